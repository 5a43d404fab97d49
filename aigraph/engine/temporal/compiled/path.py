"""The steps of the compiled search for temporal cycles: lay out, begin and extend a path, list a bundle."""

from __future__ import annotations

from typing import Any

from aigraph.engine.runtime.jit import kernel
from aigraph.engine.temporal.compiled.sorting import sort
from aigraph.engine.temporal.compiled.timeline import (
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
    FOUND_RANK,
    HOME,
    LAST_PAIR,
    ON_PATH,
    PAIR,
    PAIR_BEGIN,
    PAIR_FROM,
    PAIR_IN,
    PAIR_NEXT,
    PAIR_TO,
    PAYEE,
    PAYER,
    RANK,
    REACHED,
    WANTED,
    WHEN,
)


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
    """Sort the followers, which `key` numbers by place, and lay out the pairs of companies between which they go.

    `side` is the direction of the flood that found them: 0 forward, 1 backward.
    """
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
def same_pair(event: Any, one: int, other: int) -> bool:
    """Say whether two events go from the same payer to the same payee."""
    return bool(event[one, PAYER] == event[other, PAYER] and event[one, PAYEE] == event[other, PAYEE])


@kernel
def begin_path(
    event: Any,
    event_at: Any,
    place_of: Any,
    company: Any,
    pool: Any,
    summed: Any,
    step: Any,
    start: int,
    first_event: int,
    grouped: bool,
) -> None:
    """Put the payee of a first event on the path, with that event, or if `grouped` with all from its place `start` on."""
    top = 0
    while top == 0 or (
        grouped and start + top < len(event_at) and same_pair(event, event_at[start + top], first_event)
    ):
        pool[top, EVENT] = start + top if grouped else place_of[start]
        pool[top, WHEN] = event[event_at[start + top] if grouped else start, RANK]
        summed[top] = top + 1
        top += 1
    first = event[first_event, PAYEE]
    step[1, COMPANY], step[1, PAIR] = first, company[first, FIRST_PAIR]
    step[1, BEGIN], step[2, BEGIN] = 0, top
    step[1, HOME], step[1, BUMPED], step[1, WANTED] = -1, 0, 1
    company[first, ON_PATH] = 1
    company[first, BEFORE] = event[first_event, RANK]


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
