"""Reading tables: every problem at once, each with its file, line and wrong value."""

import pytest

from aigraph import DataError, check, load
from tests.ledgers import HEADERS, WHOLE, write_folder

DEALS, EVENTS = WHOLE["deals"], WHOLE["events"]


def problems(folder):
    return [str(problem).removeprefix(f"{folder}/") for problem in check(folder)]


def test_a_whole_folder_becomes_a_ledger(tmp_path):
    ledger = load(write_folder(tmp_path))
    assert repr(ledger) == "<Ledger of 2 companies, 2 deals, 3 events, 1 sources, to 2025-02-28>"
    assert ledger.company("ল্যাব").id == "lab"


def test_every_problem_is_listed_not_only_the_first(tmp_path):
    folder = write_folder(
        tmp_path,
        deals=[DEALS[0].replace("equity,", "equty,"), DEALS[1].replace("2029", "2O29")],
        events=[EVENTS[0].replace(",10,", ",ten,"), EVENTS[1].replace("closed", "done"), EVENTS[2]],
    )
    assert problems(folder) == [
        "deals.csv:2: instrument 'equty' is unknown; did you mean equity?",
        "deals.csv:3: end '2O29' is no date: expected YYYY, YYYY-MM or YYYY-MM-DD",
        "events.csv:2: usd_bn 'ten' is no plain number: expected digits such as 12.5, or nothing if unknown",
        "events.csv:3: status 'done' is unknown; expected one of rumoured, in_talks, announced, signed, closed, "
        "cancelled, replaced, refuted",
    ]


@pytest.mark.parametrize("figure", ["1e3", "1,5", "$10", "NaN", "Infinity", "01", "1.", "+1", "١"])
def test_a_figure_has_one_way_to_be_written(figure, tmp_path):
    row = EVENTS[0].replace(",10,", f',"{figure}",')
    assert problems(write_folder(tmp_path, events=[row, *EVENTS[1:]])) == [
        f"events.csv:2: usd_bn {figure!r} is no plain number: expected digits such as 12.5, or nothing if unknown"
    ]


def test_a_row_with_a_cell_too_many_is_refused(tmp_path):
    assert problems(write_folder(tmp_path, sources=[WHOLE["sources"][0] + ",,,,x"]))[0] == (
        "sources.csv:2: has 11 cells where the header has 10"
    )


def test_lines_are_counted_across_cells_that_hold_line_breaks(tmp_path):
    rows = ['news,"Two\nlines",Paper,2025-03-01,,en,B', "late,Late,Paper,someday,,en,B"]
    found = problems(write_folder(tmp_path, sources=rows))
    assert "sources.csv:2: title 'Two\\nlines' holds a character that cannot be printed" in found
    assert any(line.startswith("sources.csv:4: published 'someday'") for line in found)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "",
            "the file is empty; expected the header id,title,publisher,published,url,language,grade,retrieved,archived,quotes",
        ),
        ("id,titel\n", "column 'titel' is unknown; did you mean title?"),
        ("id,title,id\n", "column 'id' stands there twice"),
        ("id\n", "column 'title' is missing"),
        ('id,title\n"a,b\n', "is no CSV: unexpected end of data"),
    ],
)
def test_a_table_that_is_none_is_refused(text, message, tmp_path):
    folder = write_folder(tmp_path)
    (folder / "sources.csv").write_text(text, encoding="utf-8")
    line = 2 if text.startswith("id,title\n") else 1
    assert f"sources.csv:{line}: {message}" in problems(folder)


def test_columns_may_come_in_any_order_and_optional_ones_may_be_missing(tmp_path):
    folder = write_folder(tmp_path)
    (folder / "sources.csv").write_text("title,id,published\nChips Inc funds Lab,news,2025-03-01\n", encoding="utf-8")
    assert load(folder).sources[0].grade == "D"


def test_a_byte_that_is_no_utf8_is_told_with_its_line(tmp_path):
    folder = write_folder(tmp_path)
    (folder / "aliases.csv").write_bytes(b"company,alias,language\nlab,Caf\xe9,fr\n")
    assert problems(folder) == ["aliases.csv:2: byte 0xe9 is not UTF-8; save the file as UTF-8"]


def test_a_byte_order_mark_does_no_harm(tmp_path):
    folder = write_folder(tmp_path)
    path = folder / "deals.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert problems(folder) == []


@pytest.mark.parametrize("name", ["La\x00b", "La\x1b[31mb", "La\u202eb"])
def test_characters_that_play_tricks_on_the_reader_are_refused(name, tmp_path):
    rows = [WHOLE["companies"][0], f'lab,"{name}",firm,,,,,,,,']
    assert problems(write_folder(tmp_path, companies=rows)) == [
        f"companies.csv:3: name {name!r} holds a character that cannot be printed"
    ]


def test_a_missing_table_and_a_missing_folder_are_told(tmp_path):
    folder = write_folder(tmp_path / "whole")
    (folder / "events.csv").unlink()
    assert problems(folder) == ["events.csv: the file is missing"]
    assert problems(tmp_path) == [
        f"{name}.csv: the file is missing" for name in ("companies", "deals", "events", "sources")
    ]
    (problem,) = check(tmp_path / "nowhere")
    assert str(problem).endswith("nowhere: does not exist; expected a table, or a folder of deal tables")


def test_loading_broken_data_raises_all_problems_at_once(tmp_path):
    folder = write_folder(tmp_path, deals=[row.replace("total", "sum") for row in DEALS])
    with pytest.raises(DataError) as caught:
        load(folder)
    assert len(caught.value.problems) == 2
    assert "deals.csv:3: basis 'sum' is unknown" in str(caught.value)


def test_warnings_do_not_stop_a_load(tmp_path):
    folder = write_folder(tmp_path, companies=[*WHOLE["companies"], "idle,Idle,firm,,,,,,,,"])
    assert len(load(folder).companies) == 3


def test_the_headers_of_the_tests_are_those_of_the_tables():
    from aigraph.store.tables import TABLES

    assert {table.name: ",".join(table.columns) for table in TABLES} == HEADERS
