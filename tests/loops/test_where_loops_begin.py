"""With which payment a loop begins, and what caused a change between two days, at the edges of these days."""

from datetime import date

import pandas as pd
import pytest

from aigraph import find_temporal_loops, load
from aigraph.loops.causes import statements_between
from aigraph.measures.diff import diff
from aigraph.model import DealClass
from aigraph.model.money.deal_terms import payments_that_count
from tests.ledgers import ledger, write_folder


def payments(*rows):
    return load(pd.DataFrame(rows, columns=["payer", "payee", "date", "amount"])).view()


def test_payments_of_one_day_are_in_order_of_their_time_whatever_the_order_of_the_rows():
    rows = [
        ("B", "C", "2025-01-01 17:00", 7),
        ("C", "A", "2025-01-01 09:00", 9),
        ("A", "B", "2025-01-01 12:30", 8),
    ]
    (loop,) = find_temporal_loops(payments(*rows))
    assert [arrow.payer for arrow in loop.arrows] == ["c", "a", "b"]
    assert [str(time) for time in loop.times] == ["09:00:00", "12:30:00", "17:00:00"]


def test_without_an_order_a_loop_of_like_amounts_begins_where_they_fall():
    rows = [("A", "B", "2025-01-01", 90), ("B", "A", "2025-01-05", 100)]
    (loop,) = find_temporal_loops(payments(*rows), in_order=False, tolerance=(0.8, 1))
    assert ([arrow.payer for arrow in loop.arrows], loop.shares) == (["b", "a"], (None, 0.9))
    (loop,) = find_temporal_loops(payments(*rows), in_order=False)
    assert [arrow.payer for arrow in loop.arrows] == ["a", "b"]


def test_a_limit_that_was_reached_has_its_value():
    rows = [("A", "B", f"2025-01-0{day}", 1) for day in range(1, 6)] + [("B", "A", "2025-01-09", 1)]
    cut = find_temporal_loops(payments(*rows), max_loops=2).truncated
    assert (cut.limit, cut.value, cut.rings) == ("max_loops", 2, 2)


@pytest.mark.parametrize(("before", "after", "found"), [("30", "31", 1), ("31", "31", 0), ("29", "30", 0)])
def test_a_statement_is_a_cause_after_the_first_day_and_up_to_the_last(before, after, found, tmp_path):
    book = load(write_folder(tmp_path, statements=["lab,chips,purchase,2025,,7,,,news,"]))
    views = (book.view(as_of=f"2025-12-{day}") for day in (before, after))
    assert len(statements_between(*views, ("lab", "chips", DealClass.PURCHASE))) == found


def test_of_two_reports_of_one_day_that_which_had_the_last_word_is_the_cause():
    text = """
        a -> b equity signed 2025-01-01 5 paid=1
        b -> a chips signed 2025-01-01 9
        a-b-equity signed 2025-03-01 6
        a-b-equity signed 2025-03-01 7
    """
    (change,) = diff(ledger(text), "2025-02-01", "2025-04-01").changes
    assert [cause.event.usd_bn for cause in change.causes] == [7]


def test_what_was_paid_counts_up_to_a_day_of_its_own(tmp_path):
    later = "later,Second,Paper,2025-09-01,https://example.org/b,en,B"
    rows = ["lab-chips-chips,paid,2025-06,,6,,,,later,", "lab-chips-chips,committed,2026,,4,,,,later,"]
    news = "news,A,Paper,2025-03-01,https://example.org/a,en,B"
    book = load(write_folder(tmp_path, payments=rows, sources=[news, later]))
    paid, committed = book.payments
    for as_of, until, found in (
        ("2025-12-31", "2025-06-30", (paid, committed)),
        ("2025-12-31", "2025-06-29", (committed,)),
        ("2025-09-01", "2025-06-29", (committed,)),
        ("2025-08-31", "2025-12-31", (paid,)),
    ):
        days = date.fromisoformat(as_of), date.fromisoformat(until)
        assert payments_that_count(book, "lab-chips-chips", *days) == found
