"""Tables at the places where one reading ends and another begins: columns, units, headings, totals, and the order of days."""

import pytest

from aigraph.reading.cells.instrument_words import read_instrument
from aigraph.reading.tables.arrow_cells import arrow_column
from aigraph.reading.tables.captions import unit_of_title
from aigraph.reading.tables.heading_text import parse_heading
from tests.reading.remarks.test_what_a_reading_says import read, said, sums


def test_a_day_in_two_columns_has_both(tmp_path):
    months = read(tmp_path, "payer,payee,amount,year,month\nA,B,5,2025,3\nC,D,6,2025,\n")
    assert [str(event.date) for event in months.events] == ["2025-03", "2025"]
    quarters = read(tmp_path, "payer,payee,amount,year,quarter\nA,B,5,2025,3\nC,D,6,2025,Q4\n")
    assert [str(event.date) for event in quarters.events] == ["2025-Q3", "2025-Q4"]


def test_two_names_joined_by_and_in_a_column_of_payers_are_told(tmp_path):
    told = said(tmp_path, "payers,payee,amount\nAlder,C,5\nBirch and Cedar,F,6\n")
    assert any("1 row with 'and' in a name, such as 'Birch and Cedar'" in line for line in told)


@pytest.mark.parametrize("head", ["invoice,kind", "id,line"])
def test_rows_of_an_invoice_or_with_line_numbers_are_parts_of_a_sum_whatever_their_days(head, tmp_path):
    rows = ["1,1,A,B,5,announced,2025-01-01", "1,2,A,B,6,closed,2025-02-01"]
    told = said(tmp_path, "\n".join([f"{head},payer,payee,amount,status,date", *rows]))
    assert "t.csv: warning: 2 rows are lines of one id, such as '1': parts of a sum, added up" in told


def test_a_row_that_adds_up_three_above_it_for_a_new_name_has_no_amount(tmp_path):
    text = "payer,payee,amount\nA,B,5\nA,C,6\nA,D,7\nA,{},{}\n"
    assert sums(read(tmp_path, text.format("Q", 18)))[-1] is None
    assert sums(read(tmp_path, text.format("Q", 17)))[-1] == 17
    assert sums(read(tmp_path, text.format("B", 18)))[-1] == 18
    assert any("is the sum of others, so that it is unknown" in line for line in said(tmp_path, text.format("Q", 18)))


@pytest.mark.parametrize(
    ("text", "usd"),
    [
        ("payer,payee,amount\nA,B,1.234bn\nA,C,2.500bn\n", [1_234_000_000, 2_500_000_000]),
        ("payer,payee,amount\nA,B,1.234 Mrd\nA,C,2.500 Mrd\n", [None, None]),
        ("payer;payee;amount;date\nA;B;1.234;01.02.2025\nA;C;2.500;13.02.2025\n", [1234, 2500]),
        ("Zahler;payee;amount\nA;B;1.234\nA;C;2.500\n", [1234, 2500]),
        ("payer;payee;amount;date\nA;B;1.234;2025\nA;C;2.500;2025\n", [None, None]),
    ],
)
def test_a_point_before_three_digits_is_settled_by_the_language_of_a_table_or_not_at_all(text, usd, tmp_path):
    assert sums(read(tmp_path, text)) == usd


def test_a_column_called_status_is_the_status_whatever_another_holds(tmp_path):
    ledger = read(tmp_path, "payer,payee,amount,status,stage\nA,B,5,signed,closed\nC,D,6,closed,signed\n")
    assert [str(event.status) for event in ledger.events] == ["signed", "closed"]


def test_a_column_of_sums_that_no_heading_names_is_the_amount_with_a_word(tmp_path):
    told = said(tmp_path, "payer,payee,when,what\nA,B,2025-01-01,$5m\nC,D,2025-02-01,$6m\n")
    assert any("column 'what' holds sums of money: it is read as the amount" in line for line in told)


