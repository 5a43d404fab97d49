"""Reads directed graphs: of networkx, and the GEXF and GraphML files of Gephi and others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from aigraph.model.company import KINDS
from aigraph.reading.raw_table import Cell, Options, Sheet, note, refuse
from aigraph.reading.readers.frame import plain

_PAYER, _PAYEE, _KEY = "from node", "to node", "edge key"
_LABELS = ("name", "label", "title")


def is_graph(data: Any) -> bool:
    """Whether an object is a graph of networkx, or behaves like one."""
    return all(hasattr(data, name) for name in ("is_directed", "is_multigraph", "edges", "nodes"))


def read_graph(data: Any, _: Options) -> Sheet:
    """Read the edges of a networkx graph: an edge is a deal, from payer to payee.

    Raises
    ------
    DataError
        If the graph is not directed.
    """
    return _sheet(data, type(data).__name__, "networkx")


def read_gexf(path: Path, _: Options) -> Sheet:
    """Read a GEXF file, as Gephi writes it."""
    import networkx as nx

    return _from_file(path, "GEXF", nx.read_gexf)


def read_graphml(path: Path, _: Options) -> Sheet:
    """Read a GraphML file."""
    import networkx as nx

    # Parallel edges without ids of their own would be taken for one.
    return _from_file(path, "GraphML", lambda name: nx.read_graphml(name, force_multigraph=True))


def _from_file(path: Path, form: str, read: Callable[[str], Any]) -> Sheet:
    try:
        graph = read(str(path))
    # The readers of networkx let pass whatever goes wrong in parsing XML, numbers and attributes.
    except Exception as error:  # noqa: BLE001  any of them means that the file is not what it says
        raise refuse(str(path), f"is no {form} that networkx can read: {' '.join(str(error).split())[:200]}") from None
    sheet = _sheet(graph, str(path), form)
    written = len(re.findall(rb"<(?:\w+:)?edge[\s>]", path.read_bytes()))
    if written != len(sheet.rows):
        lost = note(str(path), f"holds {written:,} edges, of which networkx reads {len(sheet.rows):,}")
        sheet = Sheet(**{**{name: getattr(sheet, name) for name in sheet.__dataclass_fields__}, "notes": (lost,)})
    return sheet


def _sheet(graph: Any, path: str, form: str) -> Sheet:
    if not graph.is_directed():
        raise refuse(path, "is an undirected graph; who pays whom needs arrows: expected a directed one")
    edges = list(_edges(graph))
    attributes = tuple(dict.fromkeys(name for *_, data in edges for name in data if isinstance(name, str)))
    rows: list[tuple[int, tuple[Cell, ...]]] = [
        (line, (str(payer), str(payee), str(key), *(plain(data.get(name)) for name in attributes)))
        for line, (payer, payee, key, data) in enumerate(edges, start=1)
    ]
    return Sheet(
        path=path,
        form=form,
        columns=(_PAYER, _PAYEE, _KEY, *attributes),
        rows=rows,
        roles={"payer": _PAYER, "payee": _PAYEE},
        names={str(node): _label(node, data) for node, data in graph.nodes(data=True)},
        kinds={str(node): data["kind"] for node, data in graph.nodes(data=True) if data.get("kind") in KINDS},
    )


def _edges(graph: Any) -> Iterator[tuple[Any, Any, Any, dict[Any, Any]]]:
    if graph.is_multigraph():
        yield from graph.edges(keys=True, data=True)
    else:
        yield from ((payer, payee, data.get("id", ""), data) for payer, payee, data in graph.edges(data=True))


def _label(node: Any, data: dict[Any, Any]) -> str:
    return next((str(data[name]) for name in _LABELS if str(data.get(name) or "").strip()), str(node))
