"""The compiled twin of `temporal_reach`: the events that can lie on a temporal cycle from one event on."""

from __future__ import annotations

from typing import Any

import numpy as np

from aigraph.engine.runtime.jit import kernel
from aigraph.engine.temporal.compiled.sorting import sort
from aigraph.engine.temporal.compiled.timeline import (
    AT,
    AT_RANK,
    AWAY_RANK,
    BACKWARD,
    FLOOD,
    FOLLOWERS,
    FOUND_HERE,
    FOUND_OTHER,
    FOUND_PLACE,
    FOUND_RANK,
    HOME_RANK,
    INTO,
    LEGS,
    LOW,
    LOW_DONE,
    NEW,
    NEXT,
    OTHER,
    OUT,
    PAYEE,
    PAYER,
    PLACE,
    RANK,
    REACHED,
    ROUND,
    ROW,
    SEEN,
    SIZE,
    UNTIL,
)


@kernel
def may_close(event: Any, start: int) -> bool:
    """Say whether anything comes back to the payer of event `start`, and anything leaves the payee, in its window."""
    until = event[start, UNTIL]
    return bool(event[start, HOME_RANK] <= until and event[start, AWAY_RANK] <= until)


@kernel
def sooner_done(event: Any, rows: Any, begin: Any, start: int) -> int:
    """Guess which flood from event `start` is sooner done: 0 forward, 1 backward, by how many events it begins with."""
    until, payer, payee = event[start, UNTIL], event[start, PAYER], event[start, PAYEE]
    step = 1
    while True:
        away, home = event[start, OUT] + step, event[start, INTO] - 1 - step
        if away >= begin[payee + 1, 0] or rows[away, AT_RANK] > until:
            return 0
        if home < begin[payer, 1] or rows[home, AT_RANK] < -until:
            return 1
        step *= 2


@kernel
def last_in_window(rows: Any, low: int, high: int, until: int) -> int:
    """Give the first of rows[low:high], which come latest first, that is not after `until`; it is usually near the end."""
    leap = 1
    while high - leap >= low and rows[high - leap, AT_RANK] >= -until:
        high -= leap
        leap *= 2
    low = max(low, high - leap)
    while low < high:
        middle = (low + high) // 2
        if rows[middle, AT_RANK] < -until:
            low = middle + 1
        else:
            high = middle
    return low


@kernel
def begin_flood(
    event: Any, rows: Any, begin: Any, company: Any, rim: Any, tide: Any, state: Any, start: int, side: int, stamp: int
) -> None:
    """Begin a flood from event `start`: forward from its payee (side 0), or backward from its payer (side 1)."""
    column = side * BACKWARD
    if side == 0:
        here = event[start, PAYEE]
        company[here, REACHED] = event[start, RANK]
        company[here, LOW] = event[start, OUT]
        company[here, LOW_DONE] = begin[here + 1, 0]
    else:
        here = event[start, PAYER]
        company[here, column + REACHED] = -event[start, UNTIL] - 1
        company[here, column + LOW] = last_in_window(rows, begin[here, 1], event[start, INTO], event[start, UNTIL])
        company[here, column + LOW_DONE] = event[start, INTO]
    company[here, column + FLOOD] = stamp
    company[here, column + LEGS] = 1 - side
    rim[2 * side, 0] = here
    tide[side, SIZE], tide[side, ROW], tide[side, AT], tide[side, NEW] = 1, 0, 0, 0
    tide[side, ROUND], tide[side, SEEN] = 1 - side, 0
    state[FOLLOWERS] = 0


