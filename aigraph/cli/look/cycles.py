"""`aigraph cycles`: the loops of a view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

from aigraph.answers.provenance import envelope
from aigraph.answers.queries.loop_list import (
    certainty_sentence,
    evidence_summary,
    loop_documents,
    loop_rows,
    loops_sentence,
)
from aigraph.cli.options.common import kind_option, limit_options, max_length_option, path_argument, top_option
from aigraph.cli.options.view import Query, view_options
from aigraph.cli.output.progress_line import show_progress
from aigraph.cli.output.tables import WIDE, Column, print_table
from aigraph.cli.output.text import (
    print_json,
    print_note,
    print_provenance,
    print_rows,
    print_truncations,
    terminal_width,
    top_note,
)
from aigraph.language.sentences import arrow_notation, money
from aigraph.language.templates import PLAIN
from aigraph.loops.by_certainty import find_at_each_level
from aigraph.loops.loop_list import LoopList
from aigraph.model.dates import day_text
from aigraph.model.ledger import Ledger
from aigraph.model.loop import DEFAULT_KINDS, Kind, Loop

_FLAGS_FIT = 100


@click.command()
@path_argument
@view_options
@max_length_option
@kind_option
@top_option("loops")
@limit_options
def cycles(query: Query, max_length: int, kinds: tuple[str, ...], top: int, limits: Mapping[str, Any]) -> None:
    """List the loops, largest bottleneck first.

    A loop is named by its companies: give the name to `aigraph explain` to see its deals and sources.
    """
    view, ledger = query.view, query.ledger
    with show_progress():
        found = find_at_each_level(view, max_length=max_length, kinds=kinds or DEFAULT_KINDS, **limits)
    through = {level: loops.through(query.companies) for level, loops in found.items()}
    kept = through[view.status]
    truncated = found[view.status].truncated or (ledger.intake and ledger.intake.cut) or None
    if query.is_for_people:
        _print_loops(ledger, kept.largest(top or len(kept)))
        shown = top_note(top, len(kept), "the {} largest")
        print_note(f"{loops_sentence(kept, max_length, view)}{shown}.")
        print_note(certainty_sentence(through))
        if Kind.PLAIN in kept.kinds_found:
            print_note(PLAIN)
        print_provenance(view)
    elif query.format == "json":
        answer = envelope(view, truncated) | {"max_length": max_length}
        print_json(answer | {"loops": loop_documents(ledger, kept)})
    else:
        print_rows(loop_rows(ledger, kept), query.format, envelope(view), "loops")
    print_truncations({level: loops.truncated for level, loops in found.items()})
    if _is_interrupted(ledger, found.values()):
        click.get_current_context().exit(1)


def _is_interrupted(ledger: Ledger, found: Iterable[LoopList]) -> bool:
    early = ledger.intake is not None and ledger.intake.is_interrupted
    return early or any(loops.truncated is not None and loops.truncated.is_interrupt for loops in found)


def _print_loops(ledger: Ledger, loops: Sequence[Loop]) -> None:
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
                arrow_notation(ledger, loop),
                str(loop.kind),
                money(loop.bottleneck),
                str(loop.weakest_status),
                day_text(loop.complete_since),
                "" if loop.gain is None else f"{loop.gain:.1%}",
                # Looked up only where the column is shown: a table of 80 columns has no room for it.
                evidence_summary(ledger, loop) if terminal_width() >= _FLAGS_FIT else "",
            )
            for loop in loops
        ),
    )
