"""Why companies form no loop in a view: which leg is missing, what would close it, and which loops come nearest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from aigraph.loops.bundled_cycles import Pairs, Ring, ends_of, parallel_deals
from aigraph.loops.classify import Classifier, Forms
from aigraph.loops.collect import ring_key
from aigraph.loops.direct import search_direct
from aigraph.loops.find import find_loops
from aigraph.loops.loop_list import LoopList
from aigraph.loops.obstacle import Hidden, HiddenDeal, MissingLeg, NoLoop, Obstacle
from aigraph.model.company import LoopName
from aigraph.model.instruments import LAYERS
from aigraph.model.ledger import Ledger, View
from aigraph.model.loop import DEFAULT_KINDS, KINDS, Loop
from aigraph.model.search_limits import DEFAULT_LENGTH
from aigraph.model.status import LEVELS

MOST_NEAREST = 5
_MOST_DAYS = 200


def loops_on(view: View, ring: Ring) -> tuple[Loop, ...]:
    """Give the loop on one ring of companies, or none: of the kinds shown by default, and if it is of none of these, of any.

    Only loops on fewer of its companies are searched for.
    """
    pairs = parallel_deals(view)
    if len(ring) < 2 or len(set(ring)) < len(ring) or not all(ends in pairs for ends in ends_of(ring)):  # noqa: PLR2004 - a loop needs two
        return ()
    shown, every = Classifier(pairs, DEFAULT_KINDS), Classifier(pairs, KINDS)

    def forms(one: Ring) -> Forms:
        return shown(one) or every(one)

    inside = [ends for ends in pairs if ends[0] in ring and ends[1] in ring]
    rings = [*search_direct(inside, len(ring) - 1, shown.kinds_on), ring_key(ring)]
    classify = Classifier(pairs, KINDS, forms)
    return LoopList(view, len(ring), KINDS, None, [one for one in rings if classify(one)], classify, pairs).named(ring)


def why_no_loop(view: View, name: LoopName, *, max_length: int = DEFAULT_LENGTH) -> NoLoop:
    """Say why the companies of a name form no loop.

    Parameters
    ----------
    view : View
        Where they form none.
    name : str or iterable of str
        Companies by any of their names, joined by arrows, commas, spaces or hyphens, or one by one.
    max_length : int
        The most companies in the nearest loops.

    Raises
    ------
    UnknownNameError
        If a part of the name is no company.

    Notes
    -----
    One search for the nearest loops, and a view for each day on which a deal between the companies changed.

    Examples
    --------
    >>> from aigraph import load
    >>> why = why_no_loop(load().view(), "nvidia-openai")
    >>> why.obstacle.value, why.missing[0].payer, why.missing[0].detour[0]
    ('missing_leg', 'openai', 'openai')
    """
    named = view.ledger.loop_ids(name)
    ring = view.loop_ids(named)
    pairs = parallel_deals(view)
    obstacle, missing, companies = _obstacle(view, ring, pairs)
    found = find_loops(view, max_length=max_length, kinds=KINDS, keep_on_interrupt=False)
    closed_in = (*_with_more(view, named), *_on_other_days(view, named))
    among_in, among = (view, found.among(ring).largest(MOST_NEAREST))
    if not among and not closed_in:
        among_in, among = _among_in_wider(view, ring)
    return NoLoop(
        obstacle=obstacle,
        missing=missing,
        companies=companies,
        named=named,
        closed_in=closed_in,
        among=among,
        among_in=among_in if among else None,
        nearest=found.nearest(ring, MOST_NEAREST),
        truncated=found.truncated,
    )


def _obstacle(view: View, ring: Ring, pairs: Pairs) -> tuple[Obstacle, tuple[MissingLeg, ...], tuple[str, ...]]:
    if len(ring) == 1:
        return Obstacle.ONE_COMPANY, (), ring
    repeated = tuple(dict.fromkeys(company for company in ring if ring.count(company) > 1))
    if repeated:
        return Obstacle.REPEATED_COMPANY, (), repeated
    nameless = tuple(company for company in ring if company in view.ledger.nameless)
    if nameless:
        return Obstacle.PLACEHOLDER, (), nameless
    missing = tuple(
        _missing(view, payer, payee, pairs) for payer, payee in ends_of(ring) if (payer, payee) not in pairs
    )
    if missing:
        return Obstacle.MISSING_LEG, missing, ()
    tied = (end for ends in ends_of(ring) for arrow in pairs[ends].arrows for end in arrow.deal.tied_to)
    return Obstacle.TIED_MONEY, (), tuple(dict.fromkeys(tied))


def _missing(view: View, payer: str, payee: str, pairs: Pairs) -> MissingLeg:
    back = pairs.get((payee, payer))
    return MissingLeg(
        payer=payer,
        payee=payee,
        hidden=tuple(_hidden(view, payer, payee)),
        reverse=back.arrows if back else (),
        detour=_shortest_path(payer, payee, pairs),
    )


def _hidden(view: View, payer: str, payee: str) -> Iterator[HiddenDeal]:
    """Yield the deals from one company to another that a view does not show, each with the reason."""
    states = view.ledger.states(view.as_of)
    over = {
        arrow.deal.id: arrow.counted.counts_from for arrow in view.before_consolidation if arrow.counted.counts_from
    }
    for deal in view.ledger.deals:
        if (view.group_of(deal.payer), view.group_of(deal.payee)) != (payer, payee):
            continue
        history = view.ledger.history.get(deal.id, ())
        state = states.get(deal.id)
        if state is None:
            if history:
                yield HiddenDeal(deal=deal, reason=Hidden.LATER, since=history[0][0])
            continue
        last = max(day for day, _ in history if day <= view.as_of)
        certainty = next((level for level in LEVELS if level in state.since), None)
        if certainty is None:
            yield HiddenDeal(deal=deal, reason=Hidden.ENDED, status=state.status, since=last)
            continue
        reason = Hidden.OTHER_LAYER if view.status in state.since else Hidden.LESS_CERTAIN
        since = state.since[certainty]
        if deal.id in view.umbrellas:
            reason = Hidden.UMBRELLA
        elif deal.id in over:
            reason, since = Hidden.BEFORE_CONSOLIDATION, over[deal.id]
        yield HiddenDeal(deal=deal, reason=reason, status=state.status, certainty=certainty, since=since)


def _shortest_path(payer: str, payee: str, pairs: Pairs) -> tuple[str, ...]:
    """Give a shortest path of companies along deals by breadth-first search; of several the first by name."""
    onward: dict[str, list[str]] = {}
    for here, there in sorted(pairs):
        onward.setdefault(here, []).append(there)
    before: dict[str, str] = {payer: ""}
    rim = [payer]
    while rim and payee not in before:
        further = []
        for here in rim:
            for there in onward.get(here, ()):
                if there not in before:
                    before[there] = here
                    further.append(there)
        rim = further
    if payee not in before:
        return ()
    path = [payee]
    while before[path[-1]]:
        path.append(before[path[-1]])
    return tuple(path[::-1])


def _with_more(view: View, companies: Ring) -> Iterator[View]:
    """Yield the strictest view of the day in which the companies form a loop: in the same layers, else in all."""
    for layers in (view.layers, LAYERS):
        for level in LEVELS[LEVELS.index(view.status) :]:
            wider = replace(view, status=level, layers=layers)
            if loops_on(wider, wider.loop_ids(companies)):
                yield wider
                return


def _among_in_wider(view: View, ring: Ring) -> tuple[View, tuple[Loop, ...]]:
    """Look for loops among some companies alone with all layers, then at any certainty."""
    part = _between(view, ring)
    for level in (view.status, LEVELS[-1]):
        wider = replace(view, status=level, layers=LAYERS)
        found = find_loops(replace(wider, ledger=part), max_length=max(len(ring), 2), kinds=KINDS)
        if len(found):
            return wider, found.among(ring).largest(MOST_NEAREST)
    return view, ()


def _on_other_days(view: View, companies: Ring) -> Iterator[View]:
    """Yield the view of the last earlier day, and that of the first later day, on which the companies form a loop."""
    part = replace(view, ledger=_between(view, companies))
    days = sorted(_days_of_change(part))
    # Between two days of change nothing changes, so that the last day of each such time stands for all of it.
    earlier = [day - timedelta(days=1) for day in days if day <= view.as_of][:0:-1][:_MOST_DAYS]
    later = [day for day in days if day > view.as_of][:_MOST_DAYS]
    for order in (earlier, later):
        for day in order:
            # What nothing dates counts from the last day of all data, so that the whole has the last word.
            on = replace(view, as_of=day)
            ring = on.loop_ids(companies)
            if loops_on(replace(part, as_of=day), ring) and loops_on(on, ring):
                yield on
                break


def _between(view: View, companies: Ring) -> Ledger:
    """Keep the deals between some companies, and between those that ever count as one of them, with their headings."""
    ledger = view.ledger
    named = set(companies)
    named |= {merger.parent for company in named for merger in replace(view, as_of=date.max).mergers(company)}
    named |= {company.id for company in ledger.companies if company.parent in named}
    inside = {deal.id for deal in ledger.deals if {deal.payer, deal.payee} <= named}
    # A heading is seen until a part of it is on record, so that the one decides on the other.
    headings = {deal.part_of for deal in ledger.deals if deal.id in inside and deal.part_of}
    return ledger.where(
        deals=[deal.id for deal in ledger.deals if deal.id in inside | headings or deal.part_of in inside | headings]
    )


def _days_of_change(view: View) -> set[date]:
    days = {day for events in view.ledger.history.values() for day, _ in events}
    return days | {company.parent_since.last for company in view.ledger.companies if company.parent_since}
