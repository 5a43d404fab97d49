"""The figures of a text: sums of money, shares, counts and terms, each with what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from aigraph.reading.cells.numbers import read_figure

MONEY, BARE, SHARE, COUNT, TERM, YEAR = "M", "B", "P", "C", "T", "Y"
"""What a figure is: a sum of money, a figure without a currency or a word for a power of ten, a percentage, a count of things, a
length of time, or a year of the calendar. The letters stand for it in `Skeleton.text`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure of a text with what belongs to it.

    Parameters
    ----------
    kind : str
        One of the letters above.
    digits : str
        The figure as written.
    scales : tuple of Decimal
        The powers of ten after it.
    code : str
        The currency beside it, or empty.
    is_negative : bool
        Whether a minus stands before or after it.
    months : Decimal
        Of a term, how many months it lasts.
    rest : Figure or None
        What is added, as in 1兆5000億.
    beside : str
        Of a figure without a currency, the word next to it where nothing tells what it means: a currency, or a thing counted.
    """

    kind: str
    digits: str
    scales: tuple[Decimal, ...] = ()
    code: str = ""
    is_negative: bool = False
    months: Decimal = Decimal(0)
    rest: Figure | None = None
    beside: str = ""

    def value(self, text: str, mark: str, unit: Decimal, borrowed: tuple[Decimal, ...] = ()) -> Decimal:
        """Give the sum; `borrowed` powers of ten count where it has none, as in "12-15bn".

        Raises
        ------
        AmountError
            If the digits can mean two figures, or none.
        """
        scales = self.scales or borrowed
        number = read_figure(self.digits, text, mark, exact=not scales)
        for scale in scales or (unit,):
            number *= scale
        return number + self.rest.value(text, mark, unit) if self.rest else number


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A text with its figures replaced by the letters of their kinds, in quotation marks: ``about ‹M› / ‹T›``."""

    text: str
    figures: tuple[Figure, ...]
