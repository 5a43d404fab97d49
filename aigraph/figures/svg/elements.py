"""SVG shapes as elements of the standard library's XML tree, which escapes what it serialises."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as ET

from aigraph.picture.curve import Curve
from aigraph.picture.ellipse import Point

Element = ET.Element
Value = str | float | None

NAMESPACE = "http://www.w3.org/2000/svg"

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold at all, not even escaped."""


def number(value: float) -> str:
    """Write a number with at most two decimals.

    Examples
    --------
    >>> number(3.0), number(-0.001), number(2.345)
    ('3', '0', '2.35')
    """
    text = f"{value + 0.0:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def xml_safe(text: str) -> str:
    r"""Replace characters that XML cannot contain by the replacement character.

    Examples
    --------
    >>> xml_safe("a\x00b")
    'a�b'
    """
    return _NOT_XML.sub("\ufffd", text)


def shape(tag: str, children: Iterable[Element] = (), /, **attributes: Value) -> Element:
    """Make an element; an underscore in an attribute name becomes a hyphen, and None omits the attribute."""
    made = Element(tag)
    for name, value in attributes.items():
        if value is not None:
            made.set(name.replace("_", "-"), xml_safe(value) if isinstance(value, str) else number(value))
    made.extend(children)
    return made


def group(children: Iterable[Element], x: float = 0.0, y: float = 0.0, **attributes: Value) -> Element:
    """Group shapes, translated by x and y."""
    translation = f"translate({number(x)} {number(y)})" if x or y else None
    return shape("g", children, transform=translation, **attributes)


def tooltip(element: Element, words: str) -> Element:
    """Give a shape a tooltip, which is its accessible name too."""
    title = Element("title")
    title.text = xml_safe(words)
    element.insert(0, title)
    return element


def rectangle(x: float, y: float, width: float, height: float, corner: float = 0.0, **attributes: Value) -> Element:
    """Draw a rectangle from its upper left corner."""
    return shape("rect", x=x, y=y, width=max(width, 0.0), height=max(height, 0.0), rx=corner or None, **attributes)


def circle(x: float, y: float, radius: float, **attributes: Value) -> Element:
    """Draw a circle about its centre."""
    return shape("circle", cx=x, cy=y, r=radius, **attributes)


def segment(start: Point, end: Point, **attributes: Value) -> Element:
    """Draw a straight line."""
    return shape("line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], **attributes)


def polygon(points: Sequence[Point], **attributes: Value) -> Element:
    """Draw a closed shape."""
    return shape("path", d="M" + "L".join(map(_pair, points)) + "Z", **attributes)


def sign(outline: Sequence[Point], middle: Point, radius: float, **attributes: Value) -> Element:
    """Draw a sign of `picture.signs`: a polygon, or a circle where it has no corners."""
    x, y = middle
    if not outline:
        return circle(x, y, radius, **attributes)
    return polygon([(x + radius * dx, y + radius * dy) for dx, dy in outline], **attributes)


def curve_path(line: Curve, **attributes: Value) -> Element:
    """Draw a curve."""
    return shape("path", d=f"M{_pair(line.start)}Q{_pair(line.via)} {_pair(line.end)}", fill="none", **attributes)


def _pair(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"


def to_text(root: Element) -> str:
    """Serialise a tree, one shape a line; text keeps its white space."""
    _break_lines(root)
    return ET.tostring(root, encoding="unicode") + "\n"


def _break_lines(element: Element) -> None:
    if element.tag in {"text", "title", "desc"} or not len(element):
        return
    element.text = "\n"
    for child in element:
        child.tail = "\n"
        _break_lines(child)
