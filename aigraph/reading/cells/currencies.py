"""Currencies as people write them, and the table of rates that turns them into US dollars."""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from aigraph.model.dates import PartialDate
from aigraph.model.origin import DataError, Origin, Problem

DEFAULT_CURRENCY = "USD"

_WORDS = {
    "USD": "us$ usd dollar dollars us_dollar us_dollars",
    "EUR": "€ eur euro euros",
    "GBP": "£ gbp uk_pound british_pound pound pounds sterling",
    "JPY": "jp¥ jpy yen japanese_yen 円",
    "CNY": "cn¥ cny rmb yuan renminbi chinese_yuan 元",
    "INR": "₹ inr rs rs. rupee rupees indian_rupee",
    "KRW": "₩ krw won",
    "CHF": "chf sfr swiss_franc swiss_francs",
    "CAD": "c$ ca$ cad canadian_dollar",
    "AUD": "a$ au$ aud australian_dollar",
    "NZD": "nz$ nzd",
    "HKD": "hk$ hkd",
    "SGD": "s$ sgd",
    "TWD": "nt$ twd",
    "BRL": "r$ brl real reais brazil_real",
    "MXN": "mx$ mxn mexican_peso",
    "RUB": "₽ rub ruble rouble roubles",
    "ILS": "₪ ils shekel shekels",
    "SAR": "sar saudi_riyal",
    "AED": "aed dirham",
    "SEK": "sek swedish_krona",
    "NOK": "nok",
    "DKK": "dkk",
    "PLN": "pln zł zloty",
    "CZK": "czk",
    "TRY": "₺ try",
    "ZAR": "zar rand",
    "BDT": "৳ bdt taka tk",
    "BTC": "₿ btc bitcoin bitcoins",
    "ETH": "eth ether",
}

CURRENCIES: Mapping[str, str] = {
    word.replace("_", " "): code for code, words in _WORDS.items() for word in words.split()
}
"""Signs, codes and names, in small letters, to the code of ISO 4217 (or the common one of a coin)."""

SHARED_SIGNS: Mapping[str, tuple[str, ...]] = {
    "$": ("USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN"),
    "¥": ("JPY", "CNY"),
}
"""Signs of several currencies: the one that the table names if it is among them, else the first."""


def currency_of(word: str, usual: str = DEFAULT_CURRENCY) -> str | None:
    """Give the code of a currency, or None if the word names none.

    Parameters
    ----------
    word : str
        A sign, code or name in any case.
    usual : str
        The currency of the table, for signs that several share.

    Examples
    --------
    >>> currency_of("€"), currency_of("$"), currency_of("$", "CAD"), currency_of("Saudi Riyal"), currency_of("gold")
    ('EUR', 'USD', 'CAD', 'SAR', None)
    """
    name = " ".join(word.casefold().split())
    if name in SHARED_SIGNS:
        shared = SHARED_SIGNS[name]
        return usual if usual in shared else shared[0]
    if name in CURRENCIES:
        return CURRENCIES[name]
    return None


def usd_bn(amount: Decimal, rate: Decimal) -> Decimal:
    """Turn an amount into US$ billions, without zeros at the end.

    Parameters
    ----------
    amount : Decimal
        In units of its currency.
    rate : Decimal
        Dollars for one unit.

    Examples
    --------
    >>> usd_bn(Decimal("1200000000"), Decimal(1)), usd_bn(Decimal("30000000000.0"), Decimal(1))
    (Decimal('1.2'), Decimal('30'))
    """
    exact = (amount * rate / _BILLION).normalize()
    return exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact


_BILLION = Decimal(10) ** 9


@dataclass(frozen=True)
class Rates:
    """US dollars for one unit of a currency, on days or for good.

    Parameters
    ----------
    usd : mapping of str to (days, rates)
        For each currency its days in order, `datetime.date.min` for a rate without a day, and the rates of those days.
    """

    usd: Mapping[str, tuple[tuple[date, ...], tuple[Decimal, ...]]]

    def rate(self, currency: str, day: date | None) -> Decimal | None:
        """Give the rate of the last day on or before one; without a day the newest; None if there is none.

        Examples
        --------
        >>> rates = Rates({"EUR": ((date(2025, 1, 1), date(2025, 7, 1)), (Decimal("1.04"), Decimal("1.18")))})
        >>> [str(rates.rate("EUR", day)) for day in (date(2025, 3, 1), None, date(2024, 1, 1))]
        ['1.04', '1.18', 'None']
        """
        if currency == DEFAULT_CURRENCY:
            return Decimal(1)
        days, rates = self.usd.get(currency, ((), ()))
        place = len(days) if day is None else bisect_right(days, day)
        return rates[place - 1] if place else None


NO_RATES = Rates({})


def read_rates(path: str | Path) -> Rates:
    """Read a CSV table with the columns ``currency``, ``usd`` (dollars for one unit) and, if rates move, ``date``.

    Raises
    ------
    DataError
        If a row cannot be read: it names the line, the value and what was expected.
    """
    problems: list[Problem] = []
    found: dict[str, dict[date, Decimal]] = defaultdict(dict)
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            columns = [name.strip().casefold() for name in rows.fieldnames or ()]
            rows.fieldnames = columns
            if not {"currency", "usd"} <= set(columns):
                message = (
                    f"has the columns {', '.join(columns) or 'none'}; expected currency, usd and, if need be, date"
                )
                raise DataError([Problem(Origin(str(path), 1), message)])
            for row in rows:
                origin = Origin(str(path), rows.line_num)
                try:
                    code, day, rate = _row(row)
                except ValueError as error:
                    problems.append(Problem(origin, str(error)))
                else:
                    found[code][day] = rate
    except (OSError, UnicodeDecodeError) as error:
        raise DataError([Problem(Origin(str(path)), f"cannot be read as a table of rates: {error}")]) from None
    if problems:
        raise DataError(problems)
    return Rates(
        {code: (tuple(sorted(rates)), tuple(rates[day] for day in sorted(rates))) for code, rates in found.items()}
    )


def _row(row: Mapping[str, str | None]) -> tuple[str, date, Decimal]:
    word = (row["currency"] or "").strip()
    code = currency_of(word) or (word.upper() if len(word) == len("USD") and word.isalpha() else None)
    if code is None:
        raise ValueError(f"currency {word!r} is unknown; expected a code such as EUR")
    try:
        rate = Decimal((row["usd"] or "").strip())
    except InvalidOperation:
        rate = Decimal(0)
    if not rate.is_finite() or rate <= 0:
        raise ValueError(f"usd {row['usd']!r} is no rate; expected dollars for one {code}, such as 1.08")
    text = (row.get("date") or "").strip()
    return code, PartialDate.parse(text).first if text else date.min, rate
