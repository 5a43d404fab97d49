"""The compiled search for temporal cycles, shared among threads by first events, in slices that can be stopped."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from queue import Empty, Full, Queue
from threading import Event, Lock, Thread
from typing import Any

import numpy as np

from aigraph.engine.deals_of import Deals
from aigraph.engine.deals_question import DealQuestion
from aigraph.engine.limits import Meter
from aigraph.engine.moments import numbers_of
from aigraph.engine.temporal_search import PythonTemporal
from aigraph.engine.temporal_tables import DONE, OVERFLOW, PAUSED, START, Longs, Room, Tables, make_room, order_rows

# A slice takes some hundredths of a second: an interrupt, the clock and the other threads wait no longer.
_STEPS_A_SLICE = 4_000_000
_SHARES_A_THREAD = 64
_LEAST_SHARE = 256
_BUFFER = 1 << 18
_PIECES_AHEAD = 4
_WAIT_S = 0.05

Piece = tuple[Any, Any]  # rows of deals one behind the other; lengths and numbers of the rows


@dataclass(frozen=True)
class CompiledTemporal:
    """The search for temporal cycles that compiled code answers: the same cycles in the same order as `PythonTemporal`.

    First events are dealt out in shares. Each thread has room of its own, counts or lists its share in slices, and looks
    after each whether it is to stop. Lists are handed over share by share, a few pieces ahead, so that their order does
    not depend on the threads and memory does not grow with the answer.
    """

    deals: Deals
    question: DealQuestion
    threads: int | None = None

    @cached_property
    def _tables(self) -> tuple[Tables, Longs]:
        deals = self.deals
        times, window = numbers_of(deals.times, self.question.window)
        return order_rows(len(deals.nodes), deals.tails, deals.heads, times, window, deals.amounts)

    def counts(self, meter: Meter) -> Iterator[Mapping[int, int]]:
        """Yield counts by length, as threads report them."""
        counted = Counter[int]()
        team = _Team(self, meter, listing=False)
        try:
            while team.working():
                try:
                    counts = team.next_counts()
                except KeyboardInterrupt:
                    meter.stop("interrupt", None)
                    counts = {}
                if meter.cut:
                    team.stop.set()
                counted.update(counts)
                yield counts
        except OverflowError:
            # Plain Python counts beyond 64 bits; what was counted before is taken back.
            team.dismiss()
            yield {length: -number for length, number in counted.items()}
            yield from PythonTemporal(self.deals, self.question).counts(meter)
        finally:
            team.dismiss()

    def blocks(self, meter: Meter) -> Iterator[Sequence[list[int]]]:
        """Yield the cycles, each as the rows of its deals."""
        for rows, runs in self._pieces(meter):
            flat, at = rows.tolist(), 0
            block = []
            for length, number in runs.tolist():
                block += [flat[begin : begin + length] for begin in range(at, at + length * number, length)]
                at += length * number
            yield block

    def tables(self, meter: Meter, rows: int) -> Iterator[Any]:
        """Yield matrices of the rows of deals, each as soon as it is full, and what is left at the end by length."""
        waiting: dict[int, list[Any]] = {}
        sizes: dict[int, int] = {}
        for flat, runs in self._pieces(meter):
            at = 0
            for length, number in runs.tolist():
                waiting.setdefault(length, []).append(flat[at : at + length * number].reshape(number, length))
                sizes[length] = sizes.get(length, 0) + number
                at += length * number
            for length in [length for length, size in sizes.items() if size >= rows]:
                table = np.concatenate(waiting.pop(length))
                whole = sizes.pop(length) // rows * rows
                yield from np.split(table[:whole], range(rows, whole, rows))
                if len(table) > whole:
                    waiting[length], sizes[length] = [table[whole:]], len(table) - whole
            yield None
        for _, kept in sorted(waiting.items()):
            yield np.concatenate(kept)

    def _pieces(self, meter: Meter) -> Iterator[Piece]:
        team = _Team(self, meter, listing=True)
        try:
            for share in range(len(team.shares)):
                while not meter.cut and (piece := team.next_piece(share)) is not None:
                    yield piece
        finally:
            team.dismiss()


class _Team:
    """Threads at work on the shares of one run."""

    def __init__(self, asked: CompiledTemporal, meter: Meter, *, listing: bool) -> None:
        self.tables, self.row = asked._tables  # noqa: SLF001 - the two stand together
        self.question, self.meter, self.listing = asked.question, meter, listing
        events = len(self.row)
        workers = min(asked.threads or len(os.sched_getaffinity(0)), max(1, events))
        shares = min(workers * _SHARES_A_THREAD, 1 + events // _LEAST_SHARE)
        bounds = np.linspace(0, events, shares + 1).astype(np.int64)
        self.shares = [(int(a), int(b)) for a, b in pairwise(bounds) if a < b]
        self.reports: Queue[dict[int, int] | None] = Queue()
        self.busy = workers
        self.lists: list[Queue[Piece | None]] = [Queue(_PIECES_AHEAD) for _ in self.shares]
        self.taken, self.lock, self.stop = 0, Lock(), Event()
        self.failure: BaseException | None = None
        meter.roots = events
        self.wanted = np.zeros(0 if self.question.roots is None else len(asked.deals.nodes), np.uint8)
        self.wanted[list(self.question.roots or ())] = 1
        self.crew = [Thread(target=self._work, daemon=True) for _ in range(workers)]
        for thread in self.crew:
            thread.start()

    def working(self) -> bool:
        """Say whether counts are still to come."""
        return self.busy > 0

    def next_counts(self) -> Mapping[int, int]:
        """Wait a moment for counts, or give none."""
        self._check()
        try:
            report = self.reports.get(timeout=_WAIT_S)
        except Empty:
            return {}
        self.busy -= report is None
        self._check()
        return report or {}

    def next_piece(self, share: int) -> Piece | None:
        """Wait for a piece of a share: empty after a moment, None at the end."""
        self._check()
        try:
            return self.lists[share].get(timeout=_WAIT_S)
        except Empty:
            return np.zeros(0, np.int32), np.zeros((0, 2), np.int64)

    def dismiss(self) -> None:
        """Stop the threads and wait for them."""
        self.stop.set()
        for thread in self.crew:
            thread.join()

    def _check(self) -> None:
        if self.failure is not None:
            raise self.failure

    def _work(self) -> None:
        try:
            room = make_room(self.tables)
            while not self.stop.is_set():
                with self.lock:
                    share, self.taken = self.taken, self.taken + 1
                if share >= len(self.shares):
                    return
                self._search(room, share)
        except BaseException as failure:  # noqa: BLE001 - handed to whoever asked, who raises it
            self.failure = failure
        finally:
            self.reports.put(None)

    def _search(self, room: Room, share: int) -> None:
        from aigraph.engine.temporal_compiled import search

        begin, end = self.shares[share]
        room.state[:] = 0
        room.state[START] = begin
        counts = np.zeros(len(room.step) + 2, np.int64)
        size = max(_BUFFER, len(room.step)) if self.listing else 0
        written = np.zeros(2, np.int64)
        least, most = self.question.tolerance or (0.0, 0.0)
        asked = (
            self.wanted,
            # Without a window nothing tells the first events of a pair apart.
            self.question.window is None and not self.listing,
            self.question.min_length,
            self.question.max_length or 0,
            self.question.tolerance is not None,
            float(least),
            float(most),
        )
        why = PAUSED
        while why != DONE and not self.stop.is_set():
            out, runs = np.empty(size, np.int32), np.empty((size // 8, 2), np.int64)
            before = int(room.state[START])
            why = search(*self.tables, *room, end, *asked, _STEPS_A_SLICE, counts, out, runs, written)
            if why == OVERFLOW:
                raise OverflowError
            with self.lock:
                self.meter.roots_done += int(room.state[START]) - before
            if self.listing:
                self._hand_over(share, (self.row[out[: written[0]]].astype(np.int32), runs[: written[1]].copy()))
            elif counts.any():
                self.reports.put({length: int(number) for length, number in enumerate(counts) if number})
                counts[:] = 0
        if self.listing:
            self._hand_over(share, None)

    def _hand_over(self, share: int, piece: Piece | None) -> None:
        while not self.stop.is_set():
            try:
                self.lists[share].put(piece, timeout=_WAIT_S)
            except Full:
                continue
            return
