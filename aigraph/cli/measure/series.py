"""`aigraph series`: any figure on many days."""

from __future__ import annotations

from datetime import date

import click

from aigraph.answers.measure_text import denominators_text, value_text
from aigraph.answers.provenance import envelope
from aigraph.answers.queries.figure_series import (
    LOOPS,
    figure_meaning,
    figure_on_a_day,
    series_sentence,
    truncated_days_sentence,
)
from aigraph.answers.queries.system_figures import FIGURE_NAMES
from aigraph.cli.options.common import Day
from aigraph.cli.options.view import Query, view_options
from aigraph.cli.output.progress_line import show_progress
from aigraph.cli.output.tables import WIDE, Column, print_table
from aigraph.cli.output.text import print_note, print_provenance, print_rows, print_warning
from aigraph.flows.measure import Measure
from aigraph.loops.collect import Truncation
from aigraph.measures.series import Point, series
from aigraph.model.instruments import Layer

DEFAULT_STEP = 3
_COUNTS = tuple(name.replace("_", "-") for name in LOOPS)


@click.command("series")
@click.argument("figure", type=click.Choice([*_COUNTS, *FIGURE_NAMES]), metavar="FIGURE", default=_COUNTS[0])
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
def show_series(query: Query, figure: str, since: date | None, until: date | None, step: int) -> None:
    """Say how FIGURE grew: the same question on many days, each time of what was known by then.

    FIGURE is direct-loops (the default), direct-pairs, loops, or one of those that `aigraph measures` lists, with hyphens. With --company only the
    deals that touch these companies.
    """
    if since and until and until < since:
        raise click.UsageError(f"--to {until} is before --from {since}")
    key = figure.replace("-", "_")
    view = query.view
    layers = view.layers if figure in _COUNTS else (Layer.CASH,)
    truncations: dict[date, Truncation] = {}
    with show_progress():
        points = series(
            query.touching(view).ledger,
            figure_on_a_day(key, truncations),
            step=step,
            since=since,
            until=until or view.as_of,
            status=view.status,
            layers=layers,
        )
    truncated = truncated_days_sentence(truncations, len(points))
    if truncated:
        print_warning(truncated)
    if not query.is_for_people:
        answer = envelope(view, truncated) | {"figure": figure, "meaning": figure_meaning(key)}
        print_rows([point.row() for point in points], query.format, answer, "series")
        return
    further = (
        () if figure in _COUNTS else (Column("Share of", wide=60), Column("Of unknown size", wide=WIDE, right=True))
    )
    title = figure.replace("-", " ").capitalize()
    print_table(
        (Column("Day", fixed=True), Column("Deals", right=True), Column(title, right=True), *further),
        map(_cells, points),
    )
    print_note(series_sentence(key, view.status, layers))
    print_provenance(view)


def _cells(point: Point) -> tuple[str, ...]:
    head = point.day.isoformat(), f"{point.n_deals:,}"
    figure = point.figure
    if not isinstance(figure, Measure):
        return *head, "unknown" if figure is None else f"{figure:,.0f}"
    return (
        *head,
        value_text(figure.on_record, figure.unit, "unknown"),
        denominators_text(figure),
        f"{figure.n_edges_missing:,}",
    )
