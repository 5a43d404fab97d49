"""A power of ten and a currency written as one word: TEUR, USDm, MioEUR."""

from __future__ import annotations

import re
from decimal import Decimal

from aigraph.reading.cells.currencies import currency_of
from aigraph.reading.cells.scale_words import SCALES

_CODE = "(?P<{}>eur|usd|chf|gbp|jpy|cad|aud|sek|nok|dkk|pln|inr|cny|rmb|brl|krw|kr)"
_SCALE = "k|m|mm|mn|mio|mrd|md|bn|b"
_MERGED = re.compile(rf"(?P<ahead>t|tsd|{_SCALE}){_CODE.format('behind')}|{_CODE.format('code')}(?P<scale>{_SCALE})")


def merged_unit(word: str) -> tuple[Decimal, str] | None:
    """Give what a word in small letters counts, and its currency; None if it is no such word.

    Examples
    --------
    >>> merged_unit("teur"), merged_unit("usdm"), merged_unit("euro")
    ((Decimal('1000'), 'EUR'), (Decimal('1000000'), 'USD'), None)
    """
    found = _MERGED.fullmatch(word)
    if found is None:
        return None
    return scale_ahead(found["ahead"] or found["scale"]), currency_of(found["code"] or found["behind"]) or ""


def scale_ahead(letters: str) -> Decimal:
    """Give what letters before a currency count: "T€" and "TEUR" are thousands in German; the letter alone is a trillion."""
    return Decimal(1000) if letters == "t" else SCALES[letters]
