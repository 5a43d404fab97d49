"""Runs of one script in a text, and the typefaces that a machine may have for scripts which our own fonts lack."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import groupby

from aigraph.typography.font import bundled_fonts, has_glyph

FALLBACKS = ("Arimo", "Arial", "Liberation Sans", "Helvetica")
"""Typefaces with the advance widths of ours, for programs that do not use the font in a file."""

SCRIPTS = {
    "BENGALI": ("Noto Sans Bengali", "Bangla Sangam MN", "Nirmala UI", "Vrinda"),
    "DEVANAGARI": ("Noto Sans Devanagari", "Devanagari Sangam MN", "Nirmala UI", "Mangal"),
    "TAMIL": ("Noto Sans Tamil", "Tamil Sangam MN", "Nirmala UI"),
    "THAI": ("Noto Sans Thai", "Thonburi", "Leelawadee UI"),
    "ARABIC": ("Noto Sans Arabic", "Geeza Pro", "Segoe UI", "Arial"),
    "HIRAGANA": ("Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", "Yu Gothic", "Meiryo"),
    "KATAKANA": ("Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", "Yu Gothic", "Meiryo"),
    "HANGUL": ("Noto Sans CJK KR", "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic"),
    "CJK": ("Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Zen Hei"),
}
"""For the first word of a character's Unicode name, where to look for it; without any, the machine chooses."""

OTHER = "OTHER"
"""A script, or a sign, for which nothing better is known than what the machine chooses."""

_LINE_HEIGHT = 1.3
"""From line to line in scripts with marks above and below, in sizes of type."""


def script_of(sign: str) -> str:
    """Name the script of a character by the first word of its Unicode name; empty if our own fonts have it.

    Examples
    --------
    >>> script_of("é"), script_of("ক"), script_of("ქ")
    ('', 'BENGALI', 'OTHER')
    """
    if has_glyph(sign):
        return ""
    first = unicodedata.name(sign, "").split(" ")[0]
    return first if first in SCRIPTS else OTHER


def script_runs(text: str) -> list[tuple[str, str]]:
    """Part a text into runs of one script, each with the name of the script; what our own fonts have has none.

    Examples
    --------
    >>> script_runs("MGX أبوظبي!")
    [('MGX ', ''), ('أبوظبي', 'ARABIC'), ('!', '')]
    """
    scripts: list[str] = []
    for sign in text:
        # The space between two words of a script is of that script, and so is what joins, parts or marks its letters.
        follows = sign == " " or unicodedata.category(sign) in {"Mn", "Me", "Cf"}
        scripts.append((scripts[-1] if scripts else "") if follows else script_of(sign))
    pairs = groupby(zip(text, scripts, strict=True), key=lambda pair: pair[1])
    return [("".join(sign for sign, _ in group), script) for script, group in pairs]


def is_covered(text: str) -> bool:
    """Say whether our own fonts show the whole of a text, so that it is as wide on every machine."""
    return all(not script for _, script in script_runs(text))


def typefaces(script: str = "") -> list[str]:
    """List the typefaces for a script, the best first: for letters that our own fonts have, those come first."""
    own = [font.family for font in bundled_fonts()]
    return list(dict.fromkeys([*SCRIPTS.get(script, ()), *own, *FALLBACKS]))


def font_family(script: str = "") -> str:
    """Give the typefaces for a script as CSS has them."""
    return ", ".join([*(f"'{name}'" if " " in name else name for name in typefaces(script)), "sans-serif"])


def line_height(lines: Iterable[str], usual: float) -> float:
    """Give the distance from line to line in sizes of type: scripts with marks above and below need more of it."""
    return usual if all(map(is_covered, lines)) else max(1.13 * usual, _LINE_HEIGHT)
