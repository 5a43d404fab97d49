"""`aigraph series`: any figure on many days."""

from __future__ import annotations

from datetime import date

import click

from aigraph.answers.measure_text import denominators_text, value_text
from aigraph.answers.provenance import envelope
from aigraph.answers.queries.figure_series import series_sentence, truncated_days_sentence
from aigraph.cli.options.common import Day
from aigraph.cli.options.figures import measure_and_view, measure_argument, of_option
from aigraph.cli.options.view import Query, view_options
from aigraph.cli.output.progress_line import show_progress
from aigraph.cli.output.tables import WIDE, Column, print_table
from aigraph.cli.output.text import print_note, print_provenance, print_rows, print_warning
from aigraph.flows.measure import Measure
from aigraph.language.translation import gettext
from aigraph.measures.catalogue.listed import LOOPS
from aigraph.measures.series import Point, series

DEFAULT_STEP = 3


@click.command("series")
@measure_argument("direct-loops")
@view_options
@of_option
@click.option("--from", "since", type=Day(), metavar="DATE", help="The first month. [default: that of the first event]")
@click.option("--to", "until", type=Day(), metavar="DATE", help="The last day. [default: last day of the data]")
@click.option(
    "--step",
    type=click.IntRange(1),
    default=DEFAULT_STEP,
    show_default=True,
    help="How many months apart the days are.",
)
def show_series(
    query: Query, figure: str, vendor: str | None, since: date | None, until: date | None, step: int
) -> None:
    """Say how MEASURE grew: the same question on many days, each time of what was known by then.

    MEASURE is direct-loops (the default) or one of those that `aigraph measures` lists. With --company only the deals that
    touch these companies.
    """
    if since and until and until < since:
        raise click.UsageError(f"--to {until} is before --from {since}")
    listed, view, company = measure_and_view(query, figure, vendor)
    with show_progress():
        points = series(
            view.ledger,
            listed.name,
            of=company,
            step=step,
            since=since,
            until=until or view.as_of,
            status=view.status,
            layers=view.layers,
        )
    truncated = truncated_days_sentence(points)
    if truncated:
        print_warning(truncated)
    if not query.is_for_people:
        answer = envelope(view, truncated) | {"figure": listed.typed, "meaning": listed.meaning}
        print_rows([point.row() for point in points], query.format, answer, "series")
        return
    further = (
        ()
        if listed.about == LOOPS
        else (Column(gettext("Share of"), wide=60), Column(gettext("Of unknown size"), wide=WIDE, right=True))
    )
    title = listed.title.capitalize()
    print_table(
        (Column(gettext("Day"), fixed=True), Column(gettext("Deals"), right=True), Column(title, right=True), *further),
        (_cells(point, is_count=listed.about == LOOPS) for point in points),
    )
    print_note(series_sentence(listed, view.status, view.layers))
    print_provenance(view)


def _cells(point: Point, *, is_count: bool) -> tuple[str, ...]:
    head = point.day.isoformat(), gettext("{number:,}", number=point.n_deals)
    figure = point.figure
    if is_count or not isinstance(figure, Measure):
        return *head, gettext("unknown") if point.on_record is None else gettext(
            "{number:,.0f}", number=point.on_record
        )
    return (
        *head,
        value_text(figure.on_record, figure.unit, gettext("unknown")),
        denominators_text(figure),
        gettext("{number:,}", number=figure.n_edges_missing),
    )
