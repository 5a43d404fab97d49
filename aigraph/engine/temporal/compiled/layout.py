"""Events by time laid out by payer and by payee, in a few passes of counting: nothing is sorted."""

from __future__ import annotations

from typing import Any

import numpy as np

from aigraph.engine.runtime.jit import kernel
from aigraph.engine.temporal.compiled.timeline import (
    AT_RANK,
    AWAY_RANK,
    HOME_RANK,
    INTO,
    NEVER,
    NEXT,
    OTHER,
    OUT,
    PAYEE,
    PAYER,
    PLACE,
    RANK,
)


@kernel
def lay_out(event: Any, begin: Any, rows: Any, event_at: Any, place_of: Any) -> None:
    """Fill the other tables, and the last columns of `event`, from its first ones: see `Tables`.

    Events are taken by time, those of one time together: so the number of events of a company that were seen when a group
    begins, or ends, is the place from which on, or up to which, its events are later, or earlier. O(n + m).
    """
    companies, events = len(begin) - 1, len(event)
    begin[0, 1] = events
    for number in range(events):
        begin[event[number, PAYER] + 1, 0] += 1
        begin[event[number, PAYEE] + 1, 1] += 1
    for company in range(companies):
        begin[company + 1, 0] += begin[company, 0]
        begin[company + 1, 1] += begin[company, 1]
    # Copied one by one, here and below: to copy slices takes longer to compile than all of the rest.
    seen = np.empty((companies, 2), np.int32)
    for company in range(companies):
        seen[company, 0], seen[company, 1] = begin[company, 0], begin[company, 1]
    at_into, arrived = np.empty(events, np.int32), np.empty(events, np.int32)
    of_place, at_out = np.empty(events, np.int32), np.empty(events, np.int32)
    first = 0
    while first < events:
        end = first
        while end < events and event[end, RANK] == event[first, RANK]:
            arrived[end] = seen[event[end, PAYER], 1]
            end += 1
        for number in range(first, end):
            payer, payee = event[number, PAYER], event[number, PAYEE]
            at_out[number], at_into[number] = seen[payer, 0], seen[payee, 1]
            of_place[seen[payee, 1] - events] = number
            seen[payer, 0] += 1
            seen[payee, 1] += 1
        for number in range(first, end):
            payer, payee, rank = event[number, PAYER], event[number, PAYEE], event[number, RANK]
            event[number, OUT] = seen[payee, 0]
            event[number, INTO] = begin[payer, 1] + begin[payer + 1, 1] - seen[payer, 1]
            place = at_out[number]
            rows[place, OTHER], rows[place, AT_RANK], rows[place, NEXT] = payee, rank, seen[payee, 0]
            # Turned round within the rows of the payee.
            place = begin[payee, 1] + begin[payee + 1, 1] - 1 - at_into[number]
            rows[place, OTHER], rows[place, AT_RANK] = payer, -rank
            rows[place, NEXT] = begin[payer, 1] + begin[payer + 1, 1] - arrived[number]
        first = end
    # Taken by payee and time, the events of each payer come by payee and time.
    for company in range(companies):
        seen[company, 0] = begin[company, 0]
    for place in range(events):
        number = of_place[place]
        payer, payee = event[number, PAYER], event[number, PAYEE]
        at = seen[payer, 0]
        event_at[at], place_of[number] = number, at
        rows[at_out[number], PLACE] = at
        rows[begin[payee, 1] + begin[payee + 1, 1] - 1 - (events + place), PLACE] = at
        seen[payer, 0] += 1
    # From the last event back: what comes to each company, and leaves it, next.
    for company in range(companies):
        seen[company, 0] = seen[company, 1] = NEVER
    end = events
    while end > 0:
        first = end
        while first > 0 and event[first - 1, RANK] == event[end - 1, RANK]:
            first -= 1
            event[first, HOME_RANK] = seen[event[first, PAYER], 1]
            event[first, AWAY_RANK] = seen[event[first, PAYEE], 0]
        for number in range(first, end):
            seen[event[number, PAYER], 0] = event[number, RANK]
            seen[event[number, PAYEE], 1] = event[number, RANK]
        end = first
