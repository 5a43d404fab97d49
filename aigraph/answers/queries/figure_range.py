"""How far a figure can move, and which deals move it most: cells and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.answers.measure_text import denominators_text, range_text, value_with_unit
from aigraph.answers.spread_text import between_text, draws_sentence
from aigraph.flows.measure import Measure
from aigraph.language.bounds import FOUND
from aigraph.language.sentences import company_name, count
from aigraph.language.translation import gettext
from aigraph.measures.catalogue.listed import ListedMeasure
from aigraph.model.display import Row
from aigraph.model.ledger import Ledger

if TYPE_CHECKING:
    from aigraph.measures.tornado import Tornado
    from aigraph.measures.uncertainty import Uncertainty


def headline(ledger: Ledger, listed: ListedMeasure, on_record: Measure) -> str:
    """Say the figure on record, of what it is a share, and what it means."""
    name, whole = listed.title.capitalize(), denominators_text(on_record)
    size = value_with_unit(on_record.on_record, on_record.unit, gettext("unknown"))
    if on_record.of:
        name = gettext("{measure} of {company}", measure=name, company=company_name(ledger, on_record.of))
    if whole:
        size = gettext("{size} of {whole}", size=size, whole=whole)
    return gettext("{name} on record: {size}. {meaning}", name=name, size=size, meaning=listed.explanation)


def draw_lines(found: Uncertainty) -> list[tuple[str, ...]]:
    """Write the draws as lines of cells: how amounts are drawn, the middle, and between what nine in ten lie."""
    unit = found.interval.unit
    return [
        (name, value_with_unit(drawn.middle, unit), between_text(drawn, unit))
        for name, drawn in (
            (gettext("each alone"), found.alone),
            (gettext("in groups"), found.grouped),
            (gettext("all together"), found.together),
        )
        if drawn
    ]


def range_sentences(found: Uncertainty) -> list[str]:
    """Say how far the figure can go, how that was found, and what the draws rest on."""
    interval = found.interval
    how = "" if interval.is_exact else f" {gettext(FOUND)}"
    sentences = [f"{gettext('Range: {range}.', range=range_text(interval))}{how} {interval.note}".rstrip()]
    if found.alone:
        sentences.append(f"{draws_sentence(found.draws, found.seed, interval.n_edges_missing)} {found.note}".rstrip())
    deals = count(interval.n_edges_used + interval.n_edges_missing, "cash deal")
    return [
        *sentences,
        gettext(
            "{deals}, {varied:,} of which have two ends, {scope}.",
            deals=deals,
            varied=len(found.varied),
            scope=interval.scenario,
        ),
    ]


def bar_rows(found: Tornado) -> list[Row]:
    """Flatten the deals that move a figure to rows."""
    return [bar.row() for bar in found.bars]


def bars_sentences(found: Tornado) -> list[str]:
    """Say how many deals were tried, and how those shown were moved."""
    if not found.bars:
        return [gettext("No deal has ends that differ: none moves it.")]
    sentences = [
        gettext(
            "The {shown:,} of {deals} with ends that differ which move it most, each alone, all others as recorded. Deals that move "
            "together move it further.",
            shown=len(found.bars),
            deals=count(found.tried, "deal"),
        )
    ]
    if any("no ceiling" in bar.at_high.note for bar in found.bars):
        sentences.append(gettext("An amount without a ceiling stays at the figure on record."))
    return sentences
