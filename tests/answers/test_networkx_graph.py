"""A view as a networkx multigraph: what it rests on travels with it, and an unknown amount is never counted as 1."""

from datetime import datetime

import networkx as nx
import pytest

from aigraph import find_loops, to_frame, to_graph
from aigraph.flows import network_of
from aigraph.model import Company, UnknownChoiceError
from aigraph.store import data_version
from tests.ledgers import TOY, ledger

UNKNOWN_SIZE = ledger(TOY + "\n e8: c -> v chips signed 2025-03\n e9: x -> l loan signed 2025-03 low=2 high=4").view()


def test_the_graph_is_directed_and_keeps_parallel_deals_under_their_ids():
    graph = to_graph(ledger(TOY).view(status="announced"))
    assert type(graph) is nx.MultiDiGraph
    assert set(graph["v"]["l"]) == {"e1a", "e1b", "e7"}
    assert graph.number_of_edges() == 7


def test_the_graph_says_what_it_rests_on():
    about = to_graph(UNKNOWN_SIZE).graph
    assert (about["as_of"], about["status"], about["layers"]) == (datetime(2025, 3, 31), "binding", ["cash", "value"])  # noqa: DTZ001
    assert about["data_version"] == data_version(UNKNOWN_SIZE.ledger)
    assert (about["unknown"], about["unknown_deals"]) == (None, ["e8", "e9"])


def test_days_are_datetimes_and_an_undated_deal_has_none():
    assert to_graph(UNKNOWN_SIZE).edges["c", "v", "e4"]["since"] == datetime(2025, 3, 31)  # noqa: DTZ001
    assert nx.to_pandas_edgelist(to_graph(UNKNOWN_SIZE))["since"].dtype.kind == "M"


def test_what_would_add_an_unknown_amount_as_one_ends_with_an_error():
    graph = to_graph(UNKNOWN_SIZE)
    assert graph.edges["c", "v", "e8"]["weight"] is None
    for algorithm in (
        lambda: dict(graph.degree(weight="weight")),
        lambda: graph.size(weight="weight"),
        lambda: nx.pagerank(graph),
        lambda: nx.dijkstra_path_length(graph, "c", "v"),
        lambda: nx.bellman_ford_path_length(graph, "c", "v"),
        lambda: nx.betweenness_centrality(graph, weight="weight"),
        lambda: nx.community.louvain_communities(graph, seed=1),
        lambda: nx.to_numpy_array(graph),
        lambda: nx.maximum_flow_value(nx.DiGraph(graph), "x", "v", capacity="weight"),
    ):
        with pytest.raises((TypeError, ValueError, nx.NetworkXException)):
            algorithm()


def test_what_looks_at_no_weight_takes_the_graph_as_it_is():
    graph = to_graph(UNKNOWN_SIZE)
    rings = {frozenset(ring) for ring in nx.simple_cycles(graph)}
    assert rings == {frozenset(loop.companies) for loop in find_loops(UNKNOWN_SIZE)}


def test_deals_of_unknown_size_can_be_left_out():
    graph = to_graph(UNKNOWN_SIZE, unknown="drop")
    assert not graph.has_edge("c", "v", "e8")
    assert dict(graph.in_degree(weight="weight"))["v"] == 25.0
    assert graph.graph["unknown_deals"] == ["e8", "e9"]
    assert sum(nx.pagerank(graph).values()) == pytest.approx(1)


def test_deals_of_unknown_size_can_count_with_the_least_they_can_be_or_with_a_figure():
    low, five = to_graph(UNKNOWN_SIZE, unknown="low"), to_graph(UNKNOWN_SIZE, unknown=5)
    assert [low.edges[edge]["weight"] for edge in (("c", "v", "e8"), ("x", "l", "e9"))] == [0.0, 2.0]
    assert five.edges["c", "v", "e8"]["weight"] == 5.0
    with pytest.raises(UnknownChoiceError, match="expected drop or low"):
        to_graph(UNKNOWN_SIZE, unknown="dorp")


def test_a_measure_of_the_graph_is_that_of_the_view():
    graph, whole = to_graph(UNKNOWN_SIZE), UNKNOWN_SIZE
    cash = [edge for edge in graph.edges(keys=True) if graph.edges[edge]["layer"] == "cash"]
    made, own = network_of(graph.edge_subgraph(cash)), network_of(whole)
    assert [flow.amount for flow in made.flows] == [flow.amount for flow in own.flows]
    assert (made.n_edges_used, made.n_edges_missing) == (own.n_edges_used, own.n_edges_missing)


def test_the_edges_are_the_deals_of_the_frame():
    frame = to_frame(UNKNOWN_SIZE).set_index("deal")
    for _, _, deal, weight in to_graph(UNKNOWN_SIZE).edges(keys=True, data="weight"):
        assert weight == frame.usd_bn[deal] or (weight is None and frame.usd_bn.isna()[deal])


def test_subsidiaries_are_merged():
    companies = [Company(id="c2", name="C2", parent="c")]
    graph = to_graph(ledger(TOY + "\n e9: c2 -> v chips signed 2025-03 1", companies).view())
    assert "c2" not in graph
    assert graph.edges["c", "v", "e9"]["weight"] == 1.0
