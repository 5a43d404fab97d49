"""Reads text tables: commas, semicolons, tabs or bars between cells, in whatever encoding."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from aigraph.model.origin import Origin, Problem
from aigraph.reading.raw_table import Cell, Options, Sheet, refuse
from aigraph.reading.readers.header_row import sheet_of

_MARKS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_SAMPLE_LINES = 60
_SAMPLE_BYTES = 200_000


def read_text_table(path: Path, options: Options) -> Sheet:
    """Read a file of rows, each line of the file kept with its row.

    Raises
    ------
    DataError
        If it is no table.
    """
    return read_text_head(path, *decode(str(path), path.read_bytes()), options)


def read_text_head(path: Path, text: str, encoding: str, options: Options) -> Sheet:
    """Read the rows of a text, which may be the beginning of a file only."""
    mark = delimiter(text)
    problems: list[Problem] = []
    form = f"{'TSV' if mark == chr(9) else 'CSV'}, {_MARKS[mark]}, {encoding}"
    return sheet_of(str(path), form, _lines(str(path), text, mark, problems), options.columns, refused_before=problems)


def decode(path: str, data: bytes) -> tuple[str, str]:
    """Turn bytes into text, and name the encoding. UTF-8 if it is that; else what the bytes look like.

    Examples
    --------
    >>> decode("x", "payer;Société".encode("cp1252"))
    ('payer;Société', 'Windows-1252')
    """
    for marks, codec, name in _ORDER_MARKS:
        if data.startswith(marks):
            return data.decode(codec, errors="replace"), name
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        pass
    codec = "cp1252" if _is_western(data[:_SAMPLE_BYTES]) else _guess(data[:_SAMPLE_BYTES])
    try:
        return data.decode(codec), "Windows-1252" if codec == "cp1252" else codec.upper()
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise refuse(path, f"byte 0x{data[error.start]:02x} fits no encoding; save the file as UTF-8", line) from None


def _is_western(data: bytes) -> bool:
    """Whether bytes read as Windows-1252 give words with a few letters of Western Europe in them, as names have."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    words = [word for word in re.findall(r"[^\W\d_]+", text) if not word.isascii()]
    foreign = sum(not sign.isascii() for word in words for sign in word)
    rare = sum(not sign.isascii() and sign not in _WESTERN for sign in text)
    return not rare and 2 * foreign <= sum(map(len, words))


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return best.encoding if best else "cp1252"


_WESTERN = frozenset(
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿŒœŠšŽž€£¥¤¢¡¿§©®°²³µ·ªº«»„“”…•™†‡"
    "\xa0\xb4\u2018\u2019\u201a\u2013\u2014"
)
"""Letters and signs that texts in Windows-1252 usually hold."""

_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8 with a byte order mark"),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)


def delimiter(text: str) -> str:
    r"""Tell what stands between the cells: the mark by which most lines have the same number of cells.

    Examples
    --------
    >>> delimiter("payer;payee;amount\nA, Inc.;B;1,5\n")
    ';'
    """
    lines = (
        "".join(text.splitlines(keepends=True)[:_SAMPLE_LINES]) if len(text) < _SAMPLE_BYTES else text[:_SAMPLE_BYTES]
    )

    def score(mark: str) -> tuple[float, int]:
        widths = Counter(len(cells) for cells in csv.reader(io.StringIO(lines), delimiter=mark) if cells)
        # Prose above a table has one cell a line, whatever the mark.
        wide = Counter({width: number for width, number in widths.items() if width > 1})
        if not wide:
            return (0.0, 0)
        width, number = wide.most_common(1)[0]
        return (number / sum(widths.values()), width)

    try:
        return max(_MARKS, key=score)
    except csv.Error:
        return ","


def _lines(path: str, text: str, mark: str, problems: list[Problem]) -> Iterator[tuple[int, list[Cell]]]:
    """Yield each row with the line that it begins on; what is no row is put among the problems."""
    csv.field_size_limit(2**31 - 1)
    # A cell may hold line breaks, also bare carriage returns, which splitlines would take for the end of a row.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    line, held = 1, None
    while True:
        try:
            cells: list[Cell] = list(next(reader))
        except StopIteration:
            break
        except csv.Error as error:
            problems.append(Problem(Origin(path, reader.line_num), f"is no row: {error}", rule="no row"))
        else:
            if held:
                yield held
            held = line, cells
        line = reader.line_num + 1
    if held and line - held[0] > 1 and text.count('"') % 2:
        # A quote without its second half takes all that follows into one cell.
        message = f"opens a quote that is never closed; the {line - held[0]:,} lines from here on are one row"
        problems.append(Problem(Origin(path, held[0]), message, rule="no row"))
    elif held:
        yield held
