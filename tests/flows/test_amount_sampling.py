"""Amounts between their bounds, and how they are sampled."""

from dataclasses import replace
from decimal import Decimal

import networkx as nx
import numpy as np
import pytest

from aigraph.flows.amount_sampling import FlowPart, FlowSampler, flow_parts
from aigraph.model.amount import Amount
from tests.ledgers import ledger


def part(name="d", key=("a", "b", None), **ends):
    return FlowPart(name, key, Amount.of(**ends))


def test_a_view_gives_its_cash_deals_of_which_some_bound_is_known():
    view = ledger("""
        up: a -> b equity signed 2025-01 high=10
        floor: a -> b equity signed 2025-01 low=3
        nothing: a -> b equity signed 2025-01
        exact: b -> a chips signed 2025-01 5
        paper: b -> a warrant signed 2025-01 5
    """).view()
    found = flow_parts(view)
    assert [each.name for each in found] == ["floor", "up", "exact"]
    assert [each.bounds for each in found] == [(3, 3), (0, 10), (5, 5)]
    assert [each.is_unbounded for each in found] == [True, False, False]
    assert [each.is_uncertain for each in found] == [True, True, False]


def test_an_open_amount_reaches_its_central_value():
    assert part(low="2", central="7").bounds == (2, 7)


def test_edges_of_a_graph_have_bounds():
    graph = nx.MultiDiGraph()
    graph.add_edge("b", "a", weight=2)
    graph.add_edge("a", "b", weight=3, low=1, high=4)
    graph.add_edge("a", "b", low=1, high=4)
    graph.add_edge("a", "b")
    assert [(each.name, each.amount.central) for each in flow_parts(graph)] == [
        ("1", Decimal(3)),
        ("2", None),
        ("0", Decimal(2)),
    ]


@pytest.mark.parametrize("ends", [{"low": 3, "high": 2}, {"weight": 1, "low": -1, "high": 2}])
def test_bounds_out_of_order_are_refused(ends):
    graph = nx.DiGraph()
    graph.add_edge("a", "b", **ends)
    with pytest.raises(ValueError, match="'a' -> 'b'"):
        flow_parts(graph)


def test_parts_of_a_flow_are_added_up_and_exact_flows_are_fixed():
    sampler = FlowSampler(
        [
            part("x", low="1", central="2", high="4"),
            part("y", central="10"),
            part("z", ("b", "a", None), central="3"),
        ]
    )
    assert sampler.keys == (("a", "b", None),)
    assert (sampler.low.tolist(), sampler.high.tolist()) == ([11], [14])
    assert [each.name for each in sampler.uncertain] == ["x"]


def test_samples_follow_the_triangular_distribution():
    drawn = FlowSampler([part(low="6", central="8", high="13")]).sample(200_000, 0, "alone")[:, 0]
    assert drawn.min() >= 6
    assert drawn.max() <= 13
    assert drawn.mean() == pytest.approx((6 + 8 + 13) / 3, abs=0.02)
    assert (drawn < 8).mean() == pytest.approx(2 / 7, abs=0.005)


def test_an_amount_without_a_central_value_is_uniform_between_its_bounds():
    drawn = FlowSampler([part(high="10")]).sample(100_000, 0, "alone")[:, 0]
    assert np.quantile(drawn, [0.1, 0.5, 0.9]) == pytest.approx([1, 5, 9], abs=0.1)


def test_comonotone_amounts_rise_together():
    sampler = FlowSampler([part(low="6", central="8", high="10"), part("e", ("b", "a", None), high="3")])
    comonotone = sampler.sample(500, 1, "together")
    assert (np.diff(comonotone[np.argsort(comonotone[:, 0])], axis=0) >= 0).all()
    independent = sampler.sample(500, 1, "alone")
    assert abs(np.corrcoef(independent.T)[0, 1]) < 0.2


@pytest.mark.parametrize("way", ["alone", "grouped", "together"])
def test_the_seed_fixes_the_samples(way):
    sampler = FlowSampler([part(high="10"), part("e", ("b", "a", None), high="3")])
    one, same, other = (sampler.sample(5, seed, way) for seed in (3, 3, 4))
    assert (one == same).all()
    assert (one != other).any()


def test_modes_at_a_bound_and_no_width_at_all_are_fine():
    for ends in ({"low": "2", "central": "2", "high": "5"}, {"low": "2", "central": "5", "high": "5"}, {"low": "2"}):
        sampler = FlowSampler([part(**ends)])
        drawn = sampler.sample(100, 0, "alone")
        assert np.isfinite(drawn).all()
        assert drawn.min() >= 2
        assert drawn.max() <= 5


def test_nothing_uncertain_is_an_empty_row():
    sampler = FlowSampler([])
    assert sampler.sample(3, 0, "alone").shape == (3, 0)
    assert sampler.low.shape == (0,)


def test_amounts_with_a_group_in_common_share_one_quantile_also_by_way_of_others():
    parts = [
        replace(part(low="0", high="1"), name=name, key=(name, "b", None), groups=frozenset(groups))
        for name, groups in (("a", ["package p"]), ("c", ["package p", "source s"]), ("d", ["source s"]), ("x", []))
    ]
    drawn = FlowSampler(parts).sample(2_000, 0, "grouped")
    assert (drawn[:, 0] == drawn[:, 1]).all()
    assert (drawn[:, 1] == drawn[:, 2]).all()
    assert abs(np.corrcoef(drawn[:, 0], drawn[:, 3])[0, 1]) < 0.1


def test_a_view_says_what_the_amounts_hang_on():
    text = "one: a -> c equity signed 2025-01-01 10 package=both\ntwo: b -> c equity signed 2025-01-01 10 package=both"
    one, two = flow_parts(ledger(text).view())
    assert {"package both"} < one.groups & two.groups
