"""A line of text as SVG: one element, which stays text and keeps to its width on every machine."""

from __future__ import annotations

from aigraph.figures.svg.elements import Element, Value, shape, xml_safe
from aigraph.typography.scripts import font_family, script_runs
from aigraph.typography.text_width import text_width


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

    Notes
    -----
    A line with letters that the fonts in the file lack is shown in typefaces of the machine, so its width is fixed: it
    is set a little closer or wider rather than leave its box.
    """
    words = xml_safe(words)
    runs = script_runs(words)
    foreign = any(script for _, script in runs)
    made = shape(
        "text",
        x=x,
        y=y,
        font_size=size,
        font_weight="700" if bold else None,
        text_anchor=anchor if anchor != "start" else None,
        textLength=text_width(words, size, bold=bold) if foreign else None,
        lengthAdjust="spacingAndGlyphs" if foreign else None,
        fill=fill,
        stroke=halo,
        stroke_width=size * 0.28 if halo else None,
        stroke_linejoin="round" if halo else None,
        paint_order="stroke" if halo else None,
        **attributes,
    )
    if not foreign:
        made.text = words
        return made
    for run, script in runs:
        made.append(shape("tspan", font_family=font_family(script) if script else None))
        made[-1].text = run
    return made
