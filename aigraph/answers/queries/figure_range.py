"""How far a figure can move, and which deals move it most: the figure as a function of a network, cells and sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from aigraph.answers.measure_text import denominators_text, range_text, value_with_unit
from aigraph.answers.system import FIGURES, MEANINGS
from aigraph.flows.measure import Measure
from aigraph.flows.network import Network
from aigraph.flows.revenue import reported_revenue
from aigraph.language.bounds import FOUND
from aigraph.language.sentences import company_name, count
from aigraph.measures.round_trip import round_trip
from aigraph.model.ledger import Ledger, View
from aigraph.model.row import Row

if TYPE_CHECKING:
    from aigraph.measures.tornado import Tornado
    from aigraph.measures.uncertainty import Uncertainty

ROUND_TRIP_SHARE = "round_trip_share"
"""The one figure that is about a company; all others are those of `FIGURES`."""


def figure_of_network(figure: str, view: View, company: str | None) -> Callable[[Network], Any]:
    """Give the figure as a function of a network with other amounts.

    Raises
    ------
    ValueError
        If the figure is about a company and none is named, or the other way round.
    """
    if figure != ROUND_TRIP_SHARE:
        if company:
            raise ValueError(f"{figure} is about the whole network, and not about {company}")
        return FIGURES[figure]
    if not company:
        raise ValueError(f"{figure} is about a company: name one")
    (vendor,) = view.company_ids(company)
    revenue = {name: usd_bn for name, (_, usd_bn) in reported_revenue(view).items()}

    def share(network: Network) -> Measure:
        return round_trip(network, vendor, revenue=revenue).share

    return share


def figure_meaning(figure: str) -> str:
    """Say what the figure is."""
    if figure == ROUND_TRIP_SHARE:
        return (
            "Of the company's revenue, the share that is its own funding come back, if all money mixes in proportion."
        )
    return MEANINGS[figure]


def headline(ledger: Ledger, figure: str, on_record: Measure) -> str:
    """Say the figure on record, of what it is a share, and what it means."""
    of = f" of {company_name(ledger, on_record.of)}" if figure == ROUND_TRIP_SHARE else ""
    whole = denominators_text(on_record)
    size = value_with_unit(on_record.on_record, on_record.unit)
    name = figure.replace("_", " ").capitalize()
    return f"{name}{of} on record: {size}{f' of {whole}' if whole else ''}. {figure_meaning(figure)}"


def quantile_lines(found: Uncertainty) -> list[tuple[str, ...]]:
    """Write the quantiles of the draws as lines of cells: how amounts move, then 5 %, 50 % and 95 %."""
    unit = found.interval.unit
    return [
        (name, *(value_with_unit(end, unit, "open above") for end in (drawn.p05, drawn.p50, drawn.p95)))
        for name, drawn in (("drawn each on its own", found.independent), ("drawn all together", found.correlated))
        if drawn
    ]


def range_sentences(found: Uncertainty) -> list[str]:
    """Say how far the figure can go, how that was found, and what the draws rest on."""
    interval = found.interval
    how = "" if interval.is_exact else f" {FOUND}"
    sentences = [f"Range: {range_text(interval)}.{how} {interval.note}".rstrip()]
    if found.independent:
        sentences.append(f"{count(found.draws, 'draw')} each way, seed {found.seed}. {found.note}".rstrip())
    deals = count(interval.n_edges_used + interval.n_edges_missing, "cash deal")
    return [*sentences, f"{deals}, {len(found.varied)} of which have two ends, {interval.scenario}."]


def bar_rows(found: Tornado) -> list[Row]:
    """Flatten the deals that move a figure to rows."""
    return [bar.row() for bar in found.bars]


def bars_sentences(found: Tornado) -> list[str]:
    """Say how many deals were tried, and how those shown were moved."""
    if not found.bars:
        return ["No deal has ends that differ: none moves it."]
    sentences = [
        (
            f"The {len(found.bars)} of {count(found.tried, 'deal')} with ends that differ which move it most, each alone, all others "
            "as recorded. Deals that move together move it further."
        )
    ]
    if any("no ceiling" in bar.at_high.note for bar in found.bars):
        sentences.append("An amount without a ceiling stays at the figure on record.")
    return sentences
