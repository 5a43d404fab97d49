"""Doubts on a sum of deals that is entered as one more deal beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from aigraph.model.deal import Deal
from aigraph.model.instruments import DealClass
from aigraph.model.ledger import Ledger
from aigraph.model.origin import Problem
from aigraph.rules.doubts.figure import figure_of, significant_digits
from aigraph.rules.doubts.repeats import are_linked, first_day
from aigraph.rules.doubts.rule_warning import doubt

_ROUNDING = Decimal("0.03")
_MONTH = 31
_MOST_PARTS = 4
_MOST_NEAR = 10
"""How many deals of a pair are tried, so that many of one pair stay linear."""

_Sized = tuple[Decimal, int, Deal]


def totals_stand_beside_no_parts(ledger: Ledger) -> Iterator[Problem]:
    """A deal is not as large as two or more others of its pair and class together that were known by then, unless it is linked to them."""
    by_pair: dict[tuple[str, str, DealClass], list[_Sized]] = defaultdict(list)
    for deal, state in ledger.documented_deals:
        size = figure_of(state.amount)
        if size:
            by_pair[deal.payer, deal.payee, deal.instrument.deal_class].append((size, first_day(ledger, deal), deal))
    for deals in by_pair.values():
        for size, day, deal in deals if len(deals) > 2 else ():  # noqa: PLR2004 - a sum and at least two parts
            near = [
                one
                for one in deals
                if one[0] < size and one[1] <= day + _MONTH and not are_linked(ledger, deal, one[2])
            ]
            parts = _that_come_to(size, near[-_MOST_NEAR:])
            # Two rounds of five billion come to a third of ten by chance.
            if any(significant_digits(part) > 1 for part, _, _ in parts):
                names = " and ".join(repr(part.id) for _, _, part in parts)
                message = f"{size:f} is what {names} come to; is it their sum? Expected part_of in them"
                yield doubt(deal.origin, message, "totals_stand_beside_no_parts")


def a_report_gives_a_sum_once(ledger: Ledger) -> Iterator[Problem]:
    """One report does not give one sum of a pair to two instruments of a class, unless the deals are linked."""
    by_key: dict[tuple[str, str, str, DealClass, Decimal], Deal] = {}
    for event in ledger.documented_events:
        deal = ledger.deal_by_id[event.deal]
        if not event.usd_bn or not event.source or event.status.rank < 0:
            continue
        key = (event.source, deal.payer, deal.payee, deal.instrument.deal_class, event.usd_bn)
        other = by_key.setdefault(key, deal)
        if other.instrument_name != deal.instrument_name and not are_linked(ledger, deal, other):
            later, first = (deal, other) if deal.origin > other.origin else (other, deal)
            message = f"{event.source!r} gives {event.usd_bn} for this deal and for {first.id!r}; is it the same deal?"
            yield doubt(later.origin, message, "a_report_gives_a_sum_once")


def _that_come_to(size: Decimal, deals: Sequence[_Sized]) -> Sequence[_Sized]:
    for count in range(2, min(len(deals), _MOST_PARTS) + 1):
        for chosen in combinations(deals, count):
            if abs(sum(part for part, _, _ in chosen) - size) <= size * _ROUNDING:
                return chosen
    return ()


DOUBTS: list[Callable[[Ledger], Iterator[Problem]]] = [totals_stand_beside_no_parts, a_report_gives_a_sum_once]
LOOKS_UP: dict[Callable[[Ledger], Iterator[Problem]], tuple[str, ...]] = dict.fromkeys(
    DOUBTS, ("deals", "events", "sources")
)
