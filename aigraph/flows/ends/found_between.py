"""Ends of figures that move both ways with an amount: the least and the largest of some combinations of amounts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING

from aigraph.flows.network import Network
from aigraph.flows.open_sums import why_flows_are_open
from aigraph.language.bounds import NO_AMOUNT
from aigraph.model.amount import Bounds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

Figures = Callable[["Matrix"], Sequence[float | None]]
"""From an adjacency matrix, payers as rows, to some figures, always the same ones in the same order."""

MAX_ENUMERATED = 12
"""Up to so many flows that can differ all combinations of their ends are tried."""
_MAX_WORK = 50_000_000


def found_between(
    network: Network,
    figures: Figures,
    *,
    in_usd_bn: Sequence[bool],
    self_payments: bool = False,
    ends: bool = True,
    why_undefined: Callable[[], str] = lambda: NO_AMOUNT,
) -> list[Bounds]:
    """Give bounds of some figures at once: of a certain network exact, else found, which are no outer bounds.

    Parameters
    ----------
    figures : callable
        The figures; None is undefined.
    in_usd_bn : sequence of bool
        Which of them are sums: these have no upper bound if any flow has no ceiling.
    self_payments : bool
        Whether what a company pays itself is on the diagonal.
    ends : bool
        Whether to search; else only the figures on record are given.
    why_undefined : callable
        Says afterwards why a figure is None.

    Notes
    -----
    With at most `MAX_ENUMERATED` flows that can differ, all 2**k combinations of their ends are tried. With more: all low,
    all as recorded, all high, and each flow alone at either end with all others as recorded; only the first three where
    that would be too much work. A flow without a ceiling goes no higher than the figure on record.
    """
    make = network.matrix if self_payments else network.intercompany_matrix
    on_record = make()
    recorded = list(figures(on_record))
    undefined = why_undefined()
    if network.is_certain:
        return [Bounds.undefined(undefined) if value is None else Bounds.exactly(value) for value in recorded]
    if not ends:
        return [Bounds.undefined(undefined) if it is None else Bounds.without_ends(it) for it in recorded]
    why = why_flows_are_open(network, network.open_flows)
    tried = [recorded, *(figures(point) for point in _points(make(end="low"), on_record, make(end="high")))]
    bounds = []
    for number, value in enumerate(recorded):
        found = [float(row[number]) for row in tried if row[number] is not None]  # type: ignore[arg-type]
        if value is None:
            bounds.append(Bounds.undefined(undefined))
        else:
            high = None if why and in_usd_bn[number] else max(found)
            bounds.append(Bounds.around(value, min(found), high, is_exact=False, why_open=why if high is None else ""))
    return bounds


def _points(low: Matrix, on_record: Matrix, high: Matrix) -> Iterator[Matrix]:
    import numpy as np

    high = np.where(np.isfinite(high), high, on_record)
    cells = [(int(payer), int(payee)) for payer, payee in np.argwhere(low < high)]
    if len(cells) <= MAX_ENUMERATED:
        for corner in product((low, high), repeat=len(cells)):
            point = on_record.copy()
            for cell, end in zip(cells, corner, strict=True):
                point[cell] = end[cell]
            yield point
        return
    yield low
    yield high
    if len(cells) * low.size > _MAX_WORK:
        return
    for cell in cells:
        for end in (low, high):
            if end[cell] != on_record[cell]:
                point = on_record.copy()
                point[cell] = end[cell]
                yield point
