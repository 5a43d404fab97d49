"""Doubts on rows that contradict others: two values of one figure, a part above its whole, yes and no from one source."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date

from aigraph.model.ledger import Ledger
from aigraph.model.metric import Metric
from aigraph.model.money.payment import Statement
from aigraph.model.origin import Problem
from aigraph.rules.doubts.figure import days_of
from aigraph.rules.doubts.rule_warning import doubt
from aigraph.rules.doubts.sums_in_text import plain, sums_in

_FAR_DAYS = 200


def figures_stand_once(ledger: Ledger) -> Iterator[Problem]:
    """The same words of a source give one value of a figure of a company in a period."""
    known: dict[tuple[str, ...], Metric] = {}
    for metric in ledger.metrics:
        if metric.value is None or not metric.reported:
            continue
        key = (metric.company, metric.metric, metric.period, metric.unit, metric.source, metric.reported)
        other = known.setdefault(key, metric)
        if other.value != metric.value:
            message = f"{metric.value:f} is not the {other.value:f} that the same words give for {metric.metric} in {metric.period}"
            yield doubt(metric.origin, message, "figures_stand_once")


def revenues_follow_their_period(ledger: Ledger) -> Iterator[Problem]:
    """The revenue of a period is reported after its end."""
    for metric in ledger.metrics:
        source = ledger.source_by_id.get(metric.source)
        days = days_of(metric)
        if metric.metric == "revenue" and days and source and source.published and days[1] > source.published.last:
            message = f"{metric.period} ends on {days[1]}, after its source appeared; is it the figure of a part of it?"
            yield doubt(metric.origin, message, "revenues_follow_their_period")


def statements_fit_longer_ones(ledger: Ledger) -> Iterator[Problem]:
    """What is stated of a part of a period is no more than what is stated of the whole."""
    by_pair: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for row in ledger.statements:
        by_pair[row.payer, row.payee, row.deal_class].append(row)
    for rows in by_pair.values():
        for row in rows:
            for whole in rows:
                most = whole.amount.high
                is_inside = whole.period.first <= row.period.first and row.period.last <= whole.period.last
                if is_inside and row.period.days < whole.period.days and most is not None and row.amount.low > most:
                    message = f"{row.amount.low:f} in {row.period} is more than the {most:f} that are stated of {whole.period}"
                    yield doubt(row.origin, message, "statements_fit_longer_ones")


def answers_of_one_source_agree(ledger: Ledger) -> Iterator[Problem]:
    """One source does not answer a question about one thing with yes and with no."""
    known: dict[tuple[str, str, str], str] = {}
    for row in ledger.evidence:
        if row.source and row.answer != "unknown":
            first = known.setdefault((row.about, row.flag, row.source), row.answer)
            if first != row.answer:
                message = (
                    f"{row.source!r} answers {row.flag} of {row.about!r} with {row.answer}, and elsewhere with {first}"
                )
                yield doubt(row.origin, message, "answers_of_one_source_agree")


def places_hold_no_sums(ledger: Ledger) -> Iterator[Problem]:
    """A sum of money stands in `reported`; `locator` says where in the source it was read."""
    for event in ledger.documented_events:
        if event.locator and not sums_in(plain(event.reported)):
            found = next((money for money in sums_in(plain(event.locator)) if money.currency), None)
            if found:
                message = f"locator {event.locator!r} is a sum of money and no place; are reported and locator swapped?"
                yield doubt(event.origin, message, "places_hold_no_sums")


def addresses_have_the_day_of_their_source(ledger: Ledger) -> Iterator[Problem]:
    """A day in the address of a source is about the day on which it appeared."""
    for source in ledger.sources:
        found = _DAY.search(source.url) if source.published and source.url else None
        if found and source.published:
            try:
                day = date(int(found[1]), int(found[2]), int(found[3]))
            except ValueError:
                continue
            apart = max(source.published.first - day, day - source.published.last).days
            if apart > _FAR_DAYS:
                message = f"published {source.published} is {apart} days from {found[0].strip('/')!r} in its address"
                yield doubt(source.origin, message, "addresses_have_the_day_of_their_source")


_DAY = re.compile(r"(?<!\d)(20[0-3]\d)[-/]([01]\d)[-/]([0-3]\d)(?!\d)")

DOUBTS: list[Callable[[Ledger], Iterator[Problem]]] = [
    figures_stand_once,
    revenues_follow_their_period,
    statements_fit_longer_ones,
    answers_of_one_source_agree,
    places_hold_no_sums,
    addresses_have_the_day_of_their_source,
]
LOOKS_UP: dict[Callable[[Ledger], Iterator[Problem]], tuple[str, ...]] = dict.fromkeys(
    DOUBTS, ("deals", "events", "evidence", "metrics", "sources", "statements")
)
