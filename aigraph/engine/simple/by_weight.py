"""Arcs bundled by their ends and put in order, the heaviest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from aigraph.engine.edge_list import Arcs

# From here on arrays are quicker than dictionaries, numpy's import included.
_MANY = 10_000


@dataclass(frozen=True)
class Heaviest:
    """The bundles of parallel arcs by what they carry together, and of equal ones that which appears first.

    Parameters
    ----------
    nodes : sequence
        The nodes by number.
    tails, heads : sequence of int
        The ends of each bundle.
    steps : sequence of float
        What bundles carry, each sum once, largest first.
    ends : sequence of int
        For each step how many bundles carry at least as much.
    weight_of : callable
        What the bundle from one node to another carries.
    """

    nodes: Sequence[Any]
    tails: Sequence[int]
    heads: Sequence[int]
    steps: Sequence[float]
    ends: Sequence[int]
    weight_of: Callable[[int, int], float]

    def until(self, step: int) -> Arcs:
        """Give the arcs that carry at least as much as a step."""
        end = self.ends[step]
        return Arcs(self.nodes, self.tails[:end], self.heads[:end])

    def bottleneck(self, cycle: Sequence[int]) -> float:
        """Give the weight of the lightest arc of a cycle."""
        return min(self.weight_of(tail, head) for tail, head in pairwise([*cycle, cycle[0]]))


def heaviest(arcs: Arcs) -> Heaviest:
    """Add up parallel arcs and put them in order; O(m log m) for m arcs."""
    return _of_arrays(arcs) if len(arcs.tails) >= max(_MANY, 1) else _of_lists(arcs)


def _of_lists(arcs: Arcs) -> Heaviest:
    carried: dict[tuple[int, int], float] = {}
    for tail, head, weight in zip(arcs.tails, arcs.heads, () if arcs.weights is None else arcs.weights, strict=True):
        carried[tail, head] = carried.get((tail, head), 0.0) + weight
    ordered = sorted(carried, key=lambda pair: -carried[pair])
    steps, ends = [], []
    end = 0
    for weight, group in groupby(ordered, key=carried.__getitem__):
        end += sum(1 for _ in group)
        steps.append(weight)
        ends.append(end)
    tails, heads = [tail for tail, _ in ordered], [head for _, head in ordered]
    return Heaviest(arcs.nodes, tails, heads, steps, ends, lambda tail, head: carried[tail, head])


def _of_arrays(arcs: Arcs) -> Heaviest:
    # Imported here because few arcs have no need of it.
    import numpy as np

    size = len(arcs.nodes)
    pairs = np.asarray(arcs.tails, np.int64) * size + np.asarray(arcs.heads, np.int64)
    bundles, first, member = np.unique(pairs, return_index=True, return_inverse=True)
    carried = np.bincount(member, weights=np.asarray(arcs.weights, np.float64))
    order = np.lexsort((first, -carried))
    ordered = carried[order]
    ends = np.append(np.flatnonzero(np.diff(ordered)) + 1, len(ordered))
    tails: Any = (bundles[order] // size).astype(np.int32)
    heads: Any = (bundles[order] % size).astype(np.int32)
    return Heaviest(
        arcs.nodes,
        tails,
        heads,
        ordered[ends - 1].tolist(),
        ends.tolist(),
        lambda tail, head: float(carried[np.searchsorted(bundles, tail * size + head)]),
    )
