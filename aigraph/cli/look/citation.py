"""`aigraph cite`: a loop, a company or a figure in one sentence that can be quoted."""

from __future__ import annotations

import click

from aigraph.answers.citation.cite_answer import cite
from aigraph.answers.citation.formats import CITATION_FORMATS
from aigraph.cli.options.completion import complete_citable
from aigraph.cli.options.view import Query, picture_options
from aigraph.cli.output.progress_line import show_progress
from aigraph.cli.output.text import print_note


@click.command("cite")
@click.argument("what", metavar="LOOP|COMPANY|FIGURE", shell_complete=complete_citable)
@picture_options
@click.option(
    "--format",
    "style",
    type=click.Choice(list(CITATION_FORMATS)),
    default="plain",
    show_default=True,
    help="How to write it.",
)
def show_citation(query: Query, what: str, style: str) -> None:
    """Write one sentence that can be quoted, with its day, basis and range, and its sources as footnotes.

    A LOOP is its companies, or its id; a FIGURE is one of those that `aigraph measures` lists. The id of a loop never changes: it
    is the ring of its companies, begun at the first of the alphabet, joined by tildes.
    """
    if query.companies:
        raise click.UsageError("--company: name the company as what is cited")
    with show_progress():
        citation = cite(query.view, what)
    text = CITATION_FORMATS[style](citation)
    if style == "plain":
        for line in text.splitlines():
            print_note(line) if line else click.echo()
    else:
        click.echo(text, nl=False)
