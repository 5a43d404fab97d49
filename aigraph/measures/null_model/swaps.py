"""Swaps: two edges exchange their payees, again and again, until chance has dealt them out and all degrees are as before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.model.origin import AigraphError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.int64]
    Layer = tuple[Places, Places]
    """Payers and payees, by their places."""

SWAPS = 20
"""How many swaps an edge makes on average before a draw is taken, if so many are possible."""

# Each round tries about three edges in four, so this ends the search only where fewer than one in ten goes through.
_MOST_ROUNDS = 600
_MOST_COMPANIES = 10_000
# About a minute's work.
_MOST_SWAPS = 120_000_000
_SWAPPABLE = 2
_TRIED = 0.75
_PROPOSED = 2


class TooManySwapsError(AigraphError):
    """The draws asked for would take too long, or more memory than there is likely to be."""


def why_untestable(funding: Layer, purchases: Layer) -> str:
    """Name the layer in which nothing can be swapped; empty if there is none."""
    for name, layer in (("funding", funding), ("purchase", purchases)):
        if not can_swap(*layer):
            return f"Not testable: fewer than {_SWAPPABLE} {name} edges can be swapped."
    return ""


def can_swap(payers: Places, payees: Places) -> bool:
    """Say whether any two edges can exchange their payees."""
    import numpy as np

    if len(payers) < _SWAPPABLE:
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


def refuse(size: int, n: int, edges: int) -> None:
    """Refuse more than can be drawn.

    Raises
    ------
    TooManySwapsError
        If the draws would take more than about a minute, or a table of more memory than there is likely to be.
    """
    if size > _MOST_COMPANIES:
        raise TooManySwapsError(
            f"a null model of {size:,} companies needs {4 * size**2 / 1e9:.1f} GB of memory; at most {_MOST_COMPANIES:,} "
            "are taken: give part of the data"
        )
    swaps = SWAPS * n * edges
    if swaps > _MOST_SWAPS:
        raise TooManySwapsError(
            f"{n:,} draws of {edges:,} edges need {swaps / 1e6:,.0f} million swaps, about {swaps / _MOST_SWAPS:.1f} minutes "
            f"of work; ask for at most {max(1, _MOST_SWAPS // (SWAPS * edges)):,} draws"
        )


def swap(layer: Layer, size: int, draws: int, rng: np.random.Generator) -> tuple[Places, float]:
    """Exchange payees in so many copies of a layer at once; give the payees of each copy, and swaps made an edge."""
    import numpy as np

    payers, edges = layer[0], len(layer[0])
    payees = np.tile(layer[1], (draws, 1))
    offset = np.arange(draws)[:, None] * size**2
    # For each possible edge: 1 if it is there, and 2 more for each proposal to put it there.
    table = np.zeros(draws * size**2, dtype=np.int32)
    table[(offset + payers * size + payees).ravel()] = 1
    slots = np.tile(np.arange(edges), (draws, 1))
    half, made = edges // 2, 0
    for _ in range(_MOST_ROUNDS):
        if made >= SWAPS * edges * draws:
            break
        slots = rng.permuted(slots, axis=1)
        first, second = slots[:, :half], slots[:, half : 2 * half]
        a, c = payers[first], payers[second]
        b, d = np.take_along_axis(payees, first, 1), np.take_along_axis(payees, second, 1)
        tried = (rng.random((draws, half)) < _TRIED) & (a != c) & (b != d) & (a != d) & (c != b)
        copy, pair = np.nonzero(tried)
        a, b, c, d = a[tried], b[tried], c[tried], d[tried]
        base = copy * size**2
        new = np.concatenate([base + a * size + d, base + c * size + b])
        old = np.concatenate([base + a * size + b, base + c * size + d])
        np.add.at(table, new, np.int32(_PROPOSED))
        # Proposed once, not there yet, and nobody proposes what is given up: then swaps do not depend on each other.
        fits = ((table[new] == _PROPOSED) & (table[old] == 1)).reshape(2, -1).all(axis=0)
        table[new] &= 1
        both = np.concatenate([fits, fits])
        table[old[both]] = 0
        table[new[both]] = 1
        copy, pair = copy[fits], pair[fits]
        payees[copy, first[copy, pair]] = d[fits]
        payees[copy, second[copy, pair]] = b[fits]
        made += len(copy)
    return payees, made / (edges * draws)
