"""The figures of a text: their digits and decimal mark, and sums, shares, counts and terms with what belongs to each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from aigraph.reading.cells.text import RowError
from aigraph.store.bounded_decimal import LIMITS, FigureError, bounded_decimal, is_bounded

ZERO_AMOUNT, DECIMAL_MARK = "amount of 0", "decimal mark"
"""The rules that a figure of 0 breaks, and one that depends on what the decimal mark is."""

TOO_MANY_DIGITS = "too many digits"
"""The rule that a figure breaks which no format could hold."""


class AmountError(RowError):
    """A cell is no amount."""

    def __init__(self, message: str, rule: str = "no amount") -> None:
        super().__init__(message, rule)


def decimal_mark(texts: Iterable[str]) -> tuple[str, str]:
    """Infer the decimal mark of a column: ``.``, ``,``, nothing if no cell decides it, or ``?`` if cells contradict each other.

    Returns
    -------
    (str, str)
        The mark, and the cell that shows it.

    Examples
    --------
    >>> [decimal_mark(texts)[0] for texts in (["1.200", "1.200.000,50"], ["1,200", "3.5"], ["1,200", "30"], ["3.5", "3,5"])]
    [',', '.', '', '?']
    """
    evidence: dict[str, str] = {}
    for text in texts:
        for figure in _FIGURE.findall(text):
            mark = _certain_mark(figure)
            if mark:
                evidence.setdefault(mark, text)
    if len(evidence) > 1:
        return "?", f"{evidence['.']!r} and {evidence[',']!r}"
    return next(iter(evidence.items()), ("", ""))


def _certain_mark(figure: str) -> str:
    """Tell the decimal mark of one figure, if there can be no doubt."""
    figure = figure.rstrip(".,")
    marks = [sign for sign in figure if sign in ".,"]
    if len(set(marks)) > 1:
        return marks[-1]
    if len(marks) > 1:
        return "," if marks[0] == "." else "."
    if marks:
        whole, part = figure.split(marks[0])
        if len(part) != _GROUP or len(whole) > _GROUP or whole in {"", "0"}:
            return marks[0]
    return ""


def read_figure(figure: str, text: str, mark: str, *, exact: bool) -> Decimal:
    """Read digits with the marks between them.

    Parameters
    ----------
    text : str
        The whole cell, for messages.
    mark : str
        The decimal mark of the table, nothing, or ``?`` where its cells contradict each other.
    exact : bool
        Whether no word such as million follows.

    Raises
    ------
    AmountError
        If it is no figure, or can mean two.
    """
    if "e" in figure:
        return _scientific(figure)
    figure = figure.replace(" ", "")
    certain = _certain_mark(figure)
    seen = [sign for sign in (".", ",") if sign in figure]
    if certain and mark in {".", ","} and certain != mark and len(set(seen)) == 1 and figure.count(seen[0]) == 1:
        raise AmountError(f"{short(text)} has decimals after {certain!r}, the other amounts after {mark!r}")
    decimals = certain or mark.strip("?")
    if not decimals and seen:
        # "1.200 billion" has decimals, for nobody writes 1,200 billion that way; "1,200" alone has none in English.
        decimals = "." if (seen == [","] or not exact) and mark != "?" else ""
        if not decimals:
            raise AmountError(
                f"{short(text)} can mean {figure.replace('.', ',')} or {figure.replace(',', '.').rstrip('0')}; say which by --decimal",
                DECIMAL_MARK,
            )
    grouping = "," if decimals == "." else "."
    whole, _, part = figure.partition(decimals) if decimals else (figure, "", "")
    if grouping in part or (grouping in whole and not _GROUPS.fullmatch(whole.replace(grouping, ","))):
        raise AmountError(f"{short(text)} is no figure: expected digits in groups of three")
    return (
        Decimal(f"{whole.replace(grouping, '') or '0'}.{part or '0'}") if part else Decimal(whole.replace(grouping, ""))
    )


def _scientific(figure: str) -> Decimal:
    """Read a figure as programs write large ones: 1.5e9."""
    try:
        return bounded_decimal(figure, exponent=True)
    except FigureError as error:
        raise AmountError(str(error), TOO_MANY_DIGITS) from None


def require_bounded(figure: Decimal, text: str) -> Decimal:
    """Give a figure of a cell, if it can be held once it is US$ billions.

    Raises
    ------
    AmountError
        If it has too many digits.
    """
    if is_bounded(figure):
        return figure
    raise AmountError(f"{short(text)} has too many digits: expected {LIMITS}", TOO_MANY_DIGITS)


def short(text: str) -> str:
    """Quote a cell in a message, cut if it is long."""
    return repr(text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…")


_QUOTED = 60
_GROUP = 3
_FIGURE = re.compile(r"\d[\d.,]*|[.,]\d+")
_GROUPS = re.compile(r"\d{1,3}(,\d{3})+|\d{1,2}(,\d{2})+,\d{3}")


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
