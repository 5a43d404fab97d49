"""`aigraph shock`: what the others lose if one company cuts its spending."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from aigraph.answers.provenance import envelope
from aigraph.answers.queries.spending_cut import (
    cut_sentence,
    has_spending,
    loss_cells,
    losses_sentence,
    next_year_sentence,
    years_cells,
    years_note,
)
from aigraph.answers.queries.worth_and_debt import debt_cells, debt_sentences, holder_cells, holders_sentences
from aigraph.cli.options.completion import complete_company
from aigraph.cli.options.parameter_types import Share
from aigraph.cli.options.view import Query, company_ids, view_options
from aigraph.cli.output.tables import Column, print_table
from aigraph.cli.output.text import print_json, print_note, print_provenance, print_rows
from aigraph.language.translation import gettext
from aigraph.measures.unpaid_cuts import UnpaidCut
from aigraph.model.dates import UNDATED

if TYPE_CHECKING:
    from aigraph.measures.debt_rank.debt_holders import DebtHolder
    from aigraph.measures.debt_rank.fall_in_worth import HolderLoss


@click.command("shock")
@click.argument("name", metavar="COMPANY", shell_complete=complete_company)
@view_options
@click.option("--cut", type=Share(), default="50%", show_default=True, help="Which share of its payments it cuts.")
@click.option(
    "--pass-through",
    type=Share(),
    default="1",
    show_default=True,
    help="Which share of a loss the others pass on in their own payments.",
)
@click.option("--feedback", is_flag=True, help="Let the company cut further when its own inflow falls.")
@click.option("--fall", type=Share(), help="Say too what its holders lose if COMPANY loses that share of its worth.")
@click.option(
    "--recovery", type=Share(), help="Say too what its lenders lose if they recover that share of what is drawn."
)
def show_shock(
    query: Query,
    name: str,
    cut: float,
    pass_through: float,
    feedback: bool,
    fall: float | None,
    recovery: float | None,
) -> None:
    """Say what the others lose if COMPANY cuts what it pays.

    What is paid already cannot be cut: unless --money or --window says otherwise, what is contracted and not known to be paid counts.
    First the loss from the cut itself, then the total when everyone who loses inflow spends less in proportion; then the cut by the
    year in which it falls due, and what of it the contracts allow to end. Only cash deals count. Stakes lose worth by --fall, from holder to holder; loans and bonds
    are listed with it, and lose by --recovery.
    """
    from aigraph.measures.debt_rank.debt_holders import debt_holders
    from aigraph.measures.debt_rank.fall_in_worth import fall_in_worth
    from aigraph.measures.shock import shock
    from aigraph.measures.unpaid_cuts import unpaid_cuts

    view, ledger = query.view, query.ledger
    (company,) = company_ids(view, [name])
    found = shock(view, company, cut=cut, pass_through=pass_through, feedback=feedback)
    has_years = view.money is None and view.window is None and view.as_of != UNDATED
    years = unpaid_cuts(view, company, cut) if has_years else ()
    holders = () if fall is None else fall_in_worth(view, company, fall)
    lenders = () if fall is None and recovery is None else debt_holders(view, company, recovery=recovery)
    losses = [loss for loss in found.losses if not query.companies or loss.company in query.companies]
    if query.format == "json":
        print_json(
            envelope(view)
            | {
                "shock": found.row(),
                "losses": [loss.row() for loss in losses],
                "by_year": [one.row() for one in years],
                "holders": [one.row() for one in holders],
                "debt_holders": [one.row() for one in lenders],
            }
        )
        return
    if not query.is_for_people:
        print_rows([loss.row() for loss in losses], query.format, envelope(view), "losses")
        return
    print_note(cut_sentence(ledger, found, cut))
    if has_spending(found):
        if losses:
            print_table(
                (
                    Column(gettext("Company")),
                    Column(gettext("First order"), right=True, fixed=True),
                    Column(gettext("Total"), right=True, fixed=True),
                    Column(gettext("Of its backlog"), right=True, fixed=True),
                    Column(gettext("Backlog reported"), right=True, wide=72),
                ),
                (loss_cells(ledger, loss) for loss in losses),
            )
        print_note(losses_sentence(ledger, found, pass_through, feedback=feedback))
        if years:
            _print_years(query, years)
    if fall is not None:
        _print_holders(query, company, holders, fall)
    if fall is not None or recovery is not None:
        _print_lenders(query, company, lenders, recovery)
    print_provenance(view)


def _print_holders(query: Query, company: str, holders: Sequence[HolderLoss], fall: float) -> None:
    cells = holder_cells(query.ledger, holders)
    if cells:
        print_table(
            (
                Column(gettext("Holder")),
                Column(gettext("Loses"), right=True),
                Column(gettext("Range"), flexible=True),
                Column(gettext("Of its worth"), right=True),
                Column(gettext("Stake"), flexible=True),
            ),
            cells,
        )
    for sentence in holders_sentences(query.ledger, company, holders, fall):
        print_note(sentence)


def _print_lenders(query: Query, company: str, lenders: Sequence[DebtHolder], recovery: float | None) -> None:
    if lenders:
        loss = () if recovery is None else (Column(gettext("Loss"), flexible=True),)
        print_table(
            (
                Column(gettext("Lender")),
                Column(gettext("Deal")),
                Column(gettext("Drawn"), flexible=True),
                Column(gettext("Secured by"), flexible=True),
                *loss,
            ),
            debt_cells(query.ledger, lenders, with_loss=recovery is not None),
        )
    for sentence in debt_sentences(query.view, company, lenders, recovery):
        print_note(sentence)


def _print_years(query: Query, years: Sequence[UnpaidCut]) -> None:
    print_table(
        (
            Column(gettext("Falls due"), flexible=True),
            Column(gettext("Not paid"), right=True),
            Column(gettext("Range"), flexible=True),
            Column(gettext("Can be ended"), right=True),
            Column(gettext("Range"), flexible=True),
        ),
        years_cells(years),
    )
    print_note(next_year_sentence(query.view, years))
    print_note(years_note())
    print_note(
        gettext(
            "Can be ended: under the contract, after its notice; the rest only by default, or nobody says what the contract allows."
        )
    )
