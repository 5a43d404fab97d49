"""Doubts on spans of time and on what joins rows: terms, periods and statements beside the words of their reports."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from aigraph.model.deal import Deal, DealState
from aigraph.model.instruments import DealClass
from aigraph.model.ledger import Ledger
from aigraph.model.money.deal_terms import payments_that_count
from aigraph.model.origin import Origin, Problem
from aigraph.rules.doubts.figure import days_of
from aigraph.rules.doubts.rule_warning import doubt
from aigraph.rules.doubts.sums_in_text import plain
from aigraph.schedules.period import Period
from aigraph.schedules.terms import InstalmentKind, Profile

_YEAR_DAYS = 365.25
_MONTH_DAYS = _YEAR_DAYS / 12
_TIMES = 1.5
"""Terms are often told in round numbers and run from delivery to delivery; half as long again is another term."""
_QUARTER_DAYS = 100
_YEARS_DAYS = 3 * 365
_FIRST_YEAR = timedelta(days=366)
_MOST_PAID = Decimal("0.6")
_SPREAD = frozenset({Profile.FLAT, Profile.RAMP, Profile.PER_YEAR})
NUMBERS = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=1
    )
} | {"fifteen": 15, "twenty": 20}
_SPAN = re.compile(
    rf"\b(?:over|for)(?: about| around| some| the next| more than| up to)? "
    rf"(\d+(?:\.\d+)?|{'|'.join(NUMBERS)})[- ](month|year)s?\b"
)
_QUARTER = re.compile(
    r"\b(?:of|in|for) (?:the|its|his) (?:first |second |third |fourth |last )?(?:fiscal )?quarter\b|\bquarterly\b"
    r"|\b(?:first|second|third|fourth|q[1-4])[ -](?:fiscal )?(?:quarter )?(?:revenues?|sales)\b"
)
_LONGER = re.compile(
    r"\b(?:half|halves|quarters|months|years?|annual)\b|\bquarter\b.*\b(?:second|third|fourth|quarter)\b"
)


def terms_are_as_reported(ledger: Ledger) -> Iterator[Problem]:
    """A term that is told in months or years is about as long from `start` to `end`: months are not entered as years."""
    for deal, state in ledger.documented_deals:
        if deal.start is None or deal.end is None:
            continue
        texts = (deal.title, *(event.reported for event in state.events))
        spans = [span for text in texts for span in spans_in(plain(text))]
        most = (deal.end.last - deal.start.first).days + 1
        least = (deal.end.first - deal.start.last).days + 1
        if spans and all(least > span * _TIMES or most * _TIMES < span for span in spans):
            message = f"the term from {deal.start} to {deal.end} is {most} days, but {spans[0]:.0f} days are reported"
            yield doubt(deal.origin, message, "terms_are_as_reported")


def spans_in(text: str) -> Iterator[float]:
    """Give the days of each span of months or years that a plain text says something runs over or for."""
    for found in _SPAN.finditer(text):
        yield spans_days(found[1], found[2])


def spans_days(number: str, unit: str) -> float:
    """Give the days of "six" months, or of "90" days."""
    return float(NUMBERS.get(number) or number) * {"day": 1, "month": _MONTH_DAYS, "year": _YEAR_DAYS}[unit]


def periods_are_as_reported(ledger: Ledger) -> Iterator[Problem]:
    """A figure that is reported as one of a quarter stands for a quarter, not for a year."""
    for origin, reported, period in _figures_of_periods(ledger):
        text = plain(reported)
        found = None if _LONGER.search(text) else _QUARTER.search(text)
        if found and period.days > _QUARTER_DAYS:
            message = f"period {period} has {period.days} days, but {found[0]!r} stands in reported"
            yield doubt(origin, message, "periods_are_as_reported")


def _figures_of_periods(ledger: Ledger) -> Iterator[tuple[Origin, str, Period]]:
    for statement in ledger.statements:
        yield statement.origin, statement.reported, statement.period
    for payment in ledger.payments:
        yield payment.origin, payment.reported, payment.period
    for metric in ledger.metrics:
        days = days_of(metric)
        if days is not None:
            yield metric.origin, metric.reported, Period(metric.period, *days)


def statements_are_of_deals(ledger: Ledger) -> Iterator[Problem]:
    """What is stated of all contracts of two companies is of companies that have a deal of that class on record."""
    if not ledger.statements:
        return
    view = ledger.view()

    def counts_as(name: str) -> set[str]:
        return {name, *(merger.parent for merger in view.mergers(name))} if name in ledger.company_by_id else {name}

    known = {
        (payer, payee, deal.instrument.deal_class)
        for deal in ledger.deals
        for payer in counts_as(deal.payer)
        for payee in counts_as(deal.payee)
    }

    def is_known(payer: str, payee: str, deal_class: DealClass) -> bool:
        return any((one, other, deal_class) in known for one in counts_as(payer) for other in counts_as(payee))

    for row in ledger.statements:
        if not is_known(row.payer, row.payee, row.deal_class):
            is_turned = is_known(row.payee, row.payer, row.deal_class)
            hint = "; are payer and payee swapped?" if is_turned else ", so that the statement counts for nothing"
            of = "from" if row.deal_class is DealClass.PURCHASE else "of"
            message = f"no {row.deal_class} {of} {row.payee!r} by {row.payer!r} is on record{hint}"
            yield doubt(row.origin, message, "statements_are_of_deals")


def contracts_of_years_are_paid_over_years(ledger: Ledger) -> Iterator[Problem]:
    """Of a purchase that falls due over three years or more no three fifths are paid in its first year."""
    for deal, state in ledger.documented_deals if ledger.payments else ():
        most = deal.over_its_term(state.amount).high
        if deal.instrument.deal_class is not DealClass.PURCHASE or deal.profile not in _SPREAD or not most:
            continue
        begin = deal.start.first if deal.start else ledger.history[deal.id][0][0]
        rows = [
            row
            for row in payments_that_count(ledger, deal.id, date.max)
            if row.kind is InstalmentKind.PAID and row.amount and row.period.last <= begin + _FIRST_YEAR
        ]
        paid = sum((row.amount.low for row in rows if row.amount), Decimal(0))
        if paid > most * _MOST_PAID and _days(deal, state) >= _YEARS_DAYS:
            message = f"{paid:f} of {most:f} was paid in the first year of {deal.id!r}, which runs for more than three; is the unit right?"
            yield doubt(rows[-1].origin, message, "contracts_of_years_are_paid_over_years")


def _days(deal: Deal, state: DealState) -> float:
    """Give the least length of the term, by its edges or else by the words of its reports; 0 if none tells."""
    if deal.start and deal.end:
        return (deal.end.first - deal.start.last).days
    spans = [span for event in state.events for span in spans_in(plain(event.reported))]
    return min(spans, default=0)


DOUBTS: list[Callable[[Ledger], Iterator[Problem]]] = [
    terms_are_as_reported,
    periods_are_as_reported,
    statements_are_of_deals,
    contracts_of_years_are_paid_over_years,
]
LOOKS_UP: dict[Callable[[Ledger], Iterator[Problem]], tuple[str, ...]] = dict.fromkeys(
    DOUBTS, ("companies", "deals", "events", "metrics", "payments", "sources", "statements")
)
