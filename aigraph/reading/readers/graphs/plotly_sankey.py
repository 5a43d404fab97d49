"""Sankey diagrams of Plotly, as a figure writes itself in JSON: labels, and links by the numbers of nodes from 0."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

from aigraph.model.origin import DataError
from aigraph.reading.readers.graphs.raw_graph import RawEdge, RawGraph, no_end
from aigraph.reading.readers.json_records import cell_of_json

_FLOW = "value"


def plotly_graph(name: str, document: Mapping[str, Any]) -> RawGraph | None:
    """Read all Sankey diagrams of a figure; the value of a link is its amount.

    References
    ----------
    Plotly, "Sankey traces", https://plotly.com/python/reference/sankey/
    """
    data = document.get("data")
    listed = data if isinstance(data, list) else [document]
    traces = [trace for trace in listed if isinstance(trace, Mapping) and _is_sankey(trace)]
    if not traces:
        return None
    edges, refused = [], []
    names: dict[str, str] = {}
    place = 0
    for trace in traces:
        node = trace.get("node")
        labels = node.get("label") if isinstance(node, Mapping) else None
        labels = labels if isinstance(labels, list) else []
        link = trace["link"]
        ends = [_list(name, link, key) for key in ("source", "target")]
        if len(ends[0]) != len(ends[1]):
            message = f"has {len(ends[0])} sources and {len(ends[1])} targets; expected one of each for a link"
            raise DataError.at(name, message)
        words = _optional(link, "label")
        for source, target, value, label in zip_longest(*ends, _optional(link, _FLOW), words):
            place += 1
            missing = next(
                (
                    (end, number)
                    for end, number in (("source", source), ("target", target))
                    if not _is_index(number, labels)
                ),
                None,
            )
            if missing:
                refused.append(no_end(name, place, *missing, f"the number of a node, 0 to {len(labels) - 1}"))
                continue
            keys = [str(labels[number]) for number in (source, target)]
            names |= {key: key for key in keys}
            own = {_FLOW: cell_of_json(value), **({"label": cell_of_json(label)} if words else {})}
            edges.append(RawEdge(place=place, source=keys[0], target=keys[1], attributes=own))
    return RawGraph(
        name=name, form="Plotly Sankey", edges=edges, names=names, refused=refused, amount=_FLOW if edges else ""
    )


def _is_sankey(trace: Mapping[str, Any]) -> bool:
    link = trace.get("link")
    return isinstance(link, Mapping) and "source" in link and (trace.get("type") == "sankey" or "node" in trace)


def _list(name: str, link: Mapping[str, Any], key: str) -> Sequence[Any]:
    values = link.get(key)
    if isinstance(values, list):
        return values
    packed = "an array packed by Plotly" if isinstance(values, Mapping) else repr(values)[:40]
    raise DataError.at(name, f"link.{key} is {packed}; expected a list of numbers")


def _optional(link: Mapping[str, Any], key: str) -> Sequence[Any]:
    values = link.get(key)
    return values if isinstance(values, list) else []


def _is_index(number: Any, labels: Sequence[Any]) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and 0 <= number < len(labels)
