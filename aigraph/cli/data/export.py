"""`aigraph export`: the data in the form that another tool reads."""

from __future__ import annotations

import json
from contextlib import nullcontext

import click
from click.core import ParameterSource

from aigraph.cli.options import Question, max_length_option, path_argument, view_options
from aigraph.cli.output import progress_shown
from aigraph.writing.result import Export

_VIEW = {
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
@click.option("--to", metavar="NAME", help="The format by name, where the ending of FILE does not tell it.")
@max_length_option
@click.pass_context
def export_data(ctx: click.Context, question: Question, output: str, to: str | None, max_length: int) -> None:
    r"""Write the data for another tool, in the format that FILE ends in.

    \b
    The whole ledger, to be read back by --data:
      FOLDER (csv), .json, .xlsx, .sqlite, .duckdb, .zip (datapackage), parquet
    What stands on a day, with the loops that each company and deal is on:
      .gexf, .graphml, .cypher, neo4j, .ftm.json (ftm), .dot, .cyjs (cytoscape),
      node-link, .csv, .tsv, .parquet

    What the format cannot hold is said on standard error. `--format json` prints what was written and lost.
    """
    from aigraph.writing.export import export
    from aigraph.writing.registry import format_of

    view = question.view
    if format_of(output, to).is_whole:
        given = [
            option for name, option in _VIEW.items() if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE
        ]
        if given:
            raise click.UsageError(f"{' and '.join(given)}: this format holds the whole ledger, and no view of it")
    elif question.companies:
        view = question.ledger.where(touching=question.companies).view(
            as_of=view.as_of, status=view.status, layers=view.layers
        )
    # What goes to standard output goes there while the line would be on the screen.
    with nullcontext() if output == "-" else progress_shown():
        done = export(view, output, format=to, max_length=max_length)
    _tell(done, question.format, to_stdout=output == "-")


def _tell(done: Export, format_: str, *, to_stdout: bool) -> None:
    if format_ == "json" and not to_stdout:
        click.echo(json.dumps(done.row(), ensure_ascii=False, indent=2))
        return
    filled = ", ".join(f"{count:,} {what}" for what, count in done.written.items() if count)
    click.echo(f"{done.path}: {done.format}, {filled or 'nothing'}", err=True)
    for lost in done.lost:
        click.echo(f"lost: {lost}", err=True)
    for note in done.notes:
        click.echo(f"note: {note}", err=True)
