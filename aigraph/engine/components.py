"""Strongly connected parts, in plain Python and without recursion."""

from __future__ import annotations

from collections.abc import Collection, Sequence


def components(out: Sequence[Collection[int]]) -> list[int]:  # noqa: C901 - one loop, because recursion would end
    """Give each node the number of its strongly connected part.

    Tarjan's algorithm [1]_ with a stack of its own, so that a ring of a million nodes does not end the recursion.
    O(n + m).

    References
    ----------
    .. [1] R. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1(2), 1972.
       https://doi.org/10.1137/0201010

    Examples
    --------
    >>> part = components([[1], [0], [1]])
    >>> part[0] == part[1] != part[2]
    True
    """
    unseen = -1
    part = [unseen] * len(out)
    order = [unseen] * len(out)
    low = [0] * len(out)
    waiting: list[int] = []
    clock = parts = 0
    for start in range(len(out)):
        if order[start] != unseen:
            continue
        path = [(start, iter(out[start]))]
        order[start] = low[start] = clock
        clock += 1
        waiting.append(start)
        while path:
            node, rest = path[-1]
            for head in rest:
                if order[head] == unseen:
                    order[head] = low[head] = clock
                    clock += 1
                    waiting.append(head)
                    path.append((head, iter(out[head])))
                    break
                if part[head] == unseen and order[head] < low[node]:
                    low[node] = order[head]
            else:
                path.pop()
                if path and low[node] < low[path[-1][0]]:
                    low[path[-1][0]] = low[node]
                if low[node] == order[node]:
                    while True:
                        member = waiting.pop()
                        part[member] = parts
                        if member == node:
                            break
                    parts += 1
    return part
