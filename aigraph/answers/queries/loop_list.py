"""The loops of a view: as rows, as JSON documents, and how many there are at each certainty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sized

from aigraph.answers.rows import nested, row_of
from aigraph.language.sentences import count, scope
from aigraph.model.ledger import Ledger, View
from aigraph.model.loop import Loop
from aigraph.model.row import Row
from aigraph.model.status import Level

_TIMING = ("span_days", "overlap_days", "contemporaneous", "time_respecting")


def loop_rows(ledger: Ledger, loops: Iterable[Loop]) -> list[Row]:
    """Flatten loops to rows, each with how near in time its deals are and with the answer to each evidence question.

    Timing is shown and excludes nothing; the answers are never added up.
    """
    from aigraph.answers.explanation import answers_on
    from aigraph.measures.loop_timing import loop_timing

    rows = []
    for loop in loops:
        timing = loop_timing(loop).row()
        rows.append(row_of(loop) | {name: timing[name] for name in _TIMING} | answers_on(ledger, loop))
    return rows


def loop_documents(ledger: Ledger, loops: Iterable[Loop]) -> list[Row]:
    """Write loops with their legs, their timing and the evidence beside them, as JSON has them."""
    from aigraph.answers.explanation import evidence_on
    from aigraph.measures.loop_timing import loop_timing

    documents = []
    for loop in loops:
        timing = {name: value for name, value in loop_timing(loop).row().items() if name not in ("loop", "kind")}
        evidence = {flag: [row_of(row) for row in rows] for flag, rows in evidence_on(ledger, loop).items()}
        documents.append(nested(loop) | {"timing": timing, "evidence": evidence})
    return documents


def evidence_summary(ledger: Ledger, loop: Loop) -> str:
    """Name the evidence flags that have an answer about a loop, by answer: ``yes E1 E2; no E3``."""
    from aigraph.answers.explanation import answers_on

    answers = {flag: answer.split(";") for flag, answer in answers_on(ledger, loop).items()}
    by_answer = {one: [flag for flag, found in answers.items() if one in found] for one in ("yes", "no")}
    return "; ".join(f"{answer} {' '.join(flags)}" for answer, flags in by_answer.items() if flags)


def loops_sentence(loops: Sized, max_length: int, view: View) -> str:
    """Say how many loops a view has, without a full stop."""
    return f"{count(len(loops), 'loop')} of at most {max_length} companies {scope(view)}"


def certainty_sentence(loops: Mapping[Level, Sized]) -> str:
    """Say how many loops stand at each certainty."""
    return f"Loops by certainty: {' | '.join(f'{level} {len(found)}' for level, found in loops.items())}."
