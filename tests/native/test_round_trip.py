"""Everything comes back through our own formats, and a damaged file is refused in a sentence."""

import sqlite3
from contextlib import closing, suppress
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import duckdb
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aigraph as ag
from aigraph.files.input_file import open_input
from aigraph.reading.registry import read_file
from aigraph.reading.tables.options import ReadingOptions
from aigraph.store.data_version import cells_of
from aigraph.store.tables import TABLES
from tests.ledgers import EVERY_COLUMN, write_folder
from tests.strategies import ledgers

FORMS = {
    "csv": "deals",
    "json": "deals.json",
    "xlsx": "deals.xlsx",
    "parquet": "tables",
    "sqlite": "deals.sqlite",
    "duckdb": "deals.duckdb",
    "datapackage": "package",
    "datapackage zip": "deals.zip",
}


def out(form, ledger_, folder):
    return ag.export(ledger_, folder / FORMS[form], format=form.split()[0])


def read_back(path):
    with open_input(path, "") as file:
        return read_file(file, ReadingOptions())


@pytest.mark.parametrize("form", FORMS)
def test_the_shipped_data_come_back_from_our_own_formats_with_nothing_lost(form, tmp_path):
    shipped = ag.load()
    done = out(form, shipped, tmp_path)
    assert done.written["deals"] == len(shipped.deals)
    assert sum(done.written.values()) == sum(len(getattr(shipped, table)) for table in done.written)
    again = ag.load(done.path)
    assert again == shipped
    assert ag.check(done.path) == []
    # Only the zeros at the end of a figure may go, and that is said.
    assert bool(done.lost) == (ag.store.data_version(again) != ag.store.data_version(shipped))


@pytest.mark.parametrize("form", FORMS)
@given(made=ledgers(), figures=st.lists(st.decimals(0, 10**9, places=6, allow_nan=False), min_size=1, max_size=3))
@settings(max_examples=3)
def test_any_ledger_comes_back_from_our_own_formats(form, made, figures, tmp_path_factory):
    # The numbers of the strategy are whole; here some have decimals, more than a double keeps.
    events = tuple(
        replace(event, usd_bn=None if event.usd_bn is None else event.usd_bn + figures[at % len(figures)])
        for at, event in enumerate(made.events)
    )
    made = replace(made, events=events)
    done = out(form, made, tmp_path_factory.mktemp("out"))
    again, problems = read_back(done.path)
    assert problems == []
    assert again == made


@pytest.mark.parametrize("form", FORMS)
def test_a_table_of_small_sums_comes_back_from_our_own_formats(form, tmp_path):
    path = tmp_path / "cents.csv"
    path.write_text("payer,payee,amount,date\nA,B,1,2025-01-01\nB,A,0.01,2025-01-02\n", encoding="utf-8")
    ledger_ = ag.load(path)
    again = ag.load(out(form, ledger_, tmp_path).path)
    assert [event.usd_bn for event in again.events] == [Decimal("1E-9"), Decimal("1E-11")]
    assert again == ledger_


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_ledger_comes_back_empty(form, tmp_path):
    done = out(form, ag.Ledger(), tmp_path)
    assert ag.load(done.path) == ag.Ledger()


@pytest.mark.parametrize("form", [name for name in FORMS if name != "duckdb"])
def test_two_exports_are_the_same_bytes(form, whole, tmp_path):
    def files(path):
        path = Path(path)
        found = [path] if path.is_file() else sorted(path.iterdir())
        return [file.read_bytes() for file in found]

    one, two = (files(out(form, whole, tmp_path / name).path) for name in ("one", "two"))
    assert one == two


@pytest.mark.parametrize("form", ["json", "xlsx", "sqlite", "duckdb", "zip"])
def test_a_table_without_dates_comes_back_from_a_whole_ledger_with_a_warning_for_each_row(form, tmp_path):
    table = tmp_path / "mine.csv"
    table.write_text("payer,payee,amount,status\nA,B,$5bn,closed\nB,A,$3bn,signed\n", encoding="utf-8")
    done = ag.export(ag.load(table), tmp_path / f"whole.{form}")
    assert not any("refuse" in note for note in done.notes)
    back = ag.load(tmp_path / f"whole.{form}")
    assert back == ag.load(table)
    assert [loop.name for loop in ag.find_loops(back.view())] == ["a-b"]
    told = [problem for problem in ag.check(tmp_path / f"whole.{form}") if problem.rule == "events_have_days"]
    assert [str(problem).split("warning: ")[1] for problem in told] == [
        "event of 'a-b-2' has no date: counted from the last day of the data",
        "event of 'b-a-3' has no date: counted from the last day of the data",
    ]


def test_the_ledger_of_every_column_fills_every_column(tmp_path):
    full = ag.load(write_folder(tmp_path, **EVERY_COLUMN))
    assert ag.check(tmp_path) == []
    empty = [
        f"{table.name}.{column}"
        for table in TABLES
        for column, cells in zip(table.columns, zip(*(cells_of(table, row) for row in getattr(full, table.name)), strict=True), strict=True)
        if not any(cells)
    ]  # fmt: skip
    assert empty == []


@pytest.mark.parametrize("form", FORMS)
def test_every_column_comes_back_from_our_own_formats(form, tmp_path):
    full = ag.load(write_folder(tmp_path / "in", **EVERY_COLUMN))
    done = out(form, full, tmp_path)
    assert ag.load(done.path) == full
    assert list(done.lost) == []


def test_a_broken_file_is_named_in_one_sentence(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04nonsense")
    (tmp_path / "b.sqlite").write_bytes(b"SQLite format 3\x00" + b"x" * 200)
    (tmp_path / "c.duckdb").write_bytes(b"12345678DUCK" + b"x" * 200)
    (tmp_path / "d.json").write_bytes(b'{"format": "aigraph ledger", "version": 99}')
    for path in sorted(tmp_path.iterdir()):
        with pytest.raises(ag.AigraphError, match=rf"{path.name}: ") as caught:
            ag.load(path)
        assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("name", ["x.json", "x.xlsx", "x.sqlite", "x.duckdb", "x.zip"])
@given(data=st.data())
@settings(max_examples=8)
def test_a_damaged_file_is_refused_or_read_and_never_ends_in_a_traceback(name, data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("damaged")
    path = folder / name
    ag.export(ag.load(write_folder(folder / "in")), path)
    content = bytearray(path.read_bytes())
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(1, len(content) - 1)) :]
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=20)):
        content[place] ^= data.draw(st.integers(1, 255))
    path.write_bytes(content)
    with suppress(ag.AigraphError):
        ag.load(path)


def test_a_table_of_somebody_else_is_passed_over_with_a_word(whole, tmp_path):
    for name in ("x.xlsx", "x.sqlite", "x.duckdb"):
        ag.export(whole, tmp_path / name)
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    book.create_sheet("notes")
    book.save(tmp_path / "x.xlsx")
    for base in (sqlite3.connect(tmp_path / "x.sqlite"), duckdb.connect(str(tmp_path / "x.duckdb"))):
        with closing(base):
            base.execute("CREATE TABLE notes (n INTEGER)")
    for path in sorted(tmp_path.glob("x.*")):
        (problem,) = ag.check(path)
        assert str(problem).startswith(f"{path}/notes: warning: is no table of a ledger and was passed over")
        assert ag.load(path) == whole
