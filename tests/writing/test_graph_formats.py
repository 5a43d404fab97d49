"""Graph formats, opened by the programs' own readers: networkx, and a grammar of what GEXF 1.3 allows."""

import io
import json
from decimal import Decimal
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from hypothesis import given, settings

from aigraph import find_loops, load
from aigraph.writing.gexf import gexf_text
from aigraph.writing.graphml import graphml_text
from aigraph.writing.node_link import cytoscape_text, node_link_text
from aigraph.writing.unsupported_text import REPLACEMENT
from aigraph.writing.view_graph import EDGE_ATTRIBUTES, graph_of_view
from tests.ledgers import TOY, ledger
from tests.strategies import hostile_ledgers, ledgers

READERS = {
    gexf_text: lambda text: nx.read_gexf(io.BytesIO(text.encode())),
    graphml_text: lambda text: nx.read_graphml(io.BytesIO(text.encode()), force_multigraph=True),
    node_link_text: lambda text: nx.node_link_graph(json.loads(text), edges="edges"),
    cytoscape_text: lambda text: nx.cytoscape_graph(json.loads(text)),
}


def shown(view):
    return graph_of_view(view, find_loops(view))


def toy(**seen):
    return shown(ledger(TOY).view(layers=("cash", "value", "contingent"), **seen))


def xml_safe(text):
    return "".join(sign if sign in "\t\n\r" or (sign >= " " and not ("\ud800" <= sign <= "\udfff") and sign not in "\ufffe\uffff") else REPLACEMENT for sign in text)  # fmt: skip


@pytest.mark.parametrize("write", READERS, ids=lambda write: write.__name__)
def test_every_deal_is_an_edge_of_its_own_with_typed_amounts(write):
    graph = READERS[write](write(toy(status="all"))[0])
    assert graph.is_directed()
    assert graph.is_multigraph()
    assert {key for _, _, key in graph.edges(keys=True)} == {"e1a", "e1b", "e2", "e3", "e4", "e5", "e6", "e7"}
    deal = graph.edges["v", "l", "e1a"]
    assert (deal["usd_bn"], deal["low_usd_bn"], deal["high_usd_bn"]) == (6.0, 6.0, 6.0)
    assert (deal["instrument"], deal["status"], deal["since"]) == ("equity", "signed", "2025-01-31")
    assert deal["in_loop"] is True
    assert deal["loops"] >= 1
    assert graph.nodes["v"]["name"] == "V"
    assert graph.nodes["x"]["in_loop"] is False


@pytest.mark.parametrize("write", READERS, ids=lambda write: write.__name__)
def test_an_unknown_amount_is_absent_and_an_open_one_has_no_end(write):
    text = """
        d1: a -> b equity signed 2025
        d2: b -> a chips signed 2025-02 high=100
    """
    graph = READERS[write](write(shown(ledger(text).view()))[0])
    edges = {key: data for _, _, key, data in _keyed(graph)}
    assert not {"usd_bn", "low_usd_bn", "high_usd_bn", "weight"} & set(edges["d1"])
    assert edges["d2"]["high_usd_bn"] == 100.0
    assert "usd_bn" not in edges["d2"]


def _keyed(graph):
    # networkx gives a graph without parallel edges back from GEXF, the id among the attributes then.
    if graph.is_multigraph():
        return list(graph.edges(keys=True, data=True))
    return [(payer, payee, data["id"], data) for payer, payee, data in graph.edges(data=True)]


@pytest.mark.parametrize("write", READERS, ids=lambda write: write.__name__)
@given(made=ledgers())
@settings(max_examples=8)
def test_any_view_can_be_read_back_with_all_its_deals(write, made):
    view = made.view(status="all", layers=("cash", "value", "contingent"))
    graph = READERS[write](write(shown(view))[0])
    assert sorted(key for _, _, key, _ in _keyed(graph)) == sorted(arrow.deal.id for arrow in view.arrows)
    figures = {key: data.get("usd_bn") for _, _, key, data in _keyed(graph)}
    for arrow in view.arrows:
        assert figures[arrow.deal.id] == (None if arrow.amount.central is None else float(arrow.amount.central))


