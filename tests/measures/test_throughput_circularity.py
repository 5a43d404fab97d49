"""The balanced circulation and throughput circularity, against the published triangles and their invariants."""

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigraph.measures.balanced_circulation import balanced_circulation
from aigraph.measures.max_circulation import max_circulation
from aigraph.measures.strong_core import strong_core
from aigraph.measures.throughput_circularity import throughput_circularity
from tests.ledgers import TOY, ledger
from tests.measures.test_max_circulation import NAMES, TOY_GRAPH, TRIANGLE, deals, graph


def toy(status="announced"):
    return ledger(TOY).view(status=status, layers=["cash"])


@pytest.mark.parametrize("network", [TOY_GRAPH, toy()])
def test_the_toy_network_has_the_values_worked_out_on_paper(network):
    balanced = balanced_circulation(network)
    assert (balanced.usd_bn.on_record, balanced.share.on_record) == pytest.approx((28.571429, 0.317460), abs=1e-6)
    found = throughput_circularity(network)
    assert found.recycled_usd_bn.on_record == pytest.approx(10)
    assert found.new_usd_bn.on_record == pytest.approx(25)
    assert found.share.on_record == pytest.approx(0.285714, abs=1e-6)
    assert found.share.denominators["recycled_and_new_usd_bn"] == pytest.approx(35)
    assert {frozenset(loop): amount for loop, amount in found.loops} == {
        frozenset("vlc"): pytest.approx(8.571429, abs=1e-6),
        frozenset("vl"): pytest.approx(1.428571, abs=1e-6),
    }


def test_signed_deals_recycle_less_and_a_called_guarantee_more():
    assert throughput_circularity(toy("binding")).share.on_record == pytest.approx(0.171429, abs=1e-6)
    called = TOY_GRAPH.copy()
    called.add_edge("v", "c", weight=6)
    assert throughput_circularity(called).share.on_record == pytest.approx(0.390244, abs=1e-6)


@pytest.mark.oracle
def test_the_published_triangle_recycles_half_with_and_without_a_middleman():
    """Homs-Dones et al. 2025, companion code: volume .75 and .6667, throughput .5, new money 1."""
    for published, volume in ((TRIANGLE, 0.75), ([("v", "m", 2), ("m", "l", 2), *TRIANGLE[1:]], 2 / 3)):
        network = graph(*published)
        found = throughput_circularity(network)
        assert balanced_circulation(network).share.on_record == pytest.approx(volume)
        assert (found.share.on_record, found.new_usd_bn.on_record) == pytest.approx((0.5, 1))


@pytest.mark.oracle
def test_the_published_triangle_both_ways_takes_apart_into_five_loops():
    both = graph(*((u, v, 1) for u in "abc" for v in "abc" if u != v))
    found = throughput_circularity(both)
    assert found.recycled_usd_bn.on_record == pytest.approx(8 / 3)
    assert sorted((len(loop), round(amount, 6)) for loop, amount in found.loops) == [
        *[(2, 0.666667)] * 3,
        *[(3, 0.333333)] * 2,
    ]
    assert found.share.on_record == 1


@pytest.mark.parametrize(
    ("given_deals", "recycled", "share"),
    [
        ([], 0, None),
        ([("a", "b", 3), ("b", "c", 4)], 0, 0),
        ([("a", "b", None), ("b", "a", None)], 0, None),
        ([("a", "b", 3), ("b", "c", 3), ("c", "a", 3)], 3, 1),
        ([("a", "a", 7), ("a", "b", 1)], 0, 0),
    ],
    ids=["empty", "acyclic", "unknown", "closed loop", "pays itself"],
)
def test_edge_cases(given_deals, recycled, share):
    network = graph(*given_deals)
    found = throughput_circularity(network)
    assert found.recycled_usd_bn.on_record == (recycled and pytest.approx(recycled))
    assert found.share.on_record == (share and pytest.approx(share))
    balanced = balanced_circulation(network)
    assert balanced.share.on_record is None or balanced.share.on_record == pytest.approx(share)
    assert found.share.why_open == ("no amount is known" if share is None else "")


