"""`aigraph uncertainty` and `aigraph tornado`: how far a figure can move, and which deals move it most."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from aigraph.answers.system import FIGURES, MEANINGS, MONOTONE
from aigraph.cli.measure.measures import NAMES, touching, write, written_whole
from aigraph.cli.options import Question, complete_company, seed_option, view_options
from aigraph.cli.output import WIDE, Column, envelope, print_json, print_note, print_provenance, print_rows, print_table
from aigraph.flows.measure import Measure
from aigraph.flows.network import Network, company_in, network_of
from aigraph.flows.revenue import reported_revenue
from aigraph.language.amounts import dollars, money
from aigraph.language.companies import company_name
from aigraph.language.plural import count
from aigraph.measures.round_trip import round_trip
from aigraph.model.instruments import Layer
from aigraph.model.view import View

if TYPE_CHECKING:
    from aigraph.measures.tornado import Bar, Tornado
    from aigraph.measures.uncertainty import Uncertainty

ROUND_TRIP = "round-trip-share"
DEFAULT_DRAWS = 200
DEFAULT_TOP = 5

_figure = click.argument("figure", type=click.Choice([*NAMES, ROUND_TRIP]), metavar="FIGURE", default=NAMES[0])
_whose = click.option(
    "--of", "whose", metavar="COMPANY", shell_complete=complete_company, help=f"Whose, for {ROUND_TRIP}."
)
_seconds = click.option(
    "--time-limit",
    type=click.FloatRange(0, min_open=True),
    default=300,
    show_default=True,
    help="Give up at once if it would take more than SECONDS.",
)


@click.command("uncertainty")
@_figure
@view_options
@_whose
@click.option(
    "--draws",
    type=click.IntRange(1),
    default=DEFAULT_DRAWS,
    show_default=True,
    help="How often to draw all amounts, in each of two ways.",
)
@seed_option
@_seconds
def tell_uncertainty(
    question: Question, figure: str, whose: str | None, draws: int, seed: int, time_limit: float
) -> None:
    """Say how far FIGURE can lie from the truth when every amount can be anything that its sources allow.

    FIGURE is one of those that `aigraph measures` lists, with hyphens, or round-trip-share with --of. By default it is
    throughput-circularity. Below stand the five deals that move it most.
    """
    from aigraph.measures.tornado import tornado
    from aigraph.measures.uncertainty import uncertainty

    ask, view = _asked(question, figure, whose)
    key = figure.replace("-", "_")
    found = uncertainty(ask, view, monotone=key in MONOTONE, draws=draws, seed=seed, time_limit=time_limit)
    moved = tornado(ask, view, time_limit=time_limit)
    if question.format == "json":
        bars = [bar.row() for bar in moved.bars]
        print_json(envelope(view) | {"uncertainty": found.row() | {"meaning": _meaning(figure)}, "tornado": bars})
        return
    if question.format != "table":
        print_rows([found.row()], question.format, envelope(view), "uncertainty")
        return
    _print_range(question, figure, whose, found)
    _print_bars(moved)
    print_provenance(view)


@click.command("tornado")
@_figure
@view_options
@_whose
@click.option(
    "--top", type=click.IntRange(0), default=DEFAULT_TOP, show_default=True, help="How many deals; 0 shows all."
)
@_seconds
def tell_tornado(question: Question, figure: str, whose: str | None, top: int, time_limit: float) -> None:
    """List the deals that move FIGURE most, each set alone to its low and to its high end.

    FIGURE is one of those that `aigraph measures` lists, with hyphens, or round-trip-share with --of. By default it is
    throughput-circularity.
    """
    from aigraph.measures.tornado import tornado

    ask, view = _asked(question, figure, whose)
    moved = tornado(ask, view, top, time_limit=time_limit)
    if question.format == "json":
        bars = [bar.row() for bar in moved.bars]
        print_json(envelope(view) | {"figure": moved.row() | {"meaning": _meaning(figure)}, "tornado": bars})
    elif question.format != "table":
        print_rows([bar.row() for bar in moved.bars], question.format, envelope(view), "tornado")
    else:
        _print_headline(question, figure, whose, moved.figure)
        _print_bars(moved)
        print_provenance(view)


def _asked(question: Question, figure: str, whose: str | None) -> tuple[Callable[[Network], Any], View]:
    """Give what is asked of a network, and the view to ask it of."""
    view = touching(question, replace(question.view, layers=(Layer.CASH,)))
    if figure != ROUND_TRIP:
        if whose:
            raise click.UsageError(f"--of belongs to {ROUND_TRIP}; use --company for the deals that touch a company")
        return FIGURES[figure.replace("-", "_")], view
    if not whose:
        raise click.UsageError(f"{ROUND_TRIP} needs a company: add --of COMPANY")
    company = company_in(view, network_of(view), whose)
    revenue = {name: usd_bn for name, (_, usd_bn) in reported_revenue(view).items()}

    def share(network: Network) -> Measure:
        return round_trip(network, company, revenue=revenue).share

    return share, view


def _meaning(figure: str) -> str:
    if figure == ROUND_TRIP:
        return (
            "Of the company's revenue, the share that is its own funding come back, if all money mixes in proportion."
        )
    return MEANINGS[figure.replace("-", "_")]


def _print_headline(question: Question, figure: str, whose: str | None, on_record: Measure) -> None:
    of = f" of {company_name(question.ledger, on_record.of)}" if whose else ""
    whole = written_whole(on_record)
    size = _say(on_record.central, on_record.unit)
    print_note(
        f"{figure.replace('-', ' ').capitalize()}{of} on record: {size}{f' of {whole}' if whole else ''}. {_meaning(figure)}"
    )


def _print_range(question: Question, figure: str, whose: str | None, found: Uncertainty) -> None:
    whole = found.interval
    _print_headline(question, figure, whose, whole)
    rows = []
    for name, quantiles in (("drawn each on its own", found.independent), ("drawn all together", found.correlated)):
        if quantiles:
            rows.append(
                (
                    name,
                    *(
                        _say(end, whole.unit, "open above")
                        for end in (quantiles.low, quantiles.central, quantiles.high)
                    ),
                )
            )
    top = _say(whole.high, whole.unit, "open above" if found.without_high else "unknown")
    rows.append(("from least to most", _say(whole.low, whole.unit), "", top))
    print_table(
        (
            Column("Amounts"),
            Column("5%", right=True),
            Column("50%", right=True),
            Column("95%", right=True),
        ),
        rows,
    )
    reached = ""
    if found.without_high and found.reached is not None:
        reached = f" With open amounts at their central values it reaches {_say(found.reached, whole.unit)}."
    print_note(f"From least to most: {found.found_by}.{reached} {whole.note}".rstrip())
    draws = f"{count(found.draws, 'draw')} each way, seed {found.seed}. " if found.independent else ""
    print_note(
        f"{draws}{count(whole.n_edges_used, 'cash deal')} in the runs, {len(found.varied)} of which can differ, {whole.scenario}."
    )


def _print_bars(moved: Tornado) -> None:
    if not moved.bars:
        print_note("No deal has ends that differ: none moves it.")
        return
    unit = moved.figure.unit
    print_table(
        (
            Column("Deal", hyphens=True),
            Column("Amount", right=True),
            Column("At low", right=True),
            Column("At high", right=True),
            Column("Moves it by", wide=WIDE, right=True),
        ),
        (_bar(bar, unit) for bar in moved.bars),
    )
    print_note(
        f"The {len(moved.bars)} of {count(moved.tried, 'deal')} with ends that differ which move it most, each alone, all others "
        "as recorded. Deals that move together move it further."
    )
    for note in dict.fromkeys(bar.at_high.note for bar in moved.bars):
        if "no high end" in note:
            print_note("An amount without a high end stands at its central value.")


def _bar(bar: Bar, unit: str) -> tuple[str, ...]:
    low, high = (_say(end.central, unit, "undefined") for end in (bar.at_low, bar.at_high))
    return bar.deal, money(bar.amount), low, high, _say(bar.swing, unit, "undefined")


def _say(figure: float | None, unit: str, unknown: str = "unknown") -> str:
    return dollars(figure) if unit == "usd_bn" and figure is not None else write(figure, unit, unknown)
