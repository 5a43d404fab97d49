"""`aigraph keystones`: what holds the loops together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from aigraph.cli.options import Question, max_length_option, top_option, view_options
from aigraph.cli.output import (
    Column,
    envelope,
    print_json,
    print_note,
    print_provenance,
    print_rows,
    print_table,
    progress_shown,
)
from aigraph.language.amounts import dollars
from aigraph.language.companies import company_name
from aigraph.language.plural import count

if TYPE_CHECKING:
    from aigraph.measures.keystones import Bundle, Keystones, KnockOut

DEFAULT_TOP = 10


@click.command("keystones")
@view_options
@max_length_option
@top_option("companies and how many bundles of deals", default=DEFAULT_TOP)
@click.option(
    "--time-limit",
    type=click.FloatRange(0, min_open=True),
    default=20,
    show_default=True,
    help="Give up after SECONDS.",
)
def find_keystones(question: Question, max_length: int, top: int, time_limit: float) -> None:
    """Say which companies and deals hold the loops together.

    The fewest companies and the cheapest deals without which no loop of cash is left, and for each company and each bundle of
    deals the loops through it and by how much less money could go round without it. Only cash deals count.
    """
    from aigraph.measures.keystones import keystones

    with progress_shown():
        found = keystones(question.view, max_length, time_limit=time_limit)
    kept = [fallen for fallen in found.knock_outs if _touches(fallen, question.companies)]
    if question.format == "table":
        _print_keystones(question, found)
        for is_bundle in (False, True):
            _print_knock_outs(question, found, [k for k in kept if bool(k.bundle) is is_bundle], top)
        print_note(
            f"Loops have at most {max_length} companies. Fall: by how much less money could go round without this row, as a share "
            f"of the {dollars(found.circulation.central)} that can in all. A deal that others can stand in for has loops and no such fall; the "
            "falls of different rows must not be added up."
        )
        print_provenance(question.view)
    elif question.format == "json":
        answer = envelope(question.view) | {"max_length": max_length, "keystones": found.row()}
        print_json(answer | {"knock_outs": [fallen.row() for fallen in kept]})
    else:
        print_rows([fallen.row() for fallen in kept], question.format, envelope(question.view), "knock_outs")
    if kept and kept[0].loops.note:
        click.echo(f"aigraph: {kept[0].loops.note}", err=True)


def _touches(fallen: KnockOut, companies: Sequence[str]) -> bool:
    ends = {fallen.bundle.payer, fallen.bundle.payee} if fallen.bundle else {fallen.fall.of}
    return set(companies) <= ends


def _print_keystones(question: Question, found: Keystones) -> None:
    measure = found.companies
    on_loops = int(measure.denominators["companies_on_loops"])
    if not on_loops:
        print_note(f"No loop of cash {measure.scenario}: nothing holds any together.")
        return
    number = int(measure.central or 0)
    print_note(
        f"Fewest companies without which no loop of cash is left: {number} of the {on_loops} on loops, {measure.scenario}."
    )
    for chosen in found.company_sets[:1]:
        print_note(", ".join(company_name(question.ledger, company) for company in chosen) + _others(found), "  ")
    deals = found.deals
    if deals.central is None:
        print_note("Cheapest deals without which no loop is left: no amount is known.")
        return
    print_note(
        f"Cheapest deals without which no loop of known amounts is left: {dollars(deals.central)}{_ends(found)} of "
        f"{dollars(deals.denominators['recorded_usd_bn'])} recorded."
    )
    for bundle in found.deal_sets[0]:
        print_note(_bundle(question, bundle), "  ")
    if found.more_deal_sets:
        print_note(f"{len(found.deal_sets)} other choices or more cost as much.", "  ")
    elif len(found.deal_sets) > 1:
        print_note(f"{count(len(found.deal_sets) - 1, 'other choice')} costing as much.", "  ")
    if found.unpriced:
        print_note(
            f"{count(len(found.unpriced), 'bundle')} of deals on loops have no known amount, so no price: loops over them are not "
            "among these, but they count for the companies.",
        )


def _others(found: Keystones) -> str:
    if found.more_company_sets:
        return f"; {len(found.company_sets)} other choices or more are as small."
    choices = len(found.company_sets) - 1
    return f"; {count(choices, 'other choice')} as small." if choices else "; no other choice is as small."


def _ends(found: Keystones) -> str:
    low, central, high = found.deals.low, found.deals.central, found.deals.high
    if low == central == high:
        return ""
    return f" (from {dollars(low)}{', open above' if high is None else f' to {dollars(high)}'})"


def _bundle(question: Question, bundle: Bundle) -> str:
    payer, payee = company_name(question.ledger, bundle.payer), company_name(question.ledger, bundle.payee)
    size = bundle.usd_bn()
    return f"{payer} → {payee} {dollars(None if size is None else float(size))} [{', '.join(bundle.deals)}]"


def _print_knock_outs(question: Question, found: Keystones, kept: Sequence[KnockOut], top: int) -> None:
    shown = [fallen for fallen in kept if fallen.loops.central or fallen.fall.central][: top or None]
    if not shown:
        return
    whole = found.circulation.central
    print_table(
        (
            Column("Deals from, to" if shown[0].bundle else "Company"),
            Column("Loops", right=True, fixed=True),
            Column("Circular", right=True, fixed=True, wide=60),
            Column("Fall", right=True, fixed=True),
            Column("Share", right=True, fixed=True),
        ),
        (
            (
                " → ".join(company_name(question.ledger, name) for name in fallen.fall.of.split(" -> ")),
                f"{fallen.loops.central:,.0f}",
                f"{fallen.circular_loops.central:,.0f}",
                dollars(fallen.fall.central),
                "" if fallen.fall.central is None or not whole else f"{fallen.fall.central / whole:.1%}",
            )
            for fallen in shown
        ),
    )
    on_loops = sum(bool(fallen.loops.central or fallen.fall.central) for fallen in kept)
    if len(shown) < on_loops:
        print_note(f"{len(shown)} of {on_loops} on loops are shown, --top 0 shows all.")
