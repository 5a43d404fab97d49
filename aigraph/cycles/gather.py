"""Makes loops of the rings that a search gives, as far as time, memory and patience go."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import monotonic
from typing import cast

from aigraph.cycles.rings import Ring
from aigraph.cycles.truncation import Truncation, truncation
from aigraph.engine.answer import Cycles
from aigraph.engine.limits import Limits, tell_of_interrupt
from aigraph.model.loop import Loop

# A loop holds its legs, its bottleneck and little else; legs and deals are shared by all loops that pass them.
_LOOP_BYTES = 400
_LEG_BYTES = 24


def gather(
    search: Cycles, make: Callable[[Ring], Iterable[Loop]], limits: Limits
) -> tuple[list[Loop], Truncation | None]:
    """Give the loops on the rings of a search, and what cut it short.

    Rings come one by one and are not held, so that an endless search takes no more memory than its loops do.

    Parameters
    ----------
    search : Cycles
        The rings; it may have limits of its own.
    make : callable
        Gives the loops on a ring.
    limits : Limits
        Of the whole: seconds, and bytes that the loops may take, roughly.
    """
    began = monotonic()
    loops: list[Loop] = []
    rings = size = 0
    try:
        for ring in search:
            before = len(loops)
            loops += make(tuple(cast(list[str], ring)))
            rings += 1
            size += (len(loops) - before) * (_LOOP_BYTES + _LEG_BYTES * len(ring))
            if limits.bytes is not None and size > limits.bytes:
                return loops, truncation("max_bytes", limits.bytes, rings, search.reached)
            if limits.seconds is not None and monotonic() - began > limits.seconds:
                return loops, truncation("max_seconds", limits.seconds, rings, search.reached)
    except KeyboardInterrupt:
        if not limits.keep:
            raise
        tell_of_interrupt()
        return loops, truncation("interrupt", monotonic() - began, rings, search.reached)
    if search.cut is None:
        return loops, None
    limit, value = {
        "count": ("max_rings", search.cut.value),
        "time": ("max_seconds", limits.seconds),
        "interrupt": ("interrupt", monotonic() - began),
    }[search.cut.by]
    return loops, truncation(limit, value or 0.0, rings, search.reached)
