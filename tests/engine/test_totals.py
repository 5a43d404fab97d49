"""Cycles of any length are counted without a visit to each, and the numbers are those of a search that visits them."""

from collections import Counter
from itertools import chain, permutations
from math import comb, factorial

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigraph.engine import count_cycles, extension
from aigraph.engine.inputs.read import read_edges
from aigraph.engine.limits import Limits
from aigraph.engine.protocol import Query
from aigraph.engine.run import Meter
from aigraph.engine.simple import extension_search
from aigraph.engine.simple.extension_search import ExtensionSearch
from aigraph.engine.simple.python.search import PythonSearch
from tests.strategies import multigraphs

pytestmark = pytest.mark.skipif(extension.cycles is None, reason="the extension was not built")

MANY = 1 << 40


def go_on():
    return False


def totals(pairs, steps=MANY, check=go_on, min_length=1):
    plain = extension.cycles.read_pairs(list(pairs))
    return extension.cycles.Search(len(plain[0]), plain[1], plain[2], None, 0, min_length, None).totals(steps, check)


def ring_of_diamonds(number):
    corners = [(step, (step + 1) % number) for step in range(number)]
    return [
        edge for here, there in corners for side in "ab" for edge in ((here, f"{side}{here}"), (f"{side}{here}", there))
    ]


@given(graph=multigraphs(nodes=11, most_edges=45), min_length=st.sampled_from([1, 1, 2, 4]))
@settings(max_examples=300)
def test_counts_of_any_graph_are_those_of_a_search_that_visits_each_cycle(graph, min_length):
    edges = read_edges(graph)
    listed = chain.from_iterable(PythonSearch(edges, Query(min_length=min_length)).blocks(Meter(Limits())))
    expected = Counter(map(len, listed))
    loops = expected.pop(1, 0)
    search = extension.cycles.Search(len(edges.nodes), list(edges.tails), list(edges.heads), None, 0, min_length, None)
    assert search.totals(MANY, go_on) == expected
    assert count_cycles(graph, min_length=min_length) == expected | ({1: loops} if loops else {})


@pytest.mark.parametrize("seed", range(12))
def test_counts_of_sparse_graphs_are_those_of_networkx(seed):
    graph = nx.gnp_random_graph(16 + 2 * seed, 2.1 / (15 + 2 * seed), seed=seed, directed=True)
    assert totals(graph.edges) == Counter(map(len, nx.simple_cycles(graph)))


@pytest.mark.parametrize("shape", [(2, 9), (3, 5), (4, 4)])
def test_counts_of_grids_in_both_directions_are_those_of_networkx(shape):
    # A grid is narrow, and none of its nodes has a single predecessor.
    grid = nx.grid_2d_graph(*shape, create_using=nx.DiGraph)
    assert totals(grid.edges) == Counter(map(len, nx.simple_cycles(grid)))


@pytest.mark.parametrize("size", [2, 3, 6, 9, 12, 16])
def test_a_complete_digraph_has_the_cycles_of_the_closed_form(size):
    expected = {length: comb(size, length) * factorial(length - 1) for length in range(2, size + 1)}
    assert totals(permutations(range(size), 2)) == expected


def test_complete_digraphs_have_the_published_numbers_of_cycles():
    # https://oeis.org/A006231
    published = [1, 5, 20, 84, 409, 2365, 16_064, 125_664, 1_112_073]
    assert [sum(totals(permutations(range(size), 2)).values()) for size in range(2, 11)] == published


@pytest.mark.parametrize("number", [2, 16, 62])
def test_a_ring_of_diamonds_has_a_cycle_for_each_choice_of_sides(number):
    assert count_cycles(ring_of_diamonds(number)) == {2 * number: 2**number}


def test_a_number_past_64_bits_is_not_given_rather_than_wrong():
    assert totals(ring_of_diamonds(63)) is None
    assert totals(ring_of_diamonds(70)) is None


def test_what_takes_more_steps_than_allowed_is_not_given():
    assert totals(permutations(range(9), 2), steps=100) is None
    assert totals([(node, (node + 1) % 600) for node in range(600)]) is None


def test_a_check_that_tells_to_stop_ends_the_count():
    asked = []

    def stop():
        asked.append(1)
        return True

    assert totals(permutations(range(18), 2), check=stop) is None
    assert asked == [1]


def test_what_a_check_raises_is_raised():
    def fail():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        totals(permutations(range(18), 2), check=fail)


def test_roots_and_bounds_are_left_to_the_search():
    plain = extension.cycles.read_pairs([("a", "b"), ("b", "c"), ("c", "a")])
    for roots, max_length in (([0], 0), (None, 2)):
        assert extension.cycles.Search(3, plain[1], plain[2], roots, max_length, 1, None).totals(MANY, go_on) is None


def test_what_was_counted_before_all_were_known_counts_once(monkeypatch):
    edges = read_edges([*permutations(range(9), 2), (3, 3)])
    # So small that the search has counted some when the totals come.
    monkeypatch.setattr(extension_search, "STEPS", 500)
    pieces = list(ExtensionSearch(edges, Query()).counts(Meter(Limits())))
    added = Counter()
    for piece in pieces:
        for length, number in piece.items():
            added[length] += number
    assert len(pieces) > 2
    assert added == {1: 1} | {length: comb(9, length) * factorial(length - 1) for length in range(2, 10)}


def test_more_cycles_than_can_be_visited_are_counted_to_the_last():
    counts = count_cycles(list(permutations(range(19), 2)))
    assert counts == {length: comb(19, length) * factorial(length - 1) for length in range(2, 20)}
    assert counts.cut is None
