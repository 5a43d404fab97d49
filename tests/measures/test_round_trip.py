"""Round trips, against the figures of method.md, maximum flows and Finn's cycling."""

from importlib import import_module

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigraph import AigraphError, UnknownNameError, load
from aigraph.flows.revenue import reported_revenue
from aigraph.measures.finn_cycling_index import finn_cycling_index
from aigraph.measures.round_trip import CLOSED, round_trip, round_trips
from aigraph.model import Company, Metric, Source
from aigraph.model.dates import PartialDate
from aigraph.model.deal import Decimal
from tests.ledgers import TOY, ledger

NAMES = "abcde"
F, P = "funding", "purchase"


def graph(*deals):
    made = nx.MultiDiGraph()
    for payer, payee, deal_class, w in deals:
        made.add_edge(payer, payee, deal_class=deal_class, **({} if w is None else {"weight": w}))
    return made


TOY_DEALS = [("v", "l", F, 10), ("x", "l", F, 25), ("l", "c", P, 30), ("c", "v", P, 20), ("l", "v", P, 5)]
deals = st.dictionaries(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from([F, P])).filter(
        lambda key: key[0] != key[1]
    ),
    st.integers(1, 20),
    max_size=14,
).map(lambda found: [(*key, w) for key, w in found.items()])


def toy(text=TOY, status="announced", **metrics):
    made = ledger(text)
    if metrics:
        source = Source(id="r", title="Report", publisher="V", published=PartialDate.parse("2025-02-01"), grade="A")
        rows = tuple(
            Metric(company=name, metric="revenue", period=period, value=Decimal(value), unit="usd_bn", source="r")
            for name, (period, value) in metrics.items()
        )
        made = type(made)(**{**vars_of(made), "sources": (*made.sources, source), "metrics": rows})
    return made.view(status=status, layers=["cash"])


def vars_of(record):
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


def ends(measure):
    return measure.low, measure.on_record, measure.high


@pytest.mark.parametrize("network", [graph(*TOY_DEALS), toy()])
def test_the_toy_vendor_gets_two_sevenths_of_its_recorded_revenue_from_itself(network):
    found = round_trip(network, "v")
    assert ends(found.revenue_usd_bn) == pytest.approx((0, 7.142857, 10), abs=1e-6)
    assert ends(found.share) == pytest.approx((0, 0.285714, 0.40), abs=1e-6)
    assert found.share is found.closed_world
    assert found.share.denominators == {"recorded_purchases_usd_bn": 25}
    assert CLOSED in found.share.note
    assert found.open_world.on_record is None
    assert {rate.payee for rate in found.per_deal} == {"l"}
    for rate in found.per_deal:
        assert ends(rate.rate) == pytest.approx((0, 0.714286, 1), abs=1e-6)
        assert rate.row()["deal"] == rate.deal


def test_signed_deals_alone_return_less_and_a_called_guarantee_returns_more():
    signed = round_trip(toy(status="binding"), "v")
    assert ends(signed.revenue_usd_bn) == pytest.approx((0, 4.728111, 6), abs=1e-6)
    assert ends(signed.share) == pytest.approx((0, 4.728111 / 25, 0.24), abs=1e-6)
    called = round_trip(graph(*TOY_DEALS, ("v", "c", F, 6)), "v")
    assert ends(called.revenue_usd_bn) == pytest.approx((0, 9.523810, 16), abs=1e-6)


def test_in_the_open_world_the_share_is_of_all_revenue():
    found = round_trip(graph(*TOY_DEALS), "v", revenue={"v": 130, "c": 60})
    assert found.share is found.open_world
    assert found.revenue_usd_bn.on_record == pytest.approx(4.285714, abs=1e-6)
    assert found.share.on_record == pytest.approx(0.032967, abs=1e-6)
    assert found.share.denominators == {"reported_revenue_usd_bn": 130}
    assert found.closed_world.on_record == pytest.approx(4.285714 / 25, abs=1e-6)
    assert found.row()["world"] == "open"


def test_a_view_of_whole_amounts_has_no_share_of_the_newest_year_of_revenue():
    found = round_trip(toy(v=("2024", "130"), c=("FY2025", "60")), "v")
    # The deals count whole, whatever their years: no share of a year's revenue, which dilutes what the company pays on.
    assert found.revenue_usd_bn.on_record == pytest.approx(0.032967 * 130, abs=1e-4)
    assert found.open_world.on_record is None
    assert "No reported figure for this period" in found.open_world.note
    assert "revenue is of 2024" in found.open_world.note
    early = toy(v=("2025", "130"))
    assert reported_revenue(early) == {}
    assert round_trip(early, "v").open_world.on_record is None


def test_revenue_below_the_recorded_purchases_makes_no_share_of_it():
    found = round_trip(toy(), "V", revenue={"V": 20})
    assert found.open_world.on_record is None
    assert "are more than the revenue" in found.open_world.note
    assert found.share is found.closed_world


