"""The timeline figure: a row for each loop, its deals on the day they came into force, the completing one marked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from aigraph.figures.arrows import head
from aigraph.figures.axis import TimeAxis
from aigraph.figures.figure import Figure
from aigraph.figures.legend import LegendEntry, legend
from aigraph.figures.loop_ring import ring_text
from aigraph.figures.paper import Paper
from aigraph.figures.sheet import Block, paragraph, provenance, sheet, stack
from aigraph.figures.svg.elements import Element, circle, group, rectangle, segment
from aigraph.figures.svg.text import text
from aigraph.language.loops import kinds_text
from aigraph.language.sentence_parts import day_words
from aigraph.language.sentences import count, money, scope
from aigraph.language.translation import gettext, gettext_noop
from aigraph.measures.loop_timing import Dated, date_of
from aigraph.model.dates import UNDATED
from aigraph.model.instruments import DealClass
from aigraph.model.ledger import View
from aigraph.model.loop import Loop
from aigraph.picture.shown_share import search_note
from aigraph.picture.visual_encoding import CLASSES, HEADS

TITLE = gettext_noop("When the loops closed")

DEFAULT_TOP = 10

_SIDE = {DealClass.FUNDING: -0.5, DealClass.PURCHASE: 0.5}
"""The offset of a mark from the line, in its own heights."""

_NARROW = 480.0
"""Below this width the name of a loop is above its row, not beside it."""


def draw_timeline(
    view: View, loops: Sequence[Loop], paper: Paper, *, title: str | None = None, top: int | None = None
) -> Figure:
    """Draw when the deals of the largest loops came into force.

    Parameters
    ----------
    top : int, optional
        The number of loops, the largest first; by default ten.
    """
    shown = list(loops[: DEFAULT_TOP if top is None else top])
    days = [[date_of(arrow) for arrow in loop.arrows] for loop in shown]
    # An undated deal is at the left edge, and must not stretch the axis to the year 1.
    starts = [day.first or day.last for row in days for day in row if day.last != UNDATED]
    first = date(min((day.year for day in starts), default=view.as_of.year), 1, 1)
    beside = paper.width >= _NARROW
    indent = paper.inner * 0.33 if beside else 0.0
    # The last mark needs the width of a head.
    axis = TimeAxis(min(first, view.as_of), view.as_of, paper.inner - indent - paper.font_size)
    rows = [_row(paper, view, loop, row, axis, indent) for loop, row in zip(shown, days, strict=True)]
    track = stack(rows, gap=paper.font_size * 0.45)
    body = stack(
        [stack([_scale(paper, axis, indent, track.height), track]), legend(paper, _samples(paper, days))],
        gap=paper.font_size * 1.2,
    )
    every = count(len(loops), "loop")
    if len(shown) == len(loops):
        scope_text = gettext("{loops}, {scope}.", loops=every, scope=scope(view))
    else:
        scope_text = gettext(
            "The {shown:,} largest of {loops}, {scope}.", shown=len(shown), loops=every, scope=scope(view)
        )
    reading = gettext("Each mark is a deal on the day from which it stood, funding above the line, purchases below.")
    lines = [scope_text, reading]
    notes = [*search_note(loops), provenance(view)]
    spoken = "; ".join(
        gettext("{ring} since {day}", ring=ring_text(view, loop), day=day_words(loop.complete_since)) for loop in shown
    )
    return sheet(paper, title or gettext(TITLE), lines, body, notes, f"{gettext('A timeline.')} {scope_text} {spoken}.")


def _scale(paper: Paper, axis: TimeAxis, indent: float, depth: float) -> Block:
    size = paper.small_font_size
    shapes: list[Element] = []
    for day, words in () if axis.last == UNDATED else axis.ticks(5.5 * size):
        x = indent + axis.at(day)
        year = day.month == 1
        shapes.append(
            segment(
                (x, 1.5 * size), (x, 1.8 * size + depth), stroke=paper.colour("rule"), stroke_width=1.2 if year else 0.6
            )
        )
        anchor = "start" if x < size else "middle"
        shapes.append(text(x, size, words, size, paper.colour("quiet"), anchor=anchor, bold=year))
    return Block(tuple(shapes), 1.8 * size)


def _row(paper: Paper, view: View, loop: Loop, days: Sequence[Dated], axis: TimeAxis, indent: float) -> Block:
    """Draw a loop: its name, then its deals; the line is thin until the last leg completes it, then thick."""
    size, ink, quiet = paper.font_size, paper.colour("ink"), paper.colour("quiet")
    room = (indent or paper.inner) - size
    name = stack(
        [
            paragraph(paper, ring_text(view, loop), size, room, halo=True),
            paragraph(
                paper,
                gettext(
                    "{kinds}, contracted {amount}, complete {day}",
                    kinds=kinds_text(loop),
                    amount=money(loop.contracted),
                    day=day_words(loop.complete_since),
                ),
                paper.small_font_size,
                room,
                colour="quiet",
                halo=True,
            ),
        ]
    )
    height = max(name.height, 2.2 * size) if indent else name.height + 2.2 * size
    middle = height / 2 if indent else name.height + 1.1 * size
    begins, complete = (
        indent + axis.at(day) for day in (min(day.first or day.last for day in days), loop.complete_since)
    )
    shapes: list[Element] = [
        group(name.shapes, y=(height - name.height) / 2 if indent else 0.0),
        segment((begins, middle), (complete, middle), stroke=quiet, stroke_width=0.8, stroke_dasharray="2 2"),
        segment((complete, middle), (indent + axis.room, middle), stroke=ink, stroke_width=2.0),
    ]
    # Later deals are on top, the completing day above all.
    shapes += [
        _mark(paper, day, axis, indent, middle) for day in sorted(days, key=lambda day: (day.last, day.arrow.deal.id))
    ]
    shapes.append(
        circle(complete, middle, 1.05 * size, fill="none", stroke=paper.colour("chosen-rule"), stroke_width=1.8)
    )
    return Block(tuple(shapes), height)


def _mark(paper: Paper, day: Dated, axis: TimeAxis, indent: float, middle: float) -> Element:
    """Draw a deal: the head of its class on the day, a bar over the interval of its date.

    Funding is above the line and purchases below it, so that those of one week do not hide each other.
    """
    size, colour = paper.font_size * 0.85, paper.colour(str(day.arrow.deal_class))
    middle += _SIDE.get(day.arrow.deal_class, 0.0) * size
    end = indent + axis.at(day.last)
    start = end if day.first is None else indent + axis.at(day.first)
    shapes = []
    if end - start > 1:
        shapes.append(
            rectangle(start, middle - 0.17 * size, end - start, 0.34 * size, 0.17 * size, fill=colour, opacity=0.45)
        )
    inside = paper.colour("paper") if day.first is None else None
    shapes.append(head((end + 0.5 * size, middle), 0.0, size, HEADS[day.arrow.deal_class], colour, inside))
    return group(shapes)


def _samples(paper: Paper, days: Sequence[Sequence[Dated]]) -> list[tuple[str, list[LegendEntry]]]:
    size = paper.small_font_size
    classes = {day.arrow.deal_class for row in days for day in row}
    sorts = [
        LegendEntry((head((size, 0.0), 0.0, size, HEADS[sort], paper.colour(str(sort))),), size, gettext(words))
        for sort, words in CLASSES.items()
        if sort in classes
    ]
    ring = circle(size, 0.0, 0.8 * size, fill="none", stroke=paper.colour("chosen-rule"), stroke_width=1.8)
    open_line = segment((0, 0), (2.5 * size, 0), stroke=paper.colour("quiet"), stroke_width=0.8, stroke_dasharray="2 2")
    complete_line = segment((0, 0), (2.5 * size, 0), stroke=paper.colour("ink"), stroke_width=2.0)
    bar = rectangle(0, -0.2 * size, 2.5 * size, 0.4 * size, 0.2 * size, fill=paper.colour("any"), opacity=0.45)
    lines = [
        LegendEntry((open_line,), 2.5 * size, gettext("open")),
        LegendEntry((complete_line,), 2.5 * size, gettext("a loop")),
        LegendEntry((ring,), 2 * size, gettext("the day that completed it")),
    ]
    spans = [LegendEntry((bar,), 2.5 * size, gettext("the days that a date can mean"))]
    if any(day.first is None for row in days for day in row):
        undated = head((size, 0.0), 0.0, size, "arrow", paper.colour("any"), paper.colour("paper"))
        spans.append(LegendEntry((undated,), size, gettext("the earliest day is not known")))
    return [(gettext("Deals"), sorts), (gettext("Lines"), lines), (gettext("Dates"), spans)]
