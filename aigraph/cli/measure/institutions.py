"""`aigraph institutions`: deals and shares in the words of institutions, beside what they published."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click

from aigraph.answers.provenance import envelope
from aigraph.answers.queries.institution_words import (
    NEVER_EQUAL,
    category_sentence,
    entity_cells,
    institutions_document,
    layer_cells,
    share_cells,
    totals_sentence,
)
from aigraph.cli.options.common import path_argument, top_option
from aigraph.cli.options.view import Query, view_options
from aigraph.cli.output.tables import Column, print_table
from aigraph.cli.output.text import print_json, print_note, print_provenance, print_rows
from aigraph.language.translation import gettext


class Years(click.ParamType[tuple[int, int]]):
    """A year, or the first and the last of several: ``2021..2025``."""

    name = "years"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        """Read the years, or refuse them as wrong usage."""
        match = re.fullmatch(r"(\d{4})(?:\.\.(\d{4}))?", str(value).strip())
        if not match:
            self.fail(f"{value!r}: expected a year or two, such as 2021..2025", param, ctx)
        first, last = int(match[1]), int(match[2] or match[1])
        if last < first:
            self.fail(f"{value!r}: the last year is before the first", param, ctx)
        return first, last


@click.command("institutions")
@path_argument
@view_options
@click.option(
    "--years", type=Years(), metavar="FIRST..LAST", help="Only deals that came to stand in these years. [default: all]"
)
@click.option(
    "--rules",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A table of categories instead of the shipped one: category, payer_is, instruments.",
)
@top_option("entities", default=10)
def show_institutions(query: Query, years: tuple[int, int] | None, rules: Path | None, top: int) -> None:
    """Name deals as the Bank for International Settlements does, and give its four shares.

    Also the linked deals from layer to layer, and what each entity has promised and was promised, beside what was published. The
    bulletin of the bank covers --years 2021..2025.
    """
    from aigraph.measures.institutions import commitments, institution_shares, read_rules

    if query.companies:
        raise click.UsageError("--company: shares are of all companies together; leave it out")
    view = query.view
    found = institution_shares(view, years=years, rules=read_rules(rules))
    if not query.is_for_people and query.format != "json":
        print_rows(found.rows(), query.format, envelope(view), "shares")
        return
    table = commitments(view)
    if query.format == "json":
        print_json(envelope(view) | institutions_document(found, table))
        return
    print_table(
        (
            Column(gettext("Share"), fixed=True),
            Column(gettext("On record"), right=True, fixed=True),
            Column(gettext("Range"), flexible=True),
            Column(gettext("Published"), fixed=True),
            Column(gettext("Of what"), flexible=True),
        ),
        (share_cells(name, bounds) for name, bounds in found.shares.items()),
    )
    print_note(gettext("{sentence}.", sentence=f"{found.scenario[0].upper()}{found.scenario[1:]}"))
    print_note(category_sentence(found))
    print_table(
        (
            Column(gettext("From")),
            Column(gettext("To")),
            Column(gettext("Deals"), right=True),
            Column(gettext("On record"), right=True),
            Column(gettext("Range"), flexible=True),
        ),
        layer_cells(found),
    )
    print_note(
        gettext(
            "Investments of AI firms in AI firms with which they trade, by layer. Published: the largest cell is Infrastructure to Models; "
            "its counts were not at hand."
        )
    )
    print_table(
        (
            Column(gettext("Entity"), flexible=True),
            Column(gettext("Promised"), right=True),
            Column(gettext("Deals"), right=True),
            Column(gettext("Was promised"), right=True),
            Column(gettext("Deals"), right=True),
        ),
        entity_cells(query.ledger, table, top),
    )
    print_note(totals_sentence(table))
    print_note(gettext(NEVER_EQUAL))
    print_provenance(view)
