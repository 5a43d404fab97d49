"""Several figures at once, each with the band in which it lies when amounts are drawn between their ends."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from aigraph.flows.network import Network, network_of
from aigraph.flows.result import Measure
from aigraph.model.display import Displayed, Records
from aigraph.model.ledger import View
from aigraph.model.origin import AigraphError
from aigraph.model.row import Row

DEFAULT_DRAWS = 200
DEFAULT_SECONDS = 50.0
_WAYS = ("independent", "correlated")


class TooManyDrawsError(AigraphError):
    """The draws asked for would take longer than the time given."""


@dataclass(frozen=True, kw_only=True)
class Band(Displayed):
    """A figure with the quantiles of its draws.

    Parameters
    ----------
    on_record : Measure
        The figure as recorded.
    independent, correlated : Measure
        The 5, 50 and 95 % quantiles as low, central and high, of draws in which amounts vary each on its own, or all
        together. No 95 % quantile is given if an amount has no high end.
    draws, seed : int
        As asked.
    """

    on_record: Measure
    independent: Measure
    correlated: Measure
    draws: int
    seed: int

    def row(self) -> Row:
        """Flatten to plain values: those of the figure, and the quantiles."""
        quantiles: Row = {}
        for way in _WAYS:
            drawn = getattr(self, way)
            quantiles |= {f"{way}_p05": drawn.low, f"{way}_p50": drawn.central, f"{way}_p95": drawn.high}
        return {**self.on_record.row(), **quantiles, "draws": self.draws, "seed": self.seed}


def bands(
    network: View | Network | Any,
    measures: Callable[[Network], Sequence[Measure]],
    *,
    draws: int = DEFAULT_DRAWS,
    seed: int = 0,
    max_seconds: float = DEFAULT_SECONDS,
) -> Records[Band]:
    """Draw all amounts between their ends again and again, and give the quantiles of several figures.

    Parameters
    ----------
    measures : callable
        From a network to some figures, always the same ones in the same order, such as `measure_system`.
    network : View, Network or networkx.DiGraph
        Cash flows with ends; on a graph ``low`` and ``high`` are the ends of ``weight``.
    draws : int
        How many times to draw, in each of two ways.
    seed : int
        The same seed gives the same figures.
    max_seconds : float
        The most seconds that the draws may be expected to take.

    Returns
    -------
    Records of Band
        One for each figure. How amounts are drawn is told at `uncertainty`, which also searches for the outer ends.

    Raises
    ------
    TooManyDrawsError
        If the first draw was so slow that all of them would take longer than `max_seconds`.
    ValueError
        If `draws` is below 1.

    See Also
    --------
    measures.uncertainty : One figure, with its outer ends.
    measure_system : All figures at once.

    Notes
    -----
    Twice `draws` runs of the measures.

    Examples
    --------
    >>> import networkx as nx
    >>> from aigraph import max_circulation
    >>> g = nx.DiGraph()
    >>> g.add_edge("chips", "lab", weight=8, low=6, high=10)
    >>> g.add_edge("lab", "chips", weight=20)
    >>> (band,) = bands(g, lambda network: [max_circulation(network).usd_bn])
    >>> band.on_record.central, 12 < band.independent.low < band.independent.high < 20
    (16.0, True)
    """
    if draws < 1:
        raise ValueError(f"draws {draws} is below 1")
    from aigraph.flows.amount_sampling import Spread, items_of
    from aigraph.flows.repeated_evaluation import Runs

    given, network = network, network_of(network)
    spread = Spread(items_of(given))
    runs = Runs(lambda _: None, network, spread)
    on_record = measures(network)
    began = time.perf_counter()
    measures(runs.network_at(spread.low))
    needed = 2 * draws * (time.perf_counter() - began)
    if runs.loose and needed > max_seconds:
        raise TooManyDrawsError(
            f"{2 * draws:,} draws take about {needed:,.0f} seconds, more than {max_seconds:g}: ask for fewer draws, or give "
            "more max_seconds"
        )
    drawn = {
        way: [
            measures(runs.network_at(row))
            for row in spread.draw(draws if runs.loose else 1, seed, together=way == "correlated")
        ]
        for way in _WAYS
    }
    return Records(
        Band(
            on_record=figure,
            draws=draws,
            seed=seed,
            **{
                way: _quantiles(figure, way, [row[place].central for row in rows], is_open=bool(runs.without_high))
                for way, rows in drawn.items()
            },
        )
        for place, figure in enumerate(on_record)
    )


def _quantiles(figure: Measure, way: str, found: Sequence[float | None], *, is_open: bool) -> Measure:
    import numpy as np

    known = [one for one in found if one is not None]
    low, central, high = map(float, np.quantile(known, (0.05, 0.5, 0.95))) if known else (None, None, None)
    undefined = len(found) - len(known)
    note = f"{undefined} of {len(found)} draws gave no figure." if undefined else ""
    return replace(
        figure, name=f"{figure.name}_{way}", low=low, central=central, high=None if is_open else high, note=note
    )
