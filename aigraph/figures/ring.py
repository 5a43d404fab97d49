"""One loop as a ring: its companies in order, an arrow for each deal, and the sum of each leg beside it."""

from __future__ import annotations

from math import cos, hypot, pi, sin, tau

from aigraph.figures.arrows import arrow as draw_arrow
from aigraph.figures.paper import Paper
from aigraph.figures.pills import draw_pill
from aigraph.figures.sheet import Block
from aigraph.figures.svg import Element, circle, group
from aigraph.figures.words import isolate, text, text_width, wrap
from aigraph.model.loop import Leg, Loop
from aigraph.model.view import View
from aigraph.picture.curve import Box, curve
from aigraph.picture.ellipse import Point
from aigraph.picture.fan import GAP, Strand, fan_out
from aigraph.picture.looks import width
from aigraph.picture.pills import Pill
from aigraph.words import company_name, money

_PAIR = 2
_NAME_LINE = 13.0
"""The most that a line of a name may be wide, in sizes of type."""


def draw_ring(view: View, loop: Loop, paper: Paper, room: float) -> Block:
    """Draw the ring of a loop, its root at the top (of a pair, at the left), and go round clockwise."""
    size = paper.type * 1.25
    pills = {company: _pill(company_name(view.ledger, company), size, room / 3.2) for company in loop.companies}
    spots = _spots(loop, pills, room, paper)
    boxes = {
        company: Box(*spots[company], pills[company].width, pills[company].height, size * 0.45) for company in pills
    }
    widths = {arrow.deal.id: max(0.9 * width(arrow.amount), 1.1) for arrow in loop.arrows}
    bends = fan_out(
        (Strand(arrow.deal.id, arrow.payer, arrow.payee, widths[arrow.deal.id]) for arrow in loop.arrows), spots
    )
    lines: list[Element] = []
    labels: list[Element] = []
    edges = [(box.y - box.height / 2, box.y + box.height / 2) for box in boxes.values()]
    for number, leg in enumerate(loop.legs, start=1):
        ends = boxes[leg.payer], boxes[leg.payee]
        middles = []
        for arrow in leg.arrows:
            deal = arrow.deal.id
            line = curve(spots[leg.payer], spots[leg.payee], bends[deal])
            made, seen = draw_arrow(
                paper,
                line,
                ends,
                arrow.deal_class,
                arrow.status,
                widths[deal],
                hollow=arrow.amount.central is None,
            )
            lines.append(made)
            middles.append(seen.at(0.5))
        thick = sum(widths[arrow.deal.id] + GAP for arrow in leg.arrows) / 2
        label, box = _label(paper, number, leg, middles, thick, loop)
        labels.append(label)
        edges.append((box.y - box.height / 2, box.y + box.height / 2))
    records = {company.id: company for company in view.companies}
    drawn = [draw_pill(paper, records[company], pills[company], boxes[company], size, strong=True) for company in pills]
    top, bottom = min(edge[0] for edge in edges) - 2, max(edge[1] for edge in edges) + 2
    return Block((group([*lines, *drawn, *labels], room / 2, -top),), bottom - top)


def _pill(name: str, size: float, room: float) -> Pill:
    lines = wrap(name, size, min(_NAME_LINE * size, room), bold=True) or ["?"]
    widest = max(text_width(line, size, bold=True) for line in lines)
    return Pill("\n".join(lines), round(size), widest + 1.5 * size, (1.15 * len(lines) + 0.75) * size)


def _spots(loop: Loop, pills: dict[str, Pill], room: float, paper: Paper) -> dict[str, Point]:
    """Place the companies about (0, 0), far enough apart for names and sums."""
    count = len(loop.companies)
    widest = max(pill.width for pill in pills.values())
    beside = 7.5 * paper.type
    across = (room - widest) / 2
    if count == _PAIR:
        reach = min(across, widest * 0.5 + 14 * paper.type)
        return {loop.companies[0]: (-reach, 0.0), loop.companies[1]: (reach, 0.0)}
    rx = min(max(across - beside, across * 0.5), 24 * paper.type)
    ry = min(max(rx * 0.64, 6.2 * paper.type * count / 3), 15 * paper.type + 2 * count * paper.type)
    turns = (-pi / 2 + tau * at / count for at in range(count))
    return {company: (rx * cos(turn), ry * sin(turn)) for company, turn in zip(loop.companies, turns, strict=True)}


def _label(paper: Paper, number: int, leg: Leg, middles: list[Point], thick: float, loop: Loop) -> tuple[Element, Box]:
    """Write number and sum of a leg on the outer side of its arrows."""
    size = paper.type * 1.1
    words = money(leg.amount) if leg.amount.is_known else "amount not known"
    badge = 0.72 * size
    needed = 2 * badge + 0.4 * size + text_width(words, size, bold=True)
    x = sum(point[0] for point in middles) / len(middles)
    y = sum(point[1] for point in middles) / len(middles)
    if len(loop.legs) == _PAIR:
        out: Point = (0.0, -1.0) if number == 1 else (0.0, 1.0)
        y = min(p[1] for p in middles) if number == 1 else max(p[1] for p in middles)
        thick = max(width(arrow.amount) for arrow in leg.arrows) / 2
    else:
        away = hypot(x, y) or 1.0
        out = (x / away, y / away)
    push = thick + abs(out[0]) * needed / 2 + abs(out[1]) * size * 0.8 + 0.45 * size
    box = Box(x + out[0] * push, y + out[1] * push, needed, 1.5 * size)
    left = box.x - needed / 2
    return (
        group(
            [
                *numbered(paper, number, left + badge, box.y, size),
                text(
                    left + 2 * badge + 0.4 * size,
                    box.y + 0.35 * size,
                    words,
                    size,
                    paper.colour("ink"),
                    bold=True,
                    halo=paper.colour("paper"),
                ),
            ]
        ),
        box,
    )


def numbered(paper: Paper, number: int, x: float, y: float, size: float) -> tuple[Element, Element]:
    """Draw the number of a leg in a disc."""
    return (
        circle(x, y, 0.72 * size, fill=paper.colour("ink")),
        text(x, y + 0.3 * size, str(number), 0.85 * size, paper.colour("paper"), anchor="middle", bold=True),
    )


def ring_words(view: View, loop: Loop) -> str:
    """Write the companies of a loop, from the root round to the root, each kept in its place."""
    names = (isolate(company_name(view.ledger, company)) for company in (*loop.companies, loop.root))
    return " → ".join(names)
