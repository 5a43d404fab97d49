"""Slips that people make when they type a report into the columns, each as one small ledger, and what looks alike and is right."""

from decimal import Decimal

import pytest

from aigraph import Ledger
from aigraph.model import Company, Deal, Event, Metric, Source, Status
from aigraph.model.dates import PartialDate
from aigraph.rules.doubts import DOUBTS

DAY = "2026-09-03"
NEWS = Source(
    id="news", title="A report", publisher="Reuters", published=PartialDate.parse(DAY), url="https://example.org/a"
)
COMPANIES = (
    Company(id="lab", name="Lab", kind="firm", roles=("lab",)),
    Company(id="cloud", name="Cloud", kind="firm", roles=("cloud", "landlord", "investor")),
    Company(id="chips", name="Chips", kind="firm", roles=("chip_maker", "investor")),
)
_DATES = ("start", "end")


def deal(key="d", payer="lab", payee="cloud", instrument="compute", **cells):
    dates = {name: PartialDate.parse(cells.pop(name)) for name in _DATES if name in cells}
    return Deal(id=key, payer=payer, payee=payee, instrument_name=instrument, **dates, **cells)


def event(key="d", reported="", size=None, status="signed", day=DAY, **cells):
    sizes = {name: Decimal(cell) for name, cell in cells.items()}
    usd = Decimal(size) if size else None
    return Event(
        deal=key,
        date=PartialDate.parse(day),
        status=Status(status),
        usd_bn=usd,
        reported=reported,
        source="news",
        **sizes,
    )


def doubts(*rows, companies=COMPANIES):
    """Name the doubts that a ledger of these rows raises."""
    kinds = {kind: tuple(row for row in rows if isinstance(row, kind)) for kind in (Deal, Event, Metric)}
    found = Ledger(
        companies=tuple(companies), deals=kinds[Deal], events=kinds[Event], sources=(NEWS,), metrics=kinds[Metric]
    )
    return {problem.rule for rule in DOUBTS for problem in rule(found)}


@pytest.mark.parametrize(
    ("reported", "cells", "rule"),
    [
        ("20 million shares", {"size": "0.02"}, "figures_are_those_reported"),
        ("300 MW", {"size": "0.3"}, "figures_are_those_reported"),
        ("550,000 GB200 GPUs", {"size": "0.55"}, "figures_are_those_reported"),
        ("several billion dollars", {"size": "7"}, "figures_are_those_reported"),
        ("\u20ac1.7bn", {"size": "1.45"}, "other_currencies_are_converted"),
        ("AED 10bn ($2.7bn)", {"size": "0.74"}, "other_currencies_are_converted"),
        ("fifteen billion rupees", {"size": "15"}, "other_currencies_are_converted"),
        ("R1.5bn (South African rand)", {"size": "1.5"}, "other_currencies_are_converted"),
        ("less than $1bn", {"size": "1"}, "bounds_are_entered_as_bounds"),
        ("$9bn, or $14bn if renewal options are exercised", {"size": "14"}, "bounds_are_entered_as_bounds"),
        ("$400m a year", {"size": "4"}, "yearly_figures_are_called_so"),
        ("adjusted EBITDA of $1.1bn", {"size": "1.1"}, "figures_of_a_company_are_no_deals"),
        ("$2bn; the lab denied the report", {"size": "2"}, "status_is_as_reported"),
        ("weighs a contract of $2bn", {"size": "2"}, "status_is_as_reported"),
        ("a preliminary agreement, $2bn", {"size": "2"}, "status_is_as_reported"),
        ("the parties ended the $2bn contract", {"size": "2", "status": "closed"}, "status_is_as_reported"),
        ("on 3 September 2026, $2bn", {"size": "2", "day": "2026-03-09"}, "days_are_those_reported"),
        ("signed in June 2026, $2bn", {"size": "2", "day": "2024-06"}, "days_are_those_reported"),
    ],
)
def test_a_cell_beside_other_words_is_doubted(reported, cells, rule):
    assert rule in doubts(deal(), event(reported=reported, **cells))


@pytest.mark.parametrize(
    ("reported", "cells"),
    [
        ("$9.7bn over ten years, with two options to renew", {"size": "9.7"}),
        ("$9bn, or $14bn if renewal options are exercised", {"size": "9", "high_usd_bn": "14"}),
        ("\u20ac1.7bn", {"size": "1.95"}),
        ("AED 10bn ($2.7bn)", {"size": "2.7"}),
        ("$4bn: $400m a year for ten years", {"size": "4"}),
        ("$0.9bn of compute on 20,000 GPUs, signed on 3 September 2026", {"size": "0.9"}),
        ("$2bn, in place of a contract that was cancelled", {"size": "2"}),
        ("$2bn, announced in June 2026", {"size": "2", "day": "2026-06-20"}),
        ("put off, not withdrawn; $2bn", {"size": "2", "status": "announced"}),
        ("up to $1bn", {"high_usd_bn": "1"}),
        ("fifteen billion dollars", {"size": "15"}),
    ],
)
def test_words_that_fit_their_cells_raise_no_doubt(reported, cells):
    assert not doubts(deal(), event(reported=reported, **cells))


