"""Loads a ledger from whatever holds deals: a folder, a table of one's own, a graph, a data frame."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from aigraph.model.ledger import Ledger
from aigraph.model.origin import DataError
from aigraph.model.search_limits import DEFAULT_BYTES, DEFAULT_LENGTH, DEFAULT_LOOPS
from aigraph.model.status import Status
from aigraph.reading.cells.currencies import HOME, NO_RATES, Rates, read_rates
from aigraph.reading.cells.dates import DAY_FIRST, MONTH_FIRST
from aigraph.reading.large.interrupts import plain_interrupts
from aigraph.reading.raw_table import Options
from aigraph.reading.registry import read_any

UNITS = {"1": Decimal(1), "k": Decimal(10**3), "m": Decimal(10**6), "bn": Decimal(10**9)}
"""What a figure of a table can count."""

_PATIENCE_S = 120.0


def load_table(
    data: Any,
    *,
    columns: Mapping[str, str] | None = None,
    currency: str = HOME,
    rates: str | Path | Rates | None = None,
    unit: str | None = None,
    decimal: str | None = None,
    dayfirst: bool | None = None,
    sheet: str | None = None,
    query: str | None = None,
    assume: Status | str | None = None,
    strict: bool = False,
    max_length: int = DEFAULT_LENGTH,
    max_loops: int | None = DEFAULT_LOOPS,
    max_seconds: float | None = _PATIENCE_S,
    max_bytes: int | None = DEFAULT_BYTES,
    keep_on_interrupt: bool = False,
    progress: Callable[[str, float], object] | None = None,
) -> Ledger:
    """Load a table of one's own: see `aigraph.load`, which calls this for all that is no folder."""
    options = Options(
        columns=dict(columns or {}),
        currency=currency.upper(),
        rates=rates if isinstance(rates, Rates) else read_rates(rates) if rates else NO_RATES,
        unit=UNITS[unit] if unit else None,
        decimal=decimal or "",
        order="" if dayfirst is None else DAY_FIRST if dayfirst else MONTH_FIRST,
        sheet=sheet or "",
        query=query or "",
        status=Status(assume) if assume else None,
        max_length=max_length,
        max_loops=max_loops,
        max_seconds=max_seconds,
        max_bytes=max_bytes,
        keep_on_interrupt=keep_on_interrupt,
        told=progress or (lambda _what, _share: None),
    )
    with plain_interrupts():
        ledger = read_any(data, options)
    intake = ledger.intake
    if intake and intake.refused and (strict or not intake.kept):
        raise DataError(intake.refusals)
    return ledger
