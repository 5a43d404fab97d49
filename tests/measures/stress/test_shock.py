"""What a cut does to the others, against the figures of docs/method.md."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigraph import AigraphError, UnknownNameError
from aigraph.flows import EndlessLossError
from aigraph.measures.shock import shock
from aigraph.model import Company
from tests.ledgers import TOY, ledger

TOY_DEALS = [("v", "l", 10), ("x", "l", 25), ("l", "c", 30), ("c", "v", 20), ("l", "v", 5)]


def graph(*deals):
    made = nx.DiGraph()
    made.add_weighted_edges_from(deals)
    return made


def totals(found):
    return {loss.company: loss.total.on_record for loss in found.losses}


@st.composite
def networks(draw):
    ends = draw(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=20, unique=True))
    deals = [(f"n{a}", f"n{b}", draw(st.integers(1, 50))) for a, b in ends if a != b]
    made = graph(("n0", "n1", 5), *deals)
    # Money from outside that stays inside keeps every ring from being closed.
    nx.set_node_attributes(made, 1.0, "inflow")
    return made


def test_the_toy_loses_first_15_and_2_5_and_in_all_15_12_5_and_5():
    found = shock(graph(*TOY_DEALS), "l", cut=0.5)
    assert {loss.company: loss.first_order.on_record for loss in found.losses} == pytest.approx(
        {"c": 15, "v": 2.5, "l": 0}
    )
    assert totals(found) == pytest.approx({"c": 15, "v": 12.5, "l": 5}, abs=1e-6)
    assert {loss.company: loss.share.on_record for loss in found.losses} == pytest.approx(
        {"c": 0.5, "v": 0.5, "l": 1 / 7}, abs=1e-6
    )
    assert found.spending_cut.on_record == pytest.approx(17.5)
    assert found.spending_cut.denominators == {"outflow_usd_bn": 35.0}


def test_half_a_pass_through_and_feedback_on_the_toy():
    assert totals(shock(graph(*TOY_DEALS), "l", 0.5, pass_through=0.5)) == pytest.approx(
        {"c": 15, "v": 7.5, "l": 1.5}, abs=1e-6
    )
    found = shock(graph(*TOY_DEALS), "l", 0.5, feedback=True)
    assert totals(found) == pytest.approx({"c": 21, "v": 17.5, "l": 7}, abs=1e-6)


def test_a_view_gives_the_same_and_takes_any_name():
    view = ledger(TOY).view(status="announced", layers=["cash"])
    assert totals(shock(view, "L", 0.5)) == pytest.approx({"c": 15, "v": 12.5, "l": 5}, abs=1e-6)
    contingent = ledger(TOY).view(status="announced", layers=["cash", "value", "contingent"])
    assert totals(shock(contingent, "l", 0.5)) == totals(shock(view, "l", 0.5))
    assert shock(contingent, "l", 0.5).spending_cut.scenario.endswith(
        "cash; sums are contracted and not known to be paid"
    )


def test_without_pass_through_nothing_follows_the_first_order():
    found = shock(graph(*TOY_DEALS), "l", 0.5, pass_through=0)
    assert totals(found) == pytest.approx({"c": 15, "v": 2.5})


def test_money_from_outside_softens_the_blow():
    rich = graph(*TOY_DEALS)
    rich.add_node("c", inflow=30)
    found = shock(rich, "l", 0.5)
    assert totals(found)["v"] == pytest.approx(2.5 + 20 / 60 * 15)
    assert next(loss for loss in found.losses if loss.company == "c").share.on_record == pytest.approx(0.25)


def test_a_closed_ring_with_feedback_has_no_sum_and_says_so():
    ring = graph(("a", "b", 1), ("b", "c", 1), ("c", "a", 1))
    with pytest.raises(EndlessLossError, match="spectral radius 1") as caught:
        shock(ring, "a", 0.5, feedback=True)
    assert isinstance(caught.value, AigraphError)
    assert totals(shock(ring, "a", 0.5)) == pytest.approx({"a": 0.5, "b": 0.5, "c": 0.5})
    assert totals(shock(ring, "a", 0.5, pass_through=0.5, feedback=True)) == pytest.approx(
        {"b": 4 / 7, "c": 2 / 7, "a": 1 / 7}
    )


def test_a_closed_ring_that_the_loss_does_not_reach_is_no_hindrance():
    deals = graph(("k", "a", 4), ("p", "q", 1), ("q", "p", 1))
    assert totals(shock(deals, "k", 1, feedback=True)) == {"a": 4.0}


def test_a_company_that_pays_nothing_or_nothing_known_cuts_nothing():
    deals = graph(*TOY_DEALS)
    deals.add_edge("c", "z")
    assert shock(deals, "z", 0.5).losses == ()
    assert shock(deals, "z", 0.5).spending_cut.on_record == 0
    unknown = nx.DiGraph([("a", "b")])
    found = shock(unknown, "a", 0.5)
    assert found.losses == ()
    assert (found.spending_cut.on_record, found.spending_cut.high) == (0, None)
    assert found.spending_cut.n_edges_missing == 1


def test_a_listed_company_without_deals_has_no_figure():
    view = ledger(TOY, [Company(id="z", name="Z")]).view()
    found = shock(view, "z", 0.5)
    assert (found.spending_cut.on_record, found.spending_cut.high) == (None, None)
    assert found.spending_cut.why_open == "it has no cash deal here"
    assert found.row()["spending_cut_usd_bn"] is None


def test_a_placeholder_passes_nothing_on():
    deals = "a -> p loan signed 2025 10\n p -> b compute signed 2025 10\n"
    nobody = Company(id="p", name="P lenders", kind="placeholder")
    assert totals(shock(ledger(deals, [nobody]).view(), "a", 1)) == {"p (paid)": 10.0}
    assert totals(shock(ledger(deals).view(), "a", 1)) == {"b": 10.0, "p": 10.0}


def test_wrong_questions_are_refused_with_the_wrong_value():
    with pytest.raises(ValueError, match=r"cut 50 is not between 0 and 1"):
        shock(graph(*TOY_DEALS), "l", 50)
    with pytest.raises(ValueError, match=r"pass_through -1"):
        shock(graph(*TOY_DEALS), "l", 0.5, pass_through=-1)
    with pytest.raises(UnknownNameError, match="did you mean oracle"):
        shock(graph(("oracle", "b", 1)), "orcle", 0.5)


def test_rows_are_plain_and_say_their_denominator():
    found = shock(graph(*TOY_DEALS), "l", 0.5)
    assert found.row()["denominator_outflow_usd_bn"] == 35.0
    assert found.losses[0].row()["denominator_inflow_usd_bn"] == 30.0
    assert "No substitution" in found.losses[0].row()["note"]


@pytest.mark.oracle
@settings(max_examples=24)
@given(networks(), st.sampled_from([0.0, 0.3, 1.0]), st.booleans())
def test_the_total_is_the_sum_of_all_rounds(deals, pass_through, feedback):
    found = totals(shock(deals, "n0", 0.5, pass_through=pass_through, feedback=feedback))
    names = sorted(deals)
    weights = nx.to_numpy_array(deals, names)
    through = np.maximum(weights.sum(axis=0) + 1, weights.sum(axis=1))
    passed = pass_through * weights / through[:, None]
    first = 0.5 * weights[names.index("n0")]
    if not feedback:
        passed[names.index("n0")] = 0
    lost, wave = np.zeros(len(names)), first
    for _ in range(20_000):
        lost, wave = lost + wave, passed.T @ wave
        if wave.max() < 1e-12:
            break
    assert [found.get(name, 0) for name in names] == pytest.approx(lost, abs=1e-6)


@settings(max_examples=12)
@given(networks())
def test_losses_grow_with_the_pass_through_scale_with_amounts_and_ignore_names(deals):
    full, half = totals(shock(deals, "n0", 0.5)), totals(shock(deals, "n0", 0.5, pass_through=0.5))
    assert all(half[name] <= full[name] + 1e-9 for name in half)
    larger = nx.DiGraph([(a, b, {"weight": 3 * w}) for a, b, w in deals.edges(data="weight")])
    nx.set_node_attributes(larger, 3.0, "inflow")
    assert totals(shock(larger, "n0", 0.5)) == pytest.approx({name: 3 * loss for name, loss in full.items()})
    renamed = nx.relabel_nodes(deals, {name: f"z{9 - int(name[1:])}" for name in deals})
    assert totals(shock(renamed, "z9", 0.5)) == pytest.approx({f"z{9 - int(n[1:])}": x for n, x in full.items()})


@settings(max_examples=12)
@given(networks())
def test_a_company_put_in_between_changes_no_loss_of_the_others(deals):
    # The one in between has no other money, so it passes the whole of its loss on.
    divided = deals.copy()
    weight = divided.edges["n0", "n1"]["weight"]
    divided.remove_edge("n0", "n1")
    divided.add_weighted_edges_from([("n0", "between", weight), ("between", "n1", weight)])
    found = totals(shock(divided, "n0", 0.5))
    found.pop("between")
    assert found == pytest.approx(totals(shock(deals, "n0", 0.5)))
