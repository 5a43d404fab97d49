"""Values of Python, pandas and numpy as cells."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from aigraph.reading.cells.text import Cell


def cell_of_value(value: Any) -> Cell:
    """Turn a value of a data frame, a database or a graph into a cell; a missing value becomes None.

    Examples
    --------
    >>> import numpy as np, pandas as pd
    >>> values = np.int64(3), pd.NaT, float("nan"), pd.Timestamp("2025-10-06 12:00")
    >>> [cell_of_value(value) for value in values]
    [3, None, None, datetime.date(2025, 10, 6)]
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
