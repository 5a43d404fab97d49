"""Two data sets side by side: every record and every loop that differs, and nothing else."""

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings

import aigraph as ag
from tests.cli.test_cli import run
from tests.ledgers import TOY, WHOLE, ledger, write_folder
from tests.strategies import ledgers


def told(found):
    return {(one.change, one.table, one.key): dict(one.fields) for one in found.differences}


def test_an_event_that_was_corrected_has_changed_and_is_not_new():
    before = ledger("d: a -> b equity signed 2025-01 5")
    after = ledger("d: a -> b equity closed 2025-01 5.5 paid=5.5")
    assert told(ag.datasets.compare(before, after)) == {
        ("changed", "events", "d 2025-01 signed s"): {
            "status": ("signed", "closed"),
            "usd_bn": ("5", "5.5"),
            "paid_usd_bn": ("", "5.5"),
        }
    }


def test_a_deal_that_closes_a_loop_makes_the_loop_appear():
    before = ledger("e1: v -> l equity signed 2025 6")
    after = ledger("""
        e1: v -> l equity signed 2025 6
        e2: l -> v chips signed 2025-02 4
    """)
    found = ag.datasets.compare(before, after)
    assert [(one.change, one.table, one.key) for one in found.differences] == [
        ("added", "deals", "e2"),
        ("added", "events", "e2 2025-02 signed s"),
        ("added", "loops", "v-l"),
    ]
    loop = found.differences[-1].fields
    assert loop["bottleneck_usd_bn"] == ("", "4")
    assert loop["deals"] == ("", "e1;e2")
    assert [one.change for one in ag.datasets.compare(after, before).differences] == ["removed"] * 3


def test_a_loop_whose_bottleneck_moves_has_changed():
    before = ledger(TOY)
    after = ledger(TOY.replace("signed 2025-03 20", "signed 2025-03 2"))
    changed = {
        one.key: one.fields["bottleneck_usd_bn"]
        for one in ag.datasets.compare(before, after).differences
        if one.table == "loops"
    }
    assert changed == {"v-l-c": ("6", "2")}


@given(made=ledgers())
@settings(max_examples=12)
def test_a_data_set_does_not_differ_from_itself_in_another_order(made):
    turned = replace(made, companies=made.companies[::-1], events=made.events[::-1], sources=made.sources[::-1])
    records = [one for one in ag.datasets.compare(made, turned).differences if one.table != "loops"]
    assert records == []
    assert ag.datasets.compare(made, made).differences == ()


@given(one=ledgers(), other=ledgers())
@settings(max_examples=12)
def test_what_is_added_one_way_is_removed_the_other_way(one, other):
    there, back = ag.datasets.compare(one, other), ag.datasets.compare(other, one)
    for table in ("companies", "deals", "events", "sources", "loops"):
        assert there.count(table, "added") == back.count(table, "removed")
        assert there.count(table, "changed") == back.count(table, "changed")
    grown = len(other.events) - len(one.events)
    assert there.count("events", "added") - there.count("events", "removed") == grown


def test_two_equal_rows_of_which_one_goes_are_one_removal():
    twice = ledger("d: a -> b equity signed 2025 5")
    twice = replace(twice, events=twice.events * 2)
    once = replace(twice, events=twice.events[:1])
    assert [(one.change, one.table) for one in ag.datasets.compare(twice, once).differences] == [("removed", "events")]


def test_zeros_at_the_end_of_a_figure_are_no_difference():
    plain = ledger("d: a -> b equity signed 2025 5.5")
    padded = replace(plain, events=(replace(plain.events[0], usd_bn=Decimal("5.50")),))
    assert ag.datasets.compare(plain, padded).differences == ()


@pytest.fixture
def folders(tmp_path):
    one = write_folder(tmp_path / "one")
    events = [row.replace(",,10,,,", ",,12,,,") for row in WHOLE["events"]]
    other = write_folder(tmp_path / "other", events=events, metrics=[])
    return one, other


def test_the_command_prints_what_differs_and_counts_by_table(folders):
    answer = run("diff", *folders, env={"COLUMNS": "160"})
    assert answer.exit_code == 0
    text = " ".join(answer.output.split())
    assert "usd_bn: 10 to 12" in text
    assert "removed metrics chips revenue FY2025 news" in text
    assert "metrics +0 -1 ~0" in text
    assert "loops +0 -0 ~1" in text
    assert "bottleneck_usd_bn: 0/?/10 to 0/?/12" in text


@pytest.mark.parametrize("width", [40, 80])
def test_the_table_fits_the_terminal(width, folders):
    answer = run("diff", *folders, env={"COLUMNS": str(width)})
    table = answer.output.split("From")[0]
    assert max(map(len, table.splitlines())) <= width


def test_the_command_gives_the_same_rows_to_other_programs(folders):
    rows = ag.datasets.compare(*map(ag.load, folders)).rows()
    lines = [json.loads(line) for line in run("diff", *folders, "--format", "ndjson").stdout.splitlines()]
    assert lines == rows
    parsed = list(csv.DictReader(io.StringIO(run("diff", *folders, "--format", "csv").stdout)))
    assert [row["field"] for row in parsed] == [row["field"] for row in rows]
    answer = json.loads(run("diff", *folders, "--format", "json").stdout)
    assert answer["before"]["data_version"] == ag.store.data_version(ag.load(folders[0]))
    assert len(answer["differences"]) == len({(row["table"], row["key"], row["change"]) for row in rows})


def test_a_day_and_a_data_set_are_wrong_usage(folders):
    answer = run("diff", folders[0], "2025-01")
    assert answer.exit_code == 2
    assert "must both be days, or both data sets" in answer.stderr
    assert run("diff", *folders, "--data", folders[0]).exit_code == 2
    assert run("diff", *folders, "--company", "nvidia").exit_code == 2


def test_a_broken_data_set_ends_with_its_problems(folders):
    (folders[1] / "deals.csv").write_text("id\n", encoding="utf-8")
    answer = run("diff", *folders)
    assert answer.exit_code == 1
    assert "deals.csv:1: column 'payer' is missing" in answer.stderr


def test_two_tables_are_read_as_it_is_told(tmp_path):
    head = "payer,zz,amount,date\nA,B,$5bn,2025-01-01\n"
    (tmp_path / "one.csv").write_text(f"{head}B,A,$3bn,2025-01-01\n", encoding="utf-8")
    (tmp_path / "two.csv").write_text(f"{head}B,A,$4bn,2025-01-01\n", encoding="utf-8")
    asked = (tmp_path / "one.csv", tmp_path / "two.csv")
    answer = run("diff", *asked, "--map", "payee=zz", "--format", "json")
    assert answer.exit_code == 0, answer.output
    assert run("diff", *asked).exit_code == 1
