"""Doubts on a deal whose words call its sum a part of that of another deal."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import pairwise

from aigraph.model.deal import Deal, DealState
from aigraph.model.instruments import DealClass
from aigraph.model.ledger import Ledger
from aigraph.model.origin import Problem
from aigraph.rules.doubts.rule_warning import doubt
from aigraph.rules.doubts.sums_in_text import plain, sums_in

_SEASON = 122
_OF = re.compile(r" of (?:the|its|their|that|a|this)(?: total| whole| whole sum of| round of)? $")


def parts_are_of_what_they_say(ledger: Ledger) -> Iterator[Problem]:
    """A deal that is reported as "$500m of the $1bn" is `part_of` the deal of that sum to the same payee, if there is one."""
    wholes: dict[tuple[str, DealClass, Decimal], list[tuple[Deal, DealState]]] = defaultdict(list)
    for deal, state in ledger.documented_deals:
        if state.amount.central:
            wholes[deal.payee, deal.instrument.deal_class, state.amount.central].append((deal, state))
    for event in ledger.documented_events:
        deal = ledger.deal_by_id[event.deal]
        if deal.part_of or deal.replaces or event.usd_bn is None:
            continue
        for size in _wholes_in(plain(event.reported), event.usd_bn):
            near = wholes.get((deal.payee, deal.instrument.deal_class, size), ())
            found = next((other for other, _ in near if _is_near(ledger, deal, other)), None)
            if found:
                message = f"reported calls the sum a part of {size:f}, which is that of {found.id!r}; expected part_of"
                yield doubt(event.origin, message, "parts_are_of_what_they_say")
                break


def _wholes_in(text: str, figure: Decimal) -> Iterator[Decimal]:
    """Give the sums of which a text says that the figure is a part."""
    sums = sums_in(text)
    for part, whole in pairwise(sums):
        if part.billions == figure < whole.billions and _OF.fullmatch(_between(text, part.end, whole.start)):
            yield whole.billions


def _between(text: str, end: int, start: int) -> str:
    return f" {text[end:start].strip(' $')} "


def _is_near(ledger: Ledger, deal: Deal, other: Deal) -> bool:
    if other is deal or other.part_of == deal.id or deal.id in other.replaces:
        return False
    days = [history[0][0] for one in (deal, other) if (history := ledger.history.get(one.id))]
    return len(days) > 1 and abs((days[0] - days[1]).days) <= _SEASON


DOUBTS: list[Callable[[Ledger], Iterator[Problem]]] = [parts_are_of_what_they_say]
LOOKS_UP: dict[Callable[[Ledger], Iterator[Problem]], tuple[str, ...]] = dict.fromkeys(
    DOUBTS, ("deals", "events", "sources")
)
