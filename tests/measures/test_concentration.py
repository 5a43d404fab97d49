"""Dependence on few names, against the figures of docs/method.md and against every corner of the bounds."""

from itertools import product

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigraph import UnknownNameError
from aigraph.measures.concentration import concentration, hhi
from aigraph.model import Company
from tests.ledgers import TOY, ledger


def toy():
    return ledger(TOY).view(status="announced", layers=["cash"])


def graph(*deals):
    made = nx.DiGraph()
    made.add_edges_from((payer, payee, {} if w is None else {"weight": w}) for payer, payee, w in deals)
    return made


def ends(measure):
    return measure.low, measure.on_record, measure.high


@pytest.mark.parametrize(
    ("company", "side", "value"),
    [
        ("v", "customers", 0.68),
        ("c", "customers", 1),
        ("l", "funders", 0.591837),
        ("l", "suppliers", 0.755102),
    ],
)
def test_the_toy(company, side, value):
    typed = nx.MultiDiGraph()
    for payer, payee, weight, kind in (
        ("v", "l", 6, "funding"),
        ("v", "l", 4, "funding"),
        ("x", "l", 25, "funding"),
        ("l", "c", 30, "purchase"),
        ("c", "v", 20, "purchase"),
        ("l", "v", 5, "purchase"),
    ):
        typed.add_edge(payer, payee, weight=weight, deal_class=kind)
    for given_as in (toy(), typed):
        found = concentration(given_as, company, side=side)
        assert found.hhi.on_record == pytest.approx(value, abs=1e-6)
        assert ends(found.hhi) == pytest.approx((value, value, value), abs=1e-6)
        assert found.effective_number.on_record == pytest.approx(1 / value, abs=1e-5)
        assert hhi(given_as, company, side=side) == found.hhi


def test_the_largest_name_is_told_with_its_share_and_equals_are_all_told():
    found = concentration(toy(), "V", side="customers")
    assert (found.largest, found.largest_share.on_record) == (("c",), 0.8)
    assert found.shares == {"c": 0.8, "l": 0.2}
    assert found.hhi.denominators == {"recorded_usd_bn": 25.0}
    assert found.hhi.n_edges_used == 2
    assert concentration(graph(("b", "v", 2), ("a", "v", 2)), "v").largest == ("a", "b")


def test_one_unknown_deal_leaves_the_index_between_bounds():
    found = concentration(graph(("a", "v", 20), ("b", "v", 5), ("c", "v", None)), "v")
    # The third is as large as brings all three nearest to one level, or outgrows the others.
    level = (400 + 25) / 25
    assert found.hhi.low == pytest.approx((400 + 25 + level**2) / (25 + level) ** 2)
    assert found.hhi.on_record == pytest.approx(0.68)
    assert found.hhi.high is None
    assert found.hhi.why_open == "c → v is a sum without a ceiling"
    assert found.unknown == ("c",)
    assert found.hhi.n_edges_missing == 1
    assert ends(found.largest_share) == pytest.approx((20 / 45, 0.8, None))


def test_a_ceiling_bounds_an_unknown_amount():
    deals = "a -> v chips signed 2025 20\n b -> v chips signed 2025 high=10\n"
    found = concentration(ledger(deals).view(), "v")
    assert found.hhi.on_record == 1
    assert found.hhi.low == pytest.approx((400 + 100) / 900)
    assert found.hhi.high == 1


def test_parties_without_a_name_may_be_one_or_many():
    deals = "a -> v loan signed 2025 20\n p -> v loan signed 2025 20\n"
    nobody = Company(id="p", name="P lenders", kind="placeholder")
    found = concentration(ledger(deals, [nobody]).view(), "v", side="funders")
    assert ends(found.hhi) == pytest.approx((0.25, 0.5, 1))
    assert "parties without a name" in found.hhi.note
    assert ends(found.largest_share) == pytest.approx((0.5, 0.5, 1))


