"""How far money covers what is owed, against the figures of docs/method.md."""

from dataclasses import replace

import networkx as nx
import pytest

from aigraph.measures.coverage import coverage
from aigraph.model import Metric, Source
from aigraph.model.dates import PartialDate
from aigraph.model.deal import Decimal
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


def test_coverage_of_the_lab_of_the_toy():
    found = coverage(with_metrics(metric("l", "2024", 7)), "l")
    assert found.on_record == pytest.approx((35 + 7) / 35)
    assert ends(found) == pytest.approx((1.2, 1.2, 1.2))
    assert found.denominators == {"commitments_usd_bn": 35.0, "funding_usd_bn": 35.0, "revenue_usd_bn": 7.0}
    assert "Revenue is of one year (2024, s)" in found.note


def test_the_revenue_is_of_the_latest_year_by_then_from_the_best_source():
    view = with_metrics(
        metric("l", "FY2023", 1),
        metric("l", "2024", 2),
        metric("l", "FY2024", 3, "a"),
        metric("l", "2024-Q4", 9),
        metric("l", "2024", 8, "a", verdict="refuted"),
        metric("l", "2026", 99, "late"),
        metric("v", "2024", 77),
    )
    assert coverage(view, "l").denominators["revenue_usd_bn"] == 3


def test_coverage_without_known_revenue_or_commitments_is_no_figure():
    found = coverage(ledger(TOY).view(status="announced", layers=["cash"]), "l")
    assert ends(found) == (None, None, None)
    assert "not on record" in found.why_open
    found = coverage(with_metrics(metric("x", "2024", 7)), "x")
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
