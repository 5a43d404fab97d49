"""What holds the loops together, against the figures of docs/method.md."""

from importlib import import_module

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from aigraph import find_loops, load
from aigraph.loops.deadline import SearchTooLargeError
from aigraph.measures.keystones import keystones
from aigraph.model import Company
from tests.ledgers import TOY, ledger

TOY_DEALS = [
    ("v", "l", 10, "funding"),
    ("x", "l", 25, "funding"),
    ("l", "c", 30, "purchase"),
    ("c", "v", 20, "purchase"),
    ("l", "v", 5, "purchase"),
]


def graph(*deals):
    made = nx.DiGraph()
    made.add_edges_from((payer, payee, {"weight": w, "deal_class": kind}) for payer, payee, w, kind in deals)
    return made


def falls(found, *, bundles=False):
    return {fallen.fall.of: fallen.fall.on_record for fallen in found.knock_outs if bool(fallen.bundle) is bundles}


def loops(found):
    return {fallen.fall.of: fallen.loops.on_record for fallen in found.knock_outs}


def pairs(found):
    return [[(bundle.payer, bundle.payee) for bundle in chosen] for chosen in found.deal_sets]


@st.composite
def networks(draw):
    ends = draw(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=14, unique=True))
    made = nx.DiGraph()
    for a, b in ends:
        weight = draw(st.sampled_from([None, 1, 2.5, 10, 40]))
        made.add_edge(f"n{a}", f"n{b}", **({} if weight is None else {"weight": weight}))
    return made


def circulation(deals):
    """Solve the circulation as one programme on a dense matrix."""
    edges = [(a, b, w) for a, b, w in deals.edges(data="weight") if w and a != b]
    if not edges:
        return 0.0
    balance = [[(payer == node) - (payee == node) for payer, payee, _ in edges] for node in deals]
    answer = linprog([-1] * len(edges), A_eq=balance, b_eq=[0] * len(deals), bounds=[(0, w) for *_, w in edges])
    return -answer.fun


@pytest.mark.parametrize("given_as", ["graph", "view"])
def test_the_toy_is_held_by_its_vendor_or_its_lab(given_as):
    view = ledger(TOY).view(status="announced", layers=["cash"])
    found = keystones(graph(*TOY_DEALS) if given_as == "graph" else view)
    assert found.companies.on_record == 1
    assert found.company_sets == (("l",), ("v",))
    assert not found.more_company_sets
    assert pairs(found) == [[("v", "l")]]
    assert found.deals.on_record == 10
    assert found.deals.denominators == {"recorded_usd_bn": 90.0}
    assert found.circulation.on_record == pytest.approx(30)
    assert falls(found) == pytest.approx({"v": 30, "l": 30, "c": 20, "x": 0}, abs=1e-6)
    assert falls(found, bundles=True) == pytest.approx(
        {"v -> l": 30, "l -> c": 20, "c -> v": 20, "l -> v": 0, "x -> l": 0}, abs=1e-6
    )
    between = {"v -> l": 2, "l -> c": 1, "c -> v": 1, "l -> v": 1, "x -> l": 0}
    assert loops(found) == {"v": 2, "l": 2, "c": 1, "x": 0} | between


def test_a_view_names_the_deals_to_cut_and_counts_circular_loops():
    found = keystones(ledger(TOY).view(status="announced", layers=["cash", "value", "contingent"]))
    assert found.deal_sets[0][0].deals == ("e1a", "e1b")
    assert found.row()["deal_sets"] == ("e1a;e1b",)
    by_name = {fallen.fall.of: fallen for fallen in found.knock_outs}
    assert by_name["v"].circular_loops.on_record == 2
    assert by_name["v"].row()["fall_share"] == pytest.approx(1)
    assert by_name["l -> v"].row()["deals"] == ("e5",)
    assert found.deals.scenario.endswith(", cash")
    assert keystones(graph(*TOY_DEALS)).knock_outs[0].circular_loops.on_record is None


def test_signed_deals_only():
    found = keystones(ledger(TOY).view(layers=["cash"]))
    assert found.deals.on_record == 6
    assert found.circulation.on_record == pytest.approx(18)


def test_a_range_gives_the_cheapest_deals_two_ends():
    deals = "v -> l equity signed 2025 8 low=6 high=10\n l -> c compute signed 2025 30\n c -> v chips signed 2025 20\n"
    found = keystones(ledger(deals).view())
    assert (found.deals.low, found.deals.on_record, found.deals.high) == (6, 8, 10)
    open_above = "a -> b equity signed 2025 8 low=8\n b -> a chips signed 2025 30\n"
    found = keystones(ledger(open_above).view())
    assert (found.deals.low, found.deals.on_record, found.deals.high) == (8, 8, 30)
    no_end = "a -> b equity signed 2025 8 low=8\n b -> a chips signed 2025 30 low=30\n"
    assert keystones(ledger(no_end).view()).deals.high is None


def test_unknown_amounts_count_for_companies_and_are_told_apart_for_deals():
    found = keystones(graph(("a", "b", 4, "funding"), ("b", "a", None, "purchase"), ("b", "c", 3, "purchase")))
    assert found.company_sets == (("a",), ("b",))
    assert found.deals.on_record == 0
    assert "unknown amount" in found.deals.note
    assert [(bundle.payer, bundle.payee) for bundle in found.unpriced] == [("b", "a")]
    assert falls(found, bundles=True) == {"a -> b": 0, "b -> c": 0, "b -> a": None}
    assert found.deals.n_edges_missing == 1


