"""`aigraph round-trip`: how much of a company's revenue can be its own money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import click

from aigraph.answers.measure_text import denominators_text, value_text
from aigraph.answers.provenance import envelope
from aigraph.answers.queries.round_trip_shares import (
    ends_text,
    rates_by_return,
    rates_sentence,
    receiver_text,
    scope_sentence,
    share_spreads,
    shares_sentences,
    trip_documents,
    trip_rows,
    trip_sentences,
)
from aigraph.answers.spread_text import draws_sentence, spread_cells
from aigraph.cli.options.completion import complete_company
from aigraph.cli.options.draws import SPREAD_SECONDS, spread_options
from aigraph.cli.options.view import Query, company_ids, view_options
from aigraph.cli.output.tables import WIDE, Column, print_table
from aigraph.cli.output.text import print_json, print_note, print_provenance, print_rows
from aigraph.flows.sources.due_window import in_default_window
from aigraph.language.money_unit import money_unit
from aigraph.language.sentences import company_name, dollars
from aigraph.language.translation import gettext
from aigraph.measures.round_trip import RoundTrip, round_trips
from aigraph.measures.spread import Spread
from aigraph.model.instruments import Layer
from aigraph.model.ledger import Ledger


@click.command("round-trip")
@click.argument("vendor", metavar="[COMPANY]", required=False, shell_complete=complete_company)
@view_options
@spread_options
def round_trip(query: Query, vendor: str | None, spread: bool, draws: int | None, seed: int) -> None:
    """Say what share of a company's revenue is paid with money that it gave out as funding.

    Of what falls due in a window, by default the last four calendar quarters that had ended, against the revenue of the same
    days; --money contracted counts deals whole, against recorded purchases alone. Without COMPANY, all that both fund and
    sell, largest share first.
    """
    view = in_default_window(replace(query.view, layers=(Layer.CASH,)))
    names = (*company_ids(view, [vendor] if vendor else []), *query.companies)
    trips = round_trips(view, names or None)
    spreads = share_spreads(view, trips, draws=draws, seed=seed, max_seconds=SPREAD_SECONDS) if spread else {}
    if query.format == "json":
        print_json(envelope(view) | {"round_trips": trip_documents(trips, spreads)})
    elif not query.is_for_people:
        print_rows(trip_rows(trips, spreads), query.format, envelope(view), "round_trips")
    else:
        if names:
            for trip in trips:
                _print_one(query.ledger, trip)
        else:
            _print_all(query.ledger, trips)
        if spreads:
            _print_spread(query.ledger, spreads, seed)
        print_note(scope_sentence(view))
        print_provenance(view)


def _print_spread(ledger: Ledger, spreads: Mapping[str, Spread], seed: int) -> None:
    print_table(
        (
            Column(gettext("Share if all mixes")),
            Column(gettext("On record"), right=True),
            Column(gettext("Middle of the draws"), right=True),
            Column(gettext("Nine in ten draws between")),
        ),
        (
            (company_name(ledger, name), value_text(spread.figure.on_record, "share"), *spread_cells(spread))
            for name, spread in spreads.items()
        ),
    )
    first = next(iter(spreads.values()))
    tied = gettext("Funds tied to a purchase mix with all others in the draws.")
    print_note(f"{draws_sentence(first.draws, seed, first.not_drawn)} {tied}")


def _print_all(ledger: Ledger, trips: tuple[RoundTrip, ...]) -> None:
    unit = gettext(money_unit().short_name)
    print_table(
        (
            Column(gettext("Company")),
            Column(gettext("Low end"), right=True),
            Column(gettext("Share"), right=True),
            Column(gettext("High end"), right=True),
            Column(gettext("Share of"), flexible=True),
            Column(gettext("Low end, {unit}", unit=unit), wide=WIDE, right=True),
            Column(unit, wide=72, right=True),
            Column(gettext("High end, {unit}", unit=unit), wide=WIDE, right=True),
            Column(gettext("Of recorded purchases"), wide=WIDE, right=True),
        ),
        (
            (
                company_name(ledger, trip.company),
                *ends_text(trip.share),
                denominators_text(trip.share),
                *ends_text(trip.revenue_usd_bn),
                ends_text(trip.closed_world)[1],
            )
            for trip in trips
            if trip.share.on_record is not None
        ),
    )
    for sentence in shares_sentences(ledger, trips):
        print_note(sentence)


def _print_one(ledger: Ledger, trip: RoundTrip) -> None:
    click.secho(company_name(ledger, trip.company), bold=True)
    for sentence in trip_sentences(trip):
        print_note(sentence)
    if not trip.per_deal:
        return
    print_table(
        (
            Column(gettext("Funding deal"), flexible=True),
            Column(gettext("To")),
            Column(gettext("Amount"), right=True),
            Column(gettext("Low end"), right=True),
            Column(gettext("Returns"), right=True),
            Column(gettext("High end"), right=True),
        ),
        (
            (rate.deal, receiver_text(ledger, rate), dollars(rate.usd_bn), *ends_text(rate.rate))
            for rate in rates_by_return(trip)
        ),
    )
    print_note(rates_sentence(trip))
