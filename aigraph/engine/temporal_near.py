"""The compiled twin of `temporal_reach`: the events that can lie on a temporal cycle from one event on."""

from __future__ import annotations

from typing import Any

from aigraph.engine.compiled import kernel
from aigraph.engine.temporal_tables import (
    BACKWARD,
    EARLIEST,
    FAR,
    FORWARD,
    FROM,
    HIGH,
    HIGH_DONE,
    IN_NEXT,
    IN_RANK,
    INTO,
    LATEST,
    LOW,
    LOW_DONE,
    NEAR,
    OUT,
    OUT_NEXT,
    OUT_RANK,
    PAYEE,
    PAYER,
    PLACE,
    QUEUED,
    RANK,
    TO,
    UNTIL,
)


@kernel
def may_close(event: Any, out: Any, into: Any, begin: Any, start: int) -> bool:
    """Say whether anything comes back to the payer of event `start`, and anything leaves the payee, in its window."""
    until = event[start, UNTIL]
    home, away = event[start, INTO], event[start, OUT]
    if home == begin[event[start, PAYER] + 1, 1] or into[home, IN_RANK] > until:
        return False
    return bool(away != begin[event[start, PAYEE] + 1, 0] and out[away, OUT_RANK] <= until)


@kernel
def go_forward(event: Any, out: Any, begin: Any, company: Any, rim: Any, start: int, max_length: int) -> int:
    """Write the earliest arrival at each company that event `start` can reach, and the fewest legs; give the events seen.

    `max_length` 0 is no bound. See `temporal_reach`; lists are walked by place, so that nothing is looked up twice.
    """
    root, first, until, stamp = event[start, PAYER], event[start, PAYEE], event[start, UNTIL], start + 1
    company[first, FORWARD] = stamp
    company[first, EARLIEST] = event[start, RANK]
    company[first, NEAR] = 1
    company[first, LOW] = event[start, OUT]
    company[first, LOW_DONE] = begin[first + 1, 0]
    rim[0, 0] = first
    size, row, legs, seen = 1, 0, 1, 0
    while size and (max_length == 0 or legs < max_length // 2):
        legs += 1
        found = 0
        for at in range(size):
            here = rim[row, at]
            company[here, QUEUED] = 0
            place, end = company[here, LOW], company[here, LOW_DONE]
            company[here, LOW_DONE] = place
            seen -= place
            while place < end and out[place, OUT_RANK] <= until:
                other, rank = out[place, TO], out[place, OUT_RANK]
                new = company[other, FORWARD] != stamp
                if new and other != root:
                    company[other, FORWARD] = stamp
                    company[other, NEAR] = legs
                    company[other, LOW_DONE] = begin[other + 1, 0]
                    company[other, QUEUED] = 0
                if other != root and (new or rank < company[other, EARLIEST]):
                    company[other, EARLIEST] = rank
                    company[other, LOW] = out[place, OUT_NEXT]
                    if not company[other, QUEUED]:
                        company[other, QUEUED] = 1
                        rim[1 - row, found] = other
                        found += 1
                place += 1
            seen += place
        size, row = found, 1 - row
    return seen


@kernel
def go_backward(
    event: Any, into: Any, begin: Any, company: Any, rim: Any, follower: Any, start: int, max_length: int
) -> int:
    """Write the places of the events that can follow event `start` to `follower`, unsorted, and give their number."""
    root, first, stamp = event[start, PAYER], event[start, PAYEE], start + 1
    now, until, half = event[start, RANK], event[start, UNTIL], max_length // 2
    company[root, BACKWARD] = stamp
    company[root, LATEST] = until + 1
    company[root, FAR] = 0
    low, high = event[start, INTO], begin[root + 1, 1]
    company[root, HIGH_DONE] = low
    while low < high:
        middle = (low + high) // 2
        if into[middle, IN_RANK] <= until:
            low = middle + 1
        else:
            high = middle
    company[root, HIGH] = low
    rim[0, 0] = root
    size, row, legs, followers = 1, 0, 0, 0
    while size and (max_length == 0 or legs < max_length - 1):
        legs += 1
        found = 0
        for at in range(size):
            here = rim[row, at]
            company[here, QUEUED] = 0
            place, end = company[here, HIGH] - 1, company[here, HIGH_DONE]
            company[here, HIGH_DONE] = place + 1
            while place >= end and into[place, IN_RANK] > now:
                other, rank = into[place, FROM], into[place, IN_RANK]
                useful = (
                    company[other, FORWARD] == stamp
                    and rank > company[other, EARLIEST]
                    and (max_length == 0 or company[other, NEAR] + legs <= max_length)
                ) or (max_length != 0 and half + 1 + legs <= max_length)
                if useful and other not in (here, root):
                    follower[followers, 0] = into[place, PLACE]
                    followers += 1
                    new = company[other, BACKWARD] != stamp
                    if new:
                        company[other, BACKWARD] = stamp
                        company[other, FAR] = legs
                        company[other, HIGH_DONE] = begin[other, 1]
                        company[other, QUEUED] = 0
                    if new or rank > company[other, LATEST]:
                        company[other, LATEST] = rank
                        company[other, HIGH] = into[place, IN_NEXT]
                        if other != first and not company[other, QUEUED]:
                            company[other, QUEUED] = 1
                            rim[1 - row, found] = other
                            found += 1
                place -= 1
        size, row = found, 1 - row
    return followers
