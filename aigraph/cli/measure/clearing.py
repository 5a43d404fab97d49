"""`aigraph clearing`: what could be paid if all recorded deals fell due at once."""

from __future__ import annotations

from typing import Any

import click

from aigraph.cli.options import Question, top_option, view_options
from aigraph.cli.output import Column, envelope, print_json, print_note, print_provenance, print_rows, print_table
from aigraph.language.amounts import dollars
from aigraph.language.companies import company_name
from aigraph.language.plural import count

DEFAULT_TOP = 10


class Cash(click.ParamType[tuple[str, float]]):
    """Cash of a company, as openai=20."""

    name = "cash"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, float]:
        """Read company and amount, or refuse them as wrong usage."""
        if isinstance(value, tuple):
            return value
        company, equals, amount = str(value).partition("=")
        try:
            held = float(amount)
        except ValueError:
            held = -1.0
        if not (company and equals and 0 <= held < float("inf")):
            self.fail(f"{value!r}: expected a company and US$ billions, as openai=20", param, ctx)
        return company, held


@click.command("clearing")
@view_options
@click.option(
    "--cash",
    type=Cash(),
    multiple=True,
    metavar="COMPANY=BN",
    help="Cash of a company from outside, in US$ billions; may be repeated. [default: nobody has any]",
)
@top_option("companies", default=DEFAULT_TOP)
def tell_clearing(question: Question, cash: tuple[tuple[str, float], ...], top: int) -> None:
    """Say what could be paid if all recorded deals fell due at once.

    Each company pays what it owes or, if it has less, all it gets in proportion. The greatest payments are those that clear if
    everybody trusts that the others pay, the least those if nobody does.
    """
    from aigraph.measures.clearing import clearing

    ledger = question.ledger
    held: dict[str, float] = {}
    for company, usd_bn in cash:
        name = question.view.group_of(ledger.company(company).id)
        held[name] = held.get(name, 0.0) + usd_bn
    found = clearing(question.view, held)
    kept = [payment for payment in found.payments if not question.companies or payment.company in question.companies]
    kept.sort(key=lambda payment: (-(payment.greatest.central or 0), payment.company))
    if question.format == "json":
        rows = [payment.row() for payment in kept]
        print_json(envelope(question.view) | {"clearing": found.row(), "payments": rows})
        return
    if question.format != "table":
        print_rows([payment.row() for payment in kept], question.format, envelope(question.view), "payments")
        return
    owed = dollars(found.greatest.denominators["owed_usd_bn"])
    print_note(
        f"If all recorded cash deals fell due at once, {dollars(found.greatest.central)} of {owed} owed could be paid at most and "
        f"{dollars(found.least.central)} at least, {found.greatest.scenario}, with "
        f"{dollars(sum(held.values()))} of cash from outside. With no outside cash at all {dollars(found.self_clearing.central)} "
        "would clear if everybody believes it, and $0 if nobody does."
    )
    if kept:
        print_table(
            (
                Column("Company"),
                Column("Owes", right=True, fixed=True),
                Column("Pays at most", right=True, fixed=True),
                Column("At least", right=True, fixed=True),
            ),
            (
                (
                    company_name(ledger, payment.company),
                    dollars(payment.greatest.denominators["owed_usd_bn"]),
                    dollars(payment.greatest.central),
                    dollars(payment.least.central),
                )
                for payment in kept[: top or None]
            ),
        )
        if 0 < top < len(kept):
            print_note(f"{top} of {count(len(kept), 'company')} that owe are shown, --top 0 shows all.")
    print_note(
        f"{count(found.greatest.n_edges_used, 'deal')} of known size, over their whole terms; {found.greatest.n_edges_missing} of "
        "unknown size are left out. Contracts fall due over years, so this is no forecast: it says how much of what is owed "
        "rests on money that only goes round."
    )
    print_provenance(question.view)
