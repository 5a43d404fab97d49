"""`aigraph keystones`, as a person and as another program would use it."""

import csv
import io
import json

import pytest

import aigraph
from aigraph.cli import main
from aigraph.measures.keystones import keystones
from tests.command_line import CliRunner
from tests.ledgers import EXACT, WHOLE, write_folder


def run(*words, **settings):
    return CliRunner().invoke(main, ["keystones", *map(str, words)], **settings)


def flat(answer):
    return " ".join(answer.output.split())


@pytest.fixture
def data(tmp_path):
    return write_folder(tmp_path / "deals", events=EXACT)


def test_it_says_whom_and_what_the_loops_need(data):
    answer = run("--data", data)
    assert answer.exit_code == 0
    for part in (
        "Fewest companies without which no loop of cash is left: 1 of the 2 on loops, on 2025-01-05, binding",
        "Chips Inc; 1 other choice as small.",
        "no loop of known amounts is left: $10bn of $40bn on record, as contracted over whole terms. Chips Inc → Lab $10bn [chips-lab-equity]",
        "Chips Inc 1 1 $20bn 100.0%",
        "Lab → Chips Inc 1 1 $20bn 100.0%",
        "by how much what could be set off, $20bn of contracts over whole terms, counted leg by leg, falls without this row",
        "does not imply impropriety",
    ):
        assert part in flat(answer)


def test_data_without_a_loop_say_so(data):
    write_folder(
        data, deals=WHOLE["deals"][:1], events=["chips-lab-equity,2025-01-05,signed,,10,,,,news,"], evidence=[]
    )
    assert "No loop of cash on 2025-01-05" in flat(run("--data", data))


def test_unknown_amounts_are_told(data):
    write_folder(data, events=WHOLE["events"])
    answer = flat(run("--data", data))
    assert "1 bundle of deals on loops have no known amount" in answer
    assert "unknown" in answer


def test_json_holds_the_sets_and_the_table(data):
    answer = json.loads(run("--data", data, "--format", "json").stdout)
    assert answer["data_version"] == aigraph.store.data_version(aigraph.load(data))
    assert answer["keystones"]["company_sets"] == ["chips", "lab"]
    assert answer["keystones"]["deals_usd_bn"] == 10
    assert [row["of"] for row in answer["knock_outs"]] == ["chips", "lab", "chips -> lab", "lab -> chips"]


def test_the_command_gives_what_the_library_gives_on_the_shipped_data():
    rows = list(csv.DictReader(io.StringIO(run("--format", "csv").stdout)))
    found = keystones(aigraph.load().view())
    assert [row["of"] for row in rows] == [fallen.fall.of for fallen in found.knock_outs]
    assert [float(row["loops"]) for row in rows] == [fallen.loops.on_record for fallen in found.knock_outs]


def test_companies_can_be_picked_and_tables_cut():
    rows = json.loads(run("--company", "oracle", "--format", "json").stdout)["knock_outs"]
    assert rows[0]["of"] == "oracle"
    assert all("oracle" in row["of"] for row in rows)
    assert "2 of " in flat(run("--top", "2"))
    assert "--top 0 shows all" not in flat(run("--top", "0"))


@pytest.mark.parametrize("width", [40, 80, 200])
def test_the_table_fits_the_terminal(width):
    answer = run(env={"COLUMNS": str(width)})
    assert answer.exit_code == 0
    assert max(map(len, answer.output.splitlines())) <= width


def test_a_search_that_takes_too_long_ends_with_a_message():
    answer = run("--max-seconds", "0.000001")
    assert answer.exit_code == 1
    assert "give more max_seconds" in answer.stderr
