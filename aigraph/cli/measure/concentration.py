"""`aigraph concentration`: on how few names a company depends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from aigraph.cli.options import Question, complete_company, view_options
from aigraph.cli.output import Column, envelope, print_json, print_note, print_provenance, print_rows, print_table
from aigraph.language.amounts import dollars
from aigraph.language.companies import company_name
from aigraph.language.plural import count

if TYPE_CHECKING:
    from aigraph.flows.measure import Measure
    from aigraph.measures.concentration import Concentration


@click.command("concentration")
@click.argument("name", metavar="COMPANY", shell_complete=complete_company)
@view_options
def tell_concentration(question: Question, name: str) -> None:
    """Say on how few customers, funders and suppliers COMPANY depends.

    Also how far its funding and revenue cover the purchases it has committed to. Only cash deals count. More companies can be
    given with --company.
    """
    from aigraph.measures.concentration import SIDES, concentration
    from aigraph.measures.coverage import coverage

    asked = dict.fromkeys((question.view.group_of(question.ledger.company(name).id), *question.companies))
    found = [concentration(question.view, company, side) for company in asked for side in SIDES]
    covered = [coverage(question.view, company) for company in asked]
    if question.format == "json":
        sides = [{**side.row(), "shares": dict(side.shares)} for side in found]
        print_json(envelope(question.view) | {"concentration": sides, "coverage": [one.row() for one in covered]})
        return
    if question.format != "table":
        rows = [
            {"side": side.side, **measure.row()}
            for side in found
            for measure in (side.hhi, side.largest_share, side.effective_number)
        ]
        rows += [{"side": "", **one.row()} for one in covered]
        print_rows(rows, question.format, envelope(question.view), "concentration")
        return
    for one in covered:
        _print_company(question, [side for side in found if side.company == one.of], one)
    print_note(
        "HHI: the sum of the squared shares, 1 if there is one name. Alike: as many equal names would be as concentrated. "
        "In brackets: all that unknown amounts and ranges allow. Shares are of recorded cash deals over their whole terms; "
        "unrecorded deals make them smaller."
    )
    print_provenance(question.view)


def _print_company(question: Question, sides: list[Concentration], covered: Measure) -> None:
    name = company_name(question.ledger, covered.of)
    click.secho(name, bold=True)
    print_note(f"{covered.scenario[0].upper()}{covered.scenario[1:]}.")
    print_table(
        (
            Column("Side", fixed=True),
            Column("Recorded", right=True, fixed=True, wide=60),
            Column("Largest"),
            Column("Its share", right=True),
            Column("HHI", right=True),
            Column("Alike", right=True, wide=72),
            Column("Unknown", right=True, fixed=True, wide=72),
        ),
        (
            (
                side.side,
                dollars(side.hhi.denominators["recorded_usd_bn"]) if side.shares else "unknown",
                ", ".join(company_name(question.ledger, largest) for largest in side.largest),
                _ends(side.largest_share, percent=True),
                _ends(side.hhi),
                "" if side.effective_number.central is None else f"{side.effective_number.central:.1f}",
                count(side.hhi.n_edges_missing, "deal") if side.hhi.n_edges_missing else "",
            )
            for side in sides
        ),
    )
    for note in dict.fromkeys(side.hhi.note for side in sides if side.shares and side.hhi.note):
        print_note(note)
    known = covered.denominators
    if covered.central is None:
        print_note(f"Coverage: cannot be said. {covered.note}")
        return
    ends = f"from {covered.low:.0%}{', open above' if covered.high is None else f' to {covered.high:.0%}'}"
    print_note(
        f"Coverage: funding of {dollars(known['funding_usd_bn'])} and revenue of {dollars(known['revenue_usd_bn'])} are "
        f"{covered.central:.1%} ({ends}) of {dollars(known['commitments_usd_bn'])} that {name} has committed to pay. {covered.note}"
    )


def _ends(measure: Measure, *, percent: bool = False) -> str:
    if measure.central is None:
        return ""

    def say(figure: float | None) -> str:
        return "?" if figure is None else f"{figure:.0%}" if percent else f"{figure:.2f}"

    low, central, high = say(measure.low), say(measure.central), say(measure.high)
    return central if low == central == high else f"{central} ({low}-{high})"
