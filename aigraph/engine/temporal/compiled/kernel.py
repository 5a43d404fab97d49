"""The compiled twin of `temporal_python`: the same cycles in the same order, in slices that can be stopped and resumed."""

from __future__ import annotations

from typing import Any

from aigraph.engine.runtime.jit import kernel
from aigraph.engine.temporal.compiled.backtracking import leave, leave_barred
from aigraph.engine.temporal.compiled.path import arrange, begin_path, expand, extend, same_pair
from aigraph.engine.temporal.compiled.reachability import begin_flood, flood, may_close, number_found, sift, sooner_done
from aigraph.engine.temporal.compiled.timeline import (
    AGAINST,
    BACKWARD,
    BEFORE,
    BEGIN,
    BUDGET,
    BUMPED,
    CHOSEN,
    COMPANY,
    DEPTH,
    DONE,
    FIRST_PAIR,
    FLOOD,
    FOLLOWERS,
    FULL,
    HOME,
    LAST_PAIR,
    LEG,
    LEGS,
    LENGTH,
    ON_PATH,
    OVERFLOW,
    PAIR,
    PAIR_BEGIN,
    PAIR_TO,
    PAUSED,
    PAYEE,
    PAYER,
    PHASE,
    SEEN,
    SIDE,
    START,
    STOP,
    TURNS,
    UNTIL,
    WALKED,
    WANTED,
    WHEN,
)

# What the search is about to do.
LOOK, FLOW, WALK, EXPAND = range(4)
# The first flood turns to the other side after so many events, and again whenever four times as many were seen.
_FIRST_TURN = 64
_ALL = 1 << 60
# A flood takes as long as so many steps at least.
_STEPS_A_FLOOD = 16
# A search with a bound or a tolerance that has taken so many steps from one first event remembers what led nowhere.
_PATIENCE = 1 << 10


