"""The history of each deal as phases, at every certainty: worked out by views, so that a page needs none of their rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from aigraph.model.arrow import Arrow
from aigraph.model.company import Company
from aigraph.model.dates import UNDATED, PartialDate
from aigraph.model.deal import Deal, Event, certain_on
from aigraph.model.instruments import LAYERS
from aigraph.model.ledger import Ledger, View
from aigraph.model.status import LEVELS, Level
from aigraph.schedules.terms import InstalmentKind


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of days over which a deal does not change.

    Parameters
    ----------
    day : datetime.date
        Its first day; it lasts until the next phase of the deal begins.
    arrows : mapping of Level to Arrow
        The deal as a view at each certainty shows it, with the terms by which its money is counted. Empty while none does: before its first part is on record a
        heading is an arrow, afterwards it is not.
    """

    day: date
    arrows: Mapping[Level, Arrow]


def deal_histories(view: View) -> dict[str, tuple[Phase, ...]]:
    """Follow each deal up to the day of a view, at every certainty and in every layer.

    Parameters
    ----------
    view : View
        Its ledger, its day and whether it merges subsidiaries count; its certainty and layers do not.

    Returns
    -------
    dict
        The phases of each deal that is ever seen, oldest first. On any day up to that of the view, at any certainty,
        the deals whose last phase shows an arrow at that certainty are the arrows of the view of that day.

    Notes
    -----
    A deal depends only on its own events, on the deals that it is part of or that are part of it, and on the owners of
    its two ends. So each such family is looked at by itself, on the days on which one of these changes: O(events).

    Examples
    --------
    >>> from aigraph import load
    >>> phases = deal_histories(load().view(as_of="2025-10-01"))["nvidia-openai-loi-2025"]
    >>> [(str(phase.day), *map(str, phase.arrows)) for phase in phases]
    [('2025-09-22', 'announced', 'all')]
    """
    histories: dict[str, tuple[Phase, ...]] = {}
    for family in _families(view.ledger):
        histories |= _histories(family, view)
    return {deal.id: histories[deal.id] for deal in view.ledger.deals if deal.id in histories}


def _histories(family: Ledger, view: View) -> dict[str, tuple[Phase, ...]]:
    phases: dict[str, list[Phase]] = defaultdict(list)
    for day in _days(family, view.as_of):
        by_deal: dict[str, dict[Level, Arrow]] = {deal.id: {} for deal in family.deals}
        seen = replace(view, ledger=family, as_of=day, layers=LAYERS, money=None)
        for level in LEVELS:
            for arrow in seen.at(level).arrows:
                by_deal[arrow.deal.id][level] = arrow
        for deal, arrows in by_deal.items():
            before = phases[deal][-1].arrows if phases[deal] else {}
            if not _same(before, arrows):
                phases[deal].append(Phase(day, arrows))
    return {deal: tuple(history) for deal, history in phases.items() if history}


def _same(one: Mapping[Level, Arrow], other: Mapping[Level, Arrow]) -> bool:
    # The events of a deal may grow in number without changing how it is drawn.
    return one.keys() == other.keys() and all(
        replace(arrow, events=()) == replace(other[level], events=())
        and arrow.counted.terms == other[level].counted.terms
        for level, arrow in one.items()
    )


def _days(family: Ledger, last: date) -> Sequence[date]:
    events = {day for history in family.history.values() for day, _ in history}
    consolidations = {company.parent_since.last for company in family.companies if company.parent_since}
    payments = {row.period.last for row in family.payments if row.kind is InstalmentKind.PAID}
    # A schedule is known from the day on which its source appeared.
    schedules = {source.published.last for source in family.sources if source.published} if family.payments else set()
    days = events | consolidations | payments | schedules
    return sorted(day for day in days if min(events, default=last) <= day <= last)


def _families(ledger: Ledger) -> Iterator[Ledger]:
    """Give each deal with all that it is part of and all that is part of it, as a ledger of their own."""
    events = defaultdict(list)
    for event in ledger.events:
        events[event.deal].append(event)
    for deals in _joined(ledger.deals):
        dated = tuple(_dated(event, ledger) for deal in deals for event in events[deal.id])
        payments = tuple(row for deal in deals for row in ledger.payments_by_deal.get(deal.id, ()))
        cited = dict.fromkeys([*(event.source for event in dated), *(row.source for row in payments)])
        yield Ledger(
            companies=tuple(_with_owners({end for deal in deals for end in (deal.payer, deal.payee)}, ledger)),
            deals=tuple(deals),
            events=dated,
            sources=tuple(ledger.source_by_id[source] for source in cited if source in ledger.source_by_id),
            payments=payments,
        )


def _dated(event: Event, ledger: Ledger) -> Event:
    """Give an event that nothing dates the last day of the whole data, which a family by itself does not know."""
    if ledger.last_day in {None, UNDATED} or certain_on(event, ledger.source_by_id.get(event.source)):
        return event
    return replace(event, date=PartialDate.parse(str(ledger.last_day)))


def _joined(deals: Sequence[Deal]) -> Iterator[list[Deal]]:
    """Put deals together that share a heading, at whichever depth."""
    by_id = {deal.id: deal for deal in deals}
    families: dict[str, list[Deal]] = defaultdict(list)
    for deal in deals:
        families[_heading(deal, by_id)].append(deal)
    yield from families.values()


def _heading(deal: Deal, by_id: Mapping[str, Deal]) -> str:
    """Give the topmost deal, or the first by name of a ring of headings, which the rules refuse."""
    way = [deal.id]
    while by_id[way[-1]].part_of in by_id:
        over = by_id[way[-1]].part_of
        if over in way:
            return min(way[way.index(over) :])
        way.append(over)
    return way[-1]


def _with_owners(ends: Collection[str], ledger: Ledger) -> Iterator[Company]:
    waiting, passed = sorted(ends), set(ends)
    while waiting:
        company = ledger.company_by_id.get(waiting.pop())
        if company is None:
            continue
        yield company
        if company.parent and company.parent not in passed:
            passed.add(company.parent)
            waiting.append(company.parent)
