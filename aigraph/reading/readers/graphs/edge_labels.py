"""The labels of edges: "$30bn", "invests up to $100bn", "chips". The amount in one, and its other words."""

from __future__ import annotations

import re
from functools import lru_cache

from aigraph.reading.cells.amounts import read_amount
from aigraph.reading.cells.numbers import AmountError
from aigraph.reading.cells.quoted_amount import QuotedAmount
from aigraph.reading.cells.text import Cell, as_text, clean

_MOST_WORDS = 16
_MARKS = " :;,-|/()[]\u2013\u2014\u00b7"


@lru_cache(maxsize=10_000)
def split_label(label: Cell) -> tuple[str, str]:
    """Split a label into the wording of its amount and its other words.

    A figure without a currency or a word such as million is no amount: a label can number its edge. Where a label holds two
    amounts, it is all words.

    Examples
    --------
    >>> split_label("$30bn"), split_label("invests up to $100bn"), split_label("chips"), split_label("7")
    (('$30bn', ''), ('up to $100bn', 'invests'), ('', 'chips'), ('', '7'))
    >>> split_label("Series F: €1.5m")
    ('€1.5m', 'Series F')
    """
    text = clean(as_text(label))
    words = text.split(" ")
    if len(words) > _MOST_WORDS or not re.search(r"\d", text):
        return "", text
    found = [(first, last, amount) for first, last in _windows(len(words)) if (amount := _amount(words, first, last))]
    if not found:
        return "", text
    longest = max(last - first for first, last, _ in found)
    widest = [amount for first, last, amount in found if last - first == longest]
    if any(amount != widest[0] for amount in widest):
        return "", text
    # The fewest words that say the same.
    first, last, _ = min((it for it in found if it[2] == widest[0]), key=lambda it: it[1] - it[0])
    outside = [first_ for first_, last_, _ in found if last_ <= first or first_ >= last]
    if outside:
        return "", text
    rest = " ".join(part for part in (_bare(words[:first]), _bare(words[last:])) if part)
    return " ".join(words[first:last]).strip(_MARKS), rest


def _windows(count: int) -> list[tuple[int, int]]:
    return [(first, last) for first in range(count) for last in range(first + 1, count + 1)]


def _bare(words: list[str]) -> str:
    return " ".join(words).strip(_MARKS)


def _amount(words: list[str], first: int, last: int) -> QuotedAmount | None:
    text = " ".join(words[first:last]).strip(_MARKS)
    if not re.search(r"[^\W\d_]|[^\w\s.,:;()+~<>=-]", text):
        return None
    try:
        quoted = read_amount(text)
    except AmountError:
        return None
    return quoted if quoted.amount.is_known else None
