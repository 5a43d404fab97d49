"""Amounts as people write them: "$1.2bn", "up to €100 million", "~$300B / 5 yrs", "$30B equity + $10B debt", "10 GW"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from aigraph.model.amount import UNKNOWN, Amount
from aigraph.reading.cells.amount_wordings import (
    ASIDE,
    CHANGED,
    CONTAINED,
    IN_BRACKETS,
    MULTIPLE,
    PARTS,
    PARTS_BETWEEN,
    PERIODS,
    RANGE_ANYWHERE,
    RANGE_OF_TWO,
    UNIT_PRICE,
    VALUATION,
    WORDINGS,
)
from aigraph.reading.cells.currencies import UNDECIDED
from aigraph.reading.cells.money import DoubtfulScaleError, find_money
from aigraph.reading.cells.numbers import (
    BARE,
    DECIMAL_MARK,
    MONEY,
    TERM,
    ZERO_AMOUNT,
    AmountError,
    Figure,
    Skeleton,
    plain_text,
    short,
)
from aigraph.reading.cells.quoted_amount import (
    DOUBTFUL_MARK,
    DOUBTFUL_SCALE,
    NO_UNIT,
    SEVERAL,
    TWO_CURRENCIES,
    UNREAD,
    AmountStyle,
    QuotedAmount,
)
from aigraph.reading.cells.scale_words import DOUBTFUL_SCALES
from aigraph.reading.cells.spelled_numbers import with_figures
from aigraph.reading.cells.text import MISSING_WORDS
from aigraph.reading.cells.words_beside import not_understood

ABOUT = (Decimal("0.9"), Decimal("1.1"))
"""What "about" means, as a share of the figure: the same as in the shipped data."""

_PLAIN_STYLE = AmountStyle()


def read_amount(text: str, style: AmountStyle = _PLAIN_STYLE) -> QuotedAmount:
    """Read an amount by the wording around it. What cannot be read is unknown, and `QuotedAmount.doubt` says why.

    Raises
    ------
    AmountError
        If it is negative, or is 0.

    Examples
    --------
    >>> read_amount("$1.2bn").amount.central, read_amount("€30m").currency
    (Decimal('1200000000.0'), 'EUR')
    >>> read_amount("up to $100 billion").amount
    Amount(low=Decimal('0'), central=None, high=Decimal('100000000000'))
    >>> read_amount("12 to 15bn").amount.low, read_amount("undisclosed").amount.is_known
    (Decimal('12000000000'), False)
    >>> read_amount("1.200.000,50", AmountStyle(mark=",")).amount.central
    Decimal('1200000.50')
    >>> read_amount("$250B Azure").amount.central, read_amount("10 GW").doubt
    (Decimal('250000000000'), 'not understood')
    """
    if len(text) > _LONGEST:
        return QuotedAmount(UNKNOWN, doubt=UNREAD)
    if text.isascii() and text.isdigit() and style.unit is not None and text.strip("0"):
        # Most cells of most tables.
        one = Decimal(text) * style.unit
        return QuotedAmount(Amount(one, one, one), is_bare=True)
    if "il" in text.casefold():
        # All powers of ten have these letters, and most cells have not.
        text = with_figures(text)
    words = plain_text(text)
    if not words or words.strip(" .") in MISSING_WORDS or words in MISSING_WORDS:
        return QuotedAmount(UNKNOWN)
    try:
        found = find_money(text, style.currency, style.settled)
        return _Composer(text, found, style).read()
    except DoubtfulScaleError:
        return QuotedAmount(UNKNOWN, doubt=DOUBTFUL_SCALE)
    except AmountError as error:
        if error.rule in {ZERO_AMOUNT, NEGATIVE}:
            raise
        return QuotedAmount(UNKNOWN, doubt=DOUBTFUL_MARK if error.rule == DECIMAL_MARK else UNREAD)


NEGATIVE = "negative amount"
"""The rule that an amount below 0 breaks."""


def doubtful_words(text: str) -> set[str]:
    """Give the words of a cell that stand for two powers of ten.

    Examples
    --------
    >>> doubtful_words("R$ 500 mil"), doubtful_words("$5m")
    ({'mil'}, set())
    """
    return {word for word in re.findall(r"(?<=[\d\s])[a-z]+\b", text.casefold()) if word in DOUBTFUL_SCALES}


class _Composer:
    """Puts the figures of one cell together to one amount."""

    def __init__(self, text: str, found: Skeleton, style: AmountStyle) -> None:
        self.text = text
        self.style = style
        self.skeleton = found.text
        self.figures = found.figures

    def read(self) -> QuotedAmount:
        money = [figure for figure in self.figures if figure.kind == MONEY]
        bare = [figure for figure in self.figures if figure.kind == BARE]
        if not money and not bare:
            return QuotedAmount(UNKNOWN, doubt=UNREAD)
        words = self.skeleton
        rate = UNIT_PRICE.search(words)
        if rate or MULTIPLE.search(words):
            return QuotedAmount(UNKNOWN, doubt=UNREAD)
        words = VALUATION.sub(" ", words).strip()
        if not money:
            return self._bare(words, bare)
        return self._money(words, money, bare)

    def _bare(self, words: str, figures: Sequence[Figure]) -> QuotedAmount:
        """Read figures alone: only a figure with a qualifier, or a range of two, is money."""
        aside = " ".join(ASIDE.findall(words))
        if not_understood(aside, self.style.known):
            return QuotedAmount(UNKNOWN, doubt=UNREAD)
        words = ASIDE.sub("", words).strip()
        words, periods = _period(words)
        kind, words = _wording(words)
        negative = figures[0].is_negative or (words.startswith("(") and words.endswith(")"))
        words = words.strip("() ")
        if words == "‹B›-" or (words == "‹B›" and negative):
            raise AmountError(f"{short(self.text)} is negative; swap payer and payee instead", NEGATIVE)
        if words == "‹B›":
            if self._lacks_unit(figures):
                return QuotedAmount(UNKNOWN, doubt=NO_UNIT, is_bare=True)
            amount = self._one(kind, self._value(figures[0]))
        elif RANGE_OF_TWO.fullmatch(words.replace("‹B›", "‹M›")) and len(figures) == _TWO and kind in {"", "about"}:
            if self._lacks_unit(figures):
                return QuotedAmount(UNKNOWN, doubt=NO_UNIT, is_bare=True)
            amount = self._range(*(self._value(figure) for figure in figures))
        else:
            return QuotedAmount(UNKNOWN, doubt=UNREAD)
        return QuotedAmount(amount.times(periods or Decimal(1)), annual=periods is not None, is_bare=True)

    def _lacks_unit(self, figures: Sequence[Figure]) -> bool:
        """Whether figures alone are too small to be sums in full, where nothing says what they count."""
        return self.style.unit is None and 0 < max(self._value(figure) for figure in figures) < _IN_FULL

    def _money(self, words: str, money: Sequence[Figure], bare: Sequence[Figure]) -> QuotedAmount:
        used, words, note = self._chosen(words, money, bare)
        if not used:
            return QuotedAmount(UNKNOWN, doubt=SEVERAL)
        codes = {figure.code for figure in used if figure.code}
        if len(codes) > 1 or any(" " in code and UNDECIDED not in code for code in codes):
            return QuotedAmount(UNKNOWN, doubt=TWO_CURRENCIES)
        plain = ASIDE.sub("", words).strip()
        if any(figure.is_negative for figure in used) or IN_BRACKETS.fullmatch(plain):
            raise AmountError(f"{short(self.text)} is negative; swap payer and payee instead", NEGATIVE)
        words, periods = _period(words)
        kind, words = _wording(words)
        if self._is_doubtful(words, used):
            return QuotedAmount(UNKNOWN, doubt=UNREAD)
        borrowed = used[-1].scales
        values = [self._value(figure, borrowed) for figure in used]
        if note == _SUMMED:
            amount = self._one(kind, sum(values, Decimal(0)))
        elif len(values) == _TWO:
            amount = self._range(*values)
        else:
            amount = self._one(kind, values[0])
        annual = periods is not None
        if periods is not None:
            amount = amount.times(periods)
            terms = [figure for figure in self.figures if figure.kind == TERM and figure.months]
            if len(terms) == 1:
                years = Decimal(terms[0].digits) if terms[0].digits.isdigit() else Decimal(0)
                if years:
                    amount, annual = amount.times(years * terms[0].months / 12), False
        return QuotedAmount(amount, codes.pop() if codes else "", annual, note=note)

    def _is_doubtful(self, words: str, used: Sequence[Figure]) -> bool:
        """Whether a word beside the chosen sums is not understood, or one is changed by another."""
        beside = words.replace("‹B›", "", 1) if used[0].kind == BARE else words
        return (
            any(figure.beside for figure in used)
            or CHANGED.search(self.skeleton) is not None
            or bool(not_understood(beside, self.style.known, used[-1].code))
        )

    def _chosen(  # noqa: PLR0911  one return for each form that a cell can have
        self, words: str, money: Sequence[Figure], bare: Sequence[Figure]
    ) -> tuple[list[Figure], str, str]:
        """Choose the sums that make the amount: one, the ends of a range, or parts to add up."""
        shown = [figure for figure in self.figures if figure.kind in (MONEY, BARE)]
        ends = RANGE_ANYWHERE.search(words)
        if ends and words.count("‹M›") + words.count("‹B›") == _TWO:
            pair = shown[:2]
            return pair, words[: ends.start()] + "‹M›" + words[ends.end() :], ""
        sums = words.count("‹M›")
        kept = list(money)[: max(sums, 1)]
        if sums == 1:
            index = self._first_money(words)
            return [money[index]], words, ""
        if sums == 0:
            return [], words, ""
        if PARTS.fullmatch(words) and not bare:
            return kept, PARTS_BETWEEN.sub(" ", words), _SUMMED
        contained = CONTAINED.search(words)
        codes = [figure.code for figure in money]
        if contained and (contained["word"] != "/" or len({code for code in codes if code}) > 1):
            if CONTAINED.sub("", words).count("‹M›") != 1:
                return [], words, ""
            main = money[0]
            if contained["word"] in {"(", "/", "=", "~", "≈"} and "" not in codes:
                # The same sum in two currencies: the one of the row, which is dollars by default.
                main = next((it for it in money if it.code == self.style.currency), money[0])
            return [main], CONTAINED.sub("", words), ""
        return [], words, ""

    def _first_money(self, words: str) -> int:
        """Give the place, among all sums of the cell, of the one that is left in the words."""
        head = words[: words.find("‹M›")]
        return (
            0
            if self.skeleton.startswith(head + "‹M›") or self.skeleton.count("‹M›") == 1
            else self.skeleton.count("‹M›") - 1
        )

    def _value(self, figure: Figure, borrowed: tuple[Decimal, ...] = ()) -> Decimal:
        # A figure with a currency but no word for its size, in a column where others have one, is what it says.
        return figure.value(self.text, self.style.mark, self.style.unit or Decimal(1), borrowed)

    def _range(self, low: Decimal, high: Decimal) -> Amount:
        if low > high:
            raise AmountError(f"{short(self.text)} runs downward; expected the smaller figure first")
        return Amount(low, None, high) if low != high else Amount(low, low, low)

    def _one(self, kind: str, one: Decimal) -> Amount:
        if one == 0:
            raise AmountError(
                f"{short(self.text)} says that nothing was paid; leave the cell empty if it is unknown", ZERO_AMOUNT
            )
        if kind == "most":
            return Amount.of(high=one)
        if kind == "least":
            return Amount.of(one, one)
        if kind == "about":
            return Amount(one * ABOUT[0], one, one * ABOUT[1])
        return Amount(one, one, one)


def _wording(words: str) -> tuple[str, str]:
    """Split off the words that say how exact a figure is."""
    for kind, before, after in WORDINGS:
        if before.search(words):
            return kind, before.sub("", words, count=1).strip()
        if after.search(words):
            return kind, after.sub("", words, count=1).strip()
    return "", words


def _period(words: str) -> tuple[str, Decimal | None]:
    """Split off the words that say what time an amount is for: give how often that is in a year."""
    for pattern, times in PERIODS:
        if pattern.search(words):
            return pattern.sub("", words, count=1).strip(), Decimal(times)
    return words, None


_SUMMED = "added up"
_TWO = 2
_IN_FULL = 100_000
_LONGEST = 200
