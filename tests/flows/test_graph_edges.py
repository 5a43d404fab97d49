"""Graphs of any origin: each is read, or refused in one clear message."""

import math
from decimal import Decimal

import networkx as nx
import pytest

import aigraph as ag
from aigraph.answers.system import measure_system
from aigraph.flows.graph_edges import edges_of, nodes_of
from aigraph.measures import list_measures


def graph(*edges, kind=nx.MultiDiGraph):
    made = kind()
    made.add_edges_from(edges)
    return made


@pytest.mark.parametrize("weight", [2, 2.0, Decimal(2)])
def test_a_weight_may_be_any_real_number(weight):
    (edge,) = edges_of(graph(("a", "b", {"weight": weight})))
    assert edge.amount.is_exact
    assert edge.amount.central == 2


@pytest.mark.parametrize("attributes", [{}, {"weight": None}, {"weight": math.nan}])
def test_what_is_missing_is_unknown_and_no_zero(attributes):
    (edge,) = edges_of(graph(("a", "b", attributes)))
    assert not edge.amount.is_known


def test_ends_are_read_beside_the_weight():
    (edge,) = edges_of(graph(("a", "b", {"low": 1, "weight": 2, "high": 4})))
    assert (edge.amount.low, edge.amount.central, edge.amount.high) == (1, 2, 4)
    found = ag.max_circulation(graph(("a", "b", {"low": 1, "weight": 2, "high": 4}), ("b", "a", {"weight": 3})))
    assert (found.usd_bn.low, found.usd_bn.on_record, found.usd_bn.high) == pytest.approx((2, 4, 6))


@pytest.mark.parametrize(
    ("attributes", "said"),
    [
        ({"weight": -1}, "the weight -1 of 'a' -> 'b' is negative"),
        ({"weight": "much"}, "the weight 'much' of 'a' -> 'b' is no number"),
        ({"weight": math.inf}, "the weight inf of 'a' -> 'b' is infinite"),
        ({"weight": 2, "low": 3}, "has low 3, weight 2: expected low <= weight <= high"),
        ({"deal_class": "gift"}, "the deal_class 'gift' of 'a' -> 'b' is none of funding, purchase"),
    ],
)
def test_a_wrong_attribute_is_named_with_its_edge(attributes, said):
    with pytest.raises(ValueError, match=said):
        ag.max_circulation(graph(("a", "b", attributes)))


def test_what_is_no_directed_graph_is_refused():
    with pytest.raises(TypeError, match=r"expected a View, a Network or a networkx\.DiGraph, got list"):
        ag.measures.reciprocity([("a", "b", 1)])
    with pytest.raises(ValueError, match="undirected"):
        ag.measures.trophic_levels(nx.Graph([("a", "b")]))
    with pytest.raises(ValueError, match="the nodes 1 and '1' have the same name as text"):
        nodes_of(nx.DiGraph([(1, "1")]))
    wrong = nx.DiGraph([("a", "b")])
    wrong.nodes["a"]["inflow"] = -3
    with pytest.raises(ValueError, match="the inflow -3 of 'a' is negative"):
        ag.measures.finn_cycling_index(wrong)


def odd():
    """Integer nodes, parallel edges, a self-loop, a missing and a zero weight, two parts, a lonely node."""
    made = graph(
        (1, 2, {"weight": 3, "deal_class": "funding"}),
        (1, 2, {"weight": 1, "deal_class": "funding"}),
        (2, 1, {"weight": 2, "deal_class": "purchase"}),
        (2, 2, {"weight": 5}),
        (2, 3, {}),
        (3, 1, {"weight": 0, "deal_class": "purchase"}),
        (10, 11, {"weight": 7, "deal_class": "purchase"}),
    )
    made.add_node(99)
    return made


@pytest.mark.parametrize("listed", [one for one in list_measures() if one.about == "network"], ids=lambda one: one.name)
def test_every_figure_takes_an_odd_graph(listed):
    figure = listed.of(ag.flows.network_of(odd()))
    assert figure.on_record is not None
    assert figure.n_edges_missing == (0 if listed.name == "strong_core_share_of_pairs" else 1)
    assert "what a company pays itself counts as cycled throughflow only" in figure.scenario


def test_every_other_measure_takes_an_odd_graph():
    made = odd()
    assert ag.round_trip(made, 1).revenue_usd_bn.high == pytest.approx(2)
    assert ag.concentration(made, 1).largest == ("2",)
    assert ag.shock(made, 1, 0.5).spending_cut.on_record == 2
    assert ag.measures.clearing(made, cash={2: 1}).greatest.on_record > 0
    assert ag.measures.keystones(made).companies.on_record == 1
    assert ag.measures.coverage(made, 2).denominators["commitments_usd_bn"] == 2
    assert ag.measures.null_model(made).untestable


def test_an_empty_graph_and_one_without_amounts_are_undefined_and_never_zero_shares():
    for made in (nx.DiGraph(), graph(("a", "b", {}), ("b", "a", {}))):
        for measure in measure_system(made):
            if measure.unit == "share" and measure.name != "strong_core_share_of_pairs":
                assert measure.on_record is None, measure.name


def test_what_leaves_to_the_outside_passes_through_as_what_comes_from_there_does():
    made = graph(("a", "b", {"weight": 4}), ("b", "a", {"weight": 2}))
    assert ag.measures.finn_cycling_index(made).throughflow_usd_bn.on_record == 8
    made.nodes["b"]["outflow"] = 6
    assert ag.measures.finn_cycling_index(made).throughflow_usd_bn.on_record == 4 + 8
