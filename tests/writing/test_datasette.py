"""The folder for Datasette: the ledger, the loops beside it, and what the columns mean."""

import json
import sqlite3
from contextlib import closing

import pytest

import aigraph as ag


@pytest.fixture(scope="module")
def shipped():
    return ag.load()


@pytest.fixture(scope="module")
def served(tmp_path_factory, shipped):
    folder = tmp_path_factory.mktemp("datasette") / "served"
    return folder, ag.export(shipped.view(), folder, format="datasette")


def ask(folder, sql, **values):
    with closing(sqlite3.connect(folder / "aigraph.db")) as connection:
        connection.row_factory = sqlite3.Row
        return connection.execute(sql, values).fetchall()


def test_every_reference_leads_to_a_row_and_has_an_index(served):
    folder, _ = served
    assert ask(folder, "PRAGMA foreign_key_check") == []
    for (table,) in ask(folder, "SELECT name FROM sqlite_master WHERE type = 'table'"):
        indexed = {
            row["name"] for row in ask(folder, "SELECT name FROM sqlite_master WHERE tbl_name = :table", table=table)
        }
        for key in ask(folder, f"PRAGMA foreign_key_list({table})"):
            assert f"{table}_{key['from']}" in indexed


def test_the_loops_are_those_of_the_view_with_their_legs_in_order(served, shipped):
    folder, exported = served
    loops = ag.find_loops(shipped.view())
    assert exported.written["loops"] == len(loops)
    names = {row["name"]: row for row in ask(folder, "SELECT * FROM loops")}
    assert set(names) == {loop.name for loop in loops}
    (loop,) = loops.named("amazon-openai")
    legs = ask(folder, "SELECT * FROM legs WHERE loop = :id ORDER BY position", id=names[loop.name]["id"])
    assert [(leg["payer"], leg["payee"]) for leg in legs] == [(leg.payer, leg.payee) for leg in loop.legs]
    deals = ask(folder, "SELECT deal FROM leg_deals WHERE loop = :id", id=names[loop.name]["id"])
    assert {row["deal"] for row in deals} == {deal for leg in loop.legs for deal in leg.deals}


def test_the_questions_in_the_metadata_have_answers(served):
    folder, _ = served
    metadata = json.loads((folder / "metadata.json").read_text("utf-8"))
    queries = metadata["databases"]["aigraph"]["queries"]
    through = ask(folder, queries["loops_through"]["sql"], company="Oracle")
    assert "nvidia-openai-oracle" in {row["name"] for row in through}
    sources = ask(folder, queries["sources_of_a_loop"]["sql"], loop="amazon~openai")
    assert {row["position"] for row in sources} == {1, 2}
    assert all(row["source"] for row in sources)


def test_the_metadata_say_the_licence_of_the_shipped_data_and_of_which_day_the_loops_are(served, shipped):
    folder, _ = served
    metadata = json.loads((folder / "metadata.json").read_text("utf-8"))
    assert metadata["license"] == "CC-BY-4.0"
    tables = metadata["databases"]["aigraph"]["tables"]
    assert str(shipped.view().as_of) in tables["loops"]["description"]
    assert {row["name"] for row in ask(folder, "PRAGMA table_info(deals)")} == set(tables["deals"]["columns"])


def test_the_database_is_read_back_with_the_same_loops(served, shipped):
    folder, _ = served
    again = ag.load(folder / "aigraph.db")
    assert [loop.name for loop in ag.find_loops(again.view())] == [loop.name for loop in ag.find_loops(shipped.view())]


def test_a_table_of_one_s_own_has_no_licence_and_may_have_no_loop(tmp_path):
    table = tmp_path / "deals.csv"
    table.write_text("payer,payee,amount,date\nA,B,5,2026-01-01\n", "utf-8")
    exported = ag.export(ag.load(table), tmp_path / "served", format="datasette")
    assert exported.written["loops"] == 0
    assert "license" not in json.loads((tmp_path / "served" / "metadata.json").read_text("utf-8"))
    assert ask(tmp_path / "served", "SELECT * FROM loops") == []
