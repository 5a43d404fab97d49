"""Reads a pandas data frame."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aigraph.reading.cells.python_values import cell_of_value
from aigraph.reading.cells.text import Cell
from aigraph.reading.tables.header_row import table_from_grid
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable


def read_frame(data: Any, options: ReadingOptions) -> RawTable:
    """Read the rows of a data frame; its index is no column. Places in messages are row numbers, from 1."""
    columns = tuple(map(str, data.columns))

    def grid() -> Iterator[tuple[int, tuple[Cell, ...]]]:
        yield 0, columns
        for line, row in enumerate(data.itertuples(index=False, name=None), start=1):
            yield line, tuple(map(cell_of_value, row))

    return table_from_grid("DataFrame", "pandas", grid(), options.columns)
