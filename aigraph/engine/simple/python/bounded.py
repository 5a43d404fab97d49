"""Cycles of bounded length in plain Python: nothing to load, and no branch entered that cannot close."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from aigraph.engine.limits import Meter
from aigraph.engine.simple.python.adjacency import Rows, retire
from aigraph.engine.simple.python.distances import hops_home

Block = list[list[int]]

_FULL = 1024
_STEPS = 8192
_POOR = 32


class Menus:
    """For one root: where a search that may still take so many hops can go, nearest to the root first."""

    def __init__(self, root: int, rows: Rows, longest: int) -> None:
        self.home = hops_home(root, rows.out, rows.into, longest)
        self.closing = set(rows.into[root])
        self._out = rows.out
        self._made: dict[tuple[int, int], list[int]] = {}

    def after(self, node: int, hops: int) -> list[int]:
        """Give the successors of a node, but for the root, from which the root is at most so many hops away."""
        key = node, hops
        if key not in self._made:
            home = self.home
            near = [head for head in reversed(self._out[node]) if home.get(head, hops + 1) <= hops]
            self._made[key] = sorted((head for head in near if home[head]), key=home.__getitem__)
        return self._made[key]


def list_bounded(rows: Rows, longest: int, shortest: int, meter: Meter) -> Iterator[Block]:
    """Yield the simple cycles of `shortest` to `longest` nodes in blocks, each cycle from its root on.

    Each rank in turn is the root of the cycles that pass no lesser rank. The depth-first search goes from nodes near
    the root to nodes far from it and then by rank, and never where the root is too far for the hops that remain; the
    last hop is taken for all nodes at once. Empty blocks say that time went by. `rows` is used up.

    Notes
    -----
    Every dead end certifies a closed walk of at most `longest` arrows. Where such walks are many and cycles few, the
    search goes on under guard (`list_guarded`), which bounds the time between two cycles.
    """
    block: Block = []
    full = 1
    for root in range(rows.roots):
        if rows.into[root] and rows.out[root]:
            for found in _from_root(root, rows, longest, shortest):
                block += found
                if len(block) >= full or not found:
                    yield block
                    block, full = [], min(2 * full, _FULL)
        retire(root, rows)
        meter.roots_done = root + 1
    yield block


def _from_root(root: int, rows: Rows, longest: int, shortest: int) -> Iterator[Block]:
    menus = Menus(root, rows, longest)
    closing, places = menus.closing, rows.places
    path, on_path = [root], {root}
    branches = [iter(menus.after(root, longest - 1))]
    steps = given = 0
    while branches:
        for node in branches[-1]:
            if node in on_path:
                continue
            steps += 1
            path.append(node)
            depth = len(path)
            ends = closing if depth >= shortest else ()
            if depth >= longest - 1:
                lasts = [] if depth == longest else [last for last in menus.after(node, 1) if last not in on_path]
                cycle = [places[at] for at in path]
                found = [cycle] if node in ends else []
                found += [[*cycle, places[last]] for last in lasts]
                path.pop()
                given += len(found)
                if found:
                    yield found
                continue
            if node in ends:
                given += 1
                yield [[places[at] for at in path]]
            on_path.add(node)
            branches.append(iter(menus.after(node, longest - depth)))
            break
        else:
            branches.pop()
            on_path.discard(path.pop())
        if steps >= _STEPS and branches:
            yield []
            if given * _POOR < steps:
                yield from _under_guard(menus, rows, longest, shortest, (path, branches))
                return
            steps = given = 0


def _under_guard(
    menus: Menus, rows: Rows, longest: int, shortest: int, walk: tuple[list[int], list[Iterator[int]]]
) -> Iterator[Block]:
    # Imported here because few searches come to need it.
    from aigraph.engine.simple.python.barrier import list_guarded

    return list_guarded(menus.after, menus.home, rows, longest, shortest, walk)


def count_bounded(rows: Rows, longest: int, shortest: int, meter: Meter) -> Iterator[Counter[int]]:
    """Count the cycles that `list_bounded` lists, some at a time; the last hop is counted without being taken."""
    for root in range(rows.roots):
        if rows.into[root] and rows.out[root]:
            yield from _count_from(root, rows, longest, shortest)
        retire(root, rows)
        meter.roots_done = root + 1


def _count_from(  # noqa: C901 - one loop: a call for each step would cost more than the step
    root: int, rows: Rows, longest: int, shortest: int
) -> Iterator[Counter[int]]:
    menus = Menus(root, rows, longest)
    closing, after = menus.closing, menus.after
    counts = [0] * (longest + 2)
    path, on_path = [root], {root}
    branches = [iter(after(root, longest - 1))]
    steps = 0
    last_but_one = longest - 1
    sets: dict[int, frozenset[int]] = {}
    while branches:
        depth = len(path) + 1
        for node in branches[-1]:
            if node in on_path:
                continue
            steps += 1
            if node in closing:
                counts[depth] += 1
            if depth < last_but_one:
                path.append(node)
                on_path.add(node)
                branches.append(iter(after(node, longest - depth)))
                break
            if depth == last_but_one:
                if node not in sets:
                    sets[node] = frozenset(after(node, 1))
                lasts = sets[node]
                counts[longest] += len(lasts) - len(on_path & lasts)
        else:
            branches.pop()
            on_path.discard(path.pop())
        if steps >= _STEPS and branches:
            given = sum(counts)
            yield _tally(counts, shortest)
            counts = [0] * (longest + 2)
            if given * _POOR < steps:
                for block in _under_guard(menus, rows, longest, shortest, (path, branches)):
                    yield Counter(map(len, block))
                return
            steps = 0
    yield _tally(counts, shortest)


def _tally(counts: Sequence[int], shortest: int) -> Counter[int]:
    return Counter({length: number for length, number in enumerate(counts) if number and length >= shortest})
