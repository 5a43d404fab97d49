"""Company boxes: a name in its box, tinted by the group of the company, with a mark for readers who see no colours."""

from __future__ import annotations

from aigraph.figures.paper import Paper
from aigraph.figures.svg.elements import Element, group, rectangle, sign
from aigraph.figures.svg.text import text
from aigraph.model.company import Company
from aigraph.picture.curve import Box
from aigraph.picture.ellipse import Point
from aigraph.picture.label_box import PADDING_X, PADDING_Y, LabelBox
from aigraph.picture.signs import COMPANY_SIGNS, sign_radius
from aigraph.picture.visual_encoding import tint
from aigraph.typography.bidirectional import isolate
from aigraph.typography.scripts import line_height
from aigraph.typography.text_width import text_width

CORNER = 9.0


def marked_box(
    paper: Paper,
    group_name: str,
    centre: Point,
    size: tuple[float, float],
    line_width: float,
    *,
    corner: float = 4.0,
    dashed: bool = False,
    mark: bool = True,
) -> Element:
    """Draw the box of a company, with its mark at the upper left corner."""
    (x, y), (width, height) = centre, size
    border = paper.colour(group_name)
    shapes = [
        rectangle(
            x - width / 2,
            y - height / 2,
            width,
            height,
            corner,
            fill=paper.colour(f"{group_name}-fill"),
            stroke=border,
            stroke_width=line_width,
            stroke_dasharray="4 3" if dashed else None,
        )
    ]
    left, top = x - width / 2 + corner * 0.6, y - height / 2 + corner * 0.1
    if mark and group_name in COMPANY_SIGNS:
        shapes.append(sign(COMPANY_SIGNS[group_name], (left, top), sign_radius(height), fill=border))
    return group(shapes)


def fitting_font_size(label: LabelBox, scale: float, *, bold: bool = False) -> float:
    """Give the largest font size with which a name fits its box at a scale, at most 1.2 times that of the page."""
    room_x, room_y = label.width - PADDING_X, label.height - PADDING_Y / 2
    lines = label.text.split("\n")
    widest = max(text_width(line, 1.0, bold=bold) for line in lines)
    return scale * min(
        room_x / max(widest, 0.1), room_y / (line_height(lines, 1.15) * len(lines)), 1.2 * label.font_size
    )


def draw_company_box(
    paper: Paper, company: Company, label: LabelBox, box: Box, size: float, *, emphasised: bool = False
) -> Element:
    """Draw a company: its box, and its name in a font size."""
    lines = label.text.split("\n")
    shapes = [
        marked_box(
            paper,
            tint(company),
            (box.x, box.y),
            (box.width, box.height),
            2.0 if emphasised else 0.9,
            corner=box.corner,
            dashed=company.is_placeholder,
        )
    ]
    step = line_height(lines, 1.15) * size
    first = box.y + size * 0.34 - step * (len(lines) - 1) / 2
    shapes += [
        text(
            box.x,
            first + step * at,
            isolate(line),
            size,
            paper.colour("ink"),
            anchor="middle",
            bold=emphasised,
        )
        for at, line in enumerate(lines)
    ]
    return group(shapes)
