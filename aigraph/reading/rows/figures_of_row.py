"""Reads the figures of a row: its amounts by the styles of their columns, its unit and currency, and the rate to dollars."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from aigraph.model.amount import UNKNOWN, Amount
from aigraph.model.dates import PartialDate
from aigraph.reading.cells.amounts import read_amount
from aigraph.reading.cells.answers import NO, YES
from aigraph.reading.cells.currencies import UNDECIDED, currency_of, looks_turned, roughly_in_dollars, settle_shared
from aigraph.reading.cells.numbers import ZERO_AMOUNT, AmountError
from aigraph.reading.cells.quoted_amount import (
    NO_CURRENCY,
    NO_UNIT,
    TOO_LARGE,
    TWO_CURRENCIES,
    UNREAD,
    AmountStyle,
    QuotedAmount,
    in_usd_bn,
    largest_end,
)
from aigraph.reading.cells.text import MOST_CACHED, Cell, FormattedNumber, as_text, clean
from aigraph.reading.rows.conventions import ColumnStyle, Conventions
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.row_report import NO_AMOUNT, NO_RATE, TURNED_RATE, RowReport
from aigraph.reading.tables.unit_text import UnitText, unit_of_cell

UsdRange = tuple[Decimal | None, Decimal | None, Decimal | None]
"""Low, central and high, in US$ billions."""

UNKNOWN_RANGE: UsdRange = (None, None, None)

CellOf = Callable[[Sequence[Cell], str], Cell]


@dataclass(frozen=True, slots=True)
class RowMoney:
    """What the figures of a row say.

    Parameters
    ----------
    usd : UsdRange
        The amount, in US$ billions.
    wording : str
        The cell as it was written, with its currency and unit.
    """

    usd: UsdRange
    quoted: QuotedAmount
    wording: str


class RowFigures:
    """Reads the figures of rows, and remarks what stays unknown and why.

    Parameters
    ----------
    cell : callable
        Gives what the columns of a role hold in a row.
    columns : mapping of str to str
        The heading of each role, for messages.
    is_price : bool or None
        Whether the column of the amount holds the price of one of several things; None where it may.
    """

    def __init__(
        self,
        cell: CellOf,
        headings: dict[str, str],
        conventions: Conventions,
        options: ReadingOptions,
        report: RowReport,
        *,
        is_price: bool | None,
    ) -> None:
        self.cell = cell
        self.headings = headings
        self.conventions = conventions
        self.options = options
        self.report = report
        self.is_price = is_price
        self.used: dict[tuple[str, Decimal], Decimal] = {}
        # 1 and 1.0 are written differently.
        self._read = lru_cache(maxsize=MOST_CACHED, typed=True)(self._uncached)

    def amount(self, cells: Sequence[Cell], day: PartialDate | None) -> RowMoney:
        """Give the amount as the row quotes it, and in US$ billions."""
        base = self.currency(cells)
        quoted = self._money(cells, "amount", base)
        if self.is_price is not False:
            quoted = self._times_quantity(cells, quoted)
        wording = self._wording(cells, quoted)
        amount = quoted.amount
        lower, upper = (self._money(cells, role, base) for role in ("low", "high"))
        low, high = lower.amount.central, upper.amount.central
        if low is not None or high is not None:
            amount = Amount.of(low, amount.central, high)
            known = [end for end in (low, amount.central, high) if end is not None]
            if known != sorted(known):
                self.report.doubt("amount", UNREAD, f"low, amount and high {', '.join(map(str, known))} run downward")
                return RowMoney(UNKNOWN_RANGE, replace(quoted, amount=UNKNOWN), wording)
        if not amount.is_known:
            if not quoted.doubt:
                self.report.remark(NO_AMOUNT)
            return RowMoney(UNKNOWN_RANGE, quoted, wording)
        sums = [it for it in (("amount", quoted), ("low", lower), ("high", upper)) if it[1].amount.is_known]
        role, found = sums[0]
        codes = {code for each, it in sums if (code := it.currency or base or self._style(each, base)[0].currency)}
        if len(codes) > 1:
            self.report.doubt(role, TWO_CURRENCIES, f"{wording} ({', '.join(sorted(codes))})".strip())
            return RowMoney(UNKNOWN_RANGE, quoted, wording)
        rate = self._rate_of(cells, found, base, day, role)
        if rate is None or self._is_too_large(found, amount, rate, wording):
            return RowMoney(UNKNOWN_RANGE, quoted, wording)
        if quoted.note:
            self.report.remark(quoted.note, wording)
        if amount.is_exact and amount.central is not None:
            return RowMoney((None, in_usd_bn("amount", wording, amount.central, rate), None), quoted, wording)
        ends = (amount.low or None, amount.central, amount.high)
        least, central, most = (None if end is None else in_usd_bn("amount", wording, end, rate) for end in ends)
        return RowMoney((least, central, most), quoted, wording)

    def paid(
        self, cells: Sequence[Cell], day: PartialDate | None, central: Decimal | None
    ) -> tuple[Decimal | None, bool | None]:
        """Give what was paid in US$ billions, and whether a cell that says yes or no says that it was."""
        word = clean(as_text(self.cell(cells, "paid"))).casefold()
        if word in YES or word in NO:
            return (central if word in YES else None), word in YES
        base = self.currency(cells)
        paid = self._money(cells, "paid", base)
        if paid.amount.central is None:
            return None, None
        rate = self._rate_of(cells, paid, base, day, "paid")
        if rate is None or self._is_too_large(paid, paid.amount, rate, word):
            return None, None
        return (in_usd_bn("paid", word, paid.amount.central, rate) if paid.amount.central else Decimal(0)), None

    def currency(self, cells: Sequence[Cell]) -> str:
        """Give the code that the row names in a cell of its own, or the word itself if it is none; empty without one."""
        word = clean(as_text(self.cell(cells, "currency")))
        if not word:
            return ""
        usual = self.conventions.styles.get("amount", ColumnStyle()).currency or self.options.currency
        code = currency_of(word, usual)
        if code is None and word.isascii() and word.isalpha() and len(word) == len("USD"):
            code = word.upper()
        says = unit_of_cell(word) if code is None else None
        if says and says.currency:
            return says.currency
        # A word that names no currency has no rate: the amount is unknown, and the word is said.
        return word[:_LONGEST_CURRENCY] if code is None else code

    def _unit(self, cells: Sequence[Cell]) -> UnitText | None:
        """Give what the cell of a column of units says; None without one."""
        word = clean(as_text(self.cell(cells, "unit")))
        if not word:
            return None
        return unit_of_cell(word) or UnitText(rest=(word,))

    def _style(self, role: str, base: str) -> tuple[ColumnStyle, AmountStyle]:
        style = self.conventions.styles.get(role, ColumnStyle())
        return style, AmountStyle(
            mark=self.conventions.mark,
            unit=style.unit,
            currency=base or style.currency or self.options.currency,
            settled=self.conventions.settled,
            known=self.conventions.known,
        )

    def _money(self, cells: Sequence[Cell], role: str, base: str) -> QuotedAmount:
        cell = self.cell(cells, role)
        if cell is None or cell == "":
            return QuotedAmount(UNKNOWN)
        column, style = self._style(role, base)
        if not isinstance(cell, str):
            style = replace(style, mark=".")
        says = self._unit(cells) if role != "paid" else None
        if isinstance(cell, FormattedNumber):
            found = self._formatted(cell, role, style, column)
        elif column.is_share:
            found = QuotedAmount(UNKNOWN, doubt=UNREAD)
        else:
            if says and says.unit is not None:
                style = replace(style, unit=says.unit if not column.unit_evidence else style.unit)
            found = self._read(cell, role, style)
            if says and found.amount.is_known:
                found = self._beside_unit(found, says, column)
            if column.is_doubtful and found.is_bare and not (says and says.unit is not None):
                found = QuotedAmount(UNKNOWN, doubt=NO_UNIT)
        if found.doubt:
            self.report.doubt(role, found.doubt, as_text(cell))
        return found

    def _beside_unit(self, found: QuotedAmount, says: UnitText, column: ColumnStyle) -> QuotedAmount:
        if says.is_share or (says.rest and not says.says_something):
            return QuotedAmount(UNKNOWN, doubt=UNREAD)
        if says.unit is not None and column.unit_evidence and column.unit != says.unit:
            return QuotedAmount(UNKNOWN, doubt=NO_UNIT)
        return found

    def _formatted(self, cell: FormattedNumber, role: str, style: AmountStyle, column: ColumnStyle) -> QuotedAmount:
        if cell.is_share:
            return QuotedAmount(UNKNOWN, doubt=UNREAD)
        unit = style.unit if column.unit_evidence else cell.unit
        if column.unit_evidence and cell.unit not in (1, unit):
            return QuotedAmount(UNKNOWN, doubt=NO_UNIT)
        found = self._read(cell.value, role, replace(style, unit=unit))
        code = style.currency if cell.currency == "$" else cell.currency
        return replace(found, currency=found.currency or code)

    def _uncached(self, cell: Cell, role: str, style: AmountStyle) -> QuotedAmount:
        try:
            return read_amount(clean(as_text(cell)), style)
        except AmountError as error:
            # A floor of 0 says no more than that there is none, and nothing can have been paid.
            if role in {"low", "paid"} and error.rule == ZERO_AMOUNT:
                zero = Amount(Decimal(0), Decimal(0), Decimal(0)) if role == "paid" else UNKNOWN
                return QuotedAmount(zero)
            raise AmountError(f"{role} {error}", error.rule) from None

    def _rate_of(
        self, cells: Sequence[Cell], quoted: QuotedAmount, base: str, day: PartialDate | None, role: str
    ) -> Decimal | None:
        """Give the rate of an amount; None, with a remark, where its currency is in doubt or has no rate."""
        column = self.conventions.styles.get(role, ColumnStyle())
        text = as_text(self.cell(cells, role))
        says = self._unit(cells)
        stated = {code for code in (quoted.currency, base, column.currency, says.currency if says else "") if code}
        stated = {code for code in stated if UNDECIDED not in code} or stated
        if len(stated) > 1:
            self.report.doubt(role, TWO_CURRENCIES, f"{text} ({', '.join(sorted(stated))})")
            return None
        if not stated and column.has_other_currency:
            self.report.doubt(role, NO_CURRENCY, text)
            return None
        currency = stated.pop() if stated else self.options.currency
        if UNDECIDED in currency:
            currency = settle_shared(currency, {self.options.currency}, self.conventions.named)
        if UNDECIDED in currency:
            self.report.remark(f"{NO_RATE}{currency}", text)
            return None
        rate = self.options.rates.rate(currency, day.last if day else None)
        if rate is None:
            self.report.remark(f"{NO_RATE}{currency}", text)
        elif not self.options.rates.counted and looks_turned(currency, rate):
            self.report.remark(f"{TURNED_RATE}{currency}", str(rate))
            return None
        if rate is not None:
            self.used[currency, rate] = max(self.used.get((currency, rate), Decimal(0)), largest_end(quoted.amount))
        return rate

    def _is_too_large(self, quoted: QuotedAmount, amount: Amount, rate: Decimal, text: str) -> bool:
        """Whether a sum cannot be meant: trillions written in full under a unit, or more than any economy makes."""
        largest = largest_end(amount)
        counted = self.options.rates.counted
        usd = largest * (roughly_in_dollars(counted) if counted else rate)
        style = self.conventions.styles.get("amount", ColumnStyle())
        in_full = quoted.is_bare and style.unit not in (None, 1) and largest / (style.unit or 1) >= _WRITTEN_IN_FULL
        if usd >= _MOST_USD or (in_full and usd >= _TRILLION):
            self.report.doubt("amount", TOO_LARGE, text)
            return True
        return False

    def _times_quantity(self, cells: Sequence[Cell], quoted: QuotedAmount) -> QuotedAmount:
        """Make a sum of the price of one and the number of them."""
        number = read_amount(clean(as_text(self.cell(cells, "quantity"))), AmountStyle(mark=self.conventions.mark))
        if self.is_price is None or number.amount.central is None or quoted.amount.central is None:
            self.report.doubt("amount", UNREAD, clean(as_text(self.cell(cells, "amount"))))
            return QuotedAmount(UNKNOWN, doubt=UNREAD)
        return replace(quoted, amount=quoted.amount.times(number.amount.central), is_bare=False)

    def _wording(self, cells: Sequence[Cell], quoted: QuotedAmount) -> str:
        """Keep the wording of an amount, and its unit and currency where another cell names them."""
        text = clean(as_text(self.cell(cells, "amount")))
        if not text:
            return ""
        style = self.conventions.styles.get("amount", ColumnStyle())
        unit = clean(as_text(self.cell(cells, "unit"))) or _UNIT_WORDS.get(style.unit or Decimal(1), "")
        named = "" if quoted.currency else clean(as_text(self.cell(cells, "currency"))) or style.currency
        shown = f"{text} {unit}" if unit and quoted.is_bare else text
        return f"{shown} {named}".strip()[:200].strip()


_POWERS = {3: "thousand", 5: "lakh", 6: "million", 7: "crore", 9: "billion", 12: "trillion"}
_UNIT_WORDS = {Decimal(10) ** power: word for power, word in _POWERS.items()}
_WRITTEN_IN_FULL = 10**6
_LONGEST_CURRENCY = 40
_TRILLION = Decimal(10) ** 12
_MOST_USD = 20 * _TRILLION
"""More than half of what the world trades in a year: no deal has this size."""
