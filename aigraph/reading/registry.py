"""Tells what a file or an object is, by its content first and its name second, and reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any

from aigraph.model.ledger import Ledger
from aigraph.reading.large.read import read_large
from aigraph.reading.large.staging import is_large
from aigraph.reading.raw_table import Options, Sheet, refuse
from aigraph.reading.readers.bods import knows_bods, read_bods
from aigraph.reading.readers.database import read_duckdb, read_parquet, read_sqlite
from aigraph.reading.readers.excel import read_excel
from aigraph.reading.readers.frame import is_frame, read_frame
from aigraph.reading.readers.ftm import knows_ftm, read_ftm
from aigraph.reading.readers.graph import is_graph, read_gexf, read_graph, read_graphml
from aigraph.reading.readers.json import read_json
from aigraph.reading.readers.kumu import knows_kumu, read_kumu
from aigraph.reading.readers.text import read_text_table
from aigraph.reading.rows_to_deals import build

_HEAD = 65_536


@dataclass(frozen=True)
class Reader:
    """A format that files can have.

    Parameters
    ----------
    knows : callable
        Tells from the path and the first bytes of a file whether it is one.
    read : callable
        Reads it: into a table, whose rows are then understood, or into a whole ledger.
    """

    name: str
    knows: Callable[[Path, bytes], bool]
    read: Callable[[Path, Options], Sheet | Ledger]


def _holds(*words: bytes) -> Callable[[Path, bytes], bool]:
    return lambda _path, head: any(word in head for word in words)


def _begins(word: bytes, at: int = 0) -> Callable[[Path, bytes], bool]:
    return lambda _path, head: head[at:].startswith(word)


def _is_json(_: Path, head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")


READERS: list[Reader] = [
    Reader("Parquet", _begins(b"PAR1"), read_parquet),
    Reader("SQLite", _begins(b"SQLite format 3\0"), read_sqlite),
    Reader("DuckDB", _begins(b"DUCK", at=8), read_duckdb),
    Reader("Excel", _begins(b"PK\3\4"), read_excel),
    Reader("GEXF", _holds(b"<gexf", b":gexf"), read_gexf),
    Reader("GraphML", _holds(b"<graphml"), read_graphml),
    Reader("FollowTheMoney", lambda path, head: _is_json(path, head) and knows_ftm(path, head), read_ftm),
    Reader("BODS", lambda path, head: _is_json(path, head) and knows_bods(path, head), read_bods),
    Reader("Kumu", knows_kumu, read_kumu),
    Reader("JSON", _is_json, read_json),
    Reader("text table", lambda _path, _head: True, read_text_table),
]
"""The first reader that knows a file reads it; the last knows all."""


def read_any(data: Any, options: Options) -> Ledger:
    """Read a file or an object into a ledger."""
    found: Sheet | Ledger
    if is_frame(data):
        found = read_frame(data, options)
    elif is_graph(data):
        found = read_graph(data, options)
    elif isinstance(data, str | PathLike):
        found = _read_file(Path(data), options)
    else:
        expected = "expected a path, a data frame or a directed networkx graph"
        raise TypeError(f"{type(data).__name__} is nothing that deals can be read from; {expected}")
    return found if isinstance(found, Ledger) else build(found, options)


def _read_file(path: Path, options: Options) -> Sheet | Ledger:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except FileNotFoundError:
        raise refuse(str(path), "does not exist; expected a table, or a folder of deal tables") from None
    except OSError as error:
        raise refuse(str(path), f"cannot be read: {error.strerror}") from None
    if is_large(path, head):
        return read_large(path, options)
    reader = next(reader for reader in READERS if reader.knows(path, head))
    return reader.read(path, options)
