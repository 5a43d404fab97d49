"""Temporal cycles in plain Python: nothing to load, and no branch entered twice in vain."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count, groupby

from aigraph.engine.temporal.bundles import Bundle, Tolerance, extend
from aigraph.engine.temporal.python.reachability import Reach, reach
from aigraph.engine.temporal.python.timeline import Timeline

_NEVER = -1
_TURNS = 1024


def search_temporal(
    timeline: Timeline,
    max_length: int | None = None,
    tolerance: Tolerance | None = None,
    starts: Iterable[int] | None = None,
) -> Iterator[Bundle | None]:
    """Yield the temporal cycles of a timeline, bundled by their first event and their companies.

    A temporal cycle is a sequence of events in which the payee of each is the payer of the next, the payee of the last
    the payer of the first, no company is passed twice, each event is strictly later than the one before, and all lie in
    the window of the first. Events at the same time never follow each other. It is found once, from its first event. An
    event from a company to itself is a cycle of length 1.

    Parameters
    ----------
    timeline : Timeline
        The events.
    max_length : int, optional
        The most legs; by default there is no bound.
    tolerance : (float, float), optional
        The least and the most that the amount of a leg may be, as a share of the amount of the leg before. The last leg
        and the first are not compared.
    starts : iterable of int, optional
        The first events to take; by default all.

    Yields
    ------
    Bundle or None
        By first event, then by the numbers of the companies. None comes after some time without, so that a caller can look
        at the clock.

    Notes
    -----
    For each first event `reach` leaves only the events that lie on a closed walk. Without `max_length` and `tolerance` a
    depth-first search over companies then keeps, for each company, the latest departure that is not yet known to lead
    nowhere: a search that failed lowers it, and the company that stood in the way raises it again when it leaves the
    path, as in 2SCENT [1]_, which is Johnson's blocking in time. So the time between two bundles is bounded by a polynomial
    of the events in the window. With a bound or a tolerance, what led nowhere once may lead home by other legs; there the
    search relies on `reach` alone.

    References
    ----------
    .. [1] R. Kumar and T. Calders, "2SCENT: an efficient algorithm for enumerating all simple temporal cycles", Proc. VLDB
       Endow. 11(11), 2018. https://doi.org/10.14778/3236187.3236197

    Examples
    --------
    >>> from aigraph.engine.temporal.python.timeline import order_events
    >>> timeline = order_events(2, [0, 1, 1, 0], [1, 0, 0, 1], [1, 2, 3, 9], window=5)
    >>> [(bundle.companies, bundle.ways) for bundle in search_temporal(timeline)]
    [((0, 1), 2)]
    """
    for start in range(len(timeline)) if starts is None else starts:
        if timeline.payer[start] == timeline.payee[start]:
            yield Bundle((timeline.payer[start],), [[start]], [[1]])
        else:
            found = reach(timeline, start, max_length)
            if found.followers:
                yield from _Search(timeline, start, found, max_length, tolerance).run()


@dataclass(slots=True)
class _Step:
    """A company on the path: its branches left, the events that arrive, and the latest departure known to lead home."""

    company: int
    branches: Iterator[tuple[int, list[int]]]
    arrived: list[int]
    counts: list[int]
    home: int = _NEVER


class _Search:
    """A depth-first search from one first event."""

    def __init__(
        self, timeline: Timeline, start: int, found: Reach, max_length: int | None, tolerance: Tolerance | None
    ) -> None:
        self.timeline, self.start, self.found = timeline, start, found
        self.max_length, self.tolerance = max_length, tolerance
        self.blocking = max_length is None and tolerance is None
        self.root = timeline.payer[start]
        self.leaving: dict[int, list[tuple[int, list[int]]]] = {}
        self.arriving: dict[int, list[tuple[int, list[int]]]] = {}
        pairs = groupby(found.followers, key=lambda event: (timeline.payer[event], timeline.payee[event]))
        for (payer, payee), group in pairs:
            events = list(group)
            self.leaving.setdefault(payer, []).append((payee, events))
            self.arriving.setdefault(payee, []).append((payer, events))
        # An arrival at a company can lead home only if it is earlier than this.
        self.before = dict(found.latest)
        self.path: dict[int, _Step] = {}

    def run(self) -> Iterator[Bundle | None]:
        steps = [self._enter(self.timeline.payee[self.start], [self.start], [1])]
        for turn in count(1):
            if not steps:
                break
            if turn % _TURNS == 0:
                yield None
            step = steps[-1]
            for payee, events in step.branches:
                kept, counts = extend(
                    self.timeline, step.arrived, step.counts, events, self._limit(payee), self.tolerance
                )
                if not kept:
                    continue
                if payee == self.root:
                    step.home = max(step.home, self.timeline.rank[kept[-1]])
                    yield Bundle(
                        (self.root, *self.path),
                        [*(other.arrived for other in steps), kept],
                        [*(other.counts for other in steps), counts],
                    )
                else:
                    steps.append(self._enter(payee, kept, counts))
                    break
            else:
                steps.pop()
                self._leave(step, steps[-1] if steps else None)

    def _limit(self, payee: int) -> int:
        """Give the rank before which an arrival is worth while."""
        if self.blocking or payee == self.root:
            return self.before[payee]
        too_far = self.max_length is not None and len(self.path) + 1 + self.found.far[payee] > self.max_length
        return _NEVER if too_far or payee in self.path else self.before[payee]

    def _enter(self, company: int, arrived: list[int], counts: list[int]) -> _Step:
        step = _Step(company, iter(self.leaving.get(company, ())), arrived, counts)
        self.path[company] = step
        if self.blocking:
            # Whatever comes later on this path arrives later: so the company is closed while it is on the path.
            self.before[company] = self.timeline.rank[arrived[0]]
        return step

    def _leave(self, step: _Step, parent: _Step | None) -> None:
        del self.path[step.company]
        if not self.blocking or step.home == _NEVER:
            return
        rank = self.timeline.rank
        if parent is not None:
            earlier = bisect_left(step.arrived, step.home, key=rank.__getitem__)
            parent.home = max(parent.home, rank[step.arrived[earlier - 1]])
        risen = [(step.company, step.home)]
        while risen:
            company, home = risen.pop()
            if home <= self.before[company]:
                continue
            self.before[company] = home
            for payer, events in self.arriving.get(company, ()):
                earlier = bisect_left(events, home, key=rank.__getitem__)
                if payer not in self.path and earlier and rank[events[earlier - 1]] > self.before[payer]:
                    risen.append((payer, rank[events[earlier - 1]]))
