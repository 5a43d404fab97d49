"""Labels edges with their amounts where that covers no name and no other label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import dist

from aigraph.figures.fitted_scene import FittedScene
from aigraph.figures.paper import MIN_FONT_SIZE, Paper
from aigraph.figures.svg.elements import Element
from aigraph.figures.svg.text import text
from aigraph.language.money_unit import money_unit
from aigraph.language.sentences import count, money
from aigraph.model.arrow import Arrow
from aigraph.model.loop import Loop
from aigraph.picture.curve import Box, Curve
from aigraph.typography.text_width import text_width

_LABELLED_FROM = 25
"""Arrows of so many US$ billions, or as wide as these, are labelled with their amount where there is room."""


def draw_edge_labels(
    paper: Paper, fitted: FittedScene, shown: Sequence[Arrow], highlight: Sequence[Loop], visible: Mapping[str, Curve]
) -> list[Element]:
    """Label highlighted legs and the largest other deals.

    Parameters
    ----------
    shown : sequence of Arrow
        The edges that are drawn.
    visible : mapping of str to Curve
        For each deal the part of its line between the boxes.
    """
    wanted: list[tuple[str, str, bool]] = []
    for leg in dict.fromkeys(leg for loop in highlight for leg in loop.legs):
        drawn = [arrow for arrow in leg.arrows if arrow.deal.id in visible]
        if drawn:
            thickest = max(drawn, key=lambda arrow: fitted.scene.widths[arrow.deal.id])
            more = f" · {count(len(leg.arrows), 'deal')}" if len(leg.arrows) > 1 else ""
            wanted.append((thickest.deal.id, money(leg.amount) + more, True))
    highlighted_ids = {arrow.deal.id for loop in highlight for arrow in loop.arrows}
    others = sorted(shown, key=lambda arrow: (-(arrow.amount.central or 0), arrow.deal.id))
    wanted += [
        (arrow.deal.id, money(arrow.amount), False)
        for arrow in others
        if arrow.deal.id not in highlighted_ids
        and float(arrow.amount.central or 0) * money_unit().width_factor >= _LABELLED_FROM
    ]
    taken = list(fitted.boxes.values())
    # Highlighted lines are not covered by other labels, and short ones not by their own.
    thick = {deal: fitted.scene.widths[deal] * fitted.scale for deal in highlighted_ids & visible.keys()}
    kept = {deal: _sample_boxes(visible[deal], width) for deal, width in thick.items()}
    labels = []
    for deal, words, strong in wanted:
        size = paper.small_font_size if strong else MIN_FONT_SIZE
        width, height = text_width(words, size, bold=strong) + 3, size * 1.15
        long = dist(visible[deal].start, visible[deal].end) > 2 * width
        avoid = [box for other, boxes in kept.items() if other != deal or not long for box in boxes]
        place = _free_position(visible[deal], width, height, [*taken, *avoid])
        if place is None and strong:
            # It needs some position: at worst on a line, but not on another label.
            place = _free_position(visible[deal], width, height, taken) or Box(*visible[deal].at(0.5), width, height)
        if place is None:
            continue
        taken.append(place)
        ink, paper_colour = paper.colour("ink" if strong else "quiet"), paper.colour("paper")
        base = place.y + size * 0.34
        labels.append(text(place.x, base, words, size, ink, anchor="middle", bold=strong, halo=paper_colour))
    return labels


def _sample_boxes(line: Curve, width: float) -> list[Box]:
    return [Box(*line.at(share / 12), width + 2, width + 2) for share in range(1, 12)]


def _free_position(line: Curve, width: float, height: float, taken: Sequence[Box]) -> Box | None:
    """Find a free position on a line, or else beside it, first near its middle."""
    for aside in (0.0, 0.6, -0.6, 1.2, -1.2, 1.9, -1.9, 2.7, -2.7):
        for share in (0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8):
            x, y = line.at(share)
            (x0, y0), (x1, y1) = line.start, line.end
            along = dist((x0, y0), (x1, y1)) or 1.0
            out_x, out_y = (y0 - y1) / along, (x1 - x0) / along
            push = aside * (abs(out_x) * width / 2 + abs(out_y) * height)
            box = Box(x + out_x * push, y + out_y * push, width, height)
            if not any(box.overlaps(other) for other in taken):
                return box
    return None
