"""On how few names a company depends, and how far its funding and revenue cover its commitments: rows and sentences."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from aigraph.answers.measure_text import bracketed, notes_of, open_notes
from aigraph.flows.measure import Measure
from aigraph.language.bounds import bounds_text
from aigraph.language.sentences import company_name, count, dollars
from aigraph.model.display import Row
from aigraph.model.ledger import Ledger, View

if TYPE_CHECKING:
    from aigraph.measures.backlog_shares import BacklogShares
    from aigraph.measures.concentration import Concentration

_MOST_CUSTOMERS = 5


def hhi_sentence(view: View) -> str:
    """Say what the index is, and of what its shares are."""
    whole = (
        f"of cash deals on record {view.window}" if view.window else "of cash deals on record over their whole terms"
    )
    revenue = "of the revenue of the same days" if view.window else "no shares of its sales"
    return (
        "HHI: the sum of the squared shares, 1 if there is one name. Alike: as many equal names would be as concentrated. "
        f"In brackets: the ends over all amounts that the sources allow. Shares of funders and suppliers are {whole}; unrecorded deals "
        f"make them smaller. Those of customers are {revenue}."
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
        dollars(next(iter(side.hhi.denominators.values()))) if side.shares else "unknown",
        ", ".join(company_name(ledger, largest) for largest in side.largest),
        _ends(side.largest_share, percent=True),
        _ends(side.hhi),
        "" if side.effective_number.on_record is None else f"{side.effective_number.on_record:.1f}",
        count(side.hhi.n_edges_missing, "deal") if side.hhi.n_edges_missing else "",
    )


def _ends(measure: Measure, *, percent: bool = False) -> str:
    if measure.on_record is None:
        return ""

    def write(figure: float | None) -> str:
        return "no bound" if figure is None else f"{figure:.0%}" if percent else f"{figure:.2f}"

    low, on_record, high = write(measure.low), write(measure.on_record), write(measure.high)
    return on_record if low == on_record == high else f"{on_record} ({low} to {high})"


def side_notes(sides: Iterable[Concentration]) -> list[str]:
    """Give what must be said beside the sides of a company, each once."""
    kept = [side.hhi for side in sides if side.shares]
    return [*open_notes(kept), *notes_of(kept)]


def backlog_sentence(ledger: Ledger, found: BacklogShares | None) -> str:
    """Say what of the backlog that a company reported is of which customer; empty if nothing of it is on record."""
    if found is None or not found.to_come:
        return ""
    reported = f"backlog of {dollars(found.backlog.usd_bn)} reported for {found.backlog.day} [{found.backlog.source}]"
    named = {name: bounds for name, bounds in found.to_come.items() if bounds.on_record}
    if named and not found.shares:
        whole = sum(bounds.on_record or 0.0 for bounds in named.values())
        return (
            f"Deals on record then still to come ({dollars(whole)}) are more than the {reported}: they can be ended, or a figure is wrong; "
            "so there are no shares of it."
        )
    shown = [
        f"{company_name(ledger, name)} {dollars(bounds.on_record)}, {found.shares[name].on_record:.0%} ({bounds_text(found.shares[name], '{:.0%}'.format)})"
        for name, bounds in list(named.items())[:_MOST_CUSTOMERS]
    ]
    others = len(found.to_come) - len(shown)
    more = f"; {count(others, 'customer')} more, smaller or of unknown size" if others else ""
    return (
        f"Of a {reported}, what recorded contracts leave to come: {'; '.join(shown) or 'nothing of known size'}{more}."
    )


def coverage_sentence(ledger: Ledger, covered: Measure) -> str:
    """Say how far funding and revenue of a company cover the purchases that it has committed to."""
    if covered.on_record is None:
        return f"Coverage: cannot be said, as {covered.why_open.rstrip('.')}."
    known = covered.denominators
    return (
        f"Coverage: funding of {dollars(known['funding_usd_bn'])} and revenue of {dollars(known['revenue_usd_bn'])} are "
        f"{covered.on_record:.1%}{bracketed(covered)} of {dollars(known['commitments_usd_bn'])} of purchases on record by "
        f"{company_name(ledger, covered.of)}. {covered.note}"
    )
