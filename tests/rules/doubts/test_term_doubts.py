"""Doubts on terms, periods, mergers and titles: a table that raises each, and one that looks alike and is right."""

import pytest

from aigraph.rules.doubts import instruments, mergers, terms
from tests.rules.doubts.test_payment_doubts import METRICS, STATEMENTS, problems, tables

DEALS = "id,payer,payee,instrument,title,start,end,basis"
EVENTS = "deal,date,status,low_usd_bn,usd_bn,high_usd_bn,paid_usd_bn,reported,source,locator"
COMPANIES = "id,name,kind,roles,parent,parent_since"
SPANS = f"{METRICS},period_start,period_end"


def deals(title="Lab buys chips", start="", end="", reported="$4bn"):
    return tables(
        deals=(
            DEALS,
            [
                "chips-lab-equity,chips,lab,equity,Chips Inc buys shares,,,total",
                f"lab-chips-chips,lab,chips,chips,{title},{start},{end},total",
            ],
        ),
        events=(
            EVENTS,
            [
                "chips-lab-equity,2025-01-05,signed,,10,,,$10bn,news,",
                f"lab-chips-chips,2025-01-05,signed,,4,,,{reported},news,",
            ],
        ),
    )


def shares(title, instrument="equity"):
    return tables(
        deals=(
            DEALS,
            [
                f"chips-lab-equity,chips,lab,{instrument},{title},,,total",
                "lab-chips-chips,lab,chips,chips,Lab buys chips,,,total",
            ],
        )
    )


def merged(day):
    return tables(companies=(COMPANIES, ["chips,Chips Inc,firm,chip_maker,,", f"lab,Lab,firm,lab,chips,{day}"]))


def stated(payer, payee, reported="$1bn", period="2025-01..2025-02"):
    return tables(statements=(STATEMENTS, [f"{payer},{payee},purchase,{period},,1,,{reported},news,"]))


def earned(reported, last):
    row = f"chips,revenue,2025,,9,,usd_bn,{reported},news,,stands,2025-01-01,{last}"
    return tables(metrics=(SPANS, [row]))


BROKEN = {
    "terms_are_as_reported": (
        deals(start="2026-10", end="2062-09", reported="$4bn over 36 months"),
        "deals.csv:3: warning: the term from 2026-10 to 2062-09 is 13149 days, but 1096 days are reported",
    ),
    "periods_are_as_reported": (
        earned("revenue of the third quarter", "2025-12-31"),
        "metrics.csv:2: warning: period 2025 has 365 days, but 'of the third quarter' stands in reported",
    ),
    "statements_are_of_deals": (
        stated("chips", "lab"),
        "statements.csv:2: warning: no purchase from 'lab' by 'chips' is on record; are payer and payee swapped?",
    ),
    "mergers_are_past": (
        merged("2027-02"),
        "companies.csv:3: warning: 'lab' counts as 'chips' from 2027-02, after the last day of the data",
    ),
    "titles_tell_the_instrument": (
        deals(title="Lab lends money to Chips Inc"),
        "deals.csv:3: warning: the title says 'lends money to', but the instrument is chips",
    ),
    "words_tell_of_the_same_deal": (
        shares("Chips Inc buys back its shares"),
        "deals.csv:2: warning: 'buys back' in the words of the deal tells of a buy-back, but the instrument is equity",
    ),
}

ALIKE = {
    "terms_are_as_reported": [
        deals(start="2026-10", end="2029-09", reported="$4bn over 36 months"),
        deals(start="2026-10", end="2033-09", reported="$4bn over about five years; notice for one month"),
        deals(start="2026-10", reported="$4bn over 36 months"),
    ],
    "periods_are_as_reported": [
        earned("revenue of the third quarter", "2025-03-31"),
        earned("revenue of the year; in the fourth quarter 3", "2025-12-31"),
        earned("$4bn in the first quarter and $5bn in the second", "2025-06-30"),
    ],
    "statements_are_of_deals": [stated("lab", "chips")],
    "mergers_are_past": [merged("2025-01")],
    "titles_tell_the_instrument": [deals(title="Lab buys chips for its shareholders")],
    "words_tell_of_the_same_deal": [
        shares("Chips Inc buys shares that Lab sells"),
        shares("Chips Inc lends to Lab to repay a loan", "loan"),
    ],
}


def test_every_doubt_on_terms_has_both():
    beside = {mergers.mergers_are_past, instruments.titles_tell_the_instrument, instruments.words_tell_of_the_same_deal}
    elsewhere = {terms.contracts_of_years_are_paid_over_years}
    assert set(BROKEN) == set(ALIKE) == {rule.__name__ for rule in {*terms.DOUBTS, *beside} - elsewhere}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_doubt_is_told_with_file_and_line(rule, tmp_path):
    changed, expected = BROKEN[rule]
    found = {str(problem).removeprefix(f"{tmp_path}/"): problem.rule for problem in problems(tmp_path, changed)}
    assert found.get(expected) == rule, "\n".join(found)


@pytest.mark.parametrize(("rule", "changed"), [(rule, changed) for rule, tables in ALIKE.items() for changed in tables])
def test_what_looks_alike_and_is_right_raises_no_doubt(rule, changed, tmp_path):
    assert not [str(problem) for problem in problems(tmp_path, changed) if problem.rule == rule]
