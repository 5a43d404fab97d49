"""Sources and uses: the toy ledger to six digits, and the theorems of the split."""

from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aigraph as ag
from aigraph.flows.network import network_of
from aigraph.measures.sources_and_uses import PARTS
from aigraph.measures.sources_and_uses.at_amounts import SourcesAt
from aigraph.measures.sources_and_uses.over_quarters import sources_over_quarters
from aigraph.model.company import Company
from tests.ledgers import ledger

TOY = ag.load(Path(__file__).parents[1] / "toy_ledger").view(
    as_of="2026-09-30", status="binding", window="2025-10-01..2026-09-30"
)
TABLE = {
    "V": (14, 0, 2.080865, 3.136035, 7.840087, 0.943013, 0),
    "L": (10.970427, 0.645161, 5.738369, 0.648193, 2.295348, 1.643356, 0),
    "C": (20, 3.640949, 4.340529, 8, 0.282310, 1.736212, 2),
    "M": (0.747263, 0, 0.111068, 0.167389, 0, 0.468806, 0),
}
ALL = (45.717690, 4.286110, 12.270832, 11.951616, 10.417745, 4.791387, 2)


def on_record(sources):
    return tuple(getattr(sources, part).on_record for part in PARTS)


def test_the_toy_ledger_splits_as_its_table_says():
    found = ag.sources_and_uses(TOY)
    for company, parts in TABLE.items():
        assert on_record(found[company]) == pytest.approx(parts, abs=1e-6)
    assert on_record(found.system) == pytest.approx(ALL, abs=1e-6)
    assert found.round_trip_usd_bn == pytest.approx({"v": 4.286110}, abs=1e-6)
    assert found.round_trip_usd_bn["v"] == pytest.approx(ag.round_trip(TOY, "v").revenue_usd_bn.on_record)


def test_the_debt_share_of_the_toy_ledger_has_no_lower_bound_as_a_deal_is_open():
    share = ag.sources_and_uses(TOY).debt_share
    assert (share.low, share.on_record, share.high) == (None, pytest.approx(8 / 37), pytest.approx(8 / 37))
    assert share.why_open == "V → D is a sum without a ceiling"


def test_the_first_toy_recycles_two_sevenths():
    deals = [("v", "l", "funding", 10), ("x", "l", "funding", 25), ("l", "c", "purchase", 30)]
    found = ag.sources_and_uses(graph([*deals, ("c", "v", "purchase", 20), ("l", "v", "purchase", 5)]))
    assert found["c"].recycled.on_record == pytest.approx(5.714286)
    assert found["l"].recycled.on_record == pytest.approx(1.428571)


def graph(deals, inflow=None):
    made = nx.MultiDiGraph()
    for payer, payee, deal_class, size in deals:
        made.add_edge(payer, payee, deal_class=deal_class, weight=size)
    for company, size in (inflow or {}).items():
        made.add_node(company, inflow=size)
    return made


DEALS = st.dictionaries(
    st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd"), st.sampled_from(["funding", "purchase"])).filter(
        lambda key: key[0] != key[1]
    ),
    st.integers(1, 20),
    min_size=1,
    max_size=9,
).map(lambda found: [(*key, size) for key, size in found.items()])
MONEY = st.dictionaries(st.sampled_from("abcd"), st.integers(1, 20), max_size=3)


def ring(deals):
    """Add deals by which every company receives cash, so that none is outside by its silence."""
    return [*deals, *((payer, payee, "purchase", 1) for payer, payee in zip("abcd", "bcda", strict=True))]


@settings(max_examples=24, deadline=None)
@given(DEALS, MONEY, MONEY)
def test_the_parts_are_never_negative_and_add_up(deals, inflow, revenue):
    found = ag.sources_and_uses(graph(ring(deals), inflow), revenue=revenue)
    for sources in (*found.companies.values(), found.system):
        uses, *parts = on_record(sources)
        assert min(parts) >= -1e-9
        assert sum(parts) == pytest.approx(uses)


