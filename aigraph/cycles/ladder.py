"""How many loops stand at each certainty."""

from __future__ import annotations

from collections.abc import Collection

from aigraph.cycles.find import DEFAULT_LENGTH, DEFAULT_RINGS, LoopList, find_loops
from aigraph.model.loop import DEFAULT_KINDS, Kind
from aigraph.model.status import LEVELS, Level
from aigraph.model.view import View


def find_at_each_level(
    view: View,
    max_length: int = DEFAULT_LENGTH,
    *,
    kinds: Collection[Kind | str] = DEFAULT_KINDS,
    max_rings: int | None = DEFAULT_RINGS,
) -> dict[Level, LoopList]:
    """Find the loops of a view at paid, binding, announced and all; arguments as in `find_loops`.

    Examples
    --------
    >>> from aigraph import load
    >>> found = find_at_each_level(load().view(), max_length=3)
    >>> len(found[Level.PAID]) <= len(found[Level.BINDING]) <= len(found[Level.ALL])
    True
    """
    found: dict[Level, LoopList] = {}
    wider: LoopList | None = None
    for level in reversed(LEVELS):
        here = view.at(level)
        known = None if wider is None else wider.within(here)
        wider = find_loops(here, max_length, kinds=kinds, max_rings=max_rings) if known is None else known
        found[level] = wider
    return {level: found[level] for level in LEVELS}
