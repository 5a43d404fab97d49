"""Doubts on columns of terms and on figures of periods: a table that raises each, and one that looks alike and is right."""

import pytest

from aigraph.rules.doubts import figures_of_periods, mergers, term_columns
from tests.rules.doubts.test_payment_doubts import METRICS, PAYMENTS, STATEMENTS, problems, tables

DEALS = "id,payer,payee,instrument,title,start,end,basis,profile,firmness,notice_days,vests_with,covers,currency,capacity_mw"
EVENTS = "deal,date,status,low_usd_bn,usd_bn,high_usd_bn,paid_usd_bn,reported,source,locator"
COMPANIES = "id,name,kind,roles,parent,parent_since,ticker"
SPANS = f"{METRICS},period_start,period_end"
EQUITY = "chips-lab-equity,chips,lab,equity,Chips Inc buys shares,,,total,,,,,,,"


def order(start="", end="", profile="", firmness="", notice="", currency="", capacity="", reported="$4bn for 4 GW"):
    row = f"lab-chips-chips,lab,chips,chips,Lab buys chips,{start},{end},total,{profile},{firmness},{notice},,,{currency},{capacity}"
    said = [
        "chips-lab-equity,2025-01-05,signed,,10,,,$10bn,news,",
        f"lab-chips-chips,2025-01-05,signed,,4,,,{reported},news,",
    ]
    return tables(deals=(DEALS, [EQUITY, row]), events=(EVENTS, said))


def beside(instrument, vests="", covers="", ends="chips,lab"):
    order_ = "lab-chips-chips,lab,chips,chips,Lab buys chips,,,total,,,,,,,"
    row = f"other,{ends},{instrument},Another deal,,,total,,,,{vests},{covers},,"
    said = [
        "chips-lab-equity,2025-01-05,signed,,10,,,$10bn,news,",
        "lab-chips-chips,2025-01-05,signed,,4,,,$4bn,news,",
        "other,2025-01-05,signed,,1,,,$1bn,news,",
    ]
    return tables(deals=(DEALS, [EQUITY, order_, row]), events=(EVENTS, said))


def paid(period, size, reported):
    return tables(payments=(PAYMENTS, [f"lab-chips-chips,paid,{period},,{size},,,{reported},news,"]))


def stated(size, reported, revenue="120"):
    return tables(
        statements=(STATEMENTS, [f"lab,chips,purchase,2025-01..2025-02,,{size},,{reported},news,"]),
        metrics=(SPANS, [f"chips,revenue,FY2025,,{revenue},,usd_bn,,news,,stands,2024-03-01,2025-02-28"]),
    )


def year(first):
    row = f"chips,revenue,FY2025,,9,,usd_bn,,news,,stands,{first},2025-01-31"
    return tables(metrics=(SPANS, [row]))


def revenues(*figures):
    rows = [f"chips,revenue,{2022 + place},,{figure},,usd_bn,,news,,stands,," for place, figure in enumerate(figures)]
    return tables(metrics=(SPANS, rows))


def listed(ticker, *deals):
    companies = ["chips,Chips Inc,firm,chip_maker,,,CHP", f"lab,Lab,firm,lab,chips,2025-02,{ticker}"]
    return tables(companies=(COMPANIES, companies)) | (beside("acquisition") if deals else {})


def of_two(size):
    changed = stated(size, f"${size}bn", "5")
    companies = ["chips,Chips Inc,firm,chip_maker,,,", "lab,Lab,firm,lab,,,", "cloud,Cloud,firm,cloud,,,"]
    return changed | tables(companies=(COMPANIES, companies)) | beside("chips", ends="cloud,chips")


