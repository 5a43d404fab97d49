"""`aigraph measures`: how circular the whole network is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import click

from aigraph.cli.options import Question, path_argument, view_options
from aigraph.cli.output import WIDE, Column, envelope, print_note, print_provenance, print_rows, print_table
from aigraph.flows.result import Measure
from aigraph.model.instruments import Layer
from aigraph.model.view import View
from aigraph.system import MEANINGS, measure_system
from aigraph.words import count, figure, scope

_DENOMINATORS = {
    "recorded_usd_bn": "money on record",
    "recycled_and_new_usd_bn": "recycled and new money",
    "new_usd_bn": "new money",
    "throughflow_usd_bn": "money passing through",
    "entering_usd_bn": "money entering",
    "pairs": "payer-payee pairs",
}


@click.command()
@path_argument
@view_options
def measures(question: Question) -> None:
    """Print the figures about the whole network: what goes round, and what it is a share of.

    Cash deals of known size only. With --company only the deals that touch these companies.
    """
    whole = replace(question.view, layers=(Layer.CASH,))
    view = _touching(question, whole)
    found = measure_system(view)
    if question.format != "table":
        rows = [measure.row() | {"meaning": MEANINGS[measure.name]} for measure in found]
        print_rows(rows, question.format, envelope(whole), "measures")
        return
    print_table(
        (
            Column("Figure"),
            Column("Low", right=True),
            Column("Central", right=True),
            Column("High", right=True),
            Column("Unit", fixed=True),
            Column("Share of", wide=72),
            Column("Meaning", wide=WIDE),
        ),
        (
            (
                measure.name.replace("_", " "),
                _write(measure.low, measure.unit),
                _write(measure.central, measure.unit, "unknown" if measure.low is None else ""),
                _write(measure.high, measure.unit),
                "US$ bn" if measure.unit == "usd_bn" else measure.unit,
                _whole(measure),
                MEANINGS[measure.name],
            )
            for measure in found
        ),
    )
    print_note(
        "Of all money in the system, recycled and new, the throughput circularity is the share that is recycled; a "
        "middleman does not change it. Low and high are the ends that the amounts allow, where they can be told."
    )
    print_note(
        f"{count(found[0].n_edges_used, 'cash deal')} of known size {scope(view)}; {found[0].n_edges_missing} of unknown "
        "size are left out of every sum. Whole amounts, whatever their years; recorded deals only."
    )
    for note in dict.fromkeys(measure.note for measure in found if measure.low is not None or measure.central is None):
        if note:
            print_note(note)
    print_provenance(whole)


def _touching(question: Question, whole: View) -> View:
    """Cut the view to the deals that touch the companies asked for, if any."""
    if not question.companies:
        return whole
    return replace(whole, ledger=question.ledger.where(touching=question.companies))


def _write(it: float | None, unit: str, unknown: str = "") -> str:
    """Write a figure in its unit, in few digits."""
    if it is None:
        return unknown
    return f"{it:.1%}" if unit == "share" else figure(Decimal(repr(round(it, 9))))


def _whole(measure: Measure) -> str:
    """Write what a share is a share of."""
    told = []
    for name, size in measure.denominators.items():
        words = _DENOMINATORS.get(name, name.removesuffix("_usd_bn").replace("_", " "))
        told.append(
            f"${figure(Decimal(repr(round(size, 9))))}bn {words}"
            if name.endswith("_usd_bn")
            else f"{size:,.0f} {words}"
        )
    return ", ".join(told)
