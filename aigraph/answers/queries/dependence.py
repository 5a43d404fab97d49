"""On how few names a company depends, and how far its funding and revenue cover its commitments: rows and sentences."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from aigraph.answers.measure_text import bracketed, notes_of, open_notes
from aigraph.flows.measure import Measure
from aigraph.language.bounds import bounds_text
from aigraph.language.loops import window_words
from aigraph.language.sentences import company_name, count, dollars
from aigraph.language.translation import gettext
from aigraph.model.display import Row
from aigraph.model.ledger import Ledger, View

if TYPE_CHECKING:
    from aigraph.measures.backlog_shares import BacklogShares
    from aigraph.measures.concentration import Concentration

_MOST_CUSTOMERS = 5


def hhi_sentence(view: View) -> str:
    """Say what the index is, and of what its shares are."""
    said = gettext(
        "HHI: the sum of the squared shares, 1 if there is one name. Alike: as many equal names would be as concentrated. In brackets: "
        "the ends over all amounts that the sources allow."
    )
    shares = (
        gettext(
            "Shares of funders and suppliers are of cash deals on record {window}; unrecorded deals make them smaller. Those of "
            "customers are of the revenue of the same days.",
            window=window_words(view.window),
        )
        if view.window
        else gettext(
            "Shares of funders and suppliers are of cash deals on record over their whole terms; unrecorded deals make them smaller. "
            "Those of customers are no shares of its sales."
        )
    )
    return f"{said} {shares}"


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
        gettext(side.side),
        dollars(next(iter(side.hhi.denominators.values()))) if side.shares else gettext("unknown"),
        ", ".join(company_name(ledger, largest) for largest in side.largest),
        _ends(side.largest_share, percent=True),
        _ends(side.hhi),
        ""
        if side.effective_number.on_record is None
        else gettext("{number:.1f}", number=side.effective_number.on_record),
        count(side.hhi.n_edges_missing, "deal") if side.hhi.n_edges_missing else "",
    )


def _ends(measure: Measure, *, percent: bool = False) -> str:
    if measure.on_record is None:
        return ""

    def write(figure: float | None) -> str:
        if figure is None:
            return gettext("no bound")
        return gettext("{share:.0%}", share=figure) if percent else gettext("{number:.2f}", number=figure)

    low, on_record, high = write(measure.low), write(measure.on_record), write(measure.high)
    return (
        on_record
        if low == on_record == high
        else gettext("{on_record} ({low} to {high})", on_record=on_record, low=low, high=high)
    )


def side_notes(sides: Iterable[Concentration]) -> list[str]:
    """Give what must be said beside the sides of a company, each once."""
    kept = [side.hhi for side in sides if side.shares]
    return [*open_notes(kept), *notes_of(kept)]


def backlog_sentence(ledger: Ledger, found: BacklogShares | None) -> str:
    """Say what of the backlog that a company reported is of which customer; empty if nothing of it is on record."""
    if found is None or not found.to_come:
        return ""
    reported = gettext(
        "backlog of {amount} reported for {day} [{source}]",
        amount=dollars(found.backlog.usd_bn),
        day=found.backlog.day,
        source=found.backlog.source,
    )
    named = {name: bounds for name, bounds in found.to_come.items() if bounds.on_record}
    if named and not found.shares:
        whole = sum(bounds.on_record or 0.0 for bounds in named.values())
        return gettext(
            "Deals on record then still to come ({whole}) are more than the {reported}: they can be ended, or a figure is wrong; so there "
            "are no shares of it.",
            whole=dollars(whole),
            reported=reported,
        )
    shown = [
        gettext(
            "{company} {amount}, {share:.0%} ({range})",
            company=company_name(ledger, name),
            amount=dollars(bounds.on_record),
            share=found.shares[name].on_record,
            range=bounds_text(found.shares[name], _percent),
        )
        for name, bounds in list(named.items())[:_MOST_CUSTOMERS]
    ]
    others = len(found.to_come) - len(shown)
    if others:
        shown_or_none = shown or [gettext("nothing of known size")]
        shown = [
            *shown_or_none,
            gettext("{customers} more, smaller or of unknown size", customers=count(others, "customer")),
        ]
    return gettext(
        "Of a {reported}, what recorded contracts leave to come: {shown}.",
        reported=reported,
        shown="; ".join(shown) or gettext("nothing of known size"),
    )


def coverage_sentence(ledger: Ledger, covered: Measure) -> str:
    """Say how far funding and revenue of a company cover the purchases that it has committed to."""
    if covered.on_record is None:
        return gettext("Coverage: cannot be said, as {why}.", why=covered.why_open.rstrip("."))
    known = covered.denominators
    said = gettext(
        "Coverage: funding of {funding} and revenue of {revenue} are {share:.1%}{range} of {purchases} of purchases on record by {company}.",
        funding=dollars(known["funding_usd_bn"]),
        revenue=dollars(known["revenue_usd_bn"]),
        share=covered.on_record,
        range=bracketed(covered),
        purchases=dollars(known["commitments_usd_bn"]),
        company=company_name(ledger, covered.of),
    )
    return f"{said} {covered.note}"


def _percent(share: float) -> str:
    return gettext("{share:.0%}", share=share)
