"""What measures work on: flows of a view or of any graph, with what is missing counted."""

from decimal import Decimal

import networkx as nx
import pytest

from aigraph import UnknownNameError
from aigraph.flows import network_of
from aigraph.flows.network import company_in
from aigraph.model import Company
from aigraph.model.instruments import DealClass
from tests.ledgers import TOY, ledger


def test_deals_of_one_class_are_added_up_and_those_without_amount_are_counted_apart():
    network = network_of(ledger(TOY + "\n e8: v -> l loan signed 2025-03").view(status="announced"))
    (flow,) = (flow for flow in network.flows if (flow.payer, flow.payee) == ("v", "l"))
    assert (flow.amount.low, flow.amount.high, flow.on_record) == (Decimal(10), None, 10)
    assert (flow.deals, flow.missing) == (("e1a", "e1b"), ("e8",))
    assert (network.n_edges_used, network.n_edges_missing) == (6, 1)


def test_only_cash_is_counted_and_named():
    network = network_of(ledger(TOY).view(layers=["cash", "value", "contingent"]))
    assert {flow.deal_class for flow in network.flows} == {DealClass.FUNDING, DealClass.PURCHASE}
    assert network.scenario.endswith(", cash")


def test_the_matrix_has_payers_as_rows():
    network = network_of(ledger(TOY).view(status="announced"))
    assert network.companies == ("c", "l", "v", "x")
    assert network.matrix().tolist() == [[0, 0, 20, 0], [30, 0, 5, 0], [0, 10, 0, 0], [0, 25, 0, 0]]
    assert network.matrix({DealClass.FUNDING}).sum() == 35


def test_a_placeholder_that_pays_and_is_paid_passes_nothing_on():
    crowd = Company(id="p", name="P lenders", kind="placeholder")
    network = network_of(ledger("a -> p loan signed 2025 1\n p -> a loan signed 2025 1", [crowd]).view())
    assert network.companies == ("a", "p", "p (paid)")


def test_any_digraph_is_taken_with_parallel_edges_added_up():
    graph = nx.MultiDiGraph([("a", "b", {"weight": 1.5}), ("a", "b", {"weight": 2}), ("b", "a", {})])
    graph.nodes["a"]["inflow"] = 3
    network = network_of(graph)
    assert network.matrix().tolist() == [[0, 3.5], [0, 0]]
    assert (dict(network.inflow), network.n_edges_missing) == ({"a": 3.0}, 1)


def test_what_is_no_network_is_refused():
    with pytest.raises(ValueError, match="undirected"):
        network_of(nx.Graph([("a", "b")]))
    with pytest.raises(ValueError, match="negative"):
        network_of(nx.DiGraph([("a", "b", {"weight": -1})]))


def test_a_company_is_found_by_name_in_a_view_and_by_node_in_a_graph():
    view = ledger(TOY).view()
    assert company_in(view, network_of(view), "V") == "v"
    graph = nx.DiGraph([("nvidia", "b", {"weight": 1})])
    with pytest.raises(UnknownNameError, match="did you mean nvidia"):
        company_in(graph, network_of(graph), "nvida")
