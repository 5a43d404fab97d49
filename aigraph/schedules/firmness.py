"""How far a contract binds."""

from __future__ import annotations

from enum import StrEnum


class Firmness(StrEnum):
    """Under what conditions the payer can still get out of what is not yet due.

    `TAKE_OR_PAY`: not at all. `CANCELLABLE`: on notice. `CONDITIONAL`: while a condition is open. `OPTION`: it need never
    begin; before it is exercised it is no binding deal. `UNKNOWN`: no source says.
    """

    TAKE_OR_PAY = "take_or_pay"
    CANCELLABLE = "cancellable"
    CONDITIONAL = "conditional"
    OPTION = "option"
    UNKNOWN = "unknown"
