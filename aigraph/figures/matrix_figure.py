"""The matrix figure: a row for each payer and a column for each payee."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

from aigraph.figures.figure import Figure
from aigraph.figures.legend import LegendEntry, legend
from aigraph.figures.loop_ring import ring_text
from aigraph.figures.matrix_grid import MIN_CELL, Cells, MatrixGrid, choose_grid, sum_cells, write_names
from aigraph.figures.paper import MIN_FONT_SIZE, Paper
from aigraph.figures.sheet import Block, provenance, sheet, stack
from aigraph.figures.svg.elements import Element, circle, group, polygon, rectangle, segment, sign, tooltip
from aigraph.figures.svg.text import text
from aigraph.language.loops import kinds_text, sizes_text
from aigraph.language.money_unit import money_unit
from aigraph.language.sentence_parts import word
from aigraph.language.sentences import company_name, count, dollars, money, scope, significant_digits
from aigraph.language.titles import pairs_title
from aigraph.language.translation import gettext, gettext_noop
from aigraph.model.amount import Amount
from aigraph.model.instruments import DealClass
from aigraph.model.ledger import View
from aigraph.model.loop import Loop
from aigraph.picture.shown_share import search_note, shown_share
from aigraph.picture.signs import SUM_POSITIONS, SUM_SIGNS
from aigraph.picture.visual_encoding import CLASSES, amount_samples
from aigraph.typography.text_width import text_width

TITLE = gettext_noop("Who pays whom")
LEAST_RADIUS = 1.6
"""Of what is filled."""


def draw_matrix(
    view: View,
    loops: Sequence[Loop],
    paper: Paper,
    *,
    highlight: Sequence[Loop] = (),
    title: str | None = None,
    companies: int | None = None,
) -> Figure:
    """Draw who pays whom, each sum by its deal class, with its range.

    Parameters
    ----------
    highlight : sequence of Loop
        The loops whose cells are framed.
    companies : int, optional
        The number of companies, the most important first; by default as many as have room, at most 25.
    """
    cells = sum_cells(view)
    grid = choose_grid(view, loops, paper, companies, cells, highlight)
    inside = {pair: sums for pair, sums in cells.items() if pair[0] in grid.order and pair[1] in grid.order}
    shown = sum(arrow.payer in grid.order and arrow.payee in grid.order for arrow in view.arrows)
    largest = max((_most(sum_) for sums in inside.values() for sum_ in sums.values()), default=0.0) or 1.0
    radius = 0.35 * grid.cell / sqrt(largest)
    shapes = [*write_names(view, paper, grid), *_fields(paper, grid, inside)]
    shapes += [_bubbles(view, paper, grid, pair, sums, radius) for pair, sums in inside.items()]
    shapes += _frames(paper, grid, highlight)
    side = grid.cell * len(grid.order)
    body = stack(
        [Block(tuple(shapes), grid.top + side), legend(paper, _samples(paper, inside, radius, highlight))],
        gap=paper.font_size,
    )
    scope_text = gettext("{share}, {scope}.", share=shown_share(view, len(grid.order), shown), scope=scope(view))
    both = sum((payee, payer) in inside for payer, payee in inside) // 2
    lines = [
        f"{gettext('Rows pay columns.')} {scope_text}",
        *(
            gettext(
                "Framed: {ring} ({kinds}); {sizes}.",
                ring=ring_text(view, loop),
                kinds=kinds_text(loop),
                sizes=sizes_text(loop),
            )
            for loop in highlight
        ),
    ]
    notes = [
        gettext("Areas and figures are sums in {unit}.", unit=gettext(money_unit().name)),
        *search_note(loops),
        provenance(view),
    ]
    return sheet(
        paper,
        title or pairs_title(view.ledger, TITLE),
        lines,
        body,
        notes,
        gettext(
            "A matrix of payers and payees: {share} {pairs} pay each other.",
            share=scope_text,
            pairs=count(both, "pair"),
        ),
    )


def _most(sum_: Amount) -> float:
    """Give the largest value that is drawn for a sum: its high end, or what is known of it."""
    return max(float(part) for part in (sum_.low, sum_.central or 0, sum_.high or 0))


def _fields(paper: Paper, grid: MatrixGrid, inside: Cells) -> list[Element]:
    """Rule the grid, shade pairs that pay each other, and strike out the diagonal."""
    side, cell, rule = grid.cell * len(grid.order), grid.cell, paper.colour("rule")
    shapes: list[Element] = []
    for payer, payee in inside:
        if (payee, payer) in inside:
            x, y = grid.centre(payer, payee)
            left, top = x - cell / 2, y - cell / 2
            corner = 0.2 * cell
            shapes.append(rectangle(left, top, cell, cell, fill=paper.colour("chosen")))
            shapes.append(
                polygon([(left, top), (left + corner, top), (left, top + corner)], fill=paper.colour("chosen-rule"))
            )
    for at in range(len(grid.order)):
        x, y = grid.left + at * cell, grid.top + at * cell
        shapes.append(rectangle(x, y, cell, cell, fill=rule, opacity=0.45))
    for at in range(len(grid.order) + 1):
        x, y = grid.left + at * cell, grid.top + at * cell
        shapes.append(segment((x, grid.top), (x, grid.top + side), stroke=rule, stroke_width=0.6))
        shapes.append(segment((grid.left, y), (grid.left + side, y), stroke=rule, stroke_width=0.6))
    return shapes


def _bubbles(
    view: View, paper: Paper, grid: MatrixGrid, pair: tuple[str, str], sums: Mapping[DealClass, Amount], radius: float
) -> Element:
    """Draw the sums of a cell side by side, and under a single one its figure or range if it fits."""
    (x, y), cell = grid.centre(*pair), grid.cell
    size = max(0.23 * cell, MIN_FONT_SIZE)
    figured = cell >= MIN_CELL * 0.95
    y -= 0.11 * cell if figured else 0.0
    spots = ((0.0, 0.0),) if len(sums) == 1 else SUM_POSITIONS
    order = sorted(sums, key=lambda sort: -_most(sums[sort]))
    shapes = [
        _bubble(paper, sort, sums[sort], (x + dx * cell, y + dy * cell), radius, cell)
        for sort, (dx, dy) in zip(order, spots[: len(order)], strict=True)
    ]
    wordings = _wordings(sums[order[0]])
    words = next((words for words in wordings if text_width(words, size) < cell - 2), "")
    if figured and len(sums) == 1 and words:
        shapes.append(text(x, y + 0.53 * cell, words, size, paper.colour("ink"), anchor="middle"))
    sums_text = ", ".join(f"{word(sort)} {_sum_text(sums[sort])}" for sort in order)
    return tooltip(group(shapes), f"{' → '.join(company_name(view.ledger, end) for end in pair)}: {sums_text}")


def _wordings(sum_: Amount) -> list[str]:
    """Write a sum without sign or unit, with its range and without, which the signs show too; of an unknown one nothing."""
    if not sum_.is_known:
        return []
    low, central, high = (
        None if part is None else significant_digits(money_unit().of(part))
        for part in (sum_.low, sum_.central, sum_.high)
    )
    if central is None:
        return [f"{low}+" if high is None else f"{low}-{high}" if sum_.low else f"≤{high}"]
    if high is None:
        return [f"{central}+"]
    return [central] if low == high else [f"{central} ({low}-{high})", central]


def _sum_text(sum_: Amount) -> str:
    return money(sum_) if sum_.is_known else gettext("of unknown size")


def _bubble(
    paper: Paper, sort: DealClass, sum_: Amount, middle: tuple[float, float], radius: float, cell: float
) -> Element:
    """Draw a sum: filled to its central value or low end, outlined at its high end; if unknown, a question mark."""
    colour = paper.colour(str(sort))
    inner = radius * sqrt(float(sum_.central if sum_.central is not None else sum_.low))
    shapes = []
    if not sum_.is_known:
        return text(middle[0], middle[1] + 0.12 * cell, "?", 0.36 * cell, colour, anchor="middle", bold=True)
    if sum_.high is not None and radius * sqrt(float(sum_.high)) > inner + 0.4:
        outer = max(radius * sqrt(float(sum_.high)), 2.6)
        shapes.append(
            sign(SUM_SIGNS[sort], middle, outer, fill="none", stroke=colour, stroke_width=0.8, stroke_dasharray="2 1.5")
        )
    if inner:
        shapes.append(sign(SUM_SIGNS[sort], middle, max(inner, LEAST_RADIUS), fill=colour, opacity=0.8))
    if sum_.high is None:
        # A plus at the upper right: there is no high end.
        at, arm = (middle[0] + 0.75 * inner + 0.08 * cell, middle[1] - 0.75 * inner - 0.08 * cell), 0.07 * cell
        shapes.append(segment((at[0] - arm, at[1]), (at[0] + arm, at[1]), stroke=colour, stroke_width=1.1))
        shapes.append(segment((at[0], at[1] - arm), (at[0], at[1] + arm), stroke=colour, stroke_width=1.1))
    return group(shapes)


def _frames(paper: Paper, grid: MatrixGrid, highlight: Sequence[Loop]) -> list[Element]:
    pairs = dict.fromkeys((leg.payer, leg.payee) for loop in highlight for leg in loop.legs)
    shapes = []
    for payer, payee in pairs:
        if payer in grid.order and payee in grid.order:
            x, y = grid.centre(payer, payee)
            shapes.append(
                rectangle(
                    x - grid.cell / 2,
                    y - grid.cell / 2,
                    grid.cell,
                    grid.cell,
                    fill="none",
                    stroke=paper.colour("ink"),
                    stroke_width=1.8,
                )
            )
    return shapes


def _samples(
    paper: Paper, inside: Cells, radius: float, highlight: Sequence[Loop]
) -> list[tuple[str, list[LegendEntry]]]:
    size = paper.small_font_size
    classes = {sort for sums in inside.values() for sort in sums}
    sorts = [
        LegendEntry(
            (sign(SUM_SIGNS[sort], (size * 0.6, 0.0), 0.5 * size, fill=paper.colour(str(sort)), opacity=0.8),),
            size * 1.2,
            gettext(words),
        )
        for sort, words in CLASSES.items()
        if sort in classes
    ]
    grey = paper.colour("any")
    sums = [
        LegendEntry((circle(r, 0.0, r, fill=grey, opacity=0.8),), 2 * r, dollars(bn))
        for bn in amount_samples(1, 10, 100)
        # Below the least radius a sample would not be in proportion.
        if LEAST_RADIUS <= (r := radius * sqrt(bn)) < 1.3 * size
    ]
    ring = (
        circle(0.7 * size, 0.0, 0.35 * size, fill=grey, opacity=0.8),
        circle(0.7 * size, 0.0, 0.65 * size, fill="none", stroke=grey, stroke_width=0.8, stroke_dasharray="2 1.5"),
    )
    plus = (
        segment((0, 0), (0.6 * size, 0), stroke=grey, stroke_width=1.1),
        segment((0.3 * size, -0.3 * size), (0.3 * size, 0.3 * size), stroke=grey, stroke_width=1.1),
    )
    mark = (text(0, 0.35 * size, "?", size, grey, bold=True),)
    spans = [
        LegendEntry(ring, 1.4 * size, gettext("at most")),
        LegendEntry(plus, 0.6 * size, gettext("or more")),
        LegendEntry(mark, 0.6 * size, gettext("size not known")),
    ]
    half = 0.6 * size
    both = (
        rectangle(0, -half, 2 * half, 2 * half, fill=paper.colour("chosen"), stroke=paper.colour("rule")),
        polygon([(0, -half), (0.6 * half, -half), (0, -0.4 * half)], fill=paper.colour("chosen-rule")),
    )
    cells = [LegendEntry(both, 2 * half, gettext("each pays the other"))]
    if highlight:
        frame = rectangle(0, -half, 2 * half, 2 * half, fill="none", stroke=paper.colour("ink"), stroke_width=1.8)
        cells.append(LegendEntry((frame,), 2 * half, gettext("a leg of the loop")))
    return [(gettext("Deals"), sorts), (gettext("Sums"), [*sums, *spans]), (gettext("Cells"), cells)]
