"""Edge lists: two nodes a line between spaces, as collections of graphs have them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aigraph.files.input_file import InputFile
from aigraph.files.text import decode
from aigraph.reading.cells.text import Cell
from aigraph.reading.tables.header_row import table_from_grid
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable

_COMMENTS = ("#", "%")


def read_edge_list(file: InputFile, options: ReadingOptions) -> RawTable:
    """Read a list of edges without headings, whose columns are called by their numbers: ``--map payer=1``.

    Raises
    ------
    DataError
        If nobody says which column pays.
    """
    text, encoding = decode(file.name, file.read_bytes())

    def grid() -> Iterator[tuple[int, Sequence[Cell]]]:
        for line, row in enumerate(text.splitlines(), start=1):
            if not row.lstrip().startswith(_COMMENTS):
                yield line, row.split()

    return table_from_grid(file.name, f"edge list, {encoding}", grid(), options.columns)
