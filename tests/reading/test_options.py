"""Options of `load` and `check`: typed, named in every error, and refused where they do not apply."""

import inspect
import json
import sqlite3

import networkx as nx
import pandas as pd
import pytest

import aigraph as ag
from aigraph import AigraphError, check, load
from tests.ledgers import write_folder

ROWS = [{"payer": "A", "payee": "B", "amount": 1}, {"payer": "B", "payee": "A", "amount": 2}]


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "deals.csv"
    path.write_text("payer,payee,amount\nA,B,1\nB,A,2\n", encoding="utf-8")
    return path


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "deals.db"
    connection = sqlite3.connect(path)
    pd.DataFrame(ROWS).to_sql("deals", connection, index=False)
    connection.close()
    return path


@pytest.mark.parametrize("function", [load, check])
def test_every_option_has_a_name_and_a_type(function):
    _data, *options = inspect.signature(function).parameters.values()
    assert {option.kind for option in options} == {inspect.Parameter.KEYWORD_ONLY}
    assert all(option.annotation not in ("Any", inspect.Parameter.empty) for option in options)


@pytest.mark.parametrize("function", [load, check])
def test_a_misspelt_option_names_the_function_that_was_called(function, table):
    with pytest.raises(TypeError, match=rf"{function.__name__}\(\) got an unexpected keyword argument 'colums'"):
        function(table, colums={"payer": "a"})


@pytest.mark.parametrize("function", [load, check])
@pytest.mark.parametrize("options", [{"sheet": "deals"}, {"query": "SELECT 1"}])
def test_what_selects_a_table_is_refused_for_a_format_without_tables(function, options, table, tmp_path):
    records, lines, graph = tmp_path / "deals.json", tmp_path / "deals.jsonl", tmp_path / "deals.gexf"
    records.write_text(json.dumps(ROWS), encoding="utf-8")
    lines.write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8")
    nx.write_gexf(nx.MultiDiGraph([("A", "B"), ("B", "A")]), graph)
    frame, edges = pd.DataFrame(ROWS), nx.DiGraph([("A", "B"), ("B", "A")])
    (name,) = options
    for data in (table, records, lines, graph, frame, edges):
        assert function(data) is not None
        with pytest.raises(ValueError, match=f"^{name} does not apply to '.*', which is read as: "):
            function(data, **options)


def test_a_query_is_for_databases_and_a_sheet_for_workbooks_too(database, tmp_path):
    workbook = tmp_path / "deals.xlsx"
    pd.DataFrame(ROWS).to_excel(workbook, sheet_name="deals", index=False)
    for data, options in ((database, {"query": "SELECT * FROM deals"}), (database, {"sheet": "deals"})):
        assert load(data, **options).intake.kept == 2
    assert load(workbook, sheet="deals").intake.kept == 2
    with pytest.raises(ValueError, match=r"query does not apply to '.*deals\.xlsx', which is read as: Excel workbook"):
        load(workbook, query="SELECT 1")
    with pytest.raises(ValueError, match="sheet and query exclude each other"):
        load(database, sheet="deals", query="SELECT * FROM deals")


@pytest.mark.parametrize(
    "options",
    [
        {"columns": {"payer": "a"}},
        {"currency": "EUR"},
        {"currency": "USD"},
        {"unit": "m"},
        {"decimal": ","},
        {"dayfirst": False},
        {"assume": "closed"},
        {"unit": "m", "assume": "closed"},
    ],
)
def test_options_of_tables_are_refused_for_a_whole_ledger_in_every_format(options, tmp_path):
    folder = write_folder(tmp_path / "whole")
    names = ["x.json", "x.xlsx", "x.sqlite", "x.duckdb", "x.zip"]
    written = [ag.export(load(folder), tmp_path / name).path for name in names]
    written.append(ag.export(load(folder), tmp_path / "parquet", format="parquet").path)
    tell = "tells" if len(options) == 1 else "tell"
    for data in (folder, *written, None):
        what = f"'{data}' is" if data else "the shipped data are"
        message = f"{' and '.join(options)} {tell} how to read a table, but {what} a whole ledger"
        for function in (load, check):
            with pytest.raises(AigraphError) as caught:
                function(data, **options)
            assert str(caught.value) == message


def test_a_table_of_a_whole_ledger_can_still_be_read_by_its_name(tmp_path):
    path = ag.export(load(write_folder(tmp_path / "whole")), tmp_path / "x.sqlite").path
    ledger = load(path, query="SELECT payer, payee FROM deals")
    assert ledger.intake.kept == 2


def test_limits_of_the_search_apply_to_any_data_for_its_size_is_not_known_before(table, tmp_path):
    limits = {"max_length": 3, "max_loops": 5, "max_seconds": 1.0, "max_bytes": 10**6, "keep_on_interrupt": True}
    for data in (table, write_folder(tmp_path / "whole")):
        assert load(data, **limits) == load(data)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"unit": "million"}, "unit 'million' is unknown; expected one of 1, k, m, bn"),
        ({"columns": "payee=target"}, "columns 'payee=target' is no mapping; expected one such as {'payee': 'target'}"),
        ({"decimal": ";"}, "decimal ';' is unknown; expected one of ., ,"),
        ({"assume": "done"}, "assume 'done' is unknown; expected one of rumoured, in_talks, announced, signed, closed"),
    ],
)
@pytest.mark.parametrize("function", [load, check])
def test_a_value_that_an_option_cannot_have_is_refused_with_those_that_it_can(function, options, message, table):
    with pytest.raises(ValueError, match=f"^{message}"):
        function(table, **options)


def test_an_empty_option_is_as_good_as_none(table, tmp_path):
    assert load(table, columns={}, sheet="", query="", unit=None) == load(table)
    folder = write_folder(tmp_path / "whole")
    assert load(folder, columns={}, strict=False) == load(folder)


def test_the_year_may_come_first_and_then_the_day_does_not(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("payer,payee,date\nA,B,25/10/06\nB,A,25/11/07\n", encoding="utf-8")
    assert [str(event.date) for event in load(path, yearfirst=True).events] == ["2025-10-06", "2025-11-07"]
    assert [str(event.date) for event in load(path, dayfirst=True).events] == ["2006-10-25", "2007-11-25"]
    with pytest.raises(ValueError, match="dayfirst and yearfirst exclude each other"):
        load(path, dayfirst=True, yearfirst=True)
