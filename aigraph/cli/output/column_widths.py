"""How wide the columns of a table are: cells wrap between words, and no word or id is broken."""

from __future__ import annotations

from collections.abc import Sequence

from aigraph.cli.output.display_width import display_width, wrap_lines
from aigraph.engine.frozen import dataclass


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Column:
    """A column of a printed table.

    Parameters
    ----------
    wide : int
        The least terminal width at which the column is shown, if there is room.
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
    if len(text) * 2 <= width and "\n" not in text:
        return text
    return "\n".join(part for line in text.split("\n") for part in wrap_lines(line, width) or [""])


def longest_word(text: str) -> int:
    """Give the columns that the longest word takes."""
    return max(map(display_width, text.split()), default=0)


def column_widths(
    columns: Sequence[Column], cells: Sequence[Sequence[str]], room: int, spared: int = 0
) -> list[int] | None:
    """Share the width that there is among columns.

    Parameters
    ----------
    columns : sequence of Column
        Their titles count as cells.
    cells : sequence of sequences of str
        The rows.
    room : int
        What the columns may take together, without what stands between them.
    spared : int
        How many cells may hold words that are longer than their column, for they stand on lines of their own. As few as
        can be.

    Returns
    -------
    list of int or None
        The widths; None if more words would have to be broken.

    Examples
    --------
    >>> rows = [["amazon-openai signed, 2026-02-27", "$15bn"], ["xai", "$2bn"]]
    >>> columns = Column("Because", flexible=True), Column("Size", fixed=True)
    >>> [column_widths(columns, rows, room) for room in (40, 30, 20, 15)]
    [[32, 5], [25, 5], [15, 5], None]
    >>> column_widths(columns, rows, 15, spared=1)
    [7, 5]
    """
    texts = [[column.title, *(row[place] for row in cells)] for place, column in enumerate(columns)]
    natural = [max(display_width(line) for text in column for line in text.split("\n")) for column in texts]
    if sum(natural) <= room:
        return natural
    longest = [list(map(longest_word, column)) for column in texts]
    for gives in ([column.flexible for column in columns], [not column.fixed for column in columns]):
        least = [max(longest[place]) if gives[place] else natural[place] for place in range(len(columns))]
        if sum(least) <= room:
            return _shared(least, natural, room)
    kept = [longest[place] if gives[place] else None for place in range(len(columns))]
    narrowed = _narrowed(kept, least, room, spared)
    if narrowed is None:
        return None
    wanted = [natural[place] if narrowed[place] == least[place] else narrowed[place] for place in range(len(columns))]
    return _shared(narrowed, wanted, room)


def _narrowed(words: Sequence[list[int] | None], least: Sequence[int], room: int, spared: int) -> list[int] | None:
    """Narrow the columns below the longest word of some cells, where that makes most room for each cell."""
    sizes = list(least)
    while sum(sizes) > room:
        best = None
        for place, column in enumerate(words):
            if column is None or sizes[place] <= column[0]:
                continue  # a title is a word of its column, too
            below = max(size for size in column if size < sizes[place])
            cost = column.count(sizes[place])
            gain = (min(sizes[place] - below, sum(sizes) - room) / cost, place, below, cost)
            best = gain if best is None else max(best, gain)
        if best is None or (spared := spared - best[3]) < 0:
            return None
        sizes[best[1]] = best[2]
    return sizes


def _shared(least: Sequence[int], natural: Sequence[int], room: int) -> list[int]:
    """Widen the narrowest of those that are below their natural width, as long as there is room."""
    sizes = list(least)
    for _ in range(room - sum(least)):
        narrow = [place for place, size in enumerate(sizes) if size < natural[place]]
        if not narrow:
            break
        sizes[min(narrow, key=sizes.__getitem__)] += 1
    return sizes
