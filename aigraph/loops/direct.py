"""Which loops are direct, and which are detours of them: those that stand on all companies of a direct loop and more."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import groupby
from time import monotonic

from aigraph.engine.limits import Limits
from aigraph.loops.bundled_cycles import Ring

_Node = dict[str | None, "_Node"]
_END = None


class SetTrie:
    """Sets of companies, to be asked which of them are subsets of another set.

    Each set is a path of its members in their order, so that a question for the subsets of k companies follows only paths
    that some set begins with: at most 2^k steps, and as a rule far fewer.

    References
    ----------
    I. Savnik, "Index data structure for fast subset and superset queries", CD-ARES 2013, LNCS 8127.
    https://doi.org/10.1007/978-3-642-40511-2_10

    Examples
    --------
    >>> sets = SetTrie()
    >>> sets.add(("b", "a"))
    >>> sets.subsets(("c", "a", "b")), sets.has_subset(("a", "c"))
    ([('a', 'b')], False)
    """

    def __init__(self) -> None:
        self._root: _Node = {}

    def add(self, members: Iterable[str]) -> None:
        """Add a set."""
        at = self._root
        for member in sorted(members):
            at = at.setdefault(member, {})
        at[_END] = {}

    def subsets(self, members: Iterable[str]) -> list[tuple[str, ...]]:
        """Give the sets all of whose members are among these, each in order."""
        return list(_subsets(self._root, sorted(members), ()))

    def has_subset(self, members: Iterable[str]) -> bool:
        """Whether there is one."""
        return _has_subset(self._root, sorted(members))


def _has_subset(at: _Node, members: list[str]) -> bool:
    if _END in at:
        return True
    # A plain loop: a generator takes twice as long, and the question is put to every ring.
    for place, member in enumerate(members, start=1):
        if member in at and _has_subset(at[member], members[place:]):
            return True
    return False


def _subsets(at: _Node, members: list[str], path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if _END in at:
        yield path
    for place, member in enumerate(members):
        if member in at:
            yield from _subsets(at[member], members[place + 1 :], (*path, member))


class DirectLoops:
    """Tells of rings of companies which are direct: no other ring stands on a proper subset of their companies.

    Two orders of the same companies are both direct. O(n log n) for n rings, and one question to a set-trie for each.

    Parameters
    ----------
    rings : iterable of Ring
        All rings that count, each once.

    Examples
    --------
    >>> loops = DirectLoops([("v", "l", "c"), ("l", "v"), ("v", "c", "m")])
    >>> sorted(loops.detours), loops.inside(("v", "l", "c"))
    ([('v', 'l', 'c')], (('l', 'v'),))
    """

    def __init__(self, rings: Iterable[Ring]) -> None:
        self._known = SetTrie()
        self._on: dict[tuple[str, ...], list[Ring]] = {}
        found: list[Ring] = []
        for _, alike in groupby(sorted(rings, key=len), key=len):
            direct: list[Ring] = []
            for ring in alike:
                (found if self._known.has_subset(ring) else direct).append(ring)
            for ring in direct:
                self._known.add(ring)
                self._on.setdefault(tuple(sorted(ring)), []).append(ring)
        self.detours = frozenset(found)

    def inside(self, ring: Ring) -> tuple[Ring, ...]:
        """Give the direct rings that stand on some of the companies of a detour."""
        found = (other for members in self._known.subsets(ring) for other in self._on[members])
        return tuple(other for other in found if len(other) < len(ring))


def search_direct(
    pairs: Iterable[tuple[str, str]], max_length: int, is_loop: Callable[[Ring], object]
) -> Iterator[Ring]:
    """Find the direct loops alone, the shortest first, without a search for all rings.

    Parameters
    ----------
    pairs : iterable of (str, str)
        Payer and payee of each pair that deals join.
    is_loop : callable
        Whether a ring of companies is a loop of a kind that counts.

    Notes
    -----
    A depth-first search for each length from two on. A path goes no further once its companies contain a direct loop, so
    that the effort follows the number of direct loops, not that of all.

    Examples
    --------
    >>> pairs = [("v", "l"), ("l", "v"), ("l", "c"), ("c", "v"), ("v", "m"), ("m", "c")]
    >>> list(search_direct(pairs, 6, lambda ring: True))
    [('l', 'v'), ('c', 'v', 'm')]
    """
    successors: dict[str, list[str]] = {}
    predecessors: dict[str, list[str]] = {}
    for payer, payee in sorted(pairs):
        successors.setdefault(payer, []).append(payee)
        predecessors.setdefault(payee, []).append(payer)
    known = SetTrie()
    for length in range(2, max_length + 1):
        found = []
        for root in successors:
            hops = _hops_to(root, predecessors, length)
            for ring in _rings(root, successors, hops, length, known):
                if is_loop(ring):
                    yield ring
                    found.append(ring)
        for ring in found:
            known.add(ring)


def _hops_to(root: str, predecessors: Mapping[str, Iterable[str]], most: int) -> dict[str, int]:
    """Count the steps back to a root from the companies after it in the alphabet, as far as a ring may go."""
    hops, rim = {root: 0}, [root]
    for step in range(1, most):
        before = {payer for company in rim for payer in predecessors.get(company, ())}
        rim = [company for company in before if company > root and company not in hops]
        hops |= dict.fromkeys(rim, step)
    return hops


def _rings(
    root: str, successors: Mapping[str, Iterable[str]], hops: Mapping[str, int], length: int, known: SetTrie
) -> Iterator[Ring]:
    """Yield the rings of one length whose first company is the root and that contain no known set."""
    path = [root]
    branches = [iter(successors.get(root, ()))]
    while branches:
        company = next(branches[-1], None)
        if company is None:
            branches.pop()
            path.pop()
            continue
        left = length - len(path)
        if company == root:
            if not left:
                yield tuple(path)
        elif (
            left
            and company not in path
            and hops.get(company, length) <= left
            and not known.has_subset([*path, company])
        ):
            path.append(company)
            branches.append(iter(successors.get(company, ())))


def with_direct(
    found: Iterable[Ring],
    pairs: Collection[tuple[str, str]],
    max_length: int,
    is_loop: Callable[[Ring], object],
    limits: Limits,
) -> list[Ring]:
    """Add direct loops to rings that a limit cut short, so that each of them is known for what it is.

    All direct loops are searched for, within the limits on number and time. If these are too few, those that stand on some
    of the companies of a ring that was found are added.
    """
    began = monotonic()
    rings = dict.fromkeys(found)
    for number, ring in enumerate(search_direct(pairs, max_length, is_loop)):
        rings[ring] = None
        if number + 1 == limits.max_cycles or (limits.max_seconds and monotonic() - began > limits.max_seconds):
            break
    else:
        return list(rings)
    successors: dict[str, set[str]] = {}
    for payer, payee in pairs:
        successors.setdefault(payer, set()).add(payee)
    for ring in list(rings):
        inside = [(payer, payee) for payer in ring for payee in successors[payer].intersection(ring)]
        rings |= dict.fromkeys(search_direct(inside, len(ring) - 1, is_loop))
    return list(rings)
