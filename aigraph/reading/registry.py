"""The formats that are read, a line each in `READERS`: the first that recognises a file reads it.

To add one, write a file with a function from an `InputFile` and `ReadingOptions` to a `RawTable`, as in `readers/kumu.py`, and
add its line: name, how a file is recognised by its path and first bytes, and where the function is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any

from aigraph.files.input_file import InputFile
from aigraph.model.ledger import Ledger
from aigraph.reading.option_errors import InapplicableOptionError, WholeLedgerError
from aigraph.reading.recipes.recipe import recipe_for
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable
from aigraph.store.read import UncheckedLedger

Recogniser = Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class Reader:
    """How one format is recognised and read.

    Parameters
    ----------
    form : str
        The format, in words.
    recognises : callable
        Tells of an `InputFile`, or of an object in memory, whether it has this format.
    function : str
        What reads it, as ``module:function``, imported when it is needed: it gives a `RawTable`, a large table as a `Ledger`, or
        a whole ledger of aigraph's own as an `UncheckedLedger`.
    options : tuple of str
        The options that not every table takes, but this format does.
    """

    form: str
    recognises: Recogniser
    function: str
    options: tuple[str, ...] = ()

    @property
    def is_native(self) -> bool:
        """Whether it is a format of aigraph's own, always a whole ledger, which takes no options."""
        return self.function.startswith("native.")

    def read(self, data: Any, options: ReadingOptions) -> RawTable | UncheckedLedger | Ledger:
        """Read a file or an object of this format."""
        module, _, name = self.function.partition(":")
        function = getattr(import_module(f"aigraph.{module}"), name)
        found: RawTable | UncheckedLedger | Ledger = function(data) if self.is_native else function(data, options)
        return found


def _begins(word: bytes, at: int = 0) -> Recogniser:
    return lambda file: file.head[at:].startswith(word)


def _xml(*elements: bytes) -> Recogniser:
    return lambda file: _start(file) == b"<" and any(element in file.head for element in elements)


def _json(*patterns: bytes, object_only: bool = False, without: bytes = b"\0") -> Recogniser:
    """Recognise JSON whose first bytes hold all of the patterns, and not a certain word."""
    starts = (b"{",) if object_only else (b"{", b"[")
    return lambda file: (
        _start(file) in starts
        and all(re.search(pattern, file.head) for pattern in patterns)
        and without not in file.head
    )


def _start(file: InputFile) -> bytes:
    return file.head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]


def _zip_of_tables(file: InputFile) -> bool:
    if not file.head.startswith(b"PK\3\4"):
        return False
    from aigraph.native.zip import is_package

    return is_package(file)


def _large_parquet(file: InputFile) -> bool:
    if not file.head.startswith(b"PAR1"):
        return False
    from aigraph.reading.readers.parquet import count_rows

    return count_rows(file) > LARGE_ROWS


def _large_text(file: InputFile) -> bool:
    rows = file.size * file.head.count(b"\n") / max(len(file.head), 1)
    return b"\0" not in file.head[:1000] and (file.size > LARGE_BYTES or rows > LARGE_ROWS)


def _markdown(file: InputFile) -> bool:
    if not _RULE.search(file.head):
        return False
    from aigraph.reading.readers.markdown import is_markdown_table

    return is_markdown_table(file)


_RULE = re.compile(rb"(?:^|[\r\n])[ \t|:+]*-[ \t|:+-]*(?:$|[\r\n])")
"""A line of dashes, as below the headings of a table in Markdown."""


def _folder_with(name: str) -> Recogniser:
    return lambda file: file.is_folder and (file.path / name).is_file()


def _has(*attributes: str) -> Recogniser:
    return lambda data: all(hasattr(data, name) for name in attributes)


def _text(pattern: str) -> Recogniser:
    """Recognise a text by how it begins, behind comments in the ways of C, of shells, of Pajek and of Mermaid."""
    begins = re.compile(
        rf"(?:\s|//[^\n]*+|/\*.*?\*/|\#[^\n]*+|%[^\n]*+)*+{pattern}".encode(), re.IGNORECASE | re.DOTALL
    )
    return lambda file: begins.match(file.head.removeprefix(b"\xef\xbb\xbf")) is not None


