"""Amounts of money as text."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

from aigraph.language.templates import fill
from aigraph.model.amount import Amount


def significant_digits(usd_bn: Decimal) -> str:
    """Write US$ billions with at most three significant digits, and no more decimals than are there.

    Examples
    --------
    >>> [significant_digits(Decimal(x)) for x in ("300", "13.75", "0.35", "1025.5", "0.0163")]
    ['300', '13.8', '0.35', '1,026', '0.0163']
    """
    if usd_bn == 0:
        return "0"
    places = max(0, 2 - usd_bn.adjusted())
    rounded = usd_bn.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN)
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def money(amount: Amount) -> str:
    """Write an amount as a reader would say it; its uncertainty is part of it. Below a million it is in dollars.

    Examples
    --------
    >>> [money(Amount.of(*ends)) for ends in ((None, 30), (None, None, 100), (100, 100), (27, 30, 33), (12, None, 14))]
    ['$30bn', 'up to $100bn', '$100bn or more', '$30bn (27-33)', '$12-14bn']
    >>> money(Amount.of(central="0.0000125")), money(Amount.of(high="0.0000000999"))
    ('$12,500', 'up to $99.9')
    """
    ends = {"low": amount.low, "central": amount.central, "high": amount.high}
    unit = "bn" if max(end for end in ends.values() if end is not None) >= _MILLION else ""
    return fill(
        _form(amount), unit=unit, **{name: None if end is None else _in(end, unit) for name, end in ends.items()}
    )


def _form(amount: Amount) -> str:
    """Name the sentence that says what is known of an amount."""
    if not amount.is_known:
        return "amount_unknown"
    if amount.central is None:
        if amount.high is None:
            return "amount_at_least"
        return "amount_between" if amount.low else "amount_at_most"
    if amount.is_exact:
        return "amount_exact"
    if amount.high is None:
        return "amount_or_more" if amount.low == amount.central else "amount_or_more_from"
    return "amount_within"


def dollars(usd_bn: float | Decimal | None) -> str:
    """Write US$ billions that were worked out, or say that they are unknown; below a million they are in dollars.

    Examples
    --------
    >>> dollars(0.1 + 0.2), dollars(1983.2), dollars(0.000000003), dollars(0.0), dollars(None)
    ('$0.3bn', '$1,983bn', '$3', '$0', 'unknown')
    """
    if usd_bn is None:
        return "unknown"
    # What lies behind a dollar is noise of a solver; the sum with 0 takes the sign from a zero.
    return money(Amount.of(central=Decimal(repr(round(float(usd_bn), 9) + 0.0))))


_MILLION = Decimal("0.001")


def _in(usd_bn: Decimal, unit: str) -> str:
    return significant_digits(usd_bn if unit else usd_bn.scaleb(9))
