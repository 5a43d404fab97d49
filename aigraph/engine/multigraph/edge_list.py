"""Any graph as single deals: parallel edges apart, with their times, amounts and names."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import isnan, nan
from typing import Any

from aigraph.engine.edge_list import Arcs, arcs_of


@dataclass(frozen=True)
class Deals:
    """Deals between the numbers 0, 1, 2, ..., a row each, in the order given.

    Parameters
    ----------
    nodes : sequence
        The label of each number.
    tails, heads : sequence of int
        Payer and payee of each deal.
    names : sequence
        What each deal is called: (payer, payee, key) in a multigraph, (payer, payee) in a simple graph, the number of its
        row in a table.
    times : sequence or None
        As given.
    amounts : sequence of float or None
        Not a number where unknown.
    """

    nodes: Sequence[Hashable]
    tails: Sequence[int]
    heads: Sequence[int]
    names: Sequence[Any]
    times: Sequence[Any] | None = None
    amounts: Sequence[float] | None = None

    @property
    def unknown(self) -> int:
        """The number of deals without an amount."""
        return sum(map(isnan, self.amounts or ()))


def deals_of(graph: Any, time: Any = None, weight: Any = None) -> Deals:
    """Read the deals of a graph in any of the forms that `enumerate_cycles` takes.

    Parameters
    ----------
    graph : networkx graph, pair of columns, or table
        As for `enumerate_cycles`.
    time, weight : str or sequence, optional
        The name of an edge attribute or of a column, or a column beside a pair of columns. An amount may be missing.

    Raises
    ------
    ValueError
        If a deal has no time, or columns have different lengths.
    """
    if hasattr(graph, "is_directed") and graph.is_directed():
        return _of_networkx(graph, time, weight)
    arcs = arcs_of(graph)
    if hasattr(graph, "columns"):
        time, weight = (graph[name] if isinstance(name, str) else name for name in (time, weight))
    return Deals(
        nodes=arcs.nodes,
        tails=arcs.tails,
        heads=arcs.heads,
        names=range(len(arcs.tails)),
        times=_column(arcs, time, "time"),
        amounts=_amounts(_column(arcs, weight, "weight")),
    )


def _of_networkx(graph: Any, time: str | None, weight: str | None) -> Deals:
    number = {node: place for place, node in enumerate(graph)}
    names = list(graph.edges(keys=True) if graph.is_multigraph() else graph.edges())
    carried = [graph.edges[name] for name in names]
    times = None if time is None else [edge.get(time) for edge in carried]
    for name, moment in zip(names, times or (), strict=False):
        if moment is None:
            raise ValueError(f"the edge {name!r} has no attribute {time!r}: every deal needs a time")
    return Deals(
        nodes=list(graph),
        tails=[number[name[0]] for name in names],
        heads=[number[name[1]] for name in names],
        names=names,
        times=times,
        amounts=None if weight is None else _amounts([edge.get(weight) for edge in carried]),
    )


def _column(arcs: Arcs, values: Any, what: str) -> Any:
    if hasattr(values, "to_numpy"):
        values = values.to_numpy()
    if isinstance(values, str):
        raise ValueError(f"{what} {values!r} is a name, but the graph is a pair of columns: expected a third column")  # noqa: TRY004 - the value is wrong for this form of graph, not its type as such
    if values is not None and len(values) != len(arcs.tails):
        raise ValueError(f"{what} has {len(values)} rows and the graph {len(arcs.tails)}: expected one a deal")
    return values


def _amounts(values: Any) -> Any:
    if values is None or hasattr(values, "dtype"):
        return values
    return [nan if value is None else float(value) for value in values]
