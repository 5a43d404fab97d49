"""`aigraph read`: how a table of one's own is read, column by column, and what is odd about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from aigraph.cli.answer_language import in_answer_language
from aigraph.cli.options.common import brief_format_option
from aigraph.cli.options.reading import reading_options, usage_error
from aigraph.cli.output.tables import Column, print_table
from aigraph.cli.output.text import print_json, print_note
from aigraph.datasets.read_table import ReadingSheet
from aigraph.datasets.read_table import read_table as read
from aigraph.language.translation import gettext
from aigraph.reading.option_errors import OptionError


@click.command("read")
@click.argument("path")
@reading_options
@click.option("--save", is_flag=True, help="Write the decisions to a file beside the table, FILE.aigraph.toml.")
@brief_format_option
def read_table(path: str, save: bool, format_: str, reading: Mapping[str, Any]) -> None:
    """Show how PATH, a table of your own, is read: each column with the evidence, what is odd, and names that may be one.

    With --save the decisions are written beside it: edit them by hand, and every command reads the table by them.
    """
    sheet = show_reading(path, reading, format_)
    if save:
        saved = gettext("{file} says from now on how {path} is read", file=str(sheet.save()), path=path)
        click.echo(saved, err=True)


def show_reading(path: str | None, reading: Mapping[str, Any], format_: str) -> ReadingSheet:
    """Print how a table is read, and give its reading sheet."""
    try:
        sheet = read(path, **reading)
    except OptionError as error:
        raise usage_error(error) from None
    if format_ == "json":
        print_json(document(sheet))
    else:
        print_sheet(sheet)
    return sheet


def document(sheet: ReadingSheet) -> dict[str, Any]:
    """Give the reading sheet as one JSON document."""
    return {
        "intake": sheet.intake.row(),
        "columns": sheet.columns,
        "oddities": list(sheet.oddities),
        "likely_names": [pair.row() for pair in sheet.likely],
    }


def print_sheet(sheet: ReadingSheet) -> None:
    """Print the columns as a table, their evidence, what is odd, and the names that may be one."""
    if sheet.intake.lost:
        print_note(in_answer_language(sheet.intake.lost))
    print_table(
        (
            Column(gettext("Column"), flexible=True),
            Column(gettext("Role"), fixed=True),
            Column(gettext("Unit"), fixed=True),
            Column(gettext("Currency"), fixed=True),
            Column(gettext("Decimals"), fixed=True),
            Column(gettext("Dates")),
        ),
        [
            (
                it.column,
                it.role or gettext("not used"),
                gettext(it.unit) if it.unit else "",
                it.currency,
                gettext(it.decimal) if it.decimal else "",
                gettext(it.dates) if it.dates else "",
            )
            for it in sheet.intake.readings
        ],
    )
    for it in sheet.intake.readings:
        if it.evidence and (it.unit or it.dates):
            evidence = "; ".join(map(in_answer_language, it.evidence))
            print_note(gettext("{sentence}.", sentence=f"{it.column}: {evidence}"))
    click.echo()
    for line in sheet.oddities:
        print_note(in_answer_language(line))
    click.echo()
    print_note(in_answer_language(sheet.intake.summary))
