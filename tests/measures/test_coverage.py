"""How far money covers what is owed, against the figures of docs/method.md."""

from dataclasses import replace
from datetime import date

import networkx as nx
import pytest

import aigraph as ag
from aigraph.measures.coverage import coverage
from aigraph.model import Metric, Source
from aigraph.model.dates import PartialDate
from aigraph.model.deal import Decimal
from aigraph.schedules.window import Window
from tests.ledgers import TOY, ledger


def ends(measure):
    return measure.low, measure.on_record, measure.high


def metric(company, period, value, source="s", **more):
    return Metric(
        company=company, metric="revenue", period=period, value=Decimal(value), unit="usd_bn", source=source, **more
    )


def with_metrics(*metrics):
    base = ledger(TOY)
    sources = (
        *base.sources,
        Source(id="a", title="A", publisher="P", published=PartialDate.parse("2025-02-01"), grade="A"),
        Source(id="late", title="L", publisher="P", published=PartialDate.parse("2031"), grade="A"),
    )
    return replace(base, metrics=metrics, sources=sources).view(status="announced")


def test_coverage_is_of_one_window():
    text = "f -> l equity closed 2025-02-01 10\nl -> c acquisition closed 2025-06-01 30\ng -> l equity closed 2024-02-01 99"
    base = ledger(text)
    quarter = metric("l", "2024", 8)
    view = replace(base, metrics=(quarter, metric("l", "2025", 20))).view(as_of="2026-01-31")
    found = coverage(view, "l")
    assert found.denominators == {"commitments_usd_bn": 30.0, "funding_usd_bn": 10.0, "revenue_usd_bn": 20.0}
    assert found.on_record == pytest.approx(1.0)
    assert found.note == "Funding, revenue and purchases are of 2025-01-01..2025-12-31."


def test_over_whole_terms_there_are_years_of_revenue_and_no_share():
    view = with_metrics(
        metric("l", "FY2023", 1),
        metric("l", "FY2024", 7, "a"),
        metric("l", "2024", 8, "a", verdict="refuted"),
        metric("l", "2026", 99, "late"),
    )
    found = coverage(replace(view, money=ag.model.Money.CONTRACTED), "l")
    assert ends(found) == (None, None, None)
    assert "5.0 years of its revenue (FY2024, a)" in found.why_open


def test_coverage_without_known_revenue_or_commitments_is_no_figure():
    paid = ledger("l -> c acquisition closed 2025-06-01 30")
    found = coverage(paid.view(window="2025"), "l")
    assert ends(found) == (None, None, None)
    assert "its revenue in 2025-01-01..2025-12-31 is not on record" in found.why_open
    found = coverage(
        replace(with_metrics(metric("x", "2025", 7)), window=Window.parse("2025", date(2025, 12, 31))), "x"
    )
    assert ends(found) == (None, None, None)
    assert "no purchase of known amount" in found.why_open


def test_unknown_deals_open_the_coverage():
    deals = nx.DiGraph()
    deals.add_weighted_edges_from([("f", "l", 10), ("l", "c", 20)])
    deals.add_edge("l", "d")
    deals.add_node("l", inflow=5)
    assert ends(coverage(deals, "l")) == (None, 0.75, 0.75)
    deals.add_edge("g", "l")
    assert ends(coverage(deals, "l")) == (None, 0.75, None)
