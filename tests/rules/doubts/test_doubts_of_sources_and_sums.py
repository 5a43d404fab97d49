"""Doubts that look at a row beside its source and at a sum beside other rows, each with what raises it and what looks alike."""

from decimal import Decimal

import pytest

from aigraph import Ledger
from aigraph.model import Company, Deal, Event, Metric, Source, Status
from aigraph.model.dates import PartialDate
from aigraph.rules.doubts import dates, sizes, totals
from aigraph.rules.doubts.sources import grades, other_sources, titles

COMPANIES = (
    Company(id="lab", name="Acme Lab", kind="firm", roles=("lab",)),
    Company(id="cloud", name="Nimbus", kind="firm", roles=("cloud",)),
    Company(id="chips", name="Silicor", kind="firm", roles=("chip_maker", "investor")),
    Company(id="crowd", name="Investors in Acme Lab", kind="placeholder", roles=("investor",)),
)
DEALS = (
    Deal(id="a", payer="lab", payee="cloud", instrument_name="compute"),
    Deal(id="b", payer="chips", payee="lab", instrument_name="equity"),
    Deal(id="c", payer="crowd", payee="lab", instrument_name="equity"),
)


def source(key="news", title="A report", day="2026-08-04", **cells):
    usual = {"publisher": "A paper", "url": f"https://paper.example/{key}", "grade": "B"}
    return Source(id=key, title=title, published=PartialDate.parse(day), **{**usual, **cells})


def event(deal="a", size=None, day="2026-08-04", source="news", reported="", status="signed"):
    usd = Decimal(size) if size else None
    return Event(
        deal=deal,
        date=PartialDate.parse(day),
        status=Status(status),
        usd_bn=usd,
        reported=reported,
        source=source,
    )


def doubts(module, *events, sources=(), deals=DEALS, metrics=()):
    found = Ledger(
        companies=COMPANIES, deals=deals, events=events, sources=tuple(sources) or (source(),), metrics=metrics
    )
    return {problem.rule for rule in module.DOUBTS for problem in rule(found)}


def test_a_day_of_its_source_in_another_year_is_doubted():
    assert "years_are_those_of_the_source" in doubts(dates, event(day="2025-08-04"))


@pytest.mark.parametrize(
    "events",
    [
        (event(day="2025-08-04", reported="the contract of August 2025"),),
        (event(day="2025-04-01"),),
        (event(day="2025-08"),),
        (event(day="2025-08-04"), event(day="2025-08-20", source="other")),
    ],
    ids=["words give the year", "another day of the year", "a month alone", "another report of that time"],
)
def test_an_anniversary_that_is_told_otherwise_is_not_doubted(events):
    sources = source(), source("other", day="2025-08-20")
    assert "years_are_those_of_the_source" not in doubts(dates, *events, sources=sources)


def test_a_swapped_day_is_doubted_though_another_deal_of_one_end_is_of_that_day():
    told = source(day="2026-09-03"), source("other", day="2026-03-10")
    slip = event(day="2026-03-09")
    assert "days_are_not_swapped" in doubts(dates, slip, event("b", day="2026-03-10", source="other"), sources=told)
    assert "days_are_not_swapped" not in doubts(dates, slip, event(day="2026-03-10", source="other"), sources=told)


@pytest.mark.parametrize(
    ("publisher", "is_doubted"),
    [
        ("Reuters (copy at a station)", True),
        ("A station (copy of the release)", False),
        ("Acme Lab (SEC filing; words read in a copy)", False),
    ],
)
def test_a_copy_of_an_agency_is_no_primary_source(publisher, is_doubted):
    told = source(grade="A", publisher=publisher)
    assert ("grade_a_is_for_primary_hosts" in doubts(grades, event(), sources=[told])) is is_doubted


@pytest.mark.parametrize(
    ("entered", "revenue", "is_doubted"), [("5.13", "5.13", True), ("5.1", "5.1", False), ("5.14", "5.13", False)]
)
def test_the_exact_revenue_of_a_company_is_no_deal(entered, revenue, is_doubted):
    metric = Metric(
        company="cloud",
        metric="revenue",
        period=PartialDate.parse("2025"),
        value=Decimal(revenue),
        unit="usd_bn",
        source="news",
    )
    assert ("figures_on_record_are_no_deals" in doubts(sizes, event(size=entered), metrics=[metric])) is is_doubted


