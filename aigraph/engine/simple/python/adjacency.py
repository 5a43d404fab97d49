"""Adjacency lists of the non-trivial strongly connected components, nodes by in-degree times out-degree."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from aigraph.engine.edge_list import EdgeList, to_list


def strong_components(out: Sequence[Collection[int]]) -> list[int]:  # noqa: C901 - one loop in place of a recursion
    """Give each node the number of its strongly connected component.

    Tarjan's algorithm [1]_ with an explicit stack, so that a cycle of a million nodes does not exceed the recursion limit.
    O(n + m).

    Parameters
    ----------
    out : sequence of collections of int
        The successors of each node.

    References
    ----------
    .. [1] R. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1(2), 1972.
       https://doi.org/10.1137/0201010

    Examples
    --------
    >>> component = strong_components([[1], [0], [1]])
    >>> component[0] == component[1] != component[2]
    True
    """
    unvisited = -1
    component = [unvisited] * len(out)
    index = [unvisited] * len(out)
    low = [0] * len(out)
    stack: list[int] = []
    visited = components = 0
    for start in range(len(out)):
        if index[start] != unvisited:
            continue
        path = [(start, iter(out[start]))]
        index[start] = low[start] = visited
        visited += 1
        stack.append(start)
        while path:
            node, successors = path[-1]
            for head in successors:
                if index[head] == unvisited:
                    index[head] = low[head] = visited
                    visited += 1
                    stack.append(head)
                    path.append((head, iter(out[head])))
                    break
                if component[head] == unvisited and index[head] < low[node]:
                    low[node] = index[head]
            else:
                path.pop()
                if path and low[node] < low[path[-1][0]]:
                    low[path[-1][0]] = low[node]
                if low[node] == index[node]:
                    while True:
                        member = stack.pop()
                        component[member] = components
                        if member == node:
                            break
                    components += 1
    return component


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Adjacency:
    """Successors and predecessors by rank.

    Parameters
    ----------
    nodes : list of int
        For each rank the number of the node in the graph.
    out, into : list of list of int
        For each rank the ranks of its successors and predecessors, in descending order.
    roots : int
        The first so many ranks are searched from.
    self_loops : list of int
        The numbers of the nodes with an edge to themselves.
    """

    nodes: list[int]
    out: list[list[int]]
    into: list[list[int]]
    roots: int
    self_loops: list[int]

    def remove_root(self, root: int) -> None:
        """Remove a root all of whose cycles have been found: it is the last in each list."""
        for head in self.out[root]:
            self.into[head].pop()
        for tail in self.into[root]:
            self.out[tail].pop()


def build_adjacency(edges: EdgeList, roots: Collection[int] | None = None) -> Adjacency:
    """Drop edges between strongly connected components and parallel ones, and rank the nodes that are left.

    Wanted roots come first, then nodes by in-degree times out-degree, largest first, then by their place in the graph:
    once a hub has been a root it is removed, and the searches that remain are small. Linear in the edges, apart from
    sorting the lists.
    """
    heads: list[set[int]] = [set() for _ in edges.nodes]
    self_loops = set()
    for tail, head in zip(to_list(edges.tails), to_list(edges.heads), strict=True):
        if tail == head:
            self_loops.add(tail)
        else:
            heads[tail].add(head)
    component = strong_components(heads)
    kept = [[head for head in row if component[head] == component[tail]] for tail, row in enumerate(heads)]
    in_degree = [0] * len(kept)
    for row in kept:
        for head in row:
            in_degree[head] += 1
    wanted = None if roots is None else set(roots)
    nodes = [node for node, row in enumerate(kept) if row]
    nodes.sort(key=lambda node: (wanted is not None and node not in wanted, -len(kept[node]) * in_degree[node], node))
    rank = {node: place for place, node in enumerate(nodes)}
    out: list[list[int]] = [sorted((rank[head] for head in kept[node]), reverse=True) for node in nodes]
    into: list[list[int]] = [[] for _ in nodes]
    for tail in range(len(nodes) - 1, -1, -1):
        for head in out[tail]:
            into[head].append(tail)
    searched = len(nodes) if wanted is None else sum(node in wanted for node in nodes)
    return Adjacency(nodes, out, into, searched, sorted(self_loops if wanted is None else self_loops & wanted))
