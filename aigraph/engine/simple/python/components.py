"""Strongly connected components, without recursion."""

from __future__ import annotations

from collections.abc import Collection, Sequence


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
