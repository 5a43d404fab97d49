"""Reads GEXF graphs of every version and namespace, as Gephi writes them."""

from __future__ import annotations

from aigraph.files.input_file import InputFile
from aigraph.model.origin import DataError, Origin, Problem
from aigraph.reading.cells.text import Cell
from aigraph.reading.readers.graphs.raw_graph import KINDS_OF_NODE, Direction, RawEdge, RawGraph, table_of_graph
from aigraph.reading.readers.graphs.xml_elements import XmlElement, read_xml
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable

_ENDS = ("source", "target")
_OF_FORMAT = {"source", "target", "type"}


def read_gexf(file: InputFile, options: ReadingOptions) -> RawTable:
    """Read the edges of a GEXF file: a directed edge is a deal, a mutual or undirected one is asked about.

    References
    ----------
    GEXF 1.3 primer and schema, Gephi Consortium, https://gexf.net/
    """
    root = read_xml(file, "GEXF")
    graph = next(root.all("graph"), None)
    if graph is None:
        raise DataError.at(file.name, "holds no graph; expected <gexf> with <graph> in it", 1)
    default = graph.attributes.get("defaultedgetype", "undirected")
    titles = {of: _titles(root, of) for of in ("node", "edge")}
    names, kinds = {}, {}
    for node in root.all("node"):
        key = node.attributes.get("id", "")
        values = _values(node, titles["node"])
        names[key] = str(node.attributes.get("label") or values.get("name") or values.get("label") or key)
        if values.get("kind") in KINDS_OF_NODE:
            kinds[key] = str(values["kind"])
    edges, refused = [], []
    for edge in root.all("edge"):
        missing = [end for end in _ENDS if not edge.attributes.get(end, "").strip()]
        if missing:
            message = f"edge without {' and '.join(missing)}; expected the ids of two nodes"
            refused.append(Problem(Origin(file.name, edge.line), message, rule="no end"))
            continue
        word = edge.attributes.get("type", default).casefold()
        direction = Direction(word) if word in tuple(Direction) else Direction.UNDIRECTED
        source, target = (edge.attributes[end] for end in _ENDS)
        own = {name: value for name, value in edge.attributes.items() if name not in _OF_FORMAT}
        edges.append(
            RawEdge(
                place=edge.line,
                source=source,
                target=target,
                direction=direction,
                attributes={**own, **_values(edge, titles["edge"])},
            )
        )
    found = RawGraph(name=file.name, form="GEXF", edges=edges, names=names, kinds=kinds, refused=refused)
    return table_of_graph(found, options)


def _titles(root: XmlElement, of: str) -> dict[str, str]:
    """Give the titles of the attributes of nodes or edges by their ids."""
    return {
        attribute.attributes.get("id", ""): attribute.attributes.get("title", "")
        for declared in root.all("attributes")
        if declared.attributes.get("class") == of
        for attribute in declared.all("attribute")
    }


def _values(element: XmlElement, titles: dict[str, str]) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    for held in element.children:
        for value in held.children if held.name == "attvalues" else ():
            # Before version 1.2 the attribute was called "id".
            key = value.attributes.get("for") or value.attributes.get("id", "")
            found[titles.get(key) or key] = value.attributes.get("value", "")
    return found