@settings(max_examples=16, deadline=None)
@given(DEALS, MONEY, MONEY, st.sampled_from("abcd"), st.integers(2, 9))
def test_more_promises_of_a_company_that_is_short_change_only_what_is_not_found(
    deals, inflow, revenue, company, factor
):
    before = ag.sources_and_uses(graph(ring(deals), inflow), revenue=revenue)
    if before[company].unfunded.on_record < 1e-6:
        return
    more = [(payer, *rest, size * factor if payer == company else size) for payer, *rest, size in ring(deals)]
    after = ag.sources_and_uses(graph(more, inflow), revenue=revenue)
    for part in PARTS[1:-1]:
        assert getattr(after.system, part).on_record == pytest.approx(getattr(before.system, part).on_record, abs=1e-6)
    assert after.system.unfunded.on_record > before.system.unfunded.on_record


@settings(max_examples=16, deadline=None)
@given(DEALS, MONEY, MONEY, st.sampled_from("abcd"))
def test_more_outside_cash_never_raises_what_is_not_found(deals, inflow, revenue, company):
    before = ag.sources_and_uses(graph(ring(deals), inflow), revenue=revenue)
    richer = {**inflow, company: inflow.get(company, 0) + 3}
    after = ag.sources_and_uses(graph(ring(deals), richer), revenue=revenue)
    assert after.system.unfunded.on_record <= before.system.unfunded.on_record + 1e-9


@settings(max_examples=8, deadline=None)
@given(DEALS)
def test_without_outside_money_and_revenue_nothing_is_found(deals):
    found = ag.sources_and_uses(graph(ring(deals)))
    assert found.system.unfunded.on_record == pytest.approx(found.system.uses.on_record)


@settings(max_examples=16, deadline=None)
@given(DEALS, MONEY, MONEY)
def test_a_round_trip_is_never_more_than_its_maximum_flow(deals, inflow, revenue):
    made = graph(ring(deals), inflow)
    for company, back in ag.sources_and_uses(made, revenue=revenue).round_trip_usd_bn.items():
        trip = ag.round_trip(made, company, revenue=revenue)
        assert back == pytest.approx(trip.revenue_usd_bn.on_record, abs=1e-6)
        assert back <= trip.at_record_usd_bn.high + 1e-6


@settings(max_examples=12, deadline=None)
@given(DEALS, MONEY, MONEY, st.data())
def test_a_middleman_on_a_purchase_changes_no_recycled_dollar(deals, inflow, revenue, data):
    deals = ring(deals)
    place = data.draw(st.sampled_from([number for number, deal in enumerate(deals) if deal[2] == "purchase"]))
    payer, payee, _, size = deals[place]
    split = [*deals[:place], *deals[place + 1 :], (payer, "m", "purchase", size), ("m", payee, "purchase", size)]
    one, two = (ag.sources_and_uses(graph(each, inflow), revenue=revenue) for each in (deals, split))
    assert two.system.recycled.on_record == pytest.approx(one.system.recycled.on_record, abs=1e-6)


@pytest.mark.parametrize(
    ("window", "quarters", "first_days"),
    [
        ("2025-02-15..2026-01-31", None, ["2025-04-01", "2025-07-01", "2025-10-01"]),
        ("2025-10-01..2026-09-30", 2, ["2026-04-01", "2026-07-01"]),
        ("2025-12-31..2026-03-31", None, ["2026-01-01"]),
    ],
)
def test_the_quarters_of_a_window_are_those_that_lie_wholly_in_it(window, quarters, first_days):
    view = ag.load(Path(__file__).parents[1] / "toy_ledger").view(as_of="2026-09-30", window=window)
    found = [window for window, _ in sources_over_quarters(view, quarters)]
    assert [str(window.first) for window in found] == first_days
    assert [(window.last - window.first).days + 1 for window in found] == [
        {4: 91, 7: 92, 10: 92, 1: 90}[window.first.month] for window in found
    ]


def test_without_a_window_there_are_the_last_eight_quarters_that_ended():
    found = sources_over_quarters(ag.load(Path(__file__).parents[1] / "toy_ledger").view(as_of="2026-08-15"))
    assert [str(found[place][0]) for place in (0, -1)] == ["2024-07-01..2024-09-30", "2026-04-01..2026-06-30"]
    assert len(found) == 8


