"""Reads what Neo4j exports with APOC: nodes and relationships, line by line or in one list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aigraph.files.input_file import InputFile
from aigraph.reading.readers.graphs.raw_graph import KINDS_OF_NODE, RawEdge, RawGraph, no_end, table_of_graph
from aigraph.reading.readers.json_records import cell_of_json, read_records
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable

_LABELS = ("name", "label", "title")
_ENDS = ("start", "end")


def read_apoc(file: InputFile, options: ReadingOptions) -> RawTable:
    """Read the relationships of an export; the label of one, such as INVESTS, is its instrument.

    References
    ----------
    Neo4j, "APOC: Export to JSON", https://neo4j.com/docs/apoc/current/export/json/
    """
    content = read_records(file)
    records = list(content.records)
    if isinstance(content.document, Mapping):
        # With jsonFormat JSON, nodes and relationships stand in two lists.
        listed = [*_list(content.document, "nodes"), *_list(content.document, "rels")]
        records = list(enumerate(listed, start=1))
    names, kinds = {}, {}
    for _, record in records:
        for node in [record] if record.get("type") == "node" else [_inside(record, end) for end in _ENDS]:
            properties = _inside(node, "properties")
            label = next((str(properties[name]) for name in _LABELS if properties.get(name)), "")
            if label:
                names[str(node.get("id"))] = label
            if isinstance(properties.get("kind"), str) and properties["kind"] in KINDS_OF_NODE:
                kinds[str(node.get("id"))] = properties["kind"]
    edges, refused = [], list(content.problems)
    for place, record in records:
        if record.get("type") != "relationship":
            continue
        found = _edge(place, record)
        if found is None:
            missing = next(end for end in _ENDS if _inside(record, end).get("id") is None)
            refused.append(no_end(file.name, place, missing, None, "a node with its id"))
        else:
            edges.append(found)
    graph = RawGraph(name=file.name, form="Neo4j APOC", edges=edges, names=names, kinds=kinds, refused=refused)
    return table_of_graph(graph, options)


def _edge(place: int, record: Mapping[str, Any]) -> RawEdge | None:
    ends = [_inside(record, end).get("id") for end in _ENDS]
    if None in ends:
        return None
    own = {"type": record.get("label"), "id": record.get("id"), **_inside(record, "properties")}
    cells = {key: cell_of_json(value) for key, value in own.items()}
    return RawEdge(place=place, source=str(ends[0]), target=str(ends[1]), attributes=cells)


def _inside(record: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = record.get(key)
    return value if isinstance(value, Mapping) else {}


def _list(document: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    value = document.get(key)
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []
