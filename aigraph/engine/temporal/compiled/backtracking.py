"""Leaving a company on the path of the compiled search: who may try again, and who need not."""

from __future__ import annotations

from typing import Any

from aigraph.engine.runtime.jit import kernel
from aigraph.engine.temporal.compiled.timeline import (
    BACKWARD,
    BARRED,
    BEFORE,
    BEGIN,
    BUMPED,
    CLOSED,
    COMPANY,
    FOLLOWER,
    HOME,
    ON_PATH,
    PAIR_BEGIN,
    PAIR_FROM,
    PAIR_IN,
    PAIR_NEXT,
    REACHED,
    WHEN,
)


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
