"""`aigraph stress`: how much a company must cut before another is short by more than a sum."""

from __future__ import annotations

import click

from aigraph.answers.provenance import envelope
from aigraph.cli.options.completion import complete_company
from aigraph.cli.options.view import Query, company_ids, view_options
from aigraph.cli.output.text import print_json, print_note, print_provenance, print_rows


@click.command("stress")
@click.argument("name", metavar="COMPANY", shell_complete=complete_company)
@view_options
@click.option("--breaks", required=True, metavar="NAME", shell_complete=complete_company, help="Who is left short.")
@click.option(
    "--gap",
    type=click.FloatRange(min=0),
    default=0.0,
    show_default=True,
    metavar="USD_BN",
    help="The sum that must be exceeded, US$ billions.",
)
def show_stress(query: Query, name: str, breaks: str, gap: float) -> None:
    """Find the smallest cut of what COMPANY pays that leaves another short by more than a sum.

    Of what falls due in the window, by default in the last four calendar quarters that had ended.
    """
    from aigraph.answers.queries.smallest_cut import stress_sentences
    from aigraph.measures.stress import stress

    if query.companies:
        raise click.UsageError("--company: COMPANY and --breaks name both; leave it out")
    (cutting,), (short,) = (company_ids(query.view, [one]) for one in (name, breaks))
    try:
        found = stress(query.view, cutting, breaks=short, gap=gap)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    if query.format == "json":
        print_json(envelope(query.view) | {"stress": found.row()})
        return
    if not query.is_for_people:
        print_rows([found.row()], query.format, envelope(query.view), "stress")
        return
    for sentence in stress_sentences(query.ledger, found):
        print_note(sentence)
    print_provenance(query.view)
