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
    assert (found.direct.observed.on_record, found.apart.observed.on_record) == (1, 1)
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
    assert (found.direct.drawn.lower, found.direct.drawn.upper) == (0, 2)
    assert found.direct.at_least.denominators == {"draws": 4000}
    assert found.swaps_an_edge >= 20


@pytest.mark.oracle
@given(simple_edges, simple_edges)
@settings(max_examples=24)
def test_counts_agree_with_a_search_by_hand(funding, purchases):
    found = null_model(layers(funding, purchases), draws=1)
    back = {ends[::-1] for ends in purchases}
    assert found.direct.observed.on_record == len(back & set(funding))
    assert found.pairs == tuple(sorted((str(a), str(b)) for a, b in back & set(funding)))


@pytest.mark.parametrize("status", ["paid", "binding"])
def test_the_pairs_of_the_shipped_data_are_the_loops_of_two(status):
    view = load().view(status=status, layers=["cash"])
    found = null_model(view, draws=1)
    pairs = {frozenset(loop.companies) for loop in find_loops(view, max_length=2, kinds=["circular"])}
    assert {frozenset(pair) for pair in found.pairs} == pairs
    assert found.direct.expected.on_record > 0


def test_a_swap_keeps_the_number_of_edges_from_role_to_role():
    # Each lab can only take the place of the lab, so that what chance deals out is less than without roles.
    funding = [("chips", "lab"), ("fund", "site"), ("bank", "cloud")]
    purchases = [("lab", "chips"), ("site", "fund"), ("cloud", "bank")]
    graph = layers(funding, purchases)
    assert not null_model(graph, draws=5).untestable
    nx.set_node_attributes(graph, {name: name for name in graph}, "role")
    assert null_model(graph, draws=5).untestable == "Not testable: fewer than 2 funding edges can be swapped."
    nx.set_node_attributes(graph, {"chips": "vendor", "fund": "vendor", "lab": "a", "site": "b"}, "role")
    found = null_model(graph, draws=200)
    # The two vendors swap their recipients and their buyers; the bank and the cloud stay a pair in every draw.
    assert (found.direct.drawn.lower, found.direct.drawn.upper) == (1, 3)
    assert found.direct.expected.on_record == pytest.approx(2, abs=0.2)


PACKAGES = """
    a -> b equity signed 2025-01-01 1 package=p
    b -> a chips signed 2025-06-01 1 package=p
    c -> d equity signed 2025-02-01 1
    d -> c chips signed 2025-02-01 1
    e -> f equity signed 2025-03-01 1
    f -> e chips signed 2025-04-01 1
    g -> h equity signed 2025-05-01 1
    h -> g chips signed 2025-07-01 1
"""


def test_pairs_of_one_package_or_of_one_announcement_stay_where_they_are_and_are_counted_nowhere():
    found = null_model(ledger(PACKAGES).view(), draws=300)
    assert found.packaged == (("a", "b"), ("c", "d"))
    assert (found.direct.observed.on_record, found.apart.observed.on_record) == (4, 2)
    assert (found.apart.drawn.lower, found.apart.drawn.upper) == (0, 2)
    assert found.apart.expected.on_record == pytest.approx(1, abs=0.2)


def test_a_record_that_no_draw_reaches_is_less_than_one_in_the_draws_and_the_record():
    ends = [(f"f{number}", f"r{number}") for number in range(12)]
    found = null_model(layers(ends, [end[::-1] for end in ends]), draws=99)
    assert (found.direct.as_many, found.direct.p, found.direct.text) == (0, 0.01, "< 1 in 100")
    assert found.direct.row()["p"] == 0.01


def test_draws_that_reach_it_are_counted():
    graph = layers([("a", "b"), ("c", "d")], [("b", "a"), ("d", "c")])
    direct = null_model(graph, draws=9).direct
    assert direct.text == f"{direct.as_many} in 9"
    assert direct.p == (direct.as_many + 1) / 10


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
    hub = [(0, place) for place in range(1, 160)]
    found = null_model(layers([*hub, (160, 161)], [(1, 0), (161, 160), (2, 3)]), draws=3)
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
    for row in (found.row(), found.direct.row(), found.apart.row()):
        assert all(value is None or isinstance(value, str | int | float) for value in row.values())
    assert found.row()["direct_denominator_draws"] == 999
