"""Doubts on how fast a contract of years is paid."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from aigraph.model.deal import Deal, DealState
from aigraph.model.instruments import DealClass
from aigraph.model.ledger import Ledger
from aigraph.model.money.deal_terms import payments_that_count
from aigraph.model.origin import Problem
from aigraph.rules.doubts.rule_warning import doubt
from aigraph.rules.doubts.sums_in_text import plain
from aigraph.rules.doubts.terms import spans_in
from aigraph.schedules.terms import InstalmentKind, Profile

_YEARS_DAYS = 3 * 365
_FIRST_YEAR = timedelta(days=366)
_MOST = Decimal("0.6")
_SPREAD = frozenset({Profile.FLAT, Profile.RAMP, Profile.PER_YEAR})


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
        if paid > most * _MOST and _days(deal, state) >= _YEARS_DAYS:
            message = f"{paid:f} of {most:f} was paid in the first year of {deal.id!r}, which runs for more than three; is the unit right?"
            yield doubt(rows[-1].origin, message, "contracts_of_years_are_paid_over_years")


def _days(deal: Deal, state: DealState) -> float:
    """Give the least length of the term, by its edges or else by the words of its reports; 0 if none tells."""
    if deal.start and deal.end:
        return (deal.end.first - deal.start.last).days
    spans = [span for event in state.events for span in spans_in(plain(event.reported))]
    return min(spans, default=0)


DOUBTS: list[Callable[[Ledger], Iterator[Problem]]] = [contracts_of_years_are_paid_over_years]
LOOKS_UP: dict[Callable[[Ledger], Iterator[Problem]], tuple[str, ...]] = dict.fromkeys(
    DOUBTS, ("deals", "events", "payments", "sources")
)
