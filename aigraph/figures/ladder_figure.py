"""The ladder figure: loops and sums at each level of certainty, and the loops that depend on something unsigned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from aigraph.figures.figure import Figure
from aigraph.figures.loop_ring import ring_text
from aigraph.figures.paper import MIN_FONT_SIZE, Paper
from aigraph.figures.sheet import LEADING, Block, paragraph, provenance, sheet, stack
from aigraph.figures.svg.elements import Element, group, polygon, rectangle, segment
from aigraph.figures.svg.text import text
from aigraph.flows.measure import Measure
from aigraph.language.loops import sizes_text, stopped_text
from aigraph.language.sentence_parts import word
from aigraph.language.sentences import CERTAINTY, count, money, on_day
from aigraph.language.translation import gettext, gettext_noop
from aigraph.measures.ladder import Ladder
from aigraph.model.amount import Amount
from aigraph.model.ledger import View
from aigraph.model.loop import Loop
from aigraph.model.status import LEVELS, Level
from aigraph.typography.text_width import text_width

TITLE = gettext_noop("How much rests on what is paid, signed, announced")

DEFAULT_TOP = 8

_NOTE = gettext_noop(
    "Bars show the figure to quote, thin lines the range of what is reported, an arrow that no source sets a ceiling. "
    "Deals of unknown size are in no sum: under each stands how many are in it. A sum can fall from paid to binding, where "
    "what is paid so far gives way to what is signed."
)

_NARROW = 480.0
"""Below this width the panels are stacked."""

_KIND_COLOURS = {
    "circular": "any",
    "incentive": "incentive",
    "backstop": "backstop",
    "trade": "purchase",
    "cross_funding": "funding",
    "plain": "plain",
}

_SOFT = (Level.ANNOUNCED, Level.ALL)


@dataclass(frozen=True, slots=True)
class BarRow:
    """A row of a panel: a stacked bar, its range, and its words."""

    parts: tuple[tuple[str, float], ...]
    low: float | None
    high: float | None
    words: str
    below: str = ""
    open_ended: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """Bars under a heading; `longest` is the value that fills the width."""

    heading: str
    bars: Sequence[BarRow]
    longest: float


def draw_ladder(view: View, found: Ladder, paper: Paper, *, title: str | None = None, top: int | None = None) -> Figure:
    """Draw loops and sums at paid, binding, announced and all.

    Parameters
    ----------
    top : int, optional
        The number of loops named that exist only on announcements or talks, the largest first; by default eight.
    """
    loops = [_loops(found, level) for level in LEVELS]
    funding = [_sum(found[level].funding, "funding") for level in LEVELS]
    purchases = [_sum(found[level].purchases, "purchase") for level in LEVELS]
    # Sums have one scale, so that funding and purchases can be compared.
    dollars = _longest([*funding, *purchases])
    panels = [
        Panel(gettext("Direct loops"), loops, _longest(loops)),
        Panel(gettext("Funding"), funding, dollars),
        Panel(gettext("Purchases"), purchases, dollars),
    ]
    soft = [(level, loop) for level in _SOFT for loop in found.loops_only_from(level) if loop.is_direct]
    shown = soft[: DEFAULT_TOP if top is None else top]
    largest = _largest(paper, view, found)
    body = stack(
        [_panels(paper, panels, found), largest, _named(paper, view, shown, len(soft))],
        gap=paper.font_size * 1.5,
    )
    what = gettext(
        "Direct loops of at most {companies} and sums of cash deals, {day}, {layers}.",
        companies=count(found.max_length, "company"),
        day=on_day(view),
        layers=" + ".join(map(word, view.layers)),
    )
    lines = [f"{what} {gettext('Each step holds all deals of those above it.')}"]
    cut = [
        gettext(
            "At {level} the search for loops {stopped}.", level=word(rung.level), stopped=stopped_text(rung.truncated)
        )
        for rung in found.rungs
        if rung.truncated
    ]
    notes = [
        gettext(_NOTE),
        *cut,
        provenance(view),
    ]
    spoken = "; ".join(f"{word(rung.level)}: {count(len(rung.direct), 'direct loop')}" for rung in found.rungs)
    description = f"{gettext('Bars for four certainties.')} {spoken}."
    return sheet(paper, title or gettext(TITLE), lines, body, notes, description)


def _loops(found: Ladder, level: Level) -> BarRow:
    rung = found[level]
    parts = tuple((str(kind), float(measure.on_record or 0)) for kind, measure in rung.counts.items())
    kinds = ", ".join(
        gettext("{number:,} {kind}", number=round(number), kind=word(kind)) for kind, number in parts if number
    )
    return BarRow(
        parts, None, None, gettext("{number:,}", number=len(rung.direct)), kinds, open_ended=rung.truncated is not None
    )


def _sum(measure: Measure, colour: str) -> BarRow:
    known = measure.on_record
    of = gettext(
        "{used:,} of {deals}",
        used=measure.n_edges_used,
        deals=count(measure.n_edges_used + measure.n_edges_missing, "deal"),
    )
    low, high = (None if end is None else Decimal(repr(end)) for end in (measure.low, measure.high))
    words = gettext("unknown") if known is None else money(Amount(low or Decimal(0), Decimal(repr(known)), high))
    return BarRow(
        ((colour, known or 0.0),), measure.low, measure.high, words, of, measure.high is None and known is not None
    )


def _panels(paper: Paper, panels: Sequence[Panel], found: Ladder) -> Block:
    """Lay out the panels side by side with the levels named once, or stacked in a column."""
    size, small = paper.font_size, paper.small_font_size
    beside = paper.width >= _NARROW
    indent = paper.inner * 0.17 if beside else 0.0
    gap = 1.6 * size
    room = (paper.inner - indent - gap * len(panels)) / len(panels) if beside else paper.inner
    names = [
        stack(
            [
                paragraph(paper, word(rung.level), size, indent or room, bold=True),
                paragraph(paper, gettext(CERTAINTY[rung.level]), small, indent or room, colour="quiet"),
            ]
        )
        for rung in found.rungs
    ]
    height = max(4.2 * size, *(name.height + 0.8 * size for name in names)) if beside else 4.4 * size
    drawn = [_panel(paper, panel, room, height, () if beside else LEVELS) for panel in panels]
    if not beside:
        return stack(drawn, gap=1.2 * size)
    top = drawn[0].height - height * len(names)
    shapes = [group(name.shapes, y=top + at * height) for at, name in enumerate(names)]
    shapes += [group(panel.shapes, indent + gap + at * (room + gap)) for at, panel in enumerate(drawn)]
    return Block(tuple(shapes), max(panel.height for panel in drawn))


def _longest(bars: Sequence[BarRow]) -> float:
    return max(1.0, *(max(sum(value for _, value in bar.parts), bar.high or 0.0) for bar in bars))


def _panel(paper: Paper, panel: Panel, room: float, height: float, levels: Sequence[Level]) -> Block:
    size, small = paper.font_size, paper.small_font_size
    # The arrow for "or more" needs room after the longest bar.
    scale = (room - 2.5 * size) / panel.longest
    title = paragraph(paper, panel.heading, size, room, bold=True)
    shapes: list[Element] = [*title.shapes]
    top = LEADING * size * 1.3
    for at, bar in enumerate(panel.bars):
        y = top + at * height
        base = y + 0.95 * size
        if levels:
            shapes.append(text(0, base, word(levels[at]), size, paper.colour("ink"), bold=True))
            end = _fitted(bar.words, size, room - text_width(word(levels[at]), size, bold=True) - size)
            shapes.append(text(room, base, bar.words, end, paper.colour("ink"), anchor="end", bold=True))
        else:
            begin = _fitted(bar.words, size, room)
            shapes.append(text(0, base, bar.words, begin, paper.colour("ink"), bold=True))
        shapes.append(_bar(paper, bar, y + 1.35 * size, 0.75 * size, scale))
        shapes.append(text(0, y + 1.35 * size + 0.75 * size + 1.1 * small, bar.below, small, paper.colour("quiet")))
    return Block(tuple(shapes), top + height * len(panel.bars))


def _fitted(words: str, size: float, room: float) -> float:
    """Give the size in which bold words fit the room: amounts are longer in other languages."""
    return max(MIN_FONT_SIZE, min(size, size * room / max(text_width(words, size, bold=True), 1.0)))


def _bar(paper: Paper, bar: BarRow, y: float, thick: float, scale: float) -> Element:
    """Draw a bar; a line through it is its range, with an arrow if there is no high end."""
    shapes: list[Element] = []
    left = 0.0
    for colour, value in bar.parts:
        if value:
            shapes.append(
                rectangle(
                    left,
                    y,
                    value * scale,
                    thick,
                    fill=paper.colour(_KIND_COLOURS.get(colour, colour)),
                    stroke=paper.colour("paper"),
                    stroke_width=0.6,
                )
            )
            left += value * scale
    middle, ink = y + thick / 2, paper.colour("ink")
    if bar.low is not None and bar.parts[0][1]:
        end = left + 2.6 * thick if bar.high is None else bar.high * scale
        start = bar.low * scale
        if end - start > 1:
            shapes.append(segment((start, middle), (end, middle), stroke=ink, stroke_width=1.0))
            shapes.append(segment((start, y + 0.15 * thick), (start, y + 0.85 * thick), stroke=ink, stroke_width=1.0))
            if bar.open_ended:
                tip = 0.5 * thick
                shapes.append(
                    polygon([(end, middle), (end - tip, middle - 0.5 * tip), (end - tip, middle + 0.5 * tip)], fill=ink)
                )
            else:
                shapes.append(segment((end, y + 0.15 * thick), (end, y + 0.85 * thick), stroke=ink, stroke_width=1.0))
    if not shapes:
        shapes.append(segment((0, y), (0, y + thick), stroke=paper.colour("quiet"), stroke_width=1.0))
    return group(shapes)


def _largest(paper: Paper, view: View, found: Ladder) -> Block:
    words = (
        f"{ring_text(view, rung.loops[0])}: {sizes_text(rung.loops[0])}" if rung.loops else gettext("no loop")
        for rung in found.rungs
    )
    lines = [
        paragraph(paper, f"{word(rung.level)}: {sentence}", paper.font_size, paper.inner)
        for rung, sentence in zip(found.rungs, words, strict=True)
    ]
    heading = paragraph(paper, gettext("The direct loop of which most is due"), paper.font_size, paper.inner, bold=True)
    return stack([heading, *lines], gap=paper.font_size * 0.15)


def _named(paper: Paper, view: View, shown: Sequence[tuple[Level, Loop]], soft: int) -> Block:
    """Name the loops that exist at no level where everything is signed."""
    size = paper.font_size
    cut = gettext("; the {number:,} first by certainty and size", number=len(shown)) if len(shown) < soft else ""
    heading = gettext("{loops} live only on announcements or talk{cut}", loops=count(soft, "direct loop"), cut=cut)
    lines = []
    for level, loop in shown:
        size_text = gettext("contracted {amount}, only from {level}", amount=money(loop.contracted), level=word(level))
        # On a wide sheet the eye would lose the line between the two.
        right = min(paper.inner, 62 * size)
        name = paragraph(paper, ring_text(view, loop), size, right - text_width(size_text, size) - size)
        if paper.width < _NARROW:
            name = paragraph(paper, ring_text(view, loop), size, paper.inner)
            lines.append(stack([name, paragraph(paper, size_text, paper.small_font_size, paper.inner, colour="quiet")]))
        else:
            end = text(right, 0.95 * size, size_text, size, paper.colour("quiet"), anchor="end")
            lines.append(Block((group(name.shapes), end), name.height))
    return stack([paragraph(paper, heading, size, paper.inner, bold=True), *lines], gap=size * 0.15)
