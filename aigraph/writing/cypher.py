"""A view as Cypher statements, for Neo4j and others that run them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from aigraph.model.dates import UNDATED
from aigraph.writing.unsupported_text import Cleaner
from aigraph.writing.view_graph import Value, ViewGraph

_ESCAPES = {"\\": r"\\", "'": r"\'", "\n": r"\n", "\r": r"\r", "\t": r"\t", "\b": r"\b", "\f": r"\f"}


def cypher_text(graph: ViewGraph) -> tuple[str, tuple[str, ...]]:
    """Write one statement for each company and deal; run twice, they change nothing the second time.

    A company is a node ``(:Company {id})``. A deal is a relationship of the type of its instrument, such as ``[:EQUITY {id}]``,
    from payer to payee. Figures are floats, the day since when is a ``date``, lists are lists; what is unknown is absent.

    References
    ----------
    openCypher 9, https://opencypher.org/resources/
    """
    clean = Cleaner.for_text()
    view = graph.view
    day = "without dates" if view.as_of == UNDATED else f"on {view.as_of}"
    lines = [
        f"// aigraph: deals {day}, {view.status} or better, {', '.join(view.layers)}; amounts in US$ billions.",
        "CREATE CONSTRAINT aigraph_company IF NOT EXISTS FOR (c:Company) REQUIRE c.id IS UNIQUE;",
    ]
    lines += [
        f"MERGE (c:Company {{id: {quoted(clean(node.id))}}}) SET c += {_map(node.values, clean)};"
        for node in graph.nodes
    ]
    lines += [
        f"MATCH (a:Company {{id: {quoted(clean(edge.payer))}}}), (b:Company {{id: {quoted(clean(edge.payee))}}}) "
        f"MERGE (a)-[d:{relationship(edge.arrow.deal.instrument_name)} {{id: {quoted(clean(edge.id))}}}]->(b) "
        f"SET d += {_map(edge.values, clean)};"
        for edge in graph.edges
    ]
    return "\n".join(lines) + "\n", clean.lost


def relationship(instrument: str) -> str:
    """Name the type of a relationship: REVENUE_SHARE for revenue_share."""
    return re.sub(r"\W", "_", instrument).upper()


def quoted(text: str) -> str:
    r"""Write a text as a Cypher literal that ends where the text ends.

    Examples
    --------
    >>> print(quoted("O'Neil\\"))
    'O\'Neil\\'
    """
    return "'" + "".join(_escaped(sign) for sign in text) + "'"


def _escaped(sign: str) -> str:
    if sign in _ESCAPES:
        return _ESCAPES[sign]
    # Other controls and line separators as escapes: a shell reads a script line by line.
    return f"\\u{ord(sign):04x}" if ord(sign) < ord(" ") or sign in "\x7f\x85\u2028\u2029" else sign


def _map(values: Mapping[str, Value], clean: Cleaner) -> str:
    return "{" + ", ".join(f"{name}: {_literal(value, clean)}" for name, value in values.items()) + "}"


def _literal(value: Value, clean: Cleaner) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        # With a point even where it is whole: one column, one type.
        return f"{value:f}" if "." in f"{value:f}" else f"{value:f}.0"
    if isinstance(value, date):
        return f"date('{value.isoformat()}')"
    if isinstance(value, tuple):
        return "[" + ", ".join(quoted(clean(item)) for item in value) + "]"
    return str(value) if isinstance(value, int) else quoted(clean(value))
