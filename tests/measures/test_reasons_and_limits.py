"""Answers where they turn: the first and last day, size and amount of a rule, and the reason that an open end is given."""

import sys
from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path

import networkx as nx
import numpy as np
import pytest

import aigraph as ag
from aigraph import measures
from aigraph.flows.network import network_of
from aigraph.measures.round_trip.at_amounts import share_at, shares_at
from aigraph.measures.stress import stress
from aigraph.measures.trophic_levels import TrophicLevels
from aigraph.model import Company, Money
from tests.ledgers import TOY, ledger
from tests.measures.stress.test_stakes import metric, view_with
from tests.measures.test_round_trip import F, P, graph
from tests.measures.test_set_off import view

BOOK = ag.load(Path(__file__).parents[1] / "toy_ledger")
VIEW = BOOK.view(as_of="2026-09-30")
YEAR = BOOK.view(as_of="2026-09-30", window="2025")


def weighted(*edges, **inflow):
    made = nx.DiGraph()
    made.add_weighted_edges_from(edges)
    for name, usd_bn in inflow.items():
        made.nodes[name]["inflow"] = usd_bn
    return made


def test_customers_without_a_name_may_be_any_number_and_that_is_the_reason_of_an_open_end():
    crowd = Company(id="crowd", name="Customers", kind="placeholder")
    found = measures.concentration(ledger("crowd -> v chips signed 2025-01 5", [crowd]).view(), "v")
    assert found.effective_number.high is None
    assert "number" in found.effective_number.why_open
    assert (found.largest_share.high, found.largest_share.why_open) == (1, "")


def test_a_year_of_unpaid_deals_has_the_payees_to_whom_something_falls_due_in_it():
    by_year = {}
    for one in measures.unpaid_cuts(VIEW, "l", 0.5):
        by_year.setdefault(one.period, {})[one.payee] = one.usd_bn.on_record
    assert set(by_year["2031"]) == {"", "d"}
    # C is paid 60 evenly over 2026 to 2030, which have 1,826 days.
    days = {"2026": 92, "2027": 365, "2028": 366, "2029": 365, "2030": 365}
    for year, left in days.items():
        assert by_year[year]["c"] == pytest.approx(30 * left / 1826)


def test_one_cent_each_way_is_set_off():
    found = measures.set_off(view([("A", "B", "0.01"), ("B", "A", "0.01")]))
    assert [notice.set_off_usd_bn for notice in found.notices] == [Decimal("0.01") / 10**9] * 2


def test_a_revenue_below_a_billion_is_a_revenue():
    network = network_of(graph(("v", "l", F, 0.4), ("l", "v", P, 0.3)))
    amounts = np.array([[flow.on_record for flow in network.flows]])
    for revenue, share in (({"v": 0.5}, 0.6), ({"v": 0.2}, 2 / 3), ({}, 0)):
        assert share_at(network, "v", revenue).on_record == pytest.approx(share)
        assert shares_at("v", revenue, network)(amounts) == pytest.approx([share])


def test_the_reason_of_an_open_share_stands_in_the_row_where_the_revenue_has_none():
    found = measures.round_trip(graph(("v", "l", F, 10), ("l", "v", P, None)), "v")
    assert found.revenue_usd_bn.why_open == ""
    assert found.row()["why_open"] == found.share.why_open == "no purchase from v has a figure on record"


def test_the_cut_that_breaks_a_company_is_tried_at_both_ends_of_what_each_pays():
    flows = [("v", "l", 10), ("l", "c", 30), ("l", "v", 5), ("c", "v", 20)]
    wide = nx.DiGraph()
    for payer, payee, size in flows:
        wide.add_edge(payer, payee, low=size * 0.9, weight=size, high=size * 1.1)
    wide.nodes["l"]["inflow"] = 25
    found = []
    for times in product((0.9, 1.1), repeat=3):
        of = dict(zip("lcv", times, strict=True))
        fixed = weighted(*((payer, payee, size * of[payer]) for payer, payee, size in flows), l=25)
        found.append(stress(fixed, "l", breaks="c", gap=5).cut.on_record)
    cut = stress(wide, "l", breaks="c", gap=5).cut
    assert (cut.low, cut.high) == pytest.approx((min(found), max(found)))


def test_only_companies_of_a_closed_loop_are_said_to_be_in_one():
    found = measures.finn_cycling_index(weighted(("a", "b", 2), ("b", "a", 2), ("c", "d", 1)))
    assert found.closed == ("a", "b")
    notes = {name: one.note for name, one in found.by_company.items()}
    assert notes["a"] == notes["b"] == "A closed loop: no money enters or leaves it."
    assert notes["c"] == notes["d"] == ""


