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
START, DEPTH, PHASE, LEG, LENGTH = range(5)
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
) -> tuple[Tables, Longs]:
    """Order dated events for the compiled search; also give the number in the order given for each event by time.

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
    O(m log m) for m events.
    """
    times = np.asarray(times)
    row = np.argsort(times, kind="stable")
    sorted_times = times[row]
    rank = np.zeros(len(row), np.int32)
    if len(row):
        np.cumsum(sorted_times[1:] != sorted_times[:-1], out=rank[1:])
    if window is None:
        until = np.full(len(row), rank[-1] if len(row) else 0, np.int32)
    else:
        until = rank[np.searchsorted(sorted_times, sorted_times + window, side="right") - 1]
    payer = np.asarray(payers)[row].astype(np.int32)
    payee = np.asarray(payees)[row].astype(np.int32)
    out_event = np.argsort(payer, kind="stable").astype(np.int32)
    in_event = np.argsort(payee, kind="stable").astype(np.int32)
    # By payer, payee and time: two stable sorts, the less important key first.
    event_at = in_event[np.argsort(payer[in_event], kind="stable")]
    place = np.empty_like(event_at)
    place[event_at] = np.arange(len(row), dtype=np.int32)
    out_begin = np.searchsorted(payer[out_event], np.arange(companies + 1)).astype(np.int32)
    in_begin = np.searchsorted(payee[in_event], np.arange(companies + 1)).astype(np.int32)
    # One key for company and rank, so that one search finds a place in all lists at once.
    ranks = int(rank[-1]) + 1 if len(row) else 1
    out_key = payer[out_event].astype(np.int64) * ranks + rank[out_event]
    in_key = payee[in_event].astype(np.int64) * ranks + rank[in_event]
    next_out = np.searchsorted(out_key, payee.astype(np.int64) * ranks + rank, side="right").astype(np.int32)
    next_in = np.searchsorted(in_key, payer.astype(np.int64) * ranks + rank, side="right").astype(np.int32)
    last_in = np.searchsorted(in_key, payer.astype(np.int64) * ranks + rank, side="left").astype(np.int32)
    amount = np.full(len(row), np.nan) if amounts is None else np.asarray(amounts, np.float64)[row]
    tables = Tables(
        event=np.stack([payer, payee, rank, until, next_out, next_in], axis=1),
        out=np.stack([payee, rank, next_out], axis=1)[out_event],
        into=np.stack([payer, rank, last_in, place], axis=1)[in_event],
        begin=np.stack([out_begin, in_begin], axis=1),
        event_at=event_at,
        amount=amount,
    )
    return tables, row


def make_room(tables: Tables) -> Room:
    """Set room aside for one thread: a few numbers a company and a few an event of the fullest window."""
    companies = len(tables.begin) - 1
    ranks, events = tables.event[:, RANK], len(tables.event)
    ends = np.searchsorted(ranks, tables.event[:, UNTIL], side="right")
    widest = int((ends - np.arange(events)).max(initial=0)) + 2
    company = np.zeros((companies, 16), np.int32)
    company[:, [FORWARD, BACKWARD]] = -1
    return Room(
        company=company,
        rim=np.zeros((2, companies), np.int32),
        follower=np.zeros((widest, 2), np.int32),
        pair=np.zeros((widest, 4), np.int32),
        risen=np.zeros(widest, np.int32),
        step=np.zeros((min(companies, widest) + 3, 6), np.int32),
        pool=np.zeros((widest, 2), np.int32),
        summed=np.zeros(widest, np.int64),
        state=np.zeros(8, np.int64),
    )