def test_with_more_loops_than_the_limit_there_is_no_recycled_money():
    complete = graph(*((u, v, 1 + (ord(u) * ord(v)) % 5) for u in NAMES for v in NAMES if u != v))
    cut = throughput_circularity(complete, max_loops=10)
    assert cut.share.on_record is None
    assert cut.loops == ()
    assert cut.recycled_usd_bn.on_record is None
    assert cut.share.why_open == "more than 10 loops, which max_loops limits"
    with pytest.raises(ValueError, match="below 1"):
        throughput_circularity(complete, max_loops=0)


@settings(max_examples=24)
@given(deals)
def test_the_order_of_the_circulations_holds_on_any_network(found):
    network = graph(*found)
    balanced, most, core = balanced_circulation(network), max_circulation(network), strong_core(network)
    total = sum(w for _, _, w in found)
    inside = (core.share.on_record or 0) * total
    assert -1e-6 <= balanced.usd_bn.on_record <= most.usd_bn.on_record + 1e-6 <= inside + 2e-6 <= total + 3e-6
    amounts = {(u, v): w for u, v, w in found}
    balance = dict.fromkeys(NAMES, 0.0)
    for payer, payee, usd_bn in balanced.flows:
        assert usd_bn <= amounts[payer, payee] + 1e-6
        balance[payer] -= usd_bn
        balance[payee] += usd_bn
    assert all(abs(left) < 1e-6 for left in balance.values())
    round_and_round = {(payer, payee): usd_bn for payer, payee, usd_bn in balanced.flows}
    rest = nx.DiGraph((u, v) for u, v, w in found if w - round_and_round.get((u, v), 0) > 1e-6)
    assert nx.is_directed_acyclic_graph(rest)


@settings(max_examples=16)
@given(deals, st.data())
def test_loops_add_up_to_the_circulation_and_a_middleman_scale_or_name_changes_no_share(found, data):
    network = graph(*found)
    measured = throughput_circularity(network)
    balanced = balanced_circulation(network)
    assert sum(len(loop) * amount for loop, amount in measured.loops) == pytest.approx(
        balanced.usd_bn.on_record, abs=1e-6
    )
    changed = [[(u, v, 3 * w) for u, v, w in found], found[::-1]]
    changed.append([("zyxwv"[NAMES.index(u)], "zyxwv"[NAMES.index(v)], w) for u, v, w in found])
    if found:
        place = data.draw(st.integers(0, len(found) - 1))
        u, v, w = found[place]
        changed.append([*found[:place], (u, "m", w), ("m", v, w), *found[place + 1 :]])
    for other in changed:
        again = throughput_circularity(graph(*other)).share.on_record
        assert again == (
            measured.share.on_record
            if measured.share.on_record is None
            else pytest.approx(measured.share.on_record, abs=1e-6)
        )


@pytest.mark.parametrize("by_hand", ["_of_large", "_by_power_iteration", "_by_sparse_factors"])
def test_large_components_are_solved_as_small_ones_are(by_hand, monkeypatch):
    # Private, because a component of 2,000 companies would take minutes.
    module = "aigraph.flows.methods.balanced_flow_forwarding"
    ring = [(f"n{i:02}", f"n{(i + step) % 20:02}", 1 + (7 * i + step) % 5) for i in range(20) for step in (1, 4, 9)]
    together = balanced_circulation(graph(*ring))
    monkeypatch.setattr(f"{module}._LARGEST_STACKED", 1)
    monkeypatch.setattr(f"{module}._LARGEST_DENSE", 3 if by_hand != "_of_large" else 600)
    if by_hand == "_by_sparse_factors":
        monkeypatch.setattr(f"{module}._by_power_iteration", lambda *_: None)
    alone = balanced_circulation(graph(*ring))
    assert [flow[2] for flow in alone.flows] == pytest.approx([flow[2] for flow in together.flows], abs=1e-9)


def test_rows_have_the_parts_of_the_share():
    assert throughput_circularity(TOY_GRAPH).row()["new_usd_bn"] == pytest.approx(25)
    assert balanced_circulation(TOY_GRAPH).row()["denominator_recorded_usd_bn"] == 90
