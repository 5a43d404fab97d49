"""Doubts on payments, statements, terms and the age of companies: a table that raises each, and one that looks alike and is right."""

import pytest

from aigraph import check
from aigraph.rules.doubts import payments
from tests.ledgers import EXACT, write_folder

PAYMENTS = "deal,kind,period,low_usd_bn,usd_bn,high_usd_bn,share,reported,source,locator"
STATEMENTS = "payer,payee,class,period,low_usd_bn,usd_bn,high_usd_bn,reported,source,locator"
FOUNDED = "id,name,kind,roles,founded"
RETRIEVED = "id,title,publisher,published,url,language,grade,retrieved"
TERMS = "id,payer,payee,instrument,title,start,end,basis,profile"
RENT = [
    "chips-lab-equity,chips,lab,equity,Chips Inc buys shares,,,total,",
    "lab-chips-chips,lab,chips,chips,Lab buys chips,2025-01,2026-12,total,flat",
]


def tables(**texts):
    """Tables of the small data set replaced by a header and rows."""
    return {name: "\n".join([header, *rows, ""]) for name, (header, rows) in texts.items()}


def founded(year):
    return tables(companies=(FOUNDED, ["chips,Chips Inc,firm,chip_maker,1993", f"lab,Lab,firm,lab,{year}"]))


def rows(*cells):
    return tables(payments=(PAYMENTS, [f"{row},,news," for row in cells]))


def stated(sum_):
    return tables(
        deals=(TERMS, RENT), statements=(STATEMENTS, [f"lab,chips,purchase,2025-01..2025-02,,{sum_},,,news,"])
    )


def revenue(sum_):
    return tables(deals=(TERMS, RENT)) | {"metrics": f"{METRICS}\nchips,revenue,2025,,{sum_},,usd_bn,,news,,stands\n"}


METRICS = "company,metric,period,low,value,high,unit,reported,source,locator,verdict"

BROKEN = {
    "deals_come_after_their_companies": (
        founded("2026"),
        "events.csv:2: warning: an event of 2025-01-05 is before 'lab' was founded, in 2026; is the year right?",
    ),
    "what_was_paid_is_past": (
        rows("chips-lab-equity,paid,2026-05,,4,,"),
        "payments.csv:2: warning: period 2026-05 begins after its source 'news' appeared, on 2025-03-01",
    ),
    "payments_fit_the_amount": (
        rows("chips-lab-equity,planned,2026-05,,6,,", "chips-lab-equity,planned,2026-06,,6,,"),
        "payments.csv:2: warning: the payments of 'chips-lab-equity' come to at least 12, above its amount of 10",
    ),
    "payments_stand_once": (
        rows("chips-lab-equity,paid,2025-02,,4,,", "chips-lab-equity,paid,2025-02,,4,,"),
        "payments.csv:3: warning: the payment (paid) of 'chips-lab-equity' stands on line 2 too; is it a second one?",
    ),
    "payments_add_up": (
        rows("chips-lab-equity,paid,2025-01,,1,,", "chips-lab-equity,paid,2025-01..2025-02,,4,,"),
        "payments.csv:3: warning: period 2025-01..2025-02 of 'chips-lab-equity' contains 2025-01 on line 2; is it a running total?",
    ),
    "dues_fit_what_is_reported": (
        stated("0.2"),
        "statements.csv:2: warning: 2.425 fell due in 2025-01..2025-02 by the deals of the pair, above the 0.2 stated",
    ),
    "sources_are_read_after_they_appear": (
        tables(sources=(RETRIEVED, ["news,Title,Paper,2025-03-01,https://example.org/a,en,B,2024-03-02"])),
        "sources.csv:2: warning: retrieved 2024-03-02 is before the source appeared, on 2025-03-01",
    ),
}

ALIKE = {
    "deals_come_after_their_companies": [founded("2025"), founded("2015")],
    "what_was_paid_is_past": [rows("chips-lab-equity,planned,2026-05,,4,,"), rows("chips-lab-equity,paid,2025,,4,,")],
    "payments_fit_the_amount": [
        rows("chips-lab-equity,planned,2026-05,,6,,", "chips-lab-equity,planned,2026-06,,4,,"),
        rows("chips-lab-equity,paid,2025-02,,10,,", "chips-lab-equity,planned,2026-06,,10,,"),
        rows("lab-chips-chips,planned,2026,,,,0.4", "lab-chips-chips,planned,2027,,,,0.6"),
    ],
    "payments_stand_once": [rows("chips-lab-equity,paid,2025-02,,4,,", "chips-lab-equity,paid,2025-03,,4,,")],
    "payments_add_up": [
        rows("chips-lab-equity,paid,2025-01,,1,,", "chips-lab-equity,paid,2025-02,,4,,"),
        rows("chips-lab-equity,planned,2025-01,,1,,", "chips-lab-equity,paid,2025,,4,,"),
    ],
    "dues_fit_what_is_reported": [stated("2.4"), revenue("15")],
    "sources_are_read_after_they_appear": [
        tables(sources=(RETRIEVED, ["news,Title,Paper,2025-03-01,https://example.org/a,en,B,2025-03"]))
    ],
}


def problems(folder, changed):
    write_folder(folder, events=EXACT)
    for name, text in changed.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8", newline="\n")
    return check(folder)


def test_every_doubt_on_payments_has_both():
    assert set(BROKEN) == set(ALIKE) == {rule.__name__ for rule in payments.DOUBTS}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_doubt_is_told_with_file_and_line(rule, tmp_path):
    changed, expected = BROKEN[rule]
    found = {str(problem).removeprefix(f"{tmp_path}/"): problem.rule for problem in problems(tmp_path, changed)}
    assert found.get(expected) == rule, "\n".join(found)


@pytest.mark.parametrize(("rule", "changed"), [(rule, changed) for rule, tables in ALIKE.items() for changed in tables])
def test_what_looks_alike_and_is_right_raises_no_doubt(rule, changed, tmp_path):
    assert not [str(problem) for problem in problems(tmp_path, changed) if problem.rule == rule]


def test_more_due_than_a_seller_earned_is_doubted(tmp_path):
    found = [problem.message for problem in problems(tmp_path, revenue("12"))]
    assert "15.000 fell due to 'chips' in 2025-01-01..2025-12-31, above its revenue of 12" in found
