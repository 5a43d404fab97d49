"""`aigraph export`: the data in the form that another tool reads."""

from __future__ import annotations

from contextlib import nullcontext

import click
from click.core import ParameterSource

from aigraph.cli.answer_language import in_answer_language
from aigraph.cli.options.common import max_length_option, path_argument
from aigraph.cli.options.completion import complete_format
from aigraph.cli.options.view import Query, view_options
from aigraph.cli.output.progress_line import show_progress
from aigraph.cli.output.text import print_json
from aigraph.language.translation import gettext
from aigraph.writing.result import Export

_VIEW_OPTIONS = {
    "as_of": "--as-of",
    "status": "--status",
    "layers": "--layers",
    "company": "--company",
    "max_length": "--max-length",
}


@click.command("export")
@path_argument
@view_options
@click.option(
    "-o", "--output", required=True, metavar="FILE", help="The file or folder to write; - for standard output."
)
@click.option(
    "--to",
    metavar="NAME",
    shell_complete=complete_format,
    help="The format by name, where the ending of FILE does not say it.",
)
@max_length_option
@click.pass_context
def export_data(ctx: click.Context, query: Query, output: str, to: str | None, max_length: int) -> None:
    """Write the data for another tool, in the format that FILE ends in.

    \b
    The whole ledger, to be read back by --data:
      FOLDER (csv), .json, .xlsx, .sqlite, .duckdb, .zip (datapackage), parquet
    The same with the loops of a day beside it, a folder for Datasette to serve:
      datasette
    What stands on a day, with the loops that each company and deal is on:
      .gexf, .graphml, .cypher, neo4j, .ftm.json (ftm), .dot, .cyjs (cytoscape),
      node-link, .csv, .tsv, .parquet

    What the format cannot hold is said on standard error. `--format json` prints what was written and lost.
    """  # noqa: D301  the escape is for click: a paragraph that keeps its lines
    from aigraph.writing.export import export
    from aigraph.writing.registry import format_of

    view = query.view
    if format_of(output, to).is_whole:
        of_view = [
            option
            for name, option in _VIEW_OPTIONS.items()
            if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE
        ]
        if of_view:
            raise click.UsageError(f"{' and '.join(of_view)}: this format holds the whole ledger, and no view of it")
    else:
        view = query.touching(view)
    # What goes to standard output goes there while the line would be on the screen.
    with nullcontext() if output == "-" else show_progress():
        exported = export(view, output, format=to, max_length=max_length)
    if query.format == "json" and output != "-":
        print_json(exported.row())
    else:
        _print_outcome(exported)


def _print_outcome(exported: Export) -> None:
    written = ", ".join(in_answer_language(f"{number:,} {what}") for what, number in exported.written.items() if number)
    click.echo(f"{exported.path}: {exported.format}, {written or gettext('nothing')}", err=True)
    for lost in exported.lost:
        click.echo(gettext("lost: {what}", what=in_answer_language(lost)), err=True)
    for note in exported.notes:
        click.echo(gettext("note: {what}", what=in_answer_language(note)), err=True)
