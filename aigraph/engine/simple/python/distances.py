"""How far each node is from the root, for the nodes that a short cycle through the root can pass; plain Python."""

from __future__ import annotations

from collections.abc import Sequence


def hops_home(root: int, out: Sequence[Sequence[int]], into: Sequence[Sequence[int]], longest: int) -> dict[int, int]:
    """Give the nodes of closed walks through the root of at most `longest` arcs their number of hops to the root.

    Two breadth-first searches go half the way each, one with the arrows and one against them; what lies on a closed
    walk is met by one of them. Nodes that only the forward search met are then measured by going on from the
    backward search, through such nodes alone. A few nodes that lie on no such walk are measured as well; the search
    cannot reach them in time.

    Parameters
    ----------
    root : int
        Where the cycles begin.
    out, into : sequence of sequences of int
        Successors and predecessors; nodes that are no longer searched are not among them.
    longest : int
        The most arcs of a cycle.
    """
    back_half = longest // 2
    home = {root: 0}
    rim = {root}
    for hops in range(1, back_half + 1):
        rim = {tail for node in rim for tail in into[node] if tail not in home}
        home.update(dict.fromkeys(rim, hops))
    away = {root: 0}
    ahead = {root}
    for hops in range(1, longest - back_half):
        ahead = {head for node in ahead for head in out[node] if head not in away}
        away.update(dict.fromkeys(ahead, hops))
    unmeasured = [(node, hops) for node, hops in away.items() if node not in home]
    for hops in range(back_half + 1, longest):
        rim = {node for node, before in unmeasured if before + hops <= longest and not rim.isdisjoint(out[node])}
        if not rim:
            break
        home.update(dict.fromkeys(rim, hops))
        unmeasured = [(node, before) for node, before in unmeasured if node not in rim]
    return home
