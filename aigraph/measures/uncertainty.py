"""How far a figure can be from the truth, given how far each amount can be."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from aigraph.flows.box_corners import ends_at_corners, most_runs
from aigraph.flows.network import Network, network_of
from aigraph.flows.question import Question, figure_of
from aigraph.flows.result import Measure, basis
from aigraph.model.display import Displayed
from aigraph.model.ledger import View
from aigraph.model.origin import AigraphError
from aigraph.model.row import Row

if TYPE_CHECKING:
    from aigraph.flows.repeated_evaluation import Runs

DEFAULT_SECONDS = 50.0
ENDS = "all amounts low, all amounts high"
ALL_CORNERS = "every combination of low and high ends; exact if each amount alone moves the figure one way only"
SOME_CORNERS = "a search among combinations of low and high ends; inner bounds, the true range can be wider"
BEYOND_CORNERS = "combinations of low and high ends, and draws beyond them; inner bounds, the true range can be wider"

_ROUNDING = 1e-9


class TooManyRunsError(AigraphError):
    """The runs asked for would take longer than the time given."""


@dataclass(frozen=True, kw_only=True)
class Uncertainty(Displayed):
    """A figure with what the ends of amounts make of it.

    Parameters
    ----------
    interval : Measure
        The figure on record as its central value, and its ends; no high end if some amount has none.
    found_by : str
        How the ends were found: `ENDS`, `ALL_CORNERS`, `SOME_CORNERS` or `BEYOND_CORNERS` of this module.
    independent, correlated : Measure or None
        The 5, 50 and 95 % quantiles as low, central and high, of draws in which amounts vary each on its own, or all
        together; None for a monotone measure.
    reached : float or None
        The largest figure found, with open amounts at their central values. It bounds nothing if an amount is open.
    draws, seed : int
        As asked.
    undefined : int
        How many runs gave no figure; no end and no quantile counts them.
    varied : tuple of str
        The deals (in a network, its flows) whose ends differ.
    without_high : tuple of str
        Those without a high end.
    without_central : tuple of str
        Those without a central value, which the figure on record leaves out.
    """

    interval: Measure
    found_by: str
    independent: Measure | None
    correlated: Measure | None
    reached: float | None
    draws: int
    seed: int
    undefined: int
    varied: tuple[str, ...]
    without_high: tuple[str, ...]
    without_central: tuple[str, ...]

    def row(self) -> Row:
        """Flatten the answer to plain values; the names are public."""
        quantiles = {
            f"{way}_{quantile}": figure
            for way, drawn in (("independent", self.independent), ("correlated", self.correlated))
            if drawn
            for quantile, figure in (("p05", drawn.low), ("p50", drawn.central), ("p95", drawn.high))
        }
        counts = {name: len(getattr(self, name)) for name in ("varied", "without_high", "without_central")}
        return {
            **self.interval.row(),
            "found_by": self.found_by,
            **quantiles,
            "reached": self.reached,
            "draws": self.draws,
            "seed": self.seed,
            "undefined": self.undefined,
            **counts,
        }


def uncertainty(
    network: View | Network | Any,
    measure: Question,
    *,
    monotone: bool = False,
    draws: int = 2000,
    seed: int = 0,
    correlated: bool | None = None,
    max_seconds: float = DEFAULT_SECONDS,
) -> Uncertainty:
    """Say in which range a figure lies when every amount can lie anywhere between its ends.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        Cash flows with ends. On an edge of a graph ``low`` and ``high`` are the ends of its ``weight``, in US$ billions.
    measure : callable
        From a network to a `Measure` (its central value counts), a number, or None where undefined.
    monotone : bool
        Whether the figure never falls when an amount rises, as that of the largest circulation; shares are not so.
    draws : int
        How many times to draw all amounts, in each of two ways.
    seed : int
        The same seed gives the same figures.
    correlated : bool, optional
        True or False for only one way of drawing; by default amounts are drawn both together and each on its own.
    max_seconds : float
        The most seconds that the runs may be expected to take.

    Returns
    -------
    Uncertainty
        The range, and the quantiles of the draws unless the measure is monotone.

    Raises
    ------
    TooManyRunsError
        If the first runs were so slow that all of them would take longer than `max_seconds`.
    TypeError
        If the measure gives anything else than a `Measure`, a number or None.
    ValueError
        If `draws` is below 1, or a measure said to be monotone falls when all amounts rise.

    See Also
    --------
    measures.tornado : Which deal moves the figure most.
    measures.bands : Several figures at once.

    Notes
    -----
    An amount is drawn from the triangle over (low, central, high), and evenly between its ends if it has no central
    value: no middle is made up for it. Together means all at the same quantile. A deal of which nothing is known is left
    out, as by every measure. One without a high end reaches its central value at most, and then no upper figure is given.
    Running all amounts at high does not bound a share. The ends of a measure that is not monotone are those of all 2**k
    corners if k <= 12 flows move. They are exact if raising one flow alone moves the figure one way only; a circulating
    share need not obey, it can be largest where two flows match. With more flows, from the best of three corners one flow
    after the other is turned round for as long as that helps, which gives inner bounds. Sampling within bounds follows
    [1]_. At most 2 draws + max(4096, 10 k + 2) runs.

    References
    ----------
    .. [1] J. K. Kones, K. Soetaert, D. van Oevelen, J. O. Owino, "Are network indices robust indicators of food web
       functioning? A Monte Carlo approach", Ecol. Model. 220, 2009. https://doi.org/10.1016/j.ecolmodel.2008.10.012

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_edge("chips", "lab", weight=8, low=6, high=10)
    >>> g.add_edge("fund", "lab", weight=8)
    >>> def given_by_chips(network):
    ...     received = network.matrix()[:, network.place["lab"]]
    ...     return received[network.place["chips"]] / received.sum()
    >>> found = uncertainty(g, given_by_chips, draws=100).interval
    >>> [round(figure, 4) for figure in (found.low, found.central, found.high)]
    [0.4286, 0.5, 0.5556]
    """
    if draws < 1:
        raise ValueError(f"draws {draws} is below 1")
    from aigraph.flows.amount_sampling import Spread, items_of
    from aigraph.flows.repeated_evaluation import Runs

    given, network = network, network_of(network)
    answer = measure(network)
    on_record = figure_of(answer)
    runs = Runs(measure, network, Spread(items_of(given)))
    spread = runs.spread
    began = time.perf_counter()
    ends = _defined(map(runs.at, (spread.low, spread.high)))
    seconds = (time.perf_counter() - began) / 2
    drawn: dict[str, list[float]] = {}
    if monotone:
        found_by, reached = ENDS, ends
        if ends and ends[-1] < ends[0] - _ROUNDING * abs(ends[0]):
            raise ValueError(f"not monotone: {ends[0]:g} with all amounts low, {ends[-1]:g} with all high")
    else:
        ways = [way for way, other in (("independent", True), ("correlated", False)) if correlated is not other]
        _refuse(runs, draws * len(ways), seconds, max_seconds)
        reached, is_exact = ends_at_corners(runs.at, spread.low, spread.high)
        for way in ways:
            rows = spread.draw(draws if runs.loose else 1, seed, together=way == "correlated")
            drawn[way] = _defined(map(runs.at, rows))
        beyond = _beyond(reached, drawn.values())
        reached += beyond
        found_by = BEYOND_CORNERS if beyond else ALL_CORNERS if is_exact else SOME_CORNERS
    notes = runs.notes(monotone=monotone)
    low, top = min(reached, default=None), max(reached, default=None)
    if on_record is not None and low is not None and top is not None and not low <= on_record <= top:
        if runs.without_central:
            notes.append(f"The figure on record, {on_record:.6g}, therefore lies outside the range.")
            on_record = None
        else:
            low, top = min(low, on_record), max(top, on_record)
    central = answer if isinstance(answer, Measure) else None
    whole = Measure(
        name=central.name if central else getattr(measure, "__name__", "figure"),
        of=central.of if central else "",
        unit=central.unit if central else "",
        low=low,
        central=on_record,
        high=None if runs.without_high else top,
        denominators=central.denominators if central else {},
        **basis(runs.network),
        note=" ".join(notes),
    )
    quantiles = {
        way: _quantiles(whole, way, figures, is_open=bool(runs.without_high)) for way, figures in drawn.items()
    }
    return Uncertainty(
        interval=whole,
        found_by=found_by,
        independent=quantiles.get("independent"),
        correlated=quantiles.get("correlated"),
        reached=top,
        draws=draws,
        seed=seed,
        undefined=runs.undefined,
        varied=tuple(item.name for item in runs.spread.moving if item.ends[0] < item.ends[1]),
        without_high=runs.without_high,
        without_central=runs.without_central,
    )


def _defined(figures: Iterable[float | None]) -> list[float]:
    return [figure for figure in figures if figure is not None]


def _refuse(runs: Runs, draws: int, seconds: float, max_seconds: float) -> None:
    """Give up at once if all runs would take too long."""
    corners = most_runs(len(runs.loose))
    needed = (draws + corners) * seconds if runs.loose else 0
    if needed > max_seconds:
        raise TooManyRunsError(
            f"{draws:,} draws and up to {corners:,} corners at {seconds:.2g} seconds a run take about {needed:,.0f} "
            f"seconds, more than {max_seconds:g}: ask for fewer draws, give more max_seconds, or say monotone=True if "
            "the figure never falls when an amount rises, which takes two runs"
        )


def _beyond(corners: list[float], drawn: Iterable[list[float]]) -> list[float]:
    """Give the ends of the draws that lie outside the corners, as happens if the measure bends between them."""
    slack = _ROUNDING * max(map(abs, corners), default=0.0)
    low, high = min(corners, default=float("inf")) - slack, max(corners, default=float("-inf")) + slack
    outside = [figure for figures in drawn for figure in figures if not low <= figure <= high]
    return [min(outside), max(outside)] if outside else []


def _quantiles(whole: Measure, way: str, figures: list[float], *, is_open: bool) -> Measure:
    import numpy as np

    low, central, high = map(float, np.quantile(figures, (0.05, 0.5, 0.95))) if figures else (None, None, None)
    return replace(whole, name=f"{whole.name}_{way}", low=low, central=central, high=None if is_open else high)
