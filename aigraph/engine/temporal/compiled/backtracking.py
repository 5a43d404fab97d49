"""Backtracking: a node leaves the path, and nodes that it blocked are unblocked (Johnson 1975)."""

from __future__ import annotations

from aigraph.engine.runtime.arrays import Int32Array
from aigraph.engine.runtime.jit import kernel
from aigraph.engine.temporal.compiled.columns import (
    BACKWARD,
    BARRIER,
    BEGIN,
    CANDIDATE,
    CLOSED,
    DEADLINE,
    HAS_BARRIERS,
    NODE,
    ON_PATH,
    PAIR_BEGIN,
    PAIR_IN,
    PAIR_NEXT,
    PAIR_TAIL,
    REACHED,
    TURNED_AWAY,
    WHEN,
)


@kernel
def unblock(
    node: Int32Array, candidate: Int32Array, pair: Int32Array, stack: Int32Array, here: int, closed: int
) -> None:
    """Raise the deadline of node `here` to `closed`, and those of all nodes that were blocked because it was on the path.

    Johnson's unblocking in time, as in 2SCENT (Kumar and Calders 2018, https://doi.org/10.14778/3236187.3236197).
    """
    node[here, DEADLINE] = closed
    stack[0] = here
    size = 1
    while size:
        size -= 1
        at = node[stack[size], PAIR_IN]
        closed = node[stack[size], DEADLINE]
        while at >= 0:
            tail = pair[at, PAIR_TAIL]
            if node[tail, DEADLINE] < -node[tail, BACKWARD + REACHED] and not node[tail, ON_PATH]:
                begin = low = pair[at, PAIR_BEGIN]
                high = pair[at + 1, PAIR_BEGIN]
                while low < high:
                    middle = (low + high) // 2
                    if candidate[middle, WHEN] < closed:
                        low = middle + 1
                    else:
                        high = middle
                if low > begin and candidate[low - 1, WHEN] > node[tail, DEADLINE]:
                    node[tail, DEADLINE] = candidate[low - 1, WHEN]
                    stack[size] = tail
                    size += 1
            at = pair[at, PAIR_NEXT]


@kernel
def pop(
    node: Int32Array,
    candidate: Int32Array,
    pair: Int32Array,
    stack: Int32Array,
    step: Int32Array,
    arrival: Int32Array,
    depth: int,
) -> None:
    """Remove the last node from the path; if a cycle closed from it, pass that on to the node before, and unblock."""
    closed = step[depth, CLOSED]
    if closed >= 0:
        pass_on(step, arrival, depth)
        unblock(node, candidate, pair, stack, step[depth, NODE], closed)


@kernel
def pass_on(step: Int32Array, arrival: Int32Array, depth: int) -> None:
    """Note for the node before the last one on the path how late a departure of its own closed a cycle."""
    if depth > 1:
        place = step[depth + 1, BEGIN] - 1
        while arrival[place, WHEN] >= step[depth, CLOSED]:
            place -= 1
        step[depth - 1, CLOSED] = max(step[depth - 1, CLOSED], arrival[place, WHEN])


@kernel
def pop_with_barriers(
    node: Int32Array,
    candidate: Int32Array,
    pair: Int32Array,
    stack: Int32Array,
    step: Int32Array,
    arrival: Int32Array,
    depth: int,
    left: int,
    compares: bool,
) -> None:
    """Remove the last node from the path, and raise the barriers of the arrivals from which no cycle closed.

    For searches with a bound or a tolerance, in which a later arrival may close a cycle where an earlier one does not: so
    single edges have barriers, the number of edges to go up to which they are known to fail (Peng et al. 2019,
    https://doi.org/10.14778/3372716.3372720). Barriers raised while a node was on the path are reset when it leaves it and
    a cycle closed from it. With a tolerance a node that failed may succeed with another weight; there they are reset as soon
    as an arrival was turned away from it.
    """
    here, closed = step[depth, NODE], step[depth, CLOSED]
    if depth > 1 and not (compares and closed >= 0):
        for at in range(step[depth, BEGIN], step[depth + 1, BEGIN]):
            place = arrival[at, CANDIDATE]
            if arrival[at, WHEN] >= closed and candidate[place, BARRIER] < left:
                candidate[place, BARRIER] = left
                node[here, HAS_BARRIERS] = 1
    if closed >= 0:
        pass_on(step, arrival, depth)
    if closed >= 0 or (compares and step[depth, TURNED_AWAY]):
        reset_barriers(node, candidate, pair, stack, here)


@kernel
def reset_barriers(node: Int32Array, candidate: Int32Array, pair: Int32Array, stack: Int32Array, here: int) -> None:
    """Reset the barriers of arrivals at all nodes from which edges lead to `here`, and from there to them in turn."""
    stack[0] = here
    size = 1
    while size:
        size -= 1
        at = node[stack[size], PAIR_IN]
        while at >= 0:
            tail = pair[at, PAIR_TAIL]
            if node[tail, HAS_BARRIERS]:
                node[tail, HAS_BARRIERS] = 0
                arriving = node[tail, PAIR_IN]
                while arriving >= 0:
                    for place in range(pair[arriving, PAIR_BEGIN], pair[arriving + 1, PAIR_BEGIN]):
                        candidate[place, BARRIER] = 0
                    arriving = pair[arriving, PAIR_NEXT]
                stack[size] = tail
                size += 1
            at = pair[at, PAIR_NEXT]
