"""Databases are only read: nothing in them or beside them changes."""

import sqlite3

import duckdb
import pytest

from aigraph import DataError
from aigraph.files.databases import duckdb_in_memory, open_duckdb, open_sqlite
from aigraph.files.input_file import open_input


def make(path):
    if path.suffix == ".duckdb":
        with duckdb.connect(str(path)) as connection:
            connection.execute("CREATE TABLE t (n INTEGER)")
    else:
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE t (n INTEGER)")
        connection.close()
    return path


@pytest.mark.parametrize(("name", "open_database"), [("x.db", open_sqlite), ("x.duckdb", open_duckdb)])
@pytest.mark.parametrize("statement", ["DROP TABLE t", "INSERT INTO t VALUES (1)", "CREATE TABLE u (n INTEGER)"])
def test_a_statement_that_would_change_the_file_is_an_error(name, open_database, statement, tmp_path):
    path = make(tmp_path / name)
    before = path.read_bytes()
    with (
        pytest.raises(DataError, match=rf"{name}: (\w+ says|the query would do more than read tables)"),
        open_input(path, "") as file,
        open_database(file) as base,
    ):
        base.execute(statement)
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(("name", "open_database"), [("x.db", open_sqlite), ("x.duckdb", open_duckdb)])
def test_a_file_that_is_no_database_is_an_error_in_one_line(name, open_database, tmp_path):
    (tmp_path / name).write_bytes(b"rubbish" * 100)
    with pytest.raises(DataError) as caught, open_input(tmp_path / name, "") as file, open_database(file) as base:
        base.execute("SELECT 1 FROM t")
    assert len(str(caught.value).splitlines()) == 1


def test_a_query_that_fails_in_memory_is_said_of_the_file(tmp_path):
    (tmp_path / "x.parquet").write_bytes(b"PAR1rubbish")
    with (
        pytest.raises(DataError, match=r"x\.parquet: is no Parquet file: "),
        open_input(tmp_path / "x.parquet", "") as file,
        duckdb_in_memory(file, "is no Parquet file") as base,
    ):
        base.execute("FROM read_parquet(?)", [str(file.path)])


def test_an_interrupted_query_is_an_interrupt(tmp_path):
    (tmp_path / "x.csv").write_bytes(b"a")
    with (
        pytest.raises(KeyboardInterrupt),
        open_input(tmp_path / "x.csv", "") as file,
        duckdb_in_memory(file, "cannot be read"),
    ):
        raise duckdb.InterruptException
    with (
        pytest.raises(KeyboardInterrupt),
        open_input(tmp_path / "x.csv", "") as file,
        duckdb_in_memory(file, "cannot be read"),
    ):
        raise RuntimeError("Query interrupted")
