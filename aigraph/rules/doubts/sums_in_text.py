"""Sums of money in a sentence: "up to $30bn", "EUR 6.5bn", "4兆5000億円", "১২ হাজার কোটি টাকা"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from aigraph.model.money.money_words import CURRENCIES, SCALES, SHARED_SIGNS

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


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Reduce a sentence to small letters, western digits, also for "fifteen billion", and one way to write each sign."""
    if not text.isascii():
        folded = unicodedata.normalize("NFKC", text)
        text = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in folded)
    return _NUMBER_WORD.sub(lambda found: _NUMBER_WORDS[found[0]], text.casefold())


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
    for match in _FIGURE.finditer(text):
        parts = [(Decimal(figure.replace(",", "")), scale) for figure, scale in _PART.findall(match[0])]
        scaled = any(scale for _, scale in parts)
        before, after = _sign_before(text, match.start()), _sign_after(text, match.end())
        sign = (before or after).strip()
        code = _CODES.get(sign, "")
        if not code and (not scaled or _THING.match(text, match.end())):
            continue
        # "won 3 contracts" is no sum: a word beside a small number may be any word.
        if sign.isalpha() and not scaled and parts[0][0] < _LEAST_BARE:
            continue
        start, end = match.start() - len(before), match.end() + (0 if before else len(after))
        if not code and _INDIAN.search(match[0]):
            code = _UNNAMED_INDIAN
        value = sum((figure * _factor(scale) for figure, scale in parts), Decimal(0))
        found.append(Sum(value / _BILLION, code, start, end))
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


def _sign_before(text: str, start: int) -> str:
    """Give the sign or name of a currency that ends where a figure starts, with the space between them."""
    found = _WORD_BEFORE.search(text[max(0, start - _LONGEST_SIGN - 1) : start])
    if found is None:
        return ""
    word = found[0].rstrip()
    if word not in _CODES:
        word = word[-1:] if not word[-1:].isalpha() else ""
    return found[0][found[0].rfind(word) :] if word in _CODES else ""


def _sign_after(text: str, end: int) -> str:
    """Give the sign or name of a currency that begins where a figure ends, with the space between them."""
    found = _WORDS_AFTER.match(text, end)
    if found is None:
        return ""
    space, first, second = found.groups()
    # Chinese, Japanese and Korean put no space behind a word.
    parts = () if first.isascii() else (first[:3], first[:2], first[:1])
    return next((space + word for word in (first + second, first, *parts) if word in _CODES), "")


def _factor(scales: str) -> Decimal:
    factor = Decimal(1)
    for word in _SCALE.findall(scales):
        factor *= SCALES[word]
    return factor


def _one_of(words: set[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_THING = re.compile(
    r"(?: of its| new| more| [a-z]+\d+)? (?:shares|gpus?|chips?|processors|units|tokens|users|people|customers|employees|engineers|barrels|servers|racks"
    r"|square|tonnes|tons|homes|households|downloads|hours|watts?)\b"
)
"""What follows a number of things: no money."""
_NUMBER_WORDS = {
    word: str(number)
    for number, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        start=1,
    )
} | {
    word: str(10 * tens)
    for tens, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)
}
_NUMBER_WORD = re.compile(rf"\b(?:{'|'.join(_NUMBER_WORDS)})(?=[ -](?:million|billion|trillion|crore|lakh)\b)")
_LEAST_BARE = 1000
_JOIN = re.compile(r"\s?(?:to|-|\u2013|and|or)\s?")
_CODES = {**CURRENCIES, **{sign: codes[0] for sign, codes in SHARED_SIGNS.items()}}
_LONGEST_SIGN = max(map(len, _CODES))
_WORD_BEFORE = re.compile(r"[^\s\d(\[,;:]+\s?$")
_WORDS_AFTER = re.compile(r"(\s?)([^\s\d.,;:()]+)((?:\s[^\s\d.,;:()]+)?)(?!\d)")
_UNITS = rf"(?:{_one_of({word for word in SCALES if word.isascii()})})(?![a-z\d])|(?:{_one_of({word for word in SCALES if not word.isascii()})})"
_NUMBER = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?"
# A hyphen joins "12-billion", but "10-K" is a form.
_JOINED = rf"\s?(?:{_UNITS})|-(?=[^\W\d_]{{2}})(?:{_UNITS})"
_SCALE = re.compile(_UNITS)
_PART = re.compile(rf"({_NUMBER})((?:{_JOINED})*)")
_FIGURE = re.compile(rf"(?<![\d.,])(?<![\d][\w])(?:(?:{_NUMBER})(?:{_JOINED})*)+(?!\d)")
