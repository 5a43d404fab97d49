"""Workbooks of our own: text is text whatever it begins with, and nothing is cut."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings

import aigraph as ag

# Private, for no public function undoes the escapes of one cell alone.
from aigraph.native.excel import _unescaped, write_excel
from tests.strategies import hostile_ledgers


@given(made=hostile_ledgers())
@settings(max_examples=8)
def test_no_cell_of_a_workbook_is_a_formula_and_each_reads_as_it_was(made, tmp_path_factory):
    path = tmp_path_factory.mktemp("out") / "x.xlsx"
    # `export` would refuse what cannot be read back.
    write_excel(made, path)
    book = openpyxl.load_workbook(path)
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        for row in sheet.iter_rows():
            assert {cell.data_type for cell in row if cell.value is not None} <= {"s", "n"}
    names = [_unescaped(row[1].value) for row in book["companies"].iter_rows(min_row=2)]
    assert names == [company.name for company in made.companies]


def test_a_cell_that_excel_would_cut_is_refused(whole, tmp_path):
    long = replace(whole, sources=(replace(whole.sources[0], title="x" * 40_000),))
    with pytest.raises(
        ag.AigraphError, match=r"sources, row 2: 'x+'\.\.\. has 40,000 characters; an Excel cell holds 32,767"
    ):
        ag.export(long, tmp_path / "x.xlsx")
    assert not (tmp_path / "x.xlsx").exists()


def test_a_workbook_edited_by_hand_is_read_with_its_days_and_numbers(whole, tmp_path):
    path = tmp_path / "x.xlsx"
    ag.export(whole, path)
    book = openpyxl.load_workbook(path)
    sheet = book["events"]
    sheet["B2"] = datetime(2025, 1, 6)  # noqa: DTZ001 (a spreadsheet knows no zone)
    sheet["E2"] = 12.5
    sheet.append([None])
    book.save(path)
    event = ag.load(path).events[0]
    assert (str(event.date), event.usd_bn) == ("2025-01-06", Decimal("12.5"))