def test_tied_money_comes_back_as_far_as_there_is_room_for_it():
    tied = TOY.replace("signed 2025-01 6", "signed 2025-01 6 tied_to=v")
    tied = tied.replace("announced 2025-01 4", "announced 2025-01 4 tied_to=v")
    found = round_trip(toy(tied), "v")
    assert ends(found.revenue_usd_bn) == pytest.approx((10, 10, 10))
    assert found.share.on_record == pytest.approx(0.40)
    # With sales of 6.5 and nothing else v can pay no more than 6.5 of the 10, and all of that comes back.
    narrow = tied.replace("signed 2025-03 20", "signed 2025-03 2")
    assert round_trip(toy(narrow), "v").revenue_usd_bn.on_record == pytest.approx(6.5)


def test_money_tied_to_another_company_arrives_there_first_and_mixes_from_there():
    tied = TOY.replace("signed 2025-01 6", "signed 2025-01 6 tied_to=c").replace(
        "announced 2025-01 4", "rumoured 2025-01 4"
    )
    found = round_trip(toy(tied), "v")
    # l has 31 for payments of 35, so c gets 30 * 31 / 35 and passes on 20 of them.
    assert found.revenue_usd_bn.on_record == pytest.approx(6 * 20 / (30 * 31 / 35))
    nowhere = TOY.replace("signed 2025-01 6", "signed 2025-01 6 tied_to=z").replace(
        "announced 2025-01 4", "rumoured 2025-01 4"
    )
    assert ends(round_trip(toy(nowhere), "v").revenue_usd_bn) == (0, 0, 0)


def test_goldmans_sources_and_uses_give_a_quarter_and_a_wide_band():
    lab = graph(
        ("nvidia", "openai", F, 10), ("others", "openai", F, 26), ("openai", "nvidia", P, 13), ("openai", "z", P, 22)
    )
    found = round_trip(lab, "nvidia")
    assert ends(found.revenue_usd_bn) == pytest.approx((0, 3.611111, 10), abs=1e-6)
    assert ends(found.share) == pytest.approx((0, 0.277778, 0.769231), abs=1e-6)
    assert "The high end assumes all funds received from nvidia are spent first on the way back to nvidia." in (
        found.explanation
    )
    assert "$0 to $10bn" in found.explanation


def test_a_chain_without_other_money_is_identified():
    found = round_trip(graph(("x", "h", F, 10), ("h", "a", F, 10), ("a", "b", P, 9), ("b", "h", P, 8)), "h")
    assert ends(found.revenue_usd_bn) == pytest.approx((8, 8, 8))
    assert ends(found.share) == pytest.approx((1, 1, 1))
    assert "no other way" in found.explanation


@pytest.mark.parametrize(
    ("given_deals", "revenue", "share"),
    [
        ([("l", "v", P, 5)], 0, 0),
        ([("v", "l", F, 5)], 0, None),
        ([("v", "l", F, 5), ("l", "v", F, 5)], 0, None),
        ([("v", "l", F, None), ("l", "v", P, None)], 0, None),
        ([("v", "l", F, 5), ("l", "v", P, None)], 0, None),
        ([("v", "l", F, 5), ("l", "c", P, None), ("c", "v", P, 4)], 0, 0),
        ([("v", "l", F, None), ("c", "v", P, 4)], 0, 0),
        ([("v", "l", F, 5), ("l", "v", P, 5)], 0, 0),
    ],
    ids=[
        "no funding",
        "no sales",
        "funding back",
        "unknown",
        "unknown sale",
        "unknown way",
        "no way",
        "promises that only pay each other",
    ],
)
def test_edge_cases(given_deals, revenue, share):
    found = round_trip(graph(*given_deals), "v")
    assert (found.revenue_usd_bn.on_record, found.share.on_record) == (revenue, share)
    assert found.row()["company"] == "v"
    assert found.explanation


def test_a_deal_that_returns_only_by_deals_of_unknown_size_returns_nothing_on_record_and_raises_the_high_end():
    found = round_trip(graph(*TOY_DEALS, ("v", "m", F, 3), ("m", "v", P, None)), "v")
    rates = {rate.payee: rate.rate for rate in found.per_deal}
    assert ends(rates["m"]) == (0, 0, 0)
    assert "unknown size" in found.share.note
    assert found.revenue_usd_bn.on_record == pytest.approx(7.142857, abs=1e-6)
    assert found.revenue_usd_bn.high == pytest.approx(13)
    both = round_trip(graph(*TOY_DEALS, ("v", "m", F, None), ("m", "v", P, None)), "v").revenue_usd_bn
    assert both.high is None
    assert both.why_open == "v and m deal in sums without a ceiling"


