"""Loops on record beside those that chance gives."""

from dataclasses import FrozenInstanceError

import networkx as nx
import pytest
from hypothesis import given, settings

from aigraph import find_loops, load
from aigraph.measures.null_model import SENTENCES, TooManySwapsError, null_model
from aigraph.model import Company
from tests.ledgers import TOY, ledger
from tests.strategies import simple_edges


def layers(funding, purchases):
    graph = nx.MultiDiGraph()
    graph.add_edges_from(funding, deal_class="funding")
    graph.add_edges_from(purchases, deal_class="purchase")
    return graph


def toy():
    graph = nx.DiGraph()
    for payer, payee, weight, kind in (
        ("V", "L", 10, "funding"),
        ("X", "L", 25, "funding"),
        ("L", "C", 30, "purchase"),
        ("C", "V", 20, "purchase"),
        ("L", "V", 5, "purchase"),
    ):
        graph.add_edge(payer, payee, weight=weight, deal_class=kind)
    return graph


@pytest.mark.parametrize("make", [toy, lambda: ledger(TOY).view(status="announced", layers=["cash"])])
def test_the_toy_is_counted_but_not_testable(make):
    found = null_model(make())
    assert (found.direct.observed.on_record, found.loops.observed.on_record) == (1, 2)
    assert found.direct.expected.on_record is found.direct.at_least.on_record is found.swaps_an_edge is None
    assert found.untestable == "Not testable: fewer than 2 funding edges can be swapped."
    assert found.direct.expected.note == found.untestable
    assert [pair[0].upper() + pair[1].upper() for pair in found.pairs] == ["VL"]


def test_two_pairs_that_only_pay_each_other_are_there_in_half_of_all_draws():
    graph = layers([("a", "b"), ("c", "d")], [("b", "a"), ("d", "c")])
    found = null_model(graph, draws=4000)
    # Each layer stands in one of two ways, equally likely: both fit together, or neither edge does.
    assert found.direct.expected.on_record == pytest.approx(1, abs=0.06)
    assert found.direct.at_least.on_record == pytest.approx(0.5, abs=0.03)
    assert (found.direct.drawn.p05, found.direct.drawn.p95) == (0, 2)
    assert found.direct.at_least.denominators == {"draws": 4000}
    assert found.swaps_an_edge >= 20


@pytest.mark.oracle
@given(simple_edges, simple_edges)
@settings(max_examples=60)
def test_counts_agree_with_a_search_by_hand(funding, purchases):
    found = null_model(layers(funding, purchases), draws=1)
    back = {ends[::-1] for ends in purchases}
    assert found.direct.observed.on_record == len(back & set(funding))
    assert found.pairs == tuple(sorted((str(a), str(b)) for a, b in back & set(funding)))
    cash = nx.DiGraph([*funding, *purchases])
    rings = 0
    for ring in nx.simple_cycles(cash, length_bound=3):
        legs = list(zip(ring, ring[1:] + ring[:1], strict=True))
        rings += any(leg in funding and other in purchases for leg in legs for other in legs if leg != other)
    assert found.loops.observed.on_record == rings


@pytest.mark.parametrize("status", ["paid", "binding"])
def test_the_loops_of_the_shipped_data_are_those_that_are_found(status):
    view = load().view(status=status, layers=["cash"])
    found = null_model(view, draws=1)
    rings = {
        frozenset(loop.companies) | {loop.companies} for loop in find_loops(view, max_length=3, kinds=["circular"])
    }
    assert found.loops.observed.on_record == len(rings)
    assert found.direct.expected.on_record > 0


def test_the_seed_fixes_the_draws():
    graph = layers([(1, 2), (3, 4), (5, 6), (2, 5)], [(2, 1), (4, 3), (6, 5), (1, 6)])
    one, same = (null_model(graph, draws=50, seed=3) for _ in range(2))
    assert one == same
    assert one.row() != null_model(graph, draws=50, seed=4).row()


def test_relabelling_changes_no_count():
    graph = layers([("a", "b"), ("c", "d"), ("b", "c")], [("b", "a"), ("d", "c"), ("c", "a")])
    other = nx.relabel_nodes(graph, {"a": "z", "b": "y"})
    one, two = null_model(graph, draws=20), null_model(other, draws=20)
    assert one.direct.observed.on_record == two.direct.observed.on_record
    assert one.loops.observed.on_record == two.loops.observed.on_record


