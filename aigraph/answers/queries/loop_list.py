"""The loops of a view: in their order, as rows, as JSON documents, and how many there are at each certainty."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sized
from typing import Any

from aigraph.answers.public_record.own_rows import record_row, record_text
from aigraph.answers.rows import nested, row_of
from aigraph.language.loops import direct_sentence
from aigraph.language.sentence_parts import day_words, word
from aigraph.language.sentences import company_name, dollars, scope
from aigraph.language.translation import gettext
from aigraph.loops.loop_list import LoopList
from aigraph.model.display import Row
from aigraph.model.ledger import Ledger, View
from aigraph.model.loop import Loop
from aigraph.model.money.basis import Money
from aigraph.model.status import Level


def _by_size(money: Money) -> Callable[[Loop], tuple[Any, ...]]:
    """Give the key that puts the largest first: by the low end, on record, then by what is contracted."""

    def key(loop: Loop) -> tuple[Any, ...]:
        size, whole = loop.size(money), loop.contracted
        return (
            -size.low,
            -size.quoted,
            -whole.low,
            -whole.quoted,
            len(loop.legs),
            whole.high is None,
            -(whole.high or 0),
        )

    return key


_KEYS: dict[str, Callable[[Loop], tuple[Any, ...]]] = {
    "due": _by_size(Money.DUE),
    "contracted": _by_size(Money.CONTRACTED),
    "paid": _by_size(Money.PAID),
    "since": lambda loop: (-loop.complete_since.toordinal(),),
    "length": lambda loop: (len(loop.legs), *_by_size(Money.DUE)(loop)),
    "name": lambda _: (),
}
SORTS = tuple(_KEYS)
"""The orders in which loops can be listed."""

_TIMING = ("span_days", "overlap_days", "contemporaneous", "time_respecting")


def loop_rows(view: View, loops: Iterable[Loop]) -> list[Row]:
    """Flatten loops to rows, each with how near in time its deals are and with the answers reported by the day to each evidence question.

    Timing is shown and excludes nothing; the answers are never added up.
    """
    from aigraph.answers.evidence_by_day import answers_on
    from aigraph.measures.loop_timing import loop_timing

    rows = []
    for loop in loops:
        timing = loop_timing(loop).row()
        on_record = {"record": text} if (text := record_text(view.ledger, loop)) else {}
        rows.append(row_of(loop) | on_record | {name: timing[name] for name in _TIMING} | answers_on(view, loop))
    return rows


def loop_documents(view: View, loops: Iterable[Loop]) -> list[Row]:
    """Write loops with their legs, their timing and the evidence of the day beside them, as JSON has them."""
    from aigraph.answers.evidence_by_day import evidence_document
    from aigraph.measures.loop_timing import loop_timing

    documents = []
    for loop in loops:
        timing = {name: value for name, value in loop_timing(loop).row().items() if name not in ("loop", "kinds")}
        documents.append(
            nested(loop) | record_row(view.ledger, loop) | {"timing": timing} | evidence_document(view, loop)
        )
    return documents


def evidence_summary(view: View, loop: Loop) -> str:
    """Name the evidence flags that had an answer about a loop by the day of the view, by answer: ``yes E1 E2; no E3``."""
    from aigraph.answers.evidence_by_day import answers_on

    answers = {flag: answer.split(";") for flag, answer in answers_on(view, loop).items()}
    by_answer = {one: [flag for flag, found in answers.items() if one in found] for one in ("yes", "no")}
    return "; ".join(f"{word(answer)} {' '.join(flags)}" for answer, flags in by_answer.items() if flags)


def later_evidence_sentence(view: View, loops: Iterable[Loop]) -> str:
    """Say how many answers about loops were reported after the day that is shown and so are not counted; nothing if none were."""
    from aigraph.answers.evidence_by_day import later_evidence_on

    later = {row for loop in loops for rows in later_evidence_on(view, loop).values() for row in rows}
    if not later:
        return ""
    return gettext(
        "Evidence counts the answers that had been reported by {day}; reported later and left out: {answers}.",
        day=day_words(view.as_of),
        answers=len(later),
    )


def in_order(loops: Iterable[Loop], sort: str, min_amount: float | None = None) -> list[Loop]:
    """Put loops in an order: direct ones first, in each those of known size first; smaller ones than an amount left out."""
    money = basis_of(sort)

    def key(loop: Loop) -> tuple[object, ...]:
        return not loop.is_direct, not loop.contracted.is_known, *_KEYS[sort](loop), loop.name

    return sorted((loop for loop in loops if float(loop.size(money).quoted) >= (min_amount or 0)), key=key)


def basis_of(sort: str) -> Money:
    """Give the kind of money that an order looks at: for one that looks at none, what is contracted."""
    return Money(sort) if sort in tuple(Money) else Money.CONTRACTED


def with_detours(direct: Iterable[Loop], loops: Iterable[Loop]) -> list[Loop]:
    """Put under each direct loop its detours, each once: under the first of the direct loops that it is a detour of."""
    under: dict[str, list[Loop]] = {loop.name: [loop] for loop in direct}
    for loop in loops:
        first = next((name for name in under if name in loop.detour_of), None)
        if first:
            under[first].append(loop)
    return [loop for group in under.values() for loop in group]


def missing_sentences(ledger: Ledger, loops: Iterable[Loop]) -> list[str]:
    """Say for each loop without a known size which deals of which legs have no amount on record."""
    return [
        gettext(
            "{loop} has no size: no amount on record for {deals}.",
            loop=loop.name,
            deals=_deals_without_amount(ledger, loop),
        )
        for loop in loops
        if not loop.contracted.is_known
    ]


def unverified_days(view: View, loops: Iterable[Loop]) -> list[str]:
    """Say which loops of the record have a leg that stands since a day of which only an unverified source tells."""
    from aigraph.model.money.history import is_dated_by_unverified_source_alone

    if view.ledger.intake and not view.ledger.intake.is_joined:
        return []  # A table of one's own is its own source.
    names = [loop.name for loop in loops if any(is_dated_by_unverified_source_alone(view, leg) for leg in loop.legs)]
    said = gettext(
        "Complete since days that rest, on one leg at least, on an unverified source alone: {loops}.",
        loops=", ".join(names),
    )
    return [said] * bool(names)


def _deals_without_amount(ledger: Ledger, loop: Loop) -> str:
    return "; ".join(
        gettext(
            "{payer} to {payee} ({deals})",
            payer=company_name(ledger, leg.payer),
            payee=company_name(ledger, leg.payee),
            deals=", ".join(arrow.deal.id for arrow in leg.arrows if arrow.contracted.high is None),
        )
        for leg in loop.legs
        if leg.contracted.high is None
    )


def counts_document(loops: LoopList) -> Row:
    """Say how many loops are direct, pairs and in all, as JSON has it."""
    return {"n_direct": len(loops.direct), "n_pairs": loops.pairs, "n_loops": len(loops)}


def loops_sentence(loops: LoopList, view: View) -> str:
    """Say how many direct loops a view has, and how many with detours; without a full stop."""
    return gettext("Loops: {loops} {scope}", loops=direct_sentence(loops), scope=scope(view))


def filter_note(shown: Sized, direct: Sized, min_amount: float | None, sort: str) -> str:
    """Say how many direct loops are large enough, to go on a sentence; nothing where all are wanted."""
    if not min_amount:
        return ""
    return gettext(
        "; {shown:,} of {direct:,} direct loops are of {amount} or more on record, {basis}",
        shown=len(shown),
        direct=len(direct),
        amount=dollars(min_amount),
        basis=word(basis_of(sort)),
    )


def certainty_sentence(loops: Mapping[Level, LoopList]) -> str:
    """Say how many direct loops stand at each certainty, and how many with detours."""
    found = " | ".join(
        gettext("{level} {direct:,} ({loops:,})", level=word(level), direct=len(at.direct), loops=len(at))
        for level, at in loops.items()
    )
    return gettext("Direct loops by certainty, in brackets with detours: {found}.", found=found)
