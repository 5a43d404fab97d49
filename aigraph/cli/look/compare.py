"""`aigraph diff` between two data sets: what was added, removed or changed, and the loops that it makes or breaks."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from aigraph.answers.provenance import envelope
from aigraph.answers.queries.data_differences import (
    both_sets_sentence,
    counts_sentence,
    describe_fields,
    difference_document,
    loops_first,
)
from aigraph.cli.options.reading import load_each
from aigraph.cli.options.view import Query
from aigraph.cli.output.progress_line import show_progress
from aigraph.cli.output.tables import Column, print_table
from aigraph.cli.output.text import print_json, print_note, print_provenance, print_rows, print_warning, top_note
from aigraph.datasets.compare import DataComparison, compare
from aigraph.language.loops import stopped_text
from aigraph.language.sentences import count
from aigraph.language.translation import gettext
from aigraph.model.loop import DEFAULT_KINDS
from aigraph.store.data_version import data_version


def show_comparison(
    query: Query,
    paths: tuple[Path, Path],
    *,
    as_of: bool,
    max_length: int,
    kinds: tuple[str, ...],
    top: int,
    limits: Mapping[str, Any],
) -> None:
    """Load both data sets and print how they differ; `as_of` says whether a day is part of the query."""
    if query.companies:
        raise click.UsageError("--company has no place between two data sets")
    bounds = {"max_length": max_length, "max_loops": limits["max_loops"], "max_bytes": limits["max_bytes"]}
    before, after = load_each([str(path) for path in paths], query.reading, bounds)
    view = query.view
    with show_progress():
        found = compare(
            before,
            after,
            as_of=view.as_of if as_of else None,
            status=view.status,
            layers=view.layers,
            money=view.money,
            window=view.window,
            assume_term_years=view.assume_term_years,
            kinds=kinds or DEFAULT_KINDS,
            max_length=max_length,
            **limits,
        )
    truncated = found.before.truncated or found.after.truncated
    if query.is_for_people:
        _print_comparison(found, paths, top)
    else:
        answer = envelope(found.after.view, truncated) | {
            "before": {"path": str(paths[0]), "data_version": data_version(before)},
            "after": {"path": str(paths[1]), "data_version": data_version(after)},
        }
        if query.format == "json":
            print_json(answer | {"differences": [difference_document(one) for one in found.differences]})
        else:
            print_rows(found.rows(), query.format, answer, "differences")
    if truncated:
        print_warning(
            gettext("loops may be missing or seem to be new, for the search {stopped}", stopped=stopped_text(truncated))
        )


def _print_comparison(found: DataComparison, paths: tuple[Path, Path], top: int) -> None:
    ranked = loops_first(found.differences)
    if ranked:
        print_table(
            [
                Column(title, flexible=True)
                for title in (gettext("Change"), gettext("Table"), gettext("Which"), gettext("Fields"))
            ],
            ((gettext(one.change), one.table, one.key, describe_fields(one)) for one in ranked[: top or None]),
        )
    differences = f"{count(len(ranked), 'difference')}{top_note(top, len(ranked))}"
    print_note(
        gettext(
            "From {before} to {after}: {differences}.",
            before=str(paths[0]),
            after=str(paths[1]),
            differences=differences,
        )
    )
    print_note(counts_sentence(found))
    print_note(both_sets_sentence(found))
    print_provenance(found.after.view)
