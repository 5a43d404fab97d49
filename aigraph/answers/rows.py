"""Rows of cells, one for each record of an answer: what tables, CSV, JSON and data frames are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from aigraph.loops.collect import loop_id
from aigraph.loops.loop_list import LoopList
from aigraph.model.amount import UNKNOWN, Amount
from aigraph.model.arrow import Arrow
from aigraph.model.company import Alias, Company, Merger
from aigraph.model.dates import UNDATED, PartialDate
from aigraph.model.deal import Deal, Event
from aigraph.model.display import Cell, Row
from aigraph.model.evidence import Evidence
from aigraph.model.ledger import Ledger, View
from aigraph.model.loop import Leg, Loop
from aigraph.model.metric import Metric
from aigraph.model.money.payment import Payment, Statement
from aigraph.model.origin import Problem
from aigraph.model.source import Source
from aigraph.schedules.period import Period


def row_of(record: Any) -> Row:
    """Give a record as one row; the names of its cells are public.

    A cell holds a text, a number, True or False, a day, a date as a source gives it (`PartialDate`), a tuple of texts, or
    None for unknown. Amounts are US$ billions.

    Raises
    ------
    TypeError
        If there is no row for this sort of record.

    See Also
    --------
    to_frame : Rows as a data frame.

    Examples
    --------
    >>> from aigraph import load
    >>> row_of(load().company("nvidia"))["roles"]
    ('chip_maker', 'investor')
    """
    columns = COLUMNS.get(type(record))
    if columns:
        return {name: cell(record) for name, cell in columns.items()}
    if callable(own := getattr(record, "row", None)):
        return dict(own())
    raise TypeError(f"{type(record).__name__} has no row; expected one of {', '.join(t.__name__ for t in COLUMNS)}")


def rows_of(answer: Any) -> list[Row]:
    """Give the rows of any answer: of its parts if it is a table of them, else its own.

    A `Ledger` gives its deals, a `View` the deals it shows, a list of records a row each.

    Raises
    ------
    TypeError
        If it is no answer of this package; the message says what is.

    See Also
    --------
    to_frame : The same as a data frame.

    Examples
    --------
    >>> from aigraph import find_loops, load
    >>> rows_of(find_loops(load().view()).named("amazon-openai"))[0]["bottleneck_usd_bn"]
    50.0
    """
    if isinstance(answer, Ledger):
        return [row_of(deal) for deal in answer.deals]
    if isinstance(answer, View):
        return [row_of(arrow) for arrow in answer.arrows]
    if type(answer) in COLUMNS:
        return [row_of(answer)]
    if callable(own := getattr(answer, "rows", None)):
        return [dict(row) for row in own()]
    if callable(getattr(answer, "row", None)):
        return [row_of(answer)]
    if isinstance(answer, Iterable) and not isinstance(answer, str | bytes | Mapping):
        return [row for record in answer for row in rows_of(record)]
    raise TypeError(
        f"{type(answer).__name__} is no answer to make rows of; expected a Ledger, a View, loops, deals or other records, "
        "or what a measure gives, alone or several of one sort in a list"
    )


def columns_of(answer: Any) -> list[str]:
    """Give the names of the columns that an answer has even where it is empty; none where only its rows tell."""
    kind = {Ledger: Deal, View: Arrow, LoopList: Loop}.get(type(answer), type(answer))
    return list(COLUMNS.get(kind, ()))


def plain(row: Mapping[str, Cell]) -> dict[str, str | float | None]:
    """Write the cells of a row as texts and numbers, as a file of lines holds them; lists are joined by semicolons.

    Examples
    --------
    >>> plain({"deals": ("a", "b"), "since": date(2025, 10, 6), "gain": None})
    {'deals': 'a;b', 'since': '2025-10-06', 'gain': None}
    """
    return {name: _plain(cell) for name, cell in row.items()}


def _plain(cell: Any) -> Any:
    if isinstance(cell, tuple | list):
        return ";".join("" if one is None else str(_plain(one)) for one in cell)
    return as_json(cell)


def as_json(cell: Any) -> Any:
    """Write a cell as JSON holds it: a day as text, a list as a list."""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, PartialDate):
        return cell.text
    if isinstance(cell, tuple):
        return [as_json(one) for one in cell]
    return str(cell) if isinstance(cell, str) else cell


def interval(amount: Amount) -> dict[str, float | None]:
    """Write an amount as low, central and high; an unknown amount has a low of 0."""
    return {"low": float(amount.low), "central": _float(amount.central), "high": _float(amount.high)}


def nested(loop: Loop) -> dict[str, Any]:
    """Write a loop with its kinds and their legs inside it, as the JSON answer has it; the names are public."""
    return {
        "id": loop_id(loop),
        "name": loop.name,
        "companies": list(loop.companies),
        "direct": loop.is_direct,
        "detour_of": list(loop.detour_of),
        "paid_usd_bn": interval(loop.paid),
        "due_usd_bn": interval(loop.due),
        "contracted_usd_bn": interval(loop.contracted),
        "net_usd_bn": interval(loop.net) if loop.incentives else None,
        "incentives": [arrow.deal.id for arrow in loop.incentives],
        "bottleneck_usd_bn": interval(loop.bottleneck),
        "leg_coverage": list(loop.leg_coverage),
        "weakest_status": str(loop.weakest_status),
        "complete_since": as_json(_day(loop.complete_since)),
        "first_date": as_json(_day(loop.first_date)),
        "last_date": as_json(_day(loop.last_date)),
        "kinds": [
            {
                "kind": str(form.kind),
                "roots": list(form.roots),
                "bottleneck_usd_bn": interval(form.bottleneck),
                "gain": form.gain,
                "legs": [_nested_leg(leg) for leg in form.legs],
            }
            for form in loop.forms
        ],
    }


def _nested_leg(leg: Leg) -> dict[str, Any]:
    return {
        "payer": leg.payer,
        "payee": leg.payee,
        "deals": list(leg.deals),
        "usd_bn": interval(leg.amount),
        "paid_usd_bn": interval(leg.paid),
        "due_usd_bn": interval(leg.due),
        "contracted_usd_bn": interval(leg.contracted),
        "status": str(leg.status),
        "since": as_json(_day(leg.since)),
    }


def amount_cells(amount: Amount, prefix: str = "") -> Row:
    """Give an amount as three cells in US$ billions, all None where nothing is known of it."""
    return {name: cell(amount) for name, cell in _amount(prefix, lambda it: it).items()}


def _day(day: date) -> date | None:
    return None if day == UNDATED else day


def _float(figure: Decimal | None) -> float | None:
    return None if figure is None else float(figure)


def _amount(prefix: str, of: Callable[[Any], Amount]) -> dict[str, Callable[[Any], Cell]]:
    return {
        f"{prefix}low_usd_bn": lambda record: float(of(record).low) if of(record).is_known else None,
        f"{prefix}usd_bn": lambda record: _float(of(record).central),
        f"{prefix}high_usd_bn": lambda record: _float(of(record).high),
    }


def _columns_of_fields(kind: type) -> dict[str, Callable[[Any], Cell]]:
    """Give a column for each field of a record of the tables, without the place that it was read from."""
    names = {"instrument_name": "instrument"} | ({"deal_class": "class"} if kind is Statement else {})
    return {names.get(field.name, field.name): _field(field.name) for field in fields(kind) if field.name != "origin"}


def _field(name: str) -> Callable[[Any], Cell]:
    def cell(record: Any) -> Any:
        value = getattr(record, name)
        return float(value) if isinstance(value, Decimal) else str(value) if isinstance(value, Period) else value

    return cell


COLUMNS: dict[type, dict[str, Callable[[Any], Cell]]] = {
    Loop: {
        "id": loop_id,
        "name": lambda loop: loop.name,
        "kinds": lambda loop: loop.kinds,
        "roots": lambda loop: loop.roots,
        "direct": lambda loop: loop.is_direct,
        "detour_of": lambda loop: loop.detour_of,
        "length": lambda loop: len(loop.legs),
        "companies": lambda loop: loop.companies,
        **_amount("paid_", lambda loop: loop.paid),
        **_amount("due_", lambda loop: loop.due),
        **_amount("contracted_", lambda loop: loop.contracted),
        **_amount("net_", lambda loop: loop.net if loop.incentives else UNKNOWN),
        **_amount("bottleneck_", lambda loop: loop.bottleneck),
        "gain": lambda loop: loop.gain,
        "weakest_status": lambda loop: loop.weakest_status,
        "complete_since": lambda loop: _day(loop.complete_since),
        "first_date": lambda loop: _day(loop.first_date),
        "last_date": lambda loop: _day(loop.last_date),
        "deals": lambda loop: tuple(arrow.deal.id for arrow in loop.arrows),
    },
    Leg: {
        "payer": lambda leg: leg.payer,
        "payee": lambda leg: leg.payee,
        **_amount("", lambda leg: leg.amount),
        "status": lambda leg: leg.status,
        "since": lambda leg: _day(leg.since),
        "deals": lambda leg: leg.deals,
    },
    Arrow: {
        "deal": lambda arrow: arrow.deal.id,
        "payer": lambda arrow: arrow.payer,
        "payee": lambda arrow: arrow.payee,
        "instrument": lambda arrow: arrow.deal.instrument_name,
        "deal_class": lambda arrow: arrow.deal_class,
        "layer": lambda arrow: arrow.layer,
        "status": lambda arrow: arrow.status,
        **_amount("", lambda arrow: arrow.amount),
        "since": lambda arrow: _day(arrow.since),
        "title": lambda arrow: arrow.deal.title,
        "sources": lambda arrow: tuple(dict.fromkeys(event.source for event in arrow.events)),
    },
    Amount: {
        "low": lambda it: float(it.low),
        "central": lambda it: _float(it.central),
        "high": lambda it: _float(it.high),
    },
    Problem: {
        "path": lambda problem: problem.origin.path,
        "line": lambda problem: problem.origin.line or None,
        "message": lambda problem: problem.message,
        "rule": lambda problem: problem.rule,
        "severity": lambda problem: problem.severity,
    },
    **{
        kind: _columns_of_fields(kind)
        for kind in (Company, Alias, Merger, Deal, Event, Source, Metric, Evidence, Payment, Statement)
    },
}
"""For each sort of record its columns by name: what a cell holds."""
