"""What decides a cell apart from its words: the unit above it, a file of decisions, and the fields around it."""

import json

import openpyxl
import pytest

import aigraph as ag


def first_amount(folder, text, decisions=""):
    (folder / "t.csv").write_text(text, encoding="utf-8")
    (folder / "t.aigraph.toml").write_text(decisions, encoding="utf-8")
    ledger = ag.load(folder / "t.csv")
    amount = ledger.events[0].usd_bn
    return None if amount is None else float(amount)


@pytest.mark.parametrize(
    ("heading", "cell", "usd_bn"),
    [
        ("amount", "2000000000000", 2000),
        ("amount (USD million)", "2000000", None),
        ("amount (USD million)", "900000", 900),
        ("amount (USD million)", "$2000000", 2000),
        ("amount (USD thousand)", "2000000000", None),
        ("amount", "19999000000000", 19999),
        ("amount", "20000000000000", None),
    ],
)
def test_trillions_in_full_under_a_unit_cannot_be_meant_and_are_unknown(heading, cell, usd_bn, tmp_path):
    assert first_amount(tmp_path, f"payer,payee,{heading}\nA,B,{cell}\n") == usd_bn


@pytest.mark.parametrize(("says", "usd_bn"), [("million", 0.005), ("billion", 5), ("", None)])
def test_a_doubtful_word_counts_what_the_file_of_decisions_says(says, usd_bn, tmp_path):
    decisions = f'[units]\nmil = "{says}"\n' if says else ""
    assert first_amount(tmp_path, "payer,payee,amount\nA,B,5 mil\nB,A,7 million\n", decisions) == usd_bn


def test_a_word_of_the_file_of_decisions_that_is_no_scale_is_refused(tmp_path):
    with pytest.raises(ag.DataError, match=r"units\.mil = 'apples' is unknown; expected one of 1, thousand, lakh"):
        first_amount(tmp_path, "payer,payee,amount\nA,B,5 mil\n", '[units]\nmil = "apples"\n')


def test_the_unit_of_a_column_is_what_the_file_of_decisions_says(tmp_path):
    assert first_amount(tmp_path, "payer,payee,amount\nA,B,5\n", '[units]\namount = "million USD"\n') == 0.005


def test_an_award_keeps_its_day_its_status_its_title_and_its_number(tmp_path):
    acme, other = {"name": "Acme"}, {"name": "Other"}
    awards = [
        {"id": "1", "status": "active", "date": "2025-03-01T00:00:00Z", "title": "Chips", "suppliers": [acme]},
        {"id": "2", "status": "cancelled", "suppliers": [acme], "value": {"amount": 5e9, "currency": "USD"}},
        {"id": "3", "status": "pending", "suppliers": [acme, other], "value": {"amount": 7e9, "currency": "USD"}},
        {"suppliers": [other], "value": {"amount": 3e9, "currency": "USD"}},
        {"id": "5", "suppliers": []},
    ]
    release = {"ocid": "o1", "date": "2025-01-15", "tender": {"title": "Tender"}, "buyer": {"name": "Office"}}
    path = tmp_path / "releases.json"
    path.write_text(json.dumps({"releases": [release | {"awards": awards}]}), encoding="utf-8")
    ledger = ag.load(path)
    rows = [
        (str(event.date), event.status.value, deal.title, event.usd_bn, event.high_usd_bn, deal.payee)
        for deal, event in zip(ledger.deals, ledger.events, strict=True)
    ]
    assert rows == [
        ("2025-03-01", "signed", "Chips", None, None, "acme"),
        ("2025-01-15", "cancelled", "Tender", 5, None, "acme"),
        ("2025-01-15", "announced", "Tender", None, 7, "acme"),
        ("2025-01-15", "announced", "Tender", None, 7, "other"),
        ("2025-01-15", "signed", "Tender", 3, None, "other"),
    ]
    assert [deal.id for deal in ledger.deals][:2] == ["o1-1", "o1-2"]
    assert "award '5' names no supplier; expected its name" in str(ledger.intake.refusals[0])


