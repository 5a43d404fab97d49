"""What the number formats of spreadsheets say of a figure: its currency, a unit in its text, or that it is a percentage."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from aigraph.reading.cells.currencies import currency_of, merged_unit
from aigraph.reading.cells.scale_words import SCALES
from aigraph.reading.cells.text import Cell, FormattedNumber

_LOCALES = {
    "$": {
        "409": "USD", "1009": "CAD", "C0C": "CAD", "C09": "AUD", "1409": "NZD", "C04": "HKD", "1004": "SGD", "404": "TWD",
        "80A": "MXN", "240A": "COP", "340A": "CLP", "2C0A": "ARS",
    },
    "¥": {"411": "JPY", "804": "CNY"},
    "￥": {"411": "JPY", "804": "CNY"},
    "kr": {"41D": "SEK", "414": "NOK", "406": "DKK"},
    "kr.": {"406": "DKK", "41D": "SEK", "414": "NOK"},
    "Rs": {"4009": "INR", "420": "PKR"},
}  # fmt: skip
"""For signs that several currencies share, the numbers by which Windows knows a country, to the currency."""


def formatted(value: float, number_format: str) -> Cell:
    """Give a number with what its format says; the number itself where that is nothing.

    Examples
    --------
    >>> formatted(1.5, '$0.0"bn"')
    FormattedNumber(value=1.5, unit=Decimal('1000000000'), currency='$', is_share=False)
    >>> formatted(1500000, '0.0,,"M"'), formatted(0.25, "0%").is_share, formatted(5, "#,##0.00")
    (1500000, True, 5)
    >>> formatted(5, "#,##0.00 [$€-407]").currency, formatted(5, "[$¥-804]#,##0").currency
    ('EUR', 'CNY')
    """
    unit, currency, is_share = _parsed(number_format)
    if unit == 1 and not currency and not is_share:
        return value
    return FormattedNumber(value=value, unit=unit, currency=currency, is_share=is_share)


@cache
def _parsed(number_format: str) -> tuple[Decimal, str, bool]:
    section = number_format.split(";", maxsplit=1)[0]
    currency = ""
    for sign, locale in re.findall(r"\[\$([^\]-]*)(?:-([0-9A-Fa-f]+))?\]", section):
        currency = _currency(sign.strip(), locale.upper().lstrip("0"))
    texts = re.findall(r'"([^"]*)"', section)
    plain = re.sub(r"\[[^\]]*\]", "", re.sub(r'"[^"]*"', "", section)).replace("_(", "").replace("_)", "")
    plain = re.sub(r"_.|\*.", "", plain)
    if not currency:
        signs = re.findall(r"[$€£¥₹₩₽₪₺৳]", plain)
        currency = _currency(signs[0], "") if signs else ""
    texts += re.findall(r"\\([A-Za-z€$£¥])", section) and ["".join(re.findall(r"\\([A-Za-z€$£¥])", section))]
    unit = Decimal(1)
    for text in texts:
        for word in re.findall(r"[^\W\d_]+|[$€£¥₹₩]|R\$", text.casefold()):
            if merged := merged_unit(word):
                unit, currency = merged[0], currency or merged[1]
            elif word in SCALES and unit == 1:
                unit = SCALES[word]
            elif (code := currency_of(word)) and not currency:
                currency = "$" if word == "$" else code
    # Commas behind the digits show a figure in thousands: 1,500,000 as 1.5M is 1,500,000.
    shown = re.search(r"[0#?](,+)(?![0#?])", plain)
    divided = 1000 ** len(shown[1]) if shown else 1
    return unit / divided if unit > 1 else Decimal(1), currency, "%" in plain


def _currency(sign: str, locale: str) -> str:
    if not sign:
        return ""
    by_locale = _LOCALES.get(sign, {}).get(locale)
    if by_locale:
        return by_locale
    return "$" if sign == "$" else currency_of(sign) or ""
