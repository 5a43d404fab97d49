"""The steps of the compiled search for temporal cycles: lay out, extend a path, leave a company, list a bundle."""

from __future__ import annotations

from typing import Any

import numpy as np

from aigraph.engine.compiled import kernel
from aigraph.engine.temporal_tables import (
    BACKWARD,
    BARRED,
    BEFORE,
    BEGIN,
    BUMPED,
    CHOSEN,
    CLOSED,
    COMPANY,
    EVENT,
    FIRST_PAIR,
    FOLLOWER,
    FOUND_HERE,
    FOUND_OTHER,
    FOUND_PLACE,
    FOUND_RANK,
    HOME,
    LAST_PAIR,
    ON_PATH,
    PAIR_BEGIN,
    PAIR_FROM,
    PAIR_IN,
    PAIR_NEXT,
    PAIR_TO,
    PAYEE,
    PAYER,
    REACHED,
    WHEN,
)

# Up to so many numbers are sorted by insertion.
_FEW = 40


@kernel
def arrange(
    event: Any,
    company: Any,
    found: Any,
    key: Any,
    follower: Any,
    pair: Any,
    start: int,
    followers: int,
    side: int,
) -> None:
    """Sort the followers by place, and lay out the pairs of companies between which they go.

    `side` is the direction of the flood that found them: 0 forward, 1 backward.
    """
    for at in range(followers):
        key[0, at] = np.int64(found[at, FOUND_PLACE]) << 32 | at
    row = sort(key, followers)
    root, first = event[start, PAYER], event[start, PAYEE]
    company[first, FIRST_PAIR] = company[first, LAST_PAIR] = 0
    company[first, PAIR_IN], company[first, CLOSED] = -1, 0
    payer_column, payee_column, sign = FOUND_HERE, FOUND_OTHER, 1
    if side:
        payer_column, payee_column, sign = FOUND_OTHER, FOUND_HERE, -1
    pairs = 0
    payer = payee = -1
    for at in range(followers):
        number = key[row, at] & 0xFFFFFFFF
        follower[at, EVENT] = key[row, at] >> 32
        follower[at, WHEN] = sign * found[number, FOUND_RANK]
        follower[at, BARRED] = 0
        if found[number, payer_column] != payer:
            payer, payee = found[number, payer_column], -1
            company[payer, FIRST_PAIR] = pairs
            company[payer, BEFORE] = -company[payer, BACKWARD + REACHED]
            company[payer, ON_PATH] = 0
            company[payer, PAIR_IN] = -1
            company[payer, CLOSED] = 0
        if found[number, payee_column] != payee:
            payee = found[number, payee_column]
            pair[pairs, PAIR_FROM] = payer
            pair[pairs, PAIR_TO] = payee
            pair[pairs, PAIR_BEGIN] = at
            pairs += 1
            company[payer, LAST_PAIR] = pairs
    pair[pairs, PAIR_BEGIN] = followers
    for at in range(pairs):
        payee = pair[at, PAIR_TO]
        if payee != root:
            pair[at, PAIR_NEXT] = company[payee, PAIR_IN]
            company[payee, PAIR_IN] = at


@kernel
def sort(key: Any, size: int) -> int:
    """Sort key[0, :size] and say in which row it ends: a few by insertion, many byte by byte from the 33rd bit on."""
    if size <= _FEW:
        for at in range(1, size):
            value, place = key[0, at], at
            while place and key[0, place - 1] > value:
                key[0, place] = key[0, place - 1]
                place -= 1
            key[0, place] = value
        return 0
    largest = key[0, :size].max()
    begin = np.empty(257, np.int64)
    row, shift = 0, 32
    while largest >> shift:
        begin[:] = 0
        for at in range(size):
            begin[(key[row, at] >> shift & 255) + 1] += 1
        for byte in range(256):
            begin[byte + 1] += begin[byte]
        for at in range(size):
            byte = key[row, at] >> shift & 255
            key[1 - row, begin[byte]] = key[row, at]
            begin[byte] += 1
        row, shift = 1 - row, shift + 8
    return row


@kernel
def extend(
    amount: Any,
    follower: Any,
    pool: Any,
    summed: Any,
    place: int,
    stop: int,
    begin: int,
    end: int,
    before: int,
    strict: bool,
    least: float,
    most: float,
    once: bool,
    left: int,
) -> int:
    """Write those of follower[place:stop] that can follow pool[begin:end] behind them, with their summed counts.

    Gives the new end of the pool, or -1 if a count passes the largest whole number of 64 bits; with `once` each event
    counts once, for a list needs no more. With `left`, the legs that may follow, those are left out that are known to
    lead nowhere. See `temporal_bundle.extend`.
    """
    soonest = pool[begin, WHEN]
    while stop - place > 8:  # a long list is halved before it is walked
        middle = (place + stop) // 2
        if follower[middle, WHEN] > soonest:
            break
        place = middle
    top, total, at = end, 0, begin
    while place < stop:
        now = follower[place, WHEN]
        if now >= before:
            break
        while at < end and pool[at, WHEN] < now:
            at += 1
        if at > begin and not (left and follower[place, BARRED] >= left):
            number = follower[place, EVENT]
            ways = 0
            if strict:
                for other in range(begin, at):
                    given = amount[pool[other, EVENT]]
                    if least * given <= amount[number] <= most * given:
                        ways += summed[other] - (summed[other - 1] if other > begin else 0)
            else:
                ways = summed[at - 1]
            if ways:
                total += 1 if once else ways
                if total < 0 or ways < 0:
                    return -1
                pool[top, EVENT] = number
                pool[top, WHEN] = now
                pool[top, FOLLOWER] = place
                summed[top] = total
                top += 1
        place += 1
    return top


