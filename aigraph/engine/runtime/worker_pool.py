"""Several runners side by side, their finds put in the order that a single one would give."""

from __future__ import annotations

import _thread
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Condition, Lock
from time import monotonic
from typing import Any, Generic, Protocol, Self, TypeVar

from aigraph.engine.limits import Meter

_PENDING = 1 << 28
# Whoever asked is woken when so many bytes wait for him, and looks at the clock from time to time.
_NEWS = 1 << 20
_WAIT_S = 0.02
# Numbers are told so often: to add one up costs as much as to go through some hundred nodes.
_TELL_S = 0.02
# The last roots, where little is left of the graph, are taken so many at a time at the least.
_FEW_ROOTS = 64


class Runner(Protocol):
    """One thread's share of a search: a range of roots, worked through in slices."""

    ordered: bool
    """Whether what it finds has a place in an order; numbers have none."""

    borrowed: bool
    """Whether it works on branches of a root that another counts."""

    @property
    def root(self) -> int:
        """The first root that is not done."""

    @property
    def roots_end(self) -> int:
        """The root before which the range ends."""

    @property
    def roots_left(self) -> int:
        """How many roots are not done."""

    def take(self, root: int, end: int) -> None:
        """Begin with a range of roots."""

    def keep(self, end: int) -> None:
        """Leave the roots from `end` on to others."""

    def run(self) -> Iterator[Any]:
        """Work for a slice, and yield what was found."""

    def rest(self) -> Iterator[Any]:
        """Yield what was found and not yet told."""

    def give(self, other: Self) -> bool:
        """Let another do what comes later in the order; False if there is nothing to share."""


_Runner = TypeVar("_Runner", bound=Runner)


@dataclass(eq=False)
class _Part:
    """Some roots or branches in a row: what was found there, and the part that comes after it."""

    found: deque[Any] = field(default_factory=deque)
    done: bool = False
    after: _Part | None = None


class NowAndThen:
    """Says yes when it is asked for the first time after a while."""

    def __init__(self) -> None:
        self._last = monotonic()

    def __call__(self) -> bool:
        """Say whether the while is over, and begin another."""
        if monotonic() - self._last < _TELL_S:
            return False
        self._last = monotonic()
        return True


class Crew(Generic[_Runner]):
    """Threads that share the roots of one search: the first runner is at work already, the others wait for some.

    Roots are dealt out in order, first one by one and then in growing numbers. When none are left, a runner that has
    nothing to do gets half of the branches of one that is still busy, so that one hub does not hold up the rest.
    """

    def __init__(self, runners: list[_Runner], roots: int, meter: Meter) -> None:
        self._runners = runners
        # Who comes first keeps the root that he is at, and gives the others back.
        runners[0].keep(runners[0].root + 1)
        self._next, self._roots, self._meter = runners[0].roots_end, roots, meter
        # Workers wait for work, and whoever asked for news: to wake him for every find would hold up the workers.
        self._lock = Lock()
        self._work_to_do, self._news = Condition(self._lock), Condition(self._lock)
        self._idle: list[int] = []
        self._head = self._tail = _Part()
        self._given = {0: self._head}
        self._stopped = False
        self._working = len(runners)
        self._pending = 0
        self._error: BaseException | None = None

    def run(self) -> Iterator[Any]:
        """Yield finds in order, and None when there is none for a while; after a cut all that was found."""
        for who in range(len(self._runners)):
            # `Thread.start` waits until the thread runs, which the first one, once busy, puts off for milliseconds.
            _thread.start_new_thread(self._work, (who,))
        try:
            ended = False
            while not (ended or self._meter.cut):
                found, ended = self._arrived()
                yield from found
                yield None
        except KeyboardInterrupt:
            self._meter.stop("interrupt", None)
        finally:
            with self._lock:
                self._stopped = True
                self._work_to_do.notify_all()
                while self._working:
                    self._news.wait()
        if self._error is not None:
            raise self._error
        yield from self._left_over()

    def _arrived(self) -> tuple[list[Any], bool]:
        """Take what has been found up to the first part that is not done, and say whether all are done."""
        with self._lock:
            found = self._taken()
            if sum(map(_bytes, found)) < _NEWS and not self._all_done():
                self._news.wait(_WAIT_S)
                found += self._taken()
            # Also when nothing was found: whose part has become the first one need not wait for his turn any more.
            self._work_to_do.notify_all()
            return found, self._all_done()

    def _taken(self) -> list[Any]:
        found = list(self._head.found)
        self._head.found.clear()
        while self._head.done and self._head.after is not None:
            self._head = self._head.after
            found += self._head.found
            self._head.found.clear()
        self._pending -= sum(map(_bytes, found))
        return found

    def _left_over(self) -> Iterator[Any]:
        part: _Part | None = self._head
        while part is not None:
            yield from part.found
            part = part.after
        for runner in self._runners:
            yield from runner.rest()

    def _all_done(self) -> bool:
        none_left = self._next >= self._roots and not self._given
        return self._error is not None or (none_left and len(self._idle) == len(self._runners))

    def _work(self, who: int) -> None:
        try:
            while (part := self._next_part(who)) is not None:
                self._do(who, part)
        except BaseException as error:  # noqa: BLE001 - the thread that asked raises it
            self._error = error
        finally:
            with self._lock:
                self._working -= 1
                self._news.notify_all()

    def _next_part(self, who: int) -> _Part | None:
        with self._lock:
            if who in self._given:
                return self._given.pop(who)
            if self._next < self._roots and not self._stopped:
                left = self._roots - self._next
                share = max(1, min(self._next // 4, max(_FEW_ROOTS, left // (2 * len(self._runners))), left))
                self._runners[who].take(self._next, self._next + share)
                self._next += share
                part = _Part()
                self._tail.after = part
                self._tail = part
                return part
            self._idle.append(who)
            if self._all_done():
                self._news.notify_all()
            while who not in self._given and not self._stopped:
                self._work_to_do.wait()
            return self._given.pop(who, None)

    def _do(self, who: int, part: _Part) -> None:
        runner = self._runners[who]
        while not self._stopped:
            before = runner.roots_left
            found = list(runner.run())
            finished = runner.roots_left == 0
            if finished and runner.ordered:
                found += runner.rest()
            with self._lock:
                part.found.extend(found)
                part.done = finished
                self._pending += sum(map(_bytes, found))
                self._meter.roots_done += 0 if runner.borrowed else before - runner.roots_left
                if (
                    part is self._head
                    and (finished or sum(map(_bytes, part.found)) >= _NEWS)
                    and self._pending >= _NEWS
                ):
                    self._news.notify_all()
                if finished:
                    return
                if self._idle:
                    self._share(who, part)
                while self._too_much_waits_beside(part):
                    self._work_to_do.wait()

    def _too_much_waits_beside(self, part: _Part) -> bool:
        # What comes first is taken first, and so is not held up by what comes later.
        return self._pending > _PENDING and not self._stopped and (part is not self._head or bool(part.found))

    def _share(self, who: int, part: _Part) -> None:
        other = self._idle[-1]
        if self._runners[who].give(self._runners[other]):
            self._idle.pop()
            later = _Part(after=part.after)
            part.after = later
            if self._tail is part:
                self._tail = later
            self._given[other] = later
            self._work_to_do.notify_all()


def _bytes(piece: Any) -> int:
    items = piece if isinstance(piece, tuple) else (piece,)
    return sum(int(item.nbytes) for item in items if hasattr(item, "nbytes"))
