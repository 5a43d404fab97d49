"""A view as CSV for ``neo4j-admin database import``: typed headers, one file of nodes and one of relationships."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from aigraph.writing.cypher import relationship
from aigraph.writing.unsupported_text import Cleaner
from aigraph.writing.view_graph import (
    COUNT,
    DAY,
    EDGE_ATTRIBUTES,
    FLAG,
    LIST,
    NODE_ATTRIBUTES,
    NUMBER,
    Value,
    ViewGraph,
    value_text,
)

_TYPES = {NUMBER: ":double", COUNT: ":long", FLAG: ":boolean", DAY: ":date", LIST: ":string[]"}

NODES, RELATIONSHIPS = "companies.csv", "deals.csv"
NEO4J_FILES = (NODES, RELATIONSHIPS, "README.txt")

_README = f"""\
Made by aigraph. To load into a new database, with Neo4j stopped:

neo4j-admin database import full --multiline-fields=true --nodes={NODES} --relationships={RELATIONSHIPS} neo4j
"""


def write_neo4j(graph: ViewGraph, folder: Path) -> tuple[str, ...]:
    """Fill a folder with nodes, relationships and the command that loads them: all columns, in the same order whatever the data, so that two exports can be appended.

    References
    ----------
    Neo4j Operations Manual, Import, CSV header format
    """
    clean = Cleaner.for_text()
    nodes = _table(
        ["id:ID", *_header(NODE_ATTRIBUTES), ":LABEL"],
        ([node.id, *_cells(NODE_ATTRIBUTES, node.values), "Company"] for node in graph.nodes),
        clean,
    )
    edges = _table(
        [":START_ID", ":END_ID", ":TYPE", "id", *_header(EDGE_ATTRIBUTES)],
        (
            [
                edge.payer,
                edge.payee,
                relationship(edge.arrow.deal.instrument_name),
                edge.id,
                *_cells(EDGE_ATTRIBUTES, edge.values),
            ]
            for edge in graph.edges
        ),
        clean,
    )
    split = sum(
        ";" in item
        for values in (*(node.values for node in graph.nodes), *(edge.values for edge in graph.edges))
        for value in values.values()
        if isinstance(value, tuple)
        for item in value
    )
    lost = (f"{split} items of lists hold a semicolon, at which Neo4j will cut them",) if split else ()
    for name, text in zip(NEO4J_FILES, (nodes, edges, _README), strict=True):
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return (*clean.lost, *lost)


def _header(attributes: Mapping[str, str]) -> list[str]:
    return [name + _TYPES.get(type_, "") for name, type_ in attributes.items()]


def _cells(attributes: Mapping[str, str], values: Mapping[str, Value]) -> list[str]:
    return [value_text(values[name]) if name in values else "" for name in attributes]


def _table(header: Sequence[str], rows: Iterable[Sequence[str]], clean: Cleaner) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([clean(cell) for cell in row] for row in rows)
    return buffer.getvalue()