@kernel
def reopen(company: Any, follower: Any, pair: Any, risen: Any, here: int, home: int) -> None:
    """Let companies be entered again that were closed because the path passed `here`: it leads home again until `home`."""
    company[here, BEFORE] = home
    risen[0] = here
    size = 1
    while size:
        size -= 1
        at = company[risen[size], PAIR_IN]
        home = company[risen[size], BEFORE]
        while at >= 0:
            payer = pair[at, PAIR_FROM]
            if company[payer, BEFORE] < -company[payer, BACKWARD + REACHED] and not company[payer, ON_PATH]:
                begin = low = pair[at, PAIR_BEGIN]
                high = pair[at + 1, PAIR_BEGIN]
                while low < high:
                    middle = (low + high) // 2
                    if follower[middle, WHEN] < home:
                        low = middle + 1
                    else:
                        high = middle
                if low > begin and follower[low - 1, WHEN] > company[payer, BEFORE]:
                    company[payer, BEFORE] = follower[low - 1, WHEN]
                    risen[size] = payer
                    size += 1
            at = pair[at, PAIR_NEXT]


@kernel
def leave(company: Any, follower: Any, pair: Any, risen: Any, step: Any, pool: Any, depth: int) -> None:
    """Take the last company off the path, tell the one before how late it led home, and reopen what it had closed."""
    home = step[depth, HOME]
    if home >= 0:
        tell_parent(step, pool, depth)
        reopen(company, follower, pair, risen, step[depth, COMPANY], home)


@kernel
def tell_parent(step: Any, pool: Any, depth: int) -> None:
    """Tell the company before the last one on the path how late it led home."""
    if depth > 1:
        place = step[depth + 1, BEGIN] - 1
        while pool[place, WHEN] >= step[depth, HOME]:
            place -= 1
        step[depth - 1, HOME] = max(step[depth - 1, HOME], pool[place, WHEN])


@kernel
def leave_barred(
    company: Any, follower: Any, pair: Any, risen: Any, step: Any, pool: Any, depth: int, left: int, strict: bool
) -> None:
    """Take the last company off the path, bar the arrivals that led nowhere, and let others try again for whom it is free.

    This is for searches with a bound or a tolerance, in which a later arrival may lead home where an earlier one does not:
    so single events are barred, with up to `left` legs to go. What was barred while a company was on the path is free
    again when that company leaves it having led home. With a tolerance a company that led nowhere may lead home with
    another amount; there it is enough that somebody was turned away from it.
    """
    here, home = step[depth, COMPANY], step[depth, HOME]
    if depth > 1 and not (strict and home >= 0):
        for at in range(step[depth, BEGIN], step[depth + 1, BEGIN]):
            place = pool[at, FOLLOWER]
            if pool[at, WHEN] >= home and follower[place, BARRED] < left:
                follower[place, BARRED] = left
                company[here, CLOSED] = 1
    if home >= 0:
        tell_parent(step, pool, depth)
    if home >= 0 or (strict and step[depth, BUMPED]):
        unbar(company, follower, pair, risen, here)


@kernel
def unbar(company: Any, follower: Any, pair: Any, risen: Any, here: int) -> None:
    """Let all try again from whose company barred arrivals lead to `here`."""
    risen[0] = here
    size = 1
    while size:
        size -= 1
        at = company[risen[size], PAIR_IN]
        while at >= 0:
            payer = pair[at, PAIR_FROM]
            if company[payer, CLOSED]:
                company[payer, CLOSED] = 0
                arriving = company[payer, PAIR_IN]
                while arriving >= 0:
                    for place in range(pair[arriving, PAIR_BEGIN], pair[arriving + 1, PAIR_BEGIN]):
                        follower[place, BARRED] = 0
                    arriving = pair[arriving, PAIR_NEXT]
                risen[size] = payer
                size += 1
            at = pair[at, PAIR_NEXT]


@kernel
def expand(
    amount: Any,
    step: Any,
    pool: Any,
    leg: int,
    length: int,
    out: Any,
    filled: int,
    strict: bool,
    least: float,
    most: float,
) -> tuple[int, int]:
    """Write the cycles of the bundle on the path, from where `step` stands, as rows of `length` events.

    Gives how much of `out` is filled, and the leg to go on from, or `length` if all are written. Goes back from the last
    leg, as `temporal_bundle.expand`.
    """
    while leg < length:
        place, end = step[leg, CHOSEN], step[leg + 2, BEGIN]
        if leg < length - 1:
            after = step[leg + 1, CHOSEN]
            when = pool[after, WHEN]
            if strict:
                given = amount[pool[after, EVENT]]
                while place < end and pool[place, WHEN] < when:
                    paid = amount[pool[place, EVENT]]
                    if least * paid <= given <= most * paid:
                        break
                    place += 1
                step[leg, CHOSEN] = place
            if place < end and pool[place, WHEN] >= when:
                place = end
        if place >= end:
            leg += 1
            if leg < length:
                step[leg, CHOSEN] += 1
        elif leg:
            leg -= 1
            step[leg, CHOSEN] = step[leg + 1, BEGIN]
        else:
            if filled + length > len(out):
                break
            for other in range(length):
                out[filled + other] = pool[step[other, CHOSEN], EVENT]
            filled += length
            step[0, CHOSEN] += 1
    return filled, leg
