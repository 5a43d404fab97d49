"""The maximum circulation, and its fall when some bundles are removed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal

from aigraph.loops.cyclic_core import CyclicCore, Pair

_NO_FLOW = 1e-9
# Further decimals are noise of the solver.
_DECIMALS = 9


class Circulation:
    """The maximum circulation, solved component by component so that it can be solved again without some bundles.

    Parameters
    ----------
    capacity : mapping of (str, str) to Decimal
        The most that each bundle can carry, in US$ billions.
    """

    def __init__(self, capacity: Mapping[Pair, Decimal]) -> None:
        part = CyclicCore([pair for pair, most in capacity.items() if most])
        self._component_of = part.group_of
        self._capacity: dict[int, dict[Pair, float]] = {}
        for pair in part.arrows:
            self._capacity.setdefault(part.group_of[pair[0]], {})[pair] = float(capacity[pair])
        self._flow = {pair: x for inside in self._capacity.values() for pair, x in _circulate(inside).items()}
        self.total = round(sum(self._flow.values()), _DECIMALS)

    def fall(self, removed: Collection[Pair]) -> float:
        """Give the fall of the total when some bundles that share a company are removed."""
        used = [pair for pair in removed if self._flow.get(pair, 0) > _NO_FLOW]
        if not used:
            return 0.0
        capacity = self._capacity[self._component_of[used[0][0]]]
        after = sum(_circulate({pair: most for pair, most in capacity.items() if pair not in removed}).values())
        return max(0.0, round(sum(self._flow[pair] for pair in capacity) - after, _DECIMALS))


def _circulate(capacity: Mapping[Pair, float]) -> dict[Pair, float]:
    import numpy as np

    from aigraph.flows.methods.linear_programs import maximum_circulation

    index = {name: number for number, name in enumerate(sorted({end for pair in capacity for end in pair}))}
    payers, payees = (np.array([index[pair[side]] for pair in capacity], dtype=np.intp) for side in (0, 1))
    found = maximum_circulation(payers, payees, np.array(list(capacity.values())), len(index))
    return dict(zip(capacity, map(float, found), strict=True))
