"""`aigraph cycles`: the loops of a view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

from aigraph.answers.rows import Row, nested, row_of
from aigraph.cli import terminal as screen
from aigraph.cli.options import (
    Question,
    kind_option,
    limit_options,
    max_length_option,
    path_argument,
    top_option,
    view_options,
)
from aigraph.cli.output import (
    WIDE,
    Column,
    envelope,
    print_json,
    print_note,
    print_provenance,
    print_rows,
    print_table,
    progress_shown,
    tell_cuts,
)
from aigraph.language.amounts import money
from aigraph.language.companies import arrow_notation
from aigraph.language.definitions import PLAIN
from aigraph.language.plural import count
from aigraph.language.scopes import scope
from aigraph.loops.by_certainty import find_at_each_level
from aigraph.loops.find import LoopList
from aigraph.model.dates import day_text
from aigraph.model.ledger import Ledger
from aigraph.model.loop import DEFAULT_KINDS, Kind, Loop
from aigraph.model.status import Level
from aigraph.model.view import View

_FLAGS_FIT = 100


@click.command()
@path_argument
@view_options
@max_length_option
@kind_option
@top_option("loops")
@limit_options
def cycles(question: Question, max_length: int, kinds: tuple[str, ...], top: int, limits: Mapping[str, Any]) -> None:
    """List the loops, largest bottleneck first.

    A loop is named by its companies: give the name to `aigraph explain` to see its deals and sources.
    """
    view = question.view
    with progress_shown():
        found = find_at_each_level(view, max_length, kinds=kinds or DEFAULT_KINDS, **limits)
    through = {level: loops.through(question.companies) for level, loops in found.items()}
    kept = through[view.status]
    truncated = found[view.status].truncated or (question.ledger.intake and question.ledger.intake.cut) or None
    if question.format == "table":
        _print_loops(question, kept.largest(top or len(kept)))
        more = f"; the {top} largest are shown, --top 0 shows all" if 0 < top < len(kept) else ""
        print_note(f"{count(len(kept), 'loop')} of at most {max_length} companies {scope(view)}{more}.")
        _print_ladder(through)
        if Kind.PLAIN in kept.kinds_found:
            print_note(PLAIN)
        print_provenance(view)
    elif question.format == "json":
        answer = envelope(view, truncated) | {"max_length": max_length}
        print_json(answer | {"loops": [nested(loop) | _beside(view, loop) for loop in kept]})
    else:
        rows = [row_of(loop) | _dates(loop) | _answers(view.ledger, loop) for loop in kept]
        print_rows(rows, question.format, envelope(view), "loops")
    tell_cuts({level: loops.truncated for level, loops in found.items()})
    if _is_interrupted(question.ledger, found.values()):
        click.get_current_context().exit(1)


def _is_interrupted(ledger: Ledger, found: Iterable[LoopList]) -> bool:
    early = ledger.intake is not None and ledger.intake.is_interrupted
    return early or any(loops.truncated is not None and loops.truncated.is_interrupt for loops in found)


def _dates(loop: Loop) -> Row:
    """Say how near in time its deals are; this is shown and excludes nothing."""
    from aigraph.measures.loop_timing import loop_timing

    timing = loop_timing(loop).row()
    return {name: timing[name] for name in ("span_days", "overlap_days", "contemporaneous", "time_respecting")}


def _answers(ledger: Ledger, loop: Loop) -> dict[str, str]:
    # Imported here because a table of 80 columns has no room for it.
    from aigraph.answers.explanation import answers_on

    return answers_on(ledger, loop)


def _beside(view: View, loop: Loop) -> Row:
    """Give what stands beside a loop and is no part of it: its timing, and the answers to each evidence question."""
    from aigraph.answers.explanation import evidence_on
    from aigraph.measures.loop_timing import loop_timing

    timing = {name: value for name, value in loop_timing(loop).row().items() if name not in ("loop", "kind")}
    evidence = {flag: [row_of(row) for row in rows] for flag, rows in evidence_on(view.ledger, loop).items()}
    return {"timing": timing, "evidence": evidence}


def _said(answers: Mapping[str, str]) -> str:
    """Name the flags that have an answer, by answer; they are not added up."""
    told = [
        f"{answer} {' '.join(flag for flag, given in answers.items() if answer in given.split(';'))}"
        for answer in ("yes", "no")
        if any(answer in given.split(";") for given in answers.values())
    ]
    return "; ".join(told)


def _print_loops(question: Question, loops: Sequence[Loop]) -> None:
    if not loops:
        return
    print_table(
        (
            Column("Loop", hyphens=True),
            Column("In words", wide=WIDE, hyphens=True),
            Column("Kind", fixed=True),
            Column("Bottleneck", right=True),
            Column("Weakest", wide=72, fixed=True),
            Column("Complete", wide=60, fixed=True),
            Column("Gain", wide=WIDE, right=True),
            Column("Evidence", wide=_FLAGS_FIT),
        ),
        (
            (
                loop.name,
                arrow_notation(question.ledger, loop),
                str(loop.kind),
                money(loop.bottleneck),
                str(loop.weakest_status),
                day_text(loop.complete_since),
                "" if loop.gain is None else f"{loop.gain:.1%}",
                _said(_answers(question.ledger, loop)) if screen.width() >= _FLAGS_FIT else "",
            )
            for loop in loops
        ),
    )


def _print_ladder(through: Mapping[Level, Sequence[Loop]]) -> None:
    steps = " | ".join(f"{level} {len(loops)}" for level, loops in through.items())
    print_note(f"Loops by certainty: {steps}.")
