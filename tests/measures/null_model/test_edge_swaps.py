"""Swaps of payees: every network with the same degrees is as likely, and no other is drawn."""

from collections import Counter
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigraph.measures.null_model.edge_swaps import can_swap, swap_edges
from tests.strategies import simple_edges


def indices(edges):
    return tuple(np.array(ends, dtype=np.int64) for ends in zip(*edges, strict=True))


@pytest.mark.parametrize(
    "edges",
    [
        [(0, 1), (1, 2), (2, 3), (3, 0), (0, 2)],
        [(0, 1), (2, 3), (4, 5), (1, 4)],
        [(0, 1), (1, 0), (2, 3), (3, 2), (0, 2)],
    ],
)
def test_every_network_with_these_degrees_is_equally_likely(edges):
    payers = [payer for payer, _ in edges]
    possible = {
        frozenset(zip(payers, payees, strict=True)) for payees in set(permutations([payee for _, payee in edges]))
    }
    possible = {each for each in possible if len(each) == len(edges) and all(a != b for a, b in each)}
    drawn, _ = swap_edges(indices(edges), 6, 14_000, np.random.default_rng(0))
    counts = Counter(frozenset(zip(payers, row, strict=True)) for row in drawn.tolist())
    assert set(counts) == possible
    expected = 14_000 / len(possible)
    # Chi squared stays below three times its degrees of freedom but for one case in ten thousand.
    assert sum((count - expected) ** 2 / expected for count in counts.values()) < 3.5 * (len(possible) - 1)


@pytest.mark.oracle
def test_with_roles_every_network_that_keeps_them_is_equally_likely():
    edges = [(0, 3), (1, 4), (2, 5), (0, 5)]
    roles = np.array([0, 0, 1, 2, 2, 3])
    payers = [payer for payer, _ in edges]

    def mixing(each):
        return Counter((roles[payer], roles[payee]) for payer, payee in each)

    # What single swaps that keep the roles can reach, one after another.
    possible, waiting = {frozenset(edges)}, [frozenset(edges)]
    while waiting:
        here = sorted(waiting.pop())
        for (a, b), (c, d) in permutations(here, 2):
            there = frozenset([*(set(here) - {(a, b), (c, d)}), (a, d), (c, b)])
            if (
                len(there) == len(edges)
                and all(x != y for x, y in there)
                and mixing(there) == mixing(edges)
                and there not in possible
            ):
                possible.add(there)
                waiting.append(there)
    assert len(possible) > 1
    drawn, _ = swap_edges(indices(edges), 6, 9_000, np.random.default_rng(0), roles)
    counts = Counter(frozenset(zip(payers, row, strict=True)) for row in drawn.tolist())
    assert set(counts) == possible
    expected = 9_000 / len(possible)
    assert sum((count - expected) ** 2 / expected for count in counts.values()) < 4 * max(3, len(possible) - 1)


def test_edges_that_are_kept_are_never_doubled():
    drawn, _ = swap_edges(indices([(0, 1), (2, 3)]), 4, 200, np.random.default_rng(0), None, indices([(0, 3)]))
    assert {tuple(row) for row in drawn.tolist()} == {(1, 3)}


@given(simple_edges, st.integers(0, 5))
@settings(max_examples=24)
def test_a_draw_keeps_all_degrees_and_has_no_loops_nor_doubles(edges, seed):
    payers, payees = indices(edges)
    drawn, _ = swap_edges((payers, payees), 8, 5, np.random.default_rng(seed))
    for row in drawn:
        assert Counter(row.tolist()) == Counter(payees.tolist())
        assert len(set(zip(payers.tolist(), row.tolist(), strict=True))) == len(edges)
        assert (payers != row).all()


@given(simple_edges)
def test_a_layer_can_be_swapped_if_some_pair_can(edges):
    there = set(edges)

    def fits(one, other):
        new = {(one[0], other[1]), (other[0], one[1])}
        return len(new) == 2 and not new & there and all(a != b for a, b in new)

    expected = any(fits(one, other) for one in edges for other in edges if one != other)
    assert can_swap(*indices(edges)) is expected


@pytest.mark.parametrize("edges", [[(0, 1), (1, 3), (2, 3)], [(0, 2), (1, 2), (3, 0)]])
def test_edges_to_the_last_company_are_told_apart_from_those_to_others(edges):
    assert can_swap(*indices(edges))