def _lines(pattern: str) -> Recogniser:
    """Recognise a text of which a line, and all lines of a table's look, have a certain form."""
    form = re.compile(pattern.encode())

    def recognises(file: InputFile) -> bool:
        lines = [line.strip() for line in file.head.removeprefix(b"\xef\xbb\xbf").splitlines()[:_LOOKED_AT]]
        lines = [line for line in lines if len(line) <= _LONGEST_LINE]
        found = sum(form.fullmatch(line) is not None for line in lines)
        # A table can mention an arrow in a cell.
        return found > 0 and found >= sum(mark in line for line in lines for mark in (b",", b";", b"\t")) / _CELLS_A_ROW

    return recognises


LARGE_BYTES = 25_000_000
LARGE_ROWS = 200_000
"""From this size on a table is checked by DuckDB and only its rows on loops become deals. How many rows a text file has
is guessed from its first lines."""

_IN_SQL = ("sheet", "query")
_CONNECTIONS = rb'"connections"|"elements"\s*:\s*\[(?!\s*\{\s*"(?:data|group)")'
"""Of a large blueprint the elements come first and the connections far behind; Cytoscape's elements hold data."""

_MERMAID = r"(?:(?:---\n.*?\n---(?:\s|%[^\n]*+)*+)?(?:(?:flowchart|graph)(?:-elk)?\s+(?:TB|TD|BT|RL|LR)\b|flowchart\s*\n|(?:sequence|class|state|er)Diagram\b|sankey(?:-beta)?\s*\n)|(?:.*?\n)?```\s*mermaid)"
_FLOW = r"[^\[\]|\t;'/:][^\[\]|\t;]*\[[\d.,\s$€£¥?*]+\]\s*[^\[\]|\t;]+"
_D2_NAME = r"[^,;\t|<>:#-](?:[^,;\t|<>:-]|-(?![->]))*"
_CONNECTION = rf"{_D2_NAME}(?:\s*(?:<-+>?|-+>|--+)\s*{_D2_NAME})+(?::.*)?"
_TWO_NODES = r"\d+ +\d+(?:(?: +[\d.eE+-]+){0,3}| +\{.*\})"
_LOOKED_AT, _LONGEST_LINE, _CELLS_A_ROW = 200, 500, 2

READERS: tuple[Reader, ...] = (
    Reader("folder of Parquet files", _folder_with("deals.parquet"), "native.parquet:read_parquet_folder"),
    Reader("folder of CSV tables", lambda file: file.is_folder, "native.folder:read_csv_folder"),
    Reader("zipped data package", _zip_of_tables, "native.zip:read_zip"),
    Reader("large Parquet file", _large_parquet, "reading.large.read:read_large_parquet"),
    Reader("Parquet file", _begins(b"PAR1"), "reading.readers.parquet:read_parquet"),
    Reader("SQLite database", _begins(b"SQLite format 3\0"), "reading.readers.database:read_sqlite", _IN_SQL),
    Reader("DuckDB database", _begins(b"DUCK", at=8), "reading.readers.database:read_duckdb", _IN_SQL),
    Reader("Excel workbook", _begins(b"PK\3\4"), "reading.readers.excel:read_excel", ("sheet",)),
    Reader("GEXF graph", _xml(b"<gexf", b":gexf"), "reading.readers.graphs.gexf:read_gexf"),
    Reader("GraphML graph", _xml(b"<graphml"), "reading.readers.graphs.graphml:read_graphml"),
    Reader("FollowTheMoney", _json(b'"schema"', b'"properties"', without=b'"$schema"'), "reading.readers.ftm:read_ftm"),
    Reader("BODS", _json(b'"statementId"'), "reading.readers.bods:read_bods"),
    Reader("BODS before 0.4", _json(b'"statementID"', b'"statementType"'), "reading.readers.bods:read_bods"),
    Reader("Kumu blueprint", _json(_CONNECTIONS, object_only=True), "reading.readers.kumu:read_kumu"),
    Reader("OCDS", _json(rb'"ocid"\s*:', rb'"awards"\s*:'), "reading.readers.ocds:read_ocds"),
    Reader(
        "Neo4j APOC", _json(rb'"type"\s*:\s*"relationship"', rb'"start"\s*:'), "reading.readers.graphs.apoc:read_apoc"
    ),
    Reader("JSON", _json(), "reading.readers.json:read_json"),
    Reader(
        "web page",
        _text(r"(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|table|body|h[1-6]|p|div|section|article|main)\b"),
        "reading.readers.web_page:read_page",
        ("sheet",),
    ),
    Reader("DOT", _text(r"\s*(?:strict\s+)?(?:di)?graph\b[^{\[]{0,200}\{"), "reading.readers.graphs.dot:read_dot"),
    Reader("Mermaid", _text(_MERMAID), "reading.readers.graphs.mermaid:read_mermaid"),
    Reader("PlantUML", _text(r"\s*@startuml\b"), "reading.readers.graphs.plantuml:read_plantuml"),
    Reader(
        "GML",
        _text(r"(?:\s*(?:Creator|Version|comment)\b[^\n]*\n)*\s*graph\s*\["),
        "reading.readers.graphs.gml:read_gml",
    ),
    Reader("Pajek", _text(r"\s*\*(?:vertices|network)\b"), "reading.readers.graphs.pajek:read_pajek"),
    Reader("SankeyMATIC", _lines(_FLOW), "reading.readers.graphs.sankeymatic:read_sankeymatic"),
    Reader("D2", _lines(_CONNECTION), "reading.readers.graphs.d2:read_d2"),
    Reader("Markdown", _markdown, "reading.readers.markdown:read_markdown", ("sheet",)),
    Reader("edge list", _lines(_TWO_NODES), "reading.readers.graphs.edge_list:read_edge_list"),
    Reader("large text table", _large_text, "reading.large.read:read_large_text"),
    Reader("text table", lambda _file: True, "reading.readers.text:read_text"),
)
"""Files and folders. JSON, workbooks and databases may hold a whole ledger of aigraph's own: their readers look."""

