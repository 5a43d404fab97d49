"""Doubts that look from one row to another: each with rows that raise it, and rows that look alike and are right."""

from dataclasses import replace
from decimal import Decimal

import pytest

from aigraph import Ledger
from aigraph.model import Company, Deal, Event, Metric, Source, Status
from aigraph.model.dates import PartialDate
from aigraph.model.money.payment import Payment
from aigraph.rules.doubts import DOUBTS
from aigraph.schedules.period import Period
from aigraph.schedules.terms import InstalmentKind, Profile

COMPANIES = (
    Company(id="lab", name="Lab", kind="firm", roles=("lab",)),
    Company(id="cloud", name="Cloud", kind="firm", roles=("cloud", "landlord", "investor")),
    Company(id="chips", name="Chips", kind="firm", roles=("chip_maker", "investor")),
    Company(id="robots", name="Robots", kind="firm", roles=("lab",)),
    Company(id="crowd", name="Robots' investors", kind="placeholder", roles=("investor",)),
    Company(id="holders", name="Lab's holders", kind="placeholder", roles=("investor",)),
)


def source(key="news", title="A report", day="2026-10-02", **cells):
    published = PartialDate.parse(day)
    return Source(
        id=key, title=title, publisher="Reuters", published=published, url=f"https://example.org/{key}", **cells
    )


def deal(key="d", payer="lab", payee="cloud", instrument="compute", **cells):
    dates = {name: PartialDate.parse(cells.pop(name)) for name in ("start", "end") if name in cells}
    return Deal(id=key, payer=payer, payee=payee, instrument_name=instrument, **dates, **cells)


def event(reported="", key="d", size=None, status="signed", day="2026-10-01", told_by="news"):
    figure = Decimal(size) if size else None
    date, source_id = PartialDate.parse(day), told_by
    return Event(deal=key, date=date, status=Status(status), usd_bn=figure, reported=reported, source=source_id)


def paid(size, period, key="d"):
    size, period = Decimal(size), Period.parse(period)
    return Payment(deal=key, kind=InstalmentKind.PAID, period=period, usd_bn=size, reported="", source="news")


def revenue(size, year, **cells):
    row = Metric(company="cloud", metric="revenue", period=year, value=Decimal(size), unit="usd_bn", source="news")
    return replace(row, **cells)


def doubts(*rows):
    """Name the doubts that a ledger of these rows raises."""
    of = {kind: tuple(row for row in rows if isinstance(row, kind)) for kind in (Deal, Event, Metric, Payment, Source)}
    found = Ledger(
        companies=COMPANIES,
        deals=of[Deal],
        events=of[Event],
        metrics=of[Metric],
        payments=of[Payment],
        sources=(source(), *of[Source]),
    )
    return {problem.rule for rule in DOUBTS for problem in rule(found)}


# A day with its month


@pytest.mark.parametrize(
    ("rows", "is_doubted"),
    [
        ([event("$2bn", size="2", day="2026-02-10")], True),
        ([event("$2bn", size="2", day="2026-10-02")], False),
        ([event("$2bn", size="2", day="2026-02-13")], False),
        (
            [event("$2bn", size="2", day="2026-02-10"), event("$2bn", size="2", day="2026-02-11", told_by="first")],
            False,
        ),
    ],
)
def test_a_day_is_doubted_alone_where_its_source_appeared_on_that_day_with_the_month_swapped(rows, is_doubted):
    first = source("first", day="2026-02-12")
    assert ("days_are_not_swapped" in doubts(deal(), first, *rows)) is is_doubted


# A status that falls


