"""Loops of two views that are to be set side by side, and share what a search may cost."""

from __future__ import annotations

from collections.abc import Collection

from aigraph.loops.find import LoopList, find_loops
from aigraph.loops.truncation import shares
from aigraph.model.loop import Kind
from aigraph.model.view import View


def find_in_both(
    views: tuple[View, View],
    max_length: int,
    *,
    kinds: Collection[Kind | str],
    max_rings: int | None,
    max_seconds: float | None,
    max_bytes: int | None,
) -> tuple[LoopList, LoopList]:
    """Find the loops of two views as `find_loops` does; an interrupt goes through, since half a comparison misleads.

    Examples
    --------
    >>> from aigraph import load
    >>> view = load().view()
    >>> one, other = find_in_both((view, view), 3, kinds=["circular"], max_rings=None, max_seconds=None, max_bytes=None)
    >>> list(one) == list(other)
    True
    """
    one, other = (
        find_loops(
            view,
            max_length,
            kinds=kinds,
            max_rings=max_rings,
            max_seconds=seconds,
            max_bytes=max_bytes and max(1, max_bytes // 2),
            keep_on_interrupt=False,
        )
        for view, seconds in zip(views, shares(max_seconds, 2), strict=True)
    )
    return one, other
