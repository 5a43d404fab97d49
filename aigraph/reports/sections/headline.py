"""The finding in a few sentences: right for any data, also for none."""

from __future__ import annotations

from aigraph.language.amounts import dollars, money
from aigraph.language.companies import arrow_notation, company_name
from aigraph.language.plural import count
from aigraph.language.scopes import CERTAINTY
from aigraph.model.status import LEVELS, Level
from aigraph.reports.blocks import Words
from aigraph.reports.results import Facts
from aigraph.reports.wording import around, ends, listing, long_day, part, percent, range_of, whole


def tell_headline(facts: Facts) -> tuple[Words, ...]:
    """Say what was found: the loops, the share of money that is recycled, and what is paid."""
    if not facts.view.arrows:
        return ((_no_deal(facts),),)
    if not facts.loops:
        return ((_no_loop(facts),), (_recycled(facts),))
    trips = ((told,),) if (told := _round_trips(facts)) else ()
    return ((_loops(facts),), *trips, (_recycled(facts),), (_firmness(facts),))


def certainty_of(facts: Facts) -> str:
    """Say how certain the deals are, and in which layers."""
    view = facts.view
    return f"{view.status} ({CERTAINTY[view.status]}), {' + '.join(view.layers)}"


def names_of(facts: Facts) -> str:
    """Name the companies asked about."""
    return listing([company_name(facts.ledger, company) for company in facts.asked.companies])


def _weaker(facts: Facts) -> tuple[Level, ...]:
    return LEVELS[LEVELS.index(facts.view.status) + 1 :]


def _no_deal(facts: Facts) -> str:
    when = f" on {long_day(facts.view.as_of)}" if facts.ledger.last_day else ""
    found = [(level, len(facts.view.at(level).arrows)) for level in _weaker(facts)]
    there = [f"{count(number, 'deal')} at {level}" for level, number in found if number]
    more = f" At weaker certainties there are {listing(there)}." if there else ""
    return f"No deal stands{when} at {certainty_of(facts)}, so there is no loop to tell of.{more}"


def _among(facts: Facts) -> str:
    view = facts.view
    return (
        f"among {count(len(view.arrows), 'deal')} of {count(len(view.companies), 'company')} at {certainty_of(facts)}"
    )


def _no_loop(facts: Facts) -> str:
    day = long_day(facts.view.as_of)
    if facts.asked.companies:
        text = f"No loop through {names_of(facts)} stands on {day} {_among(facts)}."
    else:
        text = (
            f"No loop stands on {day} {_among(facts)}: along these deals no money that a company paid out as funding can return "
            "to it as revenue."
        )
    found = [(level, len(facts.ladder[level].loops)) for level in _weaker(facts)]
    there = [f"{number:,} at {level}" for level, number in found if number]
    return f"{text} At weaker certainties there are loops: {listing(there)}." if there else text


def _loops(facts: Facts) -> str:
    loops, asked = facts.loops, facts.asked
    found = f"{count(len(loops), 'financing loop')} of at most {asked.max_length} companies"
    verb = "stands" if len(loops) == 1 else "stand"
    if asked.companies:
        every = len(facts.all_loops)
        found = f"{len(loops):,} of {count(every, 'financing loop')} of at most {asked.max_length} companies"
        verb = f"{'runs' if len(loops) == 1 else 'run'} through {names_of(facts)},"
    text = f"On {long_day(facts.view.as_of)}, {found} {verb} {_among(facts)}."
    sized = [loop for loop in loops if loop.bottleneck.is_known]
    if not sized:
        return f"{text} How much can have gone round is not known{' of any of them' if len(loops) > 1 else ''}."
    which = "It is" if len(loops) == 1 else "The largest is"
    smallest = "its smallest leg, and so the most that can have gone all the way round, is"
    return f"{text} {which} {arrow_notation(facts.ledger, sized[0])}: {smallest} {money(sized[0].bottleneck)}."


def _round_trips(facts: Facts) -> str:
    """Say of the companies asked about how much of their revenue is their own money; nothing if it is not known."""
    if not facts.asked.companies or isinstance(facts.trips, str):
        return ""
    return " ".join(
        f"Of the {whole(trip.share)} of {company_name(facts.ledger, trip.company)}, {percent(trip.share.central)} is its own "
        f"funding come back if all money mixes in proportion{around(trip.share.low, trip.share.high, 'share')}."
        for trip in facts.trips
        if trip.share.central is not None
    )


def _recycled(facts: Facts) -> str:
    network, recycled = facts.network, facts.recycled
    missing, deals = network.n_edges_missing, network.n_edges_used + network.n_edges_missing
    if not deals:
        return "No deal of cash is among them, so no sum of money can be given."
    unknown = f"{part(missing, deals, 'cash deal')} {'has' if missing == 1 else 'have'} no figure to quote"
    share = recycled.share
    if share.central is None and share.low is None:
        return f"How much of the money goes round cannot be said: {unknown}."
    if share.central is None:
        # There are too many loops to take apart.
        part_of = (
            f"Of all money in {count(network.n_edges_used, 'cash deal')} with a figure to quote, {range_of(share)}"
        )
    else:
        part_of = f"Of {whole(share)} in {count(network.n_edges_used, 'cash deal')} with a figure to quote, {percent(share.central)}"
    text = (
        f"{part_of} is recycled if all companies pass money on in proportion, and {dollars(facts.most_at_once.central)} is the most "
        "that could go round at once."
    )
    if not missing:
        return f"{text} No cash deal is left out."
    most = facts.most_between.interval
    between = ends(most.low, most.high, "usd_bn")
    least = "is" if missing == 1 else "are"
    return f"{text} {unknown} and {least} in neither sum; over what their ranges allow, the most that could go round is {between}."


def _firmness(facts: Facts) -> str:
    paid, announced = len(facts.ladder[Level.PAID].loops), len(facts.ladder.loops_only_from(Level.ANNOUNCED))
    here = len(facts.loops)
    if facts.view.status is Level.PAID:
        text = ""
    elif here == 1:
        text = f"It {'stands' if paid else 'does not stand'} on money known to have been paid alone; "
    else:
        text = f"{paid or 'None'} of the {here:,} {'stand' if paid > 1 else 'stands'} on money known to have been paid alone; "
    if facts.view.status in {Level.ANNOUNCED, Level.ALL}:
        more = f"{announced or 'none'} {'stand' if announced > 1 else 'stands'} only on letters of intent"
    else:
        more = f"{announced or 'no'} more would stand if letters of intent were counted"
    told = f"{text}{more}."
    return f"{told[0].upper()}{told[1:]} A loop is a reason to look, not a verdict."
