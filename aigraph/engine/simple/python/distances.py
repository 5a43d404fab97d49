"""Bounded breadth-first distances to the root, of the nodes that a short cycle through it can pass."""

from __future__ import annotations

from collections.abc import Sequence


def distances_to_root(
    root: int, out: Sequence[Sequence[int]], into: Sequence[Sequence[int]], max_length: int
) -> dict[int, int]:
    """Give the distance to the root of each node on a closed walk through it of at most `max_length` edges.

    A bidirectional breadth-first search: half of the length forward, half backward, so that each node of such a walk is
    met by one of the two. Nodes that only the forward search met get their distances by continuing the backward search
    through such nodes alone. A few nodes on no such walk are among them; the search cannot reach those in time.

    Parameters
    ----------
    root : int
        Where the cycles begin.
    out, into : sequence of sequences of int
        Successors and predecessors, without the roots that are done.
    max_length : int
        The most edges of a cycle.
    """
    half = max_length // 2
    to_root = {root: 0}
    frontier = {root}
    for hops in range(1, half + 1):
        frontier = {tail for node in frontier for tail in into[node] if tail not in to_root}
        to_root.update(dict.fromkeys(frontier, hops))
    from_root = {root: 0}
    forward = {root}
    for hops in range(1, max_length - half):
        forward = {head for node in forward for head in out[node] if head not in from_root}
        from_root.update(dict.fromkeys(forward, hops))
    unmeasured = [(node, hops) for node, hops in from_root.items() if node not in to_root]
    for hops in range(half + 1, max_length):
        frontier = {
            node for node, before in unmeasured if before + hops <= max_length and not frontier.isdisjoint(out[node])
        }
        if not frontier:
            break
        to_root.update(dict.fromkeys(frontier, hops))
        unmeasured = [(node, before) for node, before in unmeasured if node not in frontier]
    return to_root
