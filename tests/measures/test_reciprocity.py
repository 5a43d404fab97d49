"""Money matched by payments straight back."""

import pytest
from hypothesis import given, settings

from aigraph.measures.balanced_circulation import balanced_circulation
from aigraph.measures.max_circulation import max_circulation
from aigraph.measures.reciprocity import reciprocity
from tests.ledgers import TOY, ledger
from tests.measures.test_max_circulation import TOY_GRAPH, deals, graph


@pytest.mark.parametrize("network", [TOY_GRAPH, ledger(TOY).view(status="announced", layers=["cash"])])
def test_a_ninth_of_the_toy_network_is_paid_straight_back(network):
    found = reciprocity(network)
    assert found.on_record == pytest.approx(0.111111, abs=1e-6)
    assert found.denominators == {"recorded_usd_bn": 90}


@pytest.mark.parametrize(
    ("given_deals", "share"),
    [
        ([], None),
        ([("a", "b", None)], None),
        ([("a", "b", 3), ("b", "c", 3), ("c", "a", 3)], 0),
        ([("a", "b", 3), ("b", "a", 3)], 1),
        ([("a", "a", 3), ("a", "b", 1)], 0),
    ],
    ids=["empty", "unknown", "triangle", "pair", "pays itself"],
)
def test_edge_cases(given_deals, share):
    assert reciprocity(graph(*given_deals)).on_record == share


@settings(max_examples=16)
@given(deals)
def test_it_is_a_share_that_pairs_alone_can_circulate_and_scale_does_not_matter(found):
    share = reciprocity(graph(*found)).on_record
    assert (share is None) == (not any(w for _, _, w in found))
    if share is not None:
        assert 0 <= share <= max_circulation(graph(*found)).share.on_record + 1e-9
        assert reciprocity(graph(*((u, v, 3 * w) for u, v, w in found))).on_record == pytest.approx(share)
        assert balanced_circulation(graph(*found)).share.on_record >= 0
