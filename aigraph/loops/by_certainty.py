"""The loops of a view at each certainty."""

from __future__ import annotations

from collections.abc import Iterable

from aigraph.engine.limits import ProgressCallback
from aigraph.loops.collect import Truncation, time_shares
from aigraph.loops.find import find_loops
from aigraph.loops.loop_list import LoopList
from aigraph.model.ledger import View
from aigraph.model.loop import DEFAULT_KINDS, Kind
from aigraph.model.names import choices_of
from aigraph.model.search_limits import DEFAULT_BYTES, DEFAULT_LENGTH, DEFAULT_LOOPS
from aigraph.model.status import LEVELS, Level


def find_at_each_level(
    view: View,
    *,
    max_length: int = DEFAULT_LENGTH,
    kinds: str | Iterable[Kind | str] = DEFAULT_KINDS,
    max_loops: int | None = DEFAULT_LOOPS,
    max_seconds: float | None = None,
    max_bytes: int | None = DEFAULT_BYTES,
    keep_on_interrupt: bool = True,
    progress: ProgressCallback | None = None,
) -> dict[Level, LoopList]:
    """Find the loops of a view at paid, binding, announced and all.

    Parameters
    ----------
    view : View
        The weakest certainty is searched first, and if it was searched whole, no other is. Else that of the view comes
        next, and what is the same at two is searched once.
    max_length, kinds, max_loops, keep_on_interrupt, progress
        As in `find_loops`. After an interrupt that is kept no other search is begun, and each of those lists says so.
    max_seconds, max_bytes : float and int, optional
        Of all searches together: each may take half of the time that is left, the last all, and its part of the memory.

    Returns
    -------
    dict of Level to LoopList
        Strictest first.

    Raises
    ------
    ValueError
        As `find_loops` does.

    See Also
    --------
    find_loops : The loops of one view.
    ladder : The same with the money beside it.

    Examples
    --------
    >>> from aigraph import load
    >>> found = find_at_each_level(load().view(), max_length=3)
    >>> len(found[Level.PAID]) <= len(found[Level.BINDING]) <= len(found[Level.ALL])
    True
    """
    kept = choices_of(Kind, kinds)
    # Each view works its arrows out once, the view itself too, and only where they are looked at.
    seen = {level: view if level is view.status else view.at(level) for level in LEVELS}
    weakest = seen[LEVELS[-1]]
    shown = {
        level: frozenset([arrow.deal.id for arrow in weakest.arrows if here.admits(arrow)])
        for level, here in seen.items()
    }
    searches = len({deals for deals in shown.values() if deals})
    times = time_shares(max_seconds, searches)
    found: dict[Level, LoopList] = {}
    for level in sorted(LEVELS, key=lambda level: (level is not LEVELS[-1], level is not view.status)):
        here = seen[level]
        known = next((loops for other, loops in found.items() if shown[other] == shown[level]), None)
        first = found.get(LEVELS[-1])
        if (
            known is None
            and shown[level]
            and first is not None
            and (first.truncated is None or first.truncated.is_interrupt)
        ):
            # The rings of the weakest certainty hold those of all others, if it was searched whole.
            known = first
        if known is not None:
            found[level] = known.within(here)
        elif shown[level] and any(one.truncated and one.truncated.is_interrupt for one in found.values()):
            found[level] = LoopList(here, max_length, kept, Truncation("interrupt", None, ""))
        else:
            found[level] = find_loops(
                here,
                max_length=max_length,
                kinds=kept,
                max_loops=max_loops,
                max_seconds=next(times) if shown[level] else None,
                max_bytes=max_bytes and max(1, max_bytes // max(1, searches)),
                keep_on_interrupt=keep_on_interrupt,
                progress=progress,
            )
    return {level: found[level] for level in LEVELS}
