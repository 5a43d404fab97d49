"""Reasons for which a cell, a row or a line of a table counts for less than it seems, one small table each."""

from decimal import Decimal

import pytest

from aigraph import DataError
from aigraph.reading.tables.heading_text import parse_heading
from tests.reading.remarks.test_what_a_reading_says import read, said, sums


def test_two_columns_of_the_name_that_is_asked_for_are_refused(tmp_path):
    with pytest.raises(DataError, match="two columns are called 'amount', columns 3 and 4"):
        read(tmp_path, "payer,payee,amount,amount\nA,B,1,2\n", columns={"amount": "amount"})


def test_an_address_without_a_host_is_a_source_all_the_same(tmp_path):
    ledger = read(tmp_path, "payer,payee,amount,source\nA,B,5,http://[\n")
    assert "http://[" in {source.url for source in ledger.sources}


def test_lines_above_a_table_that_name_two_units_leave_its_figures_open(tmp_path):
    assert sums(read(tmp_path, "in USD million,,\nin USD billion,,\npayer,payee,amount\nA,B,5\n")) == [None]
    assert sums(read(tmp_path, "in USD million,,\npayer,payee,amount\nA,B,5\n")) == [5_000_000]


def test_the_mark_before_decimals_is_the_one_that_is_told(tmp_path):
    text = "payer;payee;amount\nA;B;1.234\n"
    assert sums(read(tmp_path, text, decimal=",")) == [1234]
    assert sums(read(tmp_path, text, decimal=".")) == [Decimal("1.234")]


def test_a_currency_in_a_cell_of_its_own_may_have_a_unit_and_without_a_rate_the_amount_is_unknown(tmp_path):
    ledger = read(tmp_path, "payer,payee,amount,currency\nA,B,5,zzz\nA,C,5,USD m\nA,D,5,usd\n")
    assert sums(ledger)[0] is None
    assert sums(ledger)[2] == 5
    assert any("1 amount in ZZZ, '5', has no rate and counts as unknown" in line for line in ledger.intake.lines)


@pytest.mark.parametrize(("word", "paid"), [("yes", 5), ("no", None), ("3", 3), ("soon", None)])
def test_what_was_paid_is_a_sum_or_a_yes(word, paid, tmp_path):
    (event,) = read(tmp_path, f"payer,payee,amount,paid\nA,B,5,{word}\n").events
    assert event.paid_usd_bn == (None if paid is None else Decimal(paid) / 10**9)


def test_rows_of_one_agreement_are_told(tmp_path):
    rows = "".join(f"A,B,{size},loan,x,2025-0{size}-01\n" for size in (5, 6))
    told = said(tmp_path, f"payer,payee,amount,type,agreement,date\n{rows}")
    assert any("rows share pair, instrument and agreement with another" in line for line in told)


def test_a_crore_is_one_among_lakhs(tmp_path):
    assert sums(read(tmp_path, "payer,payee,amount\nA,B,$5 cr\nA,C,$2 lakh\n")) == [50_000_000, 200_000]


def test_many_lines_with_one_cell_are_counted(tmp_path):
    notes = "".join(f"remark {number},,\n" for number in range(8))
    told = said(tmp_path, f"payer,payee,amount\nA,B,5\n{notes}C,D,6\n")
    shown = [line for line in told if "has one cell and is no deal" in line]
    assert f"t.csv: warning: and {8 - len(shown)} more lines with one cell are no deals" in told


def test_a_column_of_things_that_are_counted_is_no_sum():
    assert parse_heading("amount (gpus)").says.is_share
    assert not parse_heading("amount (usd)").says.is_share


def test_a_table_of_a_page_without_rows_of_its_own_is_read(tmp_path):
    cells = "<tr><td>A<td>B<td>5</tr>"
    page = f"<table><th>payer<th>payee<th>amount{cells}</table>"
    assert sums(read(tmp_path, page, "t.html")) == [5]
