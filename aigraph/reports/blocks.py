"""What a report is made of: words, tables, lists and figures in sections, before anything knows HTML or Markdown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Cite:
    """A reference to a source by its number in the list at the end."""

    number: int


@dataclass(frozen=True, slots=True)
class Code:
    """Something to be typed, or the id of a record."""

    text: str


Words = tuple[str | Cite | Code, ...]
"""A piece of running text."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; its tone is ``lead``, ``plain`` or ``quiet``."""

    words: Words
    tone: str = "plain"
    kind: ClassVar[str] = "paragraph"


@dataclass(frozen=True, slots=True)
class Items:
    """A list of pieces of text; numbered if their order is one."""

    items: tuple[Words, ...]
    numbered: bool = False
    kind: ClassVar[str] = "items"


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first column heads its rows.

    Parameters
    ----------
    caption : str
        What it shows, and of what.
    columns : tuple of str
        The heads.
    rows : tuple of tuple of Words
        As many cells in each as there are columns.
    right : tuple of int
        The columns of figures, which are set flush right.
    sums : tuple of int
        The rows that add up those before them.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
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
        The drawing in the colours of the page that it stands in; it refers to nothing outside itself.
    file : str
        The same as a file of its own.
    alt : str
        What it shows, for those who do not see it.
    """

    name: str
    svg: str = field(repr=False)
    file: str = field(repr=False)
    alt: str
    kind: ClassVar[str] = "picture"


@dataclass(frozen=True, slots=True)
class Command:
    """A line for the shell."""

    text: str
    kind: ClassVar[str] = "command"


Block = Paragraph | Items | Table | Picture | Command


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks under a heading of their own, inside a section."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it: blocks, then parts.

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
    """A source as the list at the end prints it; its place in the list is its number."""

    id: str
    title: str
    about: str
    url: str


@dataclass(frozen=True, slots=True)
class Note:
    """A whole report in plain values: what both printed forms say.

    Parameters
    ----------
    title : str
        The heading.
    scope : str
        The day, certainty and layers, in words.
    headline : tuple of Words
        The finding, a sentence or two each.
    sections : tuple of Section
        What it rests on.
    sources : tuple of Entry
        What is cited, in the order of first mention.
    stamp : str
        Definition, day of the data, versions.
    """

    title: str
    scope: str
    headline: tuple[Words, ...]
    sections: tuple[Section, ...]
    sources: tuple[Entry, ...]
    stamp: str

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


def plain(*words: str | Cite | Code) -> Paragraph:
    """Make a paragraph of its words."""
    return Paragraph(words)


def quiet(*words: str | Cite | Code) -> Paragraph:
    """Make a paragraph that qualifies what stands before it."""
    return Paragraph(words, "quiet")


def row(*cells: str | Words) -> tuple[Words, ...]:
    """Make a row of a table, where a cell of text alone may be given as text."""
    return tuple((cell,) if isinstance(cell, str) else cell for cell in cells)


def text_of(words: Words) -> str:
    """Give words without their form, as a reader would say them.

    Examples
    --------
    >>> text_of(("Paid ", Code("deal-1"), " ", Cite(3)))
    'Paid deal-1 [3]'
    """
    return "".join(
        word if isinstance(word, str) else f"[{word.number}]" if isinstance(word, Cite) else word.text for word in words
    )
