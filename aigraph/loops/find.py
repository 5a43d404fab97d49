"""Finds the loops of a view, and says what limited the search."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from heapq import nsmallest
from itertools import chain
from typing import overload

from aigraph.engine.limits import Limits
from aigraph.engine.progress import Progress, ProgressCallback, default_progress
from aigraph.loops.bundled_cycles import Bundles, Ring, Sort, bundle, ends_of, search_rings
from aigraph.loops.classify import SHAPES, Legs, Typed, loops_of_ring
from aigraph.loops.collect import gather
from aigraph.loops.truncation import Truncation
from aigraph.model.amount import Amount
from aigraph.model.instruments import Layer
from aigraph.model.loop import DEFAULT_KINDS, Kind, Loop
from aigraph.model.search_limits import DEFAULT_BYTES, DEFAULT_LENGTH, DEFAULT_RINGS
from aigraph.model.view import View

_SHORTEST = 2
_PRINTED = 10


@dataclass(frozen=True)
class LoopList(Sequence[Loop]):
    """Loops, largest bottleneck first, with the question they answer.

    They are ranked when they are first looked at: who asks only how many there are need not wait for it.

    Parameters
    ----------
    view : View
        Where they were looked for.
    max_length : int
        The most companies that a loop could have.
    kinds : tuple of Kind
        The kinds that were kept.
    truncated : Truncation or None
        What cut the search short; None if it was complete.
    """

    view: View
    max_length: int
    kinds: tuple[Kind, ...]
    truncated: Truncation | None = None
    _rings: Mapping[Ring, tuple[Typed, ...]] = field(default_factory=dict, compare=False, repr=False)
    _bundles: Bundles = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def loops(self) -> tuple[Loop, ...]:
        """The loops, ranked."""
        return self._made(sorted(self._typed, key=_rank))

    def largest(self, n: int) -> tuple[Loop, ...]:
        """Give the n largest loops, as the first n of `loops`; of hundreds of thousands this is sooner done.

        Examples
        --------
        >>> from aigraph import find_loops, load
        >>> loops = find_loops(load().view())
        >>> loops.largest(3) == loops[:3]
        True
        """
        ranked = self.__dict__.get("loops")
        return ranked[:n] if ranked is not None else self._made(nsmallest(n, self._typed, key=_rank))

    def through(self, companies: Collection[str]) -> LoopList:
        """Keep the loops that pass all of these companies.

        Examples
        --------
        >>> from aigraph import find_loops, load
        >>> all("oracle" in loop.companies for loop in find_loops(load().view()).through(["oracle"]))
        True
        """
        wanted = set(companies)
        if not wanted:
            return self
        return replace(self, _rings={ring: typed for ring, typed in self._rings.items() if wanted.issubset(ring)})

    @property
    def kinds_found(self) -> frozenset[Kind]:
        """The kinds of which there are any."""
        return frozenset(kind for kind, _, _ in self._typed)

    @property
    def _typed(self) -> Iterator[Typed]:
        return chain.from_iterable(self._rings.values())

    def _made(self, ranked: Iterable[Typed]) -> tuple[Loop, ...]:
        throughput = _throughput(self.view)
        return tuple(Loop(kind, legs, roots, _gain(legs, throughput)) for kind, legs, roots in ranked)

    @overload
    def __getitem__(self, index: int) -> Loop: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Loop, ...]: ...
    def __getitem__(self, index: int | slice) -> Loop | tuple[Loop, ...]:
        return self.loops[index]

    def __len__(self) -> int:
        return sum(map(len, self._rings.values()))

    def __iter__(self) -> Iterator[Loop]:
        return iter(self.loops)

    def __repr__(self) -> str:
        cut = f", {self.truncated}" if self.truncated else ""
        lines = "\n".join(f"  {loop!r}" for loop in self.loops[:_PRINTED])
        more = f"\n  and {len(self) - _PRINTED} more" if len(self) > _PRINTED else ""
        return f"<{len(self)} loops of at most {self.max_length} companies in {self.view!r}{cut}>\n{lines}{more}"

    def within(self, stricter: View) -> LoopList | None:
        """Give the loops of a view that is stricter and else the same, without a new search; None if a limit cut this one.

        What stands at one certainty stands at every weaker one, so that its rings are among those of this view. After an
        interrupt they are those among the rings found by then.
        """
        if self.truncated is not None and not self.truncated.is_interrupt:
            return None
        known, bundles = self._bundles, dict(bundle(stricter))
        # Where nothing about a bundle has changed it stays the same object, and so do the loops that pass no other.
        bundles |= {ends: known[ends] for ends, here in bundles.items() if here == known.get(ends)}
        loops_on = _typing(bundles, self.kinds)

        def make(ring: Ring) -> Iterable[Typed]:
            same = all(known[ends] is bundles[ends] for ends in ends_of(ring))
            return self._rings[ring] if same else loops_on(ring)

        rings = [ring for ring in self._rings if all(map(bundles.__contains__, ends_of(ring)))]
        found, truncated = gather(rings, make, Limits(keep_on_interrupt=False))
        return LoopList(stricter, self.max_length, self.kinds, truncated or self.truncated, found, bundles)

    def named(self, name: str) -> tuple[Loop, ...]:
        """Give the loops of this name, begun at whichever company.

        Examples
        --------
        >>> from aigraph import find_loops, load
        >>> [loop.kind.value for loop in find_loops(load().view()).named("openai-oracle-nvidia")]
        ['circular']
        """
        return tuple(loop for loop in self.loops if name in rotations(loop.companies))


def truncation_of(loops: Sequence[Loop]) -> Truncation | None:
    """Give the limit that cut the search for loops short, if they know of one."""
    return loops.truncated if isinstance(loops, LoopList) else None


def rotations(companies: tuple[str, ...]) -> set[str]:
    """Give all the names that a ring of companies can be called by, one for each company to begin with."""
    return {"-".join(companies[at:] + companies[:at]) for at in range(len(companies))}


def find_loops(
    view: View,
    max_length: int = DEFAULT_LENGTH,
    *,
    kinds: Collection[Kind | str] = DEFAULT_KINDS,
    max_rings: int | None = DEFAULT_RINGS,
    max_seconds: float | None = None,
    max_bytes: int | None = DEFAULT_BYTES,
    keep_on_interrupt: bool = True,
    progress: ProgressCallback | None = None,
) -> LoopList:
    """Find the financing loops of a view: typed simple cycles of bundled deals.

    Deals between two companies are bundled, rings of companies are enumerated on the bundles, and the deals are put
    back on the legs. What makes a ring a loop of some kind is told in `aigraph.loops.classify.loops_of_ring`.

    Parameters
    ----------
    view : View
        A ledger on a day, at a certainty, in some layers.
    max_length : int
        The most companies in a loop.
    kinds : collection of Kind or str
        The kinds to keep; by default circular, incentive, plain and, where the view has contingent deals, backstop.
    max_rings : int or None
        The most rings of companies to look at, None for all. If this or another limit is reached, `LoopList.truncated`
        says so.
    max_seconds : float or None
        The most time to look for them.
    max_bytes : int or None
        The most memory that the loops may take, roughly.
    keep_on_interrupt : bool
        Whether Ctrl-C ends the search, with a warning, and leaves the loops found so far; if not, it is raised as usual.
    progress : callable, optional
        Called with a `Progress` some times a second; by default `show_progress` is told, where that is in use.

    Returns
    -------
    LoopList
        The loops by bottleneck, largest first, then by length and name. A bottleneck without a central value is
        ranked by its floor, since the ceiling of an unknown says little; among equals short loops come first.

    Raises
    ------
    ValueError
        If `max_length` is below 2, another limit is not above 0, or a kind is unknown.

    Notes
    -----
    A loop's bottleneck is the most that can go round it; bottlenecks of loops that share a leg must not be added up.
    A ring that stands at one certainty stands at every weaker one.

    Examples
    --------
    >>> from aigraph import load
    >>> loops = find_loops(load().view(status="binding"))
    >>> "nvidia-openai-oracle" in [loop.name for loop in loops]
    True
    """
    if max_length < _SHORTEST:
        raise ValueError(f"max_length {max_length} is below 2: a loop needs two companies")
    if max_rings is not None and max_rings < 1:
        raise ValueError(f"max_rings {max_rings} is below 1")
    limits = Limits(
        max_cycles=max_rings, max_seconds=max_seconds, max_bytes=max_bytes, keep_on_interrupt=keep_on_interrupt
    )
    kept = tuple(Kind(kind) for kind in kinds)
    bundles = bundle(view)
    search = search_rings(bundles, max_length, limits, _named(view, progress))
    found, truncated = gather(search, _typing(bundles, kept), limits)
    return LoopList(view, max_length, kept, truncated, found, bundles)


def _typing(bundles: Bundles, kinds: tuple[Kind, ...]) -> Callable[[Ring], Iterable[Typed]]:
    """Give what puts the deals back on a ring."""
    # A kind that no deal can begin need not be tried on every ring.
    begun = frozenset[Sort]().union(*(bundled.sorts for bundled in bundles.values()))
    tried = tuple(kind for kind in kinds if SHAPES[kind].first in begun)
    return lambda ring: loops_of_ring(ring, bundles, tried)


def _named(view: View, progress: ProgressCallback | None) -> ProgressCallback | None:
    """Say which view is searched, to whoever listens."""
    told = progress or default_progress()
    if told is None:
        return None

    def tell(at: Progress) -> None:
        told(replace(at, of=f"{view.status}, {view.as_of}"))

    return tell


def _rank(typed: Typed) -> tuple[object, ...]:
    kind, legs, _ = typed
    size = Amount.smallest([leg.amount for leg in legs])
    return (
        -size.quoted,
        len(legs),
        size.high is None,
        -(size.high or Decimal(0)),
        "-".join([leg.payer for leg in legs]),
        kind,
    )


def _throughput(view: View) -> dict[str, Decimal]:
    """For each company the larger of cash in and cash out on record, in US$ billions."""
    paid: dict[str, Decimal] = defaultdict(Decimal)
    received: dict[str, Decimal] = defaultdict(Decimal)
    for arrow in view.arrows:
        if arrow.layer is Layer.CASH and arrow.amount.central is not None:
            paid[arrow.payer] += arrow.amount.central
            received[arrow.payee] += arrow.amount.central
    return {company: max(paid[company], received[company]) for company in {*paid, *received}}


def _gain(legs: Legs, throughput: dict[str, Decimal]) -> float | None:
    """Multiply, over the legs, the share of its payer's throughput that a leg is."""
    share = Decimal(1)
    for leg in legs:
        central = leg.amount.central
        if central is None or any(arrow.layer is not Layer.CASH for arrow in leg.arrows):
            return None
        share *= central / throughput[leg.payer]
    return float(share)