@pytest.mark.parametrize("company", [None, "V", "L", "C", "M"])
def test_each_part_at_the_amounts_on_record_is_that_of_the_split(company):
    found = ag.sources_and_uses(TOY)
    sources = found.system if company is None else found[company]
    for part in PARTS:
        at = SourcesAt.of(TOY, part, company)
        network = network_of(at.view).at("on_record")
        assert at(network).on_record == pytest.approx(getattr(sources, part).on_record, abs=1e-6), part
        assert at.recorded(found).bounds == getattr(sources, part)
        assert at.recorded(None).on_record == pytest.approx(getattr(sources, part).on_record, abs=1e-6)


def test_shares_of_the_whole_at_the_amounts_on_record_are_those_of_the_split():
    found = ag.sources_and_uses(TOY)
    network = network_of(SourcesAt.of(TOY, "uses").view).at("on_record")
    assert SourcesAt.of(TOY, "debt_share")(network).on_record == pytest.approx(8 / 37)
    assert SourcesAt.of(TOY, "recycled_share")(network).on_record == pytest.approx(4.286110 / (45.717690 - 2), abs=1e-6)
    assert SourcesAt.of(TOY, "recycled_share").recorded(found).bounds == found.recycled_share
    assert SourcesAt.of(TOY, "debt_share").recorded(found).bounds == found.debt_share


def funded(*, bond, shares):
    """Give a view in which a lab sells bonds and shares from outside, and puts more than both into a fund."""
    deals = ledger(
        f"""
        x -> lab bond closed 2025-03 {bond}
        x -> lab equity closed 2025-04 {shares}
        lab -> fund equity closed 2025-05 100
    """,
        [Company(id="fund", name="Fund", kind="fund")],
    )
    return deals.view(as_of="2025-12-31", window="2025")


def at_each_end(view, part):
    """Give a part with the money of the lab at its low end, on record and at its high end."""
    sources = SourcesAt.of(view, part)
    network = network_of(sources.view)
    sums = [[flow.end(end) for flow in network.flows] for end in ("low", "on_record", "high")]
    return sources.many(network)(np.array(sums)).tolist()


def test_debt_that_is_0_on_record_beside_shares_has_no_share_on_record():
    view = funded(bond="high=10", shares="30")
    share = ag.sources_and_uses(view).debt_share
    assert (share.low, share.on_record, share.high) == (0, 0, 0.25)
    assert at_each_end(view, "debt_share") == [0, 0, 0.25]
    assert at_each_end(view, "debt") == [0, 0, 10]


@given(
    st.lists(st.integers(0, 40), min_size=3, max_size=3).map(sorted),
    st.lists(st.integers(1, 40), min_size=3, max_size=3).map(sorted),
)
@settings(max_examples=8)
def test_outside_debt_is_a_debt_that_the_quoted_ranges_allow_at_any_sum(bond, shares):
    view = funded(
        bond=f"{bond[1]} low={bond[0]} high={bond[2]}", shares=f"{shares[1]} low={shares[0]} high={shares[2]}"
    )
    assert at_each_end(view, "debt") == pytest.approx(bond)
    assert at_each_end(view, "equity") == pytest.approx(shares)
    sources = SourcesAt.of(view, "debt")
    network = network_of(sources.view)
    given_out = next(at for at, flow in enumerate(network.flows) if flow.payer == "x")
    rows = np.tile([flow.on_record for flow in network.flows], (5, 1))
    rows[:, given_out] = np.linspace(bond[0] + shares[0], bond[2] + shares[2], 5)
    for total, debt in zip(rows[:, given_out], sources.many(network)(rows), strict=True):
        assert max(bond[0], total - shares[2]) - 1e-6 <= debt <= min(bond[2], total - shares[0]) + 1e-6
    found = ag.sources_and_uses(view).system
    assert (found.debt.low, found.debt.high) == pytest.approx((bond[0], bond[2]))
    assert (found.equity.low, found.equity.high) == pytest.approx((shares[0], shares[2]))


def test_where_nothing_falls_due_a_share_is_undefined_and_a_sum_is_0():
    empty = TOY.ledger.where(deals=["d8"]).view(as_of="2026-09-30", window="2025-10-01..2026-09-30")
    assert SourcesAt.of(empty, "debt_share").recorded(None).on_record is None
    assert SourcesAt.of(empty, "uses").recorded(None).on_record == 0
