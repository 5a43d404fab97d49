"""The first paragraphs: what is found, on what sources it rests, and what is not known."""

from __future__ import annotations

from collections import Counter

from aigraph.language.finished_text import translate_text
from aigraph.language.loops import allowed_text, window_words
from aigraph.language.sentence_parts import word
from aigraph.language.sentences import arrow_notation, count, dollars, money
from aigraph.language.translation import gettext, gettext_noop, ngettext
from aigraph.model.loop import Loop
from aigraph.model.status import LEVELS, Level
from aigraph.reports.blocks import RichText
from aigraph.reports.results import Results
from aigraph.reports.scope_text import certainty_of, names_of
from aigraph.reports.wording import listing, long_day, part

_PAIR = 2
_AT_BEST = {
    "A": gettext_noop("{number:,} on a primary document (A)"),
    "B": gettext_noop("{number:,} on a news agency or paper of record (B)"),
    "C": gettext_noop("{number:,} on a secondary report (C)"),
    "D": gettext_noop("{number:,} on an unverified source (D)"),
    "none": gettext_noop("{number:,} on no listed source"),
}


def write_headline(results: Results) -> tuple[RichText, ...]:
    """Write the findings: the loops with the grade of their sources, the largest of them, and how firm they are."""
    intake = results.ledger.intake
    lost: tuple[RichText, ...] = ((translate_text(intake.lost),),) if intake and intake.lost else ()
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
    known = [gettext(_AT_BEST[grade], number=best[grade]) for grade in sorted(best)]
    return (
        gettext("Of {deals}, at best {grades}.", deals=count(len(deals), "deal"), grades=listing(known))
        if deals
        else ""
    )


def _weaker(results: Results) -> tuple[Level, ...]:
    return LEVELS[LEVELS.index(results.view.status) + 1 :]


def _no_deal(results: Results) -> str:
    scope = certainty_of(results)
    if results.ledger.last_day:
        day = long_day(results.view.as_of)
        text = gettext("No deal stands on {day} at {scope}, so there is no loop to tell of.", day=day, scope=scope)
    else:
        text = gettext("No deal stands at {scope}, so there is no loop to tell of.", scope=scope)
    found = [(level, len(results.view.at(level).arrows)) for level in _weaker(results)]
    there = [
        gettext("{deals} at {level}", deals=count(number, "deal"), level=word(level))
        for level, number in found
        if number
    ]
    more = gettext("At weaker certainties there are {deals}.", deals=listing(there)) if there else ""
    return " ".join(filter(None, (text, more)))


def _among(results: Results) -> str:
    view = results.view
    return gettext(
        "among {deals} of {companies} at {scope}",
        deals=count(len(view.arrows), "deal"),
        companies=count(len(view.companies), "company"),
        scope=certainty_of(results),
    )


def _no_loop(results: Results) -> str:
    day = long_day(results.view.as_of)
    if results.query.companies:
        text = gettext(
            "No loop through {companies} stands on {day} {among}.",
            companies=names_of(results),
            day=day,
            among=_among(results),
        )
    else:
        text = gettext(
            "No loop stands on {day} {among}: along these deals no money that a company paid out as funding can return to it "
            "as revenue.",
            day=day,
            among=_among(results),
        )
    found = [(level, len(results.ladder[level].direct)) for level in _weaker(results)]
    there = [gettext("{number:,} at {level}", number=number, level=word(level)) for level, number in found if number]
    if not there:
        return text
    return f"{text} {gettext('At weaker certainties there are direct loops: {numbers}.', numbers=listing(there))}"


def direct_loops(results: Results) -> list[Loop]:
    """Give the direct loops, those of known size first."""
    return [loop for loop in results.loops if loop.is_direct]


def _loops(results: Results) -> str:
    query, direct = results.query, direct_loops(results)
    pairs = sum(len(loop.legs) == _PAIR for loop in direct)
    values = {
        "day": long_day(results.view.as_of),
        "pairs": count(pairs, "pair"),
        "among": _among(results),
        "sized": sum(loop.contracted.is_known for loop in direct),
        "most": query.max_length,
        "loops": len(results.loops),
    }
    if query.companies:
        return ngettext(
            "On {day}, {number:,} of {all} ({pairs}) runs through {companies}, {among}, {sized:,} of them of known size; with "
            "detours of up to {most} companies there are {loops:,}.",
            "On {day}, {number:,} of {all} ({pairs}) run through {companies}, {among}, {sized:,} of them of known size; with "
            "detours of up to {most} companies there are {loops:,}.",
            len(direct),
            all=count(len(results.all_loops.direct), "direct loop"),
            companies=names_of(results),
            **values,
        )
    return ngettext(
        "On {day}, {number:,} direct loop ({pairs}) stands {among}, {sized:,} of them of known size; with detours of up to "
        "{most} companies there are {loops:,}.",
        "On {day}, {number:,} direct loops ({pairs}) stand {among}, {sized:,} of them of known size; with detours of up to "
        "{most} companies there are {loops:,}.",
        len(direct),
        **values,
    )


def _largest(results: Results) -> str:
    direct = direct_loops(results)
    sized = [loop for loop in direct if loop.contracted.is_known]
    if not direct:
        return ""
    if not sized:
        return ngettext(
            "How much can have gone round is not known.",
            "How much can have gone round is not known of any of them.",
            len(direct),
        )
    first, window = sized[0], results.view.window
    if first.paid.low and first.paid.low == first.paid.high:
        paid = gettext("{amount} is known to have gone round at most", amount=money(first.paid))
    elif first.paid.low:
        paid = gettext("at least {amount} is known to have been paid on each leg", amount=dollars(first.paid.low))
    elif first.paid.high == 0:
        paid = gettext("nothing has been paid all the way round")
    else:
        paid = gettext("how much of it has been paid is not known")
    return ngettext(
        "It is {ring}: {due} can have gone round {when}, {paid}, and the contracts allow {contracted}.",
        "Most is due on {ring}: {due} can have gone round {when}, {paid}, and the contracts allow {contracted}.",
        len(direct),
        ring=arrow_notation(results.ledger, first),
        due=money(first.due),
        when=gettext("in {window}", window=window_words(window))
        if window
        else gettext("by {day}", day=long_day(results.view.as_of)),
        paid=paid,
        contracted=allowed_text(first.contracted),
    )


def _firmness(results: Results) -> str:
    paid = len(results.ladder[Level.PAID].direct)
    announced = sum(loop.is_direct for loop in results.ladder.loops_only_from(Level.ANNOUNCED))
    direct = direct_loops(results)
    sized = sum(loop.paid.low > 0 for loop in direct)
    loops = count(len(direct), "direct loop")
    if results.view.status in {Level.ANNOUNCED, Level.ALL}:
        more = (
            ngettext("{number} stands only on letters of intent", "{number} stand only on letters of intent", announced)
            if announced
            else gettext("none stands only on letters of intent")
        )
    elif announced:
        more = gettext("{number} more would stand if letters of intent were counted", number=announced)
    else:
        more = gettext("no more would stand if letters of intent were counted")
    return gettext(
        "On {loops} something is known to have been paid on each leg; on {sized} it is known how much at least; {more}. A loop is a "
        "reason to look, not a verdict.",
        loops=part(paid, len(direct), "direct loop") if paid else gettext("none of {loops}", loops=loops),
        sized=gettext("{number}", number=sized) if sized else gettext("none"),
        more=more,
    )
