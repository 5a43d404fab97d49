"""Loops in their order, with the question that they answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from heapq import nsmallest
from itertools import chain
from typing import overload

from aigraph.engine.limits import Limits
from aigraph.loops.bundled_cycles import Pairs, Ring, ends_of, parallel_deals
from aigraph.loops.classify import Classified, cash_throughput, classifier, gain
from aigraph.loops.collect import Truncation, collect
from aigraph.model.amount import Amount
from aigraph.model.company import LoopName, Names
from aigraph.model.display import Displayed
from aigraph.model.ledger import View
from aigraph.model.loop import Kind, Loop

_PRINTED = 10


@dataclass(frozen=True)
class LoopList(Displayed, Sequence[Loop]):
    """Loops, largest bottleneck first, with the question they answer.

    They are ranked when they are first looked at: who only counts them need not wait for it.

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
    _rings: Mapping[Ring, tuple[Classified, ...]] = field(default_factory=dict, compare=False, repr=False)
    _pairs: Pairs = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def loops(self) -> tuple[Loop, ...]:
        """The loops, ranked."""
        return self._made(sorted(self._classified, key=_rank))

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
        return ranked[:n] if ranked is not None else self._made(nsmallest(n, self._classified, key=_rank))

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
        return replace(self, _rings={ring: found for ring, found in self._rings.items() if wanted.issubset(ring)})

    def named(self, name: LoopName | Loop) -> tuple[Loop, ...]:
        """Give the loops of this name, one for each kind: companies in their order, begun at whichever.

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
        ring = self.view.loop_ids(name.companies if isinstance(name, Loop) else name)
        # Most names are of one ring, and need not wait until all others are ranked.
        found = [classified for begun in rotations(ring) for classified in self._rings.get(begun, ())]
        return self._made(sorted(found, key=_rank))

    def nearest(self, name: LoopName, n: int) -> tuple[Loop, ...]:
        """Give one loop on each of the n rings that are nearest to a ring of companies, by any of their names.

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

        def distance(classified: Classified) -> tuple[object, ...]:
            other = tuple(leg.payer for leg in classified[1])
            shared = companies.intersection(other), legs.intersection(ends_of(other))
            return *(-len(one) for one in shared), len(other), _rank(classified)

        first = [min(loops, key=_rank) for loops in self._rings.values() if loops]
        near = [one for one in first if not companies.isdisjoint(leg.payer for leg in one[1])]
        return self._made(nsmallest(n, near, key=distance))

    @property
    def kinds_found(self) -> frozenset[Kind]:
        """The kinds of which there are any."""
        return frozenset(kind for kind, _, _ in self._classified)

    @property
    def _classified(self) -> Iterator[Classified]:
        return chain.from_iterable(self._rings.values())

    def _made(self, ranked: Iterable[Classified]) -> tuple[Loop, ...]:
        throughput = cash_throughput(self.view)
        return tuple(Loop(kind, legs, roots, gain(legs, throughput)) for kind, legs, roots in ranked)

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
        lines = "\n".join(f"  {loop!r}" for loop in self.largest(_PRINTED))
        more = f"\n  and {len(self) - _PRINTED} more" if len(self) > _PRINTED else ""
        return f"<{len(self)} loops of at most {self.max_length} companies in {self.view!r}{cut}>\n{lines}{more}"

    def within(self, stricter: View) -> LoopList | None:
        """Give the loops of a view that is stricter and else the same, without a new search; None if a limit cut this one.

        What stands at one certainty stands at every weaker one, so that its rings are among those of this view. After an
        interrupt they are those among the rings found by then.
        """
        if self.truncated is not None and not self.truncated.is_interrupt:
            return None
        known, pairs = self._pairs, dict(parallel_deals(stricter))
        # Where nothing about a pair has changed its deals stay the same object, and so do the loops that pass no other.
        pairs |= {ends: known[ends] for ends, here in pairs.items() if here == known.get(ends)}
        loops_on = classifier(pairs, self.kinds)

        def classify(ring: Ring) -> Iterable[Classified]:
            same = all(known[ends] is pairs[ends] for ends in ends_of(ring))
            return self._rings[ring] if same else loops_on(ring)

        rings = [ring for ring in self._rings if all(map(pairs.__contains__, ends_of(ring)))]
        found, truncated = collect(rings, classify, Limits(keep_on_interrupt=False))
        return LoopList(stricter, self.max_length, self.kinds, truncated or self.truncated, found, pairs)


def truncation_of(loops: Sequence[Loop]) -> Truncation | None:
    """Give the limit that cut the search for loops short, if they know of one."""
    return loops.truncated if isinstance(loops, LoopList) else None


def rotations(ring: Ring) -> tuple[Ring, ...]:
    """Give a ring of companies begun at each of them.

    Examples
    --------
    >>> rotations(("a", "b", "c"))
    (('a', 'b', 'c'), ('b', 'c', 'a'), ('c', 'a', 'b'))
    """
    return tuple(ring[at:] + ring[:at] for at in range(len(ring)))


def _rank(classified: Classified) -> tuple[object, ...]:
    kind, legs, _ = classified
    size = Amount.smallest([leg.amount for leg in legs])
    return (
        -size.quoted,
        len(legs),
        size.high is None,
        -(size.high or Decimal(0)),
        "-".join([leg.payer for leg in legs]),
        kind,
    )
