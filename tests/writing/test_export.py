"""Writing for other tools: whole or not at all, the same bytes twice, and everything back through our own forms."""

import sqlite3
import zipfile
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
from aigraph.native import excel as to_excel
from aigraph.native.read import read_own
from aigraph.native.schema import schema_text
from aigraph.store.read import read_folder
from aigraph.writing.registry import FORMATS, NAMES, format_of
from tests.ledgers import TOY, ledger, write_folder
from tests.strategies import hostile_ledgers, ledgers

frictionless = pytest.importorskip("frictionless")
jsonschema = pytest.importorskip("jsonschema")

OWN = {
    "csv": "deals",
    "json": "deals.json",
    "xlsx": "deals.xlsx",
    "parquet": "tables",
    "sqlite": "deals.sqlite",
    "duckdb": "deals.duckdb",
    "datapackage": "package",
    "datapackage zip": "deals.zip",
}
FOREIGN = (
    "deals.csv",
    "deals.tsv",
    "deals.parquet",
    "d.gexf",
    "d.graphml",
    "d.cyjs",
    "d.cypher",
    "d.ftm.json",
    "d.dot",
)


def out(form, ledger_, folder):
    return ag.export(ledger_, folder / OWN[form], form.split()[0])


@pytest.fixture
def whole(tmp_path):
    return ag.load(write_folder(tmp_path / "in"))


@pytest.mark.parametrize("form", OWN)
def test_the_shipped_data_come_back_from_our_own_forms_with_nothing_lost(form, tmp_path):
    shipped = ag.load()
    done = out(form, shipped, tmp_path)
    assert done.written["deals"] == len(shipped.deals)
    assert sum(done.written.values()) == sum(len(getattr(shipped, table)) for table in done.written)
    again = ag.load(done.path)
    assert again == shipped
    assert ag.check(done.path) == []
    # Only the zeros at the end of a figure may go, and that is said.
    assert bool(done.lost) == (ag.data_version(again) != ag.data_version(shipped))


@pytest.mark.parametrize("form", OWN)
@given(made=ledgers(), figures=st.lists(st.decimals(0, 10**9, places=6, allow_nan=False), min_size=1, max_size=3))
@settings(max_examples=3)
def test_any_ledger_comes_back_from_our_own_forms(form, made, figures, tmp_path_factory):
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


@pytest.mark.parametrize("form", OWN)
def test_a_table_of_small_sums_comes_back_from_our_own_forms(form, tmp_path):
    path = tmp_path / "cents.csv"
    path.write_text("payer,payee,amount,date\nA,B,1,2025-01-01\nB,A,0.01,2025-01-02\n", encoding="utf-8")
    ledger_ = ag.load(path)
    again = ag.load(out(form, ledger_, tmp_path).path)
    assert [event.usd_bn for event in again.events] == [Decimal("1E-9"), Decimal("1E-11")]
    assert again == ledger_


def read_back(path):
    return read_own(Path(path)) or read_folder(Path(path))


@pytest.mark.parametrize("form", OWN)
def test_an_empty_ledger_comes_back_empty(form, tmp_path):
    done = out(form, ag.Ledger(), tmp_path)
    assert ag.load(done.path) == ag.Ledger()


@pytest.mark.parametrize("form", [name for name in OWN if name != "duckdb"])
def test_two_exports_are_the_same_bytes(form, whole, tmp_path):
    def files(path):
        path = Path(path)
        found = [path] if path.is_file() else sorted(path.iterdir())
        return [file.read_bytes() for file in found]

    one, two = (files(out(form, whole, tmp_path / name).path) for name in ("one", "two"))
    assert one == two


@pytest.mark.parametrize("name", FOREIGN)
def test_a_view_can_be_written_in_every_other_form_and_what_is_lost_is_said(name, whole, tmp_path):
    done = ag.export(whole.view(), tmp_path / name)
    assert Path(done.path).stat().st_size > 0
    assert done.written == {"companies": 2, "deals": 2}
    assert "history" in done.lost[-1]


@pytest.mark.parametrize("form", [format_.title for format_ in FORMATS])
@given(made=hostile_ledgers())
@settings(max_examples=3)
def test_hostile_text_is_written_or_refused_in_a_sentence_and_nothing_half(form, made, tmp_path_factory):
    folder = tmp_path_factory.mktemp("out")
    format_ = next(one for one in FORMATS if one.title == form)
    target = folder / f"x{format_.suffixes[0] if format_.suffixes else ''}"
    try:
        written = [Path(ag.export(made, target, format_.name).path).name]
    except ag.AigraphError:
        written = []
    assert [path.name for path in folder.iterdir()] == written


