"""Path bundles, compiled: grouped by parallel edges, begun, extended, and expanded into cycles."""

from __future__ import annotations

from aigraph.engine.runtime.arrays import Float64Array, Int32Array, Int64Array
from aigraph.engine.runtime.jit import kernel
from aigraph.engine.temporal.compiled.columns import (
    BACKWARD,
    BARRIER,
    BEGIN,
    CANDIDATE,
    CHOSEN,
    CLOSED,
    DEADLINE,
    EDGE,
    FIRST_PAIR,
    FOUND_HERE,
    FOUND_OTHER,
    FOUND_RANK,
    HAS_BARRIERS,
    HEAD,
    LAST_PAIR,
    NODE,
    ON_PATH,
    PAIR,
    PAIR_BEGIN,
    PAIR_HEAD,
    PAIR_IN,
    PAIR_NEXT,
    PAIR_TAIL,
    RANK,
    REACHED,
    TAIL,
    TURNED_AWAY,
    WANTED,
    WHEN,
)
from aigraph.engine.temporal.compiled.sorting import sort


@kernel
def group_candidates(
    edge: Int32Array,
    node: Int32Array,
    found: Int32Array,
    key: Int64Array,
    candidate: Int32Array,
    pair: Int32Array,
    start: int,
    candidates: int,
    direction: int,
) -> None:
    """Sort the candidates, which `key` numbers by place, and group parallel ones into pairs (tail, head).

    `direction` is that of the sweep which found them: 0 forward, 1 backward.
    """
    row = sort(key, candidates)
    root, first = edge[start, TAIL], edge[start, HEAD]
    node[first, FIRST_PAIR] = node[first, LAST_PAIR] = 0
    node[first, PAIR_IN], node[first, HAS_BARRIERS] = -1, 0
    tail_column, head_column, sign = FOUND_HERE, FOUND_OTHER, 1
    if direction:
        tail_column, head_column, sign = FOUND_OTHER, FOUND_HERE, -1
    pairs = 0
    tail = head = -1
    for at in range(candidates):
        number = key[row, at] & 0xFFFFFFFF
        candidate[at, EDGE] = key[row, at] >> 32
        candidate[at, WHEN] = sign * found[number, FOUND_RANK]
        candidate[at, BARRIER] = 0
        if found[number, tail_column] != tail:
            tail, head = found[number, tail_column], -1
            node[tail, FIRST_PAIR] = pairs
            node[tail, DEADLINE] = -node[tail, BACKWARD + REACHED]
            node[tail, ON_PATH] = 0
            node[tail, PAIR_IN] = -1
            node[tail, HAS_BARRIERS] = 0
        if found[number, head_column] != head:
            head = found[number, head_column]
            pair[pairs, PAIR_TAIL] = tail
            pair[pairs, PAIR_HEAD] = head
            pair[pairs, PAIR_BEGIN] = at
            pairs += 1
            node[tail, LAST_PAIR] = pairs
    pair[pairs, PAIR_BEGIN] = candidates
    for at in range(pairs):
        head = pair[at, PAIR_HEAD]
        if head != root:
            pair[at, PAIR_NEXT] = node[head, PAIR_IN]
            node[head, PAIR_IN] = at


@kernel
def are_parallel(edge: Int32Array, one: int, other: int) -> bool:
    """Say whether two edges are parallel."""
    return bool(edge[one, TAIL] == edge[other, TAIL] and edge[one, HEAD] == edge[other, HEAD])


