"""How wide the columns of a table are: cells wrap between words, and no word or id is broken."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from aigraph.engine.frozen import dataclass


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Column:
    """A column of a printed table.

    Parameters
    ----------
    wide : int
        The least terminal width at which the column is shown.
    right : bool
        Whether its cells are set flush right.
    fixed : bool
        Whether it must not wrap.
    flexible : bool
        Whether it gives way to the others, which are as wide as their widest cell where that is possible.
    """

    title: str
    wide: int = 0
    right: bool = False
    fixed: bool = False
    flexible: bool = False


def wrap(text: str, width: int) -> str:
    """Break lines between words; a word that is longer than a line stays whole.

    Examples
    --------
    >>> wrap("amazon-openai-equity-t1 signed, 2026-02-27", 24).split(chr(10))
    ['amazon-openai-equity-t1', 'signed, 2026-02-27']
    """
    if len(text) <= width and "\n" not in text:
        return text
    lines = (
        textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""] for line in text.split("\n")
    )
    return "\n".join(part for parts in lines for part in parts)


def column_widths(columns: Sequence[Column], cells: Sequence[Sequence[str]], room: int) -> list[int] | None:
    """Share the width that there is among columns.

    Parameters
    ----------
    columns : sequence of Column
        Their titles count as cells.
    cells : sequence of sequences of str
        The rows.
    room : int
        What the columns may take together, without what stands between them.

    Returns
    -------
    list of int or None
        The widths; None if a word would have to be broken.

    Examples
    --------
    >>> rows = [["amazon-openai signed, 2026-02-27", "$15bn"]]
    >>> columns = Column("Because", flexible=True), Column("Size", fixed=True)
    >>> [column_widths(columns, rows, room) for room in (40, 30, 20, 15)]
    [[32, 5], [25, 5], [15, 5], None]
    """
    texts = [[column.title, *(row[place] for row in cells)] for place, column in enumerate(columns)]
    natural = [max(len(line) for text in column for line in text.split("\n")) for column in texts]
    if sum(natural) <= room:
        return natural
    longest = [max((len(word) for text in column for word in text.split()), default=0) for column in texts]
    for gives in ([column.flexible for column in columns], [not column.fixed for column in columns]):
        least = [longest[place] if gives[place] else natural[place] for place in range(len(columns))]
        if sum(least) <= room:
            return _shared(least, natural, room)
    return None


def _shared(least: Sequence[int], natural: Sequence[int], room: int) -> list[int]:
    """Widen the narrowest of those that are below their natural width, as long as there is room."""
    sizes = list(least)
    for _ in range(room - sum(least)):
        narrow = [place for place, size in enumerate(sizes) if size < natural[place]]
        if not narrow:
            break
        sizes[min(narrow, key=sizes.__getitem__)] += 1
    return sizes