@given(made=hostile_ledgers())
@settings(max_examples=10)
def test_no_cell_of_a_workbook_is_a_formula_and_each_reads_as_it_was(made, tmp_path_factory):
    path = tmp_path_factory.mktemp("out") / "x.xlsx"
    ag.export(made, path)
    book = openpyxl.load_workbook(path)
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        for row in sheet.iter_rows():
            assert {cell.data_type for cell in row if cell.value is not None} <= {"s", "n"}
    # Private, for no public function undoes the escapes of one cell alone.
    names = [to_excel._unescaped(row[1].value) for row in book["companies"].iter_rows(min_row=2)]  # noqa: SLF001
    assert names == [company.name for company in made.companies]


def test_a_cell_that_excel_would_cut_is_refused(whole, tmp_path):
    long = replace(whole, sources=(replace(whole.sources[0], title="x" * 40_000),))
    with pytest.raises(
        ag.AigraphError, match=r"sources, row 2: 'x+'\.\.\. has 40,000 signs; an Excel cell holds 32,767"
    ):
        ag.export(long, tmp_path / "x.xlsx")
    assert not (tmp_path / "x.xlsx").exists()


def test_the_databases_answer_sql_and_keep_what_they_refer_to(whole, tmp_path):
    question = "SELECT d.payer, sum(e.high_usd_bn) FROM deals d JOIN events e ON e.deal = d.id WHERE e.high_usd_bn > 9 GROUP BY 1"
    ag.export(whole, tmp_path / "x.sqlite")
    with closing(sqlite3.connect(tmp_path / "x.sqlite", isolation_level=None)) as base:
        assert base.execute(question).fetchall() == [("lab", 30)]
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        base.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            base.execute("DELETE FROM companies WHERE id = 'lab'")
    ag.export(whole, tmp_path / "x.duckdb")
    with duckdb.connect(str(tmp_path / "x.duckdb")) as base:
        assert base.execute(question).fetchall() == [("lab", Decimal(30))]
        with pytest.raises(duckdb.ConstraintException):
            base.execute("DELETE FROM companies WHERE id = 'lab'")


def test_a_database_refuses_a_ledger_whose_keys_lead_nowhere(tmp_path):
    broken = replace(ledger(TOY), companies=())
    for name in ("x.sqlite", "x.duckdb"):
        with pytest.raises(ag.DataError, match="'v' is not in companies"):
            ag.export(broken, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.oracle
def test_json_is_valid_under_the_published_schema(whole, tmp_path):
    import json

    ag.export(whole, tmp_path / "x.json")
    data = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(ag.ledger_schema())
    jsonschema.Draft202012Validator(ag.ledger_schema()).validate(data)
    data["deals"][0]["instrument"] = "gift"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(ag.ledger_schema()).validate(data)


def test_the_schema_in_the_package_is_the_one_that_the_dictionary_gives():
    path = Path(ag.__file__).parent / "native" / "ledger.schema.json"
    assert path.read_text(encoding="utf-8") == schema_text()


@pytest.mark.parametrize("name", ["package", "x.zip"])
def test_a_data_package_is_valid(name, whole, tmp_path):
    done = ag.export(whole, tmp_path / name, "datapackage")
    folder = Path(done.path)
    if folder.is_file():
        folder = tmp_path / "unzipped"
        zipfile.ZipFile(done.path).extractall(folder)
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    assert report.flatten(["message"]) == []
    assert "licenses" not in (folder / "datapackage.json").read_text(encoding="utf-8")


def test_a_folder_says_which_cells_a_spreadsheet_would_run(whole, tmp_path):
    risky = replace(whole, sources=(replace(whole.sources[0], title='=HYPERLINK("http://x")'),))
    done = ag.export(risky, tmp_path / "out", "csv")
    assert done.notes == (
        "1 cell of text that a spreadsheet would run as a formula, kept unchanged, for the folder is read back; "
        "for a spreadsheet export to .xlsx",
    )
    assert ag.load(tmp_path / "out") == risky


def test_what_a_load_will_refuse_is_said_when_it_is_written(whole, tmp_path):
    undated = replace(whole, sources=(replace(whole.sources[0], published=None),))
    undated = replace(undated, events=tuple(replace(event, date=None, paid_usd_bn=None) for event in whole.events))
    done = ag.export(undated, tmp_path / "x.duckdb")
    (note,) = done.notes
    assert note.startswith("`load` will refuse it until this is mended: ")
    assert note.endswith("and 2 more")
    with pytest.raises(ag.DataError, match="has no date"):
        ag.load(tmp_path / "x.duckdb")


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


def test_a_flat_table_for_spreadsheets_holds_no_formula(whole, tmp_path):
    import csv

    risky = replace(whole, companies=(replace(whole.companies[0], name="=1+1"), whole.companies[1]))
    ag.export(risky.view(), tmp_path / "x.csv")
    with (tmp_path / "x.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["payer_name"] for row in rows] == ["'=1+1", "Lab"]
    assert [(row["usd_bn"], row["high_usd_bn"]) for row in rows] == [("10", "10"), ("", "30")]


def test_a_flat_parquet_table_is_typed(whole, tmp_path):
    ag.export(whole.view(), tmp_path / "x.parquet")
    with duckdb.connect() as base:
        path = str(tmp_path / "x.parquet")
        rows = base.execute("SELECT id, usd_bn, since, in_loop FROM read_parquet(?)", [path]).fetchall()
    assert [(row[0], row[1], row[2].isoformat(), row[3]) for row in rows] == [
        ("chips-lab-equity", Decimal(10), "2025-01-05", True),
        ("lab-chips-chips", None, "2025-01-05", True),
    ]


def test_no_folder_of_somebody_else_is_written_over(whole, tmp_path):
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "notes.txt").write_text("mine", encoding="utf-8")
    for form in ("csv", "parquet", "datapackage", "neo4j"):
        with pytest.raises(ag.AigraphError, match=r"holds 'notes.txt', which no export writes; name a new folder"):
            ag.export(whole, mine, form)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "mine"]
    assert [path.name for path in mine.iterdir()] == ["notes.txt"]


