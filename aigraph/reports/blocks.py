"""The content of a report: rich text, tables, lists and figures in sections, independent of HTML and Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from aigraph.language.locale_text import value_in


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to a source by its number in the bibliography."""

    number: int


@dataclass(frozen=True, slots=True)
class Code:
    """Code: something to type, or the id of a record."""

    text: str


RichText = tuple[str | Citation | Code, ...]
"""Running text with citations and code."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; its tone is ``lead``, ``plain`` or ``quiet``."""

    words: RichText
    tone: str = "plain"
    kind: ClassVar[str] = "paragraph"


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list, ordered or not."""

    items: tuple[RichText, ...]
    numbered: bool = False
    kind: ClassVar[str] = "list"


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first column heads its rows.

    Parameters
    ----------
    caption : str
        What it shows, and of what.
    columns : tuple of str
        The heads.
    rows : tuple of tuple of RichText
        As many cells in each as there are columns.
    right : tuple of int
        The columns of figures, which are set flush right.
    sums : tuple of int
        The rows that add up those before them.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[RichText, ...], ...]
    right: tuple[int, ...] = ()
    sums: tuple[int, ...] = ()
    kind: ClassVar[str] = "table"


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing.

    Parameters
    ----------
    name : str
        A slug: what a file of it is called.
    svg : str
        The drawing in the colours of the page around it; it refers to nothing outside itself.
    draw_file : callable
        Draws the same as a file of its own, which only Markdown needs.
    alt : str
        What it shows, for those who do not see it.
    """

    name: str
    svg: str = field(repr=False)
    draw_file: Callable[[], str] = field(repr=False, compare=False)
    alt: str
    kind: ClassVar[str] = "picture"

    @property
    def file(self) -> str:
        """The drawing as a file of its own."""
        return self.draw_file()


@dataclass(frozen=True, slots=True)
class Command:
    """A line for the shell."""

    text: str
    kind: ClassVar[str] = "command"


Block = Paragraph | ItemList | Table | Picture | Command


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks under a heading of their own, inside a section."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with blocks, then parts, under it.

    Parameters
    ----------
    name : str
        A slug, the same in every report.
    """

    name: str
    title: str
    blocks: tuple[Block, ...]
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A source as the bibliography prints it, what it is about as a sentence; its position is its number."""

    id: str
    title: str
    about: str
    url: str


@dataclass(frozen=True, slots=True)
class Content:
    """A whole report in plain values, from which both HTML and Markdown are rendered.

    Parameters
    ----------
    title : str
        The heading.
    scope : str
        The day, certainty and layers, in words.
    headline : tuple of RichText
        The findings, a sentence or two each.
    sections : tuple of Section
        The sections in order.
    sources : tuple of Entry
        The bibliography, in the order of first citation.
    stamp : str
        Definition, day of the data, versions.
    language : str
        The code of the language that it is in.
    """

    title: str
    scope: str
    headline: tuple[RichText, ...]
    sections: tuple[Section, ...]
    sources: tuple[Entry, ...]
    stamp: str
    language: str

    def in_digits(self, number: int) -> str:
        """Write the number of a source or a list in the digits of the language."""
        return value_in(self.language, number)

    def section(self, name: str) -> Section:
        """Give the section of a name.

        Raises
        ------
        KeyError
            If there is none.
        """
        found = {section.name: section for section in self.sections}
        return found[name]

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """All drawings, in order."""
        return tuple(
            block
            for section in self.sections
            for block in (*section.blocks, *(block for part in section.parts for block in part.blocks))
            if isinstance(block, Picture)
        )


def plain(*words: str | Citation | Code) -> Paragraph:
    """Make a paragraph of its words."""
    return Paragraph(words)


def quiet(*words: str | Citation | Code) -> Paragraph:
    """Make a paragraph that qualifies the one before it."""
    return Paragraph(words, "quiet")


def row(*cells: str | RichText) -> tuple[RichText, ...]:
    """Make a row of a table, where a cell of plain text may be a string."""
    return tuple((cell,) if isinstance(cell, str) else cell for cell in cells)


def with_code(text: str) -> RichText:
    """Make rich text of a sentence in which code stands between backquotes.

    Examples
    --------
    >>> with_code("See `aigraph shock`.")
    ('See ', Code(text='aigraph shock'), '.')
    """
    return tuple(Code(part) if at % 2 else part for at, part in enumerate(text.split("`")))


def text_of(rich: RichText) -> str:
    """Give rich text as plain text.

    Examples
    --------
    >>> text_of(("Paid ", Code("deal-1"), " ", Citation(3)))
    'Paid deal-1 [3]'
    """
    return "".join(
        word if isinstance(word, str) else f"[{word.number}]" if isinstance(word, Citation) else word.text
        for word in rich
    )


def texts_of(content: Content) -> Iterator[str]:
    """Yield all text of a report, and for its pictures what they show."""
    yield from (content.title, content.scope, content.stamp)
    yield from map(text_of, content.headline)
    yield from (text for source in content.sources for text in (source.title, source.about))
    for section in content.sections:
        yield section.title
        yield from (part.title for part in section.parts)
        for block in (*section.blocks, *(block for part in section.parts for block in part.blocks)):
            yield from _texts_of(block)


def _texts_of(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield text_of(block.words)
        case ItemList():
            yield from map(text_of, block.items)
        case Table():
            yield from (block.caption, *block.columns)
            yield from (text_of(cell) for row in block.rows for cell in row)
        case Picture():
            yield block.alt
        case Command():
            yield block.text
