"""Reads GraphML, of networkx, igraph, Gephi, yEd and others."""

from __future__ import annotations

from collections.abc import Iterator

from aigraph.files.input_file import InputFile
from aigraph.model.origin import DataError, Origin, Problem
from aigraph.reading.cells.text import Cell
from aigraph.reading.readers.graphs.raw_graph import KINDS_OF_NODE, LABEL, Direction, RawEdge, RawGraph, table_of_graph
from aigraph.reading.readers.graphs.xml_elements import XmlElement, read_xml
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable

_ENDS = ("source", "target")
_OF_FORMAT = {*_ENDS, "directed"}


def read_graphml(file: InputFile, options: ReadingOptions) -> RawTable:
    """Read the edges of a GraphML file, those of nested graphs too; labels of yEd are names and labels.

    References
    ----------
    GraphML primer, http://graphml.graphdrawing.org/primer/graphml-primer.html
    """
    root = read_xml(file, "GraphML")
    if next(root.all("graph"), None) is None:
        raise DataError.at(file.name, "holds no graph; expected <graphml> with <graph> in it", 1)
    keys = {key.attributes.get("id", ""): key for key in root.all("key")}
    defaults = {of: _defaults(keys, of) for of in ("node", "edge")}
    names, kinds, edges, refused = {}, {}, [], []
    for element, default in _with_default(root, ""):
        if element.name == "node":
            key = element.attributes.get("id", "")
            values = {**defaults["node"], **_values(element, keys)}
            named = (str(values[name]) for name in ("name", LABEL, "title") if str(values.get(name) or "").strip())
            names[key] = next(named, key)
            if values.get("kind") in KINDS_OF_NODE:
                kinds[key] = str(values["kind"])
            continue
        missing = [end for end in _ENDS if not element.attributes.get(end, "").strip()]
        if missing:
            message = f"edge without {' and '.join(missing)}; expected the ids of two nodes"
            refused.append(Problem(Origin(file.name, element.line), message, rule="no end"))
            continue
        source, target = (element.attributes[end] for end in _ENDS)
        own = {name: value for name, value in element.attributes.items() if name not in _OF_FORMAT}
        direction, is_reversed = _direction(element, default)
        edges.append(
            RawEdge(
                place=element.line,
                source=target if is_reversed else source,
                target=source if is_reversed else target,
                direction=direction,
                attributes={**own, **defaults["edge"], **_values(element, keys)},
            )
        )
    found = RawGraph(name=file.name, form="GraphML", edges=edges, names=names, kinds=kinds, refused=refused)
    return table_of_graph(found, options)


def _with_default(root: XmlElement, default: str) -> Iterator[tuple[XmlElement, str]]:
    """Yield nodes and edges with what the graph that they stand in says of edges."""
    waiting = [(root, default)]
    while waiting:
        element, default = waiting.pop()
        if element.name == "graph":
            default = element.attributes.get("edgedefault", "directed")
        if element.name in ("node", "edge"):
            yield element, default
        waiting.extend((child, default) for child in reversed(element.children))


def _direction(edge: XmlElement, default: str) -> tuple[Direction, bool]:
    """Say which way an edge points, and whether from its target to its source, by the arrow heads that yEd draws."""
    for arrows in edge.all("Arrows"):
        heads = [arrows.attributes.get(end, "none") != "none" for end in _ENDS]
        if all(heads):
            return Direction.MUTUAL, False
        return (Direction.DIRECTED, heads[0]) if any(heads) else (Direction.UNDIRECTED, False)
    is_directed = edge.attributes.get("directed", str(default == "directed")).casefold() == "true"
    return Direction.DIRECTED if is_directed else Direction.UNDIRECTED, False


def _defaults(keys: dict[str, XmlElement], of: str) -> dict[str, Cell]:
    return {
        _title(key): default.text.strip()
        for key in keys.values()
        if key.attributes.get("for") in (of, "all")
        for default in key.children
        if default.name == "default" and _title(key) and default.text.strip()
    }


def _title(key: XmlElement) -> str:
    return key.attributes.get("attr.name", "")


def _values(element: XmlElement, keys: dict[str, XmlElement]) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    for data in element.children:
        if data.name != "data":
            continue
        key = data.attributes.get("key", "")
        if not data.children:
            found[_title(keys[key]) if key in keys and _title(keys[key]) else key] = data.text.strip()
        # The graphics of yEd hold what is written at a node or an edge.
        for name in ("NodeLabel", "EdgeLabel"):
            texts = [label.text.strip() for label in data.all(name) if label.text.strip()]
            if texts:
                found[LABEL] = texts[0]
    return found
