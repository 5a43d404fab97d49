"""`aigraph money`: where the money comes from."""

from __future__ import annotations

import click

from aigraph.answers.provenance import envelope
from aigraph.answers.queries.money_sources import sources_cells, sources_document, sources_sentences
from aigraph.cli.options.completion import complete_company
from aigraph.cli.options.view import Query, company_ids, view_options
from aigraph.cli.output.tables import Column, print_table
from aigraph.cli.output.text import print_json, print_note, print_provenance, print_rows
from aigraph.language.money_unit import money_unit
from aigraph.language.sentences import count
from aigraph.language.translation import gettext

_SHOWN = 20


@click.command("money")
@click.argument("name", metavar="[COMPANY]", required=False, shell_complete=complete_company)
@view_options
def show_money(query: Query, name: str | None) -> None:
    """Say where the money comes from that falls due in a window: of COMPANY, or of all.

    By default in the last four calendar quarters that had ended. Uses split exactly into recycled money, outside equity and
    debt, own business, the business of others, and what is not found on record.
    """
    from aigraph.flows.sources.due_window import in_window
    from aigraph.measures.sources_and_uses import sources_and_uses

    view, ledger = in_window(query.view), query.ledger
    names = dict.fromkeys((*company_ids(view, [name] if name else []), *query.companies))
    found = sources_and_uses(view)
    rows = [source for source in found.companies.values() if not names or source.company in names]
    if query.format == "json":
        print_json(envelope(view) | {"money": sources_document(found)})
        return
    if not query.is_for_people:
        kept = rows if names else [*rows, found.system]
        print_rows([source.row() for source in kept], query.format, envelope(view), "money")
        return
    paying = rows if names else [source for source in rows if source.uses.on_record][:_SHOWN]
    if rows:
        print_table(
            (
                Column(gettext("Company")),
                Column(gettext("Uses"), right=True),
                Column(gettext("Recycled"), right=True),
                Column(gettext("Equity"), right=True),
                Column(gettext("Debt"), right=True),
                Column(gettext("Own"), right=True),
                Column(gettext("Others'"), right=True),
                Column(gettext("Not found"), right=True),
            ),
            (sources_cells(ledger, source) for source in (paying if names else [*paying, found.system])),
        )
        print_note(
            gettext(
                "{unit} on record; {paying:,} of {companies} that may pay, largest uses first.",
                unit=gettext(money_unit().name),
                paying=len(paying),
                companies=count(len(rows), "company"),
            )
        )
    for one in rows if names else [found.system]:
        for sentence in sources_sentences(ledger, found, one):
            print_note(sentence)
    if names and not rows:
        print_note(gettext("Nothing of it is due in the window."))
    print_provenance(view)
