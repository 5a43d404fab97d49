"""What holders of shares lose if a company's worth falls, and who holds its debt: cells and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aigraph.flows.sources.due_window import in_window
from aigraph.language.bounds import bounds_text
from aigraph.language.sentences import company_name, count, dollars
from aigraph.model.ledger import Ledger, View

if TYPE_CHECKING:
    from aigraph.measures.debt_rank.debt_holders import DebtHolder
    from aigraph.measures.debt_rank.fall_in_worth import HolderLoss


def holder_cells(ledger: Ledger, found: Sequence[HolderLoss]) -> list[tuple[str, ...]]:
    """Write who loses what by its shares, the range, the share of its own worth, and what the value rests on."""
    return [
        (
            company_name(ledger, one.holder),
            dollars(one.loss_usd_bn.on_record),
            bounds_text(one.loss_usd_bn, dollars),
            "not on record" if one.relative_loss is None else f"{one.relative_loss:.1%}",
            one.basis,
        )
        for one in found
        if one.loss_usd_bn.on_record is not None
    ]


def holders_sentences(ledger: Ledger, company: str, found: Sequence[HolderLoss], fall: float) -> list[str]:
    """Say what the fall costs the holders on record, and of whom no value is on record."""
    name = company_name(ledger, company)
    known = [one for one in found if one.loss_usd_bn.on_record is not None]
    unknown = [company_name(ledger, one.holder) for one in found if one.loss_usd_bn.on_record is None]
    sentences = [
        f"If {name} loses {fall:.0%} of its worth, {count(len(known), 'holder')} with a value on record "
        f"{'loses' if len(known) == 1 else 'lose'} what stands above; nobody loses more than its stakes. What a holder loses is passed on "
        "only where its own worth is on record (DebtRank, linear)."
        if known
        else f"No stake in {name} has a value on record, so no loss can be given."
    ]
    if unknown:
        sentences.append(f"Value not on record: {', '.join(unknown)}. What they paid for their shares is no value.")
    return sentences


def debt_cells(ledger: Ledger, found: Sequence[DebtHolder], *, with_loss: bool) -> list[tuple[str, ...]]:
    """Write who lent, what is known to be drawn up to what can be, what secures it, and what is lost."""
    return [
        (
            company_name(ledger, one.lender),
            one.deal,
            bounds_text(one.drawn_usd_bn, dollars),
            one.secured_by or "not on record",
            *((bounds_text(one.loss_usd_bn, dollars),) if with_loss else ()),
        )
        for one in found
    ]


def debt_sentences(view: View, company: str, found: Sequence[DebtHolder], recovery: float | None) -> list[str]:
    """Say who is exposed, and what a recovery rate would leave them with if the company cannot pay."""
    name = company_name(view.ledger, company)
    if not found:
        return [f"No loan or bond of {name} stands in the view."]
    low = sum(one.drawn_usd_bn.low or 0.0 for one in found)
    highs = [one.drawn_usd_bn.high for one in found]
    most = "without a ceiling" if None in highs else f"up to {dollars(sum(end or 0.0 for end in highs))}"
    exposed = "1 loan or bond" if len(found) == 1 else f"{len(found)} loans and bonds"
    sentences = [
        f"{exposed} to {name}: {dollars(low)} known to be drawn by {view.as_of}, {most} that can be. Repayments are not on record, so less may be owed."
    ]
    if recovery is None:
        sentences.append("Lenders are exposed, no more: without a recovery rate (--recovery) no loss is worked out.")
    else:
        sentences.append(f"Loss: {1 - recovery:.0%} of what is drawn, if {name} cannot pay. {_can_pay(view, company)}")
    return sentences


def _can_pay(view: View, company: str) -> str:
    """Say whether the record finds the money for what the company is to pay."""
    from aigraph.measures.sources_and_uses import sources_and_uses

    due = in_window(view)
    found = sources_and_uses(due).companies.get(company)
    missing = (found.unfunded.on_record if found else 0.0) or 0.0
    name = company_name(view.ledger, company)
    if missing:
        return f"Of what falls due in {due.window} {dollars(missing)} is not found on record, which is no forecast of default."
    return f"For all that {name} is to pay on record in {due.window} the money is found, so on record nothing of it is lost."