@pytest.mark.parametrize("write", READERS, ids=lambda write: write.__name__)
@given(made=hostile_ledgers())
@settings(max_examples=8)
def test_hostile_text_is_text_and_what_cannot_be_held_is_counted(write, made):
    text, lost = write(shown(made.view()))
    graph = READERS[write](text)
    names = {company.id: company.name for company in made.companies}
    is_xml = write in (gexf_text, graphml_text)
    for node, data in graph.nodes(data=True):
        expected = xml_safe(names[node]) if is_xml else names[node]
        if write is graphml_text:
            expected = expected.replace("\r\n", "\n").replace("\r", "\n")
        assert data["name"] == expected
    assert bool(lost) == (is_xml and any(map(_is_dirty, _texts(made))))


def _texts(made):
    yield from (company.name for company in made.companies)
    yield from (deal.title + deal.package for deal in made.deals)
    yield from (event.reported for event in made.events)
    yield from (alias.alias for alias in made.aliases)


def _is_dirty(text):
    return xml_safe(text) != text


def test_gexf_follows_the_grammar_of_version_1_3():
    ns, viz = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"
    root = ET.fromstring(gexf_text(toy())[0])  # noqa: S314 (our own text)
    assert (root.tag, root.attrib) == (f"{ns}gexf", {"version": "1.3"})
    assert [child.tag for child in root] == [f"{ns}meta", f"{ns}graph"]
    inner = root[1]
    assert inner.attrib == {"defaultedgetype": "directed", "mode": "dynamic", "timeformat": "date"}
    assert [child.tag for child in inner] == [f"{ns}attributes", f"{ns}attributes", f"{ns}nodes", f"{ns}edges"]
    declared = {part.get("class"): {one.get("id"): one.get("type") for one in part} for part in inner[:2]}
    assert declared["edge"]["usd_bn"] == "double"
    assert declared["edge"]["in_loop"] == "boolean"
    assert declared["node"]["loops"] == "integer"
    allowed = {"id", "label", "type", "source", "target", "kind", "start"}
    for sort, records, last in (("node", inner[2], f"{viz}color"), ("edge", inner[3], f"{viz}thickness")):
        assert records.get("count") == str(len(records))
        for record in records:
            assert set(record.attrib) <= allowed
            assert [child.tag for child in record] == [f"{ns}attvalues", last]
            assert {value.get("for") for value in record[0]} <= set(declared[sort])


def test_dates_make_a_timeline_in_gephi():
    root = ET.fromstring(gexf_text(toy())[0])  # noqa: S314 (our own text)
    starts = {edge.get("id"): edge.get("start") for edge in root.iter("{http://gexf.net/1.3}edge")}
    assert starts["e3"] == "2025-02-28"


def test_figures_are_written_digit_by_digit():
    text = gexf_text(shown(ledger("d: a -> b loan signed 2025 0.123456789012345").view()))[0]
    assert 'value="0.123456789012345"' in text


def test_a_deal_that_is_called_like_a_company_keeps_an_id_of_its_own_in_cytoscape():
    data = json.loads(cytoscape_text(shown(ledger("a: a -> b loan signed 2025 1").view()))[0])
    ids = [record["data"]["id"] for sort in ("nodes", "edges") for record in data["elements"][sort]]
    assert sorted(ids) == ["a", "b", "deal a"]


def test_a_merged_subsidiary_is_still_named_as_the_recorded_end():
    view = load().view()
    graph = shown(view)
    moved = [edge for edge in graph.edges if edge.values["recorded_payer"] != edge.payer]
    assert moved
    assert all(view.group_of(edge.values["recorded_payer"]) == edge.payer for edge in moved)


def test_values_are_of_the_sort_that_is_declared():
    sorts = {"number": Decimal, "count": int, "flag": bool, "list": tuple, "text": str}
    for edge in toy().edges:
        for name, value in edge.values.items():
            sort = EDGE_ATTRIBUTES[name]
            assert sort == "day" or isinstance(value, sorts[sort])
