"""Graphs in JSON and in pages: nodes and links of several programs, graphology, Plotly, APOC, pyvis."""

import json

import networkx as nx
import pytest
from pyvis.network import Network

import aigraph as ag
from aigraph import DataError, find_loops, load


def edges(document, tmp_path, name="graph.json", **options):
    path = tmp_path / name
    path.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    ledger = load(path, **options)
    names = {company.id: company.name for company in ledger.companies}
    return [
        (names[deal.payer], names[deal.payee], None if event.usd_bn is None else float(event.usd_bn))
        for deal, event in zip(ledger.deals, ledger.events, strict=True)
    ]


NODES = [{"id": 1, "label": "Nvidia"}, {"id": 2, "label": "OpenAI"}]


def test_vis_network_has_arrows_to_from_and_both_ways(tmp_path):
    links = [
        {"from": 1, "to": 2, "label": "$30bn", "arrows": "to", "value": 3},
        {"from": 1, "to": 2, "label": "$20bn", "arrows": {"from": {"enabled": True}, "to": False}},
        {"from": 1, "to": 2, "arrows": "to, from"},
        {"from": 1, "to": 2, "arrows": ""},
        {"from": 1},
    ]
    assert edges({"nodes": NODES, "edges": links}, tmp_path) == [("Nvidia", "OpenAI", 30), ("OpenAI", "Nvidia", 20)]
    refused = [str(problem) for problem in load(tmp_path / "graph.json").intake.refusals]
    assert ["mutual" in refused[0], "undirected" in refused[1], "to is missing" in refused[2]] == [True] * 3


def test_links_by_number_mean_the_nodes_in_their_order(tmp_path):
    document = {
        "nodes": [{"name": "Nvidia"}, {"name": "OpenAI"}],
        "links": [{"source": 0, "target": 1}, {"source": {"name": "OpenAI"}, "target": 0}],
    }
    assert edges(document, tmp_path) == [("Nvidia", "OpenAI", None), ("OpenAI", "Nvidia", None)]


def test_cytoscape_takes_nodes_and_edges_in_one_list(tmp_path):
    elements = [
        {"data": {"id": "n", "name": "Nvidia"}},
        {"data": {"id": "o", "name": "OpenAI"}},
        {"data": {"id": "e", "source": "n", "target": "o", "amount": 5e9}},
    ]
    assert edges({"elements": elements}, tmp_path) == [("Nvidia", "OpenAI", 5)]


def test_the_json_graph_format_has_nodes_by_their_ids(tmp_path):
    inner = {
        "directed": True,
        "nodes": {"A": {"label": "Nvidia"}, "B": {}},
        "edges": [{"source": "A", "target": "B", "metadata": {"amount": 5e9}}],
    }
    assert edges({"graph": inner}, tmp_path) == [("Nvidia", "B", 5)]
    with pytest.raises(DataError, match="is an undirected graph"):
        edges({"graph": inner | {"directed": False}}, tmp_path)


def test_graphology_keeps_what_it_has_under_attributes(tmp_path):
    graph = {
        "options": {"type": "mixed", "multi": True},
        "nodes": [{"key": "n", "attributes": {"label": "Nvidia"}}, {"key": "o"}],
        "edges": [
            {"key": "e", "source": "n", "target": "o", "attributes": {"amount": "$30bn"}},
            {"key": "f", "source": "n", "target": "o", "undirected": True},
            {"key": "g", "source": "n", "target": "zz"},
        ],
    }
    assert edges(graph, tmp_path) == edges({"graphDataset": graph}, tmp_path) == [("Nvidia", "o", 30)]
    refused = [str(problem) for problem in load(tmp_path / "graph.json").intake.refusals]
    assert ["is undirected" in refused[0], "target 'zz' is none; expected the key of a node" in refused[1]] == [
        True,
        True,
    ]


def test_a_sankey_of_plotly_has_links_by_number(tmp_path):
    link = {"source": [0, 1, 5], "target": [1, 0, 0], "value": [30, 20, 1], "label": ["a", "b", "c"]}
    figure = {
        "data": [{"type": "bar"}, {"type": "sankey", "node": {"label": ["Nvidia", "OpenAI"]}, "link": link}],
        "layout": {},
    }
    assert edges(figure, tmp_path, unit="bn") == [("Nvidia", "OpenAI", 30), ("OpenAI", "Nvidia", 20)]
    assert "source 5 is none" in str(load(tmp_path / "graph.json").intake.refusals[0]).replace("'", "")
    link["target"] = {"dtype": "i1", "bdata": "AQAA"}
    with pytest.raises(DataError, match=r"link\.target is an array packed by Plotly"):
        edges(figure, tmp_path)


@pytest.mark.parametrize("is_document", [False, True])
def test_apoc_exports_are_read_line_by_line_and_as_one_document(is_document, tmp_path):
    nodes = [
        {"type": "node", "id": key, "properties": {"name": name}} for key, name in (("0", "Nvidia"), ("1", "OpenAI"))
    ]
    rels = [
        {
            "type": "relationship",
            "id": "7",
            "label": "INVESTS",
            "properties": {"amount": 5e9},
            "start": {"id": "0"},
            "end": {"id": "1"},
        }
    ]
    text = json.dumps({"nodes": nodes, "rels": rels}) if is_document else "\n".join(map(json.dumps, nodes + rels))
    assert edges(text, tmp_path) == [("Nvidia", "OpenAI", 5)]
    assert load(tmp_path / "graph.json").deals[0].instrument.deal_class == "funding"


def test_a_page_that_pyvis_drew_is_read_and_our_own_names_its_json(tmp_path):
    net = Network(directed=True)
    net.add_node(1, label="Nvidia")
    net.add_node(2, label="OpenAI")
    net.add_edge(1, 2, label="$30bn")
    net.add_edge(2, 1)
    net.write_html(str(tmp_path / "net.html"))
    assert edges((tmp_path / "net.html").read_text(encoding="utf-8"), tmp_path, "n.html") == [
        ("Nvidia", "OpenAI", 30),
        ("OpenAI", "Nvidia", None),
    ]
    own = tmp_path / "own.html"
    ag.draw(load(tmp_path / "net.html").view()).save(own)
    with pytest.raises(DataError, match="a page that aigraph drew; expected the JSON that its menu saves"):
        load(own)
    with pytest.raises(DataError, match="a web page without a network"):
        edges("<!DOCTYPE html><html></html>", tmp_path)


def test_nodes_1_and_the_text_1_are_two():
    assert not find_loops(load(nx.DiGraph([(1, "a"), ("a", "1")])).view(), kinds="all")
    assert find_loops(load(nx.DiGraph([(1, "a"), ("a", 1)])).view(), kinds="all")
