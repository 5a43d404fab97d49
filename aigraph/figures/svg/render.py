"""PNG and PDF from the SVG of a figure, by typst: shapes as an image, and each line of text as text of typst.

typst can draw the text of an SVG too, but shapes Bengali and related scripts wrongly; its own text is right in every
script, and stays text in a PDF.
"""

from __future__ import annotations

import json
import re
from typing import Any, Literal
from xml.etree import ElementTree as ET

from aigraph.figures.svg.elements import NAMESPACE
from aigraph.model.extras import require
from aigraph.typography.font import font_folder

_PROGRAM = """
#let figure = json(bytes(sys.inputs.figure))
#set document(title: figure.title, date: none)
#set page(width: figure.width * 0.75pt, height: figure.height * 0.75pt, margin: 0pt)
#set text(lang: "en", top-edge: "baseline", bottom-edge: "baseline", hyphenate: false, fallback: true)
#let line(it, halo) = {
  let thick = if halo { (paint: rgb(it.halo), thickness: it.thick * 0.75pt, join: "round") } else { none }
  let fill = if halo { rgb(it.halo) } else { rgb(it.fill) }
  box(for run in it.runs {
    text(font: run.fonts, size: it.size * 0.75pt, weight: it.weight, fill: fill, stroke: thick, run.words)
  })
}
#place(top + left, image(bytes(sys.inputs.shapes), format: "svg", width: 100%, alt: figure.title))
#context for it in figure.lines {
  let natural = measure(line(it, false)).width
  let width = if it.width == none { natural } else { it.width * 0.75pt }
  let share = (start: 0, middle: 0.5, end: 1).at(it.anchor)
  let fit(body) = if it.width == none or natural == 0pt { body } else { scale(x: width / natural * 100%, origin: top + left, body) }
  let at(body) = place(top + left, dx: it.x * 0.75pt, dy: it.y * 0.75pt,
    rotate(it.turn * 1deg, origin: top + left, reflow: false,
      place(top + left, dx: -share * width, fit(box(width: natural + 1pt, body)))))
  if it.halo != none { at(pdf.artifact(line(it, true))) }
  at(if it.href == none { line(it, false) } else { link(it.href, line(it, false)) })
}
"""

_VARIABLE = re.compile(r"var\(--[\w-]+, (#\w+)\)")
_TRANSLATE = re.compile(r"translate\(([-\d.]+) ([-\d.]+)\)")
_ROTATE = re.compile(r"rotate\(([-\d.]+) ")


def render(svg: str, file_format: Literal["png", "pdf"], *, ppi: float) -> bytes:
    """Render the SVG of a figure as ``png`` or ``pdf``.

    Parameters
    ----------
    ppi : float
        For PNG: pixels to the inch, 96 of the SVG's own being an inch.

    Raises
    ------
    MissingExtraError
        If typst is not installed.

    Notes
    -----
    The same SVG gives the same bytes: no date is written, and text is set in the fonts that come with aigraph. Only for
    scripts that these lack are typefaces of the machine used; without one its letters are boxes.
    """
    require("typst", file_format.upper(), "SVG needs nothing")
    import typst

    # The SVG of a figure, with the default values of colours that a page could set.
    root = ET.fromstring(_VARIABLE.sub(r"\1", svg))  # noqa: S314
    lines = list(_take_lines(root, 0.0, 0.0, root.get("font-family", "")))
    ET.register_namespace("", NAMESPACE)
    figure = {
        "title": root.findtext(f"{{{NAMESPACE}}}title", ""),
        "width": float(root.get("width", "0")),
        "height": float(root.get("height", "0")),
        "lines": lines,
    }
    inputs = {"figure": json.dumps(figure, ensure_ascii=False), "shapes": ET.tostring(root, encoding="unicode")}
    # Typefaces of the machine are looked for only where ours lack a letter.
    fonts = typst.Fonts(
        include_system_fonts=any(line["width"] for line in lines),
        include_embedded_fonts=False,
        font_paths=[str(font_folder())],
    )
    return typst.compile(
        _PROGRAM.encode(),
        format=file_format,
        sys_inputs=inputs,
        font_paths=fonts,
        ppi=ppi if file_format == "png" else None,
    )


def _take_lines(element: ET.Element, x: float, y: float, face: str) -> list[dict[str, Any]]:
    """Remove the lines of text from a tree, and give each with its position on the sheet."""
    move = _TRANSLATE.search(element.get("transform", ""))
    if move:
        x, y = x + float(move[1]), y + float(move[2])
    lines: list[dict[str, Any]] = []
    for child in list(element):
        if child.tag == f"{{{NAMESPACE}}}text":
            lines.append(_line(child, x, y, face) | {"href": element.get("href")})
            element.remove(child)
        elif child.tag == f"{{{NAMESPACE}}}style":
            element.remove(child)
        else:
            lines += _take_lines(child, x, y, face)
    return lines


def _line(element: ET.Element, x: float, y: float, face: str) -> dict[str, Any]:
    turn = _ROTATE.search(element.get("transform", ""))
    runs = [(element.text or "", face)] if element.text else []
    runs += [("".join(part.itertext()), part.get("font-family", face)) for part in element]
    return {
        "x": x + float(element.get("x", "0")),
        "y": y + float(element.get("y", "0")),
        "width": float(width) if (width := element.get("textLength")) else None,
        "turn": float(turn[1]) if turn else 0.0,
        "size": float(element.get("font-size", "10")),
        "weight": int(element.get("font-weight", "400")),
        "anchor": element.get("text-anchor", "start"),
        "fill": element.get("fill", "#000000"),
        "halo": element.get("stroke"),
        "thick": float(element.get("stroke-width", "0")),
        "runs": [{"words": words, "fonts": _fonts(families)} for words, families in runs],
    }


def _fonts(families: str) -> list[str]:
    names = (name.strip().strip("'") for name in families.split(","))
    return [name for name in names if name != "sans-serif"]
