"""Nodes and links in JSON: networkx, D3, Cytoscape, vis-network and pyvis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aigraph.model.origin import DataError
from aigraph.reading.cells.text import Cell
from aigraph.reading.readers.graphs.raw_graph import (
    KINDS_OF_NODE,
    SOURCE,
    TARGET,
    Direction,
    RawEdge,
    RawGraph,
    no_end,
)
from aigraph.reading.readers.json_records import cell_of_json

_LISTS = ("links", "edges")
_ENDS = ((SOURCE, TARGET), ("from", "to"))
_LABELS = ("name", "label", "title")


def node_link_graph(name: str, document: Mapping[str, Any]) -> RawGraph | None:
    """Read nodes and links, by the ids of nodes, or where they have none by their numbers from 0, as D3 writes them.

    References
    ----------
    networkx, "Node-link data"; Cytoscape.js, "Elements JSON"; vis-network, "Edges": arrows
    """
    elements = document.get("elements")
    # The JSON Graph Format has all of it in "graph", and its nodes by their ids.
    whole = document.get("graph")
    if isinstance(whole, Mapping) and isinstance(whole.get("edges"), list):
        document = whole
    inside = elements if isinstance(elements, Mapping) else document
    links = next((inside[key] for key in _LISTS if isinstance(inside.get(key), list)), None)
    if links is None and isinstance(elements, list):
        # Cytoscape.js takes nodes and edges in one list, too.
        flat = [item for item in elements if isinstance(item, Mapping) and isinstance(item.get("data"), Mapping)]
        links = [item for item in flat if SOURCE in item["data"]]
        inside = {"nodes": [item for item in flat if SOURCE not in item["data"]]}
    if not links:
        return None
    nodes = inside.get("nodes")
    if isinstance(nodes, Mapping):
        nodes = [{**(node if isinstance(node, Mapping) else {}), "id": key} for key, node in nodes.items()]
    records = [_with_metadata(_data(link)) if isinstance(link, Mapping) else {} for link in links]
    ends = next((pair for pair in _ENDS if any(pair[0] in record for record in records)), None)
    if ends is None:
        raise DataError.at(name, "has links without a source and a target; expected both ends of each link")
    listed = _each_once(name, _listed(name, nodes, [record.get(end) for record in records for end in ends]))
    keys = _keys(listed)
    is_vis = ends == ("from", "to")
    default = _default_direction(document, is_vis=is_vis)
    edges, refused = [], []
    for place, record in enumerate(records, start=1):
        found = [keys.get(_end(record.get(end)), _end(record.get(end))) for end in ends]
        missing = next((end for end, key in zip(ends, found, strict=True) if not key), None)
        if missing:
            refused.append(no_end(name, place, missing, record.get(missing), "the id of a node"))
            continue
        direction, is_reversed = _direction(record, default)
        source, target = reversed(found) if is_reversed else found
        own: dict[str, Cell] = {
            key: cell_of_json(value) for key, value in record.items() if key not in (*ends, "arrows")
        }
        edges.append(RawEdge(place=place, source=source, target=target, direction=direction, attributes=own))
    return RawGraph(
        name=name,
        form="JSON graph",
        edges=edges,
        names={key: _label(key, node) for key, node in zip(keys.values(), listed, strict=True)},
        kinds={
            key: node["kind"]
            for key, node in zip(keys.values(), listed, strict=True)
            if isinstance(node.get("kind"), str) and node["kind"] in KINDS_OF_NODE
        },
        refused=refused,
    )


def _listed(name: str, nodes: Any, ends: Sequence[Any]) -> list[Mapping[str, Any]]:
    """Give what is known of each node; one that is a bare name is called by its place where all links are numbers, else by itself.

    Raises
    ------
    DataError
        If the nodes are bare names, and the links fit neither these nor their places.
    """
    if not isinstance(nodes, list):
        return []
    bare = [node for node in nodes if isinstance(node, str | int) and not isinstance(node, bool)]
    if len(bare) < len(nodes):
        return [_data(node) for node in nodes if isinstance(node, Mapping)]
    are_places = all(isinstance(end, int) and 0 <= end < len(bare) for end in ends)
    are_named = all(end in bare or str(end) in bare for end in ends)
    if bare and all(isinstance(one, str) for one in bare) and not are_named and not are_places:
        message = f"has nodes that are names alone, and links whose ends are none of them, nor their places from 0, such as {str(ends[0])[:40]!r}; expected nodes with ids"
        raise DataError.at(name, message)
    return [{"name" if are_places and not are_named else "id": str(node)} for node in bare]


def _data(record: Mapping[str, Any]) -> Mapping[str, Any]:
    # Cytoscape puts what a node or edge is into "data".
    inside = record.get("data")
    return inside if isinstance(inside, Mapping) else record


def _with_metadata(record: Mapping[str, Any]) -> Mapping[str, Any]:
    inside = record.get("metadata")
    rest = {key: value for key, value in record.items() if key != "metadata"}
    return {**inside, **rest} if isinstance(inside, Mapping) else record


def _each_once(name: str, nodes: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Give each node once; of two that share an id and differ no link says which it means, and joined they could close a loop.

    Raises
    ------
    DataError
        If two nodes share an id, and are written or called differently.
    """
    first: dict[str, Mapping[str, Any]] = {}
    kept = []
    for node in nodes:
        key = str(node.get("id"))
        if node.get("id") is None or key not in first:
            first[key] = node
            kept.append(node)
        elif (type(first[key]["id"]), _label(key, first[key])) != (type(node["id"]), _label(key, node)):
            both = f"{first[key]['id']!r} and {node['id']!r}"[:80]
            raise DataError.at(
                name, f"has two nodes with the id {key[:40]!r}, written {both}; give each an id of its own"
            )
    return kept


