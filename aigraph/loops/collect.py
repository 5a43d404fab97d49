"""Collects the loops on the rings of a search, subject to limits on number, time, memory and interrupt."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from time import monotonic
from typing import cast

from aigraph.engine.limits import Limits
from aigraph.engine.meter import warn_of_interrupt
from aigraph.engine.progress import Progress
from aigraph.engine.runs import CycleIterator
from aigraph.loops.bundled_cycles import Ring
from aigraph.loops.classify import Classified
from aigraph.loops.loop_key import ring_key
from aigraph.loops.truncation import Truncation, truncation

# A loop holds its legs, its bottleneck and little else; legs and deals are shared by all loops that pass them.
_RING_BYTES = 100
_LOOP_BYTES = 500
_LEG_BYTES = 24


def collect(
    search: Iterable[Sequence[Hashable]], classify: Callable[[Ring], Iterable[Classified]], limits: Limits
) -> tuple[dict[Ring, tuple[Classified, ...]], Truncation | None]:
    """Give the rings of a search with the forms of the loop on each, and what cut it short.

    Rings come one by one, so that an endless search is ended before it takes more memory than it may.

    Parameters
    ----------
    search : iterable
        The rings, begun anywhere: a search with limits of its own, or rings that are known.
    classify : callable
        Gives the forms of the loop on a ring, none if it is no loop.
    limits : Limits
        Of the whole: seconds, and bytes that the loops may take, roughly.
    """
    began = monotonic()
    run = iter(search)
    rings: dict[Ring, tuple[Classified, ...]] = {}
    size = 0
    try:
        for found in run:
            ring = ring_key(tuple(cast(Sequence[str], found)))
            forms = rings[ring] = tuple(classify(ring))
            size += _RING_BYTES + len(forms) * (_LOOP_BYTES + _LEG_BYTES * len(ring))
            if limits.max_bytes is not None and size > limits.max_bytes:
                return rings, truncation("max_bytes", limits.max_bytes, len(rings), _progress(run))
            if limits.max_seconds is not None and monotonic() - began > limits.max_seconds:
                return rings, truncation("max_seconds", limits.max_seconds, len(rings), _progress(run))
    except KeyboardInterrupt:
        if not limits.keep_on_interrupt:
            raise
        warn_of_interrupt()
        return rings, truncation("interrupt", monotonic() - began, len(rings), _progress(run))
    cut = run.cut if isinstance(run, CycleIterator) else None
    if cut is None:
        return rings, None
    limit, value = {
        "max_cycles": ("max_loops", cut.value),
        "max_seconds": ("max_seconds", limits.max_seconds),
        "interrupt": ("interrupt", monotonic() - began),
    }[cut.limit]
    return rings, truncation(limit, value or 0.0, len(rings), _progress(run))


def _progress(run: object) -> Progress | None:
    return run.progress if isinstance(run, CycleIterator) else None
