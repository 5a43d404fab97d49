"""Degree-preserving edge swaps (a Markov chain Monte Carlo method): two edges exchange their payees, again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.model.origin import AigraphError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Indices = NDArray[np.int64]
    Layer = tuple[Indices, Indices]
    """The payers and payees of the edges of one class, as node indices."""

SWAPS = 20
"""The average number of swaps an edge before a draw is taken, if so many are possible."""

# Each round proposes about three edges in four, so this is met only where fewer than one in ten is accepted.
_MAX_ROUNDS = 600
_MAX_COMPANIES = 10_000
# About a minute's work.
_MAX_SWAPS = 120_000_000
_LEAST_EDGES = 2
_PROPOSAL_RATE = 0.75
_PROPOSED = 2


class TooManySwapsError(AigraphError):
    """The draws would take too long, or more memory than there is likely to be."""


def why_untestable(funding: Layer, purchases: Layer) -> str:
    """Name the layer in which nothing can be swapped; empty if there is none."""
    for name, layer in (("funding", funding), ("purchase", purchases)):
        if not can_swap(*layer):
            return f"Not testable: fewer than {_LEAST_EDGES} {name} edges can be swapped."
    return ""


def can_swap(payers: Indices, payees: Indices) -> bool:
    """Whether any two edges can exchange their payees."""
    import numpy as np

    if len(payers) < _LEAST_EDGES:
        return False
    size = int(max(payers.max(), payees.max())) + 1
    taken = np.sort(payers * size + payees)
    for payer, payee in zip(payers, payees, strict=True):
        free = (payers != payer) & (payees != payee) & (payees != payer) & (payers != payee)
        for new in (payer * size + payees, payers * size + payee):
            free &= taken[np.searchsorted(taken, new).clip(max=len(taken) - 1)] != new
        if free.any():
            return True
    return False


def refuse_too_many_swaps(size: int, n: int, edges: int) -> None:
    """Refuse more draws than can be made.

    Raises
    ------
    TooManySwapsError
        If the draws would take more than about a minute, or a table of more memory than there is likely to be.
    """
    if size > _MAX_COMPANIES:
        raise TooManySwapsError(
            f"a null model of {size:,} companies needs {4 * size**2 / 1e9:.1f} GB of memory; at most {_MAX_COMPANIES:,} "
            "are taken: give part of the data"
        )
    swaps = SWAPS * n * edges
    if swaps > _MAX_SWAPS:
        raise TooManySwapsError(
            f"{n:,} draws of {edges:,} edges need {swaps / 1e6:,.0f} million swaps, about {swaps / _MAX_SWAPS:.1f} minutes "
            f"of work; ask for at most {max(1, _MAX_SWAPS // (SWAPS * edges)):,} draws"
        )


def swap_edges(layer: Layer, size: int, draws: int, rng: np.random.Generator) -> tuple[Indices, float]:
    """Swap edges in several copies of a layer at once; give the payees of each copy, and the swaps made an edge."""
    import numpy as np

    payers, edges = layer[0], len(layer[0])
    payees = np.tile(layer[1], (draws, 1))
    offset = np.arange(draws)[:, None] * size**2
    # For each possible edge: 1 if it exists, and 2 more for each proposal to create it.
    table = np.zeros(draws * size**2, dtype=np.uint16)
    table[(offset + payers * size + payees).ravel()] = 1
    slots = np.tile(np.arange(edges), (draws, 1))
    half, made = edges // 2, 0
    for _ in range(_MAX_ROUNDS):
        if made >= SWAPS * edges * draws:
            break
        slots = rng.permuted(slots, axis=1)
        first, second = slots[:, :half], slots[:, half : 2 * half]
        a, c = payers[first], payers[second]
        b, d = np.take_along_axis(payees, first, 1), np.take_along_axis(payees, second, 1)
        proposed = (rng.random((draws, half)) < _PROPOSAL_RATE) & (a != c) & (b != d) & (a != d) & (c != b)
        copy, pair = np.nonzero(proposed)
        a, b, c, d = a[proposed], b[proposed], c[proposed], d[proposed]
        base = copy * size**2
        new = np.concatenate([base + a * size + d, base + c * size + b])
        old = np.concatenate([base + a * size + b, base + c * size + d])
        np.add.at(table, new, np.uint16(_PROPOSED))
        # Proposed once, not there yet, and no other pair creates what is removed: then swaps are independent of each other.
        accepted = ((table[new] == _PROPOSED) & (table[old] == 1)).reshape(2, -1).all(axis=0)
        table[new] &= 1
        both = np.concatenate([accepted, accepted])
        table[old[both]] = 0
        table[new[both]] = 1
        copy, pair = copy[accepted], pair[accepted]
        payees[copy, first[copy, pair]] = d[accepted]
        payees[copy, second[copy, pair]] = b[accepted]
        made += len(copy)
    return payees, made / (edges * draws)
