"""The largest loops as a section: each leg with its deals, dates, amounts and sources, and the evidence."""

from __future__ import annotations

from aigraph.answers.evidence_by_day import evidence_on
from aigraph.answers.explanation import too_uncertain
from aigraph.answers.partly_counted import partly_counted
from aigraph.answers.queries.loop_list import later_evidence_sentence
from aigraph.language.loops import kinds_text, sizes_sentence, sizes_text
from aigraph.language.sentence_parts import day_words, deed, word
from aigraph.language.sentences import arrow_notation, company_name, count, describe_arrow, describe_loop, money
from aigraph.language.translation import gettext, gettext_noop
from aigraph.measures.loop_timing import CONTEMPORANEOUS_DAYS, NO, UNKNOWN, YES, LoopTiming, loop_timing
from aigraph.model.arrow import Arrow
from aigraph.model.deal import Deal
from aigraph.model.evidence import FLAGS
from aigraph.model.loop import Leg, Loop
from aigraph.reports.bibliography import Bibliography
from aigraph.reports.blocks import Block, Part, RichText, Section, Table, plain, quiet, row
from aigraph.reports.pictures import loop_picture, network_picture, timeline_picture
from aigraph.reports.results import Results
from aigraph.reports.wording import days

_IN_ORDER = {
    YES: gettext_noop("they came in the order in which money would go round"),
    NO: gettext_noop("they did not come in the order in which money would go round"),
    UNKNOWN: gettext_noop("in which order they came is not known"),
}


def largest_loops_section(results: Results) -> Section:
    """Describe the largest loops: who pays whom, how much, since when."""
    loops = results.loops
    if not loops:
        return Section("loops", gettext("The largest loops"), (plain(gettext("There is no loop to tell of.")),))
    shown = loops[: results.query.top]
    direct = [loop for loop in loops if loop.is_direct]
    of = count(len(direct), "direct loop") if direct else count(len(loops), "detour")
    what = (
        gettext("There is one.")
        if len(loops) == 1
        else gettext("The first {shown} of {loops}, by what is due.", shown=len(shown), loops=of)
    )
    return Section(
        "loops",
        gettext("The largest loops"),
        (
            plain(f"{what} {sizes_sentence(results.view)}"),
            *network_picture(results),
            *timeline_picture(results),
        ),
        tuple(_part(results, number, loop) for number, loop in enumerate(shown, start=1)),
    )


def loop_deals_section(results: Results, bibliography: Bibliography) -> tuple[Section, ...]:
    """List the deals and the evidence of the same loops, the first part of the appendix."""
    shown = results.loops[: results.query.top]
    if not shown:
        return ()
    parts = tuple(_deals(results, bibliography, number, loop) for number, loop in enumerate(shown, start=1))
    return (Section("loop-deals", gettext("Appendix: the deals of these loops, leg by leg"), (), parts),)


def _part(results: Results, number: int, loop: Loop) -> Part:
    blocks: list[Block] = [
        plain(describe_loop(results.ledger, loop)),
        plain(
            gettext(
                "{kinds} loop; {sizes}; weakest leg {status}; complete since {day}. {timing}",
                kinds=kinds_text(loop).capitalize(),
                sizes=sizes_text(loop),
                status=word(loop.weakest_status),
                day=day_words(loop.complete_since),
                timing=_timing(loop_timing(loop)),
            )
        ),
        *_uncounted(results, loop),
        *(loop_picture(results) if number == 1 else []),
    ]
    ring = f"{arrow_notation(results.ledger, loop)}, {kinds_text(loop)}"
    return Part(_numbered(number, ring), tuple(blocks))


def _uncounted(results: Results, loop: Loop) -> list[Block]:
    """Name the deals along the legs that are too uncertain to be counted."""
    found = too_uncertain(results.view, loop)
    named = [
        gettext("{deal} ({status})", deal=describe_arrow(results.ledger, arrow), status=word(arrow.status))
        for arrow in found
    ]
    return [plain(gettext("Not counted, for want of certainty: {deals}.", deals="; ".join(named)))] if named else []


def _numbered(number: int, text: str) -> str:
    return f"{gettext('{number}.', number=number)} {text}"


