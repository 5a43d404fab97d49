r"""Reads tables in Markdown, and those that command lines draw with bars: a line of dashes stands below the headings."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from aigraph.files.input_file import InputFile
from aigraph.files.text import decode
from aigraph.reading.cells.text import Cell
from aigraph.reading.tables.header_row import table_from_grid
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable
from aigraph.reading.tables.select_table import select_table

_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:[|+][ \t]*:?-+:?[ \t]*)+[|+]?[ \t]*")
_BAR = re.compile(r"(?<!\\)\|")


def is_markdown_table(file: InputFile) -> bool:
    """Whether a line of dashes and bars stands below a line with as many bars."""
    lines = file.head.decode("utf-8", "replace").splitlines()[:_LOOKED_AT]
    return any(_begins(lines, at) for at in range(len(lines) - 1))


def read_markdown(file: InputFile, options: ReadingOptions) -> RawTable:
    """Read the table of a number, counted from 1, else the first with a payer and a payee.

    Raises
    ------
    DataError
        If there is none.
    """
    lines = decode(file.name, file.read_bytes())[0].splitlines()
    begins = [at for at in range(len(lines) - 1) if _begins(lines, at)]
    starts = {str(number): at for number, at in enumerate(begins, start=1)}

    def read(number: str) -> RawTable:
        table = table_from_grid(file.name, "Markdown", _grid(lines, starts[number]), options.columns)
        above = next(
            (line for line in reversed(lines[max(starts[number] - _LINES_ABOVE, 0) : starts[number]]) if line.strip()),
            "",
        )
        said = "" if "|" in above else _plain(above.lstrip("# "))
        return replace(table, captions=(said, *table.captions)) if said else table

    if len(starts) == 1 and not options.sheet:
        return read("1")
    return select_table(file.name, "table", list(starts), options.sheet, read, by="--sheet NUMBER")


def _begins(lines: Sequence[str], at: int) -> bool:
    heading, rule = lines[at], lines[at + 1]
    return (
        len(rule) <= _LONGEST
        and _RULE.fullmatch(rule) is not None
        and len(_cells(heading)) == len(re.findall(r"-+", rule)) > 1
    )


def _grid(lines: Sequence[str], at: int) -> Iterator[tuple[int, Sequence[Cell]]]:
    yield at + 1, [_plain(cell) for cell in _cells(lines[at])]
    for number, line in enumerate(lines[at + 2 :], start=at + 3):
        if "|" not in line or (number < len(lines) and _begins(lines, number - 1)):
            return
        if not _RULE.fullmatch(line):
            yield number, [_plain(cell) for cell in _cells(line)]


def _cells(line: str) -> list[str]:
    cells = _BAR.split(line.strip())
    return cells[1 if len(cells) > 1 and not cells[0].strip() else 0 : -1 if not cells[-1].strip() else None]


def _plain(cell: str) -> str:
    r"""Take the marks of Markdown off a cell.

    Examples
    --------
    >>> _plain(" **[Oak](https://oak.example)** "), _plain("`a\\|b`[^1]")
    ('Oak', 'a|b')
    """
    text = re.sub(r"\[\^[^\]]*\]|<sup>.*?</sup>", "", cell)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"<br\s*/?>", "\n", text, flags=re.IGNORECASE)
    text = re.sub(r"(\*\*|__|~~|`)(.+?)\1", r"\2", text)
    text = re.sub(r"^\s*([*_])(.+)\1\s*$", r"\2", text)
    return html.unescape(re.sub(r"\\([\\|*_`\[\]$~#-])", r"\1", text)).strip()


_LOOKED_AT, _LONGEST = 400, 2_000
_LINES_ABOVE = 3
