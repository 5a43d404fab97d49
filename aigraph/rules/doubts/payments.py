"""Doubts on money over time: payments beside the amount, statements beside what fell due, deals beside the age of companies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from aigraph.model.amount import UNKNOWN
from aigraph.model.instruments import DealClass
from aigraph.model.ledger import Ledger
from aigraph.model.money.deal_terms import payments_that_count, terms_of
from aigraph.model.money.payment import Payment, Statement
from aigraph.model.origin import Origin, Problem
from aigraph.model.status import Status
from aigraph.rules.doubts.figure import days_of, figure_of
from aigraph.rules.doubts.rule_warning import doubt
from aigraph.schedules.in_window import due_in
from aigraph.schedules.terms import InstalmentKind, Profile, Terms, starts_after_end
from aigraph.schedules.window import Window

_ROUNDED = Decimal("1.02")
_PAID_AHEAD = Decimal("1.1")
_TO_COME = re.compile(
    r"\b(?:to|will) be paid\b|\bwill pay\b|\bis to pay\b|\b(?:due|payable) (?:in|on|by) (?:20|q[1-4])|\bnot yet paid\b|\bunpaid\b"
)
_REVENUE = "revenue"
_WITHOUT_SCHEDULE = frozenset({Profile.UNKNOWN, Profile.ON_DELIVERY, Profile.MILESTONES})


def deals_come_after_their_companies(ledger: Ledger) -> Iterator[Problem]:
    """No deal is made before its payer or payee was founded."""
    for deal, _ in ledger.documented_deals:
        day, event = ledger.history[deal.id][0]
        for end in (deal.payer, deal.payee):
            company = ledger.company_by_id.get(end)
            if company is not None and company.founded is not None and day < company.founded.first:
                message = f"an event of {day} is before {end!r} was founded, in {company.founded}; is the year right?"
                yield doubt(event.origin, message, "deals_come_after_their_companies")


def what_was_paid_is_past(ledger: Ledger) -> Iterator[Problem]:
    """A payment that was made, and a statement, is of a period that began before its source appeared and the data end."""
    paid: list[Payment | Statement] = [row for row in ledger.payments if row.kind is InstalmentKind.PAID]
    for row in [*paid, *ledger.statements]:
        source = ledger.source_by_id.get(row.source)
        if source is not None and source.published is not None and row.period.first > source.published.last:
            message = f"period {row.period} begins after its source {source.id!r} appeared, on {source.published}"
            yield doubt(row.origin, message, "what_was_paid_is_past")
        elif ledger.last_day is not None and row.period.first > ledger.last_day:
            message = f"period {row.period} begins after the last day of the data, {ledger.last_day}; is it planned?"
            yield doubt(row.origin, message, "what_was_paid_is_past")
        elif found := _TO_COME.search(row.reported.casefold()):
            message = f"{found[0]!r} in reported tells of money to come; is it planned or committed?"
            yield doubt(row.origin, message, "what_was_paid_is_past")


def payments_fit_the_amount(ledger: Ledger) -> Iterator[Problem]:
    """The payments of a deal, those made and those to come each for themselves, do not add up to more than its amount."""
    for deal, state in ledger.documented_deals:
        rows = payments_that_count(ledger, deal.id, date.max) if ledger.payments_by_deal else ()
        amount = deal.over_its_term(state.amount)
        for kinds in ((InstalmentKind.PAID,), (InstalmentKind.PLANNED, InstalmentKind.COMMITTED)):
            counted = [row for row in rows if row.kind in kinds]
            if not counted:
                continue
            share = sum((row.share for row in counted if row.share is not None), Decimal(0))
            least = sum((row.amount.low for row in counted if row.amount is not None), Decimal(0))
            if amount.high is not None and least > amount.high * _ROUNDED:
                message = f"the payments of {deal.id!r} come to at least {least:f}, above its amount of {amount.high:f}"
                yield doubt(counted[0].origin, message, "payments_fit_the_amount")
            elif share > _ROUNDED:
                message = f"the payments of {deal.id!r} come to {share:f} of its amount; expected shares of 1 in all"
                yield doubt(counted[0].origin, message, "payments_fit_the_amount")


def payments_stand_once(ledger: Ledger) -> Iterator[Problem]:
    """Two rows of one source with the same deal, kind, period and size are one payment, unless their words differ."""
    known: dict[tuple[object, ...], Origin] = {}
    for row in ledger.payments:
        key = (row.deal, row.kind, row.period, row.amount, row.share, row.reported, row.source)
        if key in known:
            message = (
                f"the payment ({row.kind}) of {row.deal!r} stands on line {known[key].line} too; is it a second one?"
            )
            yield doubt(row.origin, message, "payments_stand_once")
        known.setdefault(key, row.origin)


def payments_add_up(ledger: Ledger) -> Iterator[Problem]:
    """What one source says was paid in a period is no running total that contains what it says of a shorter one."""
    paid: dict[tuple[str, str], list[Payment]] = defaultdict(list)
    for row in ledger.payments:
        if row.kind is InstalmentKind.PAID and row.amount is not None:
            paid[row.deal, row.source].append(row)
    for rows in paid.values():
        rows.sort(key=lambda row: (row.period.days, row.period.first))
        for place, row in enumerate(rows):
            parts = [
                one
                for one in rows[:place]
                if row.period.first <= one.period.first and one.period.last <= row.period.last
            ]
            parts = [one for one in parts if one.period != row.period]
            if parts and sum(figure_of(one.amount) for one in parts if one.amount) <= figure_of(row.amount or UNKNOWN):
                message = f"period {row.period} of {row.deal!r} contains {parts[0].period} on line {parts[0].origin.line}; is it a running total?"
                yield doubt(row.origin, message, "payments_add_up")


def dues_fit_what_is_reported(ledger: Ledger) -> Iterator[Problem]:
    """What fell due on record between two companies is no more than one of them states, nor than the seller's revenue.

    On record is what is signed and has a schedule, or was paid. Money paid ahead is no revenue yet, so a tenth above the revenue is let pass.
    """
    by_pair: dict[tuple[str, str, DealClass], list[Terms]] = defaultdict(list)
    by_payee: dict[str, list[Terms]] = defaultdict(list)
    for deal, state in ledger.documented_deals:
        is_binding = state.status.rank >= Status.SIGNED.rank
        if not is_binding or deal.part_of or starts_after_end(deal.start, deal.end):
            continue
        terms = terms_of(ledger, deal, date.max, state.amount)
        is_dated = terms.shape not in _WITHOUT_SCHEDULE or terms.instalments or terms.statements
        if not is_dated or figure_of(state.amount) <= 0:
            continue
        by_pair[deal.payer, deal.payee, deal.instrument.deal_class].append(terms)
        if deal.instrument.deal_class is DealClass.PURCHASE:
            by_payee[deal.payee].append(terms)
    for row in ledger.statements:
        most = row.amount.high
        if most is not None:
            pair = by_pair.get((row.payer, row.payee, row.deal_class), [])
            due = _due_on_record(pair, Window(row.period.first, row.period.last))
            if due > most * _ROUNDED:
                message = f"{due:.3f} fell due in {row.period} by the deals of the pair, above the {most:f} stated"
                yield doubt(row.origin, message, "dues_fit_what_is_reported")
    for figure in _revenues(ledger):
        due = _due_on_record(by_payee.get(figure.company, []), figure.window)
        if due > figure.most * _PAID_AHEAD:
            message = (
                f"{due:.3f} fell due to {figure.company!r} in {figure.window}, above its revenue of {figure.most:f}"
            )
            yield doubt(figure.origin, message, "dues_fit_what_is_reported")


def sources_are_read_after_they_appear(ledger: Ledger) -> Iterator[Problem]:
    """No source was retrieved before the day on which it appeared."""
    for source in ledger.sources:
        if source.published and source.retrieved and source.retrieved.last < source.published.first:
            message = f"retrieved {source.retrieved} is before the source appeared, on {source.published}"
            yield doubt(source.origin, message, "sources_are_read_after_they_appear")


@dataclass(frozen=True, slots=True)
class _Revenue:
    company: str
    window: Window
    most: Decimal
    origin: Origin


def _revenues(ledger: Ledger) -> Iterator[_Revenue]:
    for metric in ledger.metrics:
        days = days_of(metric)
        most = metric.high or metric.value
        if metric.metric == _REVENUE and metric.unit == "usd_bn" and metric.verdict != "refuted" and days and most:
            yield _Revenue(metric.company, Window(*days), most, metric.origin)


def _due_on_record(deals: list[Terms], window: Window) -> Decimal:
    """Add up what is on record as due in a window, of deals that overlap it: central sums, else what is known to be paid."""
    first = window.first or date.min
    return sum(
        (
            due.low if (due := due_in(terms, window)).central is None else due.central
            for terms in deals
            if not (terms.start and terms.start.first > window.last) and not (terms.end and terms.end.last < first)
        ),
        Decimal(0),
    )


DOUBTS: list[Callable[[Ledger], Iterator[Problem]]] = [
    deals_come_after_their_companies,
    what_was_paid_is_past,
    payments_fit_the_amount,
    payments_stand_once,
    payments_add_up,
    dues_fit_what_is_reported,
    sources_are_read_after_they_appear,
]
LOOKS_UP: dict[Callable[[Ledger], Iterator[Problem]], tuple[str, ...]] = dict.fromkeys(
    DOUBTS, ("companies", "deals", "events", "metrics", "payments", "sources")
)
