"""Revenue of a window: whose reports count, what is carried on, and what is not converted."""

from dataclasses import replace
from decimal import Decimal

import pytest

import aigraph as ag
from aigraph.flows.sources.window_revenue import other_currencies, revenue_on_record, window_revenue
from aigraph.model.metric import Metric
from aigraph.schedules.window import Window

SHIPPED = ag.load()


def reported(company, period, value, unit="usd_bn"):
    return Metric(company=company, metric="revenue", period=period, value=Decimal(value), unit=unit, source="s")


def view(*metrics, as_of="2026-10-01"):
    return replace(SHIPPED, metrics=tuple(metrics)).view(as_of=as_of)


def test_a_report_is_spread_over_its_days_and_its_rate_is_carried_on_but_not_at_the_low_end():
    window = Window.parse("2025-07-01..2026-06-30", None)
    found = window_revenue(view(reported("nvidia", "2025", "365")), window)["nvidia"]
    assert (found.usd_bn.low, found.usd_bn.on_record) == pytest.approx((184, 365))
    assert (f"{found.reported_to}", found.carried_days) == ("2025-12-31", 181)
    assert found.carried_text == "reported to 2025-12-31, with its daily rate for the 181 days after"


def test_the_shortest_report_of_a_day_counts_and_what_is_reported_whole_is_carried_nowhere():
    metrics = reported("nvidia", "2025", "365"), reported("nvidia", "2025-Q4", "184")
    found = window_revenue(view(*metrics), Window.parse("2025-07-01..2025-12-31", None))["nvidia"]
    assert found.usd_bn.on_record == pytest.approx(92 + 184)
    assert found.carried_text == ""


def test_a_report_of_a_subsidiary_never_takes_the_place_of_its_parents():
    metrics = reported("spacex", "2025", "365"), reported("xai", "2025-Q3", "0.1")
    found = revenue_on_record(view(*metrics), Window.parse("2025", None))
    assert found == {"spacex": pytest.approx(365)}


def test_another_currency_is_named_and_not_converted():
    shown = view(reported("softbank", "2025", "7000", "jpy_bn"))
    assert window_revenue(shown, Window.parse("2025", None)) == {}
    assert other_currencies(shown, "softbank") == ("jpy_bn",)
