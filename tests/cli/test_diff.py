"""`aigraph diff`, used as a person and as another program would."""

import csv
import io
import json

import pytest

from aigraph import load
from aigraph.answers.rows import as_json
from aigraph.cli import main
from aigraph.measures.diff import diff
from tests.command_line import CliRunner, fits
from tests.ledgers import WHOLE, write_folder


def run(*words, **settings):
    return CliRunner().invoke(main, ["diff", *map(str, words)], **settings)


def words(answer):
    return " ".join(answer.output.split())


@pytest.fixture
def data(tmp_path):
    later = [
        "lab-chips-chips,2025-03-01,replaced,,,,,gave way,news,",
        "lab-chips-lease,2025-03-01,announced,,,,,,news,",
    ]
    lease = "lab-chips-lease,lab,chips,lease,Lab rents chips,,,,,lab-chips-chips,,total"
    return write_folder(tmp_path / "deals", deals=[*WHOLE["deals"], lease], events=[*WHOLE["events"], *later])


def test_a_loop_appears_in_one_line_with_its_event_and_source(data):
    answer = run("2025-01-01", "2025-02-01", "--data", data, env={"COLUMNS": "300"})
    assert answer.exit_code == 0
    lines = [line.split() for line in answer.output.splitlines() if line.strip()]
    assert lines[0] == ["Change", "Loop", "Kind", "Because", "Source"]
    assert " ".join(lines[2][:6]) == "appeared, up to $10bn chips-lab circular"
    assert "chips-lab-equity signed, 2025-01-05" in words(answer)
    assert (
        "Direct loops: 1 appeared, 0 vanished, 0 changed. 2025-01-01: direct 0 (pairs 0); with detours of up to 6 companies 0. "
        "2025-02-01: direct 1 (pairs 1); with detours of up to 6 companies 1; binding" in words(answer)
    )
    assert "this does not imply impropriety" in words(answer)


def test_a_loop_that_is_gone_names_the_replacement(data):
    answer = run("2025-02-01", "2025-04-01", "--data", data, env={"COLUMNS": "300"})
    assert "lab-chips-chips replaced by lab-chips-lease, 2025-03-01" in words(answer)
    assert "Direct loops: 0 appeared, 1 vanished, 0 changed." in words(answer)


def test_json_has_every_event_with_its_source(data):
    answer = json.loads(run("2025-02-01", "2025-04-01", "--data", data, "--format", "json").stdout)
    assert (answer["view"]["before"], answer["view"]["after"]) == ("2025-02-01", "2025-04-01")
    (change,) = answer["changes"]
    assert (change["change"], change["after"], change["deals"]) == ("vanished", None, ["lab-chips-chips"])
    assert change["before"]["name"] == "chips-lab"
    (cause,) = change["causes"]
    assert (cause["day"], cause["source"], cause["replaced_by"]) == ("2025-03-01", "news", ["lab-chips-lease"])
    assert cause["event"]["reported"] == "gave way"


def test_csv_json_lines_and_the_library_hold_the_same_rows():
    days = "2026-02-26", "2026-02-28"
    rows = list(csv.DictReader(io.StringIO(run(*days, "--format", "csv").stdout)))
    lines = [json.loads(line) for line in run(*days, "--format", "ndjson").stdout.splitlines()]
    assert lines == json.loads(json.dumps(diff(load(), *days).rows(), default=as_json))
    assert [row["loop"] for row in rows] == [line["loop"] for line in lines]
    assert "amazon-openai-equity-t1 signed" in rows[0]["events"]
    assert run(*days, "--format", "md").stdout.startswith("| change |")


def test_a_consolidation_is_told_by_names():
    answer = run("2026-02-01", "2026-02-02", "--top", 0, env={"COLUMNS": "200"})
    assert "SpaceX consolidates xAI, 2026-02-02" in words(answer)
    assert "nvidia-xai" in words(answer)


def test_loops_of_a_company_that_was_merged_later_are_found_by_its_name():
    answer = json.loads(run("2024-01", "2026-01-31", "--company", "xAI", "--format", "json").stdout)
    names = {change["after"]["name"] for change in answer["changes"]}
    assert "nvidia-xai" in names
    assert all("xai" in name or "spacex" in name for name in names)


def test_a_day_of_a_view_is_wrong_usage():
    answer = run("2025-01", "2025-02", "--as-of", "2025-03-01")
    assert answer.exit_code == 2
    assert "--as-of has no place here: the two days are ONE and OTHER" in answer.output


def test_days_in_the_wrong_order_are_wrong_usage():
    answer = run("2025-02", "2025-01")
    assert answer.exit_code == 2
    assert "2025-01-31 is before 2025-02-28: the earlier day comes first" in answer.output


def test_no_day_is_wrong_usage():
    assert run("2025-02", "then").exit_code == 2


def test_no_change_is_said():
    answer = run("2026-02-27", "2026-02-27")
    assert answer.exit_code == 0
    assert "Direct loops: 0 appeared, 0 vanished, 0 changed." in words(answer)


def test_top_is_said_and_lifted():
    days = "2025-09-01", "2026-03-01"
    assert "the first 3 are shown, --top 0 shows all" in words(run(*days, "--top", 3))
    assert "are shown," not in words(run(*days, "--top", 0))


def test_a_limit_is_told_on_standard_error():
    answer = run("2025-09-01", "2026-03-01", "--max-loops", 5, "--format", "json")
    assert "aigraph: changes may be missing or seeming, for the search stopped after 5 rings" in answer.stderr
    assert json.loads(answer.stdout)["truncated"].startswith("stopped after 5 rings")


@pytest.mark.parametrize("width", [40, 80, 200])
def test_tables_fit_the_terminal_but_for_a_name_that_is_longer_than_a_line(width):
    lines = run("2025-09-01", "2026-03-01", env={"COLUMNS": str(width)}).output.splitlines()
    assert all(fits(line, width) for line in lines)


def test_two_runs_are_the_same():
    assert run("2025-09-01", "2026-03-01").output == run("2025-09-01", "2026-03-01").output
