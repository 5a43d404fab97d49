"""A timeline as arrays, and the room that one thread of the compiled search for temporal cycles needs."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]


# The columns of `Tables.event`, `.out` and `.into`, and of `Room.company`, `.pair`, `.step`, `.pool`.
PAYER, PAYEE, RANK, UNTIL, OUT, INTO = range(6)
TO, OUT_RANK, OUT_NEXT = range(3)
FROM, IN_RANK, IN_NEXT, PLACE = range(4)
(
    FORWARD, EARLIEST, NEAR, LOW, LOW_DONE, BACKWARD, LATEST, FAR,
    HIGH, HIGH_DONE, QUEUED, BEFORE, ON_PATH, FIRST_PAIR, LAST_PAIR, PAIR_IN,
) = range(16)  # fmt: skip
PAIR_FROM, PAIR_TO, PAIR_BEGIN, PAIR_NEXT = range(4)
COMPANY, PAIR, BEGIN, HOME, CHOSEN, WANTED = range(6)
EVENT, WHEN = range(2)
# The places in `Room.state`.
START, STOP, DEPTH, PHASE, LEG, LENGTH = range(6)
# Why a slice of the search ended.
DONE, PAUSED, FULL, OVERFLOW = range(4)


class Tables(NamedTuple):
    """Dated events, by time, with their places among the events of their payers and payees.

    Each is a table of 32-bit numbers, a row an event, so that what is read together lies together.
    """

    event: Ints  # by time: payer, payee, rank, last rank of the window, place in `out` and `into` of what is later
    out: Ints  # by payer and time: payee, rank, where the events of the payee begin that are later
    into: (
        Ints  # by payee and time: payer, rank, where the events to the payer end that are earlier, place in `event_at`
    )
    begin: Ints  # by company: where its rows in `out` and `into` begin
    event_at: Ints  # the events by payer, payee and time
    amount: npt.NDArray[np.float64]  # by time


class Ordered(NamedTuple):
    """A timeline, and what belongs to it as a whole."""

    tables: Tables
    row: Ints  # by time: the number of each event in the order given
    widest: int  # the most events in a window, and two more


class Room(NamedTuple):
    """The tables that a search writes, one set a thread."""

    company: Ints  # a row fills a line of the cache
    rim: Ints  # two rows: the companies to look at, and those found
    follower: Ints  # the events that can follow the first, and their ranks
    pair: Ints  # the pairs of companies between which they go
    risen: Ints
    step: Ints  # the path
    pool: Ints  # the events on the path, leg by leg, and their ranks
    summed: Longs  # the ways up to them
    state: Longs  # where the search stands


def order_rows(
    companies: int,
    payers: npt.ArrayLike,
    payees: npt.ArrayLike,
    times: Any,
    window: Any = None,
    amounts: npt.ArrayLike | None = None,
) -> Ordered:
    """Order dated events for the compiled search.

    Parameters
    ----------
    companies : int
        Number of companies.
    payers, payees : array of int
        Their numbers, below `companies`.
    times : array
        Numbers, or datetime64 with a `window` of timedelta64.
    window : optional
        The most time from the first event of a cycle to its last; by default any.
    amounts : array of float, optional
        What is paid.

    Notes
    -----
    O(m log m) for m events, and O(m) if they are given by time.
    """
    # Imported here because it is compiled, and takes its columns from this file.
    from aigraph.engine.temporal_layout import lay_out

    times = np.asarray(times)
    row = np.argsort(times, kind="stable")
    sorted_times = times[row]
    rank = np.zeros(len(row), np.int32)
    if len(row):
        np.cumsum(sorted_times[1:] != sorted_times[:-1], out=rank[1:])
    if window is None:
        ends = np.full(len(row), len(row))
    else:
        ends = np.searchsorted(sorted_times, sorted_times + window, side="right")
    event = np.zeros((len(row), 6), np.int32)
    event[:, PAYER], event[:, PAYEE] = np.asarray(payers)[row], np.asarray(payees)[row]
    event[:, RANK], event[:, UNTIL] = rank, rank[ends - 1]
    tables = Tables(
        event=event,
        out=np.empty((len(row), 3), np.int32),
        into=np.empty((len(row), 4), np.int32),
        begin=np.zeros((companies + 1, 2), np.int32),
        event_at=np.empty(len(row), np.int32),
        amount=np.full(len(row), np.nan) if amounts is None else np.asarray(amounts, np.float64)[row],
    )
    lay_out(tables.event, tables.begin, tables.out, tables.into, tables.event_at)
    return Ordered(tables, row.astype(np.int32), int((ends - np.arange(len(row))).max(initial=0)) + 2)


def make_room(ordered: Ordered) -> Room:
    """Set room aside for one thread: a few numbers a company and a few an event of the fullest window."""
    companies, widest = len(ordered.tables.begin) - 1, ordered.widest
    return Room(
        company=np.zeros((companies, 16), np.int32),
        rim=np.zeros((2, companies), np.int32),
        follower=np.zeros((widest, 2), np.int32),
        pair=np.zeros((widest, 4), np.int32),
        risen=np.zeros(widest, np.int32),
        step=np.zeros((min(companies, widest) + 3, 6), np.int32),
        pool=np.zeros((widest, 2), np.int32),
        summed=np.zeros(widest, np.int64),
        state=np.zeros(8, np.int64),
    )