@kernel
def begin_path(
    edge: Int32Array,
    edge_at: Int32Array,
    place_of: Int32Array,
    node: Int32Array,
    arrival: Int32Array,
    summed: Int64Array,
    step: Int32Array,
    start: int,
    first_edge: int,
    grouped: bool,
) -> None:
    """Put the head of a first edge on the path, with that edge, or if `grouped` with all from its place `start` on."""
    top = 0
    while top == 0 or (grouped and start + top < len(edge_at) and are_parallel(edge, edge_at[start + top], first_edge)):
        arrival[top, EDGE] = start + top if grouped else place_of[start]
        arrival[top, WHEN] = edge[edge_at[start + top] if grouped else start, RANK]
        summed[top] = top + 1
        top += 1
    first = edge[first_edge, HEAD]
    step[1, NODE], step[1, PAIR] = first, node[first, FIRST_PAIR]
    step[1, BEGIN], step[2, BEGIN] = 0, top
    step[1, CLOSED], step[1, TURNED_AWAY], step[1, WANTED] = -1, 0, 1
    node[first, ON_PATH] = 1
    node[first, DEADLINE] = edge[first_edge, RANK]


@kernel
def extend(
    weight: Float64Array,
    candidate: Int32Array,
    arrival: Int32Array,
    summed: Int64Array,
    place: int,
    stop: int,
    begin: int,
    end: int,
    deadline: int,
    compares: bool,
    least: float,
    most: float,
    once: bool,
    left: int,
) -> int:
    """Append those of candidate[place:stop] that can follow arrival[begin:end] to the arrivals, with their summed counts.

    Gives the new end of the arrivals, or -1 if a count exceeds 64 bits; with `once` each edge counts once, for a list needs
    no more. With `left`, the edges that may still follow, those are left out that are known to fail. See `extend` in
    `temporal/python/path_bundle.py`.
    """
    soonest = arrival[begin, WHEN]
    while stop - place > 8:  # a long list is bisected before it is scanned
        middle = (place + stop) // 2
        if candidate[middle, WHEN] > soonest:
            break
        place = middle
    top, total, at = end, 0, begin
    while place < stop:
        now = candidate[place, WHEN]
        if now >= deadline:
            break
        while at < end and arrival[at, WHEN] < now:
            at += 1
        if at > begin and not (left and candidate[place, BARRIER] >= left):
            number = candidate[place, EDGE]
            paths = 0
            if compares:
                for other in range(begin, at):
                    previous = weight[arrival[other, EDGE]]
                    if least * previous <= weight[number] <= most * previous:
                        paths += summed[other] - (summed[other - 1] if other > begin else 0)
            else:
                paths = summed[at - 1]
            if paths:
                total += 1 if once else paths
                if total < 0 or paths < 0:
                    return -1
                arrival[top, EDGE] = number
                arrival[top, WHEN] = now
                arrival[top, CANDIDATE] = place
                summed[top] = total
                top += 1
        place += 1
    return top


@kernel
def expand(
    weight: Float64Array,
    step: Int32Array,
    arrival: Int32Array,
    at: int,
    length: int,
    out: Int32Array,
    filled: int,
    compares: bool,
    least: float,
    most: float,
) -> tuple[int, int]:
    """Write the cycles of the bundle on the path, from the choices in `step` on, as rows of `length` edges.

    Gives how much of `out` is filled, and the step to resume from, or `length` if all cycles are written. Backtracks from the
    last step, as `chained_product` does.
    """
    while at < length:
        place, end = step[at, CHOSEN], step[at + 2, BEGIN]
        if at < length - 1:
            after = step[at + 1, CHOSEN]
            when = arrival[after, WHEN]
            if compares:
                next_weight = weight[arrival[after, EDGE]]
                while place < end and arrival[place, WHEN] < when:
                    previous = weight[arrival[place, EDGE]]
                    if least * previous <= next_weight <= most * previous:
                        break
                    place += 1
                step[at, CHOSEN] = place
            if place < end and arrival[place, WHEN] >= when:
                place = end
        if place >= end:
            at += 1
            if at < length:
                step[at, CHOSEN] += 1
        elif at:
            at -= 1
            step[at, CHOSEN] = step[at + 1, BEGIN]
        else:
            if filled + length > len(out):
                break
            for other in range(length):
                out[filled + other] = arrival[step[other, CHOSEN], EDGE]
            filled += length
            step[0, CHOSEN] += 1
    return filled, at
