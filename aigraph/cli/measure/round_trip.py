"""`aigraph round-trip`: how much of a company's revenue can be its own money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import click

from aigraph.cli.measure.measures import SECONDS, about_bands, band_cells, with_bands
from aigraph.cli.options import Question, complete_company, view_options
from aigraph.cli.output import WIDE, Column, envelope, print_json, print_note, print_provenance, print_rows, print_table
from aigraph.flows.measure import Measure, Row
from aigraph.flows.network import Network
from aigraph.flows.revenue import reported_revenue
from aigraph.language.amounts import money
from aigraph.language.companies import company_name
from aigraph.language.plural import count
from aigraph.language.scopes import scope
from aigraph.measures.bands import Band
from aigraph.measures.round_trip import CLOSED, UPPER, ReturnRate, RoundTrip, round_trips
from aigraph.model.amount import Amount
from aigraph.model.instruments import Layer
from aigraph.model.view import View


@click.command("round-trip")
@click.argument("vendor", metavar="[COMPANY]", required=False, shell_complete=complete_company)
@view_options
@with_bands
def round_trip(question: Question, vendor: str | None, bands: bool, draws: int, seed: int) -> None:
    """Say what share of a company's revenue is paid with money that it gave out as funding.

    Without COMPANY, all that both fund and sell, largest share first.
    """
    view = replace(question.view, layers=(Layer.CASH,))
    names = (vendor, *question.companies) if vendor else question.companies
    found = round_trips(view, names or None)
    around = _bands(view, found, draws, seed) if bands else {}
    if question.format == "json":
        nested = [
            trip.row() | _band_row(around, trip) | {"deals": [rate.row() for rate in trip.per_deal]} for trip in found
        ]
        print_json(envelope(view) | {"round_trips": nested})
    elif question.format != "table":
        rows = [trip.row() | _band_row(around, trip) for trip in found]
        print_rows(rows, question.format, envelope(view), "round_trips")
    else:
        if names:
            for trip in found:
                _print_one(view, trip)
        else:
            _print_all(view, found)
        if around:
            _print_bands(view, around, draws, seed)
        print_note(f"{scope(view).capitalize()}; cash deals only, at their central amounts. {CLOSED}")
        print_provenance(view)


def _bands(view: View, found: tuple[RoundTrip, ...], draws: int, seed: int) -> dict[str, Band]:
    """Give for each company the quantiles of its share if all money mixes, over what the amounts can be."""
    from aigraph.measures.bands import bands

    names = [trip.company for trip in found if trip.share.central is not None]
    revenue = {name: usd_bn for name, (_, usd_bn) in reported_revenue(view).items()}

    def shares(network: Network) -> list[Measure]:
        return [trip.share for name in names for trip in round_trips(network, [name], revenue=revenue)]

    around = bands(shares, view, draws=draws, seed=seed, time_limit=SECONDS) if names else ()
    return {band.on_record.of: band for band in around}


def _band_row(around: Mapping[str, Band], trip: RoundTrip) -> Row:
    if trip.company not in around:
        return {}
    row = around[trip.company].row()
    return {f"share_{key}": row[key] for key in row if "_p" in key} | {"draws": row["draws"], "seed": row["seed"]}


def _print_bands(view: View, around: Mapping[str, Band], draws: int, seed: int) -> None:
    print_table(
        (
            Column("Share if all mixes"),
            Column("5%", right=True),
            Column("50%", right=True),
            Column("95%", right=True),
        ),
        ((company_name(view.ledger, name), *band_cells(band)) for name, band in around.items()),
    )
    print_note(about_bands(draws, seed) + " Funds tied to a purchase mix with all others in the draws.")


def _print_all(view: View, found: tuple[RoundTrip, ...]) -> None:
    told = [trip for trip in found if trip.share.central is not None]
    print_table(
        (
            Column("Company"),
            Column("Low", right=True),
            Column("Share", right=True),
            Column("High", right=True),
            Column("Share of", hyphens=True),
            Column("Low, $bn", wide=WIDE, right=True),
            Column("$bn", wide=72, right=True),
            Column("High, $bn", wide=WIDE, right=True),
            Column("Of recorded purchases", wide=WIDE, right=True),
        ),
        (
            (
                company_name(view.ledger, trip.company),
                *_ends(trip.share),
                _whole(trip.share),
                *_ends(trip.revenue_usd_bn),
                _ends(trip.closed_world)[1],
            )
            for trip in told
        ),
    )
    unknown = [company_name(view.ledger, trip.company) for trip in found if trip.share.central is None]
    print_note(
        "Share: the revenue that is the company's own funding come back, if all money mixes in proportion. Low and high: "
        "all that the deals allow. " + UPPER.format(name="the company")
    )
    if unknown:
        print_note(f"Unknown for want of amounts: {', '.join(unknown)}.")


def _print_one(view: View, trip: RoundTrip) -> None:
    name = company_name(view.ledger, trip.company)
    low, central, high = _ends(trip.share)
    click.secho(name, bold=True)
    if trip.share.central is None:
        print_note("The share of its revenue that is its own money is unknown.")
    else:
        print_note(
            f"If all money mixes in proportion, {central} of {_whole(trip.share)} is its own funding come back; the deals "
            f"allow {low} to {high}."
        )
    print_note(trip.explanation)
    print_note(trip.share.note)
    if trip.share is not trip.closed_world and trip.closed_world.central is not None:
        low, central, high = _ends(trip.closed_world)
        print_note(f"Of recorded deals alone: {central} ({low} to {high}) of {_whole(trip.closed_world)}.")
    elif trip.share is trip.closed_world and trip.open_world.note:
        print_note(trip.open_world.note)
    rates = sorted(trip.per_deal, key=lambda rate: (-(rate.rate.central or 0) * rate.usd_bn, -rate.usd_bn, rate.deal))
    if rates:
        print_table(
            (
                Column("Funding deal", hyphens=True),
                Column("To"),
                Column("Amount", right=True),
                Column("Low", right=True),
                Column("Returns", right=True),
                Column("High", right=True),
            ),
            (_rate_cells(view, rate) for rate in rates),
        )
        print_note(
            f"{count(len(rates), 'funding deal')} of known size. Returns: the share of the deal that comes back."
        )


def _rate_cells(view: View, rate: ReturnRate) -> tuple[str, ...]:
    tied = f" (tied to {', '.join(company_name(view.ledger, end) for end in rate.tied_to)})" if rate.tied_to else ""
    return (rate.deal, company_name(view.ledger, rate.payee) + tied, _dollars(rate.usd_bn), *_ends(rate.rate))


def _ends(measure: Measure) -> tuple[str, str, str]:
    low, central, high = (
        None if it is None else f"{it:.1%}" if measure.unit == "share" else _dollars(it)
        for it in (measure.low, measure.central, measure.high)
    )
    return low or "", central or "unknown", high or ""


def _dollars(usd_bn: float) -> str:
    return money(Amount.of(central=repr(round(usd_bn, 6))))


def _whole(measure: Measure) -> str:
    words = {"recorded_purchases_usd_bn": "recorded purchases", "reported_revenue_usd_bn": "reported revenue"}
    return ", ".join(f"{_dollars(size)} {words[name]}" for name, size in measure.denominators.items())
