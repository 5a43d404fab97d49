"""Rows for other programs: what is written reads back, and no cell is more than a cell."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph.answers.tabular import ROW_FORMATS, csv_text, format_rows, json_text, markdown_table

NAMES = st.sampled_from(["deal", "usd_bn", "title", "note"])
CELLS = st.none() | st.floats(allow_nan=False, allow_infinity=False) | st.text(st.characters(exclude_categories=["Cs"]))
ROWS = st.lists(st.dictionaries(NAMES, CELLS, min_size=1), min_size=1, max_size=5)


def text(rows, form):
    return "".join(format_rows(rows, form, {"tool": "aigraph"}, "rows"))


@given(ROWS)
def test_json_and_json_lines_read_back_as_they_were(rows):
    assert json.loads(text(rows, "json")) == {"tool": "aigraph", "rows": rows}
    assert [json.loads(line) for line in text(rows, "ndjson").split("\n")[:-1]] == rows


@given(ROWS)
def test_csv_reads_back_with_formulas_marked_as_text(rows):
    read = list(csv.DictReader(io.StringIO(csv_text(rows), newline="")))
    assert len(read) == len(rows)
    for row, cells in zip(rows, read, strict=True):
        for name, cell in row.items():
            written = "" if cell is None else str(cell).replace("\r\n", "\n").replace("\r", "\n")
            assert cells[name].removeprefix("'") == written.removeprefix("'")
            assert not (isinstance(cell, str) and cells[name][:1] in tuple("=+-@\t\r"))


def test_a_number_below_zero_stays_a_number_in_csv():
    assert csv_text([{"swing": -1.5}]) == "swing\n-1.5\n"


def test_rows_with_other_columns_share_one_header():
    assert csv_text([{"a": 1}, {"b": 2}]) == "a,b\n1,\n,2\n"
    assert markdown_table([{"a": 1}, {"b": 2}]) == "| a | b |\n| --- | --- |\n| 1 |  |\n|  | 2 |"


@pytest.mark.parametrize("hostile", ["a|b", "<b>", "back\\slash", "two\nlines", "a\r\nb", "a\u2028b"])
def test_a_mark_of_markdown_is_escaped(hostile):
    _, _, cell = markdown_table([{"title": hostile}]).splitlines()
    assert cell.count("|") - cell.count("\\|") == 2
    assert "<" not in cell.replace("\\<", "")


def test_no_rows_give_no_text_but_an_envelope_in_json():
    assert {form: text([], form) for form in ROW_FORMATS} == {
        "csv": "",
        "json": '{\n  "tool": "aigraph",\n  "rows": []\n}\n',
        "ndjson": "",
        "md": "\n",
    }


def test_what_json_cannot_hold_is_refused():
    with pytest.raises(ValueError, match="not JSON compliant"):
        json_text({"share": float("nan")})
