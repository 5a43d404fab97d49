"""Clearing of obligations, against the figures of docs/method.md and against plain iteration."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigraph import UnknownNameError
from aigraph.measures.clearing import clearing
from aigraph.model import Company
from tests.ledgers import TOY, ledger

OBLIGATIONS = [("v", "l", 10), ("l", "c", 30), ("l", "v", 5), ("c", "v", 20)]


def graph(*deals):
    made = nx.DiGraph()
    made.add_weighted_edges_from(deals)
    return made


def greatest(found):
    return {payment.company: payment.greatest.on_record for payment in found.payments}


def least(found):
    return {payment.company: payment.least.on_record for payment in found.payments}


@pytest.mark.parametrize(
    ("cash", "paid"),
    [
        (25, {"v": 10, "l": 35, "c": 20}),
        (20, {"v": 10, "l": 30, "c": 20}),
        (5, {"v": 10, "l": 15, "c": 12.857143}),
    ],
)
def test_the_toy_clears_as_far_as_the_cash_of_the_lab_goes(cash, paid):
    found = clearing(graph(*OBLIGATIONS), cash={"l": cash})
    assert greatest(found) == pytest.approx(paid, abs=1e-6)
    assert least(found) == pytest.approx(paid, abs=1e-6)


def test_without_any_cash_belief_alone_decides():
    found = clearing(graph(*OBLIGATIONS))
    assert greatest(found) == pytest.approx({"v": 10, "l": 10, "c": 8.571429}, abs=1e-6)
    assert least(found) == {"v": 0, "l": 0, "c": 0}
    assert found.self_clearing.on_record == pytest.approx(28.571429, abs=1e-6)
    assert found.self_clearing.denominators == {"owed_usd_bn": 65.0}


def test_a_view_takes_cash_by_any_name_of_a_company():
    view = ledger(TOY).view(status="announced", layers=["cash"])
    found = clearing(view, cash={"X": 25})
    assert greatest(found) == pytest.approx({"v": 10, "l": 35, "c": 20, "x": 25}, abs=1e-6)
    assert clearing(view).self_clearing.on_record == pytest.approx(28.571429, abs=1e-6)


def test_the_inflow_of_a_graph_is_its_cash_unless_other_cash_is_given():
    deals = graph(*OBLIGATIONS)
    deals.add_node("l", inflow=20)
    assert greatest(clearing(deals)) == greatest(clearing(deals, cash={"l": 20}))
    assert greatest(clearing(deals, cash={})) == greatest(clearing(graph(*OBLIGATIONS)))


def test_what_owes_in_a_line_clears_nothing_on_belief():
    found = clearing(graph(("a", "b", 3), ("b", "c", 2)))
    assert found.self_clearing.on_record == 0
    assert found.greatest.on_record == 0
    assert greatest(clearing(graph(("a", "b", 3), ("b", "c", 2)), cash={"a": 1})) == {"a": 1, "b": 1}


def test_a_closed_ring_clears_wholly_on_belief():
    found = clearing(graph(("a", "b", 4), ("b", "c", 4), ("c", "a", 4)))
    assert found.self_clearing.on_record == pytest.approx(12)


def test_a_ring_that_no_cash_reaches_can_pay_nothing_beside_one_that_cash_reaches():
    found = clearing(graph(("a", "b", 1), ("b", "a", 1), ("p", "q", 1), ("q", "p", 1)), cash={"a": 0.1})
    assert least(found) == {"a": 1, "b": 1, "p": 0, "q": 0}
    assert greatest(found) == {"a": 1, "b": 1, "p": 1, "q": 1}


def test_a_placeholder_pays_no_more_than_its_cash():
    deals = "a -> p loan signed 2025 10\n p -> a compute signed 2025 10\n"
    nobody = Company(id="p", name="P lenders", kind="placeholder")
    assert clearing(ledger(deals, [nobody]).view()).self_clearing.on_record == 0
    assert clearing(ledger(deals).view()).self_clearing.on_record == pytest.approx(20)
    assert greatest(clearing(ledger(deals, [nobody]).view(), cash={"p": 4})) == {"a": 4, "p": 4}


def test_nothing_owed_and_nothing_known_clear_to_nothing():
    assert clearing(nx.DiGraph()).greatest.on_record == 0
    unknown = clearing(nx.DiGraph([("a", "b"), ("b", "a")]))
    assert unknown.payments == ()
    assert unknown.self_clearing.on_record == 0
    assert unknown.self_clearing.high is None
    assert unknown.greatest.n_edges_missing == 2
    assert unknown.row()["self_clearing_usd_bn"] == 0


def test_wrong_cash_is_refused():
    with pytest.raises(ValueError, match=r"the cash -1 of 'l' is negative"):
        clearing(graph(*OBLIGATIONS), cash={"l": -1})
    with pytest.raises(UnknownNameError, match="'nobody'"):
        clearing(graph(*OBLIGATIONS), cash={"nobody": 1})


def test_rows_are_plain_and_say_what_is_owed():
    found = clearing(graph(*OBLIGATIONS), cash={"l": 20})
    row = next(payment.row() for payment in found.payments if payment.company == "l")
    assert row["greatest_share"] == pytest.approx(30 / 35)
    assert row["denominator_owed_usd_bn"] == 35.0
    assert found.row()["denominator_owed_usd_bn"] == 65.0


@st.composite
def systems(draw):
    ends = draw(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=15, unique=True))
    deals = graph(("n0", "n1", 5), *((f"n{a}", f"n{b}", draw(st.integers(1, 50))) for a, b in ends if a != b))
    cash = {name: draw(st.sampled_from([0, 0, 3, 20])) for name in sorted(deals)}
    return deals, cash


@pytest.mark.oracle
@settings(max_examples=32)
@given(systems())
def test_both_vectors_clear_and_are_what_iteration_from_above_and_from_below_gives(system):
    deals, cash = system
    names = sorted(deals)
    weights = nx.to_numpy_array(deals, names)
    owed = weights.sum(axis=1)
    shares = np.divide(weights, owed[:, None], out=np.zeros_like(weights), where=weights > 0)
    held = np.array([cash[name] for name in names])
    found = clearing(deals, cash=cash)
    for start, given_vector in ((owed, greatest(found)), (0 * owed, least(found))):
        vector = start
        for _ in range(20_000):
            before, vector = vector, np.minimum(owed, held + shares.T @ vector)
            if np.abs(vector - before).max() < 1e-12:
                break
        assert [given_vector.get(name, 0) for name in names] == pytest.approx(vector, abs=1e-4)
        paid = np.array([given_vector.get(name, 0) for name in names])
        assert paid == pytest.approx(np.minimum(owed, held + shares.T @ paid), abs=1e-6)


@settings(max_examples=12)
@given(systems())
def test_more_cash_never_clears_less_and_amounts_scale(system):
    deals, cash = system
    found = clearing(deals, cash=cash)
    assert found.least.on_record <= found.greatest.on_record + 1e-9
    richer = clearing(deals, cash={name: amount + 1 for name, amount in cash.items()})
    assert richer.greatest.on_record >= found.greatest.on_record - 1e-6
    larger = nx.DiGraph([(a, b, {"weight": 7 * w}) for a, b, w in deals.edges(data="weight")])
    scaled = clearing(larger, cash={name: 7 * amount for name, amount in cash.items()})
    assert scaled.greatest.on_record == pytest.approx(7 * found.greatest.on_record, abs=1e-5)
    assert scaled.self_clearing.on_record == pytest.approx(7 * found.self_clearing.on_record, abs=1e-5)
