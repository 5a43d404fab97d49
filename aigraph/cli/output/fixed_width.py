"""Tables of fixed-width columns whose cells all fit: to load rich, which wraps the others, takes longer than to answer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, zip_longest


def fixed_width_table(
    titles: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool], width: int, *, bold: bool = False
) -> str | None:
    r"""Write a table as rich would, if it is narrow enough, its characters are plain and no column is empty; else None.

    Parameters
    ----------
    titles : sequence of str
        What stands above the columns.
    rows : sequence of sequences of str
        The cells; each may have several lines.
    right : sequence of bool
        Which columns are set flush right.
    width : int
        The most columns of characters.
    bold : bool
        Whether the titles are set in bold type, as a terminal understands it.

    Examples
    --------
    >>> table = fixed_width_table(["Loop", "Size"], [["lab-cloud-\nchips", "$5bn"]], [False, True], 80)
    >>> print(table.replace(" ", "_"), end="")
    __________________
    _Loop________Size_
    _────────────────_
    _lab-cloud-__$5bn_
    _chips____________
    __________________
    """
    cells = [[cell.split("\n") for cell in row] for row in rows]
    if not rows or not all(map(_is_plain, chain(titles, (line for row in cells for cell in row for line in cell)))):
        return None
    sizes = [
        max(len(title), *(len(line) for row in cells for line in row[place])) for place, title in enumerate(titles)
    ]
    if sum(sizes) + len(_GAP) * len(sizes) > width or not all(sizes):
        return None

    def set_line(parts: Sequence[str]) -> list[str]:
        return [
            part.rjust(size) if flush else part.ljust(size)
            for part, size, flush in zip(parts, sizes, right, strict=True)
        ]

    rule = "─" * (sum(sizes) + len(_GAP) * (len(sizes) - 1))
    head = [_in_bold(part) for part in set_line(titles)] if bold else set_line(titles)
    gap = f"{_in_bold(' ')} " if bold else _GAP
    lines = [" " * len(rule), gap.join(head), rule]
    lines += [_GAP.join(set_line(parts)) for row in cells for parts in zip_longest(*row, fillvalue="")]
    lines.append(" " * len(rule))
    return "".join(f" {line} \n" for line in lines)


_GAP = "  "


def _is_plain(text: str) -> bool:
    """Whether each character takes one column, and none at the edge is lost where lines are wrapped."""
    return text.isascii() and text.isprintable() and text == text.strip()


def _in_bold(text: str) -> str:
    return f"\x1b[1m{text}\x1b[0m"
