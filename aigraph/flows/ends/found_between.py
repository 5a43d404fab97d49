"""Ends of figures that move both ways with an amount: the least and the largest of some combinations of amounts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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
    all as recorded, all high, each pair alone at either end, and for each figure the pairs that raise it alone
    together, those that raise it most first, and so those that lower it. Only the first three where that would be too
    much work. A pair with a flow without a ceiling goes no higher than the figure on record.
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
    low, high = (network.amounts(pairs, end) for end in ("low", "high"))
    box = _Box(low, on_record, np.where(np.isfinite(high), high, on_record))
    least, most = _extremes(box, figures, np.array(recorded), searched, len(on_record) + steps)
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


class _Box:
    """The amounts that each pair can have, and points of it as changes of the record."""

    def __init__(self, low: Vector, on_record: Vector, high: Vector) -> None:
        self.low, self.on_record, self.high = low, on_record, high
        self.moving = np.flatnonzero(low < high)

    def corners(self) -> Iterator[dict[int, float]]:
        """Yield all corners."""
        for corner in product((self.low, self.high), repeat=len(self.moving)):
            yield {int(pair): end[pair] for pair, end in zip(self.moving, corner, strict=True)}

    def alone(self) -> list[dict[int, float]]:
        """Give each pair alone at either end."""
        return [
            {int(pair): end[pair]}
            for pair in self.moving
            for end in (self.low, self.high)
            if end[pair] != self.on_record[pair]
        ]

    def at(self, changes: Sequence[dict[int, float]]) -> Amounts:
        """Make the sets of amounts of some changes."""
        points = np.tile(self.on_record, (len(changes), 1))
        for row, change in enumerate(changes):
            for pair, end in change.items():
                points[row, pair] = end
        return points


def _extremes(box: _Box, figures: Figures, recorded: Vector, searched: int, work: int) -> tuple[Vector, Vector]:
    """Give the least and the largest value of each figure that was found."""
    found = [recorded[:, None], np.array(figures(np.array([box.low, box.high])))]
    if len(box.moving) <= MAX_ENUMERATED:
        found.append(_at(box, figures, list(box.corners())))
    elif 2 * len(box.moving) * work <= _MAX_WORK:
        changes = box.alone()
        alone = _at(box, figures, changes)
        found.append(alone)
        together: list[dict[int, float]] = []
        for number in range(min(searched, len(recorded))):
            for sign in (-1, 1):
                together += _together(changes, sign * (alone[number] - recorded[number]))
        if together and len(together) * work <= _MAX_WORK:
            found.append(_at(box, figures, together))
    values = np.concatenate(found, axis=1)
    return np.nanmin(values, axis=1, initial=np.inf), np.nanmax(values, axis=1, initial=-np.inf)


def _at(box: _Box, figures: Figures, changes: Sequence[dict[int, float]]) -> NDArray[np.float64]:
    """Evaluate the figures at some points, as many at once as memory is spared for."""
    most = max(1, _MOST_CELLS // max(1, len(box.on_record)))
    parts = [np.array(figures(box.at(changes[first : first + most]))) for first in range(0, len(changes), most)]
    return np.concatenate(parts, axis=1)


def _together(changes: Sequence[dict[int, float]], gains: Vector) -> list[dict[int, float]]:
    """Put the changes that gain alone together one by one, those that gain most first."""
    taken: dict[int, float] = {}
    joined = []
    for number in np.argsort(-np.nan_to_num(gains), kind="stable"):
        if not gains[number] > 0:
            break
        taken = changes[number] | taken
        joined.append(taken)
    return joined
