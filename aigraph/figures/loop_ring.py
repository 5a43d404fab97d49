"""The ring of a loop: its companies in order, an arrow for each deal, and the sum of each leg."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import cos, hypot, pi, sin, tau

from aigraph.figures.arrows import arrow as draw_arrow
from aigraph.figures.company_box import draw_company_box
from aigraph.figures.paper import Paper
from aigraph.figures.sheet import Block
from aigraph.figures.svg.elements import Element, circle, group
from aigraph.figures.svg.text import text
from aigraph.language.sentences import company_name, money
from aigraph.language.translation import gettext
from aigraph.model.ledger import View
from aigraph.model.loop import Leg, Loop
from aigraph.picture.curve import Box, curve
from aigraph.picture.ellipse import Point
from aigraph.picture.label_box import LabelBox
from aigraph.picture.parallel_edges import ParallelEdge, bend_parallel_edges
from aigraph.picture.visual_encoding import edge_width
from aigraph.typography.bidirectional import isolate
from aigraph.typography.line_breaking import wrap
from aigraph.typography.scripts import line_height
from aigraph.typography.text_width import text_width

_PAIR = 2
_MAX_STRETCHES = 12
_BADGE = 0.72
"""The radius of the disc with the number of a leg, in font sizes."""
_NAME_LINE = 13.0
"""The greatest width of a line of a name, in font sizes."""


@dataclass(frozen=True, slots=True)
class _Ring:
    """The boxes of a loop about (0, 0), and its arrows and sums."""

    boxes: dict[str, Box]
    arrows: tuple[Element, ...]
    sums: tuple[tuple[Element, Box], ...]

    @property
    def is_clear(self) -> bool:
        """Whether no name and no sum overlaps another."""
        taken = [*self.boxes.values(), *(box for _, box in self.sums)]
        return not any(one.overlaps(other) for one, other in combinations(taken, 2))


def draw_ring(view: View, loop: Loop, paper: Paper, room: float) -> Block:
    """Draw the ring of a loop clockwise, its root at the top (of a pair, at the left)."""
    size = paper.font_size * 1.25
    labels = {company: _label(company_name(view.ledger, company), size, room / 3.4) for company in loop.companies}
    rx, ry = _radii(loop, labels, room, paper)
    ring = _place(loop, paper, labels, rx, ry, room)
    for _ in range(_MAX_STRETCHES):
        if ring.is_clear:
            break
        # The width is fixed, so a crowded ring grows taller.
        ry *= 1.08
        ring = _place(loop, paper, labels, rx, ry, room)
    records = {company.id: company for company in view.companies}
    drawn = [
        draw_company_box(paper, records[company], labels[company], box, size, emphasised=True)
        for company, box in ring.boxes.items()
    ]
    edges = [*ring.boxes.values(), *(box for _, box in ring.sums)]
    top = min(box.y - box.height / 2 for box in edges) - 2
    bottom = max(box.y + box.height / 2 for box in edges) + 2
    shapes = [*ring.arrows, *drawn, *(label for label, _ in ring.sums)]
    return Block((group(shapes, room / 2, -top),), bottom - top)


def _label(name: str, size: float, room: float) -> LabelBox:
    lines = wrap(name, size, min(_NAME_LINE * size, room), bold=True) or ["?"]
    widest = max(text_width(line, size, bold=True) for line in lines)
    return LabelBox(
        "\n".join(lines), round(size), widest + 1.5 * size, (line_height(lines, 1.15) * len(lines) + 0.75) * size
    )


def _radii(loop: Loop, labels: dict[str, LabelBox], room: float, paper: Paper) -> tuple[float, float]:
    """Give the radii of the ring, so that names and sums have room at the sides."""
    count = len(loop.companies)
    widest = max(label.width for label in labels.values())
    across = (room - widest) / 2
    if count == _PAIR:
        return min(across, widest * 0.5 + 14 * paper.font_size), 0.0
    rx = min(max(across - 7.5 * paper.font_size, across * 0.92), 24 * paper.font_size)
    return rx, min(
        max(rx * 0.64, 6.2 * paper.font_size * count / 3), 15 * paper.font_size + 2 * count * paper.font_size
    )


def _place(loop: Loop, paper: Paper, labels: dict[str, LabelBox], rx: float, ry: float, room: float) -> _Ring:
    count = len(loop.companies)
    # A pair is horizontal: the root at the left.
    first = pi if count == _PAIR else -pi / 2
    turns = [first + tau * at / count for at in range(count)]
    centres = {company: (rx * cos(turn), ry * sin(turn)) for company, turn in zip(loop.companies, turns, strict=True)}
    boxes = {company: Box(*centres[company], label.width, label.height, 5.0) for company, label in labels.items()}
    widths = {arrow.deal.id: max(0.9 * edge_width(arrow.amount), 1.1) for arrow in loop.arrows}
    bends = bend_parallel_edges(
        (ParallelEdge(arrow.deal.id, arrow.payer, arrow.payee, widths[arrow.deal.id]) for arrow in loop.arrows), centres
    )
    arrows: list[Element] = []
    sums: list[tuple[Element, Box]] = []
    for number, leg in enumerate(loop.legs, start=1):
        middles = []
        for arrow in leg.arrows:
            made, visible = draw_arrow(
                paper,
                curve(centres[leg.payer], centres[leg.payee], bends[arrow.deal.id]),
                (boxes[leg.payer], boxes[leg.payee]),
                arrow.deal_class,
                arrow.status,
                widths[arrow.deal.id],
                hollow=arrow.amount.central is None,
            )
            arrows.append(made)
            middles.append(visible.at(0.5))
        place = _place_sum(paper, loop, leg, middles, [*boxes.values(), *(box for _, box in sums)], room)
        sums.append((_write_sum(paper, number, leg, place), place))
    return _Ring(boxes, tuple(arrows), tuple(sums))


def _place_sum(paper: Paper, loop: Loop, leg: Leg, middles: list[Point], taken: list[Box], room: float) -> Box:
    """Position number and sum of a leg: on the outer side of its arrows, or else on the inner."""
    size = paper.font_size * 1.1
    needed = _BADGE * size * 2 + 0.4 * size + text_width(_sum(leg), size, bold=True)
    x = sum(point[0] for point in middles) / len(middles)
    y = sum(point[1] for point in middles) / len(middles)
    away = hypot(x, y)
    out: Point = (x / away, y / away) if away > 1 else (0.0, 1.0)
    if len(loop.legs) == _PAIR:
        out = (0.0, -1.0) if leg is loop.legs[0] else (0.0, 1.0)
    # The outermost arrow counts, with half of its width.
    reach = max((point[0] - x) * out[0] + (point[1] - y) * out[1] for point in middles)
    thick = max(edge_width(arrow.amount) for arrow in leg.arrows) / 2
    places = []
    for side in (1, -1):
        push = side * (reach + thick + abs(out[0]) * needed / 2 + abs(out[1]) * size * 0.8 + 0.5 * size)
        places.append(Box(x + out[0] * push, y + out[1] * push, needed, 1.5 * size))
    fitting = [box for box in places if abs(box.x) + box.width / 2 <= room / 2]
    return next((box for box in fitting if not any(box.overlaps(other) for other in taken)), (fitting or places)[0])


def _sum(leg: Leg) -> str:
    return money(leg.amount) if leg.amount.is_known else gettext("amount not known")


def _write_sum(paper: Paper, number: int, leg: Leg, box: Box) -> Element:
    size, left, ink = paper.font_size * 1.1, box.x - box.width / 2, paper.colour("ink")
    words = text(
        left + (2 * _BADGE + 0.4) * size,
        box.y + 0.35 * size,
        _sum(leg),
        size,
        ink,
        bold=True,
        halo=paper.colour("paper"),
    )
    return group([*draw_number(paper, number, left + _BADGE * size, box.y, size), words])


def draw_number(paper: Paper, number: int, x: float, y: float, size: float) -> tuple[Element, Element]:
    """Draw the number of a leg in a disc."""
    return (
        circle(x, y, _BADGE * size, fill=paper.colour("ink")),
        text(
            x,
            y + 0.3 * size,
            gettext("{number}", number=number),
            0.85 * size,
            paper.colour("paper"),
            anchor="middle",
            bold=True,
        ),
    )


def ring_text(view: View, loop: Loop) -> str:
    """Write the companies of a loop from its root to its root, with directional isolation."""
    names = (isolate(company_name(view.ledger, company)) for company in (*loop.companies, loop.root))
    return " → ".join(names)
