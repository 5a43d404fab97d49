"""Rules on how deals hang together: umbrellas, replacements, packages, and nothing entered twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from aigraph.model.amount import Amount
from aigraph.model.deal import Deal
from aigraph.model.ledger import Ledger
from aigraph.model.names import suggest
from aigraph.model.origin import Problem, Severity
from aigraph.model.status import Status


def links_point_somewhere(ledger: Ledger) -> Iterator[Problem]:
    """`part_of`, `replaces`, `vests_with` and `covers` name deals that exist, and never the deal itself."""
    for deal in ledger.deals:
        named = (("part_of", deal.part_of), ("vests_with", deal.vests_with), ("covers", deal.covers))
        links = [(column, other) for column, other in named if other]
        links += [("replaces", other) for other in deal.replaces]
        for column, other in links:
            if other == deal.id:
                yield Problem(deal.origin, f"{column} names the deal itself", rule="links_point_somewhere")
            elif other not in ledger.deal_by_id:
                near = suggest(other, ledger.deal_by_id)
                hint = f"; did you mean {near[0]}?" if near else ""
                message = f"{column} {other!r} is no deal in deals.csv{hint}"
                yield Problem(deal.origin, message, rule="links_point_somewhere")


def links_end_somewhere(ledger: Ledger) -> Iterator[Problem]:
    """Following `part_of`, or `replaces`, never leads back to where it began."""
    above: Mapping[str, tuple[str, ...]] = {deal.id: (deal.part_of,) for deal in ledger.deals if deal.part_of}
    earlier: Mapping[str, tuple[str, ...]] = {deal.id: deal.replaces for deal in ledger.deals if deal.replaces}
    for column, links in (("part_of", above), ("replaces", earlier)):
        for deal in ledger.deals:
            others = set(links.get(deal.id, ())) - {deal.id}
            if any(_leads_to(links, other, deal.id) for other in others):
                message = f"{column} leads from {deal.id!r} back to itself"
                yield Problem(deal.origin, message, rule="links_end_somewhere")


def _leads_to(links: Mapping[str, tuple[str, ...]], start: str, goal: str) -> bool:
    seen, todo = set[str](), [start]
    while todo:
        here = todo.pop()
        if here == goal:
            return True
        if here not in seen:
            seen.add(here)
            todo += links.get(here, ())
    return False


def replaced_deals_say_so(ledger: Ledger) -> Iterator[Problem]:
    """A deal that another replaces has an event saying that it was replaced or cancelled, and the other way round."""
    replaced_by = {other: deal for deal in ledger.deals for other in deal.replaces}
    for other, deal in replaced_by.items():
        history = ledger.history.get(other, ())
        if history and history[-1][1].status not in (Status.REPLACED, Status.CANCELLED):
            message = f"replaces {other!r}, whose last event is {history[-1][1].status}; expected replaced or cancelled"
            yield Problem(deal.origin, message, rule="replaced_deals_say_so")
    for deal in ledger.deals:
        history = ledger.history.get(deal.id, ())
        if history and history[-1][1].status is Status.REPLACED and deal.id not in replaced_by:
            message = f"{deal.id!r} is replaced, but no deal says that it replaces it"
            yield Problem(history[-1][1].origin, message, rule="replaced_deals_say_so")


def packages_are_no_mirrors(ledger: Ledger) -> Iterator[Problem]:
    """One agreement does not hold the same instrument both ways: a partnership is not two payments."""
    packages: dict[str, list[Deal]] = defaultdict(list)
    for deal in ledger.deals:
        if deal.package:
            packages[deal.package].append(deal)
    for package, deals in packages.items():
        ways = {(deal.payer, deal.payee, deal.instrument_name) for deal in deals}
        for deal in deals:
            mirror = (deal.payee, deal.payer, deal.instrument_name)
            if mirror in ways and deal.payer > deal.payee:
                message = f"package {package!r} holds {deal.instrument_name} both ways; keep the way value goes"
                yield Problem(deal.origin, message, rule="packages_are_no_mirrors")


def nothing_is_entered_twice(ledger: Ledger) -> Iterator[Problem]:
    """No two live deals have the same ends, instrument, first day and figure."""
    seen: dict[tuple[object, ...], list[tuple[Amount, Deal]]] = defaultdict(list)
    for deal in ledger.deals:
        history = ledger.history.get(deal.id, ())
        if not history or history[-1][1].status.rank < 0:
            continue
        day, event = history[0]
        if event.amount.central is None:
            continue
        others = seen[deal.payer, deal.payee, deal.instrument_name, day]
        twin = next((other for size, other in others if size == event.amount), deal)
        others.append((event.amount, deal))
        if twin is not deal and twin.id != deal.part_of and deal.id != twin.part_of:
            message = f"looks like {twin.id!r}: same ends, instrument, day and amount"
            yield Problem(deal.origin, message, rule="nothing_is_entered_twice", severity=Severity.WARNING)


RULES: list[Callable[[Ledger], Iterator[Problem]]] = [
    links_point_somewhere,
    links_end_somewhere,
    replaced_deals_say_so,
    packages_are_no_mirrors,
    nothing_is_entered_twice,
]
LOOKS_UP: dict[Callable[[Ledger], Iterator[Problem]], tuple[str, ...]] = {
    links_point_somewhere: ("deals",),
    replaced_deals_say_so: ("deals", "events", "sources"),
}
