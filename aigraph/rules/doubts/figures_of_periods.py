"""Doubts on payments, statements and figures of companies: beside their words, their periods and each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from statistics import median

from aigraph.model.instruments import DealClass
from aigraph.model.ledger import Ledger
from aigraph.model.metric import Metric
from aigraph.model.money.payment import Payment, Statement
from aigraph.model.origin import Origin, Problem
from aigraph.rules.doubts.figure import SLIPS, days_of
from aigraph.rules.doubts.rule_warning import doubt
from aigraph.rules.doubts.sums_in_text import plain, sums_in
from aigraph.schedules.terms import InstalmentKind

_NEAR = Decimal("0.02")
_SHORTEST_YEAR, _LONGEST_YEAR, _GAP = 350, 380, 200
_FIVEFOLD = 5
_MOST_BEFORE = 4
_BEFORE = timedelta(days=366)
_OF_OTHERS = 200
_WHOLE = Decimal("0.9")
_USD_BN, _PERCENT = "usd_bn", "percent"
_SHARE = re.compile(r"(?<![\d.,])(\d+(?:\.\d+)?)\s?(?:%|per ?cent\b)")
_NO_REVENUE = re.compile(
    r"\brun[- ]rate\b|\bannuali[sz]ed\b|\barr\b|\bexpect(?:s|ed)?\b|\bforecasts?\b|\bguidance\b|\btargets?\b|\bprojects\b|\bprojected\b|\bplans\b"
)
_SOLD = re.compile(r"\b(?:revenues?|sales|income|receipts)\b[^.;]*? (?:from|to|with) ")


def figures_of_periods_are_those_reported(ledger: Ledger) -> Iterator[Problem]:
    """A payment, a statement or a figure of a company is no tenth and no thousandfold of the sums in its words."""
    for origin, figures, said in _figures(ledger):
        for figure in filter(None, figures):
            if said and not any(_is_near(figure, one) for one in said):
                slip = next((one for one in said if any(_is_near(figure * times, one) for times in SLIPS)), None)
                if slip is not None:
                    message = f"{figure:f} stands beside {slip:f} in reported; look for a slip of ten or a thousand"
                    yield doubt(origin, message, "figures_of_periods_are_those_reported")
                    break


def _figures(ledger: Ledger) -> Iterator[tuple[Origin, tuple[Decimal | None, ...], list[Decimal]]]:
    rows: list[Payment | Statement] = [*ledger.payments, *ledger.statements]
    for row in rows:
        yield row.origin, (row.low_usd_bn, row.usd_bn, row.high_usd_bn), _dollars(row.reported)
    for metric in ledger.metrics:
        figures = (metric.low, metric.value, metric.high)
        if metric.unit == _USD_BN:
            yield metric.origin, figures, _dollars(metric.reported)
        elif metric.unit == _PERCENT:
            yield metric.origin, figures, [Decimal(found[1]) for found in _SHARE.finditer(plain(metric.reported))]


def _dollars(text: str) -> list[Decimal]:
    sums = sums_in(plain(text)) if text else ()
    # A sum that was converted, and the parts of one, are no slips.
    return [money.billions for money in sums] if all(money.is_dollars for money in sums) else []


def _is_near(figure: Decimal, other: Decimal) -> bool:
    return abs(figure - other) <= other * _NEAR


def fiscal_years_are_years(ledger: Ledger) -> Iterator[Problem]:
    """The days of a fiscal year are those of one year."""
    for metric in ledger.metrics:
        if metric.period_start and metric.period_end and metric.period.upper().startswith("FY"):
            days = (metric.period_end.last - metric.period_start.first).days + 1
            if not 0 < days <= _LONGEST_YEAR:
                message = f"{metric.period} has {days} days, from {metric.period_start} to {metric.period_end}"
                yield doubt(metric.origin, message, "fiscal_years_are_years")


def revenues_are_comparable(ledger: Ledger) -> Iterator[Problem]:
    """The revenue of a company is not 200 times that of its other periods."""
    by_company: dict[str, list[Metric]] = defaultdict(list)
    for metric in ledger.metrics:
        if metric.metric == "revenue" and metric.unit == _USD_BN and metric.value:
            by_company[metric.company].append(metric)
    for metrics in by_company.values():
        for metric in metrics:
            others = [other.value for other in metrics if other is not metric and other.value]
            usual = median(others) if others else None
            if usual and metric.value and metric.value > usual * _OF_OTHERS:
                message = f"{metric.value:f} is {metric.value / usual:.0f} times the revenue of other periods; is the unit right?"
                yield doubt(metric.origin, message, "revenues_are_comparable")


def revenues_change_by_steps(ledger: Ledger) -> Iterator[Problem]:
    """From one year to the next a revenue falls to no fifth, and grows fivefold only while it is young; of one year it is one.

    Young is a company that had less than $1bn, unless the revenues of two other years or more lie within a twofold of it.
    """
    years: dict[str, list[tuple[date, date, Decimal, Metric]]] = defaultdict(list)
    for metric in ledger.metrics:
        days = days_of(metric)
        is_year = days is not None and _SHORTEST_YEAR <= (days[1] - days[0]).days + 1 <= _LONGEST_YEAR
        is_revenue = metric.metric == "revenue" and metric.unit == _USD_BN and metric.verdict != "refuted"
        if is_revenue and metric.value and days and is_year:
            years[metric.company].append((*days, metric.value, metric))
    for rows in years.values():
        rows.sort(key=lambda row: (row[0], row[3].origin))
        for place, (first, _, size, metric) in enumerate(rows):
            for start, end, before, other in rows[max(0, place - _MOST_BEFORE) : place]:
                steady = [row[2] for row in rows if row[2] is not size and before / 2 <= row[2] <= before * 2]
                is_old = before >= 1 or len(steady) > 2 or start == first  # noqa: PLR2004 (two beside it)
                has_grown = size >= before * _FIVEFOLD and is_old
                if (first - end).days < _GAP and (has_grown or before >= size * _FIVEFOLD):
                    message = (
                        f"{size:f} stands beside a revenue of {before:f} in {other.period}; is the point in its place?"
                    )
                    yield doubt(metric.origin, message, "revenues_change_by_steps")
                    break


def revenues_are_of_the_past(ledger: Ledger) -> Iterator[Problem]:
    """What is reported as a run rate, a forecast or a target is no revenue of a period; such figures have metrics of their own."""
    for metric in ledger.metrics:
        found = _NO_REVENUE.search(plain(metric.reported)) if metric.metric == "revenue" else None
        if found:
            message = f"{found[0]!r} in reported is no revenue of {metric.period}; expected revenue_run_rate or revenue_forecast"
            yield doubt(metric.origin, message, "revenues_are_of_the_past")


def payments_follow_their_deal(ledger: Ledger) -> Iterator[Problem]:
    """What was paid was paid no more than a year before the deal is first told of."""
    for row in ledger.payments:
        history = ledger.history.get(row.deal)
        if row.kind is InstalmentKind.PAID and history and row.period.last < history[0][0] - _BEFORE:
            message = (
                f"period {row.period} is more than a year before {row.deal!r} is first told of, on {history[0][0]}"
            )
            yield doubt(row.origin, message, "payments_follow_their_deal")


def statements_are_of_a_part(ledger: Ledger) -> Iterator[Problem]:
    """What one customer paid is not the whole reported revenue of a seller whose other customers are on record."""
    customers: dict[str, set[str]] = defaultdict(set)
    for deal, _ in ledger.documented_deals:
        if deal.instrument.deal_class is DealClass.PURCHASE:
            customers[deal.payee].add(deal.payer)
    revenues: dict[str, list[tuple[date, date, Decimal]]] = defaultdict(list)
    for metric in ledger.metrics:
        days = days_of(metric)
        if metric.metric == "revenue" and metric.unit == _USD_BN and metric.value and days:
            revenues[metric.company].append((*days, metric.value))
    for row in ledger.statements:
        least = row.amount.low
        if row.deal_class is not DealClass.PURCHASE or len(customers[row.payee]) < 2:  # noqa: PLR2004 (the others)
            continue
        for first, last, revenue in revenues[row.payee]:
            if first <= row.period.first and row.period.last <= last and least >= revenue * _WHOLE:
                message = f"{least:f} is all of the revenue of {row.payee!r} from {first} to {last}, {revenue:f}"
                yield doubt(row.origin, f"{message}; is it that of all customers?", "statements_are_of_a_part")
                break


def statements_run_as_their_words(ledger: Ledger) -> Iterator[Problem]:
    """Revenue "from" or "with" somebody is paid by that company: who is named is the payer of a purchase and not the payee."""
    for row in ledger.statements:
        found = _SOLD.search(plain(row.reported)) if row.deal_class is DealClass.PURCHASE else None
        if found is None:
            continue
        rest = plain(row.reported)[found.end() :]
        payer, payee = (_first_place(rest, _names(ledger, name)) for name in (row.payer, row.payee))
        if payee is not None and (payer is None or payee < payer):
            message = f"{row.payee!r} is the payee, but reported says {found[0].strip()!r} it; are the ends swapped?"
            yield doubt(row.origin, message, "statements_run_as_their_words")


def _names(ledger: Ledger, company: str) -> list[str]:
    record = ledger.company_by_id.get(company)
    return [plain(record.name)] if record else []


def _first_place(text: str, names: Iterable[str]) -> int | None:
    return min((place for place in map(text.find, names) if place >= 0), default=None)


DOUBTS: list[Callable[[Ledger], Iterator[Problem]]] = [
    figures_of_periods_are_those_reported,
    fiscal_years_are_years,
    revenues_are_comparable,
    revenues_change_by_steps,
    revenues_are_of_the_past,
    payments_follow_their_deal,
    statements_are_of_a_part,
    statements_run_as_their_words,
]
LOOKS_UP: dict[Callable[[Ledger], Iterator[Problem]], tuple[str, ...]] = dict.fromkeys(
    DOUBTS, ("companies", "deals", "events", "metrics", "payments", "sources", "statements")
)
