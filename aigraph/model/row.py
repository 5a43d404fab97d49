"""What answers are made of when they become tables: rows of cells."""

from __future__ import annotations

from datetime import date
from typing import Any

from aigraph.model.dates import PartialDate

Cell = str | float | date | PartialDate | tuple[str, ...] | None
"""What a cell holds: text, a number or True or False, a day, a date as a source gives it, a list of texts; None is unknown."""

Row = dict[str, Any]
"""The cells of one record by name, each a `Cell`; the names are public. What goes into JSON may hold rows in a cell."""
