"""`aigraph measures`: how circular the whole network is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import click

from aigraph.answers.system import MEANINGS, measure_system
from aigraph.cli.options import Question, path_argument, seed_option, view_options
from aigraph.cli.output import WIDE, Column, envelope, print_note, print_provenance, print_rows, print_table
from aigraph.flows.measure import Measure
from aigraph.language.amounts import dollars, significant_digits
from aigraph.language.plural import count
from aigraph.language.scopes import scope
from aigraph.measures.bands import DEFAULT_DRAWS
from aigraph.model.instruments import Layer
from aigraph.model.view import View

if TYPE_CHECKING:
    from aigraph.measures.bands import Band

SECONDS = 300.0
"""The most that draws may be expected to take."""

NAMES = tuple(name.replace("_", "-") for name in MEANINGS)
"""The figures as they are typed."""

_DENOMINATORS = {
    "recorded_usd_bn": "money on record",
    "recycled_and_new_usd_bn": "recycled and new money",
    "new_usd_bn": "new money",
    "throughflow_usd_bn": "money passing through",
    "entering_usd_bn": "money entering",
    "pairs": "payer-payee pairs",
    "recorded_purchases_usd_bn": "recorded purchases",
    "reported_revenue_usd_bn": "reported revenue",
}


bands_options = (
    click.option("--bands", is_flag=True, help="Add the 5, 50 and 95 % quantiles over what the amounts can be."),
    click.option(
        "--draws",
        type=click.IntRange(1),
        default=DEFAULT_DRAWS,
        show_default=True,
        help="How often to draw, for --bands.",
    ),
    seed_option,
)


def with_bands(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of bands."""
    for option in reversed(bands_options):
        command = option(command)
    return command


@click.command()
@path_argument
@view_options
@with_bands
def measures(question: Question, bands: bool, draws: int, seed: int) -> None:
    """Print the figures about the whole network: what goes round, and what it is a share of.

    Cash deals of known size only. With --company only the deals that touch these companies.
    """
    whole = replace(question.view, layers=(Layer.CASH,))
    view = touching(question, whole)
    if bands:
        _tell_bands(question, view, draws, seed)
        return
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
                write(measure.low, measure.unit),
                write(measure.central, measure.unit, "unknown" if measure.low is None else ""),
                write(measure.high, measure.unit),
                "US$ bn" if measure.unit == "usd_bn" else measure.unit,
                written_whole(measure),
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


def _tell_bands(question: Question, view: View, draws: int, seed: int) -> None:
    """Print each figure with the quantiles of its draws."""
    from aigraph.measures.bands import bands

    found = bands(measure_system, view, draws=draws, seed=seed, time_limit=SECONDS)
    if question.format != "table":
        rows = [band.row() | {"meaning": MEANINGS[band.on_record.name]} for band in found]
        print_rows(rows, question.format, envelope(view), "measures")
        return
    print_table(
        (
            Column("Figure"),
            Column("On record", right=True),
            Column("5%", right=True),
            Column("50%", right=True),
            Column("95%", right=True),
            Column("Unit", fixed=True),
            Column("Together 5%", wide=WIDE, right=True),
            Column("Together 95%", wide=WIDE, right=True),
            Column("Share of, on record", wide=WIDE),
        ),
        (
            (
                band.on_record.name.replace("_", " "),
                write(band.on_record.central, band.on_record.unit, "unknown"),
                *band_cells(band),
                "US$ bn" if band.on_record.unit == "usd_bn" else band.on_record.unit,
                *band_cells(band, together=True)[::2],
                written_whole(band.on_record),
            )
            for band in found
        ),
    )
    one = found[0].on_record
    print_note(about_bands(draws, seed))
    print_note(
        f"On record: {count(one.n_edges_used, 'cash deal')} of known size {scope(view)}; {one.n_edges_missing} without a central "
        "value are left out there, and in the draws those of which nothing is known. `aigraph measures` says what each share is of; "
        "`aigraph uncertainty` searches for the outer ends."
    )
    print_provenance(view)


def band_cells(band: Band, *, together: bool = False) -> tuple[str, str, str]:
    """Write the three quantiles of a figure, amounts each on its own or all together."""
    drawn = band.correlated if together else band.independent
    low, central, high = (write(end, drawn.unit) for end in (drawn.low, drawn.central, drawn.high))
    return low, central, high or ("open" if central else "")


def about_bands(draws: int, seed: int) -> str:
    """Say what the quantiles are."""
    return (
        f"5, 50, 95%: quantiles of {count(draws, 'draw')}, seed {seed}, in which each amount lies anywhere that its sources allow, each "
        "on its own; an amount that is a range without a central value counts in them, and not on record. Open: some amount has no "
        "high end, so no upper quantile is given."
    )


def touching(question: Question, whole: View) -> View:
    """Cut the view to the deals that touch the companies asked for, if any."""
    if not question.companies:
        return whole
    return replace(whole, ledger=question.ledger.where(touching=question.companies))


def write(it: float | None, unit: str, unknown: str = "") -> str:
    """Write a figure in its unit, in few digits."""
    if it is None:
        return unknown
    return f"{it:.1%}" if unit == "share" else significant_digits(Decimal(repr(round(it, 9))))


def written_whole(measure: Measure) -> str:
    """Write what a share is a share of."""
    told = []
    for name, size in measure.denominators.items():
        words = _DENOMINATORS.get(name, name.removesuffix("_usd_bn").replace("_", " "))
        told.append(f"{dollars(size)} {words}" if name.endswith("_usd_bn") else f"{size:,.0f} {words}")
    return ", ".join(told)
