"""What can lie on a temporal cycle from one event on: earliest arrival forward, latest departure backward."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from aigraph.engine.temporal.python.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Reach:
    """The events that can follow a first event on its way home, and what each company allows.

    Parameters
    ----------
    followers : list of int
        The events that can lie on a cycle, by payer, payee and time.
    latest : dict of int to int
        For each company the rank of its latest event from which the root can be reached in time.
    far : dict of int to int
        For each company the fewest legs to the root.
    """

    followers: list[int] = field(default_factory=list)
    latest: dict[int, int] = field(default_factory=dict)
    far: dict[int, int] = field(default_factory=dict)


def reach(timeline: Timeline, start: int, max_length: int | None) -> Reach:
    """Find the events that lie on a closed walk from event `start` on, each later than the one before, in its window.

    Each event is looked at once forward and once backward, although the companies are not taken in the order of time:
    when a company is found to be reached earlier than was known, only the events in between are new.
    """
    if max_length == 1:
        return Reach()
    earliest, near = _forward(timeline, start, max_length)
    found = _backward(timeline, start, max_length, earliest, near)
    found.followers.sort(key=timeline.place.__getitem__)
    return found


def _forward(timeline: Timeline, start: int, max_length: int | None) -> tuple[dict[int, int], dict[int, int]]:
    """Give each company reached its earliest arrival and the fewest legs to it, half of the legs at most."""
    root, first = timeline.payer[start], timeline.payee[start]
    until = timeline.until[start]
    earliest, near = {first: timeline.rank[start]}, {first: 1}
    seen: dict[int, int] = {}
    rim = [first]
    legs = 1
    while rim and (max_length is None or legs < max_length // 2):
        legs += 1
        after: dict[int, None] = {}
        for company in rim:
            ranks = timeline.leaving_rank[company]
            begin = bisect_right(ranks, earliest[company])
            end = seen.get(company)
            seen[company] = begin
            for event in timeline.leaving[company][begin : bisect_right(ranks, until) if end is None else end]:
                other, rank = timeline.payee[event], timeline.rank[event]
                if other not in (root, first) and rank < earliest.get(other, rank + 1):
                    earliest[other] = rank
                    near.setdefault(other, legs)
                    after[other] = None
        rim = list(after)
    return earliest, near


def _backward(
    timeline: Timeline, start: int, max_length: int | None, earliest: dict[int, int], near: dict[int, int]
) -> Reach:
    """Go back from the root, only to companies that the first event can have reached by then."""
    root, first = timeline.payer[start], timeline.payee[start]
    now, half = timeline.rank[start], 0 if max_length is None else max_length // 2
    found = Reach(latest={root: timeline.until[start] + 1}, far={root: 0})
    latest, far = found.latest, found.far
    seen: dict[int, int] = {}
    rim = [root]
    legs = 0
    while rim and (max_length is None or legs < max_length - 1):
        legs += 1
        after: dict[int, None] = {}
        for company in rim:
            ranks = timeline.arriving_rank[company]
            end = bisect_left(ranks, latest[company])
            begin = seen.get(company)
            seen[company] = end
            for event in timeline.arriving[company][bisect_right(ranks, now) if begin is None else begin : end]:
                other, rank = timeline.payer[event], timeline.rank[event]
                if other in (root, company):
                    continue
                on_time = rank > earliest.get(other, rank)
                on_time = on_time and (max_length is None or near[other] + legs <= max_length)
                # The search forward stopped half way: the company may still be reached by more legs, and earlier.
                if not on_time and (max_length is None or half + 1 + legs > max_length):
                    continue
                found.followers.append(event)
                if rank > latest.get(other, -1):
                    latest[other] = rank
                    far.setdefault(other, legs)
                    if other != first:
                        after[other] = None
        rim = list(after)
    return found