def test_names_and_graphs_that_cannot_be_used_are_refused():
    with pytest.raises(UnknownNameError, match="no company is called 'z'"):
        round_trip(graph(*TOY_DEALS), "z")
    with pytest.raises(UnknownNameError):
        round_trip(toy(), "nobody")
    with pytest.raises(ValueError, match="deal_class"):
        round_trip(nx.DiGraph([("a", "b")]), "a")


def test_a_company_without_a_deal_has_no_round_trip():
    made = ledger(TOY, [Company(id="idle", name="Idle")])
    found = round_trip(made.view(layers=["cash"]), "Idle")
    assert (found.revenue_usd_bn.on_record, found.share.on_record) == (0, None)
    assert "funds nobody" in found.share.note


def test_all_vendors_come_largest_share_first_and_unknown_ones_last():
    found = round_trips(
        graph(*TOY_DEALS, ("x", "b", F, 1), ("b", "a", F, 1), ("a", "b", P, 1), ("c", "d", F, None), ("d", "c", P, 2))
    )
    assert [trip.company for trip in found] == ["b", "v", "c"]
    assert [trip.company for trip in round_trips(toy(), ["V", "v", "x"])] == ["v", "x"]


def test_too_much_work_is_refused_with_what_it_would_take(monkeypatch):
    monkeypatch.setattr(import_module("aigraph.measures.round_trip"), "MAX_WORK", 1)
    with pytest.raises(AigraphError, match="would take about 5 minutes"):
        round_trips(graph(*TOY_DEALS))


def test_the_shipped_data_give_figures_with_denominators_or_say_why_not():
    for trip in round_trips(load().view()):
        share = trip.share
        assert share.on_record is None or (0 <= share.low <= share.on_record <= share.high <= 1 and share.denominators)
        assert trip.explanation
        assert "nan" not in str(trip.row()).lower()


@pytest.mark.oracle
@settings(max_examples=32)
@given(deals, st.sampled_from(NAMES))
def test_the_figure_in_proportion_lies_between_the_ends_and_the_upper_end_is_a_maximum_flow(found, company):
    found = [*found, ("a", "b", F, 1), ("b", "a", P, 1)]
    network = graph(*found)
    if company not in network:
        return
    trip = round_trip(network, company)
    assert trip.revenue_usd_bn.low <= trip.revenue_usd_bn.on_record <= trip.revenue_usd_bn.high
    flows = nx.DiGraph()
    flows.add_nodes_from(["out", "in"])
    for payer, payee, deal_class, w in found:
        payer = "out" if payer == company else payer  # noqa: PLW2901
        payee = "in" if payee == company else payee  # noqa: PLW2901
        if (payer == "out" and deal_class != F) or (payee == "in" and deal_class != P):
            continue
        before = flows.get_edge_data(payer, payee, {"capacity": 0})["capacity"]
        flows.add_edge(payer, payee, capacity=before + w)
    assert trip.revenue_usd_bn.high == pytest.approx(nx.maximum_flow_value(flows, "out", "in"), abs=1e-6)


@settings(max_examples=24)
@given(deals)
def test_if_a_company_only_funds_and_only_sells_its_return_is_finns_cycled_throughflow(found):
    found = [deal for deal in found if deal[0] != "a" or deal[2] == F]
    found = [deal for deal in found if deal[1] != "a" or deal[2] == P]
    found += [("a", "b", F, 3), ("b", "a", P, 2)]
    # With money enough from outside everything due is paid.
    network = graph(*found)
    nx.set_node_attributes(network, 1000, "inflow")
    network.nodes["a"]["inflow"] = 0
    paid = sum(w for payer, _, _, w in found if payer == "a")
    got = sum(w for _, payee, _, w in found if payee == "a")
    network.nodes["a"]["inflow"] = max(0, paid - got)
    finn = finn_cycling_index(network).by_company["a"]
    cycled = finn.on_record * finn.denominators["throughflow_usd_bn"]
    assert round_trip(network, "a").revenue_usd_bn.on_record == pytest.approx(cycled, abs=1e-6)


@settings(max_examples=16)
@given(deals, st.data())
def test_a_middleman_scale_and_names_change_no_share(found, data):
    found = [*found, ("a", "b", F, 3), ("b", "a", P, 2)]
    share = ends(round_trip(graph(*found), "a").share)
    place = data.draw(st.integers(0, len(found) - 1))
    u, v, deal_class, w = found[place]
    middle = [*found[:place], (u, "m", deal_class, w), ("m", v, deal_class, w), *found[place + 1 :]]
    assert ends(round_trip(graph(*middle), "a").share) == pytest.approx(share, abs=1e-6)
    scaled = [(u, v, kind, 7 * w) for u, v, kind, w in found]
    assert ends(round_trip(graph(*scaled), "a").share) == pytest.approx(share, abs=1e-6)
    renamed = [("zyxwv"[NAMES.index(u)], "zyxwv"[NAMES.index(v)], kind, w) for u, v, kind, w in found]
    assert ends(round_trip(graph(*renamed), "z").share) == pytest.approx(share, abs=1e-6)
