"""Loops in words: their kinds, what they are detours of, and how many there are."""

from __future__ import annotations

from aigraph.language.plural import count
from aigraph.loops.loop_list import LoopList
from aigraph.model.loop import Loop


def kinds_text(loop: Loop) -> str:
    """Name the kinds of a loop, that of its first form first.

    Examples
    --------
    >>> from aigraph import find_loops, load
    >>> kinds_text(find_loops(load().view()).named("microsoft-openai")[0])
    'circular'
    """
    return ", ".join(kind.replace("_", " ") for kind in loop.kinds)


def direct_sentence(loops: LoopList) -> str:
    """Say how many loops are direct, pairs among them, and how many there are with detours; without a full stop."""
    pairs = f"pairs {loops.pairs:,}"
    return f"direct {len(loops.direct):,} ({pairs}); with detours of up to {count(loops.max_length, 'company')} {len(loops):,}"
