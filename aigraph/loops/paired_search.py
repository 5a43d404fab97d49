"""Loops of two views that are to be set side by side, and share what a search may cost."""

from __future__ import annotations

from collections.abc import Iterable

from aigraph.loops.collect import time_shares
from aigraph.loops.find import find_loops
from aigraph.loops.loop_list import LoopList
from aigraph.model.ledger import View
from aigraph.model.loop import Kind


def find_in_both(
    views: tuple[View, View],
    *,
    max_length: int,
    kinds: str | Iterable[Kind | str],
    max_loops: int | None,
    max_seconds: float | None,
    max_bytes: int | None,
) -> tuple[LoopList, LoopList]:
    """Find the loops of two views as `find_loops` does; an interrupt goes through, since half a comparison misleads.

    Examples
    --------
    >>> from aigraph import load
    >>> view = load().view()
    >>> one, other = find_in_both((view, view), max_length=3, kinds="circular", max_loops=None, max_seconds=None, max_bytes=None)
    >>> list(one) == list(other)
    True
    """
    one, other = (
        find_loops(
            view,
            max_length=max_length,
            kinds=kinds,
            max_loops=max_loops,
            max_seconds=seconds,
            max_bytes=max_bytes and max(1, max_bytes // 2),
            keep_on_interrupt=False,
        )
        for view, seconds in zip(views, time_shares(max_seconds, 2), strict=True)
    )
    return one, other
