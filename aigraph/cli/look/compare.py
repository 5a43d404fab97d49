"""`aigraph diff` between two data sets: what was added, removed or changed, and the loops that it makes or breaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from aigraph.cli.options import Question
from aigraph.cli.output import (
    Column,
    envelope,
    print_json,
    print_note,
    print_provenance,
    print_rows,
    print_table,
    progress_shown,
)
from aigraph.cli.table_options import load_each
from aigraph.datasets.compare import ADDED, CHANGED, LOOPS, REMOVED, DataComparison, Difference, compare
from aigraph.language.plural import count
from aigraph.model.loop import DEFAULT_KINDS
from aigraph.store.dictionary import DICTIONARY
from aigraph.store.write import data_version

_MOST_SIGNS = 60


def show_comparison(
    question: Question,
    paths: tuple[Path, Path],
    *,
    as_of: bool,
    max_length: int,
    kinds: tuple[str, ...],
    top: int,
    limits: Mapping[str, Any],
) -> None:
    """Load both data sets and print how they differ; `as_of` says whether a day was asked for."""
    if question.companies:
        raise click.UsageError("--company has no place between two data sets")
    bounds = {"max_length": max_length, "max_rings": limits["max_rings"], "max_bytes": limits["max_bytes"]}
    before, after = load_each([str(path) for path in paths], question.how, bounds)
    view = question.view
    with progress_shown():
        found = compare(
            before,
            after,
            as_of=view.as_of if as_of else None,
            status=view.status,
            layers=view.layers,
            kinds=kinds or DEFAULT_KINDS,
            max_length=max_length,
            **limits,
        )
    truncated = found.before.truncated or found.after.truncated
    if question.format == "table":
        _print(found, paths, top)
    else:
        answer = envelope(found.after.view, truncated) | {
            "before": {"path": str(paths[0]), "data_version": data_version(before)},
            "after": {"path": str(paths[1]), "data_version": data_version(after)},
        }
        if question.format == "json":
            print_json(answer | {"differences": [_nested(one) for one in found.differences]})
        else:
            print_rows(found.rows(), question.format, answer, "differences")
    if truncated:
        click.echo(f"aigraph: loops may be missing or seem to be new, for the search {truncated}", err=True)


def _nested(one: Difference) -> dict[str, object]:
    fields = {name: {"before": old or None, "after": new or None} for name, (old, new) in one.fields.items()}
    return {"change": one.change, "table": one.table, "key": one.key, "fields": fields}


def _print(found: DataComparison, paths: tuple[Path, Path], top: int) -> None:
    # Loops first: they are what most readers came for.
    ranked = sorted(found.differences, key=lambda one: one.table != LOOPS)
    shown = ranked[: top or None]
    if shown:
        print_table(
            (Column("Change", hyphens=True), Column("Table", hyphens=True), Column("Which", hyphens=True), Column("Fields", hyphens=True)),
            ((one.change, one.table, one.key, _fields(one)) for one in shown),
        )  # fmt: skip
    more = f"; the first {len(shown)} are shown, --top 0 shows all" if len(shown) < len(ranked) else ""
    print_note(f"From {paths[0]} to {paths[1]}: {count(len(ranked), 'difference')}{more}.")
    print_note("; ".join(_counts(found, table) for table in (*DICTIONARY, LOOPS)) + ".")
    one, other = found.before, found.after
    print_note(
        f"{count(len(one), 'loop')} of at most {other.max_length} companies before and {len(other)} after, both on "
        f"{other.view.as_of}, {other.view.status}, {' + '.join(other.view.layers)}. Bottlenecks are US$ billions: low/central/high."
    )
    print_provenance(other.view)


def _counts(found: DataComparison, table: str) -> str:
    added, removed, changed = (found.count(table, change) for change in (ADDED, REMOVED, CHANGED))
    return f"{table} +{added} -{removed} ~{changed}"


def _fields(one: Difference) -> str:
    if one.change != CHANGED:
        told: Sequence[str] = [(old or new) for name, (old, new) in one.fields.items() if name not in ("id", "deals")]
        return ", ".join(map(_short, told))
    return ", ".join(
        f"{name}: {_short(old) or 'empty'} to {_short(new) or 'empty'}" for name, (old, new) in one.fields.items()
    )


def _short(cell: str) -> str:
    return cell if len(cell) <= _MOST_SIGNS else f"{cell[:_MOST_SIGNS]}..."
