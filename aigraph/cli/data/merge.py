"""`aigraph merge`: two data sets as one, with the pairs to be decided in a file."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import click

from aigraph.cli.answer_language import in_answer_language
from aigraph.cli.options.common import brief_format_option
from aigraph.cli.options.reading import load_each, reading_options
from aigraph.cli.output.save_file import save_as
from aigraph.cli.output.tables import Column, print_table
from aigraph.cli.output.text import print_json, print_note
from aigraph.language.translation import gettext


@click.command("merge")
@click.argument("one", metavar="ONE")
@click.argument("other", metavar="OTHER")
@click.option(
    "-o", "--output", required=True, metavar="PATH", help="Where the result goes: a folder, or a file that `export` can write whole."
)  # fmt: skip
@click.option(
    "--decisions",
    metavar="FILE",
    help="The CSV file of pairs and what was decided of them. [default: PATH-decisions.csv]",
)
@brief_format_option
@functools.partial(reading_options, strict=True)
@click.pass_context
def merge_data(
    ctx: click.Context,
    one: str,
    other: str,
    output: str,
    decisions: str | None,
    format_: str,
    reading: Mapping[str, Any],
) -> None:
    """Merge two data sets, ONE having the last word.

    What is in both is kept once. Pairs of companies or deals that may be the same are written to a file: put `same` or `not same`
    beside them and merge again. Undecided pairs are kept apart. The result is written only if it passes `aigraph check`.
    What says how to read a table counts for each of the two that is one.
    """
    from aigraph.answers.queries.merged_data import merge_cells, merge_document, merge_sentence
    from aigraph.datasets.decisions import read_decisions, save_decisions
    from aigraph.datasets.merge import merge
    from aigraph.store.load import errors_of
    from aigraph.writing.export import export
    from aigraph.writing.registry import format_of

    if not format_of(output).is_whole or output == "-":
        raise click.UsageError(
            f"-o {output}: expected a folder, or a file that holds a whole ledger, such as .json or .xlsx"
        )
    target = Path(output)
    file = Path(decisions) if decisions else target.with_name(f"{target.name}-decisions.csv")
    first, second = load_each((one, other), reading, {})
    merged = merge(first, second, read_decisions(file))
    save_as(file, partial(save_decisions, merged.decisions))
    problems = errors_of(merged.ledger)
    if not problems:
        export(merged.ledger, target)
    if format_ == "json":
        print_json(merge_document(merged, target, file, problems))
    else:
        titles = (gettext("First"), gettext("Second"), gettext("In both"), gettext("Merged"))
        print_table(
            (Column(gettext("Table")), *(Column(title, right=True) for title in titles)),
            merge_cells(merged),
        )
        for conflict in merged.conflicts:
            click.echo(gettext("conflict: {conflict}", conflict=in_answer_language(conflict)))
        print_note(merge_sentence(merged, file))
    if problems:
        for problem in problems:
            click.echo(in_answer_language(str(problem)), err=True)
        why = gettext(
            "not written, for the merged data break rules; mend one of the two, or decide the pairs in {file}",
            file=str(file),
        )
        click.echo(f"{target}: {why}", err=True)
        ctx.exit(1)
    click.echo(gettext("{target}: written", target=str(target)), err=True)
