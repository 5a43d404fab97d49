"""What the page tells: companies, deals with their events and sources, and loops, as plain values for its script."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from aigraph.model.amount import Amount
from aigraph.model.dates import day_text
from aigraph.model.deal import Event
from aigraph.model.ledger import Ledger
from aigraph.model.loop import Leg, Loop
from aigraph.model.source import GRADES, Source
from aigraph.model.view import Arrow, View
from aigraph.picture.links import safe_link
from aigraph.rows import Row, row_of
from aigraph.words import company_name, money, tell_arrow

Plain = dict[str, Any]

BASES = {
    "annual": "a yearly figure over its term",
    "drawn": "the part drawn so far",
    "estimate": "an outside estimate",
}
"""What to say beside the figure of a deal that is not the whole contract."""


def tell_story(view: View, loops: Sequence[Loop]) -> Plain:
    """Give all that the script of the page looks up; empty values are left out.

    The keys are those of `aigraph.rows`, and beside them ``money`` for an amount in words.
    """
    ledger = view.ledger
    cited = dict.fromkeys(event.source for arrow in view.arrows for event in arrow.told)
    legs = tuple(dict.fromkeys(leg for loop in loops for leg in loop.legs))
    numbers = {leg: number for number, leg in enumerate(legs)}
    return {
        "as_of": day_text(view.as_of),
        "companies": list(_companies(view)),
        "deals": [_deal(ledger, arrow) for arrow in view.arrows],
        # Many loops share a leg, so each leg is told once and a loop gives the numbers of its legs.
        "legs": [_leg(leg) for leg in legs],
        "loops": [_loop(loop, numbers) for loop in loops],
        "sources": [_source(ledger.source_by_id[source]) for source in cited if source in ledger.source_by_id],
        "grades": GRADES,
    }


def _companies(view: View) -> Iterator[Plain]:
    """Tell each company with those that count as it, and all their other names."""
    aliases: dict[str, list[str]] = defaultdict(list)
    for alias in view.ledger.aliases:
        aliases[view.group_of(alias.company)].append(alias.alias)
    members: dict[str, list[str]] = defaultdict(list)
    for company in view.ledger.companies:
        group = view.group_of(company.id)
        if group != company.id:
            members[group].append(company.name)
    for company in view.companies:
        yield _kept(row_of(company) | {"members": members[company.id], "known_as": aliases[company.id]})


def _deal(ledger: Ledger, arrow: Arrow) -> Plain:
    deal = arrow.deal
    return _kept(
        row_of(arrow)
        | {
            "name": tell_arrow(ledger, arrow),
            "money": money(arrow.amount),
            "comes_back": deal.instrument.counter_leg,
            "basis": BASES.get(deal.basis),
            "recorded": _recorded(ledger, arrow),
            "start": deal.start.text if deal.start else None,
            "end": deal.end.text if deal.end else None,
            "package": deal.package,
            "tied_to": [company_name(ledger, company) for company in deal.tied_to],
            "told": [_event(event) for event in arrow.told],
        }
    )


def _recorded(ledger: Ledger, arrow: Arrow) -> str:
    """Say between whom a deal was made, where a parent stands in for its subsidiary."""
    made = (arrow.deal.payer, arrow.deal.payee)
    if made == (arrow.payer, arrow.payee):
        return ""
    return " → ".join(company_name(ledger, company) for company in made)


def _event(event: Event) -> Plain:
    amount = event.amount
    paid = Amount.of(central=event.paid_usd_bn) if event.paid_usd_bn is not None else None
    return _kept(
        {
            "date": event.date.text if event.date else None,
            "status": str(event.status),
            "money": money(amount) if amount.is_known else None,
            "paid": money(paid) if paid else None,
            "reported": event.reported,
            "source": event.source,
            "locator": event.locator,
        }
    )


def _source(source: Source) -> Plain:
    return _kept(row_of(source) | {"url": safe_link(source.url)})


def _loop(loop: Loop, numbers: Mapping[Leg, int]) -> Plain:
    return {
        "name": loop.name,
        "kind": str(loop.kind),
        "companies": loop.companies,
        "legs": [numbers[leg] for leg in loop.legs],
        "usd_bn": row_of(loop)["bottleneck_usd_bn"],
        "money": money(loop.bottleneck),
        "weakest_status": str(loop.weakest_status),
        "complete_since": day_text(loop.complete_since),
    }


def _leg(leg: Leg) -> Plain:
    return row_of(leg) | {"money": money(leg.amount), "deals": [arrow.deal.id for arrow in leg.arrows]}


def _kept(row: Row) -> Plain:
    return {key: value for key, value in row.items() if value not in (None, "", [], ())}
