"""Which calls the backend can answer, and which it answers sooner than networkx."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from aigraph.engine.extension import cycles

# Dispatch and preparation take some tens of microseconds, in which networkx answers smaller graphs.
_FEW_EDGES = 10
# With the extension a single ring is found before networkx, which dispatches each of its own steps, has set out: a pair of arcs, or
# three undirected edges, each of which leads both ways.
_FEW_DIRECTED, _FEW_UNDIRECTED = 2, 6
# Where an undirected graph has few cycles, networkx walks it once, and a search from each of its nodes the more the larger it is.
_MANY_NODES, _FAR = 200, 8
# Up to so many hops networkx looks at little more than the paths themselves.
_SHORT_PATH = 2


def can_run(_name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> bool | str:
    """Say whether the backend can answer a call, or why not."""
    if any(node != node for node in _graph(args, kwargs)._node):  # noqa: PLR0124, SLF001 - only what is not a number differs from itself
        return "a node that does not equal itself is another node to networkx each time it is met"
    return True


def should_run(name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> bool | str:
    """Say whether the backend answers a call sooner than networkx, or why not."""
    graph, few = _graph(args, kwargs), _FEW_EDGES
    if name == "simple_cycles":
        why_not = _why_no_cycles(graph, _argument(args, kwargs, 1, "length_bound"))
        if cycles is not None:
            few = _FEW_DIRECTED if graph.is_directed() else _FEW_UNDIRECTED
    else:
        why_not = _why_no_paths(_argument(args, kwargs, 3, "cutoff"))
    if why_not is None and not _has_edges(graph, few):
        why_not = f"there are fewer than {few} edges, those that lead both ways counted twice"
    return why_not or True


def _why_no_cycles(graph: Any, bound: int | None) -> str | None:
    if bound is not None and bound <= 1:
        return "self-loops need no search"
    if bound is None and cycles is None:
        return "without the engine's extension the two are alike where lengths have no bound"
    if not graph.is_directed() and (bound is None or bound > _FAR) and len(graph) > _MANY_NODES:
        return "in a large undirected graph long cycles are rare or too many"
    return None


def _why_no_paths(cutoff: int | None) -> str | None:
    if cutoff is None:
        return "without a cutoff the first path is found sooner than the graph is read"
    return "short paths need no preparation" if cutoff <= _SHORT_PATH else None


def _argument(args: Sequence[Any], kwargs: Mapping[str, Any], place: int, name: str) -> Any:
    return args[place] if len(args) > place else kwargs.get(name)


def _graph(args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
    return args[0] if args else kwargs["G"]


def _has_edges(graph: Any, number: int) -> bool:
    """Say whether there are so many edges, without counting all."""
    heads = (head for row in graph._adj.values() for head in row)  # noqa: SLF001 - the mappings behind `adj`, without a view for each row
    return sum(1 for _ in islice(heads, number)) == number