def test_a_heading_in_brackets_behind_a_known_one_is_a_unit_of_its_own():
    for text in ("deal size (zq)", "deal size (k zq)"):
        assert (parse_heading(text).name, parse_heading(text).says.currency) == ("dealsize", "ZQ")
    assert parse_heading("deal size (pcs of zorb)").says.currency == ""


@pytest.mark.parametrize(
    "text",
    [
        "payer,payee,amount,date\ntext,,USD m,year\nA,B,5,2025\n",
        ",,,USD m,EUR m\npayer,payee,date,amount,value\nA,B,2025-01-01,5,6\n",
        ",,USD m,\npayer,payee,amount,date\nA,B,5,2025-01-01\n",
    ],
)
def test_a_unit_above_or_below_the_headings_is_that_of_its_column(text, tmp_path):
    assert sums(read(tmp_path, text)) == [5_000_000]


def test_the_wording_of_a_sum_has_the_unit_of_its_column_only_where_it_has_none_itself(tmp_path):
    ledger = read(tmp_path, "payer,payee,amount (USD m)\nA,B,$5m\nA,C,5\n")
    assert [event.reported for event in ledger.events] == ["$5m", "5 million USD"]
    assert sums(ledger) == [5_000_000, 5_000_000]


@pytest.mark.parametrize("line", ["in EUR m,,", "all in millions,,"])
def test_a_unit_between_rows_leaves_all_of_them_open(line, tmp_path):
    assert sums(read(tmp_path, f"payer,payee,amount\nA,B,5\n{line}\nC,D,6\n")) == [None, None]


def test_a_column_that_says_no_to_a_deal_makes_it_a_rumour(tmp_path):
    for heading, answers in (("confirmed", ("yes", "no")), ("cancelled", ("no", "yes"))):
        rows = f"A,B,5,{answers[0]}\nC,D,6,{answers[1]}\n"
        ledger = read(tmp_path, f"payer,payee,amount,{heading}\n{rows}")
        assert [str(event.status) for event in ledger.events] == ["signed", "rumoured"]


def test_a_column_without_a_heading_is_no_second_status(tmp_path):
    told = said(tmp_path, "payer,payee,amount,status,\nA,B,5,signed,closed\nC,D,6,closed,signed\n")
    assert "t.csv: warning: 1 column has cells and no heading, and is not read" in told


@pytest.mark.parametrize(
    ("order", "text", "day"),
    [
        ("day first", "10/06/2025", "2025-06-10"),
        ("month first", "10/06/2025", "2025-10-06"),
        ("year first", "25/10/06", "2025-10-06"),
    ],
)
def test_the_order_of_days_is_that_of_the_file_of_decisions(order, text, day, tmp_path):
    (tmp_path / "t.aigraph.toml").write_text(f'dates = "{order}"\n', encoding="utf-8")
    assert str(read(tmp_path, f"payer,payee,amount,date\nA,B,5,{text}\n").events[0].date) == day


def test_a_column_of_arrows_is_one_by_four_fifths_of_all_its_cells():
    arrows = [(at, ["Alder → Birch", 5]) for at in range(3, 7)]
    assert arrow_column([(1, ["Deal", "Amount"]), (2, ["Elm", 1]), *arrows]) == 0
    assert arrow_column([(1, ["Deal", "Amount"]), (2, ["Elm", 1]), *arrows[:3]]) is None


@pytest.mark.parametrize(
    ("text", "instrument"),
    [
        ("purchase of shares", "equity"),
        ("share purchase", "equity"),
        ("chip purchase loan", "loan"),
        ("purchase of a loan book", "loan"),
        ("lease purchase", "lease"),
        ("GPU order", "chips"),
        ("order for bonds", "bond"),
        ("purchase", "supply"),
        ("Softwarelizenz", "licence"),
    ],
)
def test_a_purchase_is_of_what_stands_before_it_or_behind(text, instrument):
    assert read_instrument(text) == (instrument, True)


def test_a_title_names_a_unit_by_a_sign_or_a_code():
    assert (unit_of_title("Loans $m").currency, unit_of_title("Loans EUR m").currency) == ("USD", "EUR")
    assert unit_of_title("Loans of the year") is None
