"""How many loops stand at each certainty."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from itertools import chain, repeat

from aigraph.cycles.find import DEFAULT_BYTES, DEFAULT_LENGTH, DEFAULT_RINGS, LoopList, find_loops
from aigraph.cycles.truncation import Truncation, shares
from aigraph.engine.limits import Told
from aigraph.model.loop import DEFAULT_KINDS, Kind
from aigraph.model.status import LEVELS, Level
from aigraph.model.view import View


def find_at_each_level(
    view: View,
    max_length: int = DEFAULT_LENGTH,
    *,
    kinds: Collection[Kind | str] = DEFAULT_KINDS,
    max_rings: int | None = DEFAULT_RINGS,
    max_seconds: float | None = None,
    max_bytes: int | None = DEFAULT_BYTES,
    keep_on_interrupt: bool = True,
    progress: Told | None = None,
) -> dict[Level, LoopList]:
    """Find the loops of a view at paid, binding, announced and all.

    Parameters
    ----------
    view : View
        Its own certainty is searched first, and what is the same at another is not searched again.
    max_length, kinds, max_rings, keep_on_interrupt, progress
        As in `find_loops`. After an interrupt that is kept no other search is begun, and each of those lists says so.
    max_seconds, max_bytes : float and int, optional
        Of all searches together: each may take half of the time that is left, the last all, and its part of the memory.

    Examples
    --------
    >>> from aigraph import load
    >>> found = find_at_each_level(load().view(), max_length=3)
    >>> len(found[Level.PAID]) <= len(found[Level.BINDING]) <= len(found[Level.ALL])
    True
    """
    kept = tuple(Kind(kind) for kind in kinds)
    views: list[View] = []
    for level in sorted(LEVELS, key=lambda level: level is not view.status):
        here = view.at(level)
        if all(one.arrows != here.arrows for one in views):
            views.append(here)
    # Where nothing stands nothing is searched, and needs no time.
    views.sort(key=lambda one: bool(one.arrows))
    empty = sum(not one.arrows for one in views)
    searches = len(views) - empty
    found: list[LoopList] = []
    for here, seconds in zip(views, chain(repeat(None, empty), shares(max_seconds, searches)), strict=True):
        if any(one.truncated and one.truncated.is_interrupt for one in found):
            found.append(LoopList((), here, max_length, kept, Truncation("interrupt", None, "")))
            continue
        one = find_loops(
            here,
            max_length,
            kinds=kept,
            max_rings=max_rings,
            max_seconds=seconds,
            max_bytes=max_bytes and max(1, max_bytes // max(1, searches)),
            keep_on_interrupt=keep_on_interrupt,
            progress=progress,
        )
        found.append(one)
    whole = [view.at(level) for level in LEVELS]
    return {
        here.status: replace(next(one for one in found if one.view.arrows == here.arrows), view=here) for here in whole
    }
