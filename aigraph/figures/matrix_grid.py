"""The grid of a matrix: its companies, the size of its cells, and the names at its sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aigraph.figures.paper import Paper
from aigraph.figures.svg.elements import Element, number
from aigraph.figures.svg.text import text
from aigraph.language.sentences import company_name
from aigraph.model.amount import Amount
from aigraph.model.arrow import Arrow
from aigraph.model.instruments import DealClass
from aigraph.model.ledger import View
from aigraph.model.loop import Loop
from aigraph.model.money.leg_sum import leg_sum
from aigraph.picture.company_ranking import rank_companies
from aigraph.picture.signs import MATRIX_COMPANIES
from aigraph.typography.bidirectional import isolate
from aigraph.typography.line_breaking import shorten
from aigraph.typography.text_width import text_width

MIN_CELL = 27.0
"""In pixels; smaller cells have no room for their figures."""

Cells = Mapping[tuple[str, str], Mapping[DealClass, Amount]]


@dataclass(frozen=True, slots=True)
class MatrixGrid:
    """The companies of a matrix and the position of its cells, in pixels."""

    order: tuple[str, ...]
    left: float
    top: float
    cell: float

    def centre(self, payer: str, payee: str) -> tuple[float, float]:
        """Give the centre of a cell."""
        column, row = self.order.index(payee), self.order.index(payer)
        return self.left + (column + 0.5) * self.cell, self.top + (row + 0.5) * self.cell


def sum_cells(view: View) -> dict[tuple[str, str], dict[DealClass, Amount]]:
    """Add up what each payer pays each payee, by deal class."""
    parts: dict[tuple[str, str], dict[DealClass, list[Arrow]]] = defaultdict(lambda: defaultdict(list))
    for arrow in view.arrows:
        parts[arrow.payer, arrow.payee][arrow.deal_class].append(arrow)
    return {
        pair: {sort: leg_sum(sums[sort], view.counts) for sort in DealClass if sort in sums}
        for pair, sums in parts.items()
    }


def choose_grid(
    view: View,
    loops: Sequence[Loop],
    paper: Paper,
    companies: int | None,
    cells: Cells,
    highlight: Sequence[Loop],
) -> MatrixGrid:
    """Choose the most important companies that deal with one another, as many as have room; framed ones in any case."""
    size = paper.small_font_size
    ranked = [company for company in rank_companies(view, loops).order if company not in view.ledger.nameless]
    framed = {company for loop in highlight for company in loop.companies}
    wanted = min(companies or MATRIX_COMPANIES, len(ranked))
    while True:
        lead = set(sorted(ranked, key=lambda company: company not in framed)[: max(wanted, len(framed))])
        order = _partnered([company for company in ranked if company in lead], cells)
        widest = max((text_width(company_name(view.ledger, company), size) for company in order), default=0.0)
        left = min(widest, 14 * size) + size
        cell = min((paper.inner - left - 4 * size) / max(len(order), 1), 52.0)
        if companies is not None or cell >= MIN_CELL or wanted <= max(len(framed), 1):
            names = [_slanted(view, paper, company, left, cell, at) for at, company in enumerate(order)]
            # A slanted name is 0.71 of its length high.
            return MatrixGrid(
                tuple(order), left, 0.71 * max((text_width(n, size) for n in names), default=0.0) + 1.3 * size, cell
            )
        wanted -= 1


def _partnered(first: Sequence[str], cells: Cells) -> list[str]:
    inside = {end for pair in cells if pair[0] in first and pair[1] in first for end in pair}
    return [company for company in first if company in inside]


def _slanted(view: View, paper: Paper, company: str, left: float, cell: float, at: int) -> str:
    """Give the name above a column; those near the edge of the sheet may be cut."""
    size = paper.small_font_size
    room = min(left - size * 0.6, (paper.inner - left - (at + 0.5) * cell) / 0.71 - size)
    return isolate(shorten(company_name(view.ledger, company), size, room))


def write_names(view: View, paper: Paper, grid: MatrixGrid) -> list[Element]:
    """Write the payers beside the rows and the payees, slanted, over the columns."""
    size, ink = paper.small_font_size, paper.colour("ink")
    shapes = []
    for at, company in enumerate(grid.order):
        name = company_name(view.ledger, company)
        y = grid.top + (at + 0.5) * grid.cell + 0.34 * size
        beside = isolate(shorten(name, size, grid.left - size * 0.6))
        shapes.append(text(grid.left - 0.6 * size, y, beside, size, ink, anchor="end"))
        x = grid.left + (at + 0.5) * grid.cell + 0.2 * size
        above = _slanted(view, paper, company, grid.left, grid.cell, at)
        turn = f"rotate(-45 {number(x)} {number(grid.top - 0.5 * size)})"
        shapes.append(text(x, grid.top - 0.5 * size, above, size, ink, transform=turn))
    return shapes
