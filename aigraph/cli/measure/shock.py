"""`aigraph shock`: what the others lose if one company cuts its spending."""

from __future__ import annotations

import re
from typing import Any

import click

from aigraph.cli.options import Question, complete_company, view_options
from aigraph.cli.output import Column, envelope, print_json, print_note, print_provenance, print_rows, print_table
from aigraph.language.amounts import dollars
from aigraph.language.companies import company_name

_PERCENT = re.compile(r"(\d*\.?\d+)\s*(%?)")


class Share(click.ParamType[float]):
    """A share, as 50% or 0.5."""

    name = "share"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Read the share, or refuse it as wrong usage."""
        match = _PERCENT.fullmatch(str(value).strip())
        share = None if match is None else float(match[1]) / (100 if match[2] else 1)
        if share is None or share > 1:
            self.fail(f"{value!r} is no share: expected 0% to 100%, or 0 to 1", param, ctx)
        return share


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
def tell_shock(question: Question, name: str, cut: float, pass_through: float, feedback: bool) -> None:
    """Say what the others lose if COMPANY cuts what it pays.

    First the loss from the cut itself, then the total when everyone who loses inflow spends less in proportion. Only cash deals
    count.
    """
    from aigraph.measures.shock import shock

    found = shock(question.view, name, cut, pass_through, feedback=feedback)
    kept = [loss for loss in found.losses if not question.companies or loss.company in question.companies]
    if question.format == "json":
        print_json(envelope(question.view) | {"shock": found.row(), "losses": [loss.row() for loss in kept]})
        return
    if question.format != "table":
        print_rows([loss.row() for loss in kept], question.format, envelope(question.view), "losses")
        return
    spending = found.spending_cut
    name = company_name(question.ledger, found.company)
    if spending.central is None or not spending.denominators.get("outflow_usd_bn"):
        print_note(f"{name} makes no payment of known amount {spending.scenario}: there is nothing to cut.")
        print_provenance(question.view)
        return
    print_note(
        f"If {name} cuts {100 * cut:g}% of its payments, it pays {dollars(spending.central)} less of "
        f"{dollars(spending.denominators['outflow_usd_bn'])} recorded, {spending.scenario}. {spending.note}".rstrip()
    )
    if kept:
        print_table(
            (
                Column("Company"),
                Column("First order", right=True, fixed=True),
                Column("Total", right=True, fixed=True),
                Column("Of its inflow", right=True, fixed=True),
                Column("Inflow", right=True, fixed=True, wide=72),
            ),
            (
                (
                    company_name(question.ledger, loss.company),
                    dollars(loss.first_order.central),
                    dollars(loss.total.central),
                    f"{loss.share.central:.1%}",
                    dollars(loss.share.denominators["inflow_usd_bn"]),
                )
                for loss in kept
            ),
        )
    print_note(
        f"First order: what the cut itself takes. Total: what is lost when everyone passes on {100 * pass_through:g}% of the share that "
        f"it loses, {'with' if feedback else 'without'} further cuts by {name}. Inflow: recorded cash deals only, over their whole "
        "terms; unrecorded income makes the shares smaller. No substitution, no cash buffers, no change of prices: with a "
        "pass-through of 1 the total is an upper bound."
    )
    print_provenance(question.view)
