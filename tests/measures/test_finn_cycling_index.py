"""Finn's cycling index, against the printed figures of published food webs."""

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigraph import UnknownNameError
from aigraph.measures.finn_cycling_index import finn_cycling_index
from tests.ledgers import TOY, ledger
from tests.measures.test_max_circulation import NAMES, TOY_GRAPH, deals, graph

OYSTER = [
    ("FF", "Pred", 0.5135),
    ("FF", "Det", 15.791),
    ("Micro", "Meio", 1.2060),
    ("Micro", "Dep", 1.2060),
    ("Meio", "Dep", 0.6609),
    ("Meio", "Det", 4.2403),
    ("Dep", "Pred", 0.1721),
    ("Dep", "Det", 1.9076),
    ("Pred", "Det", 0.3262),
    ("Det", "Micro", 8.1721),
    ("Det", "Meio", 7.2745),
    ("Det", "Dep", 0.6431),
]
CONE_SPRING = [
    ("Plants", "Det", 8881),
    ("Bact", "Feed", 75),
    ("Bact", "Det", 1600),
    ("Feed", "Carn", 370),
    ("Feed", "Det", 200),
    ("Carn", "Det", 167),
    ("Det", "Bact", 5205),
    ("Det", "Feed", 2309),
]


def fed(flows, **inflow):
    web = graph(*flows)
    nx.set_node_attributes(web, inflow, "inflow")
    return web


def test_the_oyster_reef_cycles_as_printed_in_the_vignette_of_enar():
    found = finn_cycling_index(fed(OYSTER, FF=41.47))
    assert found.index.on_record == pytest.approx(0.1101686, abs=1e-7)
    assert found.throughflow_usd_bn.on_record == pytest.approx(83.5833, abs=1e-6)
    assert found.path_length.on_record == pytest.approx(2.015512, abs=1e-6)
    assert found.path_length.denominators["entering_usd_bn"] == pytest.approx(41.47)


@pytest.mark.oracle
def test_the_cone_spring_cycles_as_published():
    found = finn_cycling_index(fed(CONE_SPRING, Plants=11184, Det=635))
    assert found.index.on_record == pytest.approx(0.091939, abs=1e-6)
    assert found.throughflow_usd_bn.on_record == pytest.approx(30626)
    assert found.cycled_usd_bn.on_record == pytest.approx(2815.7235, abs=1e-4)
    boundary = 11184 + 635
    both_ways = sum(w for *_, w in CONE_SPRING) + 2 * boundary
    assert found.cycled_usd_bn.on_record / both_ways == pytest.approx(0.0663382, abs=1e-7)


@pytest.mark.parametrize("network", [TOY_GRAPH, ledger(TOY).view(status="announced", layers=["cash"])])
def test_the_toy_network_has_the_values_worked_out_on_paper(network):
    found = finn_cycling_index(network)
    assert found.throughflow_usd_bn.on_record == pytest.approx(115)
    shares = {company: measure.on_record for company, measure in found.by_company.items()}
    assert shares == pytest.approx({"c": 0.242424, "l": 0.285714, "v": 0.285714, "x": 0}, abs=1e-6)
    assert found.index.on_record == pytest.approx(0.212309, abs=1e-6)
    assert found.index.denominators == {"throughflow_usd_bn": pytest.approx(115)}
    assert found.row()["cycled_usd_bn"] == pytest.approx(24.415584, abs=1e-6)


def test_signed_deals_cycle_less_and_a_called_guarantee_more():
    signed = finn_cycling_index(ledger(TOY).view(layers=["cash"]))
    assert signed.index.on_record == pytest.approx(0.126488, abs=1e-6)
    called = TOY_GRAPH.copy()
    called.add_edge("v", "c", weight=6)
    assert finn_cycling_index(called).index.on_record == pytest.approx(0.263533, abs=1e-6)


def test_known_totals_dilute_what_was_there_before():
    found = finn_cycling_index(TOY_GRAPH, totals={"v": 130, "c": 60})
    assert found.by_company["v"].on_record * 130 < 7.142857
    assert finn_cycling_index(TOY_GRAPH, totals={"v": 1}).index.on_record == pytest.approx(0.212309, abs=1e-6)
    with pytest.raises(UnknownNameError, match="'nobody'"):
        finn_cycling_index(TOY_GRAPH, totals={"nobody": 1})


def test_a_loop_that_leaks_nothing_cycles_all_and_says_so():
    found = finn_cycling_index(graph(("a", "b", 0.1), ("b", "c", 0.1), ("c", "a", 0.1), ("x", "y", 0.3)))
    assert found.closed == ("a", "b", "c")
    assert found.by_company["a"].on_record == 1
    assert found.index.on_record == pytest.approx(0.3 / 0.9)
    assert "closed loop" in found.index.note
    assert finn_cycling_index(graph(("a", "b", 2), ("b", "a", 2))).path_length.on_record is None


@pytest.mark.parametrize(
    ("given_deals", "index"),
    [([], None), ([("a", "b", None), ("b", "a", None)], None), ([("a", "b", 3), ("b", "c", 4)], 0)],
    ids=["empty", "unknown", "acyclic"],
)
def test_edge_cases(given_deals, index):
    assert finn_cycling_index(graph(*given_deals)).index.on_record == index


@settings(max_examples=24)
@given(deals, st.sampled_from([0.001, 1000]))
def test_shares_are_shares_and_scale_and_names_do_not_matter(found, scale):
    one = finn_cycling_index(graph(*found))
    scaled = finn_cycling_index(graph(*((u, v, scale * w) for u, v, w in found)))
    renamed = finn_cycling_index(graph(*(("zyxwv"[NAMES.index(u)], "zyxwv"[NAMES.index(v)], w) for u, v, w in found)))
    for measure in one.by_company.values():
        assert measure.on_record is None or -1e-9 <= measure.on_record <= 1 + 1e-9
    for other in (scaled, renamed):
        assert (other.index.on_record is None) == (one.index.on_record is None)
        if one.index.on_record is not None:
            assert other.index.on_record == pytest.approx(one.index.on_record, abs=1e-6)
