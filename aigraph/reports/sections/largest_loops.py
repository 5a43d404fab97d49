"""The largest loops as a section: each leg with its deals, dates, amounts and sources, and the evidence."""

from __future__ import annotations

from aigraph.answers.explanation import evidence_on, too_uncertain
from aigraph.answers.partly_counted import partly_counted
from aigraph.language.loops import kinds_text, sizes_sentence, sizes_text
from aigraph.language.sentences import arrow_notation, company_name, count, describe_arrow, describe_loop, money
from aigraph.measures.loop_timing import CONTEMPORANEOUS_DAYS, NO, YES, LoopTiming, loop_timing
from aigraph.model.arrow import Arrow
from aigraph.model.dates import day_text
from aigraph.model.evidence import FLAGS
from aigraph.model.loop import Leg, Loop
from aigraph.reports.bibliography import Bibliography
from aigraph.reports.blocks import Block, Part, RichText, Section, Table, plain, quiet, row
from aigraph.reports.pictures import loop_picture, network_picture, timeline_picture
from aigraph.reports.results import Results
from aigraph.reports.wording import days

_IN_ORDER = {
    YES: "they came in the order in which money would go round",
    NO: "they did not come in the order in which money would go round",
}


def largest_loops_section(results: Results) -> Section:
    """Describe the largest loops: who pays whom, how much, since when."""
    loops = results.loops
    if not loops:
        return Section("loops", "The largest loops", (plain("There is no loop to tell of."),))
    shown = loops[: results.query.top]
    direct = [loop for loop in loops if loop.is_direct]
    what = (
        "There is one"
        if len(loops) == 1
        else f"The first {len(shown)} of {count(len(direct), 'direct loop')}, by what is due"
        if direct
        else f"The first {len(shown)} of {count(len(loops), 'detour')}, by what is due"
    )
    return Section(
        "loops",
        "The largest loops",
        (
            plain(f"{what}. {sizes_sentence(results.view)}"),
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
    return (Section("loop-deals", "Appendix: the deals of these loops, leg by leg", (), parts),)


def _part(results: Results, number: int, loop: Loop) -> Part:
    blocks: list[Block] = [
        plain(describe_loop(results.ledger, loop)),
        plain(
            f"{kinds_text(loop).capitalize()} loop; {sizes_text(loop)}; weakest leg {_said(loop.weakest_status)}; "
            f"complete since {day_text(loop.complete_since)}. {_timing(loop_timing(loop))}"
            f"{_uncounted(results, loop)}"
        ),
        *(loop_picture(results) if number == 1 else []),
    ]
    return Part(f"{number}. {arrow_notation(results.ledger, loop)}, {kinds_text(loop)}", tuple(blocks))


def _uncounted(results: Results, loop: Loop) -> str:
    """Name the deals along the legs that are too uncertain to be counted."""
    found = too_uncertain(results.view, loop)
    if not found:
        return ""
    named = "; ".join(f"{describe_arrow(results.ledger, arrow)} ({_said(arrow.status)})" for arrow in found)
    return f" Not counted, for want of certainty: {named}."


def _deals(results: Results, bibliography: Bibliography, number: int, loop: Loop) -> Part:
    ledger = results.ledger
    rows = [deal for at, leg in enumerate(loop.legs, start=1) for deal in _leg(results, bibliography, at, leg)]
    blocks: list[Block] = [
        Table(
            f"The deals of {arrow_notation(ledger, loop)}, leg by leg.",
            ("Leg and deal", "Status", "Stands since", "Amount", "Sources"),
            tuple(rows),
            right=(3,),
            sums=tuple(at for at, cells in enumerate(rows) if not cells[-1] or cells[-1] == ("",)),
        ),
        *_evidence(results, bibliography, loop),
    ]
    return Part(f"{number}. {arrow_notation(ledger, loop)}", tuple(blocks))


def _said(status: object) -> str:
    return str(status).replace("_", " ")


def _leg(results: Results, bibliography: Bibliography, number: int, leg: Leg) -> list[tuple[RichText, ...]]:
    payer, payee = (company_name(results.ledger, end) for end in (leg.payer, leg.payee))
    rows = [
        _deal(bibliography, f"{number}. {payer} {arrow.deal.instrument.verb} {payee}", arrow) for arrow in leg.arrows
    ]
    if len(leg.arrows) > 1:
        total = f"{number}. {payer} → {payee}: {count(len(leg.arrows), 'deal')} together"
        rows.append(row(total, _said(leg.status), leg.since.isoformat(), money(leg.amount), ""))
    return rows


def _deal(bibliography: Bibliography, said: str, arrow: Arrow) -> tuple[RichText, ...]:
    deal = arrow.deal
    term = ", ".join(f"{word} {day.text}" for word, day in (("from", deal.start), ("to", deal.end)) if day is not None)
    reported = _reported(arrow)
    return row(
        f"{said if not deal.title else f'{said.split(maxsplit=1)[0]} {deal.title}'}{f' ({term})' if term else ''}{f', {reported}' if reported else ''}",
        _said(arrow.status),
        arrow.since.isoformat(),
        money(arrow.amount),
        bibliography.cite(event.source for event in arrow.events),
    )


def _reported(arrow: Arrow) -> str:
    """Say why a part of a deal counts, or quote the source on an amount that is no exact figure."""
    if part := partly_counted(arrow):
        return part
    if arrow.amount.is_exact:
        return ""
    said = [event.reported for event in arrow.events if event.amount.is_known and event.reported]
    return f"“{said[-1]}”" if said else ""


def _timing(timing: LoopTiming) -> str:
    span, order = timing.span_days, _IN_ORDER.get(timing.time_respecting, "in which order they came is not known")
    if span.high is None:
        apart = "How far apart its deals were made is not known"
    elif span.low == span.high:
        apart = f"Its nearest deals were made {days(span.high)} apart"
    else:
        apart = f"Its nearest deals were made {days(span.low, span.high)} apart"
    near = f" (within {CONTEMPORANEOUS_DAYS}: {timing.contemporaneous})"
    return f"{apart}{near}, and {order}; order excludes nothing."


def _evidence(results: Results, bibliography: Bibliography, loop: Loop) -> list[Block]:
    """List the answers, a row each; they are never added up."""
    found = evidence_on(results.ledger, loop)
    rows = [
        row(
            f"{flag}, answered again" if at else f"{flag} {FLAGS[flag]}",
            answer.answer,
            answer.reported,
            bibliography.cite([answer.source]),
        )
        for flag, answers in found.items()
        for at, answer in enumerate(answers)
    ]
    silent = [flag for flag, answers in found.items() if not answers]
    if not rows:
        return [quiet("No evidence question about this loop has an answer on record; that is no answer of no.")]
    table = Table(
        f"Evidence flags on {arrow_notation(results.ledger, loop)}: what its structure cannot tell, side by side and never added up.",
        ("Question", "Answer", "What is on record", "Source"),
        tuple(rows),
    )
    return [table, quiet(f"Without any answer: {', '.join(silent)}.")] if silent else [table]
