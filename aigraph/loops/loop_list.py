"""Loops in their order, direct ones first, with the question that they answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import field, replace
from functools import cache, cached_property
from heapq import nsmallest
from typing import overload

from aigraph.engine.frozen import dataclass
from aigraph.loops.bundled_cycles import Pairs, Ring, ends_of, narrowed, parallel_deals
from aigraph.loops.classify import Classifier, Forms, cash_throughput, gain, rank_of_size
from aigraph.loops.collect import Truncation, ring_key
from aigraph.loops.direct import DirectLoops
from aigraph.model.company import LoopName, Names
from aigraph.model.display import Displayed
from aigraph.model.ledger import View
from aigraph.model.loop import Form, Kind, Loop

_PRINTED = 10
_SHORTEST = 2


@dataclass(frozen=True)
class LoopList(Displayed, Sequence[Loop]):
    """Loops, one for each ring of companies, with the question they answer: direct loops first, then detours.

    Their deals are put back on them, and they are ranked, when they are first looked at: who only counts them need not wait.

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

    See Also
    --------
    find_loops : Finds them.
    """

    view: View
    max_length: int
    kinds: tuple[Kind, ...]
    truncated: Truncation | None = None
    _rings: Collection[Ring] = field(default=(), compare=False, repr=False)
    _classify: Classifier = field(default_factory=lambda: Classifier({}, ()), compare=False, repr=False)
    _pairs: Pairs = field(default_factory=dict, compare=False, repr=False)
    _known_directness: DirectLoops | None = field(default=None, compare=False, repr=False)

    @cached_property
    def loops(self) -> tuple[Loop, ...]:
        """The loops, ranked: direct ones before detours, in each those of known size first, by what is due, then contracted."""
        return self._made(sorted(self._rings, key=self._rank))

    @cached_property
    def direct(self) -> LoopList:
        """The direct loops: no loop of a kind that is kept stands on a proper subset of their companies.

        See Also
        --------
        detours : The others.

        Examples
        --------
        >>> from aigraph import find_loops, load
        >>> loops = find_loops(load().view())
        >>> len(loops.direct) + len(loops.detours) == len(loops)
        True
        """
        return self._only(ring for ring in self._rings if ring not in self._directness.detours)

    @cached_property
    def detours(self) -> LoopList:
        """The loops that contain all companies of a direct loop and more: `Loop.detour_of` names it.

        See Also
        --------
        direct : The others.
        """
        return self._only(ring for ring in self._rings if ring in self._directness.detours)

    @property
    def pairs(self) -> int:
        """How many loops are of two companies; all of them are direct."""
        return sum(len(ring) == _SHORTEST for ring in self._rings)

    def largest(self, n: int) -> tuple[Loop, ...]:
        """Give the first n of `loops`; of hundreds of thousands this is sooner done.

        Examples
        --------
        >>> from aigraph import find_loops, load
        >>> loops = find_loops(load().view())
        >>> loops.largest(3) == loops[:3]
        True
        """
        ranked = self.__dict__.get("loops")
        return ranked[:n] if ranked is not None else self._made(nsmallest(n, self._rings, key=self._rank))

    def through(self, companies: Names) -> LoopList:
        """Keep the loops that pass all of these companies, each by any of its names.

        Raises
        ------
        UnknownNameError
            If no company is called so; the message offers the nearest names.

        See Also
        --------
        named : The loops of one ring of companies.

        Examples
        --------
        >>> from aigraph import find_loops, load
        >>> loops = find_loops(load().view())
        >>> len(loops.through("Oracle")) == len(loops.through(["oracle"])) > 0
        True
        """
        wanted = set(self.view.company_ids(companies))
        if not wanted:
            return self
        return self._only(ring for ring in self._rings if wanted.issubset(ring))

    def among(self, companies: Names) -> LoopList:
        """Keep the loops that pass no other than these companies, each by any of its names.

        Raises
        ------
        UnknownNameError
            If no company is called so.

        See Also
        --------
        through : The loops that pass all of them, and others.

        Examples
        --------
        >>> from aigraph import find_loops, load
        >>> find_loops(load().view()).among(["Amazon", "Anthropic", "Google"])[0].name
        'amazon-anthropic'
        """
        allowed = set(self.view.company_ids(companies))
        return self._only(ring for ring in self._rings if allowed.issuperset(ring))

    def named(self, name: LoopName | Loop) -> tuple[Loop, ...]:
        """Give the loop of this name, or none: companies in their order, begun at whichever.

        Each company may be given by any of its names; they are joined by arrows, commas, spaces or hyphens.

        Raises
        ------
        UnknownNameError
            If a part of it is no name of a company; the message offers the nearest to that part.

        See Also
        --------
        explain : Says why companies form no loop.

        Examples
        --------
        >>> from aigraph import find_loops, load
        >>> loops = find_loops(load().view())
        >>> [loop.kind.value for loop in loops.named("openai-oracle-nvidia")]
        ['circular']
        >>> loops.named("NVDA → OpenAI → Oracle → NVDA") == loops.named("openai-oracle-nvidia")
        True
        """
        ring = ring_key(self.view.loop_ids(name.companies if isinstance(name, Loop) else name))
        # One loop need not wait until all others are ranked.
        return self._made([ring] if ring in self._rings else [])

    def nearest(self, name: LoopName, n: int) -> tuple[Loop, ...]:
        """Give the n loops that are nearest to a ring of companies, by any of their names.

        Those come first that pass most of its companies, then most of its legs, then the short and the large ones.

        Raises
        ------
        UnknownNameError
            If a part of it is no name of a company; the message offers the nearest to that part.

        Examples
        --------
        >>> from aigraph import find_loops, load
        >>> [loop.name for loop in find_loops(load().view()).nearest(["Oracle", "NVDA", "OpenAI"], 1)]
        ['nvidia-openai-oracle']
        """
        ring = self.view.loop_ids(name)
        companies, legs = set(ring), set(ends_of(ring))

        def distance(other: Ring) -> tuple[object, ...]:
            shared = companies.intersection(other), legs.intersection(ends_of(other))
            return *(-len(same) for same in shared), len(other), self._rank(other)

        near = [one for one in self._rings if not companies.isdisjoint(one)]
        return self._made(nsmallest(n, near, key=distance))

    @property
    def kinds_found(self) -> frozenset[Kind]:
        """The kinds of which there are any."""
        return frozenset(kind for ring in self._rings for kind in self._classify.kinds_on(ring))

    @cached_property
    def _directness(self) -> DirectLoops:
        """Which of all loops that were found are direct, also where only some of them are looked at."""
        return self._known_directness or DirectLoops(self._rings)

    def _detour_of(self, ring: Ring) -> tuple[str, ...]:
        if ring not in self._directness.detours:
            return ()
        return tuple(sorted(_name(self._classify(direct)) for direct in self._directness.inside(ring)))

    def _only(self, rings: Iterable[Ring]) -> LoopList:
        return replace(self, _rings=list(rings), _known_directness=self._directness)

    def _made(self, ranked: Iterable[Ring]) -> tuple[Loop, ...]:
        throughput = cash_throughput(self.view)
        return tuple(
            Loop(
                tuple(Form(kind, legs, roots, gain(legs, throughput)) for kind, legs, roots in self._classify(ring)),
                self._detour_of(ring),
            )
            for ring in ranked
        )

    def _rank(self, ring: Ring) -> tuple[object, ...]:
        return ring in self._directness.detours, *rank_of_size(self._classify(ring)[0][1])

    @overload
    def __getitem__(self, index: int) -> Loop: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Loop, ...]: ...
    def __getitem__(self, index: int | slice) -> Loop | tuple[Loop, ...]:
        return self.loops[index]

    def __len__(self) -> int:
        return len(self._rings)

    def __iter__(self) -> Iterator[Loop]:
        return iter(self.loops)

    def __repr__(self) -> str:
        cut = f", {self.truncated}" if self.truncated else ""
        lines = "\n".join(f"  {loop!r}" for loop in self.largest(_PRINTED))
        more = f"\n  and {len(self) - _PRINTED} more" if len(self) > _PRINTED else ""
        number = f"{len(self)} loops ({len(self.direct)} direct)"
        return f"<{number} of at most {self.max_length} companies in {self.view!r}{cut}>\n{lines}{more}"

    def within(self, stricter: View) -> LoopList:
        """Give the loops of a view that is stricter and else the same, without a new search.

        What stands at one certainty stands at every weaker one, so that its rings are among those of this view. If the
        search was cut short they are those among the rings found by then.
        """
        standing = narrowed(self._pairs, stricter)

        @cache
        def counted() -> Classifier:
            return Classifier(parallel_deals(stricter), self.kinds)

        def forms(ring: Ring) -> Forms:
            return counted()(ring)

        # Most of these loops are only counted: their view need not count its money before one is looked at.
        classify = Classifier(standing, self.kinds, forms)
        rings = [ring for ring in self._rings if classify.kinds_on(ring)]
        return LoopList(stricter, self.max_length, self.kinds, self.truncated, rings, classify, standing)


def truncation_of(loops: Sequence[Loop]) -> Truncation | None:
    """Give the limit that cut the search for loops short, if they know of one."""
    return loops.truncated if isinstance(loops, LoopList) else None


def _name(forms: Forms) -> str:
    return "-".join(leg.payer for leg in forms[0][1])