def _deals(results: Results, bibliography: Bibliography, number: int, loop: Loop) -> Part:
    ledger = results.ledger
    rows = [deal for at, leg in enumerate(loop.legs, start=1) for deal in _leg(results, bibliography, at, leg)]
    blocks: list[Block] = [
        Table(
            gettext("The deals of {ring}, leg by leg.", ring=arrow_notation(ledger, loop)),
            (
                gettext("Leg and deal"),
                gettext("Status"),
                gettext("Stands since"),
                gettext("Amount"),
                gettext("Sources"),
            ),
            tuple(rows),
            right=(3,),
            sums=tuple(at for at, cells in enumerate(rows) if not cells[-1] or cells[-1] == ("",)),
        ),
        *_evidence(results, bibliography, loop),
    ]
    return Part(_numbered(number, arrow_notation(ledger, loop)), tuple(blocks))


def _leg(results: Results, bibliography: Bibliography, number: int, leg: Leg) -> list[tuple[RichText, ...]]:
    payer, payee = (company_name(results.ledger, end) for end in (leg.payer, leg.payee))
    rows = [
        _deal(
            bibliography,
            _numbered(number, arrow.deal.title or f"{payer} {deed([arrow.deal.instrument.verb], payee)}"),
            arrow,
        )
        for arrow in leg.arrows
    ]
    if len(leg.arrows) > 1:
        together = gettext(
            "{payer} → {payee}: {deals} together", payer=payer, payee=payee, deals=count(len(leg.arrows), "deal")
        )
        total = _numbered(number, together)
        rows.append(row(total, word(leg.status), day_words(leg.since), money(leg.amount), ""))
    return rows


def _deal(bibliography: Bibliography, said: str, arrow: Arrow) -> tuple[RichText, ...]:
    term, reported = _term(arrow.deal), _reported(arrow)
    return row(
        f"{said}{f' ({term})' if term else ''}{f', {reported}' if reported else ''}",
        word(arrow.status),
        day_words(arrow.since),
        money(arrow.amount),
        bibliography.cite(event.source for event in arrow.events),
    )


def _term(deal: Deal) -> str:
    """Say from when to when a contract runs, as far as that is told."""
    first = gettext("from {day}", day=deal.start) if deal.start else ""
    last = gettext("to {day}", day=deal.end) if deal.end else ""
    return ", ".join(filter(None, (first, last)))


def _reported(arrow: Arrow) -> str:
    """Say why a part of a deal counts, or quote the source on an amount that is no exact figure."""
    if part := partly_counted(arrow):
        return part
    if arrow.amount.is_exact:
        return ""
    said = [event.reported for event in arrow.events if event.amount.is_known and event.reported]
    return f"“{said[-1]}”" if said else ""


def _timing(timing: LoopTiming) -> str:
    span = timing.span_days
    said = {
        "limit": CONTEMPORANEOUS_DAYS,
        "near": word(timing.contemporaneous),
        "order": gettext(_IN_ORDER[timing.time_respecting]),
    }
    if span.high is None:
        return gettext(
            "How far apart its deals were made is not known (within {limit}: {near}), and {order}; no loop is left out for its order.",
            **said,
        )
    return gettext(
        "Its nearest deals were made {days} apart (within {limit}: {near}), and {order}; no loop is left out for its order.",
        days=days(span.high) if span.low == span.high else days(span.low, span.high),
        **said,
    )


def _evidence(results: Results, bibliography: Bibliography, loop: Loop) -> list[Block]:
    """List the answers, a row each; they are never added up."""
    found = evidence_on(results.view, loop)
    rows = [
        row(
            gettext("{flag}, answered again", flag=flag) if at else f"{flag} {gettext(FLAGS[flag])}",
            word(answer.answer),
            answer.reported,
            bibliography.cite([answer.source]),
        )
        for flag, answers in found.items()
        for at, answer in enumerate(answers)
    ]
    silent = [flag for flag, answers in found.items() if not answers]
    later = [quiet(said)] if (said := later_evidence_sentence(results.view, [loop])) else []
    if not rows:
        nothing = gettext("No evidence question about this loop has an answer on record; that is no answer of no.")
        return [quiet(nothing), *later]
    table = Table(
        gettext(
            "Evidence flags on {ring}: what its structure cannot tell, side by side and never added up.",
            ring=arrow_notation(results.ledger, loop),
        ),
        (gettext("Question"), gettext("Answer"), gettext("What is on record"), gettext("Source")),
        tuple(rows),
    )
    unanswered = [quiet(gettext("Without any answer: {flags}.", flags=", ".join(silent)))] if silent else []
    return [table, *unanswered, *later]
