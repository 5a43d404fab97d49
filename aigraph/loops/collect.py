"""Collects the loops on the rings of a search, subject to limits, and says what cut it short."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence, Sized
from decimal import Decimal
from time import monotonic
from typing import cast

from aigraph.engine.frozen import dataclass
from aigraph.engine.limits import Limits, Progress
from aigraph.engine.run import CycleIterator, warn_of_interrupt
from aigraph.loops.bundled_cycles import Ring
from aigraph.model.loop import Loop

_MEGABYTE = 1_000_000
_LEAST_S = 0.001


@dataclass(frozen=True, slots=True)
class Truncation:
    """What cut a search for loops short, how far it had come, and how to lift it.

    Parameters
    ----------
    limit : str
        ``max_loops``, ``max_seconds``, ``max_bytes`` or ``interrupt``.
    value : float or None
        The limit; for an interrupt the seconds until then, None if the search had not begun.
    lift : str
        What gives more; empty after an interrupt.
    rings : int
        The rings of companies that were looked at.
    roots_done, roots : int
        The companies whose rings had all been looked at, and all companies that lie on rings. Companies with many deals
        come first, so that the share of the rings is usually larger.

    Examples
    --------
    >>> print(Truncation("max_seconds", 2.5, "a larger max_seconds (--max-seconds) looks at more", 1000, 3, 30))
    stopped after 2.5 s and 1,000 rings of companies, 3 of 30 companies done; a larger max_seconds (--max-seconds) looks at more
    """

    limit: str
    value: float | None
    lift: str
    rings: int = 0
    roots_done: int = 0
    roots: int = 0

    @property
    def is_interrupt(self) -> bool:
        """Whether Ctrl-C ended it."""
        return self.limit == "interrupt"

    def __str__(self) -> str:
        return self.message.format(
            size=f"{self.size:,}",
            rings=f"{self.rings:,} ring{'' if self.rings == 1 else 's'} of companies",
            done=self.roots_done,
            roots=self.roots,
            lift=self.lift and f"; {self.lift}",
        )

    @property
    def message(self) -> str:
        """The sentence that says it, without a subject and with named places."""
        return NOT_BEGUN if self.value is None else REACHED[self.limit]

    @property
    def size(self) -> Decimal:
        """The limit as the sentence has it: seconds or megabytes."""
        value = (self.value or 0.0) / (_MEGABYTE if self.limit == "max_bytes" else 1)
        return Decimal(f"{value:.1f}" if self.is_interrupt else f"{value:.3g}")


NOT_BEGUN = "was not begun before the interrupt"
REACHED = {
    "max_loops": "stopped after {rings}, {done:,} of {roots:,} companies done{lift}",
    "max_seconds": "stopped after {size} s and {rings}, {done:,} of {roots:,} companies done{lift}",
    "max_bytes": "stopped at {size} MB of loops after {rings}, {done:,} of {roots:,} companies done{lift}",
    "interrupt": "was interrupted after {size} s and {rings}, {done:,} of {roots:,} companies done{lift}",
}
LIFTS = {
    "max_loops": "max_loops=None (--max-loops 0) looks at all",
    "max_seconds": "a larger max_seconds (--max-seconds) looks at more",
    "max_bytes": "a larger max_bytes (--max-bytes) holds more",
    "interrupt": "",
}


def truncation(limit: str, value: float, rings: int, reached: Progress | None) -> Truncation:
    """Say that a limit was reached after so many rings, when the search had come so far."""
    done, roots = (reached.roots_done, reached.roots) if reached else (0, 0)
    return Truncation(limit, value, LIFTS[limit], rings, done, roots)


# A loop holds its legs, its bottleneck and little else; legs and deals are shared by all loops that pass them.
_RING_BYTES = 100
_LOOP_BYTES = 500
_LEG_BYTES = 24


def collect(
    search: Iterable[Sequence[Hashable]], kinds_on: Callable[[Ring], Sized], limits: Limits
) -> tuple[list[Ring], Truncation | None]:
    """Give the rings of a search that are loops, and what cut it short.

    Rings come one by one, so that an endless search is ended before it takes more memory than it may.

    Parameters
    ----------
    search : iterable
        The rings, begun anywhere: a search with limits of its own, or rings that are known.
    kinds_on : callable
        Gives the kinds of the loop on a ring, none if it is no loop.
    limits : Limits
        Of the whole: seconds, and bytes that the loops may take, roughly.
    """
    began = monotonic()
    run = iter(search)
    loops: list[Ring] = []
    rings = size = 0
    try:
        for found in run:
            rings += 1
            ring = ring_key(tuple(cast(Sequence[str], found)))
            kinds = len(kinds_on(ring))
            if kinds:
                loops.append(ring)
            size += _RING_BYTES + kinds * (_LOOP_BYTES + _LEG_BYTES * len(ring))
            if limits.max_bytes is not None and size > limits.max_bytes:
                return loops, truncation("max_bytes", limits.max_bytes, rings, _progress(run))
            if limits.max_seconds is not None and monotonic() - began > limits.max_seconds:
                return loops, truncation("max_seconds", limits.max_seconds, rings, _progress(run))
    except KeyboardInterrupt:
        if not limits.keep_on_interrupt:
            raise
        warn_of_interrupt()
        return loops, truncation("interrupt", monotonic() - began, rings, _progress(run))
    cut = run.cut if isinstance(run, CycleIterator) else None
    if cut is None:
        return loops, None
    limit, value = {
        "max_cycles": ("max_loops", cut.value),
        "max_seconds": ("max_seconds", limits.max_seconds),
        "interrupt": ("interrupt", monotonic() - began),
    }[cut.limit]
    return loops, truncation(limit, value or 0.0, rings, _progress(run))


def _progress(run: object) -> Progress | None:
    return run.progress if isinstance(run, CycleIterator) else None


def time_shares(max_seconds: float | None, searches: int) -> Iterator[float | None]:
    """Give each of several searches in turn half of the time that is left, and the last all of it.

    What a search leaves goes to those after it, and a long one leaves something to them.

    Examples
    --------
    >>> list(time_shares(None, 2))
    [None, None]
    >>> [round(seconds) for seconds in time_shares(80, 4)]
    [40, 40, 40, 80]
    """
    began = monotonic()
    for left in range(searches, 0, -1):
        spent = monotonic() - began
        yield None if max_seconds is None else max(_LEAST_S, (max_seconds - spent) / min(left, 2))


def loop_key(loop: Loop) -> Ring:
    """Give what a loop is known by in any view: its companies in their order, begun at the first of the alphabet.

    Its name will not do, for another deal can make another company the root that it is written from.

    Examples
    --------
    >>> from aigraph import find_loops, load
    >>> loop_key(find_loops(load().view()).named("openai-oracle-nvidia")[0])
    ('nvidia', 'openai', 'oracle')
    """
    return ring_key(loop.companies)


def ring_key(ring: Ring) -> Ring:
    """Give a ring of companies begun at the first of the alphabet.

    Examples
    --------
    >>> ring_key(("b", "c", "a"))
    ('a', 'b', 'c')
    """
    start = ring.index(min(ring))
    return ring[start:] + ring[:start]


def loop_id(loop: Loop) -> str:
    """Give the id of a loop, which never changes: the ids of `loop_key`, joined by tildes.

    It depends on its companies and their order alone: on no root, kind, other deal, day, or version of the data. No id of a
    company holds a tilde, and a tilde needs no escape in an address (RFC 3986).

    Examples
    --------
    >>> from aigraph import find_loops, load
    >>> loop_id(find_loops(load().view()).named("openai-oracle-nvidia")[0])
    'nvidia~openai~oracle'
    """
    return "~".join(loop_key(loop))


def rotations(ring: Ring) -> tuple[Ring, ...]:
    """Give a ring of companies begun at each of them.

    Examples
    --------
    >>> rotations(("a", "b", "c"))
    (('a', 'b', 'c'), ('b', 'c', 'a'), ('c', 'a', 'b'))
    """
    return tuple(ring[at:] + ring[:at] for at in range(len(ring)))
