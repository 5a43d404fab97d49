"""The parts of a text with an amount: its tokens; its figures, their decimal mark; sums, shares, counts and terms with what belongs to each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from aigraph.reading.cells.currencies import CURRENCIES, SHARED_SIGNS
from aigraph.reading.cells.scale_words import SCALES
from aigraph.reading.cells.text import RowError, western_digits
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
        for figure in _FIGURE.findall(_with_zeros(text)):
            mark = _certain_mark(figure)
            if mark:
                evidence.setdefault(mark, text)
    if len(evidence) > 1:
        return "?", f"{evidence['.']!r} and {evidence[',']!r}"
    return next(iter(evidence.items()), ("", ""))


def _with_zeros(text: str) -> str:
    """Write a dash in the place of decimals as zeros, as in "900.000,-" and "450.--"."""
    return _NO_DECIMALS.sub(r"\g<1>00", text)


_NO_DECIMALS = re.compile(r"(?<=\d)([.,])[-\u2013\u2014]{1,2}(?![\d\u2013\u2014-])")


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


def plain_text(text: str) -> str:
    """Write a cell in small letters and plain digits, without the marks of footnotes.

    Examples
    --------
    >>> plain_text("$1.2B¹ [12]*")
    '$1.2b'
    """
    text = _with_zeros(_RAISED.sub("", text))
    plain = unicodedata.normalize("NFKC", text).casefold() if not text.isascii() else text.casefold()
    plain = _US_DOLLAR.sub("usd", re.sub(r"[\u2010-\u2015\u2212]", "-", plain))
    plain = plain.replace("\u066c", "").replace("\u066b", ".")
    plain = re.sub(r"(?<=\d)['\u2019\u00b4`\u2032](?=\d{3})", "", plain)
    plain = " ".join(western_digits(plain).split())
    plain = _NOTE.sub("", plain)
    return _NOTE_IN_BRACKETS.sub("", plain).strip()


_RAISED = re.compile(r"(?<=[\w%)\].€£$])\s?[\u00b9\u00b2\u00b3\u2070\u2074-\u2079\u1d43\u1d47\u1d9c\u1d48\u1d49]+")
_NOTE = re.compile(r"\s?\[[\w, ]{1,5}\]|(?<=\S)\s?[*†‡§¶#]+(?=\s|$|[,;)])|^[*†‡§¶]+\s?")
_US_DOLLAR = re.compile(r"\bus-dollars?\b")
_NOTE_IN_BRACKETS = re.compile(r"(?<=[\w.%])\s?\((?:\d{1,2}|[a-e])\)$")


@dataclass(frozen=True, slots=True)
class Token:
    """A figure, a sign or word of a currency, another word, or a mark, and whether a space stands before it."""

    kind: str
    text: str
    spaced: bool


@cache
def _token_pattern() -> re.Pattern[str]:
    signs = sorted((word for word in (*CURRENCIES, *SHARED_SIGNS) if not word[-1].isalpha()), key=len, reverse=True)
    codes = sorted((word for word in CURRENCIES if word.isalpha() and word.isascii()), key=len, reverse=True)
    return re.compile(
        rf"(?P<space>\s+)|(?P<sign>{'|'.join(map(re.escape, signs))})|(?P<code>(?:{'|'.join(codes)})(?=\d))"
        r"|(?P<figure>(?:\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?|\d[\d.,]*\d|\d|[.,]\d+)(?:e\+?\d{1,2}(?![^\W_]))?)"
        r"|(?P<word>[^\s\d!-/:-@\[-`{-~·•×≈≤≥€£¥₹₩₽₪₺৳₿]+[²]?(?:(?<=[a-z])\d+)?)|(?P<mark>.)"
    )


def tokens_of(text: str) -> list[Token]:
    """Cut a plain text into tokens."""
    tokens: list[Token] = []
    spaced = False
    for found in _token_pattern().finditer(text):
        kind, part = str(found.lastgroup), found.group()
        if kind == "space":
            spaced = True
            continue
        if kind == "word" and not part.isascii():
            for piece in known_pieces(part):
                tokens.append(Token("word", piece, spaced))
                spaced = False
            continue
        tokens.append(Token("sign" if kind == "code" else kind, part, spaced))
        spaced = False
    return tokens


def known_pieces(word: str) -> list[str]:
    """Divide a word of a script without spaces, such as 億円, into the words that are known."""
    known = (SCALES, CURRENCIES)
    if any(word in words for words in known):
        return [word]
    for end in range(len(word) - 1, 0, -1):
        if any(word[:end] in words for words in known) and ord(word[0]) > _FIRST_WITHOUT_SPACES:
            return [word[:end], *known_pieces(word[end:])]
    return [word]


_FIRST_WITHOUT_SPACES = 0x0E00
