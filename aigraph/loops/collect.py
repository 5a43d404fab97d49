"""Collects the loops on the rings of a search, subject to limits on number, time, memory and interrupt."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from time import monotonic
from typing import cast

from aigraph.engine.limits import Limits, Progress, tell_of_interrupt
from aigraph.engine.result import Cycles
from aigraph.loops.bundled_cycles import Ring
from aigraph.loops.classify import Classified
from aigraph.loops.truncation import Truncation, truncation

# A loop holds its legs, its bottleneck and little else; legs and deals are shared by all loops that pass them.
_RING_BYTES = 100
_LOOP_BYTES = 500
_LEG_BYTES = 24


def collect(
    search: Iterable[Sequence[Hashable]], classify: Callable[[Ring], Iterable[Classified]], limits: Limits
) -> tuple[dict[Ring, tuple[Classified, ...]], Truncation | None]:
    """Give the rings of a search with the loops on each, and what cut it short.

    Rings come one by one, so that an endless search is ended before it takes more memory than it may.

    Parameters
    ----------
    search : iterable
        The rings: a search with limits of its own, or rings that are known.
    classify : callable
        Gives the loops on a ring.
    limits : Limits
        Of the whole: loops, seconds, and bytes that the loops may take, roughly.
    """
    began = monotonic()
    rings: dict[Ring, tuple[Classified, ...]] = {}
    size = number = 0
    try:
        for found in search:
            ring = tuple(cast(Sequence[str], found))
            loops = rings[ring] = tuple(classify(ring))
            size += _RING_BYTES + len(loops) * (_LOOP_BYTES + _LEG_BYTES * len(ring))
            number += len(loops)
            if limits.count is not None and number > limits.count:
                rings[ring] = loops[: len(loops) - (number - limits.count)]
                return rings, truncation("max_loops", limits.count, len(rings), _reached(search))
            if limits.bytes is not None and size > limits.bytes:
                return rings, truncation("max_bytes", limits.bytes, len(rings), _reached(search))
            if limits.seconds is not None and monotonic() - began > limits.seconds:
                return rings, truncation("max_seconds", limits.seconds, len(rings), _reached(search))
    except KeyboardInterrupt:
        if not limits.keep:
            raise
        tell_of_interrupt()
        return rings, truncation("interrupt", monotonic() - began, len(rings), _reached(search))
    cut = search.cut if isinstance(search, Cycles) else None
    if cut is None:
        return rings, None
    limit, value = {
        "count": ("max_loops", cut.value),
        "time": ("max_seconds", limits.seconds),
        "interrupt": ("interrupt", monotonic() - began),
    }[cut.by]
    return rings, truncation(limit, value or 0.0, len(rings), _reached(search))


def _reached(search: object) -> Progress | None:
    return search.reached if isinstance(search, Cycles) else None
