"""Amounts as people write them: "$1.2bn", "1.200.000,50", "up to €100 million", "12-15bn", "undisclosed"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from aigraph.model.amount import UNKNOWN, Amount
from aigraph.model.money.money_words import CURRENCIES, SCALES, SHARED_SIGNS
from aigraph.reading.cells.currencies import BILLION_DIGITS, DEFAULT_CURRENCY, currency_of, usd_bn
from aigraph.reading.cells.numbers import ZERO_AMOUNT, AmountError, read_figure, require_bounded, short
from aigraph.reading.cells.text import MISSING_WORDS, western_digits
from aigraph.store.bounded_decimal import WHOLE_DIGITS

ABOUT = (Decimal("0.9"), Decimal("1.1"))
"""What "about" means, as a share of the figure: the same as in the shipped data."""


@dataclass(frozen=True, slots=True)
class QuotedAmount:
    """An amount as a cell quotes it, in units of its currency.

    Parameters
    ----------
    currency : str
        The code that the cell names, or empty.
    annual : bool
        Whether it is an amount a year.
    """

    amount: Amount
    currency: str = ""
    annual: bool = False


def read_amount(
    text: str, *, mark: str = ".", unit: Decimal = Decimal(1), currency: str = DEFAULT_CURRENCY
) -> QuotedAmount:
    """Read an amount by the wording around it.

    Parameters
    ----------
    mark : str
        The decimal mark of the table; where it is empty, ``1.200`` is refused, for it can mean two things.
    unit : Decimal
        What a figure without a word such as million counts.
    currency : str
        The currency of the table, for signs that several share.

    Raises
    ------
    AmountError
        If it cannot be read, is negative, or is 0.

    Examples
    --------
    >>> read_amount("$1.2bn").amount.central, read_amount("€30m").currency
    (Decimal('1200000000.0'), 'EUR')
    >>> read_amount("up to $100 billion").amount
    Amount(low=Decimal('0'), central=None, high=Decimal('100000000000'))
    >>> read_amount("12 to 15bn").amount.low, read_amount("undisclosed").amount.is_known
    (Decimal('12000000000'), False)
    >>> read_amount("1.200.000,50", mark=",").amount.central
    Decimal('1200000.50')
    """
    if len(text) > _LONGEST:
        raise AmountError(f"{short(text)} is no amount: it is {len(text):,} characters long")
    words = _plain(text)
    if words.rstrip(".") in MISSING_WORDS or not words:
        return QuotedAmount(UNKNOWN)
    words, annual = _without(words, _ANNUAL)
    words, _ = _without(words, _ASIDE)
    kind, words = _wording(words)
    ends = _RANGE.fullmatch(words)
    if (ends and not kind) or (ends and kind == "about"):
        kind, parts = "range", [ends["low"], ends["high"]]
    else:
        parts = [words]
    read = [_money(part, text, currency) for part in parts]
    figures = _scaled(read, text, mark, unit)
    codes = {money["code"] for money in read if money["code"]}
    if len(codes) > 1:
        raise AmountError(f"{short(text)} names two currencies, {' and '.join(sorted(codes))}")
    return QuotedAmount(_amount(kind, figures, text), codes.pop() if codes else "", annual)


def bounded_usd_bn(amount: Decimal, rate: Decimal, text: str) -> Decimal:
    """Turn an amount into US$ billions that every format can hold and that are more than nothing.

    Parameters
    ----------
    rate : Decimal
        Dollars for one unit of its currency.
    text : str
        The cell, for messages.

    Raises
    ------
    AmountError
        If it is too large or too small.
    """
    figure = usd_bn(amount, rate)
    if not figure:
        raise AmountError(f"{short(text)} is less than a billionth of a dollar", ZERO_AMOUNT)
    return require_bounded(figure, text)


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", plain)
    plain = re.sub(r"(?<=\d)['\u2019\u00b4`\u2032](?=\d)", "", plain)
    return " ".join(western_digits(plain).split())


def _without(words: str, pattern: re.Pattern[str]) -> tuple[str, bool]:
    rest = pattern.sub("", words).strip()
    return (rest, rest != words) if rest else (words, False)


def _wording(words: str) -> tuple[str, str]:
    """Split off the words that say how exact a figure is."""
    for kind, before, after in _WORDINGS:
        found = before.match(words)
        if found:
            return kind, words[found.end() :].strip()
        if after and (found := after.search(words)):
            return kind, words[: found.start()].strip()
    return "", words


def _money(part: str, text: str, currency: str) -> dict[str, str]:
    found = _MONEY.fullmatch(part.strip())
    if not found:
        raise AmountError(f"{short(text)} is no amount: expected one such as 1,200,000, $1.2bn, up to €30m, or nothing")
    if found["sign"] or found["minus"] or (part.startswith("(") and part.endswith(")")):
        raise AmountError(f"{short(text)} is negative; swap payer and payee instead", "negative amount")
    before, after = (currency_of(word, currency) or "" for word in (found["before"] or "", found["after"] or ""))
    if before and after and before != after:
        raise AmountError(f"{short(text)} names two currencies, {before} and {after}")
    return {"figure": found["figure"], "scale": found["scale"] or "", "code": before or after}


def _scaled(read: list[dict[str, str]], text: str, mark: str, unit: Decimal) -> list[Decimal]:
    figures = []
    for money in read:
        # In "12-15bn" one word is for both.
        scale = money["scale"] or read[-1]["scale"]
        number = read_figure(money["figure"], text, mark, exact=not scale)
        figure = number * (SCALES[scale.rstrip(".")] if scale else unit)
        if figure.adjusted() >= WHOLE_DIGITS + BILLION_DIGITS:
            require_bounded(figure, text)
        figures.append(figure)
    return figures


def _amount(kind: str, figures: list[Decimal], text: str) -> Amount:
    if any(figure == 0 for figure in figures) and not (kind == "range" and figures[-1]):
        raise AmountError(
            f"{short(text)} says that nothing was paid; leave the cell empty if it is unknown", ZERO_AMOUNT
        )
    one = figures[0]
    if kind == "range":
        low, high = figures
        if low > high:
            raise AmountError(f"{short(text)} runs downward; expected the smaller figure first")
        return Amount(low, None, high) if low != high else Amount(low, low, low)
    if kind == "most":
        return Amount.of(high=one)
    if kind == "least":
        return Amount.of(one, one)
    if kind == "about":
        return Amount(one * ABOUT[0], one, one * ABOUT[1])
    return Amount(one, one, one)


_LONGEST = 200
_UNIT_WORDS = "|".join(sorted(SCALES, key=len, reverse=True))
_SIGNS = "|".join(sorted(map(re.escape, (*CURRENCIES, *SHARED_SIGNS)), key=len, reverse=True))
_MONEY = re.compile(
    rf"\(?(?P<sign>-)?\s*(?:(?P<before>{_SIGNS})\s*)?(?P<minus>-)?\s*"
    rf"(?P<figure>\d{{1,3}}(?: \d{{3}})+(?:[.,]\d+)?|\d[\d.,]*(?:e[+]?\d{{1,2}})?|[.,]\d+)"
    rf"(?:\s*(?P<scale>(?:{_UNIT_WORDS})(?![a-z])\.?))?(?:\s*(?P<after>{_SIGNS}))?\)?"
)
_RANGE = re.compile(r"(?:between\s+|from\s+)?(?P<low>\D*\d.*?)\s*(?:-|to|and|bis)\s*(?P<high>\D{0,12}\d.*)")
_ANNUAL = re.compile(r"\s*(?:/\s*(?:yr|year|a)|\bp\.?\s?a\.?|\bper (?:year|annum)|\ba year|\bannually|\byearly)\s*$")
_ASIDE = re.compile(r"\s*(?:\((?:est\.?|estimated?|reported(?:ly)?|cash|approx\.?)\)|\bin cash|\bin total|\btotal)\s*$")
_WORDINGS = (
    (
        "most",
        re.compile(
            r"(?:up to|as much as|at most|max(?:imum)?(?: of)?\.?|no more than|not more than|less than|under|below|bis zu|<=?|≤)\s*(?=\D{0,8}\d)"
        ),
        re.compile(r"\s+(?:or less|at most|max(?:imum)?)\.?$"),
    ),
    (
        "least",
        re.compile(
            r"(?:at least|more than|over|above|min(?:imum)?(?: of)?\.?|no less than|not less than|upwards of|in excess of|mindestens|>=?|≥)\s*(?=\D{0,8}\d)"
        ),
        re.compile(r"\s*(?:\+|\bor more|\band up|\bat least)$"),
    ),
    (
        "about",
        re.compile(
            r"(?:about|around|approx(?:imately)?\.?|circa|ca\.?|c\.|~|≈|roughly|nearly|almost|some|est(?:imated|\.)?|an estimated|reported(?:ly)?|etwa|rund)\s*(?=\D{0,8}\d)"
        ),
        None,
    ),
)
