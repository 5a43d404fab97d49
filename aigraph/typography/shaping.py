"""How wide a text is in a script whose letters join, change places and stand over each other: as HarfBuzz shapes it.

HarfBuzz shapes the text of Chromium and Firefox too, and what shapes for typst follows it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from aigraph.typography.font import BOLD, SHAPED, font_folder


def shaped_ems(run: str, script: str, weight: int) -> float | None:
    """Measure a run of one script in ems; None if no font of ours is of the script, or HarfBuzz is not installed.

    Examples
    --------
    >>> round(shaped_ems("ক্ষ", "BENGALI", 400), 3)
    0.919
    >>> shaped_ems("漢字", "CJK", 400) is None
    True
    """
    measure = _measure(script, weight) if script in SHAPED else None
    return None if measure is None else measure(run)


@cache
def _measure(script: str, weight: int) -> Callable[[str], float] | None:
    try:
        import uharfbuzz
    except ModuleNotFoundError:
        return None
    style = "Bold" if weight == BOLD else "Regular"
    face = uharfbuzz.Face((font_folder() / f"{SHAPED[script].name}-{style}.ttf").read_bytes())
    font = uharfbuzz.Font(face)

    def measure(run: str) -> float:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(run)
        buffer.guess_segment_properties()
        uharfbuzz.shape(font, buffer)
        return float(sum(glyph.x_advance for glyph in buffer.glyph_positions) / face.upem)

    return measure
