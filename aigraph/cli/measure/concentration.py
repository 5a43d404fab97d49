"""`aigraph concentration`: on how few names a company depends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from aigraph.answers.provenance import envelope
from aigraph.answers.queries.dependence import (
    backlog_sentence,
    coverage_sentence,
    dependence_rows,
    hhi_sentence,
    side_cells,
    side_document,
    side_notes,
)
from aigraph.cli.options.completion import complete_company
from aigraph.cli.options.view import Query, company_ids, view_options
from aigraph.cli.output.tables import Column, print_table
from aigraph.cli.output.text import print_json, print_note, print_provenance, print_rows
from aigraph.language.sentences import company_name
from aigraph.language.translation import gettext
from aigraph.model.ledger import Ledger

if TYPE_CHECKING:
    from aigraph.flows.measure import Measure
    from aigraph.measures.concentration import Concentration


@click.command("concentration")
@click.argument("name", metavar="COMPANY", shell_complete=complete_company)
@view_options
def show_concentration(query: Query, name: str) -> None:
    """Say on how few customers, funders and suppliers COMPANY depends.

    Also how far its funding and revenue cover its purchases. Only cash deals count, by default what falls due in the last four calendar
    quarters that had ended; --money contracted counts whole terms. More companies can be
    given with --company.
    """
    from aigraph.flows.sources.due_window import in_default_window
    from aigraph.measures.backlog_shares import backlog_shares
    from aigraph.measures.concentration import SIDES, concentration
    from aigraph.measures.coverage import coverage

    view, ledger = in_default_window(query.view), query.ledger
    companies = dict.fromkeys((*company_ids(view, [name]), *query.companies))
    sides = [concentration(view, company, side=side) for company in companies for side in SIDES]
    covered = [coverage(view, company) for company in companies]
    backlogs = {company: backlog_shares(query.view, company) for company in companies}
    if query.format == "json":
        documents = [side_document(side) for side in sides]
        print_json(
            envelope(view)
            | {
                "concentration": documents,
                "coverage": [one.row() for one in covered],
                "backlog": [row for found in backlogs.values() if found for row in found.rows()],
            }
        )
        return
    if not query.is_for_people:
        print_rows(dependence_rows(sides, covered), query.format, envelope(view), "concentration")
        return
    for one in covered:
        _print_company(ledger, [side for side in sides if side.company == one.of], one)
        if sentence := backlog_sentence(ledger, backlogs[one.of]):
            print_note(sentence)
    print_note(hhi_sentence(view))
    print_provenance(view)


def _print_company(ledger: Ledger, sides: list[Concentration], covered: Measure) -> None:
    click.secho(company_name(ledger, covered.of), bold=True)
    print_note(gettext("{sentence}.", sentence=f"{covered.scenario[0].upper()}{covered.scenario[1:]}"))
    print_table(
        (
            Column(gettext("Side"), fixed=True),
            Column(gettext("Recorded"), right=True, fixed=True, wide=60),
            Column(gettext("Largest")),
            Column(gettext("Its share"), right=True),
            Column(gettext("HHI"), right=True),
            Column(gettext("Alike"), right=True, wide=72),
            Column(gettext("Unknown"), right=True, fixed=True, wide=72),
        ),
        (side_cells(ledger, side) for side in sides),
    )
    for note in side_notes(sides):
        print_note(note)
    print_note(coverage_sentence(ledger, covered))
