"""Reads a pandas data frame, known by its methods, so that pandas need not be loaded for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from aigraph.reading.raw_table import Cell, Options, Sheet
from aigraph.reading.readers.header_row import sheet_of


def is_frame(data: Any) -> bool:
    """Whether an object is a data frame."""
    return hasattr(data, "itertuples") and hasattr(data, "columns")


def read_frame(data: Any, options: Options) -> Sheet:
    """Read the rows of a data frame; its index is no column. Places in messages are row numbers, from 1."""
    columns = tuple(map(str, data.columns))

    def grid() -> Iterator[tuple[int, tuple[Cell, ...]]]:
        yield 0, columns
        for line, row in enumerate(data.itertuples(index=False, name=None), start=1):
            yield line, tuple(map(plain, row))

    return sheet_of("DataFrame", "pandas", grid(), options.columns)


def plain(value: Any) -> Cell:
    """Turn a value of a data frame or of a graph into one of plain Python; what is missing becomes None.

    Examples
    --------
    >>> import numpy as np, pandas as pd
    >>> plain(np.int64(3)), plain(pd.NaT), plain(float("nan")), plain(pd.Timestamp("2025-10-06 12:00"))
    (3, None, None, datetime.date(2025, 10, 6))
    """
    if value is None or isinstance(value, str):
        return value
    item = getattr(value, "item", None)
    if callable(item) and not hasattr(value, "__len__"):
        value = item()
    if isinstance(value, datetime):
        # NaT is a datetime, too, and the only one without a year.
        return value.date() if value.year == value.year else None
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float | Decimal | date):
        return None if value != value else value  # noqa: PLR0124  only what is missing differs from itself
    return None if type(value).__name__ in {"NAType", "NaTType"} else str(value)
