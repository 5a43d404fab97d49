"""Words in a figure: how wide they are, where a line ends, and which typefaces a script asks for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

from aigraph.figures.svg import Element, Value, clean, shape
from aigraph.picture.pills import em

FACE = ("Helvetica Neue", "Helvetica", "Arial", "Liberation Sans", "Noto Sans")
"""The first three are on nearly every machine, and Liberation Sans has the widths of Arial."""

SCRIPTS = {
    "BENGALI": ("Noto Sans Bengali", "Bangla Sangam MN", "Nirmala UI", "Vrinda"),
    "DEVANAGARI": ("Noto Sans Devanagari", "Devanagari Sangam MN", "Nirmala UI", "Mangal"),
    "TAMIL": ("Noto Sans Tamil", "Tamil Sangam MN", "Nirmala UI"),
    "THAI": ("Noto Sans Thai", "Thonburi", "Leelawadee UI"),
    "HEBREW": ("Noto Sans Hebrew", "Arial Hebrew", "Arial"),
    "ARABIC": ("Noto Sans Arabic", "Geeza Pro", "Segoe UI", "Arial"),
    "HIRAGANA": ("Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", "Yu Gothic", "Meiryo"),
    "KATAKANA": ("Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", "Yu Gothic", "Meiryo"),
    "HANGUL": ("Noto Sans CJK KR", "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic"),
    "CJK": ("Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Zen Hei"),
}
"""For the first word of a character's Unicode name, where to look for it; without any, the machine chooses."""

_WIDTHS = {
    191: "'",
    222: "ijl\u2019\u2018",
    260: "|",
    278: " !,./:;I[\\]ft·",
    333: "()-`r\u201c\u201d",
    334: "{}",
    350: "•",
    355: '"',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    549: "≤≥",
    556: "#$0123456789?L_abdeghnopqu\u2013",
    584: "+<=>~\u00d7",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "→—…",
    1015: "@",
}
_WIDTH = {sign: width / 1000 for width, signs in _WIDTHS.items() for sign in signs}
"""Advance widths of Arial, in ems; those of Helvetica and Liberation Sans are the same."""

_BOLD = 1.08
_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Measure a line in pixels: exactly for Latin letters in the usual typeface, on the safe side for other scripts.

    Examples
    --------
    >>> round(text_width("Nvidia", 10), 1)
    27.8
    """
    ems = sum(_WIDTH.get(sign) or em(sign) for sign in text if sign not in _OVERRIDES)
    return ems * size * (_BOLD if bold else 1.0)


def wrap(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Break a text into lines that fit; a word that is too long by itself, as an address, is broken anywhere.

    Examples
    --------
    >>> wrap("Nvidia buys shares of OpenAI", 10, 70)
    ['Nvidia buys', 'shares of', 'OpenAI']
    """
    lines: list[str] = []
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if text_width(joined, size, bold=bold) <= room:
            line = joined
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, size, room, bold=bold)
        lines += full
    return [*lines, line] if line else lines


def _pieces(word: str, size: float, room: float, *, bold: bool) -> Iterator[str]:
    piece = ""
    for sign in word:
        # A mark stays with the letter that it belongs to.
        if (
            piece
            and not unicodedata.category(sign).startswith("M")
            and text_width(piece + sign, size, bold=bold) > room
        ):
            yield piece
            piece = ""
        piece += sign
    yield piece


def leading(lines: Iterable[str], latin: float) -> float:
    """Give the distance from line to line in sizes of type: scripts with marks above and below need more of it."""
    return latin if all(not script for line in lines for _, script in runs(line)) else max(1.13 * latin, 1.3)


def shorten(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """Cut a line to fit, with an ellipsis where it was cut."""
    if text_width(text, size, bold=bold) <= room:
        return text
    while text and text_width(f"{text}…", size, bold=bold) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def isolate(name: str) -> str:
    """Keep a name that runs from right to left, or marks for it, from turning round what stands beside it.

    Two Arabic names with an arrow between them would otherwise be shown in the wrong order.

    Examples
    --------
    >>> isolate("Nvidia"), len(isolate("أبوظبي"))
    ('Nvidia', 8)
    """
    plain = "".join(sign for sign in name if sign not in _OVERRIDES)
    if any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in plain):
        return f"\u2068{plain}\u2069"
    return plain


def runs(text: str) -> list[tuple[str, str]]:
    """Part a text into runs of one script, each with the script's first word in Unicode; Latin and signs have none.

    Examples
    --------
    >>> runs("MGX أبوظبي!")
    [('MGX ', ''), ('أبوظبي', 'ARABIC'), ('!', '')]
    """
    scripts: list[str] = []
    for sign in text:
        # The space between two words of a script is of that script.
        scripts.append(scripts[-1] if sign == " " and scripts else _script(sign))
    pairs = groupby(zip(text, scripts, strict=True), key=lambda pair: pair[1])
    return [("".join(sign for sign, _ in group), script) for script, group in pairs]


def _script(sign: str) -> str:
    if sign.isascii():
        return ""
    first = unicodedata.name(sign, "").split(" ")[0]
    return first if first in SCRIPTS else ""


def families(script: str = "") -> str:
    """Give the typefaces for a script as CSS has them."""
    return ", ".join([*(f"'{name}'" for name in dict.fromkeys((*SCRIPTS.get(script, ()), *FACE))), "sans-serif"])


def text(
    x: float,
    y: float,
    words: str,
    size: float,
    fill: str,
    *,
    anchor: str = "start",
    bold: bool = False,
    halo: str | None = None,
    **attributes: Value,
) -> Element:
    """Write a line, its base at y; with a halo it can be read over arrows.

    Parameters
    ----------
    anchor : str
        ``start``, ``middle`` or ``end``: which part of the line stands at x.
    halo : str, optional
        The colour behind the letters.
    """
    made = shape(
        "text",
        x=x,
        y=y,
        font_size=size,
        font_weight="700" if bold else None,
        text_anchor=anchor if anchor != "start" else None,
        fill=fill,
        stroke=halo,
        stroke_width=size * 0.28 if halo else None,
        stroke_linejoin="round" if halo else None,
        paint_order="stroke" if halo else None,
        **attributes,
    )
    parts = runs(clean(words))
    if all(not script for _, script in parts):
        made.text = clean(words)
        return made
    for part, script in parts:
        made.append(shape("tspan", font_family=families(script) if script else None))
        made[-1].text = part
    return made
