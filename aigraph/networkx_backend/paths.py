"""Simple paths between nodes: simple cycles through one more node, which leads from the targets back to the source."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from itertools import chain, pairwise, product
from typing import Any

from aigraph.engine.edge_list import EdgeList
from aigraph.engine.simple_cycles import enumerate_cycles
from aigraph.networkx_backend.converted_graph import ConvertedGraph


def all_simple_paths(G: ConvertedGraph, source: Any, target: Any, cutoff: int | None = None) -> Iterator[list[Any]]:  # noqa: N803 - as in networkx
    """Yield the paths of at most `cutoff` edges without a repeated node, as lists of nodes; once for each choice of parallel edges.

    Raises
    ------
    networkx.NodeNotFound
        If the source, or a single target, is no node of the graph.

    Examples
    --------
    >>> import networkx as nx
    >>> sorted(nx.all_simple_paths(nx.complete_graph(4), 0, 3, cutoff=2, backend="aigraph"))
    [[0, 1, 3], [0, 2, 3], [0, 3]]
    """
    if not G.is_multigraph():
        yield from _node_paths(G.graph, source, target, cutoff)
        return
    for path in all_simple_edge_paths(G, source, target, cutoff):
        yield [source, *(edge[1] for edge in path)]


def all_simple_edge_paths(
    G: ConvertedGraph,  # noqa: N803 - as in networkx
    source: Any,
    target: Any,
    cutoff: int | None = None,
) -> Iterator[list[tuple[Any, ...]]]:
    """Yield the same paths as lists of edges, with their keys in a multigraph.

    Raises
    ------
    networkx.NodeNotFound
        If the source, or a single target, is no node of the graph.

    Examples
    --------
    >>> import networkx as nx
    >>> list(nx.all_simple_edge_paths(nx.MultiDiGraph([(0, 1), (0, 1)]), 0, 1, backend="aigraph"))
    [[(0, 1, 0)], [(0, 1, 1)]]
    """
    adjacency = G.graph._adj  # noqa: SLF001 - the mappings behind `adj`, without a view for each row
    for path in _node_paths(G.graph, source, target, cutoff):
        if G.is_multigraph():
            choices = [[(tail, head, key) for key in adjacency[tail][head]] for tail, head in pairwise(path)]
            yield from map(list, product(*choices))
        else:
            yield list(pairwise(path))


def _node_paths(graph: Any, source: Any, target: Any, cutoff: int | None) -> Iterator[list[Hashable]]:
    targets = _targets(graph, source, target)
    if cutoff is None:
        cutoff = len(graph) - 1
    if cutoff < 0:
        return
    edges = _edges_between(graph._adj, source, targets, cutoff)  # noqa: SLF001 - as above
    for _, *path in enumerate_cycles(edges, cutoff + 2, min_length=2, roots=[None], keep_on_interrupt=False):
        yield path


def _targets(graph: Any, source: Any, target: Any) -> set[Any]:
    # Imported here because the caller has imported it.
    import networkx as nx

    if source not in graph:
        raise nx.NodeNotFound(f"source node {source} not in graph")
    if target in graph:
        return {target}
    try:
        return set(target)
    except TypeError as error:
        raise nx.NodeNotFound(f"target node {target} not in graph") from error


def _edges_between(adjacency: Mapping[Any, Any], source: Any, targets: set[Any], cutoff: int) -> EdgeList:
    """Give the edges on walks of at most `cutoff` from the source to a target, and those over a node that joins the ends.

    That node is None, which no graph of networkx can have. Only what the source reaches in time is looked at.
    """
    hops_from, into = _search_forward(adjacency, source, cutoff)
    ends = [target for target in targets if target in hops_from]
    kept = _search_backward(hops_from, into, source, ends, cutoff)
    number: dict[Any, int] = {None: 0}
    for node in chain([source], ends, (tail for tail, _ in kept)):
        number.setdefault(node, len(number))
    tails = [number[tail] for tail, _ in kept] + [number[end] for end in ends] + [0]
    heads = [number[head] for _, head in kept] + [0] * len(ends) + [number[source]]
    return EdgeList(nodes=list(number), tails=tails, heads=heads)


def _search_forward(
    adjacency: Mapping[Any, Any], source: Any, cutoff: int
) -> tuple[dict[Any, int], dict[Any, list[Any]]]:
    """Give the distance of each node that the source reaches in time, and its predecessors among them."""
    hops_from, frontier = {source: 0}, [source]
    into: dict[Any, list[Any]] = {}
    for hops in range(1, cutoff + 1):
        reached = []
        for tail in frontier:
            for head in adjacency[tail]:
                if head not in hops_from:
                    hops_from[head] = hops
                    reached.append(head)
                into.setdefault(head, []).append(tail)
        frontier = reached
        if not frontier:
            break
    return hops_from, into


def _search_backward(
    hops_from: Mapping[Any, int], into: Mapping[Any, list[Any]], source: Any, ends: list[Any], cutoff: int
) -> list[tuple[Any, Any]]:
    """Give the edges from which an end is still reached in time."""
    kept, seen, frontier = [], set(ends), ends
    for hops in range(1, cutoff + 1):
        reached = []
        for head in frontier:
            for tail in into.get(head, ()) if head != source else ():
                if hops_from[tail] + hops <= cutoff:
                    kept.append((tail, head))
                    if tail not in seen:
                        seen.add(tail)
                        reached.append(tail)
        frontier = reached
    return kept
