"""`aigraph draw`: the page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from aigraph.answers.public_record.own_rows import joined_intake, own_loops, record_sentences, touching
from aigraph.cli.options.common import max_length_option, path_argument
from aigraph.cli.options.payments import payment_options
from aigraph.cli.options.view import Query, view_options
from aigraph.cli.output.progress_line import show_progress
from aigraph.cli.output.save_file import open_file, open_option, print_size, require_file, save_as
from aigraph.cli.output.text import print_note
from aigraph.loops.find import find_loops
from aigraph.loops.temporal_loops import find_temporal_loops


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
@payment_options(in_order=False)
@click.option("--title", metavar="TEXT", help="The heading of the page.")
@open_option
def draw_page(
    query: Query, output: str, max_length: int, payments: Mapping[str, Any] | None, title: str | None, opens: bool
) -> None:
    """Draw the companies, deals and loops as one page that opens without a network.

    With --within, --in-order, --tolerance or --seeds the page also lists the loops of single payments, with days and amounts.
    """
    require_file(output, opens)
    from aigraph.page.draw import draw

    view = query.touching(query.view)
    with show_progress():
        loops = find_loops(view, max_length=max_length, keep_on_interrupt=False)
        near = loops if joined_intake(query.ledger) is None else touching(query.ledger, loops)
        in_time = find_temporal_loops(view, max_length=max_length, **payments) if payments is not None else None
        page = draw(view, near, highlight=own_loops(query.ledger, near)[:_HIGHLIGHTED], title=title, payments=in_time)
    if output == "-":
        click.echo(page.html, nl=False)
        return
    target = Path(output)
    save_as(target, page.save)
    for sentence in record_sentences(query.ledger, loops):
        print_note(sentence)
    print_size(target)
    if opens:
        open_file(target)


_HIGHLIGHTED = 5
