"""Covers of all loops: the cheapest companies, or arrows, without which no loop is left."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Any, Generic, NoReturn, TypeVar

from aigraph.cycles.bounds import apart, greedy_cover
from aigraph.engine.enumerate import enumerate_cycles
from aigraph.model.origin import AigraphError

Pair = tuple[str, str]
Item = TypeVar("Item", bound=Hashable)

MOST_COVERS = 20
_SEED_LENGTH = 3
_SEEDS = 2_000
# HiGHS takes two sums that differ by less than 1e-6 for equal; beside costs up to this no source is so precise.
_COST_SCALE = 1e6
_TIME_IS_UP = 1
_CHOSEN = 0.5
_GREEDY_SECONDS = 10.0


class SearchTooLargeError(AigraphError):
    """An exact search was given up; the message says what was tried and what would help."""


class Deadline:
    """So many seconds for several searches together."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    @property
    def is_past(self) -> bool:
        """Whether no second is left."""
        return time.monotonic() >= self._end

    def left(self, doing: str) -> float:
        """Give the seconds that are left.

        Raises
        ------
        SearchTooLargeError
            If there are none.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            self.give_up(doing)
        return left

    def give_up(self, doing: str, known: str = "") -> None:
        """Say that the time was too short, and what is known all the same."""
        raise SearchTooLargeError(
            f"{doing} took longer than {self.seconds:g} seconds and is not proved{known}; an exact answer can take time that "
            "grows exponentially: give a longer time_limit, or fewer companies (a stricter status, part of the data)"
        )


@dataclass(frozen=True, slots=True)
class Covers(Generic[Item]):
    """The cheapest covers, each sorted; `more` says that there are others at the same cost."""

    cost: Decimal
    sets: tuple[tuple[Item, ...], ...]
    more: bool


class LoopPart:
    """The companies and arrows of a network that lie on a loop.

    Parameters
    ----------
    pairs : collection of (str, str)
        Payer and payee of each arrow, none to itself.

    Examples
    --------
    >>> part = LoopPart([("v", "l"), ("x", "l"), ("l", "c"), ("c", "v"), ("l", "v")])
    >>> part.companies, len(part.arrows)
    (['c', 'l', 'v'], 4)
    >>> part.cover_with_companies(Deadline(10)).sets
    (('l',), ('v',))
    """

    def __init__(self, pairs: Collection[Pair]) -> None:
        import networkx as nx  # noqa: PLC0415  -- the terminal must not wait for it

        whole = nx.DiGraph(sorted(pairs))
        self.groups = sorted(sorted(group) for group in nx.strongly_connected_components(whole) if len(group) > 1)
        self.group_of = {name: number for number, group in enumerate(self.groups) for name in group}
        self.companies = sorted(self.group_of)
        self.arrows = sorted(pair for pair in pairs if self.is_inside(*pair))
        self.graph = nx.DiGraph(self.arrows)

    def is_inside(self, payer: str, payee: str) -> bool:
        """Whether an arrow lies on a loop: between two companies that can reach each other."""
        return payer in self.group_of and self.group_of[payer] == self.group_of.get(payee)

    def cover_with_companies(self, deadline: Deadline, most: int = MOST_COVERS) -> Covers[str]:
        """Find the fewest companies of which every loop has one: the minimum feedback vertex sets."""

        def loops_without(gone: Collection[str]) -> list[list[str]]:
            rest = self.graph.copy()
            rest.remove_nodes_from(gone)
            return list(_short_loops(rest))

        return _cheapest(dict.fromkeys(self.companies, Decimal(1)), loops_without, self._seeds(), deadline, most)

    def cover_with_arrows(
        self, costs: Mapping[Pair, Decimal], deadline: Deadline, most: int = MOST_COVERS
    ) -> Covers[Pair]:
        """Find the cheapest arrows of which every loop has one: the minimum-weight feedback arc sets."""

        def loops_without(gone: Collection[Pair]) -> list[list[Pair]]:
            rest = self.graph.copy()
            rest.remove_edges_from(gone)
            return [arrows_of(ring) for ring in _short_loops(rest)]

        seeds = [arrows_of(ring) for ring in self._seeds()]
        return _cheapest({pair: costs[pair] for pair in self.arrows}, loops_without, seeds, deadline, most)

    def _seeds(self) -> list[list[Any]]:
        return list(islice(enumerate_cycles(self.graph, _SEED_LENGTH, keep_on_interrupt=False), _SEEDS))


def arrows_of(ring: Sequence[str]) -> list[Pair]:
    """Give payer and payee of each leg of a ring.

    Examples
    --------
    >>> arrows_of(["a", "b", "c"])
    [('a', 'b'), ('b', 'c'), ('c', 'a')]
    """
    return list(zip(ring, [*ring[1:], ring[0]], strict=True))


def _short_loops(graph: Any) -> Iterator[list[str]]:
    """Yield short loops that share few companies: at least one in each part that has any."""
    import networkx as nx  # noqa: PLC0415  -- the terminal must not wait for it

    for group in nx.strongly_connected_components(graph):
        inside = graph.subgraph(group)
        fresh = sorted(group) if len(group) > 1 else []
        while fresh:
            ring = _loop_through(inside, fresh[0])
            yield ring
            fresh = [name for name in fresh if name not in ring]


def _loop_through(graph: Any, root: str) -> list[str]:
    """Give a shortest loop through a company of a strongly connected graph."""
    payer_of: dict[str, str] = {}
    rim = [root]
    while True:
        further = []
        for payer in rim:
            for payee in sorted(graph.adj[payer]):
                if payee == root:
                    ring = [payer]
                    while ring[-1] != root:
                        ring.append(payer_of[ring[-1]])
                    return ring[::-1]
                if payee not in payer_of:
                    payer_of[payee] = payer
                    further.append(payee)
        rim = further


def _cheapest(
    costs: Mapping[Item, Decimal],
    loops_without: Callable[[Collection[Item]], list[list[Item]]],
    seeds: list[list[Item]],
    deadline: Deadline,
    most: int,
) -> Covers[Item]:
    """Choose items that hit the loops known so far, add the loops that they leave, until none is left; then once more."""
    place = {item: number for number, item in enumerate(costs)}
    loops = [*seeds, *loops_without({item for loop in seeds for item in loop})]
    found: list[frozenset[Item]] = []
    best = Decimal("Infinity") if loops else Decimal(0)
    proved = Decimal(0)
    while loops and len(found) <= most:
        try:
            chosen = _choose(costs, place, loops, found, deadline)
        except _UnprovedError as unproved:
            _give_up(costs, loops_without, max(unproved.least, proved, apart(costs, loops)), len(loops), deadline)
        if chosen is None:
            break
        left = loops_without(chosen)
        if left:
            # A cover of some loops is the cheapest for them, so no cover of all is cheaper.
            proved = max(proved, sum((costs[item] for item in chosen), Decimal(0)))
            loops += left
            continue
        for item in sorted(chosen, key=place.__getitem__):
            if not costs[item] and not loops_without(chosen - {item}):
                chosen -= {item}
        cost = sum((costs[item] for item in chosen), Decimal(0))
        if cost > best:
            break
        found = [*(found if cost == best else []), chosen]
        best = cost
    sets = sorted(sorted(map(place.__getitem__, chosen)) for chosen in found[:most]) if loops else [[]]
    items = list(costs)
    return Covers(best, tuple(tuple(items[number] for number in chosen) for chosen in sets), len(found) > most)


class _UnprovedError(Exception):
    """The time was up before the integer programme was solved; `least` is a bound below its value."""

    def __init__(self, least: Decimal) -> None:
        super().__init__()
        self.least = least


def _give_up(
    costs: Mapping[Item, Decimal],
    loops_without: Callable[[Collection[Item]], list[list[Item]]],
    least: Decimal,
    n_loops: int,
    deadline: Deadline,
) -> NoReturn:
    """End the search with what is known: no cover is cheaper than the one bound, and one is as cheap as the other."""
    most = greedy_cover(costs, loops_without, _GREEDY_SECONDS)
    known = f"; it costs at least {_bound(least)}"
    if most is not None:
        known += f", and one that costs {_bound(most)} was found"
    deadline.give_up(
        f"the search for a cheapest cover of {n_loops:,} loops and more among {len(costs):,} items",
        f"{known} (in companies, or in US$ billions of deals)",
    )
    raise AssertionError


def _bound(cost: Decimal) -> str:
    return f"{cost.quantize(Decimal('0.01'))}".rstrip("0").rstrip(".")


def _choose(
    costs: Mapping[Item, Decimal],
    place: Mapping[Item, int],
    loops: list[list[Item]],
    found: list[frozenset[Item]],
    deadline: Deadline,
) -> frozenset[Item] | None:
    """Solve the integer programme: one item or more of each loop, and never all items of a cover already found."""
    import numpy as np  # noqa: PLC0415  -- the terminal must not wait for it
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415
    from scipy.sparse import csr_array  # noqa: PLC0415

    if deadline.is_past:
        raise _UnprovedError(Decimal(0))
    lines: list[Iterable[Item]] = [*loops, *found]
    columns = [sorted(place[item] for item in line) for line in lines]
    matrix = csr_array(
        (np.ones(sum(map(len, columns))), [at for line in columns for at in line], np.cumsum([0, *map(len, columns)])),
        shape=(len(lines), len(place)),
    )
    least = [1.0] * len(loops) + [-np.inf] * len(found)
    most = [np.inf] * len(loops) + [len(cover) - 1.0 for cover in found]
    prices = np.array([float(cost) for cost in costs.values()])
    scale = float(_COST_SCALE / prices.max()) if np.ptp(prices) else 1.0
    answer = milp(
        prices * scale,
        integrality=np.ones(len(place)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(matrix, least, most),
        options={"mip_rel_gap": 0, "time_limit": deadline.left("the search for a cheapest cover of all loops")},
    )
    if answer.status == _TIME_IS_UP:
        raise _UnprovedError(max(Decimal(0), Decimal(repr(float(answer.mip_dual_bound or 0))) / Decimal(scale)))
    if answer.x is None:
        return None
    return frozenset(item for item, number in place.items() if answer.x[number] > _CHOSEN)
