"""Rules on wording: the figures, bounds, currency and basis of an event are those that its source reports."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import combinations

from aigraph.model.deal import Event
from aigraph.model.instruments import DealClass
from aigraph.model.ledger import Ledger
from aigraph.model.money.money_words import CURRENCIES
from aigraph.model.origin import Problem
from aigraph.model.status import Status
from aigraph.rules.doubts.figure import SLIPS
from aigraph.rules.doubts.rule_warning import doubt
from aigraph.rules.doubts.sums_in_text import Sum, plain, sums_in

_COLUMNS = ("low_usd_bn", "usd_bn", "high_usd_bn", "paid_usd_bn")
_NEAR = Decimal("0.02")
_EXACTLY = (Decimal(1),)
_ABOUT = (*_EXACTLY, Decimal("0.9"), Decimal("1.1"))
_FAR = 1000


def figures_are_those_reported(ledger: Ledger) -> Iterator[Problem]:
    """A figure agrees with the sums of money in `reported`: it is one of them, their sum or difference, or it is explained.

    "Computed", "half", "a month" and the like explain a figure; so does another event of the deal that reports it.
    """
    explained: dict[str, set[Decimal]] = defaultdict(set)
    certain: dict[str, set[Decimal]] = defaultdict(set)
    doubtful: list[tuple[Event, str, Decimal, list[Decimal]]] = []
    for event in ledger.documented_events:
        figures = _figures(event)
        if not figures:
            continue
        text = plain(event.reported)
        sums = sums_in(text)
        dollars = [money.billions for money in sums if money.is_dollars]
        converted = any(not money.is_dollars for money in sums)
        for column, figure in figures:
            if not any(money.currency == "USD" for money in sums):
                is_no_sum = _NO_SUM.search(text) or _counts_things(figure, text)
                if not sums and column != "paid_usd_bn" and is_no_sum:
                    doubtful.append((event, column, figure, []))
                else:
                    explained[event.deal].add(figure)
            elif _agrees(figure, dollars, _ABOUT if column != "usd_bn" or _VAGUE.search(text) else _EXACTLY):
                certain[event.deal].add(figure)
            elif not _is_far(figure, dollars) and (converted or _ARITHMETIC.search(text)):
                explained[event.deal].add(figure)
            else:
                doubtful.append((event, column, figure, dollars))
    for event, column, figure, dollars in doubtful:
        slipped = any(_agrees(figure * slip, dollars) for slip in SLIPS) if dollars else False
        if figure not in certain[event.deal] and (slipped or figure not in explained[event.deal]):
            words = _in_words(dollars) if dollars else "words that tell of no sum"
            message = f"{column} {figure} stands beside {words} in reported; look for a slip of ten or a thousand"
            yield doubt(event.origin, message, "figures_are_those_reported")


def other_currencies_are_converted(ledger: Ledger) -> Iterator[Problem]:
    """A sum that is reported in another currency is entered in US dollars, once, at a rate that this currency had."""
    for event in ledger.documented_events:
        sums = sums_in(plain(event.reported)) if event.amount.is_known or event.paid_usd_bn else ()
        foreign = [money for money in sums if money.currency in _USUAL_RATES]
        dollars = [money for money in sums if money.currency == "USD"]
        named = _other_currency(event.reported) if sums and not foreign and not dollars else ""
        for column, figure in _figures(event) if foreign or named else ():
            money = foreign[0] if foreign else sums[0]
            if named:
                if figure not in [one.billions for one in sums]:
                    continue
                message = f"{column} {figure} is entered as it stands beside {named!r} in reported; expected US dollars"
            elif dollars:
                same = next((one for one in foreign if one.billions == figure), None)
                if same and not _agrees(figure, [one.billions for one in dollars]):
                    message = (
                        f"{column} {figure} stands beside {figure}bn {same.currency} in reported; expected US dollars"
                    )
                    yield doubt(event.origin, message, "other_currencies_are_converted")
                    continue
                twice = [one.billions * _USUAL_RATES[money.currency] for one in dollars]
                if _agrees(figure, [one.billions for one in dollars]) or not _agrees(figure, twice):
                    continue
                message = f"{column} {figure} is {dollars[0].billions.normalize():f}bn US dollars converted once more from {money.currency}"
            elif any(_is_converted(figure, money) for money in foreign):
                continue
            else:
                message = f"{column} {figure} stands beside {money.billions.normalize():f}bn {money.currency} in reported; expected US dollars"
            yield doubt(event.origin, message, "other_currencies_are_converted")


def bounds_are_entered_as_bounds(ledger: Ledger) -> Iterator[Problem]:
    """A sum that is reported as "up to" is a ceiling, and one reported as "at least" no ceiling."""
    for event in ledger.documented_events:
        text = plain(event.reported) if event.amount.is_known else ""
        for money in sums_in(text):
            before = text[max(0, money.start - 40) : money.start]
            is_ceiling = event.high_usd_bn is not None or event.usd_bn != money.billions
            with_options = event.status is not Status.CLOSED and _WITH_OPTIONS.match(text[money.end :])
            if (_UP_TO.search(before) or with_options) and not is_ceiling:
                message = f"usd_bn {event.usd_bn} is reported as a ceiling; expected it in high_usd_bn"
                yield doubt(event.origin, message, "bounds_are_entered_as_bounds")
            is_floor = event.usd_bn is not None or event.low_usd_bn is not None or event.high_usd_bn != money.billions
            if _AT_LEAST.search(before) and not is_floor:
                message = (
                    f"high_usd_bn {event.high_usd_bn} is reported as a floor; expected it in low_usd_bn and usd_bn"
                )
                yield doubt(event.origin, message, "bounds_are_entered_as_bounds")


def yearly_figures_are_called_so(ledger: Ledger) -> Iterator[Problem]:
    """A sum that is reported as one of a year has basis annual, and basis annual a report that says so."""
    texts: dict[str, list[str]] = defaultdict(list)
    for event in ledger.documented_events:
        deal = ledger.deal_by_id[event.deal]
        text = plain(event.reported)
        texts[deal.id].append(text)
        for money in sums_in(text) if deal.basis != "annual" and event.usd_bn else ():
            if _A_YEAR.match(text[money.end :]) and event.usd_bn == money.billions:
                message = f"usd_bn {event.usd_bn} is reported as that of a year or month, but basis is {deal.basis!r}"
                yield doubt(event.origin, message, "yearly_figures_are_called_so")
            elif (
                _A_YEAR.match(text[money.end :])
                and not (deal.start or deal.end)
                and _is_times(event.usd_bn, money, text)
            ):
                message = f"usd_bn {event.usd_bn} is a multiple of the {money.billions.normalize():f} a year in reported, but no term is told"
                yield doubt(event.origin, message, "yearly_figures_are_called_so")
    for deal in ledger.deals:
        if deal.basis == "annual" and deal.id in texts and not any(map(_YEARLY.search, texts[deal.id])):
            message = "basis is 'annual', but no event of the deal reports a sum of a year"
            yield doubt(deal.origin, message, "yearly_figures_are_called_so")


def _is_times(figure: Decimal | None, money: Sum, text: str) -> bool:
    """Whether a figure is a whole number of times a sum, the only one of a text that has no other number."""
    if not figure or figure == money.billions or figure % money.billions:
        return False
    return not _NUMBERED.search(text[: money.start] + text[money.end :])


def yearly_deals_have_a_start(ledger: Ledger) -> Iterator[Problem]:
    """A deal of basis annual has a `start`, from which it is counted, or its report calls it a run rate or without a term."""
    excused = {event.deal for event in ledger.documented_events if _NO_TERM.search(plain(event.reported))}
    for deal, _ in ledger.documented_deals:
        if deal.basis == "annual" and deal.start is None and deal.id not in excused:
            message = "basis is 'annual' without a start, so that nothing of it can be counted in any period"
            yield doubt(deal.origin, message, "yearly_deals_have_a_start")


def figures_of_a_company_are_no_deals(ledger: Ledger) -> Iterator[Problem]:
    """Capital spending, a backlog, revenue or a valuation is a figure of one company (metrics.csv) and no payment."""
    for event in ledger.documented_events:
        deal_class = ledger.deal_by_id[event.deal].instrument.deal_class
        words = _OF_COMPANIES.get(deal_class)
        if words is None or event.usd_bn is event.low_usd_bn is None:
            continue
        text = plain(event.reported)
        for money in sums_in(text):
            if money.billions not in (event.usd_bn, event.low_usd_bn):
                continue
            before, after = words
            found = before.search(text[max(0, money.start - 60) : money.start]) or after.match(text[money.end :])
            if found:
                message = (
                    f"the figure is reported as {found[1]!r}, a figure of one company; expected a row of metrics.csv"
                )
                yield doubt(event.origin, message, "figures_of_a_company_are_no_deals")
                break


def _figures(event: Event) -> list[tuple[str, Decimal]]:
    figures = [(column, getattr(event, column)) for column in _COLUMNS]
    return [(column, figure) for column, figure in figures if figure]


def _agrees(figure: Decimal, sums: list[Decimal], about: tuple[Decimal, ...] = _ABOUT) -> bool:
    if figure in sums:
        return True
    few = sums[:_MOST_SUMS]
    made = [*sums, sum(few, Decimal(0))]
    made += [end for one, other in combinations(few, 2) for end in (one + other, abs(one - other))]
    return any(abs(figure - one * share) <= figure * _NEAR for one in made for share in about)


def _counts_things(figure: Decimal, text: str) -> bool:
    """Whether the figure stands in a text as a number of gigawatts, chips, years and the like."""
    return any(
        figure in (number, number / 1000, number * _SCALE_BN.get(found[2], _ONE_BN), number * _ONE_BN * 1000)
        for found in _THINGS.finditer(text)
        for number in [Decimal(found[1].replace(",", ""))]
    )


def _is_far(figure: Decimal, sums: list[Decimal]) -> bool:
    return figure >= _FAR * Decimal("0.9") * max(sums) or figure * _FAR * Decimal("0.9") <= min(sums)


def _in_words(sums: list[Decimal]) -> str:
    return " and ".join(f"${one.normalize():f}bn" for one in sums)


def _other_currency(reported: str) -> str:
    """Give the word of a text that names a currency other than the US dollar, where its sums name none."""
    words = re.findall(r"[^\W\d_]{4,}", plain(reported))
    return next((word for word in words if CURRENCIES.get(word, "USD") != "USD" and word not in _PLAIN_WORDS), "")


def _is_converted(figure: Decimal, money: Sum) -> bool:
    usual = _USUAL_RATES[money.currency]
    rate = figure / money.billions if money.billions else Decimal(0)
    return rate != 1 and usual / _MOVES <= rate <= usual * _MOVES


_PLAIN_WORDS = ("real", "ether")
_MOST_SUMS = 8
_RATES = (
    "EUR 1.13, GBP 1.3, CHF 1.12, JPY 0.0075, CNY 0.14, INR 0.012, KRW 0.00075, CAD 0.73, AUD 0.66, NZD 0.6, HKD 0.128, "
    "SGD 0.75, TWD 0.031, BRL 0.19, ILS 0.28, SAR 0.2666, AED 0.2723, SEK 0.1, NOK 0.095, DKK 0.15, PLN 0.26, BDT 0.0083"
)
_USUAL_RATES = {code: Decimal(rate) for code, rate in (pair.split() for pair in _RATES.split(", "))}
"""US dollars for one unit in the years of the data."""
_MOVES = Decimal("1.25")
"""A rate that is further off is taken for none: no currency of the table has moved by more since 2021, and no rate and its inverse lie nearer."""

_NO_SUM = re.compile(
    r"\bno (?:price|sum|figure|dollars|value|amount)\b|\b(?:sum|price|amount|terms) not \w+|\bundisclosed\b"
    r"|\b(?:several|multiple|few|many|some|tens of|dozens of|hundreds of) (?:hundred )?(?:[bm]|tr)illions?\b|(?<!\d )\b(?:[bm]|tr)illions of\b"
    r"|\bmulti-?\s?(?:[bm]|tr)illion\b"
)
_THINGS = re.compile(
    r"(?<![\d.,])(\d+(?:,\d{3})*(?:\.\d+)?)[ -]?(thousand|million|billion|[mk](?= ))?[ -]?(?:[a-z]+\d+ )?(?:[gm]w\b|(?:giga|mega)watt|years?\b|months?\b|acres?\b|sites?\b|shares?\b|gpus?\b"
    r"|chips?\b|racks?\b|servers?\b|engineers?\b|employees?\b|users?\b|percent\b|%)"
)
_ONE_BN = Decimal(10) ** -9
_SCALE_BN = {
    "thousand": _ONE_BN * 1000,
    "k": _ONE_BN * 1000,
    "million": _ONE_BN * 10**6,
    "m": _ONE_BN * 10**6,
    "billion": Decimal(1),
}
_ARITHMETIC = re.compile(
    r"comput|\bhalf\b|\bthird\b|\bquarter of|\bfifth\b|%|\bpercent\b|\beach\b|\btwice\b|\btimes\b|\btogether\b|\bless\b"
    r"|\b(?:a|per) (?:month|year|quarter|share|unit|gpu|chip)\b|\byearly\b|\bapiece\b|\bon top of\b|\bfrom memory\b"
)
_VAGUE = re.compile(r"\babout\b|\bsome\b|\baround\b|\bnearly\b|\balmost\b|\bmore than\b|\bover\b|~")
_UP_TO = re.compile(
    r"\b(?:up to|as much as|at most|(?:no|not) more than|(?<!no )(?<!not )less than|below|max(?:imum)? of)(?: about| some| around)? $"
)
_WITH_OPTIONS = re.compile(
    r"\s?(?:if|when|assuming|including|with|counting)\b[^,;.()]{0,30}\b(?:renewals?|options?)\b(?! grants)"
)
_AT_LEAST = re.compile(r"\b(?:at least|more than|over|above|no less than|in excess of)(?: about| some)? $")
_A_YEAR = re.compile(r"\s?(?:(?:a|per|each|every) (?:year|month)|/\s?(?:yr|year)|annually|yearly|p\.a\.)")
_NUMBERED = re.compile(r"\d|\b(?:years|decades?|term)\b")
_YEARLY = re.compile(
    r"\b(?:a|per|each|every) (?:year|annum)|\bannual|\byearly|\brun rate|/\s?(?:yr|year)|\bp\.a\.|প্রতি বছর|বছরে|年間|每年"
)
_NO_TERM = re.compile(r"\bno (?:term|start|day)\b|\brun rate\b|\bterms? not \w+")
_SPENT = r"cap(?:ital)? ?ex\w*|capital (?:spending|expenditures?|outlays?)|(?:purchases?|acquisitions?|additions?) (?:of|to) (?:property|fixed assets|plant)[a-z, &]*|pp&e|(?:order )?backlog|performance obligations|revenues?|sales|ebitda|profits?|net income|earnings|cash flow|run[- ]rate|guidance|(?:construction|building|project) costs?|(?:that|which) (?:will )?costs?"
_WORTH = r"market (?:value|cap\w*)|valuation|valu(?:ed|ing|es)(?: \w+){0,4} at|(?:post|pre)-?money"
_TO = r"(?: of| in| for)?(?: (?:20)?\d\d)?(?: of| at| to| was| is|:)?(?: about| around| some| over| more than| up to| at least| nearly)? $"


def _words(kinds: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    after = (
        rf"(?: of| in| as)?(?: its| the| annual| expected| total)? ({kinds}|(?:before|after) the (?:new )?money|(?:to date|so far|since its found\w+)(?= *$)"
        r"|(?:in|on) (?:ai |new |its )*(?:data ?cent(?:er|re)s?|infrastructure)(?= in the (?:fiscal )?year| this year| in 20\d\d))\b"
    )
    return re.compile(rf"\b({kinds}){_TO}"), re.compile(after)


_OF_COMPANIES = {
    DealClass.PURCHASE: _words(_SPENT),
    DealClass.FUNDING: _words(rf"{_SPENT}|{_WORTH}|(?:has|have|having) (?:so far )?raised(?: a total)?|total funding"),
}

DOUBTS: list[Callable[[Ledger], Iterator[Problem]]] = [
    figures_are_those_reported,
    other_currencies_are_converted,
    bounds_are_entered_as_bounds,
    yearly_figures_are_called_so,
    yearly_deals_have_a_start,
    figures_of_a_company_are_no_deals,
]
LOOKS_UP: dict[Callable[[Ledger], Iterator[Problem]], tuple[str, ...]] = {
    figures_are_those_reported: ("sources",),
    other_currencies_are_converted: ("sources",),
    bounds_are_entered_as_bounds: ("sources",),
    yearly_figures_are_called_so: ("deals", "events", "sources"),
    yearly_deals_have_a_start: ("deals", "events", "sources"),
    figures_of_a_company_are_no_deals: ("deals", "sources"),
}