@pytest.mark.parametrize(
    ("heading", "number_format", "usd_bn"),
    [
        ("amount", "0", 5e-9),
        ("amount", '0 "million"', 0.005),
        ("amount (USD m)", "0", 0.005),
        ("amount (USD m)", '0 "million"', 0.005),
        ("amount (USD bn)", '0 "million"', None),
        ("amount (USD bn)", "0%", None),
    ],
)
def test_the_format_of_a_number_and_the_heading_must_say_the_same_unit(heading, number_format, usd_bn, tmp_path):
    book = openpyxl.Workbook()
    for row in (("payer", "payee", heading), ("A", "B", 5), ("B", "A", 5)):
        book.active.append(row)
    for row in (2, 3):
        book.active.cell(row, 3).number_format = number_format
    book.save(tmp_path / "t.xlsx")
    amount = ag.load(tmp_path / "t.xlsx").events[0].usd_bn
    assert amount is None if usd_bn is None else float(amount) == usd_bn


def test_a_second_row_of_headings_gives_the_unit_and_is_no_deal(tmp_path):
    text = "payer,payee,amount,date\n,,USD m,\nA,B,5,2025-01\nB,A,7,2025-02\nB,B,7,2025-02\n"
    assert first_amount(tmp_path, text) == 0.005
    ledger = ag.load(tmp_path / "t.csv")
    assert (ledger.intake.read, ledger.intake.kept) == (3, 2)
    assert "t.csv:5: " in str(ledger.intake.refusals[0])
    assert [str(deal.origin)[-7:] for deal in ledger.deals] == ["t.csv:3", "t.csv:4"]


@pytest.mark.parametrize(("like_rows", "others", "is_told"), [(5, 3, True), (4, 3, True), (3, 5, False), (2, 0, True)])
def test_a_cell_of_which_most_lines_look_like_rows_is_told(like_rows, others, is_told, tmp_path):
    lines = ["C,D,5,y"] * like_rows + [f"plain {number}" + "," * (number % 3) for number in range(others)]
    cell = "\n".join(["first", *lines])
    (tmp_path / "t.csv").write_text(f'payer,payee,amount,note\nA,B,1,x\nB,A,2,"{cell}"\n', encoding="utf-8")
    said = "\n".join(ag.load(tmp_path / "t.csv").intake.lines)
    assert ("lines that look like rows" in said) is is_told


@pytest.mark.parametrize(
    ("heading", "usd_bn"), [("amount", None), ("betrag", 1.2e-6), ("сумма", 1.2e-6), ("importo", 1.2e-6)]
)
def test_a_heading_of_a_language_that_groups_by_dots_decides_what_a_dot_is(heading, usd_bn, tmp_path):
    (tmp_path / "t.csv").write_text(f"payer;payee;{heading}\nA;B;1.200\nB;A;3.400\n", encoding="utf-8")
    amount = ag.load(tmp_path / "t.csv", columns={"amount": heading}).events[0].usd_bn
    assert (None if amount is None else float(amount)) == usd_bn


def test_small_figures_without_a_unit_count_one_with_a_word(tmp_path):
    (tmp_path / "t.csv").write_text("payer,payee,amount\nA,B,5\nB,A,7\n")
    assert "none reaches 10,000: the largest is read as USD 7" in "\n".join(ag.load(tmp_path / "t.csv").intake.lines)
    assert "none reaches" not in "\n".join(ag.load(tmp_path / "t.csv", unit="m").intake.lines)


def test_a_table_without_days_is_undated_in_the_library_too(tmp_path):
    (tmp_path / "t.csv").write_text("payer,payee\nA,B\nB,A\n")
    view = ag.load(tmp_path / "t.csv").view()
    assert "0001" not in f"{view!r} {ag.find_loops(view)!r}"
