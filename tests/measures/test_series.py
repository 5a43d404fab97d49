"""A figure over time."""

from datetime import date

import pytest
from hypothesis import given

from aigraph import Ledger, find_loops
from aigraph.flows.measure import Measure
from aigraph.measures.series import series
from aigraph.model.amount import Bounds
from tests.ledgers import TOY, ledger
from tests.strategies import ledgers


def loops(view):
    return len(find_loops(view))


def rows(book, measure=loops, *args, **settings):
    return [(str(point.day), point.on_record) for point in series(book, measure, *args, **settings)]


def test_the_loops_of_the_toy_come_when_their_last_deal_does():
    assert rows(ledger(TOY), layers=["cash"]) == [("2025-01-31", 0), ("2025-02-28", 0), ("2025-03-31", 2)]


def test_days_are_sorted_once_each_and_a_month_is_its_last_day():
    days = ["2025-03", date(2025, 1, 1), "2025-03-31"]
    assert rows(ledger(TOY), loops, days) == [("2025-01-01", 0), ("2025-03-31", 2)]


def test_the_step_is_in_months_and_the_last_day_is_always_there():
    book = ledger("a -> b equity signed 2024-11-05\nb -> a chips signed 2025-02-03")
    assert [day for day, _ in rows(book)] == ["2024-11-30", "2024-12-31", "2025-01-31", "2025-02-03"]
    assert [day for day, _ in rows(book, step=2)] == ["2024-11-30", "2025-01-31", "2025-02-03"]
    assert [day for day, _ in rows(book, since="2025-01")] == ["2025-01-31", "2025-02-03"]


def test_certainty_and_layers_are_those_asked_for():
    book = ledger(TOY)
    assert rows(book, loops, ["2025-04-01"], status="paid") == [("2025-04-01", 0)]
    point = series(book, loops, ["2025-04-01"], status="all", layers=["cash"])[0]
    assert point.n_deals == 6
    assert point.row() == {
        "day": date(2025, 4, 1),
        "n_deals": 6,
        "on_record": 2,
        "scenario": "on 2025-04-01, all (talks and rumours too), cash",
    }


def test_a_measure_is_kept_whole():
    def answer(view):
        return Measure(
            name="m",
            unit="share",
            bounds=Bounds(low=0.1, on_record=None, high=None, why_open="so it is"),
            n_edges_used=len(view.arrows),
            n_edges_missing=0,
            scenario="x",
        )

    point = series(ledger(TOY), answer, ["2025-04-01"])[0]
    assert point.on_record is None
    assert point.row()["low"] == 0.1
    assert point.row()["day"] == date(2025, 4, 1)


def test_none_is_unknown_and_no_zero():
    assert rows(ledger(TOY), lambda _: None, ["2025-04-01"]) == [("2025-04-01", None)]


def test_what_is_no_figure_is_refused():
    with pytest.raises(TypeError, match="the measure gave a LoopList; expected a Measure, a number or None"):
        series(ledger(TOY), find_loops)


def test_a_step_below_a_month_is_refused():
    with pytest.raises(ValueError, match="step 0 is below 1 month"):
        series(ledger(TOY), loops, step=0)


def test_an_empty_ledger_has_no_days():
    assert series(Ledger(), loops) == ()


@given(ledgers())
def test_what_is_known_on_a_day_does_not_depend_on_later_days(book):
    whole = series(book, loops, status="all")
    for point in whole:
        assert series(book, loops, [point.day], status="all") == (point,)
