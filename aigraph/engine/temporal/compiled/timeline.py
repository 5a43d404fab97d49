"""A timeline as arrays, and the room that one thread of the compiled search for temporal cycles needs."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from aigraph.engine.simple.compiled.scratch import apart

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]


# The columns of `Tables.event` and `.rows`.
PAYER, PAYEE, RANK, UNTIL, OUT, INTO, HOME_RANK, AWAY_RANK = range(8)
OTHER, AT_RANK, NEXT, PLACE = range(4)
# The columns of `Room.company`: first what a flood knows, forward and, with `BACKWARD` added, backward.
FLOOD, REACHED, LEGS, LOW, LOW_DONE = range(5)
BACKWARD = 5
BEFORE, ON_PATH, FIRST_PAIR, LAST_PAIR, PAIR_IN, CLOSED = range(10, 16)
# The columns of `Room.tide`, `.found`, `.follower` and `.pool`, `.pair`, `.step`.
SIZE, ROW, AT, NEW, ROUND, SEEN = range(6)
FOUND_PLACE, FOUND_HERE, FOUND_OTHER, FOUND_RANK = range(4)
EVENT, WHEN, BARRED = range(3)
FOLLOWER = BARRED  # in `pool`
PAIR_FROM, PAIR_TO, PAIR_BEGIN, PAIR_NEXT = range(4)
COMPANY, PAIR, BEGIN, HOME, CHOSEN, WANTED, BUMPED = range(7)
# The places in `Room.state`.
START, STOP, DEPTH, PHASE, LEG, LENGTH, SIDE, AGAINST, TURNS, BUDGET, FOLLOWERS, WALKED = range(12)
# Why a slice of the search ended.
DONE, PAUSED, FULL, OVERFLOW = range(4)
NEVER = np.iinfo(np.int32).max


class Tables(NamedTuple):
    """Dated events, by time, with their places among the events of their payers and payees.

    Each is a table of 32-bit numbers, a row an event, so that what is read together lies together. `rows` holds each event
    twice: by payer, and by payee with time running down, so that the same flood goes forward over the one half and
    backward over the other.
    """

    # By time: payer, payee, rank, last rank of the window; where in `rows` what leaves the payee later begins, and where
    # what comes to the payer later ends; the ranks of the next event that comes to the payer, and that leaves the payee.
    event: Ints
    # By payer and time: payee, rank, where the later events of the payee begin, place. Then by payee and time, latest
    # first: payer, rank below 0, where the earlier events to the payer begin, place.
    rows: Ints
    begin: Ints  # by company: where its rows in the one half and the other begin
    event_at: Ints  # the events by payer, payee and time, which is their place
    place_of: Ints  # by time: the place
    amount: npt.NDArray[np.float64]  # by place


class Ordered(NamedTuple):
    """A timeline, and what belongs to it as a whole."""

    tables: Tables
    row: Ints  # by place: the number of each event in the order given
    widest: int  # the most events in a window, and two more


class Room(NamedTuple):
    """The tables that a search writes, one set a thread."""

    company: Ints  # a row fills a line of the cache
    rim: Ints  # two rows for each direction: the companies to look at, and those found
    tide: Longs  # for each direction how far the flood has come
    found: Ints  # the events that can follow the first, as they are found
    key: Longs  # two rows to sort them in
    follower: Ints  # the same in order, with their ranks, and the most legs with which they are known to lead nowhere
    pair: Ints  # the pairs of companies between which they go
    risen: Ints
    step: Ints  # the path
    pool: Ints  # the events on the path, leg by leg, their ranks, and where they stand in `follower`
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
    from aigraph.engine.temporal.compiled.layout import lay_out

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
    event = np.zeros((len(row), 8), np.int32)
    event[:, PAYER], event[:, PAYEE] = np.asarray(payers)[row], np.asarray(payees)[row]
    event[:, RANK], event[:, UNTIL] = rank, rank[ends - 1]
    begin, event_at = np.zeros((companies + 1, 2), np.int32), np.empty(len(row), np.int32)
    rows, place_of = np.empty((2 * len(row), 4), np.int32), np.empty_like(event_at)
    lay_out(event, begin, rows, event_at, place_of)
    by_place = row[event_at]
    amount = np.full(len(row), np.nan) if amounts is None else np.asarray(amounts, np.float64)[by_place]
    tables = Tables(event, rows, begin, event_at, place_of, amount)
    return Ordered(tables, by_place.astype(np.int32), int((ends - np.arange(len(row))).max(initial=0)) + 2)


def make_room(ordered: Ordered) -> Room:
    """Set room aside for one thread: a few numbers a company and a few an event of the fullest window."""
    companies, widest = len(ordered.tables.begin) - 1, ordered.widest
    return Room(
        company=np.zeros((companies, 16), np.int32),
        rim=np.zeros((4, companies), np.int32),
        tide=apart(12, np.int64).reshape(2, 6),
        found=np.empty((widest, 4), np.int32),
        key=np.empty((2, widest), np.int64),
        follower=np.empty((widest, 3), np.int32),
        pair=np.empty((widest, 4), np.int32),
        risen=np.empty(widest, np.int32),
        step=np.zeros((min(companies, widest) + 3, 7), np.int32),
        pool=np.empty((widest, 3), np.int32),
        summed=np.empty(widest, np.int64),
        state=apart(12, np.int64),
    )
