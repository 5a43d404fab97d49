"""A bundle: all temporal cycles from one first event along the same companies, counted without being listed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aigraph.engine.multigraph.product import walk_back
from aigraph.engine.temporal.python.timeline import Timeline

Tolerance = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Bundle:
    """The cycles that take one first event and then one event of each leg.

    Parameters
    ----------
    companies : tuple of int
        The companies in the order of the legs, from the payer of the first event on.
    legs : sequence of sequences of int
        For each leg the events that some cycle can take, by time.
    counts : sequence of sequences of int
        For each leg and event the number of ways to come up to it, summed over the events up to it.
    """

    companies: tuple[int, ...]
    legs: Sequence[Sequence[int]]
    counts: Sequence[Sequence[int]]

    @property
    def ways(self) -> int:
        """The number of cycles."""
        return self.counts[-1][-1]


def extend(
    timeline: Timeline,
    arrived: Sequence[int],
    counts: Sequence[int],
    events: Sequence[int],
    before: int,
    tolerance: Tolerance | None,
) -> tuple[list[int], list[int]]:
    """Give the events of the next leg that can follow, earlier than rank `before`, with their summed counts.

    Without a tolerance one pass over both legs: the ways to come up to an event are the summed count at the last event
    of the leg before that is earlier. With one, each pair of events is compared.
    """
    rank, amount = timeline.rank, timeline.amount
    kept: list[int] = []
    summed: list[int] = []
    total = at = 0
    for event in events:
        if rank[event] >= before:
            break
        while at < len(arrived) and rank[arrived[at]] < rank[event]:
            at += 1
        if tolerance is None:
            ways = counts[at - 1] if at else 0
        else:
            least, most = tolerance
            ways = sum(
                counts[place] - (counts[place - 1] if place else 0)
                for place in range(at)
                if least * amount[arrived[place]] <= amount[event] <= most * amount[arrived[place]]
            )
        if ways:
            total += ways
            kept.append(event)
            summed.append(total)
    return kept, summed


def expand(timeline: Timeline, bundle: Bundle, tolerance: Tolerance | None = None) -> Iterator[list[int]]:
    """Give the cycles of a bundle one by one, each as its events; the last leg changes slowest.

    Examples
    --------
    >>> from aigraph.engine.temporal.python.timeline import order_events
    >>> timeline = order_events(2, [0, 1, 1], [1, 0, 0], [1, 2, 3])
    >>> list(expand(timeline, Bundle((0, 1), [[0], [1, 2]], [[1], [1, 2]])))
    [[0, 1], [0, 2]]
    """
    return walk_back(bundle.legs, lambda leg, event: _earlier(timeline, bundle.legs[leg], event, tolerance))


def _earlier(timeline: Timeline, events: Sequence[int], event: int, tolerance: Tolerance | None) -> Iterator[int]:
    rank, amount = timeline.rank, timeline.amount
    earlier = events[: bisect_left(events, rank[event], key=rank.__getitem__)]
    if tolerance is None:
        return iter(earlier)
    least, most = tolerance
    return (other for other in earlier if least * amount[other] <= amount[event] <= most * amount[other])
