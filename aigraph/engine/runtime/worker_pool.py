"""A pool of worker threads that share one search, with results in the order of a single thread."""

from __future__ import annotations

import _thread
import os
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from threading import Condition, Lock
from time import monotonic
from typing import Any, Generic, Protocol, Self, TypeVar

from aigraph.engine.run import Meter

# Results of so many bytes may wait for those that come before them; then workers pause.
_MAX_PENDING_BYTES = 1 << 28
# The consumer is woken when so many bytes wait for it, and looks at the clock from time to time.
_WAKE_BYTES = 1 << 20
_WAIT_S = 0.02
# Counts are reported so often: to add one up costs as much as to visit some hundred nodes.
_REPORT_S = 0.02
# The last roots, where little is left of the graph, are assigned so many at a time at least.
_MIN_SHARE = 64
# A search that ends sooner needs no second thread.
_SOLO_S = 0.001


class Worker(Protocol):
    """One thread's part of a search: a range of roots, searched in slices of some milliseconds."""

    ordered: bool
    """Whether the order of its results matters; counts have none."""

    shares_root: bool
    """Whether it searches branches of a root that another worker counts as done."""

    @property
    def root(self) -> int:
        """The first root that is not done."""

    @property
    def roots_end(self) -> int:
        """The end of the range."""

    @property
    def roots_left(self) -> int:
        """How many roots are not done."""

    def assign(self, root: int, end: int) -> None:
        """Start on a range of roots."""

    def truncate(self, end: int) -> None:
        """End the range before root `end`."""

    def run_slice(self, *, short: bool = False) -> Iterator[Any]:
        """Search for a slice, a shorter one on demand, and yield what was found."""

    def flush(self) -> Iterator[Any]:
        """Yield what was found and is still buffered."""

    def split_with(self, other: Self) -> bool:
        """Let another worker do the later part of what is left; False if it cannot be split."""


_Worker = TypeVar("_Worker", bound=Worker)


class Throttle:
    """Says yes at most once in a while."""

    def __init__(self) -> None:
        self._last = monotonic()

    def __call__(self) -> bool:
        """Say whether it is time again."""
        if monotonic() - self._last < _REPORT_S:
            return False
        self._last = monotonic()
        return True


def processors(threads: int | None) -> int:
    """Give the number of threads to use: those of the option, by default one for each usable processor."""
    return threads or len(os.sched_getaffinity(0))


def run_workers(
    make_worker: Callable[[], _Worker], roots: int, meter: Meter, threads: int, *, done_before: int = 0
) -> Iterator[Any]:
    """Search all roots, first in this thread alone; if that takes longer than a moment, with a pool.

    Roots that were done before, of another part of the same run, count in the progress.

    Yields results in order, and None when there is none for a while; after a cut all that was found.
    """
    worker = make_worker()
    worker.assign(0, roots)
    began = monotonic()
    try:
        while worker.roots_left and not meter.is_cut:
            yield from worker.run_slice(short=threads > 1)
            yield None
            meter.roots_done = done_before + worker.root
            spent = monotonic() - began
            # By the roots so far: what is nearly done ends before a second thread has begun.
            expected = spent * worker.roots_left / max(1, worker.root)
            if threads > 1 and worker.roots_left > 1 and min(spent, expected) > _SOLO_S:
                others = [make_worker() for _ in range(threads - 1)]
                yield from WorkerPool([worker, *others], roots, meter).run()
                return
    except KeyboardInterrupt:
        meter.stop("interrupt", None)
    yield from worker.flush()


@dataclass(eq=False)
class _Segment:
    """A stretch of the output: the results of consecutive roots or branches, and the segment that comes after it."""

    results: deque[Any] = field(default_factory=deque)
    done: bool = False
    after: _Segment | None = None