BROKEN = {
    "profiles_have_their_days": (
        order(profile="instalments"),
        "deals.csv:3: warning: profile instalments stands without a planned or committed row in payments.csv",
    ),
    "notice_is_of_cancellable_contracts": (
        order(firmness="take_or_pay", notice="90"),
        "deals.csv:3: warning: notice_days 90 stands beside firmness take_or_pay, which no notice ends",
    ),
    "rewards_vest_with_purchases_of_their_pair": (
        beside("warrant", vests="chips-lab-equity"),
        "deals.csv:4: warning: vests_with 'chips-lab-equity' is no purchase of 'lab' from 'chips'",
    ),
    "guarantees_cover_what_is_owed": (
        beside("guarantee", covers="chips-lab-equity"),
        "deals.csv:4: warning: covers 'chips-lab-equity', which is equity and owed to nobody",
    ),
    "currencies_are_those_reported": (
        order(currency="EUR"),
        "deals.csv:3: warning: currency EUR is in no report of the deal, which tell sums in USD",
    ),
    "capacities_are_in_megawatts": (
        order(capacity="4"),
        "deals.csv:3: warning: capacity_mw 4 stands beside 4000 megawatts in the words of the deal",
    ),
    "figures_of_periods_are_those_reported": (
        paid("2025-01", "0.0012", "$1.2bn"),
        "payments.csv:2: warning: 0.0012 stands beside 1.2 in reported; look for a slip of ten or a thousand",
    ),
    "fiscal_years_are_years": (
        year("2023-02-01"),
        "metrics.csv:2: warning: FY2025 has 731 days, from 2023-02-01 to 2025-01-31",
    ),
    "revenues_are_comparable": (
        revenues("26.9", "60.9", "130497"),
        "metrics.csv:4: warning: 130497 is 2973 times the revenue of other periods; is the unit right?",
    ),
    "payments_follow_their_deal": (
        paid("2019-03", "0.1", "$100m"),
        "payments.csv:2: warning: period 2019-03 is more than a year before 'lab-chips-chips' is first told of, on 2025-01-05",
    ),
    "statements_are_of_a_part": (
        of_two("5"),
        "statements.csv:2: warning: 5 is all of the revenue of 'chips' from 2024-03-01 to 2025-02-28, 5; is it that of all customers?",
    ),
    "statements_run_as_their_words": (
        stated("4", "$4bn of revenue from Chips Inc"),
        "statements.csv:2: warning: 'chips' is the payee, but reported says 'revenue from' it; are the ends swapped?",
    ),
    "mergers_leave_no_listed_company": (
        listed("LAB"),
        "companies.csv:3: warning: 'lab' counts as 'chips' from 2025-02 and has shares of its own (LAB); no acquisition of it is on record",
    ),
}

ALIKE = {
    "profiles_have_their_days": [
        order(profile="at_once", start="2026-01", end="2026-01"),
        order(profile="ramp", start="2026-01"),
        beside("warrant"),
    ],
    "notice_is_of_cancellable_contracts": [order(firmness="cancellable", notice="90"), order(notice="90")],
    "rewards_vest_with_purchases_of_their_pair": [beside("warrant", vests="lab-chips-chips")],
    "guarantees_cover_what_is_owed": [beside("guarantee", covers="lab-chips-chips")],
    "currencies_are_those_reported": [
        order(currency="EUR", reported="EUR 3.5bn ($4bn)"),
        order(currency="EUR", reported="no sum"),
    ],
    "capacities_are_in_megawatts": [order(capacity="4000"), order(capacity="90", reported="$4bn for 90 MW")],
    "figures_of_periods_are_those_reported": [
        paid("2025-01", "1.2", "$1.2bn"),
        paid("2025-01", "0.3", "$1.2bn in the year"),
        paid("2025-01", "1.3", "EUR 1.2bn"),
    ],
    "fiscal_years_are_years": [year("2024-02-01"), year("2024-01-29")],
    "revenues_are_comparable": [revenues("0.2", "4", "30"), revenues("130")],
    "payments_follow_their_deal": [paid("2024-06", "0.1", "$100m")],
    "statements_are_of_a_part": [of_two("3")],
    "statements_run_as_their_words": [
        stated("4", "$4bn of revenue from Lab"),
        stated("4", "$4bn"),
    ],
    "mergers_leave_no_listed_company": [listed(""), listed("LAB", "acquisition")],
}


def test_every_doubt_on_columns_has_both():
    elsewhere = {term_columns.notice_is_as_reported, figures_of_periods.revenues_are_of_the_past}
    elsewhere |= {figures_of_periods.revenues_change_by_steps}
    rules = {*term_columns.DOUBTS, *figures_of_periods.DOUBTS, mergers.mergers_leave_no_listed_company} - elsewhere
    assert set(BROKEN) == set(ALIKE) == {rule.__name__ for rule in rules}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_doubt_is_told_with_file_and_line(rule, tmp_path):
    changed, expected = BROKEN[rule]
    found = {str(problem).removeprefix(f"{tmp_path}/"): problem.rule for problem in problems(tmp_path, changed)}
    assert found.get(expected) == rule, "\n".join(found)


@pytest.mark.parametrize(("rule", "changed"), [(rule, changed) for rule, tables in ALIKE.items() for changed in tables])
def test_what_looks_alike_and_is_right_raises_no_doubt(rule, changed, tmp_path):
    assert not [str(problem) for problem in problems(tmp_path, changed) if problem.rule == rule]
