"""The most money that can go round, and by how much less goes round without some bundles."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal

from aigraph.loops.cyclic_core import CyclicCore, Pair

_NO_FLOW = 1e-9
# What lies behind is noise of the solver.
_PLACES = 9


class Circulation:
    """The most money that can go round, as a linear programme that can be asked again without some bundles.

    Parameters
    ----------
    room : mapping of (str, str) to Decimal
        The most that each bundle can carry, in US$ billions.
    """

    def __init__(self, room: Mapping[Pair, Decimal]) -> None:
        part = CyclicCore([pair for pair, most in room.items() if most])
        self._group_of = part.group_of
        self._room: dict[int, dict[Pair, float]] = {}
        for pair in part.arrows:
            self._room.setdefault(part.group_of[pair[0]], {})[pair] = float(room[pair])
        self._flow = {pair: x for room in self._room.values() for pair, x in _circulate(room).items()}
        self.total = round(sum(self._flow.values()), _PLACES)

    def fall(self, gone: Collection[Pair]) -> float:
        """Say by how much less goes round without some bundles that share a company."""
        used = [pair for pair in gone if self._flow.get(pair, 0) > _NO_FLOW]
        if not used:
            return 0.0
        room = self._room[self._group_of[used[0][0]]]
        after = sum(_circulate({pair: most for pair, most in room.items() if pair not in gone}).values())
        return max(0.0, round(sum(self._flow[pair] for pair in room) - after, _PLACES))


def _circulate(room: Mapping[Pair, float]) -> dict[Pair, float]:
    import numpy as np

    from aigraph.flows.linear_programs import largest_circulation

    place = {name: number for number, name in enumerate(sorted({end for pair in room for end in pair}))}
    payers, payees = (np.array([place[pair[side]] for pair in room], dtype=np.intp) for side in (0, 1))
    found = largest_circulation(payers, payees, np.array(list(room.values())), len(place))
    return dict(zip(room, map(float, found), strict=True))
