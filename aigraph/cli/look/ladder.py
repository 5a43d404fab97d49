"""`aigraph ladder`: loops and money at each certainty, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import click
from click.core import ParameterSource

from aigraph.answers.provenance import envelope
from aigraph.answers.queries.certainty_ladder import (
    ladder_lines,
    ladder_sentences,
    soft_document,
    soft_loops,
    soft_sentence,
    truncation_document,
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
    top_note,
)
from aigraph.language.loops import kinds_text
from aigraph.language.sentence_parts import day_words, word
from aigraph.language.sentences import arrow_notation, money
from aigraph.language.translation import gettext
from aigraph.measures.catalogue.names import HEADLINES
from aigraph.measures.ladder import ladder
from aigraph.model.ledger import Ledger
from aigraph.model.loop import DEFAULT_KINDS, Loop
from aigraph.model.status import LEVELS, Level


@click.command("ladder")
@path_argument
@view_options
@max_length_option
@kind_option
@top_option("loops that rest on announcements or talk", "JSON gives")
@limit_options
def show_ladder(query: Query, max_length: int, kinds: tuple[str, ...], top: int, limits: Mapping[str, Any]) -> None:
    """Show loops and money at paid, binding, announced and all, side by side.

    Below stand the loops that nothing signed holds up: they live only on announcements or on talk.
    """
    if click.get_current_context().get_parameter_source("status") is ParameterSource.COMMANDLINE:
        raise click.UsageError("--status has no place here: the ladder shows every certainty")
    view, ledger = query.view, query.ledger
    with show_progress():
        found = ladder(
            view,
            HEADLINES,
            companies=query.companies,
            max_length=max_length,
            kinds=kinds or DEFAULT_KINDS,
            # The table has figures on record alone.
            ends=not query.is_for_people,
            **limits,
        )
    soft = soft_loops(found)
    if query.is_for_people:
        print_table(
            (Column(""), *(Column(word(rung.level), right=True) for rung in found.rungs)), ladder_lines(ledger, found)
        )
        for sentence in ladder_sentences(found, view, query.companies):
            print_note(sentence)
        _print_soft(ledger, soft[: top or None])
        print_note(gettext("{sentence}.", sentence=f"{soft_sentence(soft)}{top_note(top, len(soft))}"))
        print_provenance(view)
    else:
        answer = envelope(view) | {"max_length": max_length}
        answer["view"] |= {"status": [str(level) for level in LEVELS]}
        answer["truncated"] = truncation_document(found)
        if query.format == "json":
            print_json(answer | {"ladder": found.rows(), "loops_only_from": soft_document(soft)})
        else:
            print_rows(found.rows(), query.format, answer, "ladder")
    print_truncations({rung.level: rung.truncated for rung in found.rungs})


def _print_soft(ledger: Ledger, soft: Sequence[tuple[Level, Loop]]) -> None:
    if not soft:
        return
    print_table(
        (
            Column(gettext("Loop"), flexible=True),
            Column(gettext("In words"), wide=WIDE, flexible=True),
            Column(gettext("Kind"), fixed=True),
            Column(gettext("Contracted"), right=True),
            Column(gettext("Only from"), fixed=True),
            Column(gettext("Complete"), wide=60, fixed=True),
        ),
        (
            (
                loop.name,
                arrow_notation(ledger, loop),
                kinds_text(loop),
                money(loop.contracted),
                word(level),
                day_words(loop.complete_since),
            )
            for level, loop in soft
        ),
    )
