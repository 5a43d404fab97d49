"""On how few names a company depends, and how far its funding and revenue cover its commitments: rows and sentences."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from aigraph.answers.measure_text import notes_of
from aigraph.flows.measure import Measure
from aigraph.language.sentences import company_name, count, dollars
from aigraph.model.ledger import Ledger
from aigraph.model.row import Row

if TYPE_CHECKING:
    from aigraph.measures.concentration import Concentration

HHI_SENTENCE = (
    "HHI: the sum of the squared shares, 1 if there is one name. Alike: as many equal names would be as concentrated. "
    "In brackets: all that unknown amounts and ranges allow. Shares are of recorded cash deals over their whole terms; "
    "unrecorded deals make them smaller."
)


def dependence_rows(sides: Iterable[Concentration], covered: Iterable[Measure]) -> list[Row]:
    """Flatten every figure of every side, and the coverage of each company, to rows."""
    rows: list[Row] = [
        {"side": side.side, **measure.row()}
        for side in sides
        for measure in (side.hhi, side.largest_share, side.effective_number)
    ]
    return rows + [{"side": "", **measure.row()} for measure in covered]


def side_document(side: Concentration) -> Row:
    """Write one side of a company with the share of each name, as JSON has it."""
    return {**side.row(), "shares": dict(side.shares)}


def side_cells(ledger: Ledger, side: Concentration) -> tuple[str, ...]:
    """Write one side: what is recorded, the largest name, its share, HHI, effective number, deals of unknown size."""
    return (
        side.side,
        dollars(side.hhi.denominators["recorded_usd_bn"]) if side.shares else "unknown",
        ", ".join(company_name(ledger, largest) for largest in side.largest),
        _ends(side.largest_share, percent=True),
        _ends(side.hhi),
        "" if side.effective_number.central is None else f"{side.effective_number.central:.1f}",
        count(side.hhi.n_edges_missing, "deal") if side.hhi.n_edges_missing else "",
    )


def _ends(measure: Measure, *, percent: bool = False) -> str:
    if measure.central is None:
        return ""

    def write(figure: float | None) -> str:
        return "?" if figure is None else f"{figure:.0%}" if percent else f"{figure:.2f}"

    low, central, high = write(measure.low), write(measure.central), write(measure.high)
    return central if low == central == high else f"{central} ({low}-{high})"


def side_notes(sides: Iterable[Concentration]) -> list[str]:
    """Give what must be said beside the sides of a company, each once."""
    return notes_of(side.hhi for side in sides if side.shares)


def coverage_sentence(ledger: Ledger, covered: Measure) -> str:
    """Say how far funding and revenue of a company cover the purchases that it has committed to."""
    if covered.central is None:
        return f"Coverage: cannot be said. {covered.note}"
    known = covered.denominators
    ends = f"from {covered.low:.0%}{', open above' if covered.high is None else f' to {covered.high:.0%}'}"
    return (
        f"Coverage: funding of {dollars(known['funding_usd_bn'])} and revenue of {dollars(known['revenue_usd_bn'])} are "
        f"{covered.central:.1%} ({ends}) of {dollars(known['commitments_usd_bn'])} that {company_name(ledger, covered.of)} has "
        f"committed to pay. {covered.note}"
    )
