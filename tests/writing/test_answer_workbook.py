"""The answer as a workbook: typed cells, own rows annotated, and the same loops when it is read back."""

from datetime import datetime

import openpyxl
import pytest

from aigraph import find_loops, load
from aigraph.writing.answer_workbook import write_answer

DEALS = """payer,payee,amount,date,instrument
A Corp,B Ltd,$5m,2026-01-05,loan
B Ltd,A Corp,$4m,2026-02,services
B Ltd,,$4m,2026-02-05,services
A Corp,B Ltd,$5m,2026-01-05,loan
C GmbH,=1+1,,,blah
"""
CRORE = """Buyer,Supplier,Amount (INR crore),Date
Tata Motors Ltd,Bosch India,120,2025-04-01
Bosch India,TATA MOTORS,35.5,2025-05-03
"""


@pytest.fixture
def answer(tmp_path):
    def written(text, **how):
        path = tmp_path / "deals.csv"
        path.write_text(text, encoding="utf-8")
        ledger = load(path, **how)
        target = write_answer(ledger.view(), tmp_path / "answer.xlsx")
        return ledger, target, openpyxl.load_workbook(target)

    return written


def rows_of(sheet):
    heads, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def names(ledger):
    return [(loop.name, loop.contracted) for loop in find_loops(ledger.view(), max_loops=None)]


def test_a_dollar_answer_is_read_back_with_the_same_loops(answer):
    ledger, path, book = answer(DEALS)
    assert book.sheetnames[:4] == ["Summary", "Loops", "Legs", "Rows"]
    assert names(load(path)) == names(ledger)
    assert load(path).deals == ledger.deals


def test_an_answer_in_a_currency_without_a_rate_is_read_back_in_it(answer):
    ledger, path, _ = answer(CRORE, in_own_currency=True)
    again = load(path, in_own_currency=True)
    assert names(again) == names(ledger)
    assert again.intake.money.currency == "INR"
    assert again.intake.money.scale == 10**7


def test_each_row_says_what_was_read_and_which_loop_it_is_on_or_why_it_counts_not(answer):
    _, _, book = answer(DEALS)
    rows = rows_of(book["Rows"])
    assert [row["Line"] for row in rows] == [2, 3, 4, 5, 6]
    assert [row["Loops"] for row in rows] == ["a-corp-b-ltd", "a-corp-b-ltd", None, "a-corp-b-ltd", None]
    assert [row["Counts"] for row in rows] == [
        "yes",
        "yes",
        "left out: payee is empty; expected the name of a company",
        "once, with line 2, to which it is equal",
        "yes",
    ]
    assert rows[0]["Read: amount (US$ m)"] == 5
    assert rows[0]["Read: day"] == datetime(2026, 1, 5)  # noqa: DTZ001  Excel knows no zones
    assert rows[1]["Read: day"] == "2026-02"
    assert rows[0]["amount"] == "$5m"


def test_a_row_whose_deal_is_off_or_less_certain_than_the_answer_does_not_count(answer):
    text = (
        "payer,payee,amount,status,Remark\nA Corp,B Ltd,$5m,signed,\nB Ltd,A Corp,$4m,cancelled,\nB Ltd,A Corp,$3m,announced,\n"
        "B Ltd,A Corp,$2m,signed,cancelled in May\n"
    )
    _, _, book = answer(text)
    assert [row["Counts"] for row in rows_of(book["Rows"])] == [
        "yes",
        "no, off: cancelled",
        "no, not at the certainty of this answer, binding: announced",
        "no, not at the certainty of this answer, binding: rumoured (Remark: cancelled in May)",
    ]


def test_sums_and_days_are_typed_with_formats_and_text_is_never_a_formula(answer):
    _, _, book = answer(DEALS)
    leg = book["Legs"][2]
    formats = {cell.value: cell.number_format for cell in leg if cell.value is not None}
    assert '"$"' in formats[5]
    assert formats[datetime(2026, 1, 5)] == "yyyy-mm-dd"  # noqa: DTZ001  Excel knows no zones
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_the_summary_holds_the_intake(answer):
    ledger, _, book = answer(DEALS)
    said = [text for _, text in book["Summary"].iter_rows(values_only=True)]
    assert set(ledger.intake.lines) <= set(said)
    assert any("Made of 4 of 5 rows of deals.csv, 1 refused" in text for text in said)


def test_the_same_answer_has_the_same_bytes(answer, tmp_path):
    ledger, path, _ = answer(DEALS)
    before = path.read_bytes()
    assert write_answer(ledger.view(), tmp_path / "again.xlsx").read_bytes() == before


def test_the_shipped_data_are_read_back_with_the_same_loops(tmp_path):
    ledger = load()
    again = load(write_answer(ledger.view(), tmp_path / "answer.xlsx"))
    assert names(again) == names(ledger)
