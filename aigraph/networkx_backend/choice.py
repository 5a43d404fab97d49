"""Which calls the backend can answer, and which it answers sooner than networkx."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from aigraph.engine.extension import cycles

# Dispatch and preparation take some tens of microseconds, in which networkx answers smaller graphs.
_FEW_EDGES = 10
# Up to so many hops networkx looks at little more than the paths themselves.
_SHORT_PATH = 2


def can_run(name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> bool | str:
    """Say whether the backend can answer a call, or why not."""
    if name == "simple_cycles" and not _graph(args, kwargs).is_directed():
        return "the cycles of an undirected graph are another problem"
    if any(node != node for node in _graph(args, kwargs)._node):  # noqa: PLR0124, SLF001 - only what is not a number differs from itself
        return "a node that does not equal itself is another node to networkx each time it is met"
    return True


def should_run(name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> bool | str:
    """Say whether the backend answers a call sooner than networkx, or why not."""
    if name == "simple_cycles":
        bound = _argument(args, kwargs, 1, "length_bound")
        if bound is not None and bound <= 1:
            return "self-loops need no search"
        if bound is None and cycles is None:
            return "without the engine's extension the two are alike where lengths have no bound"
    elif name in ("all_simple_paths", "all_simple_edge_paths"):
        cutoff = _argument(args, kwargs, 3, "cutoff")
        if cutoff is None:
            return "without a cutoff the first path is found sooner than the graph is read"
        if cutoff <= _SHORT_PATH:
            return "short paths need no preparation"
    if not _has_edges(_graph(args, kwargs), _FEW_EDGES):
        return f"there are fewer than {_FEW_EDGES} edges"
    return True


def _argument(args: Sequence[Any], kwargs: Mapping[str, Any], place: int, name: str) -> Any:
    return args[place] if len(args) > place else kwargs.get(name)


def _graph(args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
    return args[0] if args else kwargs["G"]


def _has_edges(graph: Any, number: int) -> bool:
    """Say whether there are so many edges, without counting all."""
    heads = (head for row in graph._adj.values() for head in row)  # noqa: SLF001 - the mappings behind `adj`, without a view for each row
    return sum(1 for _ in islice(heads, number)) == number
