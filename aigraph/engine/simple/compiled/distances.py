"""How far each node is from the root, for the nodes that a cycle through the root can pass; compiled."""

from __future__ import annotations

from typing import Any

from aigraph.engine.runtime.jit import kernel
from aigraph.engine.simple.compiled.adjacency import CompiledRows
from aigraph.engine.simple.compiled.scratch import Scratch


@kernel
def measure(rows: CompiledRows, scratch: Scratch, root: int, longest: int) -> Any:
    """Give home to the nodes of closed walks of at most `longest` arcs, as `reach.hops_home` does."""
    home, away, queue = scratch.home, scratch.away, scratch.queue
    nodes = len(home)
    back = longest // 2
    home[root] = 0
    queue[0] = root
    first, met = 0, 1
    for hops in range(1, back + 1):
        last = met
        for which in range(first, last):
            node = queue[which]
            for at in range(rows.into_at[node + 1] - 1, rows.into_at[node] - 1, -1):
                tail = rows.into[at]
                if tail <= root:
                    break
                if home[tail] == -1:
                    home[tail] = hops
                    queue[met] = tail
                    met += 1
        first = last
        if met == last:
            break
    away[root] = 0
    queue[nodes] = root
    first, seen = nodes, nodes + 1
    if met > 1:
        for hops in range(1, longest - back):
            last = seen
            for which in range(first, last):
                node = queue[which]
                for at in range(rows.out_at[node + 1] - 1, rows.out_at[node] - 1, -1):
                    head = rows.out[at]
                    if head <= root:
                        break
                    if away[head] == -1:
                        away[head] = hops
                        queue[seen] = head
                        seen += 1
            first = last
    for hops in range(back + 1, longest):
        before = met
        for which in range(nodes + 1, seen):
            node = queue[which]
            if away[node] + hops > longest:
                break
            if home[node] != -1:
                continue
            for at in range(rows.out_at[node + 1] - 1, rows.out_at[node] - 1, -1):
                head = rows.out[at]
                if head <= root:
                    break
                if home[head] == hops - 1:
                    home[node] = hops
                    queue[met] = node
                    met += 1
                    break
        if met == before:
            break
    for which in range(nodes, seen):
        away[queue[which]] = -1
    return met


@kernel
def measure_all(rows: CompiledRows, scratch: Scratch, root: int) -> Any:
    """Give home 0 to all nodes from which the root can be reached, or to all that it reaches if those are fewer.

    The two searches take turns, so that a root on a long way that leads nowhere costs no more than its shorter side.
    """
    home, away, queue = scratch.home, scratch.away, scratch.queue
    nodes = len(home)
    home[root] = away[root] = 0
    queue[0] = queue[nodes] = root
    met, seen = 1, nodes + 1
    back, ahead = 0, nodes
    while back < met and ahead < seen:
        node = queue[back]
        back += 1
        for at in range(rows.into_at[node + 1] - 1, rows.into_at[node] - 1, -1):
            tail = rows.into[at]
            if tail <= root:
                break
            if home[tail] == -1:
                home[tail] = 0
                queue[met] = tail
                met += 1
        node = queue[ahead]
        ahead += 1
        for at in range(rows.out_at[node + 1] - 1, rows.out_at[node] - 1, -1):
            head = rows.out[at]
            if head <= root:
                break
            if away[head] == -1:
                away[head] = 0
                queue[seen] = head
                seen += 1
    if back < met:
        # What the root reaches is known whole: from there the way back is looked for only inside of it.
        for which in range(met):
            home[queue[which]] = -1
        home[root] = 0
        met, back = 1, 0
        while back < met:
            node = queue[back]
            back += 1
            for at in range(rows.into_at[node + 1] - 1, rows.into_at[node] - 1, -1):
                tail = rows.into[at]
                if tail <= root:
                    break
                if home[tail] == -1 and away[tail] == 0:
                    home[tail] = 0
                    queue[met] = tail
                    met += 1
    for which in range(nodes, seen):
        away[queue[which]] = -1
    return met
