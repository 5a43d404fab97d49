"""The card: one loop, or the view, as a picture of 1,200 by 630 pixels, the size in which networks show a link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aigraph.figures.figure import Figure
from aigraph.figures.loop_ring import draw_ring, ring_text
from aigraph.figures.paper import Paper
from aigraph.figures.sheet import Block, drawing, paragraph, provenance, stack
from aigraph.figures.svg.elements import group, segment
from aigraph.language.sentence_parts import day_words, word
from aigraph.language.sentences import count, money, scope
from aigraph.language.titles import loops_title
from aigraph.language.translation import gettext
from aigraph.model.ledger import View
from aigraph.model.loop import Loop
from aigraph.typography.line_breaking import wrap

WIDTH, HEIGHT = 1200.0, 630.0

_TITLE, _FIGURE, _TEXT, _NOTE = 46.0, 40.0, 25.0, 17.0
_SMALLEST_TITLE = 26.0
_RING_SHARE = 0.52
_TYPE_SCALES = (1.7, 1.5, 1.3, 1.0, 0.8)


def draw_card(view: View, loops: Sequence[Loop], loop: Loop | None, theme: str, *, title: str | None = None) -> Figure:
    """Draw a loop with its sizes, or how many loops a view has beside the largest; `loops` are those of the view."""
    paper = Paper(WIDTH, theme)
    shown = loop or (loops[0] if loops else None)
    if loop is not None:
        heading = title or ring_text(view, loop)
        complete = gettext("complete since {day}", day=day_words(loop.complete_since))
        lines = [f"{word(loop.weakest_status)}, {complete}"]
    else:
        heading = title or loops_title(view.ledger)
        direct = [loop for loop in loops if loop.is_direct]
        companies = {company for loop in direct for company in loop.companies}
        lines = [
            gettext(
                "{loops} among {companies}",
                loops=count(len(direct), "direct loop"),
                companies=count(len(companies), "company"),
            )
        ]
        if shown is not None:
            lines.append(gettext("The largest: {ring}", ring=ring_text(view, shown)))
    note = f"{gettext('As it stood {scope}.', scope=scope(view))} {provenance(view)}"
    room = paper.inner * (1 - _RING_SHARE) - paper.margin if shown is not None else paper.inner
    foot = paragraph(paper, note, _NOTE, paper.inner, colour="quiet")
    sizes = _sizes(paper, shown) if shown is not None else Block((), 0.0)
    floor = HEIGHT - 2 * paper.margin - foot.height - 2 * _NOTE - sizes.height
    free = floor - (_TEXT if shown is not None else 0.0)
    head = _head(paper, heading, lines, room, free)
    shapes = [*head.shapes]
    if shown is not None:
        ring = _ring(view, shown, paper, paper.inner * _RING_SHARE, free)
        shapes.append(group(ring.shapes, paper.inner - paper.inner * _RING_SHARE, max(0.0, (free - ring.height) / 2)))
        shapes.append(group(sizes.shapes, y=floor))
        lines += [f"{what} {said}" for what, said in _amounts(shown)]
    rule = HEIGHT - 2 * paper.margin - foot.height - _NOTE
    shapes.append(segment((0, rule), (paper.inner, rule), stroke=paper.colour("rule")))
    shapes.append(group(foot.shapes, y=rule + 0.6 * _NOTE))
    return drawing(paper, shapes, HEIGHT, heading, f"{heading}. {' '.join(lines)}")


def _amounts(loop: Loop) -> tuple[tuple[str, str], ...]:
    return (
        (gettext("Paid"), money(loop.paid)),
        (gettext("Due"), money(loop.due)),
        (gettext("Contracted"), money(loop.contracted)),
    )


def _sizes(paper: Paper, loop: Loop) -> Block:
    """Set the three sizes of a loop side by side under the rest, as large as all three fit."""
    amounts = _amounts(loop)
    column = (paper.inner + _TEXT) / len(amounts)
    size = _FIGURE
    while any(len(wrap(said, size, column - _TEXT, bold=True)) > 1 for _, said in amounts) and size > _TEXT:
        size *= 0.92
    columns = [
        stack(
            [
                paragraph(paper, what, _NOTE, column - _TEXT, colour="quiet"),
                paragraph(paper, said, size, column - _TEXT, bold=True),
            ]
        )
        for what, said in amounts
    ]
    shapes = tuple(group(block.shapes, at * column) for at, block in enumerate(columns))
    return Block(shapes, max(block.height for block in columns))


def _head(paper: Paper, heading: str, lines: list[str], room: float, free: float) -> Block:
    """Set the heading as large as it fits, and the lines below it."""
    size = _TITLE
    while True:
        shrunk = size / _TITLE
        block = stack(
            [
                paragraph(paper, heading, size, room, bold=True),
                stack([paragraph(paper, line, _TEXT * shrunk, room) for line in lines], gap=0.35 * _TEXT),
            ],
            gap=_TEXT,
        )
        if block.height <= free or size <= _SMALLEST_TITLE:
            return block
        size *= 0.92


def _ring(view: View, loop: Loop, paper: Paper, room: float, free: float) -> Block:
    """Draw the ring in the largest type in which it is not taller than its room."""
    rings = (draw_ring(view, loop, replace(paper, type_scale=scale), room) for scale in _TYPE_SCALES)
    ring = next((ring for ring in rings if ring.height <= free), None)
    return ring or draw_ring(view, loop, replace(paper, type_scale=_TYPE_SCALES[-1]), room)
