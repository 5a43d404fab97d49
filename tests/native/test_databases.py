"""SQLite and DuckDB databases of our own: they answer SQL and keep their references."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from decimal import Decimal

import duckdb
import pytest

import aigraph as ag
from tests.ledgers import TOY, ledger


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
