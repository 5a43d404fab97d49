"""The first paragraphs: what is found, on what sources it rests, and what is not known."""

from __future__ import annotations

from collections import Counter

from aigraph.language.loops import allowed_text
from aigraph.language.sentences import arrow_notation, count, dollars, money
from aigraph.model.loop import Loop
from aigraph.model.source import GRADES
from aigraph.model.status import LEVELS, Level
from aigraph.reports.blocks import RichText
from aigraph.reports.results import Results
from aigraph.reports.scope_text import certainty_of, names_of
from aigraph.reports.wording import listing, long_day, part

_PAIR = 2
_AT_BEST = {
    grade: f"{'an' if words[0] in 'aeiou' else 'a'} {words}{' source' if grade == 'D' else ''} ({grade})"
    for grade, words in GRADES.items()
}


def write_headline(results: Results) -> tuple[RichText, ...]:
    """Write the findings: the loops with the grade of their sources, the largest of them, and how firm they are."""
    intake = results.ledger.intake
    lost: tuple[RichText, ...] = ((intake.lost,),) if intake and intake.lost else ()
    if not results.view.arrows:
        return (*lost, (_no_deal(results),))
    if not results.loops:
        return (*lost, (f"{_no_loop(results)} {grades_sentence(results)}",))
    return (
        *lost,
        (f"{_loops(results)} {grades_sentence(results)}",),
        *(((text,),) if (text := _largest(results)) else ()),
        (_firmness(results),),
    )


def grades_sentence(results: Results) -> str:
    """Say on what grade of source the deals rest at best."""
    grade_of = {name: source.grade for name, source in results.ledger.source_by_id.items()}
    deals = results.deals
    best = Counter(min((grade_of.get(event.source, "none") for event in deal.events), default="none") for deal in deals)
    known = [f"{best[grade]:,} on {_AT_BEST.get(grade, 'no listed source')}" for grade in sorted(best)]
    return f"Of {count(len(deals), 'deal')}, at best {listing(known)}." if deals else ""


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


def direct_loops(results: Results) -> list[Loop]:
    """Give the direct loops, those of known size first."""
    return [loop for loop in results.loops if loop.is_direct]


def _loops(results: Results) -> str:
    query, direct = results.query, direct_loops(results)
    pairs = sum(len(loop.legs) == _PAIR for loop in direct)
    sized = sum(loop.contracted.is_known for loop in direct)
    found = f"{count(len(direct), 'direct loop')} ({count(pairs, 'pair')})"
    verb = "stands" if len(direct) == 1 else "stand"
    if query.companies:
        found = f"{len(direct):,} of {count(len(results.all_loops.direct), 'direct loop')} ({count(pairs, 'pair')})"
        verb = f"{'runs' if len(direct) == 1 else 'run'} through {names_of(results)},"
    return (
        f"On {long_day(results.view.as_of)}, {found} {verb} {_among(results)}, {sized:,} of them of known size; with detours of up "
        f"to {query.max_length} companies there are {len(results.loops):,}."
    )


def _largest(results: Results) -> str:
    direct = direct_loops(results)
    sized = [loop for loop in direct if loop.contracted.is_known]
    if not direct:
        return ""
    if not sized:
        return f"How much can have gone round is not known{' of any of them' if len(direct) > 1 else ''}."
    first = sized[0]
    which = "It is" if len(direct) == 1 else "Most is due on"
    when = f"in {results.view.window}" if results.view.window else f"by {long_day(results.view.as_of)}"
    if first.paid.low and first.paid.low == first.paid.high:
        paid = f"{money(first.paid)} is known to have gone round at most"
    elif first.paid.low:
        paid = f"at least {dollars(first.paid.low)} is known to have been paid on each leg"
    elif first.paid.high == 0:
        paid = "nothing has been paid all the way round"
    else:
        paid = "how much of it has been paid is not known"
    return (
        f"{which} {arrow_notation(results.ledger, first)}: {money(first.due)} can have gone round "
        f"{when}, {paid}, and the contracts allow {allowed_text(first.contracted)}."
    )


def _firmness(results: Results) -> str:
    paid = len(results.ladder[Level.PAID].direct)
    announced = sum(loop.is_direct for loop in results.ladder.loops_only_from(Level.ANNOUNCED))
    direct = direct_loops(results)
    sized = sum(loop.paid.low > 0 for loop in direct)
    whole = part(paid, len(direct), "direct loop") if paid else f"none of {count(len(direct), 'direct loop')}"
    text = f"On {whole} something is known to have been paid on each leg; on {sized or 'none'} it is known how much at least"
    if results.view.status in {Level.ANNOUNCED, Level.ALL}:
        more = f"{announced or 'none'} {'stand' if announced > 1 else 'stands'} only on letters of intent"
    else:
        more = f"{announced or 'no'} more would stand if letters of intent were counted"
    return f"{text}; {more}. A loop is a reason to look, not a verdict."
