"""The legend of a figure: samples of what occurs in it, and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from aigraph.figures.arrows import head, head_length
from aigraph.figures.company_box import marked_box
from aigraph.figures.paper import Paper
from aigraph.figures.sheet import LEADING, Block
from aigraph.figures.svg.elements import Element, group, segment
from aigraph.figures.svg.text import text
from aigraph.language.sentences import dollars
from aigraph.language.translation import gettext
from aigraph.model.amount import Amount
from aigraph.model.arrow import Arrow
from aigraph.model.company import Company
from aigraph.picture.visual_encoding import (
    CLASSES,
    HEADS,
    MIN_WIDTH,
    STATUSES,
    TINTS,
    amount_samples,
    dashes,
    edge_width,
    tint,
)
from aigraph.typography.text_width import text_width

_SAMPLE = 3.2
"""The length of a sample, in font sizes."""


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A sample, drawn from (0, 0) to the right and centred on y = 0, and its words."""

    shapes: tuple[Element, ...]
    length: float
    words: str


def legend(paper: Paper, rows: Iterable[tuple[str, Sequence[LegendEntry]]], *, room: float | None = None) -> Block:
    """Lay out rows of samples, each after its name; a row that is too long continues below."""
    size, room = paper.small_font_size, room or paper.inner
    rows = [(name, entries) for name, entries in rows if entries]
    indent = max((text_width(name, size, bold=True) for name, _ in rows), default=0.0) + size
    line, shapes, top = size * LEADING * 1.12, [], 0.0
    for name, entries in rows:
        base = top + size
        shapes.append(text(0, base, name, size, paper.colour("quiet"), bold=True))
        left = indent
        for entry in entries:
            needed = entry.length + size * 0.5 + text_width(entry.words, size)
            if left > indent and left + needed > room:
                left, top = indent, top + line
                base = top + size
            shapes.append(group(entry.shapes, left, base - size * 0.33))
            shapes.append(text(left + entry.length + size * 0.5, base, entry.words, size, paper.colour("ink")))
            left += needed + size * 1.5
        top += line
    return Block(tuple(shapes), top)


def arrow_rows(paper: Paper, arrows: Collection[Arrow], scale: float = 1.0) -> list[tuple[str, list[LegendEntry]]]:
    """Give the rows for deal classes, for statuses, and for what a width means at this scale."""
    size = paper.small_font_size
    classes = {arrow.deal_class for arrow in arrows}
    statuses = {arrow.status for arrow in arrows}
    line = max(1.5, 2.4 * scale)
    sorts = [
        LegendEntry(_line(paper, str(sort), line, None, HEADS[sort]), _SAMPLE * size, gettext(words))
        for sort, words in CLASSES.items()
        if sort in classes
    ]
    stages = [
        LegendEntry(_line(paper, "any", line, dashes(status, line), None, 4.4), 4.4 * size, gettext(words))
        for status, words in STATUSES.items()
        if status in statuses
    ]
    sums = [
        LegendEntry(
            _line(paper, "any", edge_width(Amount.of(central=bn)) * scale, None, None, 2.2),
            2.2 * size,
            dollars(bn),
        )
        for bn in amount_samples()
    ]
    if any(arrow.amount.central is None for arrow in arrows):
        sums.insert(
            0,
            LegendEntry(
                _line(paper, "any", MIN_WIDTH * scale, None, "arrow", hollow=True),
                _SAMPLE * size,
                gettext("no figure to quote"),
            ),
        )
    return [(gettext("Arrows"), sorts), (gettext("Status"), stages), (gettext("Amount"), sums)]


def company_row(paper: Paper, companies: Iterable[Company]) -> tuple[str, list[LegendEntry]]:
    """Give the row for the groups of companies that occur."""
    size = paper.small_font_size
    shown = list(companies)
    tints = {tint(company) for company in shown}
    entries = [
        LegendEntry((marked_box(paper, name, (size, 0.0), (size * 2, size * 1.15), 1.0),), size * 2, gettext(words))
        for name, words in TINTS.items()
        if name in tints
    ]
    if any(company.is_placeholder for company in shown):
        box = marked_box(paper, "other", (size, 0.0), (size * 2, size * 1.15), 1.0, dashed=True, mark=False)
        entries.append(LegendEntry((box,), size * 2, gettext("parties no source names")))
    return (gettext("Companies"), entries)


def _line(
    paper: Paper,
    colour: str,
    width: float,
    pattern: tuple[float, float] | None,
    form: str | None,
    sizes: float = _SAMPLE,
    *,
    hollow: bool = False,
) -> tuple[Element, ...]:
    end, fill = sizes * paper.small_font_size, paper.colour(colour)
    length = head_length(width) if form else 0.0
    line = segment(
        (0, 0),
        (end - length * 0.6, 0),
        stroke=fill,
        stroke_width=width,
        stroke_dasharray=" ".join(f"{part:g}" for part in pattern) if pattern else None,
    )
    return (
        (line, head((end, 0.0), 0.0, length, form, fill, paper.colour("paper") if hollow else None))
        if form
        else (line,)
    )
