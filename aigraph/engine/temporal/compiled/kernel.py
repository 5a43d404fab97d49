"""The compiled search from a range of first edges, in slices that can be stopped and resumed."""

from __future__ import annotations

from aigraph.engine.runtime.arrays import ByteArray, Float64Array, Int32Array, Int64Array
from aigraph.engine.runtime.jit import kernel
from aigraph.engine.runtime.root_range import END, ROOT
from aigraph.engine.temporal.compiled.backtracking import pop, pop_with_barriers
from aigraph.engine.temporal.compiled.columns import (
    AGAINST,
    BACKWARD,
    BEGIN,
    BUDGET,
    CANDIDATES,
    CHOSEN,
    CLOSED,
    DEADLINE,
    DEPTH,
    DIRECTION,
    DONE,
    FIRST_PAIR,
    FULL,
    HEAD,
    HOPS,
    LAST_PAIR,
    LENGTH,
    NODE,
    ON_PATH,
    OVERFLOW,
    PAIR,
    PAIR_BEGIN,
    PAIR_HEAD,
    PAUSED,
    PHASE,
    SEEN,
    STAMP,
    STEP,
    STEPS_TAKEN,
    TAIL,
    TURNED_AWAY,
    TURNS,
    UNTIL,
    WANTED,
    WHEN,
)
from aigraph.engine.temporal.compiled.path_bundles import are_parallel, begin_path, expand, extend, group_candidates
from aigraph.engine.temporal.compiled.reachability import (
    begin_sweep,
    cheaper_direction,
    continue_sweep,
    filter_found,
    may_close,
    number_found,
)

# The phases of the search from one first edge.
CHECK, SWEEP, WALK, EXPAND = range(4)
# After so many edges a first sweep pauses for one in the other direction, and so on at four times as many each time.
_FIRST_TURN = 64
_ALL = 1 << 60
# A sweep takes as long as so many steps at least.
_STEPS_A_SWEEP = 16
# A search with a bound or a tolerance that has taken so many steps from one first edge uses barriers.
_STEPS_WITHOUT_BARRIERS = 1 << 10