OBJECT_READERS: tuple[Reader, ...] = (
    Reader("data frame", _has("itertuples", "columns"), "reading.readers.frame:read_frame"),
    Reader(
        "graph",
        _has("is_directed", "is_multigraph", "edges", "nodes"),
        "reading.readers.graphs.networkx_graph:read_graph",
    ),
)
"""Objects in memory, known by their methods, so that pandas and networkx need not be loaded for it."""


def read_file(file: InputFile, options: ReadingOptions) -> Ledger | UncheckedLedger:
    """Read a file or folder by the first reader that recognises it.

    Raises
    ------
    DataError
        If it cannot be read.
    InapplicableOptionError
        If an option does not apply to its format.
    """
    return _read(next(reader for reader in READERS if reader.recognises(file)), file, file.name, options)


def read_object(data: object, options: ReadingOptions) -> Ledger | UncheckedLedger:
    """Read a data frame or a graph.

    Raises
    ------
    TypeError
        If it is neither.
    """
    name = type(data).__name__
    for reader in OBJECT_READERS:
        if reader.recognises(data):
            return _read(reader, data, name, options)
    expected = "expected a path, a data frame or a directed networkx graph"
    raise TypeError(f"{name} is nothing that deals can be read from; {expected}")


def _read(reader: Reader, data: Any, name: str, options: ReadingOptions) -> Ledger | UncheckedLedger:
    if reader.is_native and options.specified:
        raise WholeLedgerError(options.specified, name)
    inapplicable = [
        option for option in ("sheet", "query") if option in options.specified and option not in reader.options
    ]
    if inapplicable:
        raise InapplicableOptionError(inapplicable, name, reader.form)
    if options.recipe:
        from aigraph.reading.tables.apply_recipe import headings_named

        # The headings are looked for by the names that the recipe has for them.
        options = replace(options, columns={**headings_named(options.recipe), **options.columns})
    found = reader.read(data, options)
    if isinstance(found, UncheckedLedger) and options.specified:
        raise WholeLedgerError(options.specified, name)
    if isinstance(found, RawTable):
        # Only tables need all that reads cells.
        from aigraph.reading.rows.rows_to_deals import deals_of_table

        recipe = None if found.roles else recipe_for(found.columns, options.recipe, options.columns)
        if recipe:
            from aigraph.reading.tables.apply_recipe import apply_recipe

            found = apply_recipe(found, recipe, options.recipe)
        return deals_of_table(found, options)
    return found
