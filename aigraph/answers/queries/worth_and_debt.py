"""What holders of shares lose if a company's worth falls, and who holds its debt: cells and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aigraph.answers.measure_text import value_text
from aigraph.flows.sources.due_window import in_window
from aigraph.language.bounds import bounds_text
from aigraph.language.loops import window_words
from aigraph.language.sentences import company_name, dollars
from aigraph.language.translation import gettext, ngettext
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
            value_text(one.relative_loss, "share", gettext("not on record")),
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
        ngettext(
            "If {company} loses {share:.0%} of its worth, {number:,} holder with a value on record loses what stands above; nobody loses "
            "more than its stakes. What a holder loses is passed on only where its own worth is on record (DebtRank, linear).",
            "If {company} loses {share:.0%} of its worth, {number:,} holders with a value on record lose what stands above; nobody loses "
            "more than its stakes. What a holder loses is passed on only where its own worth is on record (DebtRank, linear).",
            len(known),
            company=name,
            share=fall,
        )
        if known
        else gettext("No stake in {company} has a value on record, so no loss can be given.", company=name)
    ]
    if unknown:
        sentences.append(
            gettext(
                "Value not on record: {companies}. What they paid for their shares is no value.",
                companies=", ".join(unknown),
            )
        )
    return sentences


def debt_cells(ledger: Ledger, found: Sequence[DebtHolder], *, with_loss: bool) -> list[tuple[str, ...]]:
    """Write who lent, what is known to be drawn up to what can be, what secures it, and what is lost."""
    return [
        (
            company_name(ledger, one.lender),
            one.deal,
            bounds_text(one.drawn_usd_bn, dollars),
            one.secured_by or gettext("not on record"),
            *((bounds_text(one.loss_usd_bn, dollars),) if with_loss else ()),
        )
        for one in found
    ]


def debt_sentences(view: View, company: str, found: Sequence[DebtHolder], recovery: float | None) -> list[str]:
    """Say who is exposed, and what a recovery rate would leave them with if the company cannot pay."""
    name = company_name(view.ledger, company)
    if not found:
        return [gettext("No loan or bond of {company} stands in the view.", company=name)]
    low = sum(one.drawn_usd_bn.low or 0.0 for one in found)
    highs = [one.drawn_usd_bn.high for one in found]
    most = (
        gettext("without a ceiling")
        if None in highs
        else gettext("up to {amount}", amount=dollars(sum(end or 0.0 for end in highs)))
    )
    sentences = [
        ngettext(
            "{number:,} loan or bond to {company}: {amount} known to be drawn by {day}, {most} that can be. Repayments are not on record, "
            "so less may be owed.",
            "{number:,} loans and bonds to {company}: {amount} known to be drawn by {day}, {most} that can be. Repayments are not on "
            "record, so less may be owed.",
            len(found),
            company=name,
            amount=dollars(low),
            day=view.as_of,
            most=most,
        )
    ]
    if recovery is None:
        sentences.append(
            gettext("Lenders are exposed, no more: without a recovery rate (--recovery) no loss is worked out.")
        )
    else:
        loss = gettext("Loss: {share:.0%} of what is drawn, if {company} cannot pay.", share=1 - recovery, company=name)
        sentences.append(f"{loss} {_can_pay(view, company)}")
    return sentences


def _can_pay(view: View, company: str) -> str:
    """Say whether the record finds the money for what the company is to pay."""
    from aigraph.measures.sources_and_uses import sources_and_uses

    due = in_window(view)
    found = sources_and_uses(due).companies.get(company)
    missing = (found.unfunded.on_record if found else 0.0) or 0.0
    name, window = company_name(view.ledger, company), window_words(due.window) if due.window else ""
    if missing:
        return gettext(
            "Of what falls due in {window} {amount} is not found on record, which is no forecast of default.",
            window=window,
            amount=dollars(missing),
        )
    return gettext(
        "For all that {company} is to pay on record in {window} the money is found, so on record nothing of it is lost.",
        company=name,
        window=window,
    )
