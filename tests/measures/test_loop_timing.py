"""The dates of a loop: how near, in which order, and what an unknown day leaves open."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph import find_loops
from aigraph.measures.loop_timing import loop_timing
from aigraph.model import Company
from aigraph.model.dates import PartialDate
from tests.ledgers import TOY, ledger
from tests.strategies import ledgers


def timing(text, name="v-l-c", companies=(), **view):
    loops = find_loops(ledger(text, companies).view(**view))
    return loop_timing(next(loop for loop in loops if loop.name == name))


def three(*days):
    legs = ("v -> l equity", "l -> c compute", "c -> v chips")
    return "\n".join(f"{leg} signed {day}" for leg, day in zip(legs, days, strict=True))


def test_deals_in_the_order_of_the_money_respect_time():
    found = timing(three("2025-01-01", "2025-01-02", "2025-01-03"))
    assert (found.span_days.on_record, found.time_respecting, found.contemporaneous) == (2, "yes", "yes")


def test_a_loop_out_of_order_is_still_a_loop():
    found = timing(three("2025-01-01", "2025-01-02", "2024-12-31"))
    assert (found.span_days.on_record, found.time_respecting) == (2, "no")


def test_deals_of_one_day_are_in_order():
    assert timing(three("2025-01-01", "2025-01-01", "2025-01-01")).time_respecting == "yes"


@pytest.mark.parametrize(("last", "answer"), [("2025-04-01", "yes"), ("2025-04-02", "no"), ("2025-04", "unknown")])
def test_ninety_days_are_at_or_near_the_same_time(last, answer):
    assert timing(three("2025-01-01", "2025-01-01", last)).contemporaneous == answer


def test_a_month_is_an_interval_of_days():
    found = timing(three("2025-01-10", "2025-01", "2025-03-01"))
    assert (found.span_days.low, found.span_days.on_record, found.span_days.high) == (50, 50, 59)
    assert found.time_respecting == "unknown"


def test_a_vague_date_that_cannot_change_the_order_leaves_it_known():
    assert timing(three("2025-01-10", "2025-02", "2025-03-01")).time_respecting == "yes"
    assert timing(three("2025-02-10", "2025", "2025-02-01")).time_respecting == "no"


def test_the_precise_event_dates_a_deal_and_not_the_vague_one():
    found = timing(f"{three('2025-06-29', '2025-06-30', '2025-07-01')}\nl-c-compute closed 2025-06")
    assert (found.span_days.low, found.span_days.high) == (2, 2)


def test_the_deals_nearest_in_time_are_chosen():
    found = timing(f"{three('2020-01-01', '2025-01-02', '2025-01-03')}\nlater: v -> l loan signed 2025-01-04")
    assert [dated.arrow.deal.id for dated in found.deals] == ["later", "l-c-compute", "c-v-chips"]
    assert (found.span_days.on_record, found.time_respecting) == (2, "no")


def test_among_equal_spans_one_that_is_in_order_is_chosen():
    text = three("2025-01-03", "2025-01-02", "2025-01-03") + "\nearly: v -> l loan signed 2025-01-01"
    found = timing(f"{text}\nc -> v lease signed 2025-01-02")
    assert (found.span_days.on_record, found.time_respecting) == (1, "yes")
    assert found.deals[0].arrow.deal.id == "early"


def test_a_subsidiary_merged_later_leaves_the_day_of_its_deal_open_before_that():
    parent = Company(id="sub", name="Sub", parent="l", parent_since=PartialDate.parse("2025-06-01"))
    text = "v -> sub equity signed 2025-01-01\nl -> v chips signed 2025-06-10"
    found = timing(text, "v-l", [parent])
    assert (found.span_days.low, found.span_days.on_record, found.span_days.high) == (9, 9, 160)
    assert found.contemporaneous == "unknown"


def test_terms_overlap_by_whole_days():
    text = """
        v -> l loan signed 2025-01-01 start=2025-01-01 end=2025-12-31
        l -> v chips signed 2025-01-01 start=2025-12-01 end=2026-12-31
    """
    found = timing(text, "v-l")
    assert (found.overlap_days.low, found.overlap_days.on_record, found.overlap_days.high) == (31, 31, 31)


def test_terms_that_end_in_a_year_or_month_overlap_by_an_interval():
    text = """
        v -> l loan signed 2025-01-01 start=2025-01 end=2025
        l -> v chips signed 2025-01-01 start=2025-01-01 end=2026-12-31
    """
    found = timing(text, "v-l").overlap_days
    assert (found.low, found.on_record, found.high) == (0, 365, 365)


def test_a_missing_term_leaves_only_a_ceiling_and_is_counted():
    text = "v -> l equity signed 2025-01-01\nl -> v chips signed 2025-01-01 start=2025-01-01 end=2025-01-10"
    found = timing(text, "v-l").overlap_days
    assert (found.low, found.on_record, found.high, found.n_edges_missing) == (0, None, 10, 1)
    assert found.why_open == "1 of 2 deals have no recorded term"


def test_terms_that_do_not_meet_overlap_by_nothing_whatever_is_missing():
    text = """
        v -> l equity signed 2025-01-01
        l -> c compute signed 2025-01-01 start=2020-01-01 end=2020-12-31
        c -> v chips signed 2025-01-01 start=2025-01-01 end=2025-12-31
    """
    found = timing(text).overlap_days
    assert (found.on_record, found.high) == (0, 0)


def test_without_any_term_the_overlap_is_unknown():
    found = timing(TOY).overlap_days
    assert (found.low, found.on_record, found.high) == (None, None, None)


def test_the_toy_has_dates_known_to_the_month():
    found = timing(TOY)
    assert (found.span_days.low, found.span_days.on_record, found.span_days.high) == (29, 59, 89)
    assert (found.contemporaneous, found.time_respecting) == ("yes", "yes")


def test_a_row_holds_plain_values():
    row = timing(TOY).row()
    assert row["deals"] == ("e1a", "e3", "e4")
    assert row["days"] == ("2025-01-31", "2025-02-28", "2025-03-31")
    assert {type(value) for value in row.values()} <= {str, float, int, tuple, type(None)}


@pytest.mark.oracle
@given(st.lists(st.lists(st.integers(1, 28), min_size=1, max_size=3), min_size=3, max_size=3))
def test_the_span_is_the_smallest_of_all_choices(days):
    legs = ("v -> l equity", "l -> c compute", "c -> v chips")
    lines = [
        f"d{place}{number}: {leg} signed 2025-01-{day:02}"
        for place, (leg, several) in enumerate(zip(legs, days, strict=True))
        for number, day in enumerate(several)
    ]
    found = timing("\n".join(lines))
    spans = {choice: max(choice) - min(choice) for choice in product(*days)}
    smallest = min(spans.values())
    ordered = any(list(choice) == sorted(choice) for choice, span in spans.items() if span == smallest)
    assert found.span_days.on_record == smallest
    assert found.time_respecting == ("yes" if ordered else "no")


@given(ledgers())
def test_every_loop_has_a_timing_whose_ends_are_in_order(book):
    for loop in find_loops(book.view(status="all", layers=["cash", "value", "contingent"])):
        found = loop_timing(loop)
        for measure in (found.span_days, found.overlap_days):
            known = [end for end in (measure.low, measure.on_record, measure.high) if end is not None]
            assert known == sorted(known)
        assert [dated.arrow in leg.arrows for dated, leg in zip(found.deals, loop.legs, strict=True)]
        assert all(dated.first is None or date(2020, 1, 1) < dated.first <= dated.last for dated in found.deals)
