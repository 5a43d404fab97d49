"""Dated events in the order of time: the tables on which temporal cycles are searched."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events by time, with their places in the lists of their payers and payees.

    Times are held as ranks: 0 for the earliest time, 1 for the next one; equal times have equal ranks. So the search
    compares whole numbers, whatever the times were.

    Parameters
    ----------
    companies : int
        Number of companies; they are numbered from 0.
    payer, payee, rank : list of int
        Of each event, by time; events at the same time in the order given.
    amount : list of float
        Of each event; not a number if unknown.
    until : list of int
        For each event the last rank within the window that it opens.
    row : list of int
        The number of each event in the order given.
    place : list of int
        The place of each event in the order of payer, payee and time.
    leaving, arriving : list of lists of int
        For each company its events, by time.
    leaving_rank, arriving_rank : list of lists of int
        Their ranks.
    """

    companies: int
    payer: list[int]
    payee: list[int]
    rank: list[int]
    amount: list[float]
    until: list[int]
    row: list[int]
    place: list[int]
    leaving: list[list[int]]
    arriving: list[list[int]]
    leaving_rank: list[list[int]]
    arriving_rank: list[list[int]]

    def __len__(self) -> int:
        return len(self.payer)


def order_events(
    companies: int,
    payers: Sequence[int],
    payees: Sequence[int],
    times: Sequence[Any],
    window: Any = None,
    amounts: Sequence[float] | None = None,
) -> Timeline:
    """Order dated events for the search.

    Parameters
    ----------
    companies : int
        Number of companies.
    payers, payees : sequence of int
        Their numbers, below `companies`.
    times : sequence
        Numbers, or dates and a `window` that can be added to them.
    window : optional
        The most time from the first event of a cycle to its last, that time included; by default any.
    amounts : sequence of float, optional
        What is paid.

    Examples
    --------
    >>> timeline = order_events(2, [1, 0], [0, 1], [20, 10], window=15)
    >>> timeline.payer, timeline.rank, timeline.until, timeline.row
    ([0, 1], [0, 1], [1, 1], [1, 0])
    """
    row = sorted(range(len(times)), key=times.__getitem__)
    moments = sorted(set(times))
    number = {moment: rank for rank, moment in enumerate(moments)}
    rank = [number[times[event]] for event in row]
    last = {
        moment: len(moments) - 1 if window is None else bisect_right(moments, moment + window) - 1 for moment in moments
    }
    payer, payee = [payers[event] for event in row], [payees[event] for event in row]
    leaving: list[list[int]] = [[] for _ in range(companies)]
    arriving: list[list[int]] = [[] for _ in range(companies)]
    for event, (source, target) in enumerate(zip(payer, payee, strict=True)):
        leaving[source].append(event)
        arriving[target].append(event)
    place = [0] * len(row)
    for at, event in enumerate(sorted(range(len(row)), key=lambda event: (payer[event], payee[event], event))):
        place[event] = at
    return Timeline(
        companies=companies,
        payer=payer,
        payee=payee,
        rank=rank,
        amount=[float("nan")] * len(row) if amounts is None else [amounts[event] for event in row],
        until=[last[times[event]] for event in row],
        row=row,
        place=place,
        leaving=leaving,
        arriving=arriving,
        leaving_rank=[[rank[event] for event in events] for events in leaving],
        arriving_rank=[[rank[event] for event in events] for events in arriving],
    )