def contracts(**last):
    return (
        *(Deal(id=key, payer="lab", payee="cloud", instrument_name="compute") for key in ("one", "two")),
        Deal(id="all", payer="lab", payee="cloud", instrument_name="compute", **last),
    )


@pytest.mark.parametrize(
    ("size", "day", "links", "is_doubted"),
    [
        ("9.6", "2026-08-04", {}, True),
        ("12", "2026-08-04", {}, False),
        ("9.6", "2024-08-04", {}, False),
        ("9.6", "2026-08-04", {"replaces": ("one", "two")}, False),
    ],
    ids=["their sum", "another sum", "before its parts", "in place of them"],
)
def test_the_sum_of_two_deals_is_no_third(size, day, links, is_doubted):
    parts = event("one", "2.3", "2025-01-02"), event("two", "7.1", "2025-05-02")
    found = doubts(totals, *parts, event("all", size, day), deals=contracts(**links))
    assert ("totals_stand_beside_no_parts" in found) is is_doubted


@pytest.mark.parametrize(
    ("source_of_second", "size", "is_doubted"),
    [("news", "0.75", True), ("other", "0.75", False), ("news", "0.8", False)],
)
def test_one_sum_of_one_report_is_one_deal(source_of_second, size, is_doubted):
    notes = (
        Deal(id="notes", payer="chips", payee="lab", instrument_name="convertible"),
        Deal(id="loan", payer="chips", payee="lab", instrument_name="loan"),
    )
    rows = event("notes", "0.75", "2023-01-02"), event("loan", size, "2025-03-02", source=source_of_second)
    found = doubts(totals, *rows, deals=notes, sources=(source(), source("other")))
    assert ("a_report_gives_a_sum_once" in found) is is_doubted


@pytest.mark.parametrize(
    ("instrument", "end", "is_doubted"),
    [("chips", "2062", True), ("chips", "2036", False), ("compute", "2062", False)],
)
def test_an_order_of_chips_does_not_run_for_decades(instrument, end, is_doubted):
    order = Deal(
        id="a",
        payer="lab",
        payee="cloud",
        instrument_name=instrument,
        start=PartialDate.parse("2026"),
        end=PartialDate.parse(end),
    )
    assert ("terms_are_of_this_age" in doubts(dates, event("a", "1"), deals=[order])) is is_doubted


@pytest.mark.parametrize(
    ("title", "row", "is_doubted"),
    [
        ("Acme Lab rents computing of Nimbus for $3bn", event("a", "30", reported="$30bn"), True),
        ("Acme Lab raises $480 million", event("c", "4.8", reported="$4.8bn"), True),
        ("Silicor puts $480 million into Acme Lab", event("c", "4.8", reported="$4.8bn"), False),
        ("Acme Lab rents computing for $3bn", event("a", "30", reported="$30bn"), False),
        ("Acme Lab and Nimbus at $3bn", event("a", "30", reported="$30bn, $3bn of it at first"), False),
        ("Acme Lab rents computing of Nimbus for $3bn", event("a", "4", reported="$4bn"), False),
    ],
    ids=["both ends", "a round", "another investor", "one end alone", "words give both", "another figure"],
)
def test_a_slip_of_ten_that_its_words_repeat_is_found_in_the_title(title, row, is_doubted):
    found = doubts(titles, row, sources=[source(title=title)])
    assert ("figures_are_those_of_the_title" in found) is is_doubted


@pytest.mark.parametrize(
    ("wrong", "is_doubted"),
    [
        (event("a", "3", reported="$3bn"), True),
        (event("a", reported="sum not given"), False),
        (event("a", "3", day="2026-05-04", reported="$3bn"), False),
        (event("a", "3", reported="$3bn, told with the shares that Silicor bought"), False),
        (event("a", "3", reported="$3bn", status="refuted"), False),
    ],
    ids=["new figure", "no figure", "background", "words name the other deal", "refuted"],
)
def test_the_source_of_another_deal_of_one_end_is_doubted(wrong, is_doubted):
    told = source(title="Silicor invests in Acme Lab", url="https://paper.example/silicor-acme-lab")
    found = doubts(other_sources, wrong, event("b", reported="terms not given"), sources=[told])
    assert ("sources_name_the_other_end" in found) is is_doubted


def test_an_address_that_names_the_other_end_clears_the_source():
    told = source(title="Silicor invests in Acme Lab", url="https://paper.example/acme-lab-nimbus-silicor")
    found = doubts(other_sources, event("a", "3"), event("b"), sources=[told])
    assert "sources_name_the_other_end" not in found
