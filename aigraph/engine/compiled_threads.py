"""Several runners side by side, their finds put in the order that a single one would give."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Condition, Thread
from typing import Any

from aigraph.engine.compiled_runner import Runner
from aigraph.engine.limits import Meter

_PENDING = 1 << 28
_WAIT_S = 0.05


@dataclass(eq=False)
class _Part:
    """Some roots or branches in a row: what was found there, and the part that comes after it."""

    found: deque[Any] = field(default_factory=deque)
    done: bool = False
    after: _Part | None = None


class Crew:
    """Threads that share the roots of one search.

    Roots are dealt out in order, first one by one and then in growing numbers. When none are left, a runner that has
    nothing to do gets half of the branches of one that is still busy, so that one hub does not hold up the rest.
    """

    def __init__(self, busy: Runner, threads: int, roots: int, meter: Meter) -> None:
        self._runners = [busy, *(Runner(busy.task) for _ in range(threads - 1))]
        self._next, self._roots, self._meter = busy.roots_end, roots, meter
        self._changed = Condition()
        self._idle: list[int] = []
        self._head = self._tail = _Part()
        self._given = {0: self._head}
        self._stopped = False
        self._pending = 0
        self._error: BaseException | None = None

    def run(self) -> Iterator[Any]:
        """Yield finds in order, and None when there is none for a while; after a cut all that was found."""
        threads = [Thread(target=self._work, args=(who,), daemon=True) for who in range(len(self._runners))]
        for thread in threads:
            thread.start()
        try:
            ended = False
            while not (ended or self._meter.cut):
                found, ended = self._arrived()
                yield from found
                yield None
        except KeyboardInterrupt:
            self._meter.stop("interrupt", None)
        finally:
            with self._changed:
                self._stopped = True
                self._changed.notify_all()
            for thread in threads:
                thread.join()
        if self._error is not None:
            raise self._error
        yield from self._left_over()

    def _arrived(self) -> tuple[list[Any], bool]:
        """Take what the first part that is not done has found, and say whether all are done."""
        with self._changed:
            if not (self._head.found or self._head.done):
                self._changed.wait(_WAIT_S)
            found = list(self._head.found)
            self._head.found.clear()
            self._pending -= sum(map(_bytes, found))
            done = self._head.done
            if done and self._head.after is not None:
                self._head, done = self._head.after, False
            self._changed.notify_all()
            return found, self._error is not None or (done and self._all_idle())

    def _left_over(self) -> Iterator[Any]:
        part: _Part | None = self._head
        while part is not None:
            yield from part.found
            part = part.after
        for runner in self._runners:
            yield from runner.rest()

    def _all_idle(self) -> bool:
        return self._next >= self._roots and len(self._idle) == len(self._runners) and not self._given

    def _work(self, who: int) -> None:
        try:
            while (part := self._next_part(who)) is not None:
                self._do(who, part)
        except BaseException as error:  # noqa: BLE001 - the thread that asked raises it
            with self._changed:
                self._error = error
                self._changed.notify_all()

    def _next_part(self, who: int) -> _Part | None:
        with self._changed:
            if who in self._given:
                return self._given.pop(who)
            if self._next < self._roots and not self._stopped:
                left = self._roots - self._next
                share = max(1, min(self._next // 8, left // (4 * len(self._runners))))
                self._runners[who].take(self._next, self._next + share)
                self._next += share
                part = _Part()
                self._tail.after = part
                self._tail = part
                return part
            self._idle.append(who)
            self._changed.notify_all()
            while who not in self._given and not self._stopped:
                self._changed.wait()
            return self._given.pop(who, None)

    def _do(self, who: int, part: _Part) -> None:
        runner = self._runners[who]
        while not self._stopped:
            before = runner.roots_left
            found = list(runner.run())
            finished = runner.roots_left == 0
            if finished:
                found += runner.rest()
            with self._changed:
                part.found.extend(found)
                part.done = finished
                self._pending += sum(_bytes(piece) for piece in found)
                self._meter.roots_done += 0 if runner.borrowed else before - runner.roots_left
                if self._idle and not finished:
                    self._share(who, part)
                self._changed.notify_all()
                if finished:
                    return
                while self._pending > _PENDING and part is not self._head and not self._stopped:
                    self._changed.wait()

    def _share(self, who: int, part: _Part) -> None:
        other = self._idle[-1]
        if self._runners[who].give(self._runners[other]):
            self._idle.pop()
            later = _Part(after=part.after)
            part.after = later
            if self._tail is part:
                self._tail = later
            self._given[other] = later


def _bytes(piece: Any) -> int:
    return int(sum(item.nbytes for item in piece if hasattr(item, "nbytes"))) if isinstance(piece, tuple) else 0