class WorkerPool(Generic[_Worker]):
    """Threads that share the roots of one search: the first worker is at work already, the others are idle.

    Roots are assigned in order, in growing shares. When none are left, an idle worker steals half of the branches of
    a busy one, so that one hub does not hold up the rest.
    """

    def __init__(self, workers: list[_Worker], roots: int, meter: Meter) -> None:
        self._workers = workers
        # The first worker keeps its current root and gives the others back.
        workers[0].truncate(workers[0].root + 1)
        self._next_root, self._roots, self._meter = workers[0].roots_end, roots, meter
        # Workers wait for work, the consumer for results: to wake it for every result would hold up the workers.
        self._lock = Lock()
        self._work, self._results = Condition(self._lock), Condition(self._lock)
        self._idle: list[int] = []
        self._head = self._tail = _Segment()
        self._assigned = {0: self._head}
        self._stopped = False
        self._running = len(workers)
        self._pending_bytes = 0
        self._error: BaseException | None = None

    def run(self) -> Iterator[Any]:
        """Yield results in order, and None when there is none for a while; after a cut all that was found."""
        for number in range(len(self._workers)):
            # `Thread.start` waits until the thread runs, which the first worker, once busy, delays for milliseconds.
            _thread.start_new_thread(self._work_loop, (number,))
        try:
            ended = False
            while not (ended or self._meter.is_cut):
                results, ended = self._wait()
                yield from results
                yield None
        except KeyboardInterrupt:
            self._meter.stop("interrupt", None)
        finally:
            with self._lock:
                self._stopped = True
                self._work.notify_all()
                while self._running:
                    self._results.wait()
        if self._error is not None:
            raise self._error
        yield from self._drain()

    def _wait(self) -> tuple[list[Any], bool]:
        """Take the results up to the first segment that is not done, and say whether all are done."""
        with self._lock:
            results = self._take()
            if sum(map(_bytes, results)) < _WAKE_BYTES and not self._all_done():
                self._results.wait(_WAIT_S)
                results += self._take()
            # Also without results: the worker whose segment has become the head must not pause any more.
            self._work.notify_all()
            return results, self._all_done()

    def _take(self) -> list[Any]:
        results = list(self._head.results)
        self._head.results.clear()
        while self._head.done and self._head.after is not None:
            self._head = self._head.after
            results += self._head.results
            self._head.results.clear()
        self._pending_bytes -= sum(map(_bytes, results))
        return results

    def _drain(self) -> Iterator[Any]:
        segment: _Segment | None = self._head
        while segment is not None:
            yield from segment.results
            segment = segment.after
        for worker in self._workers:
            yield from worker.flush()

    def _all_done(self) -> bool:
        nothing_left = self._next_root >= self._roots and not self._assigned
        return self._error is not None or (nothing_left and len(self._idle) == len(self._workers))

    def _work_loop(self, number: int) -> None:
        try:
            while (segment := self._next_segment(number)) is not None:
                self._search(number, segment)
        except BaseException as error:  # noqa: BLE001 - the consumer raises it
            self._error = error
        finally:
            with self._lock:
                self._running -= 1
                self._results.notify_all()

    def _next_segment(self, number: int) -> _Segment | None:
        with self._lock:
            if number in self._assigned:
                return self._assigned.pop(number)
            if self._next_root < self._roots and not self._stopped:
                left = self._roots - self._next_root
                share = max(1, min(self._next_root // 4, max(_MIN_SHARE, left // (2 * len(self._workers))), left))
                self._workers[number].assign(self._next_root, self._next_root + share)
                self._next_root += share
                segment = _Segment()
                self._tail.after = segment
                self._tail = segment
                return segment
            self._idle.append(number)
            if self._all_done():
                self._results.notify_all()
            while number not in self._assigned and not self._stopped:
                self._work.wait()
            return self._assigned.pop(number, None)

    def _search(self, number: int, segment: _Segment) -> None:
        worker = self._workers[number]
        while not self._stopped:
            before = worker.roots_left
            results = list(worker.run_slice())
            finished = worker.roots_left == 0
            if finished and worker.ordered:
                results += worker.flush()
            with self._lock:
                segment.results.extend(results)
                segment.done = finished
                self._pending_bytes += sum(map(_bytes, results))
                self._meter.roots_done += 0 if worker.shares_root else before - worker.roots_left
                if (
                    segment is self._head
                    and (finished or sum(map(_bytes, segment.results)) >= _WAKE_BYTES)
                    and self._pending_bytes >= _WAKE_BYTES
                ):
                    self._results.notify_all()
                if finished:
                    return
                if self._idle:
                    self._split(number, segment)
                while self._must_pause(segment):
                    self._work.wait()

    def _must_pause(self, segment: _Segment) -> bool:
        # The head is taken first, so that it is not held up by what comes later.
        full = self._pending_bytes > _MAX_PENDING_BYTES
        return full and not self._stopped and (segment is not self._head or bool(segment.results))

    def _split(self, number: int, segment: _Segment) -> None:
        thief = self._idle[-1]
        if self._workers[number].split_with(self._workers[thief]):
            self._idle.pop()
            later = _Segment(after=segment.after)
            segment.after = later
            if self._tail is segment:
                self._tail = later
            self._assigned[thief] = later
            self._work.notify_all()


def _bytes(piece: Any) -> int:
    items = piece if isinstance(piece, tuple) else (piece,)
    return sum(int(item.nbytes) for item in items if hasattr(item, "nbytes"))
