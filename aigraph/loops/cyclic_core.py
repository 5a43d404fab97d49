"""The cyclic core of a network, and the minimum sets of companies or arrows that every loop runs over."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any

from aigraph.engine.simple.python.adjacency import strong_components
from aigraph.engine.simple_cycles import enumerate_cycles
from aigraph.loops.deadline import Deadline
from aigraph.loops.hitting_set import MOST_SETS, HittingSets, minimum_hitting_sets

Pair = tuple[str, str]
"""Payer and payee."""

_SEED_LENGTH = 3
_SEEDS = 2_000


class CyclicCore:
    """The companies and arrows of a network that lie on a loop: its non-trivial strongly connected components.

    Parameters
    ----------
    pairs : collection of (str, str)
        Payer and payee of each arrow, none to itself.

    Examples
    --------
    >>> core = CyclicCore([("v", "l"), ("x", "l"), ("l", "c"), ("c", "v"), ("l", "v")])
    >>> core.companies, len(core.arrows)
    (['c', 'l', 'v'], 4)
    >>> core.feedback_vertex_sets(Deadline(10)).sets
    (('l',), ('v',))
    """

    def __init__(self, pairs: Collection[Pair]) -> None:
        self.groups = sorted(_groups(pairs))
        self.group_of = {name: number for number, group in enumerate(self.groups) for name in group}
        self.companies = sorted(self.group_of)
        self.arrows = sorted(pair for pair in pairs if self.is_inside(*pair))

    def is_inside(self, payer: str, payee: str) -> bool:
        """Whether an arrow lies on a loop: between two companies that can reach each other."""
        return payer in self.group_of and self.group_of[payer] == self.group_of.get(payee)

    def feedback_vertex_sets(self, deadline: Deadline, most: int = MOST_SETS) -> HittingSets[str]:
        """Find the minimum feedback vertex sets: the fewest companies of which every loop has one."""

        def loops_without(without: Collection[str]) -> list[list[str]]:
            gone = frozenset(without)
            return list(_short_loops([pair for pair in self.arrows if not gone & set(pair)]))

        costs = dict.fromkeys(self.companies, Decimal(1))
        return minimum_hitting_sets(costs, loops_without, self._seeds(), deadline, most)

    def feedback_arc_sets(
        self, costs: Mapping[Pair, Decimal], deadline: Deadline, most: int = MOST_SETS
    ) -> HittingSets[Pair]:
        """Find the minimum-weight feedback arc sets: the cheapest arrows of which every loop has one."""

        def loops_without(without: Collection[Pair]) -> list[list[Pair]]:
            gone = frozenset(without)
            return [arrows_of(ring) for ring in _short_loops([pair for pair in self.arrows if pair not in gone])]

        seeds = [arrows_of(ring) for ring in self._seeds()]
        return minimum_hitting_sets({pair: costs[pair] for pair in self.arrows}, loops_without, seeds, deadline, most)

    def _seeds(self) -> list[list[Any]]:
        return list(islice(enumerate_cycles(self.arrows, _SEED_LENGTH, keep_on_interrupt=False), _SEEDS))


def arrows_of(ring: Sequence[str]) -> list[Pair]:
    """Give payer and payee of each leg of a ring.

    Examples
    --------
    >>> arrows_of(["a", "b", "c"])
    [('a', 'b'), ('b', 'c'), ('c', 'a')]
    """
    return list(zip(ring, [*ring[1:], ring[0]], strict=True))


def _groups(pairs: Collection[Pair]) -> list[list[str]]:
    """Gather the companies that can reach one another, each group in order."""
    names = sorted({name for pair in pairs for name in pair})
    index = {name: number for number, name in enumerate(names)}
    out: list[list[int]] = [[] for _ in names]
    for payer, payee in sorted(pairs):
        out[index[payer]].append(index[payee])
    groups: dict[int, list[str]] = {}
    for name, label in zip(names, strong_components(out), strict=True):
        groups.setdefault(label, []).append(name)
    return [group for group in groups.values() if len(group) > 1]


def _short_loops(pairs: Collection[Pair]) -> Iterator[list[str]]:
    """Yield short loops that share few companies: at least one in each part that has any."""
    for group in _groups(pairs):
        inside: dict[str, list[str]] = {name: [] for name in group}
        for payer, payee in pairs:
            if payer in inside and payee in inside:
                inside[payer].append(payee)
        fresh = group
        while fresh:
            ring = _loop_through(inside, fresh[0])
            yield ring
            fresh = [name for name in fresh if name not in ring]


def _loop_through(payees: Mapping[str, Sequence[str]], root: str) -> list[str]:
    """Give a shortest loop through a company of a strongly connected graph."""
    payer_of: dict[str, str] = {}
    rim = [root]
    while True:
        further = []
        for payer in rim:
            for payee in sorted(payees[payer]):
                if payee == root:
                    ring = [payer]
                    while ring[-1] != root:
                        ring.append(payer_of[ring[-1]])
                    return ring[::-1]
                if payee not in payer_of:
                    payer_of[payee] = payer
                    further.append(payee)
        rim = further
