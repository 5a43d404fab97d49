"""The deals of a view as one table, a row each: CSV, TSV or Parquet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from aigraph.files.databases import require_duckdb
from aigraph.language.sentences import company_name
from aigraph.model.origin import AigraphError
from aigraph.writing.unsupported_text import Cleaner
from aigraph.writing.view_graph import COUNT, DAY, EDGE_ATTRIBUTES, FLAG, NUMBER, DealEdge, Value, ViewGraph, value_text

_TYPES = {NUMBER: "DECIMAL(38, 18)", COUNT: "BIGINT", FLAG: "BOOLEAN", DAY: "DATE"}
_ENDS = ("id", "payer", "payee", "payer_name", "payee_name")


def deal_table_text(graph: ViewGraph, delimiter: str) -> tuple[str, tuple[str, ...]]:
    """Write the deals with a header, ready for a spreadsheet: text that it would run as a formula begins with an apostrophe."""
    clean = Cleaner.for_text()
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
    writer.writerow([*_ENDS, *EDGE_ATTRIBUTES])
    for edge in graph.edges:
        cells = [*_ends(graph, edge), *(_harmless(edge.values.get(name, "")) for name in EDGE_ATTRIBUTES)]
        writer.writerow([clean(cell) for cell in cells])
    return buffer.getvalue(), clean.lost


def write_deal_table_parquet(graph: ViewGraph, path: Path) -> tuple[str, ...]:
    """Write the deals as one Parquet file with typed columns; what is unknown is null."""
    require_duckdb("Parquet")
    import duckdb

    columns = [
        *((name, "VARCHAR") for name in _ENDS),
        *((name, _TYPES.get(type_, "VARCHAR")) for name, type_ in EDGE_ATTRIBUTES.items()),
    ]
    rows = [
        [*_raw_ends(graph, edge), *(_raw(edge.values.get(name)) for name in EDGE_ATTRIBUTES)] for edge in graph.edges
    ]
    lists = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in columns]
    parts = ", ".join(f"CAST(unnest(CAST(? AS VARCHAR[])) AS {type_}) AS {name}" for name, type_ in columns)
    try:
        with duckdb.connect() as connection:
            connection.execute(f"CREATE TABLE deals AS SELECT {parts}", lists)
            connection.table("deals").write_parquet(str(path))
    except duckdb.Error as error:
        raise AigraphError(f"{path}: Parquet cannot hold the deals: {error}") from None
    return ()


def _ends(graph: ViewGraph, edge: DealEdge) -> Iterator[str]:
    return (_harmless(text) for text in _raw_ends(graph, edge))


def _raw_ends(graph: ViewGraph, edge: DealEdge) -> tuple[str, ...]:
    ledger = graph.view.ledger
    return edge.id, edge.payer, edge.payee, company_name(ledger, edge.payer), company_name(ledger, edge.payee)


def _harmless(value: Value) -> str:
    text = value_text(value)
    is_text = not isinstance(value, (Decimal, int, date))
    return f"'{text}" if is_text and re.match(r"[=+\-@\t\r]", text) else text


def _raw(value: Value | None) -> str | None:
    return None if value is None else value_text(value)
