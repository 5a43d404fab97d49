"""Finds the loops of a view, at its certainty or at each, and says what limited the search."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from aigraph.engine.limits import Limits, Progress, ProgressCallback, default_progress
from aigraph.loops.bundled_cycles import parallel_deals, search_rings
from aigraph.loops.classify import Classifier
from aigraph.loops.collect import Truncation, collect, time_shares
from aigraph.loops.direct import with_direct
from aigraph.loops.loop_list import LoopList
from aigraph.model.ledger import View
from aigraph.model.loop import DEFAULT_KINDS, Kind
from aigraph.model.names import choices_of
from aigraph.model.search_limits import DEFAULT_BYTES, DEFAULT_LENGTH, DEFAULT_LOOPS
from aigraph.model.status import LEVELS, Level

_SHORTEST = 2


def find_loops(
    view: View,
    *,
    max_length: int = DEFAULT_LENGTH,
    kinds: str | Iterable[Kind | str] = DEFAULT_KINDS,
    max_loops: int | None = DEFAULT_LOOPS,
    max_seconds: float | None = None,
    max_bytes: int | None = DEFAULT_BYTES,
    keep_on_interrupt: bool = True,
    progress: ProgressCallback | None = None,
) -> LoopList:
    """Find the financing loops of a view: simple cycles of companies, classified by the deals on their legs.

    Parallel deals between two companies are joined, rings of companies are enumerated, and the deals are put back on the
    legs. What makes a ring a loop of some kind is said in `aigraph.loops.classify.forms_of_ring`.

    Parameters
    ----------
    view : View
        A ledger on a day, at a certainty, in some layers.
    max_length : int
        The most companies in a loop.
    kinds : Kind, str or iterable of them
        The kinds to keep, or ``all``; by default circular, incentive, plain and, where the view has contingent deals, backstop.
    max_loops : int or None
        The most rings of companies to look at: each is a loop of one kind, of several or of none. None sets no limit. If this
        or another limit is reached, `LoopList.truncated` says so; direct loops are then searched for once more, the shortest
        first and within the same limits, so that none of the loops given is called direct and is a detour.
    max_seconds : float or None
        The most time to look for them.
    max_bytes : int or None
        The most memory that the loops may take, roughly.
    keep_on_interrupt : bool
        Whether Ctrl-C ends the search, with a warning, and leaves the loops found so far; if not, it is raised as usual.
    progress : callable, optional
        Called with a `Progress` some times a second; by default that of `show_progress`, where it is in use.

    Returns
    -------
    LoopList
        The loops, one for each ring of companies: direct ones first, in each those of known size first. They are put in order by
        the low end of what is due, by what is due on record (its central value, else its low end), and by what is contracted,
        the largest first; then by length and name.

    Raises
    ------
    ValueError
        If `max_length` is below 2, or another limit is not above 0.
    UnknownChoiceError
        If a kind is none; the message says which there are.

    See Also
    --------
    explain : Traces one loop to its sources, or says why there is none.
    ladder : Loops and money at each certainty, side by side.

    Notes
    -----
    A depth-first search of the m pairs of companies that deals join, pruned by the distance back to the root: at most O(k m)
    steps from one ring of at most k companies to the next [1]_, and as many rings as there are, which can be exponentially
    many in k. A loop's bottleneck is the most that can go round it; bottlenecks of loops that share a leg must not be added up.
    A ring that stands at one certainty stands at every weaker one. Whether a loop is direct does not depend on `max_length`.

    References
    ----------
    .. [1] Y. Peng, Y. Zhang, X. Lin, W. Zhang, L. Qin, J. Zhou, "Towards bridging theory and practice: hop-constrained
       s-t simple path enumeration", PVLDB 13(4), 2019. https://doi.org/10.14778/3372716.3372720

    Examples
    --------
    >>> from aigraph import load
    >>> loops = find_loops(load().view(status="binding"))
    >>> "nvidia-openai-oracle" in [loop.name for loop in loops]
    True
    """
    if max_length < _SHORTEST:
        raise ValueError(f"max_length {max_length} is below 2: a loop needs two companies")
    if max_loops is not None and max_loops < 1:
        raise ValueError(f"max_loops {max_loops} is below 1")
    limits = Limits(
        max_cycles=max_loops, max_seconds=max_seconds, max_bytes=max_bytes, keep_on_interrupt=keep_on_interrupt
    )
    kept = choices_of(Kind, kinds)
    pairs = parallel_deals(view)
    search = search_rings(pairs, max_length, limits, _named(view, progress))
    classify = Classifier(pairs, kept)
    found, truncated = collect(search, classify.kinds_on, limits)
    if truncated is not None and not truncated.is_interrupt:
        # What is direct must not depend on where the search was cut short.
        found = with_direct(found, pairs, max_length, classify.kinds_on, limits)
    return LoopList(view, max_length, kept, truncated, found, classify, pairs)


def _named(view: View, progress: ProgressCallback | None) -> ProgressCallback | None:
    """Name the view that is searched in what the progress callback gets."""
    listener = progress or default_progress()
    if listener is None:
        return None

    def report(at: Progress) -> None:
        listener(replace(at, of=f"{view.status}, {view.as_of}"))

    return report


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
