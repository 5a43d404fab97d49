"""A view as GraphML, which Gephi, yEd, igraph and networkx read: typed attributes, the deal's id as the edge's."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from aigraph.writing.unsupported_text import Cleaner, xml_text
from aigraph.writing.view_graph import (
    COUNT,
    EDGE_ATTRIBUTES,
    FLAG,
    NODE_ATTRIBUTES,
    NUMBER,
    Value,
    ViewGraph,
    used_attributes,
    value_text,
)

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"

_TYPES = {NUMBER: "double", COUNT: "int", FLAG: "boolean"}


def graphml_text(graph: ViewGraph) -> tuple[str, tuple[str, ...]]:
    """Write GraphML; beside the text comes what had to be replaced.

    An edge whose central amount is known has it as ``weight`` too, the name that networkx and igraph look for. A deal of
    unknown size has no weight: where a program takes 1 for it, rank by ``usd_bn``.

    References
    ----------
    Brandes, Eiglsperger, Herman, Himsolt, Marshall (2002), GraphML Progress Report, doi:10.1007/3-540-45848-4_59
    """
    clean = Cleaner.for_xml()
    ET.register_namespace("", NAMESPACE)
    root = ET.Element(_tag("graphml"))
    node_keys = _declare(root, "node", used_attributes(NODE_ATTRIBUTES, graph.nodes) | {"label": "text"})
    weight = {"weight": NUMBER} if any("usd_bn" in edge.values for edge in graph.edges) else {}
    edge_keys = _declare(root, "edge", used_attributes(EDGE_ATTRIBUTES, graph.edges) | weight | {"label": "text"})
    inner = ET.SubElement(root, _tag("graph"), edgedefault="directed")
    for node in graph.nodes:
        element = ET.SubElement(inner, _tag("node"), id=clean(node.id))
        _values(element, {**node.values, "label": node.company.name}, node_keys, clean)
    for edge in graph.edges:
        ends = {"source": clean(edge.payer), "target": clean(edge.payee)}
        element = ET.SubElement(inner, _tag("edge"), ends, id=clean(edge.id))
        weighed = {"weight": edge.values["usd_bn"]} if "usd_bn" in edge.values else {}
        label = edge.arrow.deal.title or edge.arrow.deal.instrument.verb
        _values(element, {**edge.values, **weighed, "label": label}, edge_keys, clean)
    return xml_text(root), clean.lost


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _declare(root: ET.Element, element: str, attributes: Mapping[str, str]) -> dict[str, str]:
    keys = {name: f"{element}_{name}" for name in attributes}
    for name, type_ in attributes.items():
        key = {"id": keys[name], "for": element, "attr.name": name, "attr.type": _TYPES.get(type_, "string")}
        ET.SubElement(root, _tag("key"), key)
    return keys


def _values(element: ET.Element, values: Mapping[str, Value], keys: Mapping[str, str], clean: Cleaner) -> None:
    for name, value in values.items():
        # A carriage return would come back as a line feed.
        text = clean(value_text(value)).replace("\r\n", "\n").replace("\r", "\n")
        ET.SubElement(element, _tag("data"), key=keys[name]).text = text
