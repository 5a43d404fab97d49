"""`aigraph freshness`: what has not been looked at for long, and which known days have passed without a word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import click

from aigraph.answers.freshness import DAYS, freshness
from aigraph.answers.provenance import envelope
from aigraph.answers.queries.freshness_words import (
    date_cells,
    freshness_sentences,
    source_cells,
    unseen_cells,
)
from aigraph.cli.options.common import (
    TABLE,
    Day,
    data_option,
    data_path,
    format_option,
    path_argument,
    top_option,
)
from aigraph.cli.options.reading import load_with_report, reading_options
from aigraph.cli.output.tables import WIDE, Column, print_table
from aigraph.cli.output.text import print_note, print_rows, top_note
from aigraph.language.translation import gettext, gettext_noop

DATED = (
    Column(gettext_noop("Day"), fixed=True),
    Column(gettext_noop("Due")),
    Column(gettext_noop("Deal"), flexible=True),
    Column(gettext_noop("Looked at"), wide=WIDE),
    Column(gettext_noop("Says"), wide=WIDE),
)
UNSEEN = (
    Column(gettext_noop("Looked at"), fixed=True),
    Column(gettext_noop("Deal"), flexible=True),
    Column(gettext_noop("Status"), fixed=True),
    Column(gettext_noop("Size"), right=True),
)
STALE = (
    Column(gettext_noop("Read"), fixed=True),
    Column(gettext_noop("Source"), flexible=True),
    Column(gettext_noop("Grade"), fixed=True),
    Column(gettext_noop("Deals"), right=True),
)


@click.command("freshness")
@path_argument
@data_option
@reading_options
@click.option("--on", type=Day(), metavar="DATE", help="The day from which it is counted. [default: today]")
@click.option(
    "--days", type=click.IntRange(0), default=DAYS, show_default=True, help="How many days something stays fresh."
)
@top_option("rows of each list", default=10)
@format_option
def show_freshness(
    path: str | None,
    data: str | None,
    on: date | None,
    days: int,
    top: int,
    format_: str,
    reading: Mapping[str, Any],
) -> None:
    """Say what in the data has not been looked at for long.

    Four lists: deals of which a known day has passed (a closing or a listing due, an instalment, the start or end of a term) and
    nothing says what came; deals with such a day ahead; deals that nobody looked at for so many days; and sources not read for so
    long on which the present state of a deal rests. Deals that were called off are left out.
    """
    found = freshness(load_with_report(data_path(path, data), reading, {}), on=on, days=days)
    if format_ != TABLE:
        view = found.ledger.view()
        more = {"on": found.on, "days": days, "looked_at": found.looked_at}
        print_rows(found.rows(), format_, envelope(view) | more, "freshness")
        return
    passed = [date_cells(found, one, known) for one in found.passed for known in one.passed]
    _print_list(gettext("Known days that have passed without a word"), DATED, passed, top)
    coming = [date_cells(found, one, one.coming[0]) for one in found.coming]
    _print_list(gettext("Known days of the next {days:,} days", days=days), DATED, coming, top)
    unseen = [unseen_cells(found, one) for one in found.not_looked_at]
    _print_list(gettext("Not looked at for {days:,} days", days=days), UNSEEN, unseen, top)
    stale = [source_cells(found, one) for one in found.stale_sources]
    _print_list(gettext("Sources of a present state, not read for {days:,} days", days=days), STALE, stale, top)
    for sentence in freshness_sentences(found):
        print_note(sentence)


def _print_list(title: str, columns: Sequence[Column], rows: Sequence[Sequence[str]], top: int) -> None:
    print_note(gettext("{title}: {rows:,}{shown}.", title=title, rows=len(rows), shown=top_note(top, len(rows))))
    if rows:
        print_table([replace(column, title=gettext(column.title)) for column in columns], rows[: top or None])
    else:
        click.echo()
