"""Currencies as people write them, and the rates that turn them into US dollars."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal

from aigraph.model.money.money_words import CURRENCIES, SHARED_SIGNS
from aigraph.store.bounded_decimal import DECIMALS, WHOLE_DIGITS

DEFAULT_CURRENCY = "USD"


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
    exact = _EXACT.multiply(amount, rate).scaleb(-BILLION_DIGITS, _EXACT)
    # A billionth of a dollar: what is smaller no format holds.
    figure = _EXACT.normalize(_EXACT.quantize(exact, _LEAST) if exact.adjusted() < WHOLE_DIGITS else exact)
    return _EXACT.quantize(figure, _ONE) if figure == figure.to_integral_value(context=_EXACT) else figure


BILLION_DIGITS = 9
_ONE, _LEAST = Decimal(1), Decimal(1).scaleb(-DECIMALS)
_EXACT = Context(prec=120)


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