@pytest.mark.parametrize(
    ("reported", "is_doubted"),
    [
        ("Lab buys compute for $2bn", True),
        ("$2bn", True),
        ("planned at $2bn", False),
        ("$2bn, not signed after all", False),
        ("তখনও আলোচনা চলছিল", False),
    ],
)
@pytest.mark.parametrize("before", ["closed", "cancelled"])
def test_a_status_that_turns_is_doubted_unless_words_tell_why(reported, is_doubted, before):
    first = event("$2bn" if before == "closed" else "ended", size="2" if before == "closed" else None, status=before)
    rows = deal(), replace(first, date=PartialDate.parse("2026-09-01")), event(reported, size="2", status="announced")
    assert ("reasons_are_words" in doubts(*rows)) is is_doubted


# Revenue


@pytest.mark.parametrize(
    ("rows", "is_doubted"),
    [
        ([("3.9", "2023"), ("42.1", "2024")], True),
        ([("0.3", "2022"), ("0.33", "2023"), ("0.36", "2024"), ("3.9", "2025")], True),
        ([("3.9", "2023"), ("0.42", "2024")], True),
        ([("3.9", "2024"), ("39", "2024")], True),
        ([("0.2", "2023"), ("1.9", "2024"), ("5.1", "2025")], False),
        ([("3.9", "2023"), ("42.1", "2025")], False),
        ([("1", "2024"), ("4.9", "2025")], False),
        ([("0.003", "2023"), ("0.03", "2024")], False),
    ],
)
def test_a_revenue_that_leaps_is_doubted(rows, is_doubted):
    said = deal(), event("$2bn", size="2")
    assert ("revenues_change_by_steps" in doubts(*said, *(revenue(*row) for row in rows))) is is_doubted


def test_a_refuted_revenue_is_not_compared():
    rows = revenue("3.9", "2023"), revenue("42.1", "2024", verdict="refuted")
    assert "revenues_change_by_steps" not in doubts(deal(), event("$2bn", size="2"), *rows)


def test_rent_that_was_paid_is_compared_with_revenue_also_without_a_schedule():
    rows = deal(profile=Profile.FLAT), event("$9bn", size="9"), revenue("0.2", "2025")
    assert "dues_fit_what_is_reported" in doubts(*rows, paid("3", "2025"))
    assert "dues_fit_what_is_reported" not in doubts(*rows, paid("0.1", "2025"))


# A contract of years


@pytest.mark.parametrize(
    ("size", "period", "profile", "reported", "is_doubted"),
    [
        ("1.5", "2026-10", Profile.RAMP, "$2bn over seven years", True),
        ("0.1", "2026-10", Profile.RAMP, "$2bn over seven years", False),
        ("1.5", "2028", Profile.RAMP, "$2bn over seven years", False),
        ("1.5", "2026-10", Profile.RAMP, "$2bn over two years", False),
        ("1.5", "2026-10", Profile.ON_DELIVERY, "$2bn over seven years", False),
    ],
)
def test_most_of_a_contract_of_years_paid_in_its_first_is_doubted(size, period, profile, reported, is_doubted):
    rows = deal(profile=profile, start="2026-10"), event(reported, size="2"), paid(size, period)
    assert ("contracts_of_years_are_paid_over_years" in doubts(*rows)) is is_doubted


@pytest.mark.parametrize(
    ("end", "title", "is_doubted"),
    [("2031", "", True), ("2041", "", False), ("2041", "Lab rents for five years", False), ("2060", "", True)],
)
def test_a_term_of_other_length_than_its_words_is_doubted(end, title, is_doubted):
    rows = deal(instrument="lease", start="2026", end=end, title=title), event("$15bn over 15 years", size="15")
    assert ("terms_are_as_reported" in doubts(*rows)) is is_doubted


# Parts and holders


@pytest.mark.parametrize(
    ("reported", "part_of", "is_doubted"),
    [
        ("$500m of the $1bn", "", True),
        ("$500m of a $1bn round", "", True),
        ("$500m of the $1bn", "whole", False),
        ("$500m of the $3bn", "", False),
        ("$500m, beside the $1bn", "", False),
    ],
)
def test_a_sum_that_is_reported_as_part_of_another_deal_is_doubted(reported, part_of, is_doubted):
    whole = deal("whole", payer="crowd", payee="robots", instrument="equity")
    part = deal(payer="chips", payee="robots", instrument="equity", part_of=part_of)
    rows = whole, part, event("$1bn", "whole", "1"), event(reported, size="0.5")
    assert ("parts_are_of_what_they_say" in doubts(*rows)) is is_doubted


