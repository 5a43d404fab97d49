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
    Roles = NDArray[np.int64]
    """For each node index the number of its role."""

SWAPS = 20
"""The average number of swaps that each edge takes part in before a draw is taken, if so many are possible."""

# Each round proposes about three edges in four, so this is met only where fewer than one in ten is accepted.
_MAX_ROUNDS = 600
_MAX_COMPANIES = 10_000
# About a minute's work.
_MAX_SWAPS = 120_000_000
_LEAST_EDGES = 2
_PROPOSAL_RATE = 0.75
_PROPOSED = 2
_HALF = 0.5


class TooManySwapsError(AigraphError):
    """The draws would take too long, or more memory than there is likely to be."""


def why_untestable(funding: Layer, purchases: Layer, roles: Roles | None = None) -> str:
    """Name the layer in which nothing can be swapped; empty if there is none."""
    for name, layer in (("funding", funding), ("purchase", purchases)):
        if not can_swap(*layer, roles):
            return f"Not testable: fewer than {_LEAST_EDGES} {name} edges can be swapped."
    return ""


def can_swap(payers: Indices, payees: Indices, roles: Roles | None = None) -> bool:
    """Whether any two edges can exchange their payees, and keep the edges from role to role where roles are given."""
    import numpy as np

    if len(payers) < _LEAST_EDGES:
        return False
    size = int(max(payers.max(), payees.max())) + 1
    taken = np.sort(payers * size + payees)
    for payer, payee in zip(payers, payees, strict=True):
        free = (payers != payer) & (payees != payee) & (payees != payer) & (payers != payee)
        if roles is not None:
            free &= (roles[payers] == roles[payer]) | (roles[payees] == roles[payee])
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


def swap_edges(
    layer: Layer,
    size: int,
    draws: int,
    rng: np.random.Generator,
    roles: Roles | None = None,
    occupied: Layer | None = None,
) -> tuple[Indices, float]:
    """Swap edges in several copies of a layer at once; give the payees of each copy, and the swaps made an edge.

    Parameters
    ----------
    roles : array, optional
        The role of each node. The number of edges from each role to each role is then kept: two edges swap only if both
        payers, or both payees, have one role.
    occupied : pair of arrays, optional
        Edges that stay where they are and must not be doubled.
    """
    import numpy as np

    payers, edges = layer[0], len(layer[0])
    payees = np.tile(layer[1].astype(np.int32), (draws, 1))
    # For each edge that swaps can create: 1 if it exists, and 2 more for each proposal to create it. Only who pays has a row and
    # only who is paid a column, so that the table of many networks stays near the processor.
    row, column = _places(layer[0], size), _places(layer[1], size)
    width = len(np.unique(layer[1]))
    cells = width * len(np.unique(payers))
    table = np.zeros(draws * cells, dtype=np.int16)
    offset = np.arange(draws)[:, None] * cells
    for there in (layer, occupied) if occupied else (layer,):
        inside = (row[there[0]] >= 0) & (column[there[1]] >= 0)
        table[(offset + (row[there[0]] * width + column[there[1]])[inside]).ravel()] = 1
    # Roles are few: as short floats they carry the random number that orders the edges of one role.
    of = np.zeros(size, dtype=np.float32) if roles is None else roles.astype(np.float32)
    half, made = edges // 2, 0
    for _ in range(_MAX_ROUNDS):
        if made >= SWAPS * edges * draws:
            break
        # Edges are paired at random among those whose payers, or else whose payees, have one role: a swap changes neither, so
        # that the way back is proposed as often.
        by_payer = bool(rng.random() < _HALF)
        group = np.broadcast_to(of[payers], payees.shape) if by_payer else of[payees]
        slots = (group + rng.random(payees.shape, dtype=np.float32)).argsort(axis=1)
        start = int(rng.random() < _HALF) if edges > 2 * half else 0
        first, second = slots[:, start : start + 2 * half : 2], slots[:, start + 1 : start + 2 * half : 2]
        a, c = payers[first], payers[second]
        b, d = np.take_along_axis(payees, first, 1), np.take_along_axis(payees, second, 1)
        alike = of[a] == of[c] if by_payer else of[b] == of[d]
        proposed = (
            (rng.random((draws, half), dtype=np.float32) < _PROPOSAL_RATE)
            & alike
            & (a != c)
            & (b != d)
            & (a != d)
            & (c != b)
        )
        copy, pair = np.nonzero(proposed)
        a, b, c, d = a[proposed], b[proposed], c[proposed], d[proposed]
        base, payer, other = copy * cells, row[a] * width, row[c] * width
        new = np.concatenate([base + payer + column[d], base + other + column[b]])
        old = np.concatenate([base + payer + column[b], base + other + column[d]])
        np.add.at(table, new, np.int16(_PROPOSED))
        # Proposed once, not there yet, and no other pair creates what is removed: then swaps are independent of each other.
        accepted = ((table[new] == _PROPOSED) & (table[old] == 1)).reshape(2, -1).all(axis=0)
        table[new] &= 1
        both = np.concatenate([accepted, accepted])
        table[old[both]] = 0
        table[new[both]] = 1
        copy, pair = copy[accepted], pair[accepted]
        payees[copy, first[copy, pair]] = d[accepted]
        payees[copy, second[copy, pair]] = b[accepted]
        made += 2 * len(copy)
    return payees.astype(np.int64), made / (edges * draws)


def _places(ends: Indices, size: int) -> Indices:
    """Give the nodes at one end of a layer numbers from 0; -1 for all others."""
    import numpy as np

    places = np.full(size, -1, dtype=np.int64)
    there = np.unique(ends)
    places[there] = np.arange(len(there))
    return places
