"""The headline: the findings in a few sentences, for any data, also for none."""

from __future__ import annotations

from aigraph.language.loops import allowed_text
from aigraph.language.sentences import arrow_notation, company_name, count, dollars, money
from aigraph.model.status import LEVELS, Level
from aigraph.reports.blocks import RichText
from aigraph.reports.results import Results
from aigraph.reports.scope_text import certainty_of, names_of
from aigraph.reports.wording import around, listing, long_day, part, percent, range_of, whole


def write_headline(results: Results) -> tuple[RichText, ...]:
    """Write the findings: how many rows of a table were lost, the loops, the recycled share, and what is paid."""
    intake = results.ledger.intake
    lost: tuple[RichText, ...] = ((intake.lost,),) if intake and intake.lost else ()
    if not results.view.arrows:
        return (*lost, (_no_deal(results),))
    if not results.loops:
        return (*lost, (_no_loop(results),), (_recycled(results),))
    trips = ((text,),) if (text := _round_trips(results)) else ()
    return (*lost, (_loops(results),), *trips, (_recycled(results),), (_firmness(results),))


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
    found = [(level, len(results.ladder[level].direct)) for level in _weaker(results)]
    there = [f"{number:,} at {level}" for level, number in found if number]
    return f"{text} At weaker certainties there are direct loops: {listing(there)}." if there else text


def _loops(results: Results) -> str:
    loops, query = results.loops, results.query
    direct = [loop for loop in loops if loop.is_direct]
    pairs = sum(len(loop.legs) == 2 for loop in direct)  # noqa: PLR2004 - a pair
    sized = [loop for loop in direct if loop.contracted.is_known]
    found = f"{count(len(direct), 'direct loop')} ({count(pairs, 'pair')})"
    verb = "stands" if len(direct) == 1 else "stand"
    if query.companies:
        every = len(results.all_loops.direct)
        found = f"{len(direct):,} of {count(every, 'direct loop')} ({count(pairs, 'pair')})"
        verb = f"{'runs' if len(direct) == 1 else 'run'} through {names_of(results)},"
    text = (
        f"On {long_day(results.view.as_of)}, {found} {verb} {_among(results)}, "
        f"{len(sized):,} of them of known size; with detours of up to {query.max_length} companies there are {len(loops):,}."
    )
    if not sized:
        return f"{text} How much can have gone round is not known{' of any of them' if len(direct) > 1 else ''}."
    first = sized[0]
    when = f"in {results.view.window}" if results.view.window else f"by {long_day(results.view.as_of)}"
    which = "It is" if len(direct) == 1 else "Of that of which most is due,"
    return (
        f"{text} {which} {arrow_notation(results.ledger, first)}: {money(first.due)} can have gone round {when}, "
        f"{money(first.paid)} is known to have gone round at most, and the contracts allow {allowed_text(first.contracted)}."
    )


def _round_trips(results: Results) -> str:
    """Say how much of the revenue of the companies of the query is their own money; empty if it is unknown."""
    if not results.query.companies or isinstance(results.round_trips, str):
        return ""
    return " ".join(
        f"Of the {whole(trip.share)} of {company_name(results.ledger, trip.company)}, {percent(trip.share.on_record)} is its own "
        f"funding come back if all money mixes in proportion{around(trip.share)}."
        for trip in results.round_trips
        if trip.share.on_record is not None
    )


def _recycled(results: Results) -> str:
    network, share = results.network, results.throughput_circularity.share
    missing, deals = network.n_edges_missing, network.n_edges_used + network.n_edges_missing
    if not deals:
        return "No deal of cash is among them, so no sum of money can be given."
    if share.on_record is None:
        return f"How much of the money goes round cannot be said: {share.why_open}."
    most = results.max_circulation
    text = (
        f"Of {whole(share)} on record in {count(deals, 'cash deal')}, {percent(share.on_record)} is recycled if all companies pass money "
        f"on in proportion; {dollars(most.on_record)} could be set off, counted leg by leg"
    )
    if not most.bounds.is_point:
        text += f" ({range_of(most)})"
    unsized = (
        f" {part(missing, deals, 'cash deal')} {'is' if missing == 1 else 'are'} of unknown size." if missing else ""
    )
    return f"{text}.{unsized}"


def _firmness(results: Results) -> str:
    paid = len(results.ladder[Level.PAID].direct)
    announced = sum(loop.is_direct for loop in results.ladder.loops_only_from(Level.ANNOUNCED))
    here = len(results.ladder[results.view.status].direct)
    sized = sum(loop.is_direct and loop.paid.low > 0 for loop in results.loops)
    text = (
        f"On {paid or 'none'} of {count(here, 'direct loop')} something is known to have been paid on each leg, on {sized or 'none'} "
        "it is known how much; "
    )
    if results.view.status in {Level.ANNOUNCED, Level.ALL}:
        more = f"{announced or 'none'} {'stand' if announced > 1 else 'stands'} only on letters of intent"
    else:
        more = f"{announced or 'no'} more would stand if letters of intent were counted"
    sentence = f"{text}{more}."
    return f"{sentence[0].upper()}{sentence[1:]} A loop is a reason to look, not a verdict."
