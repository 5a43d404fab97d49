"""On which line of a large text file each row begins, where rows and lines are not the same."""

from __future__ import annotations

import csv
from array import array
from collections.abc import Collection
from pathlib import Path

from aigraph.files.text import LONGEST_CELL

_CHUNK = 2**22


def count_lines(path: Path) -> int:
    """Count the lines of a file, the last also if nothing ends it."""
    # Imported here because small tables do not need it; it counts three times as fast as `bytes.count`.
    import numpy as np

    lines, last = 0, b"\n"
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            lines += int(np.count_nonzero(np.frombuffer(chunk, np.uint8) == ord("\n")))
            last = chunk[-1:]
    return lines + (last != b"\n")


def lines_of_rows(
    path: Path, encoding: str, mark: str, top: int, rejected: Collection[int]
) -> tuple[array[int], dict[int, int]]:
    """Give the line that each row below the headings begins on, and those of rejected ones.

    A cell may hold line breaks, and a blank line is no row: a reader that counts rows does not know the lines.

    Parameters
    ----------
    top : int
        How many lines there are with the headings.
    rejected : collection of int
        Rows that are none, counted from the first line of the file, blank lines with them.

    Returns
    -------
    (array of int, dict of int to int)
        In linear time.
    """
    csv.field_size_limit(LONGEST_CELL)
    begun, of_rejected = array("q"), {}
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        reader = csv.reader(file, delimiter=mark)
        line = 1
        for number, cells in enumerate(reader, start=1):
            if number in rejected:
                of_rejected[number] = line
            elif cells and line > top:
                begun.append(line)
            line = reader.line_num + 1
    return begun, of_rejected
