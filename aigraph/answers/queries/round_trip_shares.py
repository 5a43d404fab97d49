"""How much of a company's revenue can be its own money: as JSON, as rows, and in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from aigraph.answers.measure_text import denominators_text, end_cell, range_text, value_with_unit
from aigraph.flows.measure import Measure
from aigraph.language.sentences import company_name, count, scope
from aigraph.language.translation import gettext
from aigraph.measures.round_trip import CLOSED, UPPER, ReturnRate, RoundTrip
from aigraph.measures.spread import Spread, spread
from aigraph.model.display import Row
from aigraph.model.ledger import Ledger, View


def share_spreads(
    view: View, trips: Iterable[RoundTrip], *, draws: int | None, seed: int, max_seconds: float
) -> dict[str, Spread]:
    """Give for each company the draws of its share if all money mixes, over what the amounts can be."""
    names = [trip.company for trip in trips if trip.share.on_record is not None]
    return {
        name: spread(view, "round_trip_share", of=name, draws=draws, seed=seed, max_seconds=max_seconds)[0]
        for name in names
    }


def trip_rows(trips: Iterable[RoundTrip], spreads: Mapping[str, Spread]) -> list[Row]:
    """Flatten round trips to rows, with their draws where there are any."""
    return [trip.row() | _drawn(spreads.get(trip.company)) for trip in trips]


def trip_documents(trips: Sequence[RoundTrip], spreads: Mapping[str, Spread]) -> list[Row]:
    """Write round trips with the rate of each deal, as JSON has them."""
    rows = trip_rows(trips, spreads)
    return [row | {"deals": [rate.row() for rate in trip.per_deal]} for row, trip in zip(rows, trips, strict=True)]


def _drawn(spread: Spread | None) -> Row:
    if spread is None:
        return {}
    row = spread.row()
    drawn = {f"share_{key}": row[key] for key in row if key.endswith(("_lower", "_middle", "_upper"))}
    return drawn | {key: row[key] for key in ("draws", "seed", "not_drawn")}


def ends_text(measure: Measure) -> tuple[str, str, str]:
    """Write low end, figure on record and high end in cells."""
    return (
        end_cell(measure, measure.low),
        value_with_unit(measure.on_record, measure.unit),
        end_cell(measure, measure.high),
    )


def trip_sentences(trip: RoundTrip) -> list[str]:
    """Say what share of one company's revenue is its own money, of what, and why the ends lie apart."""
    revenue = trip.revenue_usd_bn
    returned = gettext(
        "On record {amount} of its funding comes back as revenue; over all amounts that the sources allow: {range}.",
        amount=value_with_unit(revenue.on_record, revenue.unit),
        range=range_text(revenue),
    )
    shares = (trip.share, *([trip.closed_world] if trip.share is not trip.closed_world else []))
    sentences = [
        returned,
        *(
            gettext(
                "That is {share} of {whole}; {range}.",
                share=value_with_unit(share.on_record, share.unit),
                whole=denominators_text(share),
                range=range_text(share),
            )
            for share in shares
            if share.on_record is not None
        ),
    ]
    sentences += [trip.explanation, trip.share.note]
    if trip.share is trip.closed_world and trip.open_world.note:
        sentences.append(trip.open_world.note)
    return [sentence for sentence in sentences if sentence]


def rates_by_return(trip: RoundTrip) -> list[ReturnRate]:
    """Put the deals first of which most money comes back."""
    return sorted(trip.per_deal, key=lambda rate: (-(rate.rate.on_record or 0) * rate.usd_bn, -rate.usd_bn, rate.deal))


def rates_sentence(trip: RoundTrip) -> str:
    """Say how many deals have a rate, and what it is."""
    return gettext(
        "{deals} with a figure on record. Returns: the share of the deal that comes back, at the amounts on record.",
        deals=count(len(trip.per_deal), "funding deal"),
    )


def receiver_text(ledger: Ledger, rate: ReturnRate) -> str:
    """Name who got the money of a deal, and where it must be spent, if anywhere."""
    ends = ", ".join(company_name(ledger, end) for end in rate.tied_to)
    tied = gettext(" (tied to {companies})", companies=ends) if ends else ""
    return company_name(ledger, rate.payee) + tied


def shares_sentences(ledger: Ledger, trips: Iterable[RoundTrip]) -> list[str]:
    """Say what the shares of many companies are, and whose are not known."""
    unknown = [company_name(ledger, trip.company) for trip in trips if trip.share.on_record is None]
    shares = gettext(
        "Share: the revenue that is the company's own funding come back, if all money mixes in proportion, at the amounts on "
        "record. High end: the most over all amounts that the sources allow; ~: found in a search."
    )
    sentences = [f"{shares} {gettext(UPPER, name=gettext('the company'))}"]
    if unknown:
        sentences.append(gettext("Unknown for want of amounts: {companies}.", companies=", ".join(unknown)))
    return sentences


def scope_sentence(view: View) -> str:
    """Say of which deals the shares are."""
    shown = gettext("{scope}; cash deals only.", scope=scope(view).capitalize())
    return f"{shown} {gettext(CLOSED)}"
