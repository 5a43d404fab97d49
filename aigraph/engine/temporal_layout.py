"""Events by time laid out by payer and by payee, in one pass of counting: nothing is sorted."""

from __future__ import annotations

from typing import Any

import numpy as np

from aigraph.engine.compiled import kernel
from aigraph.engine.temporal_tables import (
    FROM,
    IN_NEXT,
    IN_RANK,
    INTO,
    OUT,
    OUT_NEXT,
    OUT_RANK,
    PAYEE,
    PAYER,
    PLACE,
    RANK,
    TO,
)


@kernel
def lay_out(event: Any, begin: Any, out: Any, into: Any, event_at: Any) -> None:
    """Fill `begin`, `out`, `into`, `event_at` and the last columns of `event` of `Tables` from its first columns.

    Events are taken by time, those of one time together: so the number of events of a company that were seen when a group
    begins, or ends, is the place from which on, or up to which, its events are later, or earlier. O(n + m).
    """
    companies, events = len(begin) - 1, len(event)
    for number in range(events):
        begin[event[number, PAYER] + 1, 0] += 1
        begin[event[number, PAYEE] + 1, 1] += 1
    for company in range(companies):
        begin[company + 1, 0] += begin[company, 0]
        begin[company + 1, 1] += begin[company, 1]
    seen = begin[:-1].copy()
    at_out, at_into = np.empty(events, np.int32), np.empty(events, np.int32)
    arrived, of_place = np.empty(events, np.int32), np.empty(events, np.int32)
    first = 0
    while first < events:
        end = first
        while end < events and event[end, RANK] == event[first, RANK]:
            arrived[end] = seen[event[end, PAYER], 1]
            end += 1
        for number in range(first, end):
            payer, payee = event[number, PAYER], event[number, PAYEE]
            at_out[number], at_into[number] = seen[payer, 0], seen[payee, 1]
            of_place[seen[payee, 1]] = number
            seen[payer, 0] += 1
            seen[payee, 1] += 1
        for number in range(first, end):
            payer, payee, rank = event[number, PAYER], event[number, PAYEE], event[number, RANK]
            event[number, OUT], event[number, INTO] = seen[payee, 0], seen[payer, 1]
            place = at_out[number]
            out[place, TO], out[place, OUT_RANK], out[place, OUT_NEXT] = payee, rank, seen[payee, 0]
            place = at_into[number]
            into[place, FROM], into[place, IN_RANK], into[place, IN_NEXT] = payer, rank, arrived[number]
        first = end
    # Taken by payee and time, the events of each payer come by payee and time.
    seen[:] = begin[:-1]
    for place in range(events):
        payer = into[place, FROM]
        into[place, PLACE] = seen[payer, 0]
        event_at[seen[payer, 0]] = of_place[place]
        seen[payer, 0] += 1
