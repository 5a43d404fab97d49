"""Tables for pandas: the only module that knows it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from aigraph.answers.rows import row_of

if TYPE_CHECKING:
    import pandas as pd


def to_frame(records: Iterable[Any]) -> pd.DataFrame:
    """Put loops, legs, deals, arrows, companies, events, sources or metrics into a DataFrame, one row each.

    Parameters
    ----------
    records : iterable
        Records of one sort, such as ``find_loops(view)``, ``view.arrows`` or ``ledger.events``.

    Returns
    -------
    pandas.DataFrame
        Amounts are floats in US$ billions with NaN for unknown; whole days are datetimes; partial dates and lists
        are text.

    Examples
    --------
    >>> import aigraph as ag
    >>> deals = to_frame(ag.load().view().arrows)
    >>> deals.loc[deals.deal == "nvidia-openai-equity-2026", "usd_bn"].item()
    30.0
    """
    import pandas as pd

    frame = pd.DataFrame([row_of(record) for record in records])
    for column in frame.columns:
        if column.endswith("usd_bn") or column == "gain":
            frame[column] = pd.to_numeric(frame[column])
        elif column in ("since", "complete_since", "first_date", "last_date"):
            frame[column] = pd.to_datetime(frame[column])
    return frame
