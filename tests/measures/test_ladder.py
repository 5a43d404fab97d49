"""Loops and money at each certainty, side by side."""

from types import SimpleNamespace

import pytest
from hypothesis import given

from aigraph import Ledger, find_loops, load
from aigraph.measures.ladder import ladder
from aigraph.model.amount import Bounds
from aigraph.model.instruments import LAYERS, DealClass
from aigraph.model.loop import KINDS
from aigraph.model.money.remainder import remainders_of
from tests.ledgers import TOY, ledger
from tests.strategies import ledgers

LEVELS = ("paid", "binding", "announced", "all")


def column(found, *names):
    return [tuple(rung.row()[name] for name in names) for rung in found.rungs]


def test_the_toy_side_by_side():
    found = ladder(ledger(TOY).view(layers=["cash"]))
    assert column(found, "level", "n_circular", "largest_contracted_usd_bn", "funding_usd_bn", "purchases_usd_bn") == [
        ("paid", 0, None, 0, 0),
        ("binding", 1, 5, 31, 55),
        ("announced", 1, 5, 35, 55),
        ("all", 1, 5, 35, 55),
    ]
    assert column(found, "n_direct", "n_pairs", "n_loops") == [(0, 0, 0), (1, 1, 2), (1, 1, 2), (1, 1, 2)]


def test_a_ledger_is_seen_on_its_last_day_with_the_default_layers():
    book = ledger(TOY)
    assert ladder(book).rows() == ladder(book.view(status="all")).rows()


def test_direct_loops_are_counted_by_their_first_kind_over_the_deals_seen():
    rung = ladder(ledger(TOY).view(layers=LAYERS), kinds=KINDS)["announced"]
    assert {str(kind): measure.on_record for kind, measure in rung.counts.items()} == {
        "circular": 1,
        "incentive": 0,
        "backstop": 1,
        "trade": 0,
        "cross_funding": 0,
        "plain": 0,
    }
    assert {measure.denominators["deals"] for measure in rung.counts.values()} == {8}


def test_unknown_amounts_leave_a_sum_open_above_and_are_counted():
    found = ladder(ledger("a -> b equity signed 2025-01 5\na -> b loan signed 2025-01\nb -> a chips signed 2025-01"))
    funding, purchases = found["binding"].funding, found["binding"].purchases
    assert (funding.on_record, funding.n_edges_used, funding.n_edges_missing) == (5, 1, 1)
    assert (purchases.on_record, purchases.n_edges_used, purchases.n_edges_missing) == (0, 0, 1)
    assert (funding.high, purchases.high) == (None, None)
    assert purchases.why_open == "B → A is a sum without a ceiling"


def test_a_sum_of_no_deals_is_nothing_and_not_unknown():
    assert ladder(ledger("a -> b equity signed 2025-01 5"))["binding"].purchases.on_record == 0


def test_the_largest_loop_names_its_loop_its_ties_and_the_unknown():
    text = """
        a -> b equity signed 2025-01 5
        b -> a chips signed 2025-01 7
        c -> d equity signed 2025-01 5
        d -> c chips signed 2025-01 9
        e -> f equity signed 2025-01
        f -> e chips signed 2025-01
    """
    largest = ladder(ledger(text))["binding"].sizes["contracted"]
    assert (largest.of, largest.low, largest.on_record, largest.high) == ("a-b", 5, 5, 5)
    assert largest.note == "As large: c-d. 1 of 3 direct loops have none with a central value."
    assert (largest.n_edges_used, largest.n_edges_missing) == (2, 0)


def test_the_size_of_a_loop_without_any_amount_has_no_ceiling():
    largest = ladder(ledger("a -> b equity signed 2025-01\nb -> a chips signed 2025-01"))["binding"].sizes["contracted"]
    assert (largest.of, largest.low, largest.on_record, largest.high) == ("a-b", 0, 0, None)


def test_loops_only_from_a_certainty():
    text = """
        a -> b equity closed 2025-01
        b -> a chips closed 2025-01
        b -> c chips signed 2025-01
        c -> a chips announced 2025-01
        c -> b chips in_talks 2025-01
    """
    found = ladder(ledger(text))
    assert {level: [loop.name for loop in found.loops_only_from(level)] for level in LEVELS} == {
        "paid": ["a-b"],
        "binding": [],
        "announced": ["a-b-c"],
        "all": [],
    }


