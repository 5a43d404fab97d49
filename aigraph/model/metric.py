"""A metric: a figure of one company that no one pays to another."""

from __future__ import annotations

from dataclasses import field
from decimal import Decimal

from aigraph.engine.frozen import dataclass
from aigraph.model.dates import PartialDate
from aigraph.model.display import Displayed
from aigraph.model.origin import NOWHERE, Origin

VERDICTS = ("stands", "revised", "refuted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric(Displayed):
    """Revenue, capex, a valuation, GPUs in use: what a company has or does, never an arrow.

    Parameters
    ----------
    metric : str
        What is measured, such as ``revenue`` or ``valuation``.
    period : str
        The day, month, quarter (``2024-Q3``), fiscal year (``FY2025``) or year it holds for.
    low, value, high : Decimal or None
        The figure in `unit`, or its range.
    unit : str
        ``usd_bn``, ``percent``, ``gpus``, ``gw`` and so on; ``statement`` for a remark without a figure.
    verdict : str
        Whether it ``stands``, was ``revised`` later, or is ``refuted`` by the record; empty means stands.
    period_start, period_end : PartialDate or None
        The first and the last day of the period, where its name does not say them, as that of a fiscal year does not.
    """

    company: str
    metric: str
    period: str
    low: Decimal | None = None
    value: Decimal | None = None
    high: Decimal | None = None
    unit: str
    source: str
    reported: str = ""
    locator: str = ""
    verdict: str = ""
    period_start: PartialDate | None = None
    period_end: PartialDate | None = None
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)