@kernel
def flood(
    event: Any,
    rows: Any,
    begin: Any,
    company: Any,
    rim: Any,
    tide: Any,
    found: Any,
    state: Any,
    start: int,
    side: int,
    stamp: int,
    against: int,
    rounds: int,
    max_length: int,
    budget: int,
    writing: bool,
) -> bool:
    """Go on with a flood until it has run out, or `budget` events have been seen; say whether it has run out.

    It writes for each company when it is reached first, and by the fewest legs. Each event is seen once in all: where a company is reached earlier than was known, only the events in
    between are new. A company ends the flood that is the source of the other one.

    Parameters
    ----------
    against : int
        The stamp of the other flood, which has run out: then only events are followed that lie on a closed walk. 0 if this
        is the first flood.
    rounds : int
        The most rounds, or 0: the search forward stops half way if there is a `max_length`. Then a company may be reached
        by more legs, and earlier, than is known, as long as the bound leaves room for it.
    writing : bool
        Whether the events that are followed are written to `found`.
    """
    column, other_column = side * BACKWARD, BACKWARD - side * BACKWARD
    source, target = event[start, PAYER], event[start, PAYEE]
    until = -event[start, RANK] - 1
    if side == 0:
        source, target = target, source
        until = event[start, UNTIL]
    size, row, at, new = tide[side, SIZE], tide[side, ROW], tide[side, AT], tide[side, NEW]
    legs, seen, followers = tide[side, ROUND], tide[side, SEEN], state[FOLLOWERS]
    half = max_length // 2
    while size and (rounds == 0 or legs < rounds) and seen < budget:
        legs += 1
        while at < size and seen < budget:
            here = rim[2 * side + row, at]
            at += 1
            place, end = company[here, column + LOW], company[here, column + LOW_DONE]
            company[here, column + LOW_DONE] = place
            seen -= place
            while place < end and rows[place, AT_RANK] <= until:
                other, rank = rows[place, OTHER], rows[place, AT_RANK]
                if other in (source, here):
                    place += 1
                    continue
                if against:
                    useful = (
                        other == target
                        or (
                            company[other, other_column + FLOOD] == against
                            and company[other, other_column + REACHED] < -rank
                            and (max_length == 0 or company[other, other_column + LEGS] + legs <= max_length)
                        )
                        or (max_length != 0 and half + 1 + legs <= max_length)
                    )
                    if not useful:
                        place += 1
                        continue
                if writing:
                    found[followers, FOUND_PLACE] = rows[place, PLACE]
                    found[followers, FOUND_HERE] = here
                    found[followers, FOUND_OTHER] = other
                    found[followers, FOUND_RANK] = rank
                    followers += 1
                fresh = company[other, column + FLOOD] != stamp
                if fresh:
                    company[other, column + FLOOD] = stamp
                    company[other, column + LEGS] = legs
                    company[other, column + LOW] = company[other, column + LOW_DONE] = begin[other + 1, side]
                if fresh or rank < company[other, column + REACHED]:
                    company[other, column + REACHED] = rank
                    waits = company[other, column + LOW] < company[other, column + LOW_DONE]
                    company[other, column + LOW] = rows[place, NEXT]
                    if not waits and other != target and rows[place, NEXT] < company[other, column + LOW_DONE]:
                        rim[2 * side + 1 - row, new] = other
                        new += 1
                place += 1
            seen += place
        if at == size:
            size, row, at, new = new, 1 - row, 0, 0
        else:
            legs -= 1
    tide[side, SIZE], tide[side, ROW], tide[side, AT], tide[side, NEW] = size, row, at, new
    tide[side, ROUND], tide[side, SEEN], state[FOLLOWERS] = legs, seen, followers
    return bool(size == 0 or (rounds and legs >= rounds and at == 0))


@kernel
def sift(event: Any, company: Any, found: Any, key: Any, start: int, side: int, stamp: int, seen: int) -> int:
    """Keep of the events that a flood has written those that lie on a closed walk: give their number, and number them in `key`.

    Instead of a second flood, which would look at all events of the companies in between: those at hand are taken latest
    first, and each stays that meets its target, or a company that one after it leaves. O(n log n) for n events.
    """
    column = BACKWARD - side * BACKWARD
    target, least = event[start, PAYER], 0
    if side:
        target, least = event[start, PAYEE], event[start, UNTIL]
    for at in range(seen):
        key[0, at] = np.int64(found[at, FOUND_RANK] + least) << 32 | at
    row = sort(key, seen)
    kept = 0
    for at in range(seen - 1, -1, -1):
        number = key[row, at] & 0xFFFFFFFF
        here, other, rank = found[number, FOUND_HERE], found[number, FOUND_OTHER], found[number, FOUND_RANK]
        if other == target or (company[other, column + FLOOD] == stamp and company[other, column + REACHED] < -rank):
            key[1 - row, kept] = np.int64(found[number, FOUND_PLACE]) << 32 | number
            kept += 1
            if company[here, column + FLOOD] != stamp:
                company[here, column + FLOOD] = stamp
                company[here, column + REACHED] = -rank
    if row == 0:
        for at in range(kept):
            key[0, at] = key[1, at]
    return kept


@kernel
def number_found(found: Any, key: Any, followers: int) -> None:
    """Write the numbers of the events found to `key`, with their places."""
    for at in range(followers):
        key[0, at] = np.int64(found[at, FOUND_PLACE]) << 32 | at
