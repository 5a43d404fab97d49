"""A view as DOT, for Graphviz."""

from __future__ import annotations

from aigraph.language.sentences import money
from aigraph.model.instruments import DealClass
from aigraph.model.status import Status
from aigraph.picture.visual_encoding import HEADS, edge_width
from aigraph.writing.unsupported_text import Cleaner
from aigraph.writing.view_graph import CompanyNode, DealEdge, ViewGraph, value_text

_READ_BACK = ("instrument", "status", "low_usd_bn", "usd_bn", "high_usd_bn", "since")
_STYLES = {Status.CLOSED: "solid", Status.SIGNED: "dashed"}
_HEADS = {name: {"arrow": "normal", "circle": "odot"}.get(head, head) for name, head in HEADS.items()}


def dot_text(graph: ViewGraph) -> tuple[str, tuple[str, ...]]:
    """Write a directed graph; each deal is an arrow of its own, with its amount beside it and its title as the tooltip.

    A closed deal is a whole line, a signed one dashed, all others dotted; funding, purchases, incentives and backstops
    have heads of their own, as on the page.

    References
    ----------
    The DOT language, https://graphviz.org/doc/info/lang.html
    """
    clean = Cleaner.for_xml()
    lines = [
        "digraph aigraph {",
        '  graph [charset="UTF-8"];',
        '  node [shape=box, style=rounded, fontname="sans-serif"];',
        '  edge [fontname="sans-serif"];',
    ]
    lines += [f"  {quoted(clean(node.id))} [{_node(node, clean)}];" for node in graph.nodes]
    lines += [
        f"  {quoted(clean(edge.payer))} -> {quoted(clean(edge.payee))} [{_edge(edge, clean)}];" for edge in graph.edges
    ]
    return "\n".join([*lines, "}", ""]), clean.lost


def quoted(text: str) -> str:
    r"""Write a text as a quoted DOT string that shows as it is: no escape in it, and no end before its end.

    Examples
    --------
    >>> print(quoted('say "C:\\N"'))
    "say \"C:\\N\""
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n") + '"'


def _node(node: CompanyNode, clean: Cleaner) -> str:
    return f"label={quoted(clean(node.company.name))}"


def _edge(edge: DealEdge, clean: Cleaner) -> str:
    arrow = edge.arrow
    attributes = {
        "id": quoted(clean(edge.id)),
        "label": quoted(money(arrow.amount)),
        "tooltip": quoted(clean(arrow.deal.title or arrow.deal.instrument.verb)),
        "style": _STYLES.get(arrow.status, "dotted"),
        "arrowhead": _head(arrow.deal_class),
        "penwidth": str(edge_width(arrow.amount)),
        # Graphviz passes over what it does not know; who reads the file again has more than a picture.
        **{name: quoted(value_text(edge.values[name])) for name in _READ_BACK if name in edge.values},
    }
    return ", ".join(f"{name}={value}" for name, value in attributes.items())


def _head(deal_class: DealClass) -> str:
    return _HEADS.get(deal_class, "normal")
