"""Ends of figures that move both ways with an amount: the least and the largest of some combinations of amounts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from aigraph.flows.network import Network
from aigraph.flows.open_sums import why_flows_are_open
from aigraph.flows.pairs import Amounts, Pairs, Vector
from aigraph.language.bounds import NO_AMOUNT
from aigraph.model.amount import Bounds

Figures = Callable[[Amounts], Sequence[Vector]]
"""From sets of amounts of the pairs, one a row, to some figures of each; NaN is undefined."""

Changes = dict[int, float]
"""Pairs, each with another sum than at some base."""

MAX_ENUMERATED = 12
"""Up to so many pairs that can differ all combinations of their ends are tried."""
_MAX_WORK = 200_000_000
_MOST_CELLS = 4_000_000


def found_between(
    network: Network,
    pairs: Pairs,
    figures: Figures,
    *,
    in_usd_bn: Sequence[bool],
    ends: bool = True,
    searched: int = 3,
    steps: int = 1,
    why_undefined: Callable[[], str] = lambda: NO_AMOUNT,
) -> list[Bounds]:
    """Give bounds of some figures at once: of a certain network exact, else found, which are no outer bounds.

    Parameters
    ----------
    pairs : Pairs
        The pairs of the network whose sums the figures take.
    figures : callable
        The figures of sets of amounts.
    in_usd_bn : sequence of bool
        Which of them are sums: these have no upper bound if any flow has no ceiling.
    ends : bool
        Whether to search; else only the figures on record are given.
    searched : int
        For how many of the figures, from the first on, pairs are also moved together.
    steps : int
        The work of the figures for one set of amounts, beside reading it.
    why_undefined : callable
        Says afterwards why a figure is undefined.

    Notes
    -----
    With at most `MAX_ENUMERATED` pairs that can differ, all 2**k combinations of their ends are tried. With more: all low,
    all as recorded, all high; from each of these three each pair alone at another end, and for each figure the pairs that
    raise it alone together, those that raise it most first, and so those that lower it. Only the first three where that
    would be too much work. A deal without a ceiling goes no higher than its figure on record.
    """
    on_record = network.amounts(pairs, "on_record")
    recorded = [float(figure[0]) for figure in figures(on_record[None])]
    undefined = why_undefined()
    is_defined = [not np.isnan(value) for value in recorded]
    if network.is_certain:
        return [
            Bounds.exactly(value) if known else Bounds.undefined(undefined)
            for value, known in zip(recorded, is_defined, strict=True)
        ]
    if not ends:
        return [
            Bounds.without_ends(value) if known else Bounds.undefined(undefined)
            for value, known in zip(recorded, is_defined, strict=True)
        ]
    why = why_flows_are_open(network, network.open_flows)
    box = _Box(network.amounts(pairs, "low"), on_record, network.amounts(pairs, "high", finite=True))
    first = min(searched, len(recorded))
    least, most = _extremes(box, figures, np.array(recorded), first, len(on_record) + steps)
    bounds = []
    for number, value in enumerate(recorded):
        if not is_defined[number]:
            bounds.append(Bounds.undefined(undefined))
        else:
            largest = None if why and in_usd_bn[number] else float(most[number])
            bounds.append(
                Bounds.around(
                    value, float(least[number]), largest, is_exact=False, why_open=why if largest is None else ""
                )
            )
    return bounds


@dataclass(frozen=True)
class _Box:
    """The amounts that each pair can have."""

    low: Vector
    on_record: Vector
    high: Vector

    @property
    def moving(self) -> list[int]:
        """The pairs that can differ."""
        return [int(pair) for pair in np.flatnonzero(self.low < self.high)]

    def corners(self) -> Iterator[Changes]:
        """Yield all corners."""
        for corner in product((self.low, self.high), repeat=len(self.moving)):
            yield {pair: end[pair] for pair, end in zip(self.moving, corner, strict=True)}

    def alone(self, base: Vector) -> list[Changes]:
        """Give each pair alone at either end, where that changes the base."""
        return [{pair: end[pair]} for pair in self.moving for end in (self.low, self.high) if end[pair] != base[pair]]


def _extremes(box: _Box, figures: Figures, recorded: Vector, searched: int, work: int) -> tuple[Vector, Vector]:
    """Give the least and the largest value of each figure that was found."""
    bases = (box.on_record, box.low, box.high)
    found = [recorded[:, None], np.array(figures(np.array(bases[1:])))]
    if len(box.moving) <= MAX_ENUMERATED:
        found.append(_at(box.on_record, figures, list(box.corners())))
    elif len(bases) * len(box.moving) * (1 + searched) * work <= _MAX_WORK:
        starts = (recorded, *found[1].T)
        for base, start in zip(bases, starts, strict=True):
            changes = box.alone(base)
            alone = _at(base, figures, changes)
            gains = [sign * (alone[number] - start[number]) for number in range(searched) for sign in (-1, 1)]
            together = [joined for gain in gains for joined in _together(changes, gain)]
            found += [alone, *([_at(base, figures, together)] if together else [])]
    values = np.concatenate(found, axis=1)
    return np.nanmin(values, axis=1, initial=np.inf), np.nanmax(values, axis=1, initial=-np.inf)


def _at(base: Vector, figures: Figures, changes: Sequence[Changes]) -> NDArray[np.float64]:
    """Evaluate the figures at some points near a base, as many at once as memory is spared for."""
    most = max(1, _MOST_CELLS // max(1, len(base)))
    parts = []
    for some in (changes[first : first + most] for first in range(0, len(changes), most)):
        points = np.tile(base, (len(some), 1))
        for row, change in enumerate(some):
            points[row, list(change)] = list(change.values())
        parts.append(np.array(figures(points)))
    return np.concatenate(parts, axis=1)


def _together(changes: Sequence[Changes], gains: Vector) -> list[Changes]:
    """Put the changes that gain alone together one by one, those that gain most first."""
    taken: Changes = {}
    joined = []
    for number in np.argsort(-np.nan_to_num(gains), kind="stable"):
        if not gains[number] > 0:
            break
        taken = changes[number] | taken
        joined.append(taken)
    return joined