def test_a_loop_whose_roots_part_at_a_weaker_certainty_is_no_new_one():
    text = """
        v -> l equity signed 2025-01
        l -> a compute signed 2025-01
        a -> c loan signed 2025-01
        c -> v chips signed 2025-01
        a -> c lease announced 2025-01
    """
    found = ladder(ledger(text))
    names = {level: [loop.name for loop in found[level].loops] for level in ("binding", "announced")}
    assert names == {"binding": ["a-c-v-l"], "announced": ["a-c-v-l"]}
    assert found.loops_only_from("announced") == ()


def test_further_measures_stand_under_their_names():
    def longest(view):
        return SimpleNamespace(bounds=Bounds.exactly(max(len(loop.legs) for loop in find_loops(view.at("all")))))

    found = ladder(ledger(TOY), [longest, lambda view: ladder(view)["paid"].funding])
    assert column(found, "longest") == [(3,)] * 4
    assert [rung.further[1].name for rung in found.rungs] == ["funding"] * 4
    assert found["binding"].further[0].scenario.startswith("on 2025-03-31, binding")


def test_a_further_measure_without_a_figure_is_refused():
    with pytest.raises(TypeError, match="find_loops gave a LoopList; expected a Measure or an object with bounds"):
        ladder(ledger(TOY), [find_loops])


def test_companies_keep_loops_through_all_of_them_and_deals_with_one():
    rung = ladder(ledger(TOY).view(layers=["cash"]), companies=["c"])["binding"]
    assert [loop.name for loop in rung.loops] == ["v-l-c"]
    assert (rung.funding.on_record, rung.purchases.on_record) == (0, 50)


def test_a_limit_is_told_on_its_rung():
    found = ladder(ledger(TOY).view(layers=["cash"]), max_loops=1)
    assert [rung.truncated is not None for rung in found.rungs] == [False, True, True, True]
    assert "stopped after 1 ring" in next(iter(found["all"].counts.values())).note


def test_an_empty_ledger_has_four_empty_rungs():
    assert column(ladder(Ledger()), "n_loops", "largest_contracted_usd_bn", "funding_usd_bn") == [(0, None, 0)] * 4


def test_of_the_shipped_data_more_stands_at_each_weaker_certainty():
    found = ladder(load())
    numbers = [len(rung.loops) for rung in found.rungs]
    assert numbers == sorted(numbers)
    assert all(number > 0 for number in numbers)
    assert found.loops_only_from("announced")


@given(ledgers())
def test_loops_only_from_each_certainty_are_apart_and_no_more_than_all(book):
    found = ladder(book.view(layers=LAYERS), kinds=KINDS)
    parts = [found.loops_only_from(level) for level in LEVELS]
    assert parts[0] == found["paid"].loops
    known = set()
    for part, rung in zip(parts, found.rungs, strict=True):
        rings = {(loop.kind, frozenset(loop.companies), root) for loop in part for root in loop.roots}
        assert not known & rings
        known |= rings
        # Every root that stands here stood at a stricter certainty or is new here.
        assert {loop.weakest_status.rank for loop in rung.loops} <= {0, 1, 2, 3, 4}


@given(ledgers())
def test_sums_count_each_funding_and_purchase_in_cash_once(book):
    for rung in ladder(book.view(layers=LAYERS)).rungs:
        view = book.view(status=rung.level, layers=["cash"])
        # Plain payments are neither funding nor purchases.
        summed = (DealClass.FUNDING, DealClass.PURCHASE)
        arrows = [arrow for arrow in (*view.arrows, *remainders_of(view)) if arrow.deal_class in summed]
        counted = rung.funding.n_edges_used + rung.purchases.n_edges_used
        missing = rung.funding.n_edges_missing + rung.purchases.n_edges_missing
        assert counted == sum(arrow.amount.is_known for arrow in arrows)
        assert counted + missing == len(arrows)