def test_two_deals_between_the_same_companies_are_cut_together():
    both = nx.MultiDiGraph()
    both.add_edge("a", "b", weight=2, deal_class="funding")
    both.add_edge("a", "b", weight=3, deal_class="purchase")
    both.add_edge("b", "a", weight=6, deal_class="purchase")
    found = keystones(both)
    assert (found.deals.on_record, pairs(found)) == (5, [[("a", "b")]])


def test_without_loops_nothing_holds_anything():
    for deals in (nx.DiGraph(), graph(("a", "b", 1, "funding"), ("b", "c", 1, "purchase"))):
        found = keystones(deals)
        assert (found.companies.on_record, found.company_sets) == (0, ((),))
        assert (found.deals.on_record, found.deal_sets) == (0, ((),))
        assert all(fallen.fall.on_record == 0 and fallen.loops.on_record == 0 for fallen in found.knock_outs)


def test_where_no_amount_is_known_the_companies_still_are():
    found = keystones(nx.DiGraph([("a", "b"), ("b", "a")]))
    assert found.companies.on_record == 1
    assert (found.deals.on_record, found.deal_sets) == (0, ((),))
    assert (found.circulation.on_record, found.circulation.high) == (0, None)
    assert loops(found) == {"a": 1, "b": 1, "a -> b": 1, "b -> a": 1}


def test_one_closed_loop_is_cut_anywhere():
    found = keystones(graph(*((a, b, 7, "purchase") for a, b in ("ab", "bc", "ca"))))
    assert found.company_sets == (("a",), ("b",), ("c",))
    assert pairs(found) == [[("a", "b")], [("b", "c")], [("c", "a")]]
    assert set(falls(found).values()) == {21}


def test_a_placeholder_closes_no_loop():
    deals = "a -> p loan signed 2025 10\n p -> a compute signed 2025 10\n"
    nobody = Company(id="p", name="P lenders", kind="placeholder")
    assert keystones(ledger(deals, [nobody]).view()).companies.on_record == 0
    assert keystones(ledger(deals).view()).companies.on_record == 1


def test_the_knock_outs_can_be_left_out_and_the_time_is_bounded():
    assert keystones(graph(*TOY_DEALS), knock_out=False).knock_outs == ()
    with pytest.raises(SearchTooLargeError, match="give more max_seconds"):
        keystones(graph(*TOY_DEALS), max_seconds=1e-9)


def test_every_loop_of_the_shipped_data_goes_through_a_keystone():
    view = load().view(layers=["cash"])
    found = keystones(view)
    every = find_loops(view, kinds=("circular", "trade", "cross_funding"))
    for chosen in found.company_sets:
        assert all(set(chosen) & set(loop.companies) for loop in every)
    circular = find_loops(view)
    for fallen in found.knock_outs[:5]:
        assert fallen.circular_loops.on_record == sum(fallen.fall.of in loop.companies for loop in circular)
    assert keystones(view) == found


def test_a_count_of_loops_that_stopped_says_so(monkeypatch):
    monkeypatch.setattr(import_module("aigraph.measures.keystones.knock_outs"), "MAX_LOOPS", 1)
    assert "stopped after 1 " in keystones(graph(*TOY_DEALS)).knock_outs[0].loops.note
    assert "stopped after 1 " in keystones(ledger(TOY).view(status="all")).knock_outs[0].row()["note"]


@settings(max_examples=20)
@given(networks())
def test_falls_are_differences_of_circulations_and_bounded_by_them(deals):
    found = keystones(deals)
    whole = circulation(deals)
    assert (found.circulation.on_record or 0) == pytest.approx(whole, abs=1e-6)
    for fallen in found.knock_outs:
        rest = deals.copy()
        if fallen.bundle:
            rest.remove_edge(fallen.bundle.payer, fallen.bundle.payee)
        else:
            rest.remove_node(fallen.fall.of)
        if fallen.fall.on_record is not None:
            assert fallen.fall.on_record == pytest.approx(whole - circulation(rest), abs=1e-6)
    counted = sum(1 for cycle in nx.simple_cycles(deals, length_bound=6) if len(cycle) > 1)
    assert max(loops(found).values(), default=0) <= counted


@settings(max_examples=12)
@given(networks())
def test_scaling_and_renaming_change_nothing_but_units_and_names(deals):
    found = keystones(deals, knock_out=False)
    larger = nx.DiGraph()
    for a, b, weight in deals.edges(data="weight"):
        larger.add_edge(
            f"z{9 - int(a[1:])}", f"z{9 - int(b[1:])}", **({} if weight is None else {"weight": 8 * weight})
        )
    other = keystones(larger, knock_out=False)
    assert other.companies.on_record == found.companies.on_record
    assert (other.deals.on_record or 0) == pytest.approx(8 * (found.deals.on_record or 0))
    assert len(other.deal_sets) == len(found.deal_sets)


@settings(max_examples=12)
@given(networks())
def test_a_company_put_in_between_changes_neither_the_number_nor_the_price(deals):
    divided = nx.DiGraph()
    for a, b, data in deals.edges(data=True):
        divided.add_edge(a, f"{a}{b}", **data)
        divided.add_edge(f"{a}{b}", b, **data)
    if any(a == b for a, b in deals.edges):
        return
    found, other = keystones(deals, knock_out=False), keystones(divided, knock_out=False)
    assert other.companies.on_record == found.companies.on_record
    assert other.deals.on_record == found.deals.on_record
