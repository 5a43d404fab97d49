"""How wide a line of text is: exact in the fonts that come with aigraph, an estimate in scripts that they lack.

Bengali and Devanagari are shaped by HarfBuzz where it is installed; without it their width is an estimate too.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from aigraph.typography.font import BOLD, REGULAR, SHAPED, bundled_fonts
from aigraph.typography.scripts import is_covered, script_of, script_runs
from aigraph.typography.shaping import shaped_ems

_ESTIMATES = {"BENGALI": 0.58, "DEVANAGARI": 0.55, "TAMIL": 0.85, "THAI": 0.6, "ARABIC": 0.54}
_OTHER_ESTIMATE = 0.75
"""The width of a letter in ems, rather more than the mean of words set in Noto Sans."""

_EAST_ASIAN = 1.0


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Measure a line, in the unit of `size`: the sum of advance widths and kerning.

    Parameters
    ----------
    size : float
        The size of the type, which is the length of an em.

    Examples
    --------
    >>> round(text_width("Nvidia", 10), 1)
    27.8
    """
    return _ems(text, BOLD if bold else REGULAR) * size


@lru_cache(maxsize=4096)
def _ems(text: str, weight: int) -> float:
    runs = [(text, "")] if is_covered(text) else script_runs(text)
    return sum(_run_ems(run, script, weight) for run, script in runs)


def _run_ems(text: str, script: str, weight: int) -> float:
    shaped = shaped_ems(text, script, weight) if script in SHAPED else None
    if shaped is not None:
        return shaped
    advances, kerning = _tables(weight)
    total, before = 0.0, ""
    for sign in text:
        width = advances.get(sign)
        if width is None:
            total += _estimate(sign)
        else:
            total += width + kerning.get(before + sign, 0.0)
        before = sign
    return total


@cache
def _tables(weight: int) -> tuple[dict[str, float], dict[str, float]]:
    """Put the tables of all fonts together; the first font that has a character counts."""
    advances: dict[str, float] = {}
    kerning: dict[str, float] = {}
    for font in reversed(bundled_fonts()):
        advances |= font.advances[weight]
        kerning |= font.kerning[weight]
    # What can only steer the order or the breaking of text takes no room.
    return {sign: 0.0 if unicodedata.category(sign) == "Cf" else width for sign, width in advances.items()}, kerning


def _estimate(sign: str) -> float:
    if unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0.0
    if unicodedata.east_asian_width(sign) in "WF":
        return _EAST_ASIAN
    return _ESTIMATES.get(script_of(sign), _OTHER_ESTIMATE)