@pytest.mark.parametrize(
    "reported", ["$600m tender offer", "$600m for shares of employees", "buys $600m of stock from early investors"]
)
def test_shares_sold_by_holders_are_no_money_for_the_company(reported):
    said = event(reported, size="0.6", status="closed")
    assert "holders_are_paid_for_their_shares" in doubts(deal(payer="chips", payee="lab", instrument="equity"), said)
    paid_right = deal(payer="chips", payee="holders", instrument="equity")
    assert "holders_are_paid_for_their_shares" not in doubts(paid_right, said)


def test_a_ceiling_of_one_report_and_the_figure_of_another_are_one_sum():
    ceiling = replace(event("up to $9bn"), high_usd_bn=Decimal(9))
    again = deal("again", instrument="lease"), event("$9bn", "again", "9")
    assert "one_sum_is_one_deal" in doubts(deal(), ceiling, *again)
    other = deal("again", instrument="lease"), event("$8bn", "again", "8")
    assert "one_sum_is_one_deal" not in doubts(deal(), ceiling, *other)


# Sources


ROUND = deal("round", payer="crowd", payee="robots", instrument="equity")
TOLD = event("$1bn", "round", "1", told_by="robots-news")
ROBOTS = source("robots-news", "Robots raises $1bn")


def test_a_source_on_other_companies_is_doubted():
    assert "sources_are_of_their_companies" in doubts(
        ROBOTS, ROUND, TOLD, deal(), event("$2bn", size="2", told_by="robots-news")
    )


def test_an_event_that_names_the_company_of_the_title_is_told_by_it():
    said = event("$2bn, told in a report on Robots", size="2", told_by="robots-news")
    assert "sources_are_of_their_companies" not in doubts(ROBOTS, ROUND, TOLD, deal(), said)


def test_a_report_on_a_company_tells_of_those_that_deal_with_it():
    order = deal("order", payer="robots", payee="cloud"), event("$1bn", "order", "1")
    said = event("$2bn", size="2", told_by="robots-news")
    assert "sources_are_of_their_companies" not in doubts(ROBOTS, ROUND, TOLD, *order, deal(), said)


def test_a_survey_tells_of_strangers():
    others = deal(), deal("e", payer="cloud", payee="chips", instrument="chips")
    said = event("$2bn", size="2", told_by="robots-news"), event("$3bn", "e", "3", told_by="robots-news")
    assert "sources_are_of_their_companies" not in doubts(ROBOTS, ROUND, TOLD, *others, *said)


def test_what_is_told_of_long_ago_is_told_beside():
    said = event("$2bn", size="2", day="2024-03-05", told_by="robots-news")
    assert "sources_are_of_their_companies" not in doubts(ROBOTS, ROUND, TOLD, deal(), said)


# Words


@pytest.mark.parametrize(
    ("reported", "size", "rule"),
    [
        ("HK$31.4bn ($4.0bn)", "31.4", "other_currencies_are_converted"),
        ("purchases of property, plant and equipment of $1.06bn", "1.06", "figures_of_a_company_are_no_deals"),
        ("the $3bn deal falls through", "3", "status_is_as_reported"),
    ],
)
def test_words_of_another_thing_are_doubted(reported, size, rule):
    assert rule in doubts(deal(), event(reported, size=size))


def test_a_converted_sum_beside_the_one_it_was_converted_from_is_right():
    assert "other_currencies_are_converted" not in doubts(deal(), event("HK$31.4bn ($4.0bn)", size="4"))
