"""Answers as rows: the names are public, the values plain, and the figures those of the answer."""

import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import networkx as nx
import pytest

import aigraph as ag
from aigraph import measures
from aigraph.measures.debt_rank.fall_in_worth import fall_in_worth
from aigraph.model import Metric, Money
from tests.ledgers import TOY, ledger
from tests.measures.stress.test_stakes import metric, view_with
from tests.measures.stress.test_stress import toy

BOOK = ag.load(Path(__file__).parents[1] / "toy_ledger")
VIEW = BOOK.view(as_of="2026-09-30")
YEAR = BOOK.view(as_of="2026-09-30", window="2025")
CASH = ledger(TOY).view(layers=["cash"])
WORTH = metric("v", "stake_value_l", 5, "2025-03")
PAYMENTS = ledger("""
    a -> b equity closed 2025-01-01 4
    b -> c chips closed 2025-01-11 4
    c -> a chips closed 2025-01-21 4
""").view(status="all")
ANSWERS = {
    "clearing": lambda: measures.clearing(VIEW).rows(),
    "commitments": lambda: [one.row() for one in measures.commitments(VIEW).entities],
    "cycle_features": lambda: measures.cycle_features(PAYMENTS).rows(),
    "institution_shares": lambda: measures.institution_shares(VIEW).rows(),
    "categories": lambda: [one.row() for one in measures.institution_shares(VIEW).deals],
    "matrix": lambda: [one.row() for one in measures.institution_shares(VIEW).matrix],
    "keystones": lambda: measures.keystones(VIEW).rows(),
    "null_model": lambda: measures.null_model(VIEW, draws=5).rows(),
    "published_figures": lambda: [one.row() for one in measures.published_figures()],
    "set_off": lambda: measures.set_off(VIEW).rows(),
    "shock": lambda: measures.shock(VIEW, "L", 1).rows(),
    "sources_and_uses": lambda: measures.sources_and_uses(YEAR).rows(),
    "bundles": lambda: [one.row() for chosen in measures.keystones(CASH).deal_sets for one in chosen],
    "debt_holders": lambda: [one.row() for one in measures.debt_holders(view_with(), "l")],
    "fall_in_worth": lambda: [one.row() for one in fall_in_worth(view_with(WORTH), "l", 0.5)],
    "sources": lambda: [measures.sources_and_uses(YEAR).row()],
    "stakes": lambda: [one.row() for one in measures.stakes_in(view_with(WORTH), "l")],
    "stress": lambda: [measures.stress(toy(), "l", breaks="c", gap=5).row()],
    "trophic_levels": lambda: measures.trophic_levels(VIEW).rows(),
}


@pytest.mark.parametrize("answer", ANSWERS)
def test_the_rows_of_an_answer_have_the_same_names_and_plain_values(answer):
    rows = ANSWERS[answer]()
    assert rows
    assert len({tuple(row) for row in rows}) == 1
    for value in (value for row in rows for value in row.values()):
        assert value is None or isinstance(value, str | int | float | date | tuple)
        assert not isinstance(value, float) or str(value) != "-0.0"


def test_a_notice_says_what_is_owed_set_off_and_left():
    rows = {row["deal"]: row for row in measures.set_off(CASH).rows()}
    # The smallest sum on l -> c -> v -> l is the 6 of v -> l, of which l -> v alone takes 5.
    for row in rows.values():
        assert row["owed_usd_bn"] == row["set_off_usd_bn"] + row["remaining_usd_bn"]
        assert row["set_off_share"] == row["set_off_usd_bn"] / row["owed_usd_bn"]
    assert (rows["e1a"]["debtor"], rows["e1a"]["creditor"], rows["e1a"]["set_off_usd_bn"]) == ("v", "l", 6)
    assert sum(row["set_off_usd_bn"] for row in rows.values()) == measures.set_off(CASH).total.on_record


