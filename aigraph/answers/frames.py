"""Tables for pandas: the only module that knows it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from aigraph.answers.rows import columns_of, rows_of
from aigraph.model.dates import UNDATED, PartialDate
from aigraph.model.source import GRADES
from aigraph.model.status import LEVELS, Level, Status

if TYPE_CHECKING:
    import pandas as pd

ORDERS: dict[type, tuple[str, ...]] = {
    Status: tuple(map(str, sorted(Status, key=lambda status: status.rank))),
    Level: tuple(map(str, reversed(LEVELS))),
}
"""Ordered categories, least certain first; what has left the ladder stands below it."""

GRADE = "grade"
_GRADES = tuple(sorted(GRADES, reverse=True))
_ORDER_OF = {"status": Status, "weakest_status": Status, "level": Level}
_DAYS = ("since", "complete_since", "first_date", "last_date", "day")
_FIGURES = ("low", "central", "high", "gain", "value")


def to_frame(answer: Any) -> pd.DataFrame:
    """Put any answer into a DataFrame, one row for each of its records.

    Parameters
    ----------
    answer : Ledger, View, LoopList, Loop, Leg, Explanation, what a measure gives, or several records of one sort
        A ledger gives its deals, a view the deals that it shows, an explanation the events on its loops, a ladder its rungs, a
        measure of many companies a row for each. Other tables of a ledger have names: ``ledger.events``.

    Returns
    -------
    pandas.DataFrame
        Amounts are floats in US$ billions, NaN where unknown. Days are datetime64, NaT where nothing dates them; a date that a
        source gives as a year or month stays text, with the first and the last day that it can mean in two columns beside it.
        Lists are lists. Status, certainty and grade are ordered categories, the best last, so that ``frame.status >= "signed"``
        keeps what is signed or closed.

    Raises
    ------
    TypeError
        If it is no answer of this package; the message says what is.

    See Also
    --------
    to_graph : A view for networkx.

    Examples
    --------
    >>> import aigraph as ag
    >>> deals = to_frame(ag.load().view())
    >>> deals.loc[deals.deal == "nvidia-openai-equity-2026", "usd_bn"].item()
    30.0
    >>> bool((deals.status >= "signed").all())
    True
    """
    import pandas as pd

    rows = rows_of(answer)
    names = dict.fromkeys([*columns_of(answer), *(name for row in rows for name in row)])
    columns: dict[str, Any] = {}
    for name in names:
        columns |= _column(name, [row.get(name) for row in rows])
    return pd.DataFrame(columns)


def _column(name: str, cells: Sequence[Any]) -> dict[str, Any]:
    """Give the column of some cells, with two more beside it where they are dates as sources give them."""
    known = [cell for cell in cells if cell is not None]
    kinds = {type(cell) for cell in known}
    # A column without a known cell is what columns of its name are.
    ordered = next(iter(ORDERS.keys() & (kinds or {_ORDER_OF.get(name, str)})), None)
    if ordered or name == GRADE:
        return {name: _categories(cells, ORDERS[ordered] if ordered else _GRADES)}
    if PartialDate in kinds:
        ends = {end: _days([getattr(cell, end, None) for cell in cells]) for end in ("first", "last")}
        texts = [None if cell is None else str(cell) for cell in cells]
        return {name: texts, f"{name}_first": ends["first"], f"{name}_last": ends["last"]}
    if kinds == {date} or (not kinds and name in _DAYS):
        return {name: _days(cells)}
    if kinds <= {int, float} and (kinds or name.endswith("usd_bn") or name in _FIGURES):
        return {name: _numbers(cells, whole=kinds == {int} and len(known) == len(cells))}
    return {name: _values(cells)}


def _values(cells: Sequence[Any]) -> pd.Series[Any]:
    import pandas as pd

    # Without a cell pandas would take it for a column of numbers.
    return pd.Series([_value(cell) for cell in cells], dtype=None if cells else object)


def _value(cell: Any) -> Any:
    if isinstance(cell, tuple):
        return list(cell)
    return str(cell) if isinstance(cell, str) else cell


def _categories(cells: Sequence[Any], order: Sequence[str]) -> pd.Series[Any]:
    import pandas as pd

    kind = pd.CategoricalDtype(list(order), ordered=True)
    return pd.Series([None if cell is None else str(cell) for cell in cells], dtype=kind)


def _days(cells: Sequence[date | None]) -> pd.Series[Any]:
    import numpy as np
    import pandas as pd

    # Days of any year fit in seconds, not in nanoseconds.
    days = ["NaT" if cell in (None, UNDATED) else str(cell) for cell in cells]
    return pd.Series(np.array(days, dtype="datetime64[s]"))


def _numbers(cells: Sequence[Any], *, whole: bool) -> pd.Series[Any]:
    import pandas as pd

    return pd.Series(list(cells), dtype="int64" if whole else "float64")
