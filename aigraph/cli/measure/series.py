"""`aigraph series`: any figure on many days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import click

from aigraph.answers.system import FIGURES, MEANINGS
from aigraph.cli.measure.measures import NAMES, touching, write, written_whole
from aigraph.cli.options import Day, Question, view_options
from aigraph.cli.output import (
    WIDE,
    Column,
    envelope,
    print_note,
    print_provenance,
    print_rows,
    print_table,
    progress_shown,
)
from aigraph.flows.measure import Measure
from aigraph.flows.network import network_of
from aigraph.language.plural import count
from aigraph.loops.find import find_loops
from aigraph.loops.truncation import Truncation
from aigraph.measures.series import Point, series
from aigraph.model.instruments import Layer
from aigraph.model.view import View

LOOPS = "loops"
DEFAULT_STEP = 3


@click.command("series")
@click.argument("figure", type=click.Choice([LOOPS, *NAMES]), metavar="FIGURE", default=LOOPS)
@view_options
@click.option("--from", "since", type=Day(), metavar="DATE", help="The first month. [default: that of the first event]")
@click.option("--to", "until", type=Day(), metavar="DATE", help="The last day. [default: last day of the data]")
@click.option(
    "--step",
    type=click.IntRange(1),
    default=DEFAULT_STEP,
    show_default=True,
    help="How many months apart the days are.",
)
def tell_series(question: Question, figure: str, since: date | None, until: date | None, step: int) -> None:
    """Say how FIGURE grew: the same question on many days, each time of what was known by then.

    FIGURE is loops (the default), or one of those that `aigraph measures` lists, with hyphens. With --company only the
    deals that touch these companies.
    """
    if since and until and until < since:
        raise click.UsageError(f"--to {until} is before --from {since}")
    key = figure.replace("-", "_")
    layers = question.view.layers if figure == LOOPS else (Layer.CASH,)
    meaning = MEANINGS.get(key, "How many loops of at most 6 companies stand.")

    cuts: dict[date, Truncation] = {}

    def ask(view: View) -> Measure | float | None:
        if figure != LOOPS:
            return FIGURES[key](network_of(view))
        loops = find_loops(view, keep_on_interrupt=False)
        if loops.truncated:
            cuts[view.as_of] = loops.truncated
        return len(loops)

    ledger = touching(question, question.view).ledger
    with progress_shown():
        found = series(
            ledger,
            ask,
            step=step,
            since=since,
            until=until or question.view.as_of,
            status=question.view.status,
            layers=layers,
        )
    truncated = _cut(cuts, len(found))
    if truncated:
        click.echo(f"aigraph: {truncated}", err=True)
    if question.format != "table":
        answer = envelope(question.view, truncated) | {"figure": figure, "meaning": meaning}
        print_rows([point.row() for point in found], question.format, answer, "series")
        return
    print_table(
        (
            Column("Day", fixed=True),
            Column("Deals", right=True),
            Column(figure.replace("-", " ").capitalize(), right=True),
            *(
                ()
                if figure == LOOPS
                else (Column("Share of", wide=60), Column("Of unknown size", wide=WIDE, right=True))
            ),
        ),
        map(_cells, found),
    )
    print_note(
        f"{meaning} Each day shows what was known by then, at {question.view.status}, {' + '.join(layers)}; a figure that rises can "
        "mean more deals, or more reporting. Deals: all that the view of that day shows, of any size."
    )
    print_provenance(question.view)


def _cut(cuts: Mapping[date, Truncation], days: int) -> str | None:
    if not cuts:
        return None
    last = max(cuts)
    reached = str(cuts[last]).partition("; ")[0]
    return f"on {len(cuts)} of {count(days, 'day')} there may be more loops: on {last} the search {reached}"


def _cells(point: Point) -> tuple[str, ...]:
    head = point.day.isoformat(), f"{point.n_deals:,}"
    if not isinstance(point.figure, Measure):
        return *head, "unknown" if point.figure is None else f"{point.figure:,.0f}"
    figure = point.figure
    return (
        *head,
        write(figure.central, figure.unit, "unknown"),
        written_whole(figure),
        f"{figure.n_edges_missing:,}",
    )
