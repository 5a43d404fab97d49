"""Doubts on a figure beside the title of its source: a slip of ten or a thousand that the words of the row repeat."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from aigraph.model.ledger import Ledger
from aigraph.model.origin import Problem
from aigraph.rules.doubts.around import Around
from aigraph.rules.doubts.figure import SLIPS
from aigraph.rules.doubts.rule_warning import doubt
from aigraph.rules.doubts.sums_in_text import plain, sums_in


def figures_are_those_of_the_title(ledger: Ledger) -> Iterator[Problem]:
    """A figure is not ten, a hundred or a thousand times the one sum in the title of its source, where the title names both ends.

    Of an unnamed payer or payee no name is asked for, but the title names nobody else. A row whose words tell of the sum of
    the title too has seen both.
    """
    around = Around(ledger)
    for event in ledger.documented_events:
        source = ledger.source_by_id.get(event.source)
        sums = sums_in(plain(source.title)) if source and event.usd_bn else ()
        if source is None or event.usd_bn is None or len(sums) != 1 or not sums[0].is_dollars:
            continue
        stated, deal = sums[0].billions, ledger.deal_by_id[event.deal]
        titled = around.title_names(source.id)
        ends = [end for end in (deal.payer, deal.payee) if end not in ledger.nameless]
        is_about = bool(ends) and not any(titled.isdisjoint(around.group(end)) for end in ends)
        if len(ends) == 1:
            is_about = is_about and titled <= around.group(ends[0])
        in_words = {money.billions for money in sums_in(plain(event.reported))}
        if is_about and stated not in in_words and any(event.usd_bn == stated * slip for slip in SLIPS):
            message = f"usd_bn {event.usd_bn} stands beside {stated:f} in the title of {source.id!r}; look for a slip of ten or a thousand"
            yield doubt(event.origin, message, "figures_are_those_of_the_title")


DOUBTS: list[Callable[[Ledger], Iterator[Problem]]] = [figures_are_those_of_the_title]
LOOKS_UP: dict[Callable[[Ledger], Iterator[Problem]], tuple[str, ...]] = dict.fromkeys(
    DOUBTS, ("companies", "deals", "events", "sources")
)
