"""The sheet of a figure: title and scope above the body, notes and provenance below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from aigraph import __version__
from aigraph.figures.figure import Figure
from aigraph.figures.paper import Paper
from aigraph.figures.svg.elements import NAMESPACE, Element, group, number, rectangle, segment, shape, to_text, xml_safe
from aigraph.figures.svg.text import text
from aigraph.language.finished_text import translate_text
from aigraph.language.sentence_parts import day_words
from aigraph.language.translation import DEFINITION, gettext, language
from aigraph.model.ledger import View
from aigraph.store.data_version import data_version
from aigraph.typography.font import REGULAR
from aigraph.typography.font_faces import font_faces
from aigraph.typography.line_breaking import wrap
from aigraph.typography.scripts import font_family, line_height

LEADING = 1.32
"""The line height, in font sizes."""


@dataclass(frozen=True, slots=True)
class Block:
    """Shapes with their origin at the upper left, and their height."""

    shapes: tuple[Element, ...]
    height: float


def paragraph(
    paper: Paper, words: str, size: float, room: float, *, colour: str = "ink", bold: bool = False, halo: bool = False
) -> Block:
    """Wrap a text into lines that fit the room; with a halo it can be read over lines."""
    lines = wrap(words, size, room, bold=bold)
    fill, behind = paper.colour(colour), paper.colour("paper") if halo else None
    step = line_height(lines, LEADING)
    shapes = tuple(
        text(0, size * (step - 0.37 + step * at), line, size, fill, bold=bold, halo=behind)
        for at, line in enumerate(lines)
    )
    return Block(shapes, size * step * len(lines))


def stack(blocks: Iterable[Block], gap: float = 0.0) -> Block:
    """Stack blocks from top to bottom."""
    shapes: list[Element] = []
    top = 0.0
    for block in blocks:
        if not block.height:
            continue
        shapes.append(group(block.shapes, y=top))
        top += block.height + gap
    return Block(tuple(shapes), max(top - gap, 0.0))


def provenance(view: View) -> str:
    """Give the provenance of a figure: the definition, the day of the data, and the versions."""
    ledger = view.ledger
    source = gettext(
        "Source: aigraph {aigraph}, data to {day}, version {version}.",
        aigraph=__version__,
        day=day_words(ledger.last_day) if ledger.last_day else gettext("no day"),
        version=data_version(ledger),
    )
    return " ".join([gettext(DEFINITION), source, *([translate_text(ledger.intake.account)] if ledger.intake else [])])


def sheet(
    paper: Paper,
    title: str,
    scope: Sequence[str],
    body: Block,
    notes: Sequence[str],
    description: str,
    *,
    links: bool = False,
) -> Figure:
    """Put title, scope, body and notes on a sheet.

    Parameters
    ----------
    scope : sequence of str
        The lines under the title: what is shown, of how much.
    notes : sequence of str
        The lines at the foot.
    description : str
        The accessible description of the figure.
    links : bool
        Whether it has links: then its role is a group, as an image has no parts.
    """
    room = paper.inner
    head = stack(
        [
            paragraph(paper, title, paper.font_size * 1.65, room, bold=True),
            *(paragraph(paper, line, paper.font_size, room, colour="quiet") for line in scope),
        ],
        gap=paper.font_size * 0.15,
    )
    rule = Block((segment((0, 0.5), (room, 0.5), stroke=paper.colour("rule")),), paper.font_size * 0.5)
    foot = stack([rule, *(paragraph(paper, line, paper.small_font_size, room, colour="quiet") for line in notes)])
    whole = stack([head, body, foot], gap=paper.font_size)
    height = round(whole.height + 2 * paper.margin)
    return drawing(paper, whole.shapes, height, title, description, links=links)


def drawing(
    paper: Paper, shapes: Iterable[Element], height: float, title: str, description: str, *, links: bool = False
) -> Figure:
    """Make a figure of a height from shapes that begin at the upper left corner between the margins."""
    shapes = tuple(shapes)
    root = shape(
        "svg",
        xmlns=NAMESPACE,
        viewBox=f"0 0 {number(paper.width)} {number(height)}",
        width=paper.width,
        height=height,
        role="group" if links else "img",
        lang=language(),
        font_family=font_family(),
        # Widths in proportion to the size of the type, however small: no rounding to whole pixels.
        text_rendering="geometricPrecision",
    )
    root.set("class", "aigraph")
    style = "" if paper.theme == "page" else f"{_fonts(shapes)}{paper.style or ''}"
    for tag, words in (("title", title), ("desc", description), ("style", style)):
        if words:
            root.append(Element(tag))
            root[-1].text = xml_safe(words)
    root.append(rectangle(0, 0, paper.width, height, fill=paper.colour("paper")))
    root.append(group(shapes, paper.margin, paper.margin))
    return Figure(to_text(root), title, description)


def _fonts(shapes: Iterable[Element]) -> str:
    """Give the fonts that the lines of a figure are set in."""
    texts: dict[int, str] = {}
    for line in chain.from_iterable(element.iter("text") for element in shapes):
        weight = int(line.get("font-weight", str(REGULAR)))
        texts[weight] = texts.get(weight, "") + "".join(line.itertext())
    return font_faces(texts)