def test_amounts_play_no_part():
    graph = layers([(1, 2), (3, 4), (5, 6)], [(2, 1), (4, 3), (6, 5)])
    weighted = graph.copy()
    for number, ends in enumerate(weighted.edges):
        weighted.edges[ends]["weight"] = number
    one, two = null_model(graph, draws=50), null_model(weighted, draws=50)
    assert one.direct.expected.on_record == two.direct.expected.on_record
    assert (one.direct.observed.n_edges_missing, two.direct.observed.n_edges_missing) == (6, 0)


def test_several_deals_of_a_pair_are_one():
    graph = layers([(1, 2), (1, 2), (3, 4)], [(2, 1), (4, 3), (4, 3)])
    found = null_model(graph, draws=5)
    assert (found.funding_edges, found.purchase_edges, found.direct.observed.on_record) == (2, 2, 2)


def test_placeholders_are_left_out():
    book = ledger(
        """
        a -> b equity signed 2025-01 1
        lenders -> b loan signed 2025-01 1
        b -> a chips signed 2025-01 1
        """,
        companies=[Company(id="lenders", name="Lenders", kind="placeholder")],
    )
    assert null_model(book.view()).funding_edges == 1


def test_investors_of_whom_nobody_says_more_than_what_is_left_for_them_are_left_out():
    book = ledger(
        """
        round: investors -> b equity signed 2025-01 10
        a -> b equity signed 2025-01 4 part_of=round
        b -> a chips signed 2025-01 1
        """,
        companies=[Company(id="investors", name="Investors", kind="placeholder")],
    )
    assert null_model(book.view()).funding_edges == 1


def test_parties_without_a_name_that_are_paid_and_pay_are_left_out_on_both_sides():
    book = ledger(
        """
        a -> lenders loan signed 2025-01 1
        lenders -> b loan signed 2025-01 1
        b -> a chips signed 2025-01 1
        """,
        companies=[Company(id="lenders", name="Lenders", kind="placeholder")],
    )
    assert null_model(book.view()).funding_edges == 0


@pytest.mark.parametrize(
    ("graph", "layer"),
    [
        (nx.DiGraph(), "funding"),
        (nx.DiGraph([("a", "b"), ("b", "a")]), "funding"),
        (layers([("a", "b"), ("c", "d")], []), "purchase"),
        (layers([("a", "b"), ("c", "d")], [("b", "a"), ("c", "a"), ("d", "a")]), "purchase"),
        (layers([("a", "b"), ("b", "c"), ("c", "a")], [("b", "a"), ("d", "c")]), "funding"),
    ],
)
def test_layers_without_two_edges_to_swap_are_not_testable(graph, layer):
    found = null_model(graph, draws=5)
    assert found.untestable == f"Not testable: fewer than 2 {layer} edges can be swapped."
    assert found.direct.observed.on_record is not None
    assert found.row()["direct_expected"] is None


def test_few_possible_swaps_are_told():
    hub = [(0, place) for place in range(1, 40)]
    found = null_model(layers([*hub, (40, 41)], [(1, 0), (41, 40), (2, 3)]), draws=3)
    assert not found.untestable
    assert found.swaps_an_edge < 20
    assert "Few swaps are possible" in found.direct.expected.note


def test_too_much_work_is_refused_with_what_it_would_take():
    graph = layers([(1, 2), (3, 4)], [(2, 1), (4, 3)])
    with pytest.raises(TooManySwapsError, match=r"about \d+\.\d minutes of work; ask for at most 1,500,000 draws"):
        null_model(graph, draws=10**8)
    graph.add_nodes_from(range(10, 20_000))
    with pytest.raises(TooManySwapsError, match=r"GB of memory"):
        null_model(graph, draws=1)


def test_wrong_usage_is_told():
    with pytest.raises(ValueError, match="draws 0 is below 1"):
        null_model(toy(), draws=0)
    with pytest.raises(ValueError, match="undirected"):
        null_model(nx.Graph([("a", "b")]))


def test_the_sentences_say_what_the_share_of_draws_is_worth():
    told = " ".join(null_model(toy()).sentences)
    assert told == " ".join(SENTENCES)
    assert "Where one vendor sells to almost everybody" in told
    assert "describes this record and tests nothing beyond it" in told
    assert "*" not in told


def test_the_answer_is_frozen_flat_and_the_given_unchanged():
    graph = toy()
    before = list(graph.edges(data=True))
    found = null_model(graph)
    assert list(graph.edges(data=True)) == before
    with pytest.raises(FrozenInstanceError):
        found.draws = 2
    for row in (found.row(), found.direct.row(), found.loops.row()):
        assert all(value is None or isinstance(value, str | int | float) for value in row.values())
    assert found.row()["direct_denominator_draws"] == 999
