"""Finds the sums of money, shares, counts and terms that a text names, and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from aigraph.reading.cells.amount_wordings import BESIDE_AMOUNTS, OF
from aigraph.reading.cells.currencies import UNDECIDED, UNITS_OF_ANY, currency_of, merged_unit, scale_ahead
from aigraph.reading.cells.instrument_words import is_instrument_word
from aigraph.reading.cells.numbers import (
    BARE,
    COUNT,
    MONEY,
    SHARE,
    TERM,
    YEAR,
    Figure,
    Skeleton,
    Token,
    plain_text,
    tokens_of,
)
from aigraph.reading.cells.scale_words import (
    COUNTED,
    DOUBTFUL_SCALES,
    LONG_OR_SHORT_SCALE,
    MONTHS_OF_TERM,
    SCALE_BY_CURRENCY,
    SCALES,
    TERMS,
    THINGS,
    Settled,
)


class DoubtfulScaleError(ValueError):
    """A word stands for two powers of ten, and nothing decides which."""


def find_money(text: str, currency: str, settled: Settled) -> Skeleton:
    """Find what the figures of a text are.

    Parameters
    ----------
    currency : str
        The currency of the row, for signs that several share.
    settled : mapping of str to (Decimal or None)
        What doubtful words for powers of ten count in this column; None where the column itself makes a word doubtful.

    Raises
    ------
    DoubtfulScaleError
        If a word for a power of ten has two meanings and nothing settles it.

    Examples
    --------
    >>> find_money("~$300B / 5 yrs", "USD", {}).text
    '~‹M› / ‹T›'
    >>> find_money("10M shares, 25%", "USD", {}).text
    '‹C›, ‹P›'
    """
    return _Scanner(tokens_of(plain_text(text)), currency, settled).skeleton()


class _Scanner:
    def __init__(self, tokens: list[Token], currency: str, settled: Settled) -> None:
        self.tokens = tokens
        self.currency = currency
        self.settled = settled

    def skeleton(self) -> Skeleton:
        parts: list[str] = []
        figures: list[Figure] = []
        place = ended = 0
        while place < len(self.tokens):
            token = self.tokens[place]
            if token.kind == "figure":
                before, factor, width = self._before(place)
                if place - width < ended:
                    # The currency is that of the figure before: "3 EUR 6".
                    before, factor, width = "", None, 0
                del parts[len(parts) - width :]
                spaced = self.tokens[place - width].spaced
                minus = self._minus(parts)
                figure, place = self._figure(place, before, factor)
                ended = place
                if minus:
                    spaced = parts.pop().startswith(" ")
                figures.append(replace(figure, is_negative=True) if minus else figure)
                parts.append(f"{' ' if spaced and parts else ''}‹{figure.kind}›")
            else:
                parts.append(f"{' ' if token.spaced and parts else ''}{token.text}")
                place += 1
        return Skeleton("".join(parts).strip(), tuple(figures))

    def _text(self, place: int) -> str:
        return self.tokens[place].text if 0 <= place < len(self.tokens) else ""

    def _code_before(self, place: int) -> str:
        before = self._text(place - 1)
        if self._word(place - 1) == "r":
            return self.currency if self.currency in _RAND_OR_REAL else UNDECIDED.join(_RAND_OR_REAL)
        if not before or (before == "-" and place > 1):
            return ""
        return currency_of(before, self.currency) or ""

    def _minus(self, parts: list[str]) -> bool:
        """Whether the last part is a minus, and no dash between two figures."""
        if not parts or parts[-1].strip() != "-":
            return False
        rest = "".join(parts[:-1]).strip()
        return not rest or rest.endswith("(") or (currency_of(rest, self.currency) is not None)

    def _before(self, place: int) -> tuple[str, Decimal | None, int]:
        """Read the currency, and the power of ten, before a figure; give how many words they are."""
        word, ahead = self._text(place - 1), self._text(place - 2)
        if merged := merged_unit(word):
            return merged[1], merged[0], 1
        code = self._code_before(place)
        if code and ahead in {"t", "k", "m", "mm", "mio", "mrd", "bn", "tsd"} and not self.tokens[place - 1].spaced:
            return code, scale_ahead(ahead), 2
        if word in {"m", "mn", "bn", "k", "mio", "mrd"} and place > 1 and (other := self._code_before(place - 1)):
            return other, SCALES[word], 2
        return code, None, 1 if code else 0

    def _figure(self, place: int, code: str, factor: Decimal | None = None) -> tuple[Figure, int]:  # noqa: C901  what can follow a figure
        """Read the figure at a place with what follows; give it with the place behind."""
        digits = self._text(place)
        at = place + 1
        scales: list[Decimal] = [] if factor is None else [factor]
        counted = self._noun(at)
        if not code and counted:
            return counted(digits), self._after_noun(at)
        if self._text(at) == "%":
            return Figure(kind=SHARE, digits=digits), at + 1
        while at < len(self.tokens) and factor is None and len(scales) < _MOST_SCALES:
            scale, after, merged = self._scale(at, code)
            if scale is None:
                break
            scales.append(scale)
            code = code or merged
            at = after
        if scales and not code and (noun := self._noun(at)):
            return noun(digits), self._after_noun(at)
        if scales and not code and THINGS.intersection(self._word(at + more) for more in (1, 2)):
            return Figure(kind=COUNT, digits=digits), at
        rest = None
        if scales and not self._text(at - 1).isascii() and self._is_figure(at) and not self.tokens[at].spaced:
            rest, at = self._figure(at, code)
            code = code or rest.code
        code, at = self._currency_behind(at, code, is_scaled=bool(scales))
        negative = self._text(at) == "-" and at == len(self.tokens) - 1 and not self.tokens[at].spaced
        if negative:
            at += 1
        if not code and not scales and self._is_year(digits, place):
            return Figure(kind=YEAR, digits=digits), at
        kind = MONEY if code or scales else BARE
        beside = self._unknown_beside(place, at) if scales and not code else ""
        if code and not scales and len(re.sub(r"[^\d]", "", digits)) <= _FEW_DIGITS:
            # "₹80 L", "$12 zn": a word behind a small figure may be a power of ten that nobody here knows.
            following = self._word(at)
            beside = following if following and not _is_known(following) else ""
        before = self._word(place - 1)
        if code and self._text(at - 1) in UNITS_OF_ANY and not (before.isascii() or currency_of(before)):
            beside = before if not _is_known(before) else ""
        figure = Figure(
            kind=kind,
            digits=digits,
            scales=tuple(scales),
            code=code,
            is_negative=negative,
            rest=rest,
            beside=beside,
        )
        return figure, at

    def _currency_behind(self, at: int, code: str, *, is_scaled: bool) -> tuple[str, int]:
        """Read the currency behind a figure, if there is one: its code, with the one before the figure, and the place behind."""
        after = self._after_preposition(at) if is_scaled else at
        if not self._text(after):
            return code, at
        both = f"{self._text(after)} {self._word(after + 1)}"
        pair = currency_of(both.removesuffix("s"), self.currency) if self._word(after + 1) else None
        behind = pair or currency_of(self._text(after), self.currency)
        if behind and not (self.tokens[after].kind == "sign" and self._is_figure(after + 1)):
            contradicts = code not in ("", behind) and self._text(after) not in UNITS_OF_ANY
            # "R$ 5 dollars": both are kept, so that the caller sees the contradiction.
            return f"{code} {behind}" if contradicts else code or behind, after + (2 if pair else 1)
        return code, at + 1 if behind is None and is_scaled and self._text(at) == "." else at

    def _after_preposition(self, at: int) -> int:
        """Give the place behind the full stop of a short form, or behind the "of" of "2 milliards d'euros"."""
        if self._text(at) == ".":
            return at + 1
        if self._text(at) not in OF:
            return at
        after = at + 2 if self._text(at + 1) in {"'", "\u2019"} else at + 1
        return after if self._text(after) and currency_of(self._text(after), self.currency) else at

    def _unknown_beside(self, place: int, behind: int) -> str:
        """Give the word before or behind a figure that may be a currency or a thing counted, and is not known."""
        before = self._word(place - 2 if self._text(place - 1) == "." else place - 1)
        following = self._word(behind)
        if before and len(before) <= _LONGEST_SIGN and not _is_known(before):
            return before
        return following if following and not _is_known(following) else ""

    def _word(self, place: int) -> str:
        """Give the word at a place; nothing if there is none."""
        return self._text(place) if 0 <= place < len(self.tokens) and self.tokens[place].kind == "word" else ""

    def _is_figure(self, place: int) -> bool:
        return place < len(self.tokens) and self.tokens[place].kind == "figure"

    def _noun(self, at: int) -> Callable[[str], Figure] | None:
        """Tell how to make the figure before a noun of things or of time; None if there is no such noun."""
        skip = at + 1 if self._text(at) in {"+", "-"} else at
        word = self._text(skip)
        if word in TERMS:
            months = MONTHS_OF_TERM.get(word, Decimal(0))
            return lambda digits: Figure(kind=TERM, digits=digits, months=months)
        if word in COUNTED or (word.endswith("100") and word[0] in "ha") or word in {"gb200", "gb300"}:
            return lambda digits: Figure(kind=COUNT, digits=digits)
        return None

    def _after_noun(self, at: int) -> int:
        return at + 2 if self._text(at) in {"+", "-"} else at + 1

    def _scale(self, at: int, code: str) -> tuple[Decimal | None, int, str]:
        """Read a word for a power of ten: its factor, the place behind it, and a currency in the same word."""
        token = self.tokens[at]
        word = token.text
        if word in self.settled and word in LONG_OR_SHORT_SCALE:
            factor = self.settled[word]
            if factor is None:
                raise DoubtfulScaleError(word)
            return factor, at + 1, ""
        following = self._text(at + 1)
        if word == "-" and not token.spaced and following in SCALES and len(following) > 1:
            return SCALES[following], at + 2, ""
        if word == "t" and following in {"€", "$", "£"} and not self.tokens[at + 1].spaced:
            return Decimal(1000), at + 1, ""
        if word in DOUBTFUL_SCALES:
            return self._doubtful(word, at, code)
        if merged := merged_unit(word):
            return merged[0], at + 1, merged[1]
        return SCALES.get(word), at + 1, ""

    def _doubtful(self, word: str, at: int, code: str) -> tuple[Decimal, int, str]:
        following = self._text(at + 1)
        if word == "mil" and following in {"millones", "milhões", "milhoes", "milioni", "millions"}:
            return Decimal(1000), at + 1, ""
        behind = code or currency_of(following, self.currency) or ""
        for settled in (SCALE_BY_CURRENCY[word].get(behind), self.settled.get(word)):
            if settled is not None:
                return settled, at + 1, ""
        raise DoubtfulScaleError(word)

    def _is_year(self, digits: str, place: int) -> bool:
        return bool(re.fullmatch(r"(?:19|20)\d\d", digits)) and len(self.tokens) > 1 and place > 0


def _is_known(word: str) -> bool:
    """Whether a word beside a figure says something about the deal, and is neither a currency nor a thing counted."""
    return word in BESIDE_AMOUNTS or word in SCALES or word in TERMS or is_instrument_word(word)


_MOST_SCALES = 2
_FEW_DIGITS = 5
_LONGEST_SIGN = 4
"""Letters of the longest sign of a currency that may stand before a figure, such as "KSh"."""
_RAND_OR_REAL = ("ZAR", "BRL")
