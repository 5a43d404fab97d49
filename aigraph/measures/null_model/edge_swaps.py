"""Degree-preserving edge swaps (a Markov chain Monte Carlo method): two edges exchange their payees, again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.language.translation import gettext, gettext_noop
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
_RANDOM_BITS = 16
"""The fewest random bits between the role of an edge and its number, in an integer of 32 bits; else it has 64."""
_MOST_32 = 1 << 31


class TooManySwapsError(AigraphError):
    """The draws would take too long, or more memory than there is likely to be."""


def why_untestable(funding: Layer, purchases: Layer, roles: Roles | None = None) -> str:
    """Name the layer in which nothing can be swapped; empty if there is none."""
    for message, layer in (
        (gettext_noop("Not testable: fewer than {least} funding edges can be swapped."), funding),
        (gettext_noop("Not testable: fewer than {least} purchase edges can be swapped."), purchases),
    ):
        if not can_swap(*layer, roles):
            return gettext(message, least=_LEAST_EDGES)
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

    payers, edges = layer[0].astype(np.int32), len(layer[0])
    payees = np.tile(layer[1].astype(np.int32), (draws, 1))
    table, row, column, width = _table(layer, occupied, size, draws)
    cells = len(table) // draws
    index_type = np.int32 if draws * max(cells, edges) < _MOST_32 else np.int64
    row, column = (row * width).astype(index_type), column.astype(index_type)
    first_edge, first_cell = (np.arange(draws, dtype=index_type)[:, None] * count for count in (edges, cells))
    flat = payees.reshape(-1)
    # Roles are few, and with a random number and that of the edge they fit into one integer, which sorts fast.
    of = np.zeros(size, dtype=np.int64) if roles is None else roles
    edge_bits = edges.bit_length()
    bits = 32 if int(of.max()).bit_length() + _RANDOM_BITS + edge_bits <= 32 else 64  # noqa: PLR2004 - the width of an integer
    role_bits = bits - int(of.max()).bit_length()
    key = np.dtype(f"uint{bits}").type
    of, numbers, edge_mask = of.astype(key), np.arange(edges, dtype=key), key((1 << edge_bits) - 1)
    half, made = edges // 2, 0
    for _ in range(_MAX_ROUNDS):
        if made >= SWAPS * edges * draws:
            break
        # Edges are paired at random among those whose payers, or else whose payees, have one role: a swap changes neither, so
        # that the way back is proposed as often.
        by_payer = bool(rng.random() < _HALF)
        slots = rng.integers(0, 1 << (role_bits - edge_bits), payees.shape, dtype=key)
        slots <<= key(edge_bits)
        slots |= numbers
        if role_bits < bits:
            slots |= (of[payers] if by_payer else of[payees]) << key(role_bits)
        slots.sort(axis=1)
        group = slots >> key(role_bits) if role_bits < bits else np.zeros_like(slots)
        slots &= edge_mask
        start = int(rng.random() < _HALF) if edges > 2 * half else 0
        one, other = slice(start, start + 2 * half, 2), slice(start + 1, start + 2 * half, 2)
        proposed = rng.random((draws, half), dtype=np.float32) < _PROPOSAL_RATE
        proposed &= group[:, one] == group[:, other]
        copy = np.nonzero(proposed)[0]
        first, second = (slots[:, ends][proposed].astype(index_type) for ends in (one, other))
        base = first_cell[copy, 0]
        payer, other_payer = base + row[payers[first]], base + row[payers[second]]
        first, second = first + first_edge[copy, 0], second + first_edge[copy, 0]
        b, d = flat[first], flat[second]
        payee, other_payee = column[b], column[d]
        new = np.concatenate([payer + other_payee, other_payer + payee])
        old = np.concatenate([payer + payee, other_payer + other_payee])
        np.add.at(table, new, np.int16(_PROPOSED))
        # Proposed once, not there yet, and no other pair creates what is removed: then swaps are independent of each other.
        accepted = ((table[new] == _PROPOSED) & (table[old] == 1)).reshape(2, -1).all(axis=0)
        table[new] &= 1
        both = np.concatenate([accepted, accepted])
        table[old[both]] = 0
        table[new[both]] = 1
        flat[first[accepted]] = d[accepted]
        flat[second[accepted]] = b[accepted]
        made += 2 * int(np.count_nonzero(accepted))
    return payees.astype(np.int64), made / (edges * draws)


def _table(
    layer: Layer, occupied: Layer | None, size: int, draws: int
) -> tuple[NDArray[np.int16], Indices, Indices, int]:
    """Mark in each copy the edges that exist, with the rows of payers, the columns of payees, and how wide a row is.

    For each edge that swaps can create: 1 if it exists, and 2 more for each proposal to create it. Only who pays has a row and
    only who is paid a column, so that the table of many networks stays near the processor.
    """
    import numpy as np

    row, column = _places(layer[0], size), _places(layer[1], size)
    width = int(column.max()) + 1
    table = np.zeros((draws, width * (int(row.max()) + 1)), dtype=np.int16)
    # What a company pays itself is taken, so that no swap makes it; nor is any that is there, so two edges of one payer stay.
    itself = np.arange(size), np.arange(size)
    for there in (layer, itself, occupied) if occupied else (layer, itself):
        inside = (row[there[0]] >= 0) & (column[there[1]] >= 0)
        table[:, (row[there[0]] * width + column[there[1]])[inside]] = 1
    return table.reshape(-1), row, column, width


def _places(ends: Indices, size: int) -> Indices:
    """Give the nodes at one end of a layer numbers from 0; -1 for all others."""
    import numpy as np

    places = np.full(size, -1, dtype=np.int64)
    there = np.unique(ends)
    places[there] = np.arange(len(there))
    return places