def test_parties_without_a_name_that_are_paid_and_pay_are_still_parties_without_a_name():
    deals = "v -> a chips signed 2025 20\n v -> p chips signed 2025 20\n p -> v loan signed 2025 5\n"
    nobody = Company(id="p", name="P vendors", kind="placeholder")
    found = concentration(ledger(deals, [nobody]).view(), "v", side="suppliers")
    assert ends(found.hhi) == pytest.approx((0.25, 0.5, 1))
    assert "parties without a name" in found.hhi.note


def test_money_from_outside_may_come_from_one_name_or_many():
    deals = graph(("a", "v", 20), ("b", "v", 20))
    deals.add_node("v", inflow=40)
    found = concentration(deals, "v")
    assert ends(found.hhi) == pytest.approx((800 / 6400, 0.5, (3600 + 400) / 6400))


def test_nothing_known_is_no_figure():
    found = concentration(graph(("a", "v", None)), "v")
    assert ends(found.hhi) == (None, None, None)
    assert ends(found.largest_share) == (None, None, None)
    found = concentration(graph(("a", "v", 1)), "a")
    assert ends(found.hhi) == (None, None, None)
    assert found.hhi.why_open == "no amount of its customers is known"
    assert found.row()["hhi"] is None


def test_a_wrong_side_or_name_is_refused():
    with pytest.raises(ValueError, match="'friends' is no side; expected customers, funders or suppliers"):
        concentration(toy(), "v", side="friends")
    with pytest.raises(UnknownNameError):
        concentration(toy(), "nobody")
    with pytest.raises(UnknownNameError, match="did you mean oracle"):
        concentration(graph(("oracle", "b", 1)), "orcle")


def test_with_many_open_amounts_the_high_end_is_found_and_not_exact():
    deals = "\n".join(f"a{n} -> v chips signed 2025 {n + 2} low={n + 1} high={n + 3}" for n in range(13))
    found = concentration(ledger(deals).view(), "v")
    few = [(n + 1, n + 3) for n in range(13)]
    highest = max(sum(x * x for x in corner) / sum(corner) ** 2 for corner in product(*few))
    assert found.hhi.high == pytest.approx(highest)
    assert not found.hhi.is_exact


amount_ranges = st.lists(
    st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda pair: (min(pair), max(pair))), min_size=1, max_size=5
)


@settings(max_examples=32)
@given(amount_ranges, st.randoms(use_true_random=False))
def test_no_choice_of_amounts_leaves_the_bounds(ranges, chance):
    lines = [
        f"a{n} -> v chips signed 2025 {(low + high) / 2} low={low} high={high}" for n, (low, high) in enumerate(ranges)
    ]
    found = concentration(ledger("\n".join(lines)).view(), "v")
    choices = [*product(*ranges), *([chance.uniform(low, high) for low, high in ranges] for _ in range(100))]
    for choice in choices:
        if sum(choice) > 1e-9:
            index = sum(x * x for x in choice) / sum(choice) ** 2
            assert found.hhi.low - 1e-9 <= index <= found.hhi.high + 1e-9
            top = max(choice) / sum(choice)
            assert found.largest_share.low - 1e-9 <= top <= found.largest_share.high + 1e-9
    if found.hhi.on_record is not None:
        assert 1 / len(found.shares) - 1e-9 <= found.hhi.on_record <= found.largest_share.on_record + 1e-9


@settings(max_examples=12)
@given(st.lists(st.one_of(st.none(), st.integers(1, 50)), min_size=1, max_size=8), st.sampled_from([2, 10]))
def test_shares_do_not_change_with_the_unit_or_the_names(weights, factor):
    one = concentration(graph(*((f"a{n}", "v", w) for n, w in enumerate(weights))), "v")
    other = concentration(graph(*((f"z{9 - n}", "u", w and w * factor) for n, w in enumerate(weights))), "u")
    for name in ("hhi", "largest_share", "effective_number"):
        for mine, its in zip(ends(getattr(one, name)), ends(getattr(other, name)), strict=True):
            assert mine == (None if its is None else pytest.approx(its))
