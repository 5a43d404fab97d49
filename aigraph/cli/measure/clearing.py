"""`aigraph clearing`: what could be paid if all recorded deals fell due at once."""

from __future__ import annotations

from pathlib import Path

import click

from aigraph.answers.provenance import envelope
from aigraph.answers.queries.payments_cleared import (
    basis_sentence,
    cash_by_company,
    clearing_sentence,
    largest_payments,
    payment_cells,
    set_off_sentence,
)
from aigraph.answers.rows import plain
from aigraph.answers.tabular import csv_text
from aigraph.cli.options.common import path_argument, top_option
from aigraph.cli.options.parameter_types import Cash
from aigraph.cli.options.view import Query, view_options
from aigraph.cli.output.save_file import save_as
from aigraph.cli.output.tables import Column, print_table
from aigraph.cli.output.text import print_json, print_note, print_provenance, print_rows, print_warning
from aigraph.files.atomic import write_whole
from aigraph.language.sentences import count
from aigraph.language.translation import gettext

DEFAULT_TOP = 10
NO_NOTICES = "deal,debtor,creditor,owed_usd_bn,set_off_usd_bn,remaining_usd_bn,set_off_share,reported\n"


@click.command("clearing")
@path_argument
@view_options
@click.option(
    "--cash",
    "amounts",
    type=Cash(),
    multiple=True,
    metavar="COMPANY=BN",
    help="Cash of a company from outside, in US$ billions; may be repeated. [default: nobody has any]",
)
@click.option(
    "--write",
    "notices",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write what can be set off without any cash as CSV, a notice for each obligation.",
)
@top_option("companies", default=DEFAULT_TOP)
def show_clearing(query: Query, amounts: tuple[tuple[str, float], ...], notices: Path | None, top: int) -> None:
    """Say what could be paid if all recorded deals fell due at once.

    Each company pays what it owes or, if it has less, all it gets in proportion. The greatest payments are those that clear if
    everybody trusts that the others pay, the least those if nobody does.
    """
    from aigraph.measures.clearing import clearing

    view = query.view
    cash = cash_by_company(view, amounts)
    found = clearing(view, cash=cash)
    if notices is not None:
        _write_notices(query, notices)
    payments = largest_payments(found, query.companies)
    if query.format == "json":
        print_json(envelope(view) | {"clearing": found.row(), "payments": [payment.row() for payment in payments]})
        return
    if not query.is_for_people:
        print_rows([payment.row() for payment in payments], query.format, envelope(view), "payments")
        return
    print_note(clearing_sentence(found, cash))
    if payments:
        print_table(
            (
                Column(gettext("Company")),
                Column(gettext("Owes"), right=True, fixed=True),
                Column(gettext("Pays at most"), right=True, fixed=True),
                Column(gettext("At least"), right=True, fixed=True),
            ),
            (payment_cells(query.ledger, payment) for payment in payments[: top or None]),
        )
        if 0 < top < len(payments):
            print_note(
                gettext(
                    "{top:,} of {companies} that owe are shown, --top 0 shows all.",
                    top=top,
                    companies=count(len(payments), "company"),
                )
            )
    print_note(basis_sentence(found))
    print_provenance(view)


def _write_notices(query: Query, target: Path) -> None:
    from aigraph.measures.set_off import set_off

    found = set_off(query.view)
    kept = [
        notice
        for notice in found.notices
        if not query.companies or {notice.arrow.payer, notice.arrow.payee} & set(query.companies)
    ]
    rows = [plain(notice.row()) for notice in kept]
    save_as(target, lambda path: write_whole(path, csv_text(rows) or NO_NOTICES))
    print_warning(f"{target}: {set_off_sentence(found, len(kept))}")
