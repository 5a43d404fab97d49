"""The deals that move a figure most."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph.flows.measure import Measure, basis, recorded
from aigraph.flows.network import network_of
from aigraph.flows.time_limit import TooManyEvaluationsError
from aigraph.measures.tornado import tornado
from tests.ledgers import TOY, ledger


def total(network):
    return network.matrix().sum()


def share_of_chips(network):
    """What v gives, as a share of what l gets."""
    received = network.matrix()[:, network.index["l"]]
    if not received.sum():
        return None
    return Measure(
        name="share_of_v",
        unit="share",
        bounds=recorded(network, float(received[network.index["v"]] / received.sum())),
        denominators={"received_usd_bn": float(received.sum())},
        **basis(network),
    )


def ranged():
    graph = nx.DiGraph()
    graph.add_edge("v", "l", weight=8, low=6, high=10)
    graph.add_edge("x", "l", weight=25)
    graph.add_edge("l", "c", weight=30, low=20, high=40)
    graph.add_edge("c", "v", weight=20, low=10, high=25)
    return graph


def test_deals_come_by_how_far_they_move_the_figure():
    found = tornado(ranged(), total)
    assert [(bar.payer, bar.payee, bar.at_low.on_record, bar.at_high.on_record, bar.swing) for bar in found.bars] == [
        ("l", "c", 73, 93, 20),
        ("c", "v", 73, 88, 15),
        ("v", "l", 81, 85, 4),
    ]
    assert found.figure.on_record == 83
    assert found.tried == 3


def test_top_cuts_the_list_and_zero_lists_all():
    assert [len(tornado(ranged(), total, top=top).bars) for top in (1, 2, 0)] == [1, 2, 3]
    assert tornado(ranged(), total, top=1).tried == 3


def test_a_measure_keeps_its_name_its_denominator_and_what_it_rests_on():
    bar = tornado(ranged(), share_of_chips).bars[0]
    assert (bar.payer, bar.payee) == ("v", "l")
    assert (bar.at_low.name, bar.at_low.unit) == ("share_of_v", "share")
    assert bar.at_high.denominators == {"received_usd_bn": 35}
    assert bar.swing == pytest.approx(10 / 35 - 6 / 31)
    assert bar.row()["usd_bn"] == 8
    assert bar.row()["low_usd_bn"] == 6


def test_each_deal_of_a_view_moves_alone():
    view = ledger("""
        e1a: v -> l equity signed 2025-01 6 low=5 high=9
        e1b: v -> l equity signed 2025-01 high=4
        e2: x -> l equity signed 2025-01 25
        e3: x -> l equity signed 2025-01
    """).view(layers=["cash"])
    found = tornado(view, total)
    assert [(bar.deal, bar.at_low.on_record, bar.at_high.on_record) for bar in found.bars] == [
        ("e1a", 30, 34),
        ("e1b", 31, 35),
    ]
    counted = found.bars[1].at_high
    assert (counted.n_edges_used, counted.n_edges_missing) == (3, 1)
    assert (found.figure.n_edges_used, found.figure.n_edges_missing) == (3, 1)


def test_a_deal_without_a_high_end_stands_at_its_central_value_and_says_so():
    view = ledger("more: v -> l equity signed 2025-01 8 low=6").view(layers=["cash"])
    bar = tornado(view, total).bars[0]
    assert (bar.at_low.on_record, bar.at_high.on_record) == (6, 8)
    assert bar.amount.high is None
    assert bar.row()["high_usd_bn"] is None
    assert "no ceiling" in bar.row()["note"]


def test_a_flow_of_a_network_moves_as_a_whole():
    view = ledger("""
        e1a: v -> l equity signed 2025-01 6 low=5 high=9
        e1b: v -> l equity signed 2025-01 2 low=1 high=4
    """).view(layers=["cash"])
    bar = tornado(network_of(view), total).bars[0]
    assert (bar.deal, bar.at_low.on_record, bar.at_high.on_record) == ("v-l", 6, 13)


def test_a_deal_that_makes_the_figure_undefined_comes_first():
    graph = nx.DiGraph()
    graph.add_edge("v", "l", weight=8, low=0, high=10)
    graph.add_edge("l", "c", weight=30, low=0, high=400)
    found = tornado(graph, share_of_chips)
    assert [bar.payer for bar in found.bars] == ["v", "l"]
    assert found.bars[0].swing is None
    assert found.bars[0].at_low.on_record is None


def test_ties_stand_by_name():
    graph = nx.DiGraph()
    for payer in "dbca":
        graph.add_edge(payer, "z", weight=2, low=1, high=3)
    assert [bar.payer for bar in tornado(network_of(graph), total, top=0).bars] == ["a", "b", "c", "d"]
    assert [bar.deal for bar in tornado(graph, total, top=0).bars] == ["0", "1", "2", "3"]


@pytest.mark.parametrize("graph", [nx.DiGraph(), nx.DiGraph([("a", "b")])])
def test_where_nothing_is_known_there_are_no_bars(graph):
    found = tornado(graph, total)
    assert (found.bars, found.tried) == ((), 0)


def test_exact_amounts_give_no_bars():
    assert tornado(ledger(TOY).view(status="announced", layers=["cash"]), total).bars == ()


def test_wrong_usage_and_slowness_are_told():
    with pytest.raises(ValueError, match="top -1 is below 0"):
        tornado(ranged(), total, top=-1)
    with pytest.raises(TypeError, match="gave list"):
        tornado(ranged(), lambda _: [])
    with pytest.raises(TooManyEvaluationsError, match="6 runs take about"):
        tornado(ranged(), total, max_seconds=0)


def test_rows_are_plain():
    found = tornado(ranged(), share_of_chips)
    for row in (found.row(), *found.rows()):
        assert all(value is None or isinstance(value, str | int | float | tuple) for value in row.values())
    assert found.row()["deals"] == tuple(bar.deal for bar in found.bars)


sizes = st.lists(st.tuples(*[st.integers(0, 20)] * 3).map(sorted), min_size=1, max_size=5)


@given(sizes)
def test_of_a_sum_each_bar_is_as_wide_as_its_amount(amounts):
    graph = nx.DiGraph()
    for number, (low, central, high) in enumerate(amounts):
        graph.add_edge(f"p{number}", "lab", weight=central, low=low, high=high)
    bars = tornado(graph, total, top=0).bars
    assert sorted(bar.swing for bar in bars) == sorted(high - low for low, _, high in amounts if high > low)
    assert [bar.swing for bar in bars] == sorted((bar.swing for bar in bars), reverse=True)
