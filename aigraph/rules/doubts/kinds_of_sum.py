"""Doubts on what a sum is: dividends, interest, fees, charges and expectations are no money for what a deal buys."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator

from aigraph.model.deal import Deal, Event
from aigraph.model.ledger import Ledger
from aigraph.model.money.payment import STATEMENT_CLASSES
from aigraph.model.origin import Problem
from aigraph.rules.doubts.rule_warning import doubt
from aigraph.rules.doubts.sums_in_text import Sum, plain, sums_in

_SPAN = 80


def sums_are_what_is_exchanged(ledger: Ledger) -> Iterator[Problem]:
    """A dividend, interest, a fee, a charge, a tax break, an exercise price, an option or a guess is not the sum of a deal."""
    for event in ledger.documented_events:
        deal = ledger.deal_by_id[event.deal]
        text = plain(event.reported) if event.usd_bn or event.low_usd_bn else ""
        for money in _entered(event, text):
            before, after = text[max(0, money.start - _SPAN) : money.start], text[money.end :]
            found = _OTHER_BEFORE.search(before) or _OTHER_AFTER.match(after) or _OPTION.search(before)
            if not found and deal.basis != "estimate":
                found = _GUESS.search(before)
            if found:
                message = f"the figure is reported as {found[1]!r}, which is no sum of what a deal exchanges"
                yield doubt(event.origin, message, "sums_are_what_is_exchanged")
                break


def paid_sums_are_drawn(ledger: Ledger) -> Iterator[Problem]:
    """Of a facility that is reported as undrawn not all is paid."""
    for event in ledger.documented_events:
        is_all = event.paid_usd_bn is not None and event.paid_usd_bn == event.usd_bn
        found = _UNDRAWN.search(plain(event.reported)) if is_all else None
        if found:
            message = f"paid_usd_bn {event.paid_usd_bn} stands beside {found[0]!r} in reported"
            yield doubt(event.origin, message, "paid_sums_are_drawn")


def totals_replace_what_they_contain(ledger: Ledger) -> Iterator[Problem]:
    """A sum to which an extension brings all contracts of a pair is no further deal beside those that it contains."""
    by_pair: dict[tuple[str, str, str], list[Deal]] = defaultdict(list)
    for deal, state in ledger.documented_deals:
        if state.amount.is_known and deal.instrument.deal_class in STATEMENT_CLASSES:
            by_pair[deal.payer, deal.payee, deal.instrument.deal_class].append(deal)
    umbrellas = {deal.part_of for deal in ledger.deals}
    for event in ledger.documented_events:
        deal = ledger.deal_by_id[event.deal]
        others = by_pair[deal.payer, deal.payee, deal.instrument.deal_class]
        if deal.replaces or deal.id in umbrellas or all(other is deal or other.id in deal.replaces for other in others):
            continue
        text = plain(event.reported) if event.usd_bn else ""
        found = next(
            (match for money in _entered(event, text) if (match := _BROUGHT_TO.search(text[: money.start]))), None
        )
        if found and len(ledger.history[deal.id]) == 1:
            message = f"the figure is what {found[1]!r} other contracts of the pair come to; expected the increase, or `replaces`"
            yield doubt(event.origin, message, "totals_replace_what_they_contain")


def _entered(event: Event, text: str) -> list[Sum]:
    """Give the sums of a text that are entered as the figure or the floor of its event."""
    return [money for money in sums_in(text) if money.billions in (event.usd_bn, event.low_usd_bn)] if text else []


_KINDS = (
    r"dividends?|distributions? to shareholders|interest|coupons?|(?:termination|break-?up|breakage|cancell?ation|arrangement|advisory) fees?"
    r"|penalt(?:y|ies)|damages|fines?|impairments?(?: charges?)?|write-?(?:downs?|offs?)|depreciation|amorti[sz]ation"
    r"|tax (?:abatements?|credits?|breaks?|relief|incentives?)|(?:exercise|strike) price|goodwill"
)
_OTHER_BEFORE = re.compile(
    rf"\b({_KINDS})(?: payments?)?(?: paid)?(?: of| worth| is| was|:)?(?: about| up to| nearly| some)? $"
)
_OTHER_AFTER = re.compile(rf"(?: of| in)?(?: (?:a|an|cash|special|quarterly|yearly))*[ -]({_KINDS})\b")
_OPTION = re.compile(
    r"\b((?:an?|the) (?:option|right) to (?:buy|purchase|order|lease|rent|add|take|invest))\b[^.;$]{0,40}$"
)
_GUESS = re.compile(
    r"\b(analysts?(?: at \w+)? (?:expects?|estimates?|sees?|projects?|forecasts?|thinks?))\b[^.;$]{0,40}$"
)
_UNDRAWN = re.compile(
    r"(?<!\d)\W*\bundrawn\b|\b(?:nothing|none)(?: of (?:it|which))?(?: is| was| has been)?(?: yet)? drawn\b|(?<!\dbn )(?<!\dm )(?<!\d )\bnot (?:yet )?(?:been )?drawn\b"
)
_BROUGHT_TO = re.compile(
    r"\b((?:brings?|bringing|brought|takes?|taking|raises?|raising|lifts?|lifting)\b[^.;$]{0,30}\b(?:total|value|all|together)\b[^.;$]{0,30}\bto)(?: about| some)? $"
)

DOUBTS: list[Callable[[Ledger], Iterator[Problem]]] = [
    sums_are_what_is_exchanged,
    paid_sums_are_drawn,
    totals_replace_what_they_contain,
]
LOOKS_UP: dict[Callable[[Ledger], Iterator[Problem]], tuple[str, ...]] = dict.fromkeys(
    DOUBTS, ("companies", "deals", "events", "sources")
)