def test_nothing_is_owed_where_no_sum_is_known_and_the_total_is_undefined():
    unknown = measures.set_off(ledger("a -> b equity signed 2025-01").view())
    assert (unknown.rows(), unknown.total.on_record) == ([], None)
    assert measures.set_off(ledger("a -> b guarantee signed 2025-01 3").view()).total.on_record == 0


def test_a_range_of_what_is_owed_leaves_the_total_without_ends():
    open_ = measures.set_off(ledger("a -> b equity signed 2025-01 3 low=1\nb -> a chips signed 2025-01 2").view()).total
    assert (open_.low, open_.on_record, open_.high) == (None, 4, None)
    exact = measures.set_off(ledger("a -> b equity signed 2025-01 3\nb -> a chips signed 2025-01 2").view()).total
    assert (exact.low, exact.on_record, exact.high) == (4, 4, 4)


def test_what_entities_promised_is_added_up_by_side():
    row = next(one.row() for one in measures.commitments(VIEW).entities if one.company == "l")
    assert (row["n_made"], row["made_low_usd_bn"], row["made_high_usd_bn"]) == (3, 170, 170)
    assert (row["n_received"], row["received_low_usd_bn"], row["received_high_usd_bn"]) == (2, 35, 35)
    open_ = next(
        one.row() for one in measures.commitments(ledger("a -> b equity signed 2025-01 low=3").view()).entities
    )
    assert (open_["made_low_usd_bn"], open_["made_high_usd_bn"]) == (3, None)


def test_promises_of_days_that_run_backwards_are_refused():
    day, before = date(2025, 1, 2), date(2025, 1, 1)
    with pytest.raises(ValueError, match="the last day 2025-01-01 is before the first day 2025-01-02"):
        measures.commitments(VIEW, (day, before))
    assert measures.commitments(VIEW, (day, day)).n_deals == 0


def test_deals_between_ai_firms_are_counted_by_category_and_one_that_finances_nobody_has_none():
    found = measures.institution_shares(VIEW)
    assert found.numbers() == {
        "investor is also supplier or customer": 2,
        "customer finances supplier": 1,
        "none": 1,
    }
    with pytest.raises(ag.UnknownNameError, match="finances nobody in these years"):
        found.category("d3")


def test_uses_are_told_by_what_is_paid_for():
    found = measures.sources_and_uses(YEAR)
    whole = found.uses_by_class()
    assert {str(kind): bounds.on_record for kind, bounds in whole.items()} == {"purchase": 2, "funding": 4}
    assert sum(bounds.on_record for bounds in whole.values()) == found.system.uses.on_record
    assert {str(kind): bounds.on_record for kind, bounds in found.uses_by_class("V").items()} == {"funding": 4}


def test_payments_within_some_days_make_a_cycle_and_within_fewer_none():
    for within, cycles in ((20, 1), (19, 0)):
        found = measures.cycle_features(PAYMENTS, within=within, in_order=False)
        assert [row["cycles"] for row in found.rows()] == [cycles] * 3
        assert found.payments[0].row()["usd_bn"] == 4


def test_debts_to_a_graph_without_obligations_are_none():
    assert measures.clearing(nx.DiGraph([("a", "b", {"weight": 0})])).rows() == []


def test_a_company_that_has_no_cash_deal_can_bring_no_cash():
    view = ledger("a -> b equity signed 2025-01 3\nb -> c guarantee signed 2025-01 3").view()
    with pytest.raises(ag.UnknownNameError, match="'c' has no cash deal in this view"):
        measures.clearing(view, cash={"c": 1})


def test_a_company_that_owes_nothing_in_a_window_cannot_be_short():
    view = ledger(
        "l -> c compute signed 2025-02 30 start=2025-01 end=2025-12\nv -> c guarantee signed 2025-03 6"
    ).view()
    with pytest.raises(ValueError, match="v has no cash flow that falls due"):
        measures.stress(view, "l", breaks="v")


