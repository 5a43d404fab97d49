"""`aigraph draw`: the page."""

from __future__ import annotations

from pathlib import Path

import click

from aigraph.cli.options import Question, max_length_option, path_argument, view_options
from aigraph.cli.output import progress_shown
from aigraph.cli.save_file import save_as
from aigraph.loops.find import find_loops


@click.command("draw")
@path_argument
@view_options
@click.option(
    "-o",
    "--output",
    default="out/aigraph.html",
    show_default=True,
    metavar="FILE",
    help="The page to write; - for standard output.",
)
@max_length_option
@click.option("--title", metavar="TEXT", help="The heading of the page.")
def draw_page(question: Question, output: str, max_length: int, title: str | None) -> None:
    """Draw the companies, deals and loops as one page that opens without a network."""
    from aigraph.page.draw import draw

    view = question.view
    if question.companies:
        view = question.ledger.where(touching=question.companies).view(
            as_of=view.as_of, status=view.status, layers=view.layers
        )
    with progress_shown():
        page = draw(view, find_loops(view, max_length=max_length, keep_on_interrupt=False), title=title)
    if output == "-":
        click.echo(page.html, nl=False)
        return
    target = Path(output)
    save_as(target, page.save)
    click.echo(f"{target}: {target.stat().st_size / 1000:,.0f} kB", err=True)