@pytest.mark.parametrize(
    ("instrument", "reported"),
    [
        ("equity", "$1bn of convertible notes"),
        ("loan", "buys $1bn of preferred shares"),
        ("equity", "$1bn of servers"),
    ],
)
def test_a_sum_that_buys_another_thing_is_doubted(instrument, reported):
    rows = deal(payer="chips", payee="lab", instrument=instrument), event(reported=reported, size="1")
    assert "sums_buy_what_is_entered" in doubts(*rows)


def test_a_loan_secured_by_shares_and_chips_is_a_loan():
    said = event(reported="a term loan of $1bn secured by GPUs and common shares", size="1")
    assert not doubts(deal(payer="chips", payee="lab", instrument="loan"), said)


def test_one_sum_under_two_instruments_or_two_companies_of_a_group_is_doubted():
    first = (deal(), event(size="2.2"))
    again = (deal("again", instrument="lease"), event("again", size="2.2"))
    parts = (*COMPANIES, Company(id="part", name="Part", kind="firm", roles=("lab",), parent="lab"))
    of_group = (deal("part-deal", payer="part"), event("part-deal", size="2.2"))
    further = (deal("again", instrument="lease"), event("again", reported="a further $2.2bn", size="2.2"))
    assert "one_sum_is_one_deal" in doubts(*first, *again)
    assert "one_sum_is_one_deal" in doubts(*first, *of_group, companies=parts)
    assert "one_sum_is_one_deal" not in doubts(*first, *further)


def test_two_ids_of_one_company_are_doubted():
    again = Company(id="c-l-o-u-d", name="Cloud, Inc.", kind="firm", roles=("cloud",))
    assert "companies_have_one_id" in doubts(companies=(*COMPANIES, again))


def test_a_company_with_deals_of_its_own_counts_as_another_only_after_a_takeover_that_closed():
    def merged(since):
        lab = Company(
            id="lab", name="Lab", kind="firm", roles=("lab",), parent="chips", parent_since=PartialDate.parse(since)
        )
        return (lab, *COMPANIES[1:])

    rent = (deal(), event(size="2", day="2026-01-05"))
    bought = deal("takeover", payer="chips", payee="lab", instrument="acquisition")
    closed = event("takeover", size="6", status="closed", day="2026-09-02")
    rule = "mergers_follow_a_takeover"
    assert rule in doubts(*rent, companies=merged("2026-09-02"))
    assert rule in doubts(*rent, bought, event("takeover", size="6"), companies=merged("2026-09-02"))
    assert rule in doubts(*rent, bought, closed, companies=merged("2025-09-02"))
    assert rule not in doubts(*rent, bought, closed, companies=merged("2026-09-02"))
    assert rule not in doubts(*rent, companies=merged("2025-01-01"))


def test_a_link_to_a_deal_of_other_companies_is_doubted():
    other = (deal("other", payer="chips", payee="chips-maker"), event("other", size="1"))
    companies = (*COMPANIES, Company(id="chips-maker", name="Maker", kind="firm", roles=("hardware",)))
    part = (deal(part_of="other"), event(size="1"))
    assert "linked_deals_share_a_company" in doubts(*other, *part, companies=companies)
    assert "linked_deals_share_a_company" not in doubts(deal("other"), deal(part_of="other"), event(size="1"))


def test_notice_told_in_months_is_not_entered_as_days():
    said = event(reported="$1bn, six months of notice", size="1")
    assert "notice_is_as_reported" in doubts(deal(notice_days=6), said)
    assert "notice_is_as_reported" not in doubts(deal(notice_days=180), said)


def test_a_start_of_ten_years_ago_is_doubted():
    assert "terms_are_of_this_age" in doubts(deal(start="2016-10", end="2031-09"), event(size="2"))
    assert "terms_are_of_this_age" not in doubts(deal(start="2030-10"), event(size="2"))


@pytest.mark.parametrize("reported", ["annualised run rate of $2bn", "expects $2bn in 2026"])
def test_a_run_rate_or_a_forecast_is_no_revenue(reported):
    cells = {"company": "lab", "period": "2026", "value": Decimal(2), "unit": "usd_bn", "source": "news"}
    assert "revenues_are_of_the_past" in doubts(Metric(metric="revenue", reported=reported, **cells))
    assert "revenues_are_of_the_past" not in doubts(Metric(metric="revenue_forecast", reported=reported, **cells))


def test_a_source_of_next_year_is_doubted_in_a_large_record():
    deals = [deal(f"d{place}") for place in range(30)]
    events = [event(f"d{place}", size=str(place + 1), day="2025-09-03") for place in range(30)]
    assert "sources_are_not_ahead_of_the_data" in doubts(*deals, *events)
    assert "sources_are_not_ahead_of_the_data" not in doubts(*deals[:3], *events[:3])
