"""The command line: words in, one library function each, answers out."""

from __future__ import annotations

import io
import sys
from typing import Any

import click

import aigraph
from aigraph.cli import (
    add,
    bands,
    check,
    clearing,
    concentration,
    cycles,
    diff,
    draw,
    explain,
    export,
    figure,
    init,
    keystones,
    ladder,
    lists,
    measures,
    merge,
    null_model,
    report,
    round_trip,
    series,
    shock,
)
from aigraph.model.origin import AigraphError


class Commands(click.Group):
    """A group whose commands end with a message, never with a traceback, when the data or the names are wrong."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an `AigraphError` is printed to standard error and gives exit code 1."""
        try:
            return super().invoke(ctx)
        except AigraphError as error:
            click.echo(str(error), err=True)
            ctx.exit(1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(aigraph.__version__, prog_name="aigraph")
def main() -> None:
    """Find the circular deals by which AI companies finance one another.

    An arrow points the way value goes: cash from payer to payee. A loop is money that leaves a company as funding and can come
    back to it as revenue.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Files and pipes get UTF-8 whatever the locale; an old terminal gets a question mark, not a traceback.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


for command in (
    cycles.cycles,
    explain.explain_loop,
    lists.companies,
    lists.deals,
    lists.sources,
    ladder.show_ladder,
    diff.show_diff,
    series.tell_series,
    measures.measures,
    bands.tell_uncertainty,
    bands.tell_tornado,
    round_trip.round_trip,
    keystones.find_keystones,
    concentration.tell_concentration,
    shock.tell_shock,
    clearing.tell_clearing,
    null_model.compare_with_chance,
    draw.draw_page,
    figure.draw_figure,
    report.write_report,
    check.check,
    add.add,
    export.export_data,
    init.begin_data,
    merge.merge_data,
):
    main.add_command(command)
