"""One run of a search: metered against its limits, as an iterator or a list that knows what cut it short."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from operator import length_hint
from time import monotonic
from types import GeneratorType
from typing import Self, TypeVar, cast

from aigraph.engine.limits import Cut, LimitName, Limits, Progress, ProgressCallback

_REPORT_S = 0.1

_Piece = TypeVar("_Piece")


@dataclass(slots=True, eq=False, repr=False)
class Meter:
    """Counts what one run of a search costs, and says when to stop.

    A search sets `roots` and `roots_done`, and looks at `is_cut` between two pieces of work. Roots are done when their
    cycles were found, and delivered when these were also yielded to the caller.
    """

    limits: Limits
    progress: ProgressCallback | None = None
    roots: int = 0
    roots_done: int = 0
    roots_delivered: int = 0
    found: int = 0
    bytes: int = 0
    _began: float = field(default_factory=monotonic)
    _reported: float = 0.0
    _cut: Cut | None = None

    def start(self) -> None:
        """Start the clock anew."""
        self._began = monotonic()

    @property
    def seconds(self) -> float:
        """The time since the run began."""
        return monotonic() - self._began

    @property
    def is_cut(self) -> bool:
        """Whether the search is to stop, or did."""
        return self._cut is not None

    @property
    def cut(self) -> Cut | None:
        """What cut the run short; None if it is complete, or not ended yet."""
        return None if self._cut is None else replace(self._cut, found=self.found)

    @property
    def delivered(self) -> Progress:
        """How far what was yielded to the caller goes."""
        return Progress(self.roots_delivered, self.roots, self.found, self.seconds)

    def check_time(self) -> None:
        """Look at the clock: report progress, and stop if the time is up."""
        spent = self.seconds
        if self.progress is not None and spent - self._reported >= _REPORT_S:
            self._reported = spent
            self.progress(Progress(self.roots_done, self.roots, self.found, spent))
        if self.limits.max_seconds is not None and spent > self.limits.max_seconds:
            self.stop("max_seconds", self.limits.max_seconds)

    def stop(self, limit: LimitName, value: float | None) -> None:
        """Note what cut the run short; an interrupt is raised if nothing is to be kept."""
        if limit == "interrupt":
            if not self.limits.keep_on_interrupt:
                raise KeyboardInterrupt
            warn_of_interrupt()
        # With these limits more may have been found than is yielded, and then what is yielded counts.
        done = self.roots_delivered if limit in ("max_cycles", "max_bytes") else self.roots_done
        self._cut = Cut(
            limit=limit, value=value, found=self.found, roots_done=done, roots=self.roots, seconds=self.seconds
        )

    def admit(self, cycles: int, bytes_each: int) -> int:
        """Say how many of the cycles at hand may still be yielded, and note the cut if it is not all."""
        limits, allowed = self.limits, cycles
        if limits.max_cycles is not None and self.found + allowed > limits.max_cycles:
            allowed = limits.max_cycles - self.found
            limit: LimitName = "max_cycles"
        if limits.max_bytes is not None and self.bytes + allowed * bytes_each > limits.max_bytes:
            allowed = max(0, (limits.max_bytes - self.bytes) // bytes_each)
            limit = "max_bytes"
        self.found += allowed
        self.bytes += allowed * bytes_each
        if allowed < cycles and not self.is_cut:
            self.stop(limit, getattr(limits, limit))
        return allowed


def metered(
    pieces: Iterator[_Piece], meter: Meter, size_of: Callable[[_Piece], tuple[int, int]]
) -> Generator[tuple[_Piece, int]]:
    """Yield what a search gives as far as the limits allow, with the number of cycles that may be taken of each piece.

    Parameters
    ----------
    pieces : iterator
        A run of a search with this meter.
    meter : Meter
        Its meter.
    size_of : callable
        Gives the number of cycles in a piece, and the most bytes that one of them takes.
    """
    meter.start()
    try:
        for piece in pieces:
            done = meter.roots_done
            yield piece, meter.admit(*size_of(piece))
            meter.roots_delivered = done
            if not meter.is_cut:
                meter.check_time()
            elif meter.cut is not None and meter.cut.limit in ("max_cycles", "max_bytes"):
                # After the other limits the search gives what it had found before; after these it would be too much.
                return
        meter.roots_delivered = meter.roots_done
    except (KeyboardInterrupt, SystemError) as error:
        if not is_interrupt(error):
            raise
        meter.stop("interrupt", None)


def warn_of_interrupt() -> None:
    """Warn that an answer is a part of the whole."""
    warnings.warn("the search was interrupted; what was found is kept", RuntimeWarning, stacklevel=2)


def is_interrupt(error: BaseException) -> bool:
    """Say whether the user pressed Ctrl-C; while numba compiles, that is reported as the cause of a SystemError."""
    return isinstance(error, KeyboardInterrupt) or isinstance(error.__cause__, KeyboardInterrupt)


_Item = TypeVar("_Item")


class CycleIterator(chain[_Item]):
    """One run, which goes on as its items are taken.

    A `chain` of blocks, since `__next__` written in Python would take longer than to find a short cycle.

    Examples
    --------
    >>> from aigraph.engine import enumerate_cycles
    >>> run = iter(enumerate_cycles([("a", "b"), ("b", "a"), ("b", "c"), ("c", "b")], max_cycles=1))
    >>> list(run), str(run.cut)
    ([['a', 'b']], 'stopped at the limit with 1 cycle; 0.0% of the roots were done')
    """

    _blocks: GeneratorType[Sequence[_Item], None, None]
    _meter: Meter
    _left_early = False
    # Of a run that found all at once: what is still to be taken of so many items, and the roots.
    _rest: tuple[Iterator[object], int, int] | None = None

    def __new__(cls, blocks: Generator[Sequence[_Item]], meter: Meter) -> Self:
        """Make the iterator of a run with this meter."""
        run: Self = cls.from_iterable(blocks)  # type: ignore[assignment]  # of this class, as `chain` makes it
        # The generator does not refer to this object, so that both are freed, and the search ended, without a collector.
        run._blocks, run._meter = cast("GeneratorType[Sequence[_Item], None, None]", blocks), meter
        return run

    @classmethod
    def of_all(cls, items: list[_Item], roots: int) -> Self:
        """Make the iterator of a run that found all of these at once, and was not cut."""
        rest = iter(items)
        run: Self = cls.from_iterable((rest,))  # type: ignore[assignment]  # as above
        run._rest = rest, len(items), roots
        return run

    def close(self) -> None:
        """End the run, as when the last reference to it is dropped."""
        if self._rest is not None:
            return
        self._left_early = self._blocks.gi_frame is not None
        self._blocks.close()

    @property
    def cut(self) -> Cut | None:
        """What cut the run short; None if it is complete, has not ended yet, or was left early."""
        if self._rest is not None:
            return None
        # A block is cut when it is found, which is before its last cycle is taken.
        has_ended = self._blocks.gi_frame is None and not self._left_early
        return self._meter.cut if has_ended else None

    @property
    def progress(self) -> Progress:
        """How far the items that were taken go."""
        if self._rest is not None:
            rest, found, roots = self._rest
            left = length_hint(rest)
            return Progress(0 if left else roots, roots, found - left, 0.0)
        return self._meter.delivered


class CycleList(list[_Item]):
    """The items of one run as a list, with what cut it short.

    Attributes
    ----------
    cut : Cut or None
        What cut the run short; None if the list is complete.
    """

    __slots__ = ("cut",)

    def __init__(self, items: Iterable[_Item] = (), cut: Cut | None = None) -> None:
        super().__init__(items)
        self.cut = cut

    def __repr__(self) -> str:
        return f"CycleList({super().__repr__()}, {self.cut})" if self.cut else super().__repr__()