@kernel
def search(
    event: Any,
    rows: Any,
    begins: Any,
    event_at: Any,
    place_of: Any,
    amount: Any,
    company: Any,
    rim: Any,
    tide: Any,
    found: Any,
    key: Any,
    follower: Any,
    pair: Any,
    risen: Any,
    step: Any,
    pool: Any,
    summed: Any,
    state: Any,
    wanted: Any,
    grouped: bool,
    min_length: int,
    max_length: int,
    strict: bool,
    least: float,
    most: float,
    steps: int,
    cycles: Any,
    out: Any,
    runs: Any,
    written: Any,
) -> int:
    """Search from the first events for about `steps` steps, and say why it ended.

    The tables are those of `Tables` and `Room`, one by one: as one argument their reference counts cost more than the
    search. Counts are added to `cycles` by length, or of a list the bundles. With `grouped`, which is for counts without
    a window, all events of a pair are first events at once, and first events are places in `event_at`. If `out` has room,
    the cycles are written there too, as rows of events one behind the other, and the lengths and numbers of the rows to
    `runs`; `written` gets how much of the two is filled.
    """
    listing, choosy = len(out) > 0, len(wanted) > 0
    blocking = max_length == 0 and not strict
    start, stop, depth, phase = state[START], state[STOP], state[DEPTH], state[PHASE]
    first_event = event_at[start] if grouped and start < stop else start
    walked = state[WALKED]
    filled, run = 0, 0
    why = DONE
    while why == DONE:
        if phase == LOOK:
            if start >= stop:
                break
            steps -= 1
            first_event = event_at[start] if grouped else start
            if steps < 0:
                why = PAUSED
            elif event[first_event, PAYER] == event[first_event, PAYEE]:
                if min_length > 1 or (choosy and not wanted[event[first_event, PAYER]]):
                    start += 1
                    continue
                if listing and (filled == len(out) or run == len(runs)):
                    why = FULL
                    continue
                if listing:
                    out[filled] = place_of[first_event]
                    filled += 1
                    runs[run, 0] = runs[run, 1] = 1
                    run += 1
                cycles[1] += 1
                start += 1
            elif (
                max_length == 1
                or not may_close(event, first_event)
                or (grouped and start > 0 and same_pair(event, event_at[start - 1], first_event))
            ):
                start += 1
            else:
                steps -= _STEPS_A_FLOOD
                side = 0 if max_length else sooner_done(event, rows, begins, first_event)
                begin_flood(event, rows, begins, company, rim, tide, state, first_event, side, 2 * first_event + 1)
                state[SIDE], state[AGAINST], state[TURNS] = side, 0, 0
                state[BUDGET] = _ALL if max_length else _FIRST_TURN
                phase = FLOW
        elif phase == FLOW:
            if steps < 0:
                why = PAUSED
                continue
            side, against = state[SIDE], state[AGAINST]
            stamp = 2 * first_event + (2 if against else 1)
            seen = tide[side, SEEN]
            rounds = max(0, max_length - 1) if side else max_length // 2
            budget = min(state[BUDGET], seen + steps + 1)
            # A first flood that is soon done needs no second one: what it has seen is sifted.
            sifting = against == 0 and max_length == 0 and state[TURNS] == 0
            writing = sifting or against != 0
            all_seen = flood(
                event, rows, begins, company, rim, tide, found, state,
                first_event, side, stamp, against, rounds, max_length, budget, writing,
            )  # fmt: skip
            steps -= tide[side, SEEN] - seen
            if not all_seen:
                if tide[side, SEEN] >= state[BUDGET]:
                    side = 1 - side
                    if state[TURNS] == 0:
                        begin_flood(event, rows, begins, company, rim, tide, state, first_event, side, stamp)
                    state[SIDE] = side
                    state[TURNS] += 1
                    state[BUDGET] *= 4
                continue
            if against == 0:
                target = event[first_event, PAYEE if side else PAYER]
                if max_length == 0 and company[target, side * BACKWARD + FLOOD] != stamp:
                    phase = LOOK
                    start += 1
                    continue
                if not sifting:
                    side = 1 - side
                    begin_flood(event, rows, begins, company, rim, tide, state, first_event, side, stamp + 1)
                    state[SIDE], state[AGAINST], state[BUDGET] = side, stamp, _ALL
                    continue
            if sifting:
                followers = sift(event, company, found, key, first_event, side, stamp + 1, state[FOLLOWERS])
            else:
                followers = state[FOLLOWERS]
                number_found(found, key, followers)
            if followers == 0:
                phase = LOOK
                start += 1
                continue
            steps -= followers
            arrange(event, company, found, key, follower, pair, first_event, followers, side)
            begin_path(event, event_at, place_of, company, pool, summed, step, start, first_event, grouped)
            if choosy:
                step[1, WANTED] = wanted[event[first_event, PAYER]] or wanted[event[first_event, PAYEE]]
            depth = 1
            walked = 0
            phase = WALK
        elif phase == EXPAND:
            if run == len(runs):
                why = FULL
                continue
            length, was = state[LENGTH], filled
            filled, state[LEG] = expand(amount, step, pool, state[LEG], length, out, filled, strict, least, most)
            if filled > was:
                runs[run, 0] = length
                runs[run, 1] = (filled - was) // length
                run += 1
            if state[LEG] < length:
                why = FULL
            else:
                phase = WALK
        else:
            root, until = event[first_event, PAYER], event[first_event, UNTIL]
            while True:
                steps -= 1
                if steps < 0:
                    why = PAUSED
                    break
                walked += 1
                if walked == _PATIENCE and not blocking:
                    # Who is on the path counts as having led home: what was found below them was not told.
                    for other in range(1, depth + 1):
                        step[other, HOME] = until + 1
                here, at = step[depth, COMPANY], step[depth, PAIR]
                if at == company[here, LAST_PAIR]:
                    company[here, ON_PATH] = 0
                    if blocking:
                        leave(company, follower, pair, risen, step, pool, depth)
                    elif walked > _PATIENCE:
                        left = max_length - depth if max_length else 1
                        leave_barred(company, follower, pair, risen, step, pool, depth, left, strict)
                    depth -= 1
                    if depth == 0:
                        phase = LOOK
                        start += 1
                        break
                    continue
                step[depth, PAIR] = at + 1
                other = pair[at, PAIR_TO]
                begin, end = step[depth, BEGIN], step[depth + 1, BEGIN]
                left = 0
                if other == root:
                    before = until + 1
                elif blocking or not (
                    company[other, ON_PATH] or (max_length and depth + 1 + company[other, BACKWARD + LEGS] > max_length)
                ):
                    before = company[other, BEFORE]
                    if walked >= _PATIENCE and not blocking:
                        left = max_length - depth - 1 if max_length else 1
                else:
                    if company[other, ON_PATH] and follower[pair[at + 1, PAIR_BEGIN] - 1, WHEN] > pool[begin, WHEN]:
                        step[company[other, ON_PATH], BUMPED] = 1
                    continue
                place, last = pair[at, PAIR_BEGIN], pair[at + 1, PAIR_BEGIN]
                if follower[place, WHEN] >= before or follower[last - 1, WHEN] <= pool[begin, WHEN]:
                    continue
                top = extend(
                    amount, follower, pool, summed, place, last, begin, end, before, strict, least, most, listing, left
                )
                if top == end:
                    continue
                steps -= top - end
                if top < 0:
                    why = OVERFLOW
                    break
                if other == root:
                    if cycles[depth + 1] + summed[top - 1] < 0:
                        # The sum is full: whoever asks empties it, and this pair is looked at again.
                        step[depth, PAIR] = at
                        why = PAUSED
                        break
                    step[depth, HOME] = max(step[depth, HOME], pool[top - 1, WHEN])
                    if depth + 1 < min_length or not step[depth, WANTED]:
                        continue
                    cycles[depth + 1] += summed[top - 1]
                    if listing:
                        step[depth + 2, BEGIN] = top
                        step[depth, CHOSEN] = end
                        state[LENGTH], state[LEG] = depth + 1, depth
                        phase = EXPAND
                        break
                else:
                    depth += 1
                    step[depth, COMPANY] = other
                    step[depth, PAIR] = company[other, FIRST_PAIR]
                    step[depth, BEGIN] = end
                    step[depth, HOME] = -1
                    step[depth, WANTED] = step[depth - 1, WANTED] or (choosy and wanted[other])
                    step[depth + 1, BEGIN] = top
                    step[depth, BUMPED] = 0
                    company[other, ON_PATH] = depth
                    if blocking:
                        company[other, BEFORE] = pool[end, WHEN]
    state[START], state[DEPTH], state[PHASE], state[WALKED] = start, depth, phase, walked
    written[0], written[1] = filled, run
    return why
