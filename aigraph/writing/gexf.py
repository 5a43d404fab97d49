"""A view as GEXF 1.3, for Gephi: typed attributes, the day from which each deal holds, colours and widths."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from aigraph.language.translation import DEFINITION
from aigraph.picture.visual_encoding import edge_width, tint
from aigraph.writing.unsupported_text import Cleaner, xml_text
from aigraph.writing.view_graph import (
    COUNT,
    EDGE_ATTRIBUTES,
    FLAG,
    NODE_ATTRIBUTES,
    NUMBER,
    CompanyNode,
    DealEdge,
    Value,
    ViewGraph,
    used_attributes,
    value_text,
)

NAMESPACE = "http://gexf.net/1.3"
VIZ = f"{NAMESPACE}/viz"

_TYPES = {NUMBER: "double", COUNT: "integer", FLAG: "boolean"}

_COLOURS = {
    "lab": (204, 121, 167),
    "makers": (230, 159, 0),
    "cloud": (86, 180, 233),
    "money": (0, 158, 115),
    "sites": (148, 126, 96),
    "other": (160, 160, 160),
}
"""A colour for each group of companies that the page tints apart; they stay apart for the colour-blind."""


def gexf_text(graph: ViewGraph) -> tuple[str, tuple[str, ...]]:
    """Write GEXF 1.3.

    Returns
    -------
    text : str
        The file. Nodes are companies, edges are deals with the deal's id, its instrument as ``kind`` (so that Gephi keeps
        parallel deals of different instruments apart) and ``start`` as the day from which it holds.
    lost : tuple of str
        What had to be replaced.

    Notes
    -----
    No edge has a ``weight``: a program gives those without one the weight 1, and a deal of unknown size would seem to
    be known. Rank by ``usd_bn`` instead; the width of an arrow is set from it already.

    References
    ----------
    GEXF 1.3 primer and schema, Gephi Consortium, https://gexf.net/
    """
    clean = Cleaner.for_xml()
    ET.register_namespace("", NAMESPACE)
    ET.register_namespace("viz", VIZ)
    root = ET.Element(_tag("gexf"), version="1.3")
    meta = ET.SubElement(root, _tag("meta"))
    ET.SubElement(meta, _tag("creator")).text = "aigraph"
    ET.SubElement(meta, _tag("description")).text = DEFINITION
    inner = ET.SubElement(root, _tag("graph"), defaultedgetype="directed", mode="dynamic", timeformat="date")
    node_attributes = used_attributes(NODE_ATTRIBUTES, graph.nodes)
    edge_attributes = used_attributes(EDGE_ATTRIBUTES, graph.edges)
    _declare(inner, "node", node_attributes)
    _declare(inner, "edge", edge_attributes)
    nodes = ET.SubElement(inner, _tag("nodes"), count=str(len(graph.nodes)))
    for node in graph.nodes:
        _node(nodes, node, clean)
    edges = ET.SubElement(inner, _tag("edges"), count=str(len(graph.edges)))
    for edge in graph.edges:
        _edge(edges, edge, clean)
    return xml_text(root), clean.lost


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _declare(graph: ET.Element, element: str, attributes: Mapping[str, str]) -> None:
    if not attributes:
        return
    declared = ET.SubElement(graph, _tag("attributes"), {"class": element})
    for name, type_ in attributes.items():
        ET.SubElement(declared, _tag("attribute"), id=name, title=name, type=_TYPES.get(type_, "string"))


def _values(element: ET.Element, values: Mapping[str, Value], clean: Cleaner) -> None:
    held = ET.SubElement(element, _tag("attvalues"))
    for name, value in values.items():
        ET.SubElement(held, _tag("attvalue"), {"for": name, "value": clean(value_text(value))})


def _node(nodes: ET.Element, node: CompanyNode, clean: Cleaner) -> None:
    element = ET.SubElement(nodes, _tag("node"), id=clean(node.id), label=clean(node.company.name))
    _values(element, node.values, clean)
    red, green, blue = _COLOURS[tint(node.company)]
    ET.SubElement(element, f"{{{VIZ}}}color", r=str(red), g=str(green), b=str(blue))


def _edge(edges: ET.Element, edge: DealEdge, clean: Cleaner) -> None:
    element = ET.SubElement(
        edges,
        _tag("edge"),
        id=clean(edge.id),
        source=clean(edge.payer),
        target=clean(edge.payee),
        type="directed",
        kind=edge.arrow.deal.instrument_name,
        label=clean(edge.arrow.deal.title or edge.arrow.deal.instrument.verb),
    )
    if "since" in edge.values:
        element.set("start", value_text(edge.values["since"]))
    _values(element, edge.values, clean)
    ET.SubElement(element, f"{{{VIZ}}}thickness", value=str(edge_width(edge.arrow.amount)))
