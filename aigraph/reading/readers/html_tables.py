"""Reads the tables of web pages: merged cells count for all their rows, marks of footnotes for none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from operator import itemgetter

from aigraph.files.budget import budget
from aigraph.reading.cells.text import Cell
from aigraph.reading.tables.header_row import table_from_grid
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable
from aigraph.reading.tables.select_table import select_table

_UNSEEN = frozenset({"script", "style", "sup", "template"})
_MOST_ROWS_MERGED = 10_000
_LONGEST_CAPTION = 150
_BLOCKS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "p", "div"])


def table_of_page(name: str, text: str, options: ReadingOptions) -> RawTable | None:
    """Read a table of a page: the one of a number, counted from 1, else the first with a payer and a payee; None without one.

    Raises
    ------
    DataError
        If no table has a payer and a payee.
    """
    parser = _Tables()
    parser.feed(text)
    parser.close()
    grids = {str(number): table for number, table in enumerate(parser.tables, start=1) if table.rows}
    if not grids:
        return None

    def read(number: str) -> RawTable:
        table = table_from_grid(name, "web page", grids[number].grid(), options.columns)
        caption = " ".join("".join(grids[number].caption).split())
        return replace(table, captions=(caption, *table.captions)) if caption else table

    if len(grids) == 1 and not options.sheet:
        return read(next(iter(grids)))
    return select_table(name, "table", list(grids), options.sheet, read, by="--sheet NUMBER")


@dataclass(slots=True)
class _Cell:
    rows: int
    columns: int
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        lines = (" ".join(line.split()) for line in "".join(self.pieces).split("\n"))
        return "\n".join(line for line in lines if line)


@dataclass(slots=True)
class _Table:
    rows: list[tuple[int, list[_Cell]]] = field(default_factory=list)
    caption: list[str] = field(default_factory=list)

    def grid(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        """Give each row with its line, or its number where lines hold several; a cell over several columns stands in the first of them."""
        hanging: dict[int, tuple[int, str]] = {}
        lines = [line for line, _ in self.rows]
        if len(set(lines)) < len(lines):
            # A page may be all on one line: then rows are counted.
            lines = list(range(1, len(lines) + 1))
        for line, (_, cells) in zip(lines, self.rows, strict=True):
            row: dict[int, str] = {}
            for place, (left, text) in list(hanging.items()):
                row[place] = text
                hanging[place] = left - 1, text
            hanging = {place: held for place, held in hanging.items() if held[0] > 0}
            at = 0
            for cell in cells:
                while at in row:
                    at += 1
                for more in range(cell.columns):
                    text = cell.text if more == 0 else ""
                    row[at + more] = text
                    if cell.rows > 1:
                        hanging[at + more] = cell.rows - 1, text
                at += cell.columns
            if row:
                yield line, [text for _, text in sorted(row.items(), key=itemgetter(0))]


class _Tables(HTMLParser):
    """Collects the tables of a page in the order in which they begin; a table within a cell is one of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._unseen: list[str] = []
        self._is_caption = False
        self._before: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        table = self._open[-1] if self._open else None
        self._begin_text(tag)
        if tag == "table":
            made = _Table()
            if not self._open:
                made.caption.append(" ".join("".join(self._before).split())[:_LONGEST_CAPTION] + " ")
                self._before = []
            self.tables.append(made)
            self._open.append(made)
        elif tag in _UNSEEN:
            self._unseen.append(tag)
        elif table is None:
            return
        elif tag == "tr":
            table.rows.append((self.getpos()[0], []))
        elif tag in {"td", "th"}:
            if not table.rows:
                table.rows.append((self.getpos()[0], []))
            spans = dict(attrs)
            cell = _Cell(_span(spans.get("rowspan"), _MOST_ROWS_MERGED), _span(spans.get("colspan"), budget().columns))
            table.rows[-1][1].append(cell)
        elif tag in {"br", "li", "p", "div"}:
            self._write("\n")

    def _begin_text(self, tag: str) -> None:
        """Note that what is a caption, or a heading or paragraph that may be one, begins."""
        if tag in _BLOCKS and not self._open:
            self._before = []
        self._is_caption = self._is_caption or (tag == "caption" and bool(self._open))

    def handle_endtag(self, tag: str) -> None:
        if tag == "caption":
            self._is_caption = False
        if tag == "table" and self._open:
            self._open.pop()
        elif self._unseen and tag == self._unseen[-1]:
            self._unseen.pop()

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._write(data if data.strip() else " ")

    def _write(self, text: str) -> None:
        if not self._open:
            self._before.append(text)
        elif self._is_caption:
            self._open[-1].caption.append(text)
        elif self._open and self._open[-1].rows and self._open[-1].rows[-1][1]:
            # A break in the source of a page is a space.
            self._open[-1].rows[-1][1][-1].pieces.append(text if text == "\n" else " ".join(text.splitlines()))


def _span(text: str | None, most: int) -> int:
    number = int(text) if text and text.isascii() and text.isdigit() and len(text) <= len(str(most)) else 1
    return min(max(number, 1), most)
