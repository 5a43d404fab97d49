"""Minimum hitting sets of loops: the cheapest items of which every loop has one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, NoReturn, TypeVar

from aigraph.loops.deadline import Deadline
from aigraph.loops.hitting_set_bounds import greedy_hitting_set, packing_bound

Item = TypeVar("Item", bound=Hashable)

MOST_SETS = 20
# HiGHS takes two sums that differ by less than 1e-6 for equal; beside costs up to this no source is so precise.
_COST_SCALE = 1e6
_TIME_IS_UP = 1
_CHOSEN = 0.5
_GREEDY_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class HittingSets(Generic[Item]):
    """The minimum hitting sets, each sorted; `more` says that there are others at the same cost."""

    cost: Decimal
    sets: tuple[tuple[Item, ...], ...]
    more: bool


def minimum_hitting_sets(
    costs: Mapping[Item, Decimal],
    loops_without: Callable[[Collection[Item]], list[list[Item]]],
    seeds: list[list[Item]],
    deadline: Deadline,
    most: int,
) -> HittingSets[Item]:
    """Choose items that hit the loops known so far, add the loops that they leave, until none is left; then once more.

    Parameters
    ----------
    costs : mapping
        What each item costs.
    loops_without : function
        Gives some of the loops that are left without some items, and none only if none is left.
    seeds : list of list
        Loops to begin with, as the items they run over.
    deadline : Deadline
        When to give up.
    most : int
        The most sets to list.

    Raises
    ------
    SearchTooLargeError
        If no set is proved to be the cheapest by the deadline; the message says what is known.
    """
    place = {item: number for number, item in enumerate(costs)}
    loops = [*seeds, *loops_without({item for loop in seeds for item in loop})]
    found: list[frozenset[Item]] = []
    best = Decimal("Infinity") if loops else Decimal(0)
    proved = Decimal(0)
    while loops and len(found) <= most:
        try:
            chosen = _choose(costs, place, loops, found, deadline)
        except _UnprovedError as unproved:
            _give_up(
                costs, loops_without, max(unproved.least, proved, packing_bound(costs, loops)), len(loops), deadline
            )
        if chosen is None:
            break
        left = loops_without(chosen)
        if left:
            # What hits some loops is the cheapest for them, so nothing that hits all is cheaper.
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
    return HittingSets(best, tuple(tuple(items[number] for number in chosen) for chosen in sets), len(found) > most)


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
    """End the search with what is known: no set is cheaper than the one bound, and one is as cheap as the other."""
    most = greedy_hitting_set(costs, loops_without, _GREEDY_SECONDS)
    known = f"; it costs at least {_bound(least)}"
    if most is not None:
        known += f", and one that costs {_bound(most)} was found"
    deadline.give_up(
        f"the search for a minimum hitting set of {n_loops:,} loops and more among {len(costs):,} items",
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
    """Solve the integer programme: one item or more of each loop, and never all items of a set already found."""
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
    most = [np.inf] * len(loops) + [len(chosen) - 1.0 for chosen in found]
    prices = np.array([float(cost) for cost in costs.values()])
    scale = float(_COST_SCALE / prices.max()) if np.ptp(prices) else 1.0
    answer = milp(
        prices * scale,
        integrality=np.ones(len(place)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(matrix, least, most),
        options={"mip_rel_gap": 0, "time_limit": deadline.left("the search for a minimum hitting set of all loops")},
    )
    if answer.status == _TIME_IS_UP:
        raise _UnprovedError(max(Decimal(0), Decimal(repr(float(answer.mip_dual_bound or 0))) / Decimal(scale)))
    if answer.x is None:
        return None
    return frozenset(item for item, number in place.items() if answer.x[number] > _CHOSEN)
