"""Sums of money in a sentence: "up to $30bn", "EUR 6.5bn", "4兆5000億円", "১২ হাজার কোটি টাকা"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from aigraph.model.money_words import CURRENCIES, SCALES, SHARED_SIGNS

_BILLION = Decimal(10) ** 9
_INDIAN = re.compile(r"crore|\bcr\b|lakh|কোটি|লাখ|লক্ষ")
_UNNAMED_INDIAN = "INR"


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money in a sentence.

    Parameters
    ----------
    billions : Decimal
        In billions of its currency.
    currency : str
        ISO 4217; empty where the sentence names none.
    start, end : int
        Where it stands in the plain text.
    """

    billions: Decimal
    currency: str
    start: int
    end: int

    @property
    def is_dollars(self) -> bool:
        """Whether it is in US dollars, or in a currency that nobody names."""
        return self.currency in ("USD", "")


def plain(text: str) -> str:
    """Reduce a sentence to small letters, western digits and one way to write each sign."""
    if text.isascii():
        return text.casefold()
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in folded)


@lru_cache(maxsize=4096)
def sums_in(text: str) -> tuple[Sum, ...]:
    """List the sums in a plain text, in their order; a bare number is none. O(length).

    Examples
    --------
    >>> [(float(money.billions), money.currency) for money in sums_in(plain("$15bn and EUR 6.5bn for 100,000 GPUs"))]
    [(15.0, 'USD'), (6.5, 'EUR')]
    >>> [(float(money.billions), money.currency) for money in sums_in(plain("১২ হাজার কোটি টাকা, 4兆5000億円"))]
    [(120.0, 'BDT'), (4500.0, 'JPY')]
    """
    found: list[Sum] = []
    factors: list[Decimal] = []
    for match in _MONEY.finditer(text):
        parts = [(Decimal(figure.replace(",", "")), scale) for figure, scale in _PART.findall(match["figure"])]
        scaled = any(scale for _, scale in parts)
        code = _code(match["before"] or match["after"] or "")
        if not code and not scaled:
            continue
        # "won 3 contracts" is no sum: a word beside a small number may be any word.
        if (match["before"] or match["after"] or "").isalpha() and not scaled and parts[0][0] < _LEAST_BARE:
            continue
        if not code and _INDIAN.search(match[0]):
            code = _UNNAMED_INDIAN
        value = sum((figure * _factor(scale) for figure, scale in parts), Decimal(0))
        found.append(Sum(value / _BILLION, code, match.start(), match.end()))
        factors.append(_factor(parts[-1][1]))
    return tuple(_as_ranges(text, found, factors))


def _as_ranges(text: str, found: list[Sum], factors: list[Decimal]) -> list[Sum]:
    """Give "80bn" in "80bn to 100bn yuan" the currency of its fellow, and "$1" in "$1-2bn" its billions."""
    for place in range(len(found) - 2, -1, -1):
        this, after = found[place], found[place + 1]
        if not _JOIN.fullmatch(text[this.end : after.start]):
            continue
        times = factors[place + 1] if factors[place] == 1 and this.billions * _BILLION < _LEAST_BARE else Decimal(1)
        found[place] = Sum(this.billions * times, this.currency or after.currency, this.start, this.end)
    return found


def _code(word: str) -> str:
    return CURRENCIES.get(word) or (SHARED_SIGNS[word][0] if word in SHARED_SIGNS else "")


def _factor(scales: str) -> Decimal:
    factor = Decimal(1)
    for word in _SCALE.findall(scales):
        factor *= SCALES[word]
    return factor


def _one_of(words: set[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_LEAST_BARE = 1000
_JOIN = re.compile(r"\s?(?:to|-|\u2013|and|or)\s?")
_SIGNS = _one_of({*CURRENCIES, *SHARED_SIGNS})
_UNITS = rf"(?:{_one_of({word for word in SCALES if word.isascii()})})(?![a-z\d])|(?:{_one_of({word for word in SCALES if not word.isascii()})})"
_NUMBER = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = re.compile(_UNITS)
_PART = re.compile(rf"({_NUMBER})((?:[\s-]?(?:{_UNITS}))*)")
_MONEY = re.compile(
    rf"(?:(?<![a-z])(?P<before>{_SIGNS})\s?)?(?<![\w.,])"
    rf"(?P<figure>(?:(?:{_NUMBER})(?:[\s-]?(?:{_UNITS}))*)+)(?![\d])"
    rf"(?:\s?(?P<after>{_SIGNS})(?![a-z\d]))?"
)
