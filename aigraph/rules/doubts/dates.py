"""Doubts on when something happened: slips of a year, days after the data, sums paid and statuses that fall."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

from aigraph.model.dates import PartialDate
from aigraph.model.deal import Deal, Event
from aigraph.model.instruments import ORDERS, DealClass
from aigraph.model.ledger import Ledger
from aigraph.model.origin import Problem
from aigraph.rules.doubts.rule_warning import doubt
from aigraph.rules.doubts.sums_in_text import plain, sums_in

_YEAR_DAYS = 366
_LATE_YEARS = 3
_LONGEST_TERM = 60
_LONGEST_PURCHASE = 40
_LONGEST_ORDER = 20
_LEAST_EVENTS = 30
_LEAST_WORDS = 2
_LONG_AGO, _FAR_AHEAD = 5, 12
_NEAR_DAYS, _FAR_DAYS = 3, 40
_LAST_MONTH = 12
_SLIPPED_YEARS = range(1, 6)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = re.compile(
    r"\b(?:signed|announced|agreed|closed|completed|dated|made|on)(?: on| in)? (?:(?P<day>\d{1,2})(?:st|nd|rd|th)? )?"
    rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?(?: (?P<late>\d{{1,2}})(?:st|nd|rd|th)?,)? (?P<year>20\d\d)\b"
)
_WHY = re.compile(
    r"\b(?:not|no|never|nothing|un\w+ed|yet|still|again|earlier|later|since|because|after|before|until|unless|but|if|once|instead|only"
    r"|plan\w*|to be|to (?:buy|sell|invest|lend|raise|pay|take)|being|expect\w*|inten\w*|aim\w*|seek\w*|hop\w+|will|would|may|might|could|talks?|negotiat\w+|discuss\w+|propos\w+|consider\w*|condition\w*|subject|pending"
    r"|sa(?:id|ys)|reports?|reported\w*|according|told|denie[sd]|delay\w*|paus\w+|postpon\w+|halt\w*|reopen\w*|renegotiat\w+|review\w*|cut|reduc\w+|lower\w*|shrink\w*|less|fewer"
    r"|withdr\w+|rescind\w*|unw[io]\w*|revers\w+|revis\w+|restat\w+|correct\w*|mistak\w+|wrong\w*|fail\w*|f[ae]ll\w*|doubt\w*|call\w* off|scrapp\w+|refus\w+|block\w*|object\w*|lapse\w*)\b"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def years_are_those_of_the_id(ledger: Ledger) -> Iterator[Problem]:
    """A year in the id of a deal is that of one of its events, or of the edges of its term, or lies ahead."""
    for deal, state in ledger.documented_deals:
        days = [day for event in state.events if event.date for day in (event.date.first, event.date.last)]
        days += [day for day, _ in ledger.history[deal.id]]
        days += [day for edge in _edges(deal) for day in (edge.first, edge.last)]
        years = sorted({day.year for day in days})
        last = ledger.last_day.year if ledger.last_day else 0
        for year in {int(year) for year in _YEAR.findall(deal.id)}.difference(years):
            if year <= last:
                message = f"id {deal.id!r} names {year}, but its events and term have {', '.join(map(str, years))}"
                yield doubt(state.events[0].origin, message, "years_are_those_of_the_id")


def old_events_name_their_year(ledger: Ledger) -> Iterator[Problem]:
    """A report of something more than three years back names the year, in `reported`, the title or the id."""
    deals = {deal.id: deal for deal, _ in ledger.documented_deals}
    for event in ledger.events:
        source, deal = ledger.source_by_id.get(event.source), deals.get(event.deal)
        if deal is None or event.date is None or source is None or source.published is None:
            continue
        years = source.published.first.year - event.date.last.year
        if years > _LATE_YEARS and str(event.date.first.year) not in f"{event.reported} {deal.title} {deal.id}":
            message = f"date {event.date} is {years} years before its source {source.id!r} appeared; is the year right?"
            yield doubt(event.origin, message, "old_events_name_their_year")


def days_are_those_reported(ledger: Ledger) -> Iterator[Problem]:
    """The date of an event is the day in its words, and not that day with day and month swapped, nor of another year."""
    for event in ledger.documented_events:
        stated = list(_days_in(plain(event.reported))) if event.date else []
        if event.date is None or any(event.date.first <= one.last and one.first <= event.date.last for one in stated):
            continue
        for one in stated:
            if _is_slip(event.date, one):
                message = f"date {event.date} stands beside {one} in reported; are day, month and year right?"
                yield doubt(event.origin, message, "days_are_those_reported")
                break


def _days_in(text: str) -> Iterator[PartialDate]:
    for found in _DAY.finditer(text):
        day, month = found["day"] or found["late"], _MONTHS.index(found["month"][:3]) + 1
        parts = f"{found['year']}-{month:02}-{int(day):02}" if day else f"{found['year']}-{month:02}"
        try:
            yield PartialDate.parse(parts)
        except ValueError:
            continue


def _is_slip(entered: PartialDate, stated: PartialDate) -> bool:
    one, other = entered.first, stated.first
    is_swapped = entered.first == entered.last and (one.year, one.month, one.day) == (
        other.year,
        other.day,
        other.month,
    )
    is_other_year = one.month == other.month and abs(one.year - other.year) in _SLIPPED_YEARS
    return is_swapped or (is_other_year and entered.last >= stated.first.replace(year=one.year))


def days_are_not_swapped(ledger: Ledger) -> Iterator[Problem]:
    """No event stands alone on the day that is the one of its source with day and month swapped."""
    days: dict[frozenset[str], list[tuple[date, str]]] = defaultdict(list)
    for event in ledger.documented_events:
        if event.date and event.date.first == event.date.last:
            days[_ends(ledger, event)].append((event.date.first, event.source))
    for event in ledger.documented_events:
        source = ledger.source_by_id.get(event.source)
        if not event.date or event.date.first != event.date.last or not source or not source.published:
            continue
        entered, appeared = event.date.first, source.published.first
        apart = abs((swapped - appeared).days) if (swapped := _swapped(entered)) else _FAR_DAYS
        if apart > _NEAR_DAYS or appeared != source.published.last or (appeared - entered).days < _FAR_DAYS:
            continue
        known = days[_ends(ledger, event)]
        if not any(other != event.source and abs((day - entered).days) <= _NEAR_DAYS for day, other in known):
            message = f"date {entered} is {swapped} with day and month swapped, and {source.id!r} appeared on {appeared}; is it right?"
            yield doubt(event.origin, message, "days_are_not_swapped")


def years_are_those_of_the_source(ledger: Ledger) -> Iterator[Problem]:
    """No event is of the day on which its source appeared, but of an earlier year, unless words or another report of that time give it."""
    for deal, _ in ledger.documented_deals:
        history = ledger.history[deal.id]
        for day, event in history:
            source = ledger.source_by_id.get(event.source)
            if event.date is None or source is None or source.published is None:
                continue
            appeared = source.published
            years = appeared.first.year - event.date.first.year
            if years not in _SLIPPED_YEARS or not _is_same_day_of_year(event.date, appeared):
                continue
            year = str(event.date.first.year)
            said = year in f"{event.reported} {event.locator} {deal.title} {deal.id} {source.title}"
            beside = any(abs((other - day).days) <= _FAR_DAYS and row.source != event.source for other, row in history)
            if not said and not beside:
                message = (
                    f"date {event.date} is that of its source {source.id!r}, {appeared}, but for the year; is it right?"
                )
                yield doubt(event.origin, message, "years_are_those_of_the_source")


def _is_same_day_of_year(entered: PartialDate, appeared: PartialDate) -> bool:
    is_day = entered.first == entered.last and appeared.first == appeared.last
    return is_day and 0 <= appeared.first.timetuple().tm_yday - entered.first.timetuple().tm_yday <= _NEAR_DAYS


def _ends(ledger: Ledger, event: Event) -> frozenset[str]:
    deal = ledger.deal_by_id[event.deal]
    return frozenset({deal.payer, deal.payee})


def _swapped(day: date) -> date | None:
    return date(day.year, day.day, day.month) if day.day <= _LAST_MONTH and day.day != day.month else None


def terms_are_of_this_age(ledger: Ledger) -> Iterator[Problem]:
    """A deal starts within a few years of its first event and runs for at most 60 years, a purchase or lease for at most 40, an order of chips or equipment for at most 20."""
    for deal, state in ledger.documented_deals:
        first = state.events[0].date or deal.start
        most = _LONGEST_PURCHASE if deal.instrument.deal_class is DealClass.PURCHASE else _LONGEST_TERM
        most = _LONGEST_ORDER if deal.instrument_name in ORDERS else most
        if deal.start and deal.end and deal.end.last.year - deal.start.first.year > most:
            message = f"the term from {deal.start} to {deal.end} is longer than {most} years"
            yield doubt(deal.origin, message, "terms_are_of_this_age")
        elif first and deal.start and not -_LONG_AGO <= deal.start.first.year - first.first.year <= _FAR_AHEAD:
            message = f"the term starts in {deal.start}, far from the first event, of {first}; is the year right?"
            yield doubt(deal.origin, message, "terms_are_of_this_age")
        elif first and any(abs(edge.first.year - first.first.year) > _LONGEST_TERM for edge in _edges(deal)):
            message = f"the term ends or starts more than {_LONGEST_TERM} years from the first event, of {first}"
            yield doubt(deal.origin, message, "terms_are_of_this_age")


def events_are_not_ahead_of_the_data(ledger: Ledger) -> Iterator[Problem]:
    """No event stands alone more than a year after all earlier ones: the record of a large data set has no such gap."""
    days = sorted((day, event.origin) for history in ledger.history.values() for day, event in history)
    if len(days) < _LEAST_EVENTS:
        return
    for place in range(len(days) // 2, len(days) - 1):
        if (days[place + 1][0] - days[place][0]).days > _YEAR_DAYS:
            for day, origin in days[place + 1 :]:
                message = (
                    f"an event of {day} stands more than a year after all the others, which end on {days[place][0]}"
                )
                yield doubt(origin, message, "events_are_not_ahead_of_the_data")
            return


def sources_are_not_ahead_of_the_data(ledger: Ledger) -> Iterator[Problem]:
    """No source appeared half a year after all that a large record tells of."""
    if ledger.last_day is None or len(ledger.events) < _LEAST_EVENTS:
        return
    for source in ledger.sources:
        if source.published and (source.published.first - ledger.last_day).days > _YEAR_DAYS // 2:
            message = f"published {source.published} is long after the last event of the data, of {ledger.last_day}"
            yield doubt(source.origin, f"{message}; is the year right?", "sources_are_not_ahead_of_the_data")


def paid_sums_do_not_fall(ledger: Ledger) -> Iterator[Problem]:
    """What was paid in all never becomes less: `paid_usd_bn` counts from the beginning, and a refund is another deal."""
    for deal, _ in ledger.documented_deals:
        most = None
        for _, event in ledger.history[deal.id]:
            if event.paid_usd_bn is None:
                continue
            if most is not None and event.paid_usd_bn < most:
                message = (
                    f"paid_usd_bn {event.paid_usd_bn} is less than the {most} paid before; it counts from the beginning"
                )
                yield doubt(event.origin, message, "paid_sums_do_not_fall")
            most = event.paid_usd_bn if most is None else max(most, event.paid_usd_bn)


def reasons_are_words(ledger: Ledger) -> Iterator[Problem]:
    """The reason for a status that falls, or for a deal that comes back, is stated in words: a sum alone, or the deal told again, says nothing of it."""
    for deal, _ in ledger.documented_deals:
        for (_, before), (_, event) in pairwise(ledger.history[deal.id]):
            has_turned = 0 <= event.status.rank < before.status.rank or before.status.rank < 0 <= event.status.rank
            if has_turned and event.reported and not _tells_why(event.reported):
                message = (
                    f"status goes from {before.status} to {event.status}, and reported gives only {event.reported!r}"
                )
                yield doubt(event.origin, message, "reasons_are_words")


def _tells_why(reported: str) -> bool:
    words = _words_beside_sums(reported)
    is_english = all(word.isascii() for word in words)
    return len(words) >= _LEAST_WORDS and (not is_english or _WHY.search(plain(reported)) is not None)


def _words_beside_sums(reported: str) -> list[str]:
    text = plain(reported)
    for money in reversed(sums_in(text)):
        text = text[: money.start] + text[money.end :]
    return re.findall(r"[^\W\d_]{2,}", text)


def _edges(deal: Deal) -> list[PartialDate]:
    return [edge for edge in (deal.start, deal.end) if edge]


DOUBTS: list[Callable[[Ledger], Iterator[Problem]]] = [
    years_are_those_of_the_id,
    old_events_name_their_year,
    days_are_those_reported,
    days_are_not_swapped,
    years_are_those_of_the_source,
    terms_are_of_this_age,
    events_are_not_ahead_of_the_data,
    sources_are_not_ahead_of_the_data,
    paid_sums_do_not_fall,
    reasons_are_words,
]
LOOKS_UP: dict[Callable[[Ledger], Iterator[Problem]], tuple[str, ...]] = dict.fromkeys(
    DOUBTS, ("deals", "events", "sources")
)