@kernel
def search_slice(
    edge: Int32Array,
    rows: Int32Array,
    begins: Int32Array,
    edge_at: Int32Array,
    place_of: Int32Array,
    weight: Float64Array,
    node: Int32Array,
    frontier: Int32Array,
    sweep: Int64Array,
    found: Int32Array,
    key: Int64Array,
    candidate: Int32Array,
    pair: Int32Array,
    stack: Int32Array,
    step: Int32Array,
    arrival: Int32Array,
    summed: Int64Array,
    state: Int64Array,
    wanted: ByteArray,
    grouped: bool,
    min_length: int,
    max_length: int,
    compares: bool,
    least: float,
    most: float,
    steps: int,
    counts: Int64Array,
    out: Int32Array,
    runs: Int64Array,
    used: Int64Array,
) -> int:
    """Search from the first edges for about `steps` steps, and say why it ended.

    Parameters
    ----------
    edge, ..., state
        The arrays of `TemporalCSR` and `TemporalScratch`, one by one: in one argument their reference counts would cost more
        than the search.
    wanted : uint8 array by node
        Whether a node is a root of the query; empty if every node is.
    grouped : bool
        Whether all parallel edges are first edges at once, which is for counts without a window; then first edges are places
        in `edge_at`.
    min_length, max_length : int
        The fewest and the most edges of a cycle; a `max_length` of 0 is no bound.
    compares, least, most : bool, float, float
        Whether there is a tolerance, and its bounds.
    steps : int
        The budget.
    counts : int64 array by length
        The cycles found are added here; of a list the bundles.
    out : int32 array
        Cycles are written here, as rows of edges one after the other; if it is empty they are only counted.
    runs : int64 array [runs x 2]
        For each run of rows of one length that length and the number of rows.
    used : int64 array [2]
        How much of the two is filled.

    Returns
    -------
    int
        `DONE`, `PAUSED` if the budget is spent or a count is full, `FULL` if `out` or `runs` is, `OVERFLOW` if the paths of
        one bundle exceed 64 bits.
    """
    listing, has_roots = len(out) > 0, len(wanted) > 0
    blocking = max_length == 0 and not compares
    start, stop, depth, phase = state[ROOT], state[END], state[DEPTH], state[PHASE]
    first_edge = edge_at[start] if grouped and start < stop else start
    steps_taken = state[STEPS_TAKEN]
    filled, run = 0, 0
    why = DONE
    while why == DONE:
        if phase == CHECK:
            if start >= stop:
                break
            steps -= 1
            first_edge = edge_at[start] if grouped else start
            if steps < 0:
                why = PAUSED
            elif edge[first_edge, TAIL] == edge[first_edge, HEAD]:
                if min_length > 1 or (has_roots and not wanted[edge[first_edge, TAIL]]):
                    start += 1
                    continue
                if listing and (filled == len(out) or run == len(runs)):
                    why = FULL
                    continue
                if listing:
                    out[filled] = place_of[first_edge]
                    filled += 1
                    runs[run, 0] = runs[run, 1] = 1
                    run += 1
                counts[1] += 1
                start += 1
            elif (
                max_length == 1
                or not may_close(edge, first_edge)
                or (grouped and start > 0 and are_parallel(edge, edge_at[start - 1], first_edge))
            ):
                start += 1
            else:
                steps -= _STEPS_A_SWEEP
                direction = 0 if max_length else cheaper_direction(edge, rows, begins, first_edge)
                begin_sweep(edge, rows, begins, node, frontier, sweep, state, first_edge, direction, 2 * first_edge + 1)
                state[DIRECTION], state[AGAINST], state[TURNS] = direction, 0, 0
                state[BUDGET] = _ALL if max_length else _FIRST_TURN
                phase = SWEEP
        elif phase == SWEEP:
            if steps < 0:
                why = PAUSED
                continue
            direction, against = state[DIRECTION], state[AGAINST]
            stamp = 2 * first_edge + (2 if against else 1)
            seen = sweep[direction, SEEN]
            rounds = max(0, max_length - 1) if direction else max_length // 2
            budget = min(state[BUDGET], seen + steps + 1)
            # A first sweep that ends soon needs no second one: what it has found is filtered.
            filtering = against == 0 and max_length == 0 and state[TURNS] == 0
            writing = filtering or against != 0
            complete = continue_sweep(
                edge, rows, begins, node, frontier, sweep, found, state,
                first_edge, direction, stamp, against, rounds, max_length, budget, writing,
            )  # fmt: skip
            steps -= sweep[direction, SEEN] - seen
            if not complete:
                if sweep[direction, SEEN] >= state[BUDGET]:
                    direction = 1 - direction
                    if state[TURNS] == 0:
                        begin_sweep(edge, rows, begins, node, frontier, sweep, state, first_edge, direction, stamp)
                    state[DIRECTION] = direction
                    state[TURNS] += 1
                    state[BUDGET] *= 4
                continue
            if against == 0:
                target = edge[first_edge, HEAD if direction else TAIL]
                if max_length == 0 and node[target, direction * BACKWARD + STAMP] != stamp:
                    phase = CHECK
                    start += 1
                    continue
                if not filtering:
                    direction = 1 - direction
                    begin_sweep(edge, rows, begins, node, frontier, sweep, state, first_edge, direction, stamp + 1)
                    state[DIRECTION], state[AGAINST], state[BUDGET] = direction, stamp, _ALL
                    continue
            if filtering:
                candidates = filter_found(edge, node, found, key, first_edge, direction, stamp + 1, state[CANDIDATES])
            else:
                candidates = state[CANDIDATES]
                number_found(found, key, candidates)
            if candidates == 0:
                phase = CHECK
                start += 1
                continue
            steps -= candidates
            group_candidates(edge, node, found, key, candidate, pair, first_edge, candidates, direction)
            begin_path(edge, edge_at, place_of, node, arrival, summed, step, start, first_edge, grouped)
            if has_roots:
                step[1, WANTED] = wanted[edge[first_edge, TAIL]] or wanted[edge[first_edge, HEAD]]
            depth = 1
            steps_taken = 0
            phase = WALK
        elif phase == EXPAND:
            if run == len(runs):
                why = FULL
                continue
            length, already = state[LENGTH], filled
            filled, state[STEP] = expand(weight, step, arrival, state[STEP], length, out, filled, compares, least, most)
            if filled > already:
                runs[run, 0] = length
                runs[run, 1] = (filled - already) // length
                run += 1
            if state[STEP] < length:
                why = FULL
            else:
                phase = WALK
        else:
            root, until = edge[first_edge, TAIL], edge[first_edge, UNTIL]
            while True:
                steps -= 1
                if steps < 0:
                    why = PAUSED
                    break
                steps_taken += 1
                if steps_taken == _STEPS_WITHOUT_BARRIERS and not blocking:
                    # For nodes already on the path a cycle is assumed to have closed: what was found below them was not noted.
                    for other in range(1, depth + 1):
                        step[other, CLOSED] = until + 1
                here, at = step[depth, NODE], step[depth, PAIR]
                if at == node[here, LAST_PAIR]:
                    node[here, ON_PATH] = 0
                    if blocking:
                        pop(node, candidate, pair, stack, step, arrival, depth)
                    elif steps_taken > _STEPS_WITHOUT_BARRIERS:
                        left = max_length - depth if max_length else 1
                        pop_with_barriers(node, candidate, pair, stack, step, arrival, depth, left, compares)
                    depth -= 1
                    if depth == 0:
                        phase = CHECK
                        start += 1
                        break
                    continue
                step[depth, PAIR] = at + 1
                other = pair[at, PAIR_HEAD]
                begin, end = step[depth, BEGIN], step[depth + 1, BEGIN]
                left = 0
                if other == root:
                    deadline = until + 1
                elif blocking or not (
                    node[other, ON_PATH] or (max_length and depth + 1 + node[other, BACKWARD + HOPS] > max_length)
                ):
                    deadline = node[other, DEADLINE]
                    if steps_taken >= _STEPS_WITHOUT_BARRIERS and not blocking:
                        left = max_length - depth - 1 if max_length else 1
                else:
                    if node[other, ON_PATH] and candidate[pair[at + 1, PAIR_BEGIN] - 1, WHEN] > arrival[begin, WHEN]:
                        step[node[other, ON_PATH], TURNED_AWAY] = 1
                    continue
                place, last = pair[at, PAIR_BEGIN], pair[at + 1, PAIR_BEGIN]
                if candidate[place, WHEN] >= deadline or candidate[last - 1, WHEN] <= arrival[begin, WHEN]:
                    continue
                top = extend(
                    weight,
                    candidate,
                    arrival,
                    summed,
                    place,
                    last,
                    begin,
                    end,
                    deadline,
                    compares,
                    least,
                    most,
                    listing,
                    left,
                )
                if top == end:
                    continue
                steps -= top - end
                if top < 0:
                    why = OVERFLOW
                    break
                if other == root:
                    if counts[depth + 1] + summed[top - 1] < 0:
                        # The sum is full: the caller empties it, and this pair is visited again.
                        step[depth, PAIR] = at
                        why = PAUSED
                        break
                    step[depth, CLOSED] = max(step[depth, CLOSED], arrival[top - 1, WHEN])
                    if depth + 1 < min_length or not step[depth, WANTED]:
                        continue
                    counts[depth + 1] += summed[top - 1]
                    if listing:
                        step[depth + 2, BEGIN] = top
                        step[depth, CHOSEN] = end
                        state[LENGTH], state[STEP] = depth + 1, depth
                        phase = EXPAND
                        break
                else:
                    depth += 1
                    step[depth, NODE] = other
                    step[depth, PAIR] = node[other, FIRST_PAIR]
                    step[depth, BEGIN] = end
                    step[depth, CLOSED] = -1
                    step[depth, WANTED] = step[depth - 1, WANTED] or (has_roots and wanted[other])
                    step[depth + 1, BEGIN] = top
                    step[depth, TURNED_AWAY] = 0
                    node[other, ON_PATH] = depth
                    if blocking:
                        node[other, DEADLINE] = arrival[end, WHEN]
    state[ROOT], state[DEPTH], state[PHASE], state[STEPS_TAKEN] = start, depth, phase, steps_taken
    used[0], used[1] = filled, run
    return why
