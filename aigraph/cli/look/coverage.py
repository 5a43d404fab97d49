"""`aigraph coverage`: which loops and deals of somebody's list the data hold, hold differently, or do not hold."""

from __future__ import annotations

from pathlib import Path

import click

from aigraph.answers.provenance import envelope
from aigraph.answers.public_record.coverage import Verdict, coverage_against
from aigraph.cli.options.common import path_argument, top_option
from aigraph.cli.options.view import Query, view_options
from aigraph.cli.output.progress_line import show_progress
from aigraph.cli.output.tables import Column, print_table
from aigraph.cli.output.text import print_note, print_provenance, print_rows, top_note
from aigraph.language.translation import gettext


@click.command("coverage")
@path_argument
@view_options
@click.option(
    "--against",
    type=click.Path(exists=True, path_type=Path),
    metavar="FILE",
    help="A list of loops, or a table of deals. [default: what the public record names as circular]",
)
@top_option("claims", default=0)
def show_coverage(query: Query, against: Path | None, top: int) -> None:
    """Say which loops or deals of a list are found, missing or different.

    FILE is a text table with a column companies, loop, ring or cycle, whose companies are joined by semicolons, hyphens or arrows; or
    anything that holds deals with a payer and a payee, of which each pair is looked up with its sum. Missing come first.
    """
    if query.companies:
        raise click.UsageError("--company: a list is looked up as a whole; leave it out")
    with show_progress():
        found = coverage_against(query.view, against)
    if not query.is_for_people:
        print_rows(found.rows(), query.format, envelope(query.view), "claims")
        return
    order = {Verdict.MISSING: 0, Verdict.DIFFERENT: 1, Verdict.FOUND: 2}
    ranked = sorted(found.claims, key=lambda one: order[one.verdict])
    print_table(
        (
            Column(gettext("Claim"), flexible=True),
            Column(gettext("Is"), fixed=True),
            Column(gettext("What the data say"), flexible=True),
        ),
        (
            (
                "-".join(one.claim.companies)
                if one.claim.is_loop
                else gettext("{payer} to {payee}", payer=one.claim.companies[0], payee=one.claim.companies[-1]),
                gettext(str(one.verdict)),
                one.reason,
            )
            for one in ranked[: top or None]
        ),
    )
    print_note(f"{found.sentence}{top_note(top, len(ranked))}")
    if against is None:
        print_note(
            gettext(
                "The claims are what the public record names as circular, as far as it was collected; they are no evidence of a "
                "deal, and nothing of them is counted. `aigraph explain` says of each who makes it."
            )
        )
    print_provenance(query.view)
