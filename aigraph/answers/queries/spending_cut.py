"""What the others lose if one company cuts its spending: cells and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from aigraph.answers.measure_text import bracketed, value_text
from aigraph.language.bounds import bounds_text
from aigraph.language.sentences import company_name, dollars
from aigraph.language.translation import gettext, gettext_noop
from aigraph.measures.unpaid_cuts import NEXT_FOUR_QUARTERS, UnpaidCut, next_four_quarters
from aigraph.model.dates import PartialDate
from aigraph.model.ledger import Ledger, View

if TYPE_CHECKING:
    from aigraph.measures.shock import Loss, Shock


def has_spending(found: Shock) -> bool:
    """Whether the company makes any payment of known amount that could be cut."""
    return found.spending_cut.on_record is not None and bool(found.spending_cut.denominators.get("outflow_usd_bn"))


def cut_sentence(ledger: Ledger, found: Shock, cut: float) -> str:
    """Say by how much less the company pays, or that it has nothing to cut."""
    spending, name = found.spending_cut, company_name(ledger, found.company)
    if not has_spending(found):
        return gettext(
            "{company} makes no payment of known amount {scenario}: there is nothing to cut.",
            company=name,
            scenario=spending.scenario,
        )
    said = gettext(
        "If {company} cuts {percent}% of its payments, it pays {less} less of {whole} still to be paid{range}, {scenario}.",
        company=name,
        percent=percent_text(cut),
        less=dollars(spending.on_record),
        whole=dollars(spending.denominators["outflow_usd_bn"]),
        range=bracketed(spending),
        scenario=spending.scenario,
    )
    return f"{said} {spending.note}".rstrip()


def percent_text(share: float) -> str:
    """Write how many in a hundred, with no more decimals than are there.

    Examples
    --------
    >>> percent_text(0.5), percent_text(0.125)
    ('50', '12.5')
    """
    return gettext("{number}", number=Decimal(f"{100 * share:g}"))


def loss_cells(ledger: Ledger, loss: Loss) -> tuple[str, ...]:
    """Write who loses: first order, in total, as a share of the backlog that it reported, and that backlog."""
    share, backlog = loss.share_of_backlog, loss.backlog
    return (
        company_name(ledger, loss.company),
        dollars(loss.first_order.on_record),
        dollars(loss.total.on_record),
        "" if share is None else value_text(share, "share"),
        gettext("{amount} on {day}", amount=dollars(backlog.usd_bn), day=backlog.day) if backlog else "",
    )


def losses_sentence(ledger: Ledger, found: Shock, pass_through: float, *, feedback: bool) -> str:
    """Say what first order, total and backlog are, and what is left out."""
    total = (
        gettext_noop(
            "First order: what the cut itself takes. Total: what is lost when everyone passes on {percent}% of the share that it loses, "
            "with further cuts by {company}."
        )
        if feedback
        else gettext_noop(
            "First order: what the cut itself takes. Total: what is lost when everyone passes on {percent}% of the share that it loses, "
            "without further cuts by {company}."
        )
    )
    rest = gettext(
        "Backlog: the newest that the company reported; where none is on record, or the loss is more, there is no share. All sums "
        "are over all years and at the amounts on record: deals without a figure are in none. No substitution, no cash buffers, no "
        "change of prices: with a pass-through of 1 the total is the most at these sums."
    )
    said = gettext(total, percent=percent_text(pass_through), company=company_name(ledger, found.company))
    return f"{said} {rest}"


def years_cells(found: Sequence[UnpaidCut]) -> list[tuple[str, ...]]:
    """Write how much of a cut falls in the next four quarters, in each year, without a year, and in all."""
    rows: list[tuple[str, ...]] = []
    for period in dict.fromkeys(one.period for one in found if not one.payee):
        total = next(one for one in found if one.period == period and not one.payee)
        rows.append(
            (
                period_text(period),
                dollars(total.usd_bn.on_record),
                bounds_text(total.usd_bn, dollars, with_why=False),
                dollars(total.can_be_ended_usd_bn.on_record),
                bounds_text(total.can_be_ended_usd_bn, dollars, with_why=False),
            )
        )
    return rows


def years_note() -> str:
    """Say what has no year on record, and why a year can have no bound."""
    return gettext(
        "No year on record: without a schedule, due before and not known to be paid, or due in several years between which the record "
        "does not divide it. It can fall due in any year that its contract allows, so the ranges of years reach up to it and must not "
        "be added up. No bound: a deal that can fall due then has no ceiling on record."
    )


def period_text(period: str) -> str:
    """Name a period of what is not yet paid: a year is its number."""
    return gettext("{day}", day=PartialDate.parse(period)) if period.isdecimal() else gettext(period)


def next_year_sentence(view: View, found: Sequence[UnpaidCut]) -> str:
    """Say who loses what of it in the next four quarters, beside the revenue that each reports for a year."""
    parts = []
    days = next_four_quarters(view.as_of)
    for one in found:
        if one.period == NEXT_FOUR_QUARTERS and one.payee and one.usd_bn.on_record:
            share, revenue = one.share_of_revenue.on_record, one.revenue
            beside = (
                gettext("no revenue on record")
                if share is None or revenue is None
                else gettext(
                    "{share:.1%} of {amount} revenue{carried}",
                    share=share,
                    amount=dollars(revenue.usd_bn.on_record),
                    carried=f" {revenue.carried_text}" if revenue.carried_days else "",
                )
            )
            parts.append(f"{company_name(view.ledger, one.payee)} {dollars(one.usd_bn.on_record)} ({beside})")
    if not parts:
        return gettext(
            "In the next four quarters, {first} to {last}, nothing falls due on record; what has no schedule stands without a year.",
            first=days.first,
            last=days.last,
        )
    return gettext(
        "In the next four quarters, {first} to {last}, on record: {companies}. Revenue is that of as many days before.",
        first=days.first,
        last=days.last,
        companies=", ".join(parts),
    )
