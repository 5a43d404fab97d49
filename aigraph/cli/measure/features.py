"""`aigraph features`: how many cycles pass each account and each payment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from aigraph.answers.provenance import envelope
from aigraph.answers.queries.temporal_loops import left_out_row, left_out_sentences, query_row, query_words
from aigraph.cli.options.common import max_length_option, path_argument, top_option
from aigraph.cli.options.payments import payment_options
from aigraph.cli.options.view import Query, view_options
from aigraph.cli.output.progress_line import show_progress
from aigraph.cli.output.tables import Column, print_table
from aigraph.cli.output.text import print_json, print_note, print_provenance, print_rows, print_warning, top_note
from aigraph.language.loops import stopped_text
from aigraph.language.sentences import count, scope
from aigraph.language.translation import gettext, gettext_noop
from aigraph.model.display import Row

_ACCOUNT, _PAYMENT = "account", "payment"


@click.command("features")
@path_argument
@view_options
@max_length_option
@payment_options(in_order=True)
@click.option(
    "--per",
    type=click.Choice([_ACCOUNT, _PAYMENT]),
    default=_ACCOUNT,
    show_default=True,
    help="A row for each account, or for each payment. JSON has both.",
)
@top_option("rows")
@click.option(
    "--max-loops",
    type=click.IntRange(0),
    default=0,
    show_default=True,
    help="Count no more cycles than that; 0 counts all.",
)
@click.option(
    "--max-seconds",
    type=click.FloatRange(0, min_open=True),
    metavar="SECONDS",
    help="Stop counting after so much time.",
)
def show_features(
    query: Query,
    max_length: int,
    payments: Mapping[str, Any],
    per: str,
    top: int,
    max_loops: int,
    max_seconds: float | None,
) -> None:
    """Count the cycles of single payments through each account and each payment, by length: features for models.

    Accounts and payments on no cycle are there, too, with 0.
    """
    from aigraph.measures.cycle_features import cycle_features

    with show_progress():
        found = cycle_features(
            query.view,
            max_length=max_length,
            max_loops=max_loops or None,
            max_seconds=max_seconds,
            **payments,
        )
    of = set(query.companies)
    accounts = [one.row() for one in found.accounts if not of or one.account in of]
    touching = [one.row() for one in found.payments if not of or of & {one.arrow.payer, one.arrow.payee}]
    rows = accounts if per == _ACCOUNT else touching
    around = envelope(query.view, found.truncated) | query_row(found.query) | {"left_out": left_out_row(found.edges)}
    if query.is_for_people:
        _print_largest(rows, per, top)
        cycles = gettext(
            "{cycles} of single payments {which}; {scope}",
            cycles=count(sum(found.found), "cycle"),
            which=query_words(found.query),
            scope=scope(query.view),
        )
        shown = top_note(top, len(rows), gettext_noop("the {top:,} with most"))
        print_note(gettext("{sentence}.", sentence=f"{cycles}{shown}"))
    elif query.format == "json":
        print_json(around | {f"{_ACCOUNT}s": accounts, f"{_PAYMENT}s": touching})
    else:
        print_rows(rows, query.format, around, f"{per}s")
    for sentence in left_out_sentences(found.edges, found.query):
        print_warning(sentence)
    if query.is_for_people:
        print_provenance(query.view)
    if found.truncated:
        print_warning(gettext("the counting {stopped}", stopped=stopped_text(found.truncated)))


def _print_largest(rows: list[Row], per: str, top: int) -> None:
    ranked = sorted(rows, key=lambda row: -row["cycles"])[: top or None]
    if not ranked:
        return
    names = ("account", "name") if per == _ACCOUNT else ("payment", "day")
    counts = [name for name in ranked[0] if name.startswith("cycles")]
    columns = [Column(gettext(_HEADINGS[name]), fixed=place > 0) for place, name in enumerate(names)]
    columns += [Column(_heading(name), right=True, fixed=True) for name in counts]
    print_table(columns, ([_cell(row[name]) for name in (*names, *counts)] for row in ranked))


_HEADINGS = {
    "account": gettext_noop("Account"),
    "name": gettext_noop("Name"),
    "payment": gettext_noop("Payment"),
    "day": gettext_noop("Day"),
}


def _heading(name: str) -> str:
    """Name a column of counts: all cycles, or those of a length."""
    length = name.removeprefix("cycles_")
    return gettext("{number}", number=int(length)) if length.isdigit() else gettext("Cycles")


def _cell(value: object) -> str:
    return "" if value is None else gettext("{value}", value=value)