@pytest.mark.parametrize(("largest", "index"), [(3, 0.75), (2, None)])
def test_cycling_is_worked_out_for_so_many_companies_on_loops_with_each_other(largest, index, monkeypatch):
    monkeypatch.setattr("aigraph.flows.methods.return_visits.LARGEST", largest)
    ring = weighted(("a", "b", 3), ("b", "c", 3), ("c", "a", 3), a=1)
    found = measures.finn_cycling_index(ring).index
    assert found.on_record == (index and pytest.approx(index))
    assert ("companies" in found.why_open) is (index is None)
    unknown = nx.DiGraph([("a", "b"), ("b", "c"), ("c", "a")])
    assert ("companies" in measures.finn_cycling_index(unknown).index.why_open) is (index is None)


def test_a_figure_of_the_day_of_a_view_is_known_on_it():
    for day, worth in (("2025-12-31", 7), ("2026-01-01", 5)):
        rows = [metric("v", "stake_value_l", 5, "2025-03"), metric("v", "stake_value_l", 7, day)]
        (stake,) = (one for one in measures.stakes_in(view_with(*rows), "l") if one.holder == "v")
        assert stake.usd_bn.on_record == worth


@pytest.mark.parametrize("failed", [0, 1])
def test_levels_that_do_not_settle_step_by_step_are_solved_directly(failed, monkeypatch):
    ring = weighted(("a", "b", 1), ("b", "c", 1), ("c", "a", 4))
    direct = [one["trophic_level"] for one in measures.trophic_levels(ring).rows()]
    asked = []
    monkeypatch.setattr("scipy.sparse.linalg.cg", lambda _, right, **__: (asked.append(1), 0 * right + 9, failed)[1:])
    assert [one["trophic_level"] for one in measures.trophic_levels(ring).rows()] == direct
    assert asked == []
    monkeypatch.setattr(sys.modules["aigraph.measures.trophic_levels"], "_LARGEST_DIRECT", 1)
    levels = [one["trophic_level"] for one in measures.trophic_levels(ring).rows()]
    assert levels == (direct if failed else [0, 9, 9])
    assert asked == [1]


def test_companies_of_one_level_are_in_order_of_their_names():
    incoherence = measures.trophic_levels(weighted(("a", "b", 1))).incoherence
    rows = TrophicLevels(levels={"z": 0.0, "b": 1.0, "a": 0.0}, incoherence=incoherence).rows()
    assert [row["company"] for row in rows] == ["a", "z", "b"]


def test_what_is_taken_away_is_called_a_company_or_a_bundle_of_deals():
    rows = measures.keystones(ledger(TOY).view(layers=["cash"])).rows()
    kinds = {row["what"] for row in rows if row["deals"]}, {row["what"] for row in rows if not row["deals"]}
    assert kinds == ({"bundle"}, {"company"})


def test_of_loops_alike_to_their_floor_that_with_a_ceiling_is_the_larger():
    text = "\n".join(
        f"{one} -> {two} equity closed 2025-01 {size}\n{two} -> {one} chips closed 2025-01 {size}"
        for one, two, size in (("a", "b", "low=0.2"), ("c", "d", "low=0.2 high=0.5"), ("e", "f", "low=0.1 high=0.9"))
    )
    rung = measures.ladder(ledger(text))["paid"]
    assert rung.sizes[Money.CONTRACTED].of == "c-d"


def test_a_commitment_of_the_first_or_the_last_day_is_one_of_the_days():
    one = ledger("a -> b equity signed 2025-01-10 3").view()
    for first, last, deals in ((10, 10, 1), (9, 10, 1), (10, 11, 1), (11, 12, 0), (8, 9, 0)):
        assert measures.commitments(one, (date(2025, 1, first), date(2025, 1, last))).n_deals == deals


def test_what_is_owed_without_a_floor_leaves_the_coverage_without_a_ceiling():
    deals = weighted(("f", "l", 10), l=5)
    deals.add_edge("l", "c", low=0, weight=20, high=30)
    found = measures.coverage(deals, "l")
    assert (found.low, found.on_record, found.high) == (0.5, 0.75, None)
    assert found.why_open == "what it owes has no floor"


def test_a_figure_of_days_that_cannot_be_read_is_no_stake():
    (stake,) = (
        one
        for one in measures.stakes_in(view_with(metric("v", "stake_value_l", 5, "some day")), "l")
        if one.holder == "v"
    )
    assert stake.usd_bn.on_record is None


def test_companies_that_pay_and_have_no_revenue_on_record_are_listed():
    found = measures.sources_and_uses(YEAR)
    assert set(found.without_revenue) == {
        name for name, one in found.companies.items() if one.uses.high != 0 and name not in found.revenue
    }
    assert "l" not in found.without_revenue
