"""The headline: the findings in a few sentences, for any data, also for none."""

from __future__ import annotations

from aigraph.language.sentences import arrow_notation, company_name, count, dollars, money
from aigraph.model.status import LEVELS, Level
from aigraph.reports.blocks import RichText
from aigraph.reports.results import Results
from aigraph.reports.scope_text import certainty_of, names_of
from aigraph.reports.wording import around, ends, listing, long_day, part, percent, range_of, whole


def write_headline(results: Results) -> tuple[RichText, ...]:
    """Write the findings: the loops, the recycled share, and what is paid."""
    if not results.view.arrows:
        return ((_no_deal(results),),)
    if not results.loops:
        return ((_no_loop(results),), (_recycled(results),))
    trips = ((text,),) if (text := _round_trips(results)) else ()
    return ((_loops(results),), *trips, (_recycled(results),), (_firmness(results),))


def _weaker(results: Results) -> tuple[Level, ...]:
    return LEVELS[LEVELS.index(results.view.status) + 1 :]


def _no_deal(results: Results) -> str:
    when = f" on {long_day(results.view.as_of)}" if results.ledger.last_day else ""
    found = [(level, len(results.view.at(level).arrows)) for level in _weaker(results)]
    there = [f"{count(number, 'deal')} at {level}" for level, number in found if number]
    more = f" At weaker certainties there are {listing(there)}." if there else ""
    return f"No deal stands{when} at {certainty_of(results)}, so there is no loop to tell of.{more}"


def _among(results: Results) -> str:
    view = results.view
    return (
        f"among {count(len(view.arrows), 'deal')} of {count(len(view.companies), 'company')} at {certainty_of(results)}"
    )


def _no_loop(results: Results) -> str:
    day = long_day(results.view.as_of)
    if results.query.companies:
        text = f"No loop through {names_of(results)} stands on {day} {_among(results)}."
    else:
        text = (
            f"No loop stands on {day} {_among(results)}: along these deals no money that a company paid out as funding can return "
            "to it as revenue."
        )
    found = [(level, len(results.ladder[level].loops)) for level in _weaker(results)]
    there = [f"{number:,} at {level}" for level, number in found if number]
    return f"{text} At weaker certainties there are loops: {listing(there)}." if there else text


def _loops(results: Results) -> str:
    loops, query = results.loops, results.query
    found = f"{count(len(loops), 'financing loop')} of at most {query.max_length} companies"
    verb = "stands" if len(loops) == 1 else "stand"
    if query.companies:
        every = len(results.all_loops)
        found = f"{len(loops):,} of {count(every, 'financing loop')} of at most {query.max_length} companies"
        verb = f"{'runs' if len(loops) == 1 else 'run'} through {names_of(results)},"
    text = f"On {long_day(results.view.as_of)}, {found} {verb} {_among(results)}."
    sized = [loop for loop in loops if loop.bottleneck.is_known]
    if not sized:
        return f"{text} How much can have gone round is not known{' of any of them' if len(loops) > 1 else ''}."
    which = "It is" if len(loops) == 1 else "The largest is"
    smallest = "its smallest leg, and so the most that can have gone all the way round, is"
    return f"{text} {which} {arrow_notation(results.ledger, sized[0])}: {smallest} {money(sized[0].bottleneck)}."


def _round_trips(results: Results) -> str:
    """Say how much of the revenue of the companies of the query is their own money; empty if it is unknown."""
    if not results.query.companies or isinstance(results.round_trips, str):
        return ""
    return " ".join(
        f"Of the {whole(trip.share)} of {company_name(results.ledger, trip.company)}, {percent(trip.share.central)} is its own "
        f"funding come back if all money mixes in proportion{around(trip.share.low, trip.share.high, 'share')}."
        for trip in results.round_trips
        if trip.share.central is not None
    )


def _recycled(results: Results) -> str:
    network, recycled = results.network, results.throughput_circularity
    missing, deals = network.n_edges_missing, network.n_edges_used + network.n_edges_missing
    if not deals:
        return "No deal of cash is among them, so no sum of money can be given."
    unknown = f"{part(missing, deals, 'cash deal')} {'has' if missing == 1 else 'have'} no figure to quote"
    share = recycled.share
    if share.central is None and share.low is None:
        return f"How much of the money goes round cannot be said: {unknown}."
    if share.central is None:
        # There are too many loops to decompose the circulation into.
        part_of = (
            f"Of all money in {count(network.n_edges_used, 'cash deal')} with a figure to quote, {range_of(share)}"
        )
    else:
        part_of = f"Of {whole(share)} in {count(network.n_edges_used, 'cash deal')} with a figure to quote, {percent(share.central)}"
    text = (
        f"{part_of} is recycled if all companies pass money on in proportion, and {dollars(results.max_circulation.central)} is the most "
        "that could go round at once."
    )
    if not missing:
        return f"{text} No cash deal is left out."
    most = results.max_circulation_range.interval
    between = ends(most.low, most.high, "usd_bn")
    least = "is" if missing == 1 else "are"
    return f"{text} {unknown} and {least} in neither sum; over what their ranges allow, the most that could go round is {between}."


def _firmness(results: Results) -> str:
    paid, announced = len(results.ladder[Level.PAID].loops), len(results.ladder.loops_only_from(Level.ANNOUNCED))
    here = len(results.loops)
    if results.view.status is Level.PAID:
        text = ""
    elif here == 1:
        text = f"It {'stands' if paid else 'does not stand'} on money known to have been paid alone; "
    else:
        text = f"{paid or 'None'} of the {here:,} {'stand' if paid > 1 else 'stands'} on money known to have been paid alone; "
    if results.view.status in {Level.ANNOUNCED, Level.ALL}:
        more = f"{announced or 'none'} {'stand' if announced > 1 else 'stands'} only on letters of intent"
    else:
        more = f"{announced or 'no'} more would stand if letters of intent were counted"
    sentence = f"{text}{more}."
    return f"{sentence[0].upper()}{sentence[1:]} A loop is a reason to look, not a verdict."
