"""The fonts that come with aigraph, and their tables of advance widths and kerning.

``scripts/fonts.py`` writes the tables from the fonts, so that nothing has to read a font to measure a text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

NAMES = ("AigraphSans",)
"""The fonts by the names of their files: the first that has a character is the one that shows it."""

REGULAR, BOLD = 400, 700


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapedFont:
    """A font of a script whose letters are shaped together, in two weights.

    Parameters
    ----------
    name : str
        The beginning of the names of its files.
    family : str
        What CSS and typst call it.
    characters : str
        What is in it, as CSS writes a ``unicode-range``.
    """

    name: str
    family: str
    characters: str


_SHARED = "U+20,U+964-965,U+200C-200D,U+25CC"
SHAPED = {
    "BENGALI": ShapedFont(name="NotoSansBengali", family="Noto Sans Bengali", characters=f"{_SHARED},U+980-9FF"),
    "DEVANAGARI": ShapedFont(
        name="NotoSansDevanagari", family="Noto Sans Devanagari", characters=f"{_SHARED},U+900-963,U+966-97F"
    ),
}
"""For a script, by the first word of the Unicode names of its letters, the font that comes with aigraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Font:
    """A font in two weights.

    Parameters
    ----------
    name : str
        The beginning of the names of its files.
    family : str
        What CSS and typst call it.
    subsets : mapping of str to str
        For each WOFF2 file of a weight the characters in it, as CSS writes a ``unicode-range``.
    advances : mapping of int to mapping of str to float
        For each weight the advance width of each character, in ems.
    kerning : mapping of int to mapping of str to float
        For each weight, how much nearer (less than 0) or farther the second of two characters stands, in ems.
    """

    name: str
    family: str
    subsets: Mapping[str, str]
    advances: Mapping[int, Mapping[str, float]]
    kerning: Mapping[int, Mapping[str, float]]


@cache
def bundled_fonts() -> tuple[Font, ...]:
    """Read the tables of all fonts that come with aigraph."""
    return tuple(_read(name) for name in NAMES)


def has_glyph(sign: str) -> bool:
    """Say whether one of the fonts shows a character."""
    return any(sign in font.advances[REGULAR] for font in bundled_fonts())


def font_folder() -> Path:
    """Give the folder with the fonts as TrueType files."""
    with as_file(files("aigraph.typography") / "fonts") as folder:
        return folder


def _read(name: str) -> Font:
    table: dict[str, Any] = json.loads(
        (files("aigraph.typography") / "fonts" / f"{name}.json").read_text(encoding="utf-8")
    )
    em: int = table["units_per_em"]
    weights: dict[str, dict[str, dict[str, str]]] = table["weights"]
    return Font(
        name=name,
        family=table["family"],
        subsets=table["subsets"],
        advances={
            int(weight): {sign: int(units) / em for units, signs in row["advances"].items() for sign in signs}
            for weight, row in weights.items()
        },
        kerning={
            int(weight): {
                pairs[at : at + 2]: int(units) / em
                for units, pairs in row["kerning"].items()
                for at in range(0, len(pairs), 2)
            }
            for weight, row in weights.items()
        },
    )