def _keys(nodes: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Give the key of each node by what links call it."""
    if nodes and not any("id" in node for node in nodes):
        by_name = {_label("", node) for node in nodes}
        if len(by_name) == len(nodes) and "" not in by_name:
            return {str(number): _label("", node) for number, node in enumerate(nodes)}
    return {
        (str(node["id"]) if "id" in node else f"node {number}"): str(node.get("id", f"node {number}"))
        for number, node in enumerate(nodes)
    }


def _end(value: Any) -> str:
    # D3 replaces the ids of ends by the nodes themselves.
    if isinstance(value, Mapping):
        value = next((value[key] for key in ("id", *_LABELS) if value.get(key) is not None), None)
    return "" if value is None else str(value)


def _label(key: str, node: Mapping[str, Any]) -> str:
    # Cytoscape gives every node a name, which is its id where there is no other.
    labels = [str(node[name]) for name in _LABELS if node.get(name)]
    return next((label for label in labels if label != key), labels[0] if labels else key)


def _default_direction(document: Mapping[str, Any], *, is_vis: bool) -> Direction:
    """Say what links are that do not say it themselves; vis-network has from and to even where it draws no arrows."""
    options = document.get("options")
    drawn = options.get("edges", {}) if isinstance(options, Mapping) else {}
    if is_vis and isinstance(drawn, Mapping) and "arrows" in drawn:
        return _vis_direction(drawn["arrows"])[0]
    return Direction.UNDIRECTED if document.get("directed") is False else Direction.DIRECTED


def _direction(record: Mapping[str, Any], default: Direction) -> tuple[Direction, bool]:
    """Say which way a link points, and whether from its second end to its first."""
    if "arrows" in record:
        return _vis_direction(record["arrows"])
    word = str(record.get("direction", "")).casefold()
    if word in tuple(Direction):
        return Direction(word), False
    if record.get("directed") is False:
        return Direction.UNDIRECTED, False
    return default, False


def _vis_direction(arrows: Any) -> tuple[Direction, bool]:
    """Read the arrows of vis-network: "to", "from, to", or an object with what is enabled."""
    if isinstance(arrows, Mapping):
        ends = {
            end
            for end, how in arrows.items()
            if how is True or (isinstance(how, Mapping) and how.get("enabled", True) is not False)
        }
    else:
        ends = set(str(arrows or "").replace(",", " ").split())
    if {"from", "to"} <= ends:
        return Direction.MUTUAL, False
    if ends & {"from", "to"}:
        return Direction.DIRECTED, "from" in ends
    return Direction.UNDIRECTED, False
