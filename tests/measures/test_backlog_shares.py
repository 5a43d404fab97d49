"""What customers have still to pay beside the backlog that the seller reported for the same day."""

from dataclasses import replace
from decimal import Decimal

import pytest

import aigraph as ag
from aigraph.flows.backlog import reported_backlog
from aigraph.measures import backlog_shares
from aigraph.model.metric import Metric

SHIPPED = ag.load()


def backlog(period, value):
    return Metric(company="oracle", metric="backlog", period=period, value=Decimal(value), unit="usd_bn", source="s")


def test_openai_is_under_half_of_the_backlog_of_oracle():
    found = backlog_shares(SHIPPED.view(as_of="2026-10-01"), "Oracle")
    assert (found.backlog.usd_bn, f"{found.backlog.day}") == (664, "2026-08-31")
    assert found.to_come["openai"].on_record == 300
    assert found.shares["openai"].on_record == pytest.approx(300 / 664)
    assert found.rows()[0]["customer"] == "openai"


def test_the_newest_report_up_to_the_day_of_the_view_counts_and_a_month_is_no_day():
    ledger = replace(SHIPPED, metrics=(backlog("2026-05-31", 638), backlog("2026-08-31", 664), backlog("2026-09", 700)))
    days = [reported_backlog(ledger.view(as_of=day), "oracle") for day in ("2026-05-30", "2026-08-30", "2026-10-01")]
    assert [found and found.usd_bn for found in days] == [None, 638, 664]


def test_more_on_record_than_was_reported_gives_no_shares():
    ledger = replace(SHIPPED, metrics=(backlog("2026-08-31", 100),))
    found = backlog_shares(ledger.view(), "oracle")
    assert found.to_come["openai"].on_record == 300
    assert found.shares == {}


def test_without_a_reported_backlog_there_is_no_answer():
    assert backlog_shares(replace(SHIPPED, metrics=()).view(), "oracle") is None
