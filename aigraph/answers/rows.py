"""Flat rows of plain values, for tables, CSV, JSON and data frames."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from aigraph.model.amount import Amount
from aigraph.model.company import Alias, Company
from aigraph.model.dates import UNDATED
from aigraph.model.deal import Deal, Event
from aigraph.model.evidence import Evidence
from aigraph.model.loop import Leg, Loop
from aigraph.model.metric import Metric
from aigraph.model.source import Source
from aigraph.model.view import Arrow

Row = dict[str, Any]


def row_of(record: Any) -> Row:
    """Flatten a record to a row of strings, floats and None; the keys are public names.

    Raises
    ------
    TypeError
        If there is no row for this sort of record.
    """
    make = _ROWS.get(type(record))
    if make is None and callable(own := getattr(record, "row", None)):
        return dict(own())
    if make is None:
        raise TypeError(f"{type(record).__name__} has no row; expected one of {', '.join(t.__name__ for t in _ROWS)}")
    return make(record)


def interval(amount: Amount) -> dict[str, float | None]:
    """Write an amount as low, central and high; an unknown amount has a low of 0."""
    return {"low": float(amount.low), "central": _float(amount.central), "high": _float(amount.high)}


def nested(loop: Loop) -> Row:
    """Write a loop with its legs inside it, as the JSON answer has it; the keys are public names."""
    return {
        "name": loop.name,
        "kind": str(loop.kind),
        "companies": list(loop.companies),
        "roots": list(loop.roots),
        "bottleneck_usd_bn": interval(loop.bottleneck),
        "gain": loop.gain,
        "leg_coverage": list(loop.leg_coverage),
        "weakest_status": str(loop.weakest_status),
        "complete_since": _day(loop.complete_since),
        "first_date": _day(loop.first_date),
        "last_date": _day(loop.last_date),
        "legs": [
            {
                "payer": leg.payer,
                "payee": leg.payee,
                "deals": [arrow.deal.id for arrow in leg.arrows],
                "usd_bn": interval(leg.amount),
                "status": str(leg.status),
                "since": _day(leg.since),
            }
            for leg in loop.legs
        ],
    }


def _day(day: date) -> str | None:
    return None if day == UNDATED else day.isoformat()


def _float(figure: Decimal | None) -> float | None:
    return None if figure is None else float(figure)


def _amount(amount: Amount, prefix: str = "") -> Row:
    return {
        f"{prefix}low_usd_bn": float(amount.low) if amount.is_known else None,
        f"{prefix}usd_bn": _float(amount.central),
        f"{prefix}high_usd_bn": _float(amount.high),
    }


def _loop(loop: Loop) -> Row:
    return {
        "name": loop.name,
        "kind": str(loop.kind),
        "length": len(loop.legs),
        "companies": ";".join(loop.companies),
        **_amount(loop.bottleneck, "bottleneck_"),
        "gain": loop.gain,
        "weakest_status": str(loop.weakest_status),
        "complete_since": _day(loop.complete_since),
        "first_date": _day(loop.first_date),
        "last_date": _day(loop.last_date),
        "deals": ";".join(arrow.deal.id for arrow in loop.arrows),
    }


def _leg(leg: Leg) -> Row:
    return {
        "payer": leg.payer,
        "payee": leg.payee,
        **_amount(leg.amount),
        "status": str(leg.status),
        "since": _day(leg.since),
        "deals": ";".join(arrow.deal.id for arrow in leg.arrows),
    }


def _arrow(arrow: Arrow) -> Row:
    return {
        "deal": arrow.deal.id,
        "payer": arrow.payer,
        "payee": arrow.payee,
        "instrument": arrow.deal.instrument_name,
        "deal_class": str(arrow.deal_class),
        "layer": str(arrow.layer),
        "status": str(arrow.status),
        **_amount(arrow.amount),
        "since": _day(arrow.since),
        "title": arrow.deal.title,
        "sources": ";".join(dict.fromkeys(event.source for event in arrow.told)),
    }


def _noun(record: Any) -> Row:
    """Flatten a record of the tables: its fields, without the place that it was read from."""
    return {
        "instrument" if field.name == "instrument_name" else field.name: _plain(getattr(record, field.name))
        for field in fields(record)
        if field.name != "origin"
    }


def _plain(value: Any) -> str | float | None:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, tuple):
        return ";".join(value)
    return None if value is None else str(value)


_ROWS: dict[type, Callable[[Any], Row]] = {
    Loop: _loop,
    Leg: _leg,
    Arrow: _arrow,
    **dict.fromkeys((Company, Alias, Deal, Event, Source, Metric, Evidence), _noun),
}
