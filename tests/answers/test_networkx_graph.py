"""A view as a networkx multigraph that every other tool can read."""

import networkx as nx
import pytest

from aigraph import to_graph
from aigraph.model import Company
from tests.ledgers import TOY, ledger

UNKNOWN_SIZE = TOY + "\n e8: c -> v chips signed 2025-03"


def test_the_graph_is_directed_and_keeps_parallel_deals_under_their_ids():
    graph = to_graph(ledger(TOY).view(status="announced"))
    assert type(graph) is nx.MultiDiGraph
    assert set(graph["v"]["l"]) == {"e1a", "e1b", "e7"}
    assert graph.number_of_edges() == 7


def test_amounts_are_weights_and_an_unknown_amount_is_no_attribute():
    graph = to_graph(ledger(UNKNOWN_SIZE).view())
    assert graph.edges["c", "v", "e4"]["weight"] == 20.0
    assert "weight" not in graph.edges["c", "v", "e8"]


def test_subsidiaries_are_merged():
    companies = [Company(id="c2", name="C2", parent="c")]
    graph = to_graph(ledger(TOY + "\n e9: c2 -> v chips signed 2025-03 1", companies).view())
    assert "c2" not in graph
    assert graph.edges["c", "v", "e9"]["weight"] == 1.0


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_the_graph_can_be_written_and_read_by_other_tools(form, tmp_path):
    graph = to_graph(ledger(UNKNOWN_SIZE).view())
    path = tmp_path / f"deals.{form}"
    getattr(nx, f"write_{form}")(graph, path)
    again = getattr(nx, f"read_{form}")(path)
    assert again.number_of_edges() == graph.number_of_edges()
    assert set(again.nodes) == set(graph.nodes)