def test_a_folder_that_an_export_wrote_is_replaced_as_a_whole(whole, tmp_path):
    for _ in range(2):
        ag.export(whole, tmp_path / "out", "parquet")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]
    assert ag.load(tmp_path / "out") == whole


def test_an_export_that_fails_leaves_the_old_file_as_it_was(whole, tmp_path):
    path = tmp_path / "x.xlsx"
    ag.export(whole, path)
    before = path.read_bytes()
    long = replace(whole, sources=(replace(whole.sources[0], title="x" * 40_000),))
    with pytest.raises(ag.AigraphError):
        ag.export(long, path)
    assert path.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["in", "x.xlsx"]


def test_a_cut_search_for_loops_is_noted(tmp_path):
    shipped = ag.load().view()
    loops = ag.find_loops(shipped, max_rings=3)
    done = ag.export(shipped, tmp_path / "x.gexf", loops=loops)
    assert "stopped after 3 rings" in done.notes[0]


@pytest.mark.parametrize(
    ("path", "to", "message"),
    [
        ("x.foo", None, "no format ends in '.foo'; expected .json"),
        ("x", "pdf", "format 'pdf' is unknown; expected one of csv, json"),
        ("-", None, "standard output has no name to tell the format by"),
        ("-", "xlsx", "--to xlsx: is no text for standard output"),
    ],
)
def test_an_unknown_format_is_refused_with_what_there_is(path, to, message, whole):
    with pytest.raises(ag.AigraphError, match=message):
        ag.export(whole, path, to)


def test_names_and_endings_mean_one_format_each():
    for format_ in FORMATS:
        for suffix in format_.suffixes:
            assert format_of(f"x{suffix}") is format_
            assert format_of(f"X{suffix.upper()}", format_.name) is format_
    assert format_of("graph.json", "node-link").name == "node-link"
    assert format_of("deals.csv/").name == "csv"
    assert format_of("somewhere") is FORMATS[0]
    assert format_of("x", "Excel").name == "xlsx"
    assert len(NAMES) == 16


def test_a_broken_file_is_named_in_one_sentence(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04nonsense")
    (tmp_path / "b.sqlite").write_bytes(b"SQLite format 3\x00" + b"x" * 200)
    (tmp_path / "c.duckdb").write_bytes(b"12345678DUCK" + b"x" * 200)
    (tmp_path / "d.json").write_bytes(b'{"format": "aigraph ledger", "version": 2}')
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


def test_a_fault_in_a_table_is_told_by_table_and_row(whole, tmp_path):
    path = tmp_path / "x.json"
    ag.export(whole, path)
    path.write_text(path.read_text(encoding="utf-8").replace('"closed"', '"klosed"'), encoding="utf-8")
    (problem,) = ag.check(path)
    assert str(problem) == f"{path}/events:2: status 'klosed' is unknown; did you mean closed?"


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


def test_a_zip_with_a_table_that_unpacks_to_too_much_is_refused(whole, tmp_path, monkeypatch):
    ag.export(whole, tmp_path / "x.zip")
    # Private, for nobody sets it: the true limit takes hundreds of megabytes to reach.
    monkeypatch.setattr("aigraph.native.read._MOST_BYTES", 50)
    with pytest.raises(ag.DataError, match="is too large for a table"):
        ag.load(tmp_path / "x.zip")


def test_a_workbook_edited_by_hand_is_read_with_its_days_and_numbers(whole, tmp_path):
    from datetime import datetime

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
