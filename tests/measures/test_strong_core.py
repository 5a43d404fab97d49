"""The strongly connected core."""

import pytest
from hypothesis import given, settings

from aigraph.measures.strong_core import strong_core
from tests.ledgers import TOY, ledger
from tests.measures.test_max_circulation import TOY_GRAPH, deals, graph


@pytest.mark.parametrize("network", [TOY_GRAPH, ledger(TOY).view(status="announced", layers=["cash"])])
def test_all_but_the_outside_investor_are_the_core_of_the_toy_network(network):
    core = strong_core(network)
    assert core.companies == ("c", "l", "v")
    assert core.share.on_record == pytest.approx(0.722222, abs=1e-6)
    assert core.share_of_pairs.on_record == pytest.approx(0.8)
    assert core.share.denominators == {"recorded_usd_bn": 90}
    assert core.row()["companies"] == ("c", "l", "v")


def test_components_are_listed_largest_first():
    core = strong_core(graph(("a", "b", 1), ("b", "a", 1), ("c", "d", 1), ("d", "e", 1), ("e", "c", 1)))
    assert core.components == (("c", "d", "e"), ("a", "b"))
    assert core.share.on_record == 1


def test_deals_of_unknown_size_count_for_the_core_but_in_no_sum():
    core = strong_core(graph(("a", "b", None), ("b", "a", None)))
    assert core.companies == ("a", "b")
    assert (core.share.on_record, core.share_of_pairs.on_record) == (None, 1)
    assert core.share.why_open == "no amount is known"
    assert core.share.n_edges_missing == 2


def test_the_ends_of_the_share_hold_whatever_the_amounts_are():
    text = (
        "a -> b equity signed 2025 4 low=2 high=6\nb -> a chips signed 2025 3\nx -> a equity signed 2025 3 low=1 high=5"
    )
    core = strong_core(ledger(text).view())
    assert (core.share.low, core.share.on_record, core.share.high) == pytest.approx((5 / 10, 7 / 10, 9 / 10))


@pytest.mark.parametrize("given_deals", [[], [("a", "b", 3), ("b", "c", 4)], [("a", "a", 2)]])
def test_without_a_loop_there_is_no_core(given_deals):
    core = strong_core(graph(*given_deals))
    assert core.components == ()
    assert not core.share.on_record


@settings(max_examples=16)
@given(deals)
def test_scaling_leaves_the_share_as_it_is(found):
    share = strong_core(graph(*found)).share.on_record
    again = strong_core(graph(*((u, v, 3 * w) for u, v, w in found))).share.on_record
    assert again == (share if share is None else pytest.approx(share))
    assert share is None or 0 <= share <= 1
