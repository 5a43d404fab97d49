"""The largest circulation, against published values and its own definition."""

from dataclasses import replace
from itertools import product

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigraph.flows.network import network_of
from aigraph.measures.max_circulation import max_circulation
from tests.ledgers import TOY, ledger

NAMES = "abcde"
TRIANGLE = [("v", "l", 2), ("l", "c", 1), ("c", "v", 1)]


def graph(*deals):
    made = nx.DiGraph()
    made.add_edges_from((payer, payee, {} if w is None else {"weight": w}) for payer, payee, w in deals)
    return made


TOY_GRAPH = graph(("v", "l", 10), ("x", "l", 25), ("l", "c", 30), ("c", "v", 20), ("l", "v", 5))
deals = st.dictionaries(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] != pair[1]),
    st.integers(0, 20),
    max_size=12,
).map(lambda found: [(*pair, w) for pair, w in found.items()])


def amount(*given):
    return max_circulation(graph(*given)).usd_bn.on_record


@pytest.mark.parametrize("network", [TOY_GRAPH, ledger(TOY).view(status="announced", layers=["cash"])])
def test_a_third_of_the_toy_network_can_go_round(network):
    found = max_circulation(network)
    assert found.usd_bn.on_record == pytest.approx(30)
    assert found.share.on_record == pytest.approx(1 / 3)
    assert found.share.denominators == {"recorded_usd_bn": 90}
    assert (found.share.low, found.share.high) == (found.share.on_record, found.share.on_record)


def test_of_signed_deals_less_can_go_round_and_with_a_called_guarantee_more():
    signed = max_circulation(ledger(TOY).view(layers=["cash"]))
    assert (signed.usd_bn.on_record, signed.share.on_record) == pytest.approx((18, 0.209302), abs=1e-6)
    called = TOY_GRAPH.copy()
    called.add_edge("v", "c", weight=6)
    found = max_circulation(called)
    assert (found.usd_bn.on_record, found.share.on_record) == pytest.approx((42, 0.4375))


@pytest.mark.oracle
def test_the_published_triangle_circulates_three_quarters_and_with_a_middleman_two_thirds():
    assert max_circulation(graph(*TRIANGLE)).share.on_record == pytest.approx(0.75)
    longer = [("v", "m", 2), ("m", "l", 2), *TRIANGLE[1:]]
    assert max_circulation(graph(*longer)).share.on_record == pytest.approx(2 / 3)


def _least_corner(network):
    varying = [number for number, flow in enumerate(network.flows) if not flow.is_certain]
    shares = []
    for ends in product(("low", "high"), repeat=len(varying)):
        chosen = dict(zip(varying, ends, strict=True))
        flows = tuple(flow.at(flow.end(chosen.get(number, "low"))) for number, flow in enumerate(network.flows))
        shares.append(max_circulation(replace(network, flows=flows)).share.on_record)
    return min(shares)


def test_ranges_give_exact_ends_in_dollars_and_the_best_corner_as_a_share():
    """The corner is worked out in method.md: legs of the loop high, all others low."""
    ranges = TOY.replace("signed 2025-01 6", "signed 2025-01 8 low=6 high=10").replace(
        "e1b: v -> l equity announced 2025-01 4\n", ""
    )
    ranges = ranges.replace("signed 2025-02 30", "signed 2025-02 30 low=20 high=40").replace(
        "signed 2025-03 20", "signed 2025-03 20 low=10 high=25"
    )
    found = max_circulation(ledger(ranges).view(layers=["cash"]))
    assert (found.usd_bn.low, found.usd_bn.high) == pytest.approx((18, 30))
    assert found.share.high == pytest.approx(0.428571, abs=1e-6)
    assert found.share.low == pytest.approx(_least_corner(network_of(ledger(ranges).view(layers=["cash"]))))
    assert found.share.is_exact


def test_an_open_amount_alone_leaves_the_circulation_bounded():
    found = max_circulation(ledger("v -> l equity signed 2025 6 low=6\nl -> v chips signed 2025 4").view())
    assert (found.usd_bn.low, found.usd_bn.on_record, found.usd_bn.high) == (4 * 2, 4 * 2, 4 * 2)
    # Every corner has v and l pay each other 4 of what they pay in all, which has no ceiling.
    assert (found.share.low, found.share.high) == (0, pytest.approx(8 / 10))
    assert found.share.why_open == "V → L is a sum without a ceiling"


@pytest.mark.parametrize(
    ("given_deals", "value", "share"),
    [
        ([], 0, None),
        ([("a", "b", 3), ("b", "c", 4)], 0, 0),
        ([("a", "b", None), ("b", "a", None)], 0, None),
        ([("a", "b", 3), ("b", "c", 3), ("c", "a", 3)], 9, 1),
        ([("a", "a", 7), ("a", "b", 1)], 0, 0),
    ],
    ids=["empty", "acyclic", "unknown", "closed loop", "pays itself"],
)
def test_edge_cases(given_deals, value, share):
    found = max_circulation(graph(*given_deals))
    assert (found.usd_bn.on_record, found.share.on_record) == (
        value and pytest.approx(value),
        share and pytest.approx(share),
    )


@settings(max_examples=16)
@given(deals, st.data())
def test_more_on_any_flow_never_lessens_it_scaling_scales_it_and_names_do_not_matter(found, data):
    before = amount(*found)
    assert amount(*((u, v, 7 * w) for u, v, w in found)) == pytest.approx(7 * before, abs=1e-6)
    assert amount(*((f"{'edcba'[NAMES.index(u)]}x", f"{'edcba'[NAMES.index(v)]}x", w) for u, v, w in found)) == (
        pytest.approx(before, abs=1e-6)
    )
    if found:
        place = data.draw(st.integers(0, len(found) - 1))
        u, v, w = found[place]
        assert amount(*found[:place], (u, v, w + 5), *found[place + 1 :]) >= before - 1e-6


def test_the_graph_is_not_changed_and_an_undirected_one_is_refused():
    before = nx.to_dict_of_dicts(TOY_GRAPH)
    max_circulation(TOY_GRAPH)
    assert nx.to_dict_of_dicts(TOY_GRAPH) == before
    with pytest.raises(ValueError, match="undirected"):
        max_circulation(nx.Graph(TOY_GRAPH))


def test_a_row_has_the_share_with_its_denominator():
    row = max_circulation(TOY_GRAPH).row()
    assert row["on_record"] == pytest.approx(30)
    assert row["share"] == pytest.approx(1 / 3)
    assert row["denominator_recorded_usd_bn"] == 90