def test_large_levels_are_solved_step_by_step_and_are_those_of_the_direct_way(monkeypatch):
    ring = nx.gnp_random_graph(30, 0.2, seed=1, directed=True)
    for number, (payer, payee) in enumerate(ring.edges):
        ring.edges[payer, payee]["weight"] = 1 + number % 5
    direct = measures.trophic_levels(ring).rows()
    monkeypatch.setattr(sys.modules["aigraph.measures.trophic_levels"], "_LARGEST_DIRECT", 3)
    for one, other in zip(direct, measures.trophic_levels(ring).rows(), strict=True):
        assert other["trophic_level"] == pytest.approx(one["trophic_level"], abs=1e-6)


def test_companies_too_many_for_a_table_are_split_one_after_the_other(monkeypatch):
    whole = measures.sources_and_uses(YEAR).rows()
    monkeypatch.setattr(sys.modules["aigraph.measures.sources_and_uses.split_at_corners"], "LARGEST", 2)
    for one, other in zip(whole, measures.sources_and_uses(YEAR).rows(), strict=True):
        assert {name: value for name, value in other.items() if isinstance(value, float)} == pytest.approx(
            {name: value for name, value in one.items() if isinstance(value, float)}
        )


def test_the_largest_loop_of_a_certainty_is_by_the_money_that_is_asked_for():
    rung = measures.ladder(ledger(TOY))["binding"]
    assert rung.largest(Money.CONTRACTED).size(Money.CONTRACTED).quoted == max(
        loop.size(Money.CONTRACTED).quoted for loop in rung.direct
    )
    assert measures.ladder(ledger("a -> b equity signed 2025-01 3"))["binding"].largest(Money.CONTRACTED) is None


def test_what_is_still_to_come_of_an_amount_that_nobody_knows_is_unknown():
    book = ledger("a -> s chips signed 2025-01\nb -> s chips signed 2025-01 30", [])
    backlog = Metric(company="s", metric="backlog", period="2025-03-31", value=Decimal(60), unit="usd_bn", source="s")
    found = measures.backlog_shares(replace(book, metrics=(backlog,)).view(as_of="2025-06-30"), "s")
    rows = {row["customer"]: row for row in found.rows()}
    assert rows["b"]["share"] == found.shares["b"].on_record == found.to_come["b"].on_record / 60 == 0.5
    assert rows["a"]["high_usd_bn"] is None


def test_a_stake_worth_nothing_loses_nothing_though_its_holder_has_nothing():
    stakes = nx.DiGraph()
    stakes.add_node("h", equity=0)
    stakes.add_edge("h", "x", weight=0)
    rows = {row["company"]: row for row in (one.row() for one in measures.debt_rank(stakes, {"x": 1}))}
    assert (rows["h"]["relative_loss"], rows["h"]["loss_usd_bn"]) == (0, 0)


def test_customers_of_like_shares_stand_by_name():
    book = ledger(
        "b -> s chips signed 2025-01-01 2 start=2025-01-01 end=2025-12-31\na -> s chips signed 2025-01-01 2 start=2025-01-01 end=2025-12-31"
    )
    revenue = Metric(company="s", metric="revenue", period="2025", value=Decimal(8), unit="usd_bn", source="s")
    view = replace(book, metrics=(revenue,)).view(as_of="2026-01-31", window="2025")
    assert list(measures.concentration(view, "s", side="customers").shares) == ["a", "b"]


def test_draws_and_combinations_of_ends_are_both_counted_as_time():
    graph = nx.DiGraph()
    for number in range(4):
        graph.add_edge("a", f"b{number}", weight=2, low=1, high=3)
    with pytest.raises(ag.AigraphError, match="combinations of ends"):
        measures.uncertainty(graph, lambda network: float(len(network.flows)), draws=1, max_seconds=1e-9)


def test_a_figure_that_is_the_same_at_both_ends_never_falls():
    graph = nx.DiGraph()
    graph.add_edge("a", "b", weight=2, low=1, high=3)
    interval = measures.uncertainty(graph, lambda _: 0.0, monotone=True).interval
    assert (interval.low, interval.on_record, interval.high) == (0, 0, 0)
