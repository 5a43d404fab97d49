"""A period of the calendar as tables name it: a year, half-year, quarter, month or day, or a span of them."""

from __future__ import annotations

import re
from datetime import date

from aigraph.engine.frozen import dataclass
from aigraph.model.dates import PartialDate, month_end

_PART = re.compile(r"(\d{4})-(?:Q([1-4])|H([12]))")
_EXPECTED = "expected 2027, 2027-H1, 2027-Q2, 2027-06, 2027-06-30 or two of these as 2027-06..2028-05"


@dataclass(frozen=True, slots=True)
class Period:
    """A span of whole days with the name that it was given.

    Parameters
    ----------
    text : str
        As written: ``2027``, ``2027-H1``, ``2027-Q2``, ``2027-06``, ``2027-06-30`` or ``2027-06..2028-05``.
    first, last : datetime.date
        Its first and its last day.
    """

    text: str
    first: date
    last: date

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read a period.

        Raises
        ------
        ValueError
            If the text is none of the forms, names no day of the calendar, or ends before it begins.

        Examples
        --------
        >>> period = Period.parse("2027-Q2")
        >>> period.first.isoformat(), period.last.isoformat()
        ('2027-04-01', '2027-06-30')
        >>> Period.parse("2027-06..2028-05").days
        366
        """
        one, dots, other = text.partition("..")
        try:
            first, last = _span(one)
            if dots:
                last = _span(other)[1]
        except ValueError:
            raise ValueError(f"{text!r} is no period: {_EXPECTED}") from None
        if first > last:
            raise ValueError(f"{text!r} is no period: it ends before it begins; {_EXPECTED}")
        return cls(text, first, last)

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def overlaps(self, other: Period) -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def __str__(self) -> str:
        return self.text


def _span(text: str) -> tuple[date, date]:
    match = _PART.fullmatch(text)
    if match is None:
        plain = PartialDate.parse(text)
        return plain.first, plain.last
    year, quarter, half = match.groups()
    months, number = (3, int(quarter)) if quarter else (6, int(half))
    last_month = number * months
    return date(int(year), last_month - months + 1, 1), month_end(int(year), last_month)
