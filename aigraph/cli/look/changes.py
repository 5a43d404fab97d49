"""`aigraph diff` between two days: the loops that appeared, vanished or changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from aigraph.answers.provenance import envelope
from aigraph.answers.queries.loop_changes import (
    amounts_sentence,
    both_days_sentence,
    change_document,
    changes_sentence,
    changes_through,
    describe_cause,
    describe_change,
    source_of,
)
from aigraph.cli.options.view import Query
from aigraph.cli.output.progress_line import show_progress
from aigraph.cli.output.tables import Column, print_table
from aigraph.cli.output.text import print_json, print_note, print_provenance, print_rows, print_warning, top_note
from aigraph.language.loops import kinds_text, stopped_text
from aigraph.language.translation import gettext
from aigraph.measures.diff import Change, diff
from aigraph.model.ledger import Ledger
from aigraph.model.loop import DEFAULT_KINDS


def show_changes(
    query: Query,
    days: tuple[date, date],
    *,
    max_length: int,
    kinds: tuple[str, ...],
    top: int,
    limits: Mapping[str, Any],
) -> None:
    """Print what changed between two days, the earlier first."""
    before, after = days
    view = query.view
    with show_progress():
        found = diff(
            query.ledger,
            before,
            after,
            status=view.status,
            layers=view.layers,
            money=view.money,
            window=view.window,
            assume_term_years=view.assume_term_years,
            kinds=kinds or DEFAULT_KINDS,
            max_length=max_length,
            **limits,
        )
    changes = changes_through(found.changes, query.companies, view)
    truncated = found.before.truncated or found.after.truncated
    if query.is_for_people:
        _print_changes(query.ledger, changes[: top or None])
        numbers = gettext("{sentence}.", sentence=f"{changes_sentence(changes)}{top_note(top, len(changes))}")
        print_note(f"{numbers} {both_days_sentence(found)}")
        print_note(
            gettext(
                "{amounts}. Of several events the one that settled it is shown, and one of its sources; --format json gives all.",
                amounts=amounts_sentence(found),
            )
        )
        print_provenance(found.after.view)
    else:
        answer = envelope(found.after.view, truncated) | {"max_length": max_length}
        answer["view"] |= {"before": before.isoformat(), "after": after.isoformat()}
        if query.format == "json":
            print_json(answer | {"changes": [change_document(change) for change in changes]})
        else:
            print_rows([change.row() for change in changes], query.format, answer, "changes")
    if truncated:
        print_warning(
            gettext("changes may be missing or seeming, for the search {stopped}", stopped=stopped_text(truncated))
        )


def _print_changes(ledger: Ledger, changes: Sequence[Change]) -> None:
    if not changes:
        return
    print_table(
        (
            Column(gettext("Change"), flexible=True),
            Column(gettext("Loop"), flexible=True),
            Column(gettext("Kind"), wide=100, fixed=True),
            Column(gettext("Because"), flexible=True),
            Column(gettext("Source"), flexible=True),
        ),
        (
            (
                describe_change(change),
                change.loop.name,
                kinds_text(change.loop),
                describe_cause(ledger, change),
                source_of(change.cause),
            )
            for change in changes
        ),
    )
