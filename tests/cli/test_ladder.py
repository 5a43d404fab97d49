"""`aigraph ladder`, used as a person and as another program would."""

import csv
import io
import json

import pytest

from aigraph import load
from aigraph.cli import main
from aigraph.measures.catalogue.names import HEADLINES
from aigraph.measures.ladder import ladder
from tests.command_line import CliRunner, fits
from tests.ledgers import WHOLE, write_folder

LEVELS = ["paid", "binding", "announced", "all"]


def run(*words, **settings):
    return CliRunner().invoke(main, ["ladder", *map(str, words)], **settings)


@pytest.fixture
def data(tmp_path):
    soft = "soft-lab-chips-equity,soft,lab,equity,Soft may buy shares,,,,,,,total"
    back = "lab-soft-compute,lab,soft,compute,Lab buys computing,,,,,,,total"
    return write_folder(
        tmp_path / "deals",
        companies=[*WHOLE["companies"], "soft,Soft,firm,cloud,US,,,,,,"],
        deals=[*WHOLE["deals"], soft, back],
        events=[
            *WHOLE["events"],
            "soft-lab-chips-equity,2025-02-01,in_talks,,4,,,,news,",
            "lab-soft-compute,2025-02-01,announced,,,,,,news,",
        ],
    )


def test_the_table_shows_the_four_certainties_and_what_lives_on_talk(data):
    answer = run("--data", data)
    assert answer.exit_code == 0
    lines = [line.split() for line in answer.output.splitlines() if line.strip()]
    assert lines[0] == LEVELS
    assert lines[2:6] == [
        ["direct", "loops", "0", "1", "1", "2"],
        ["pairs", "0", "1", "1", "2"],
        ["circular", "0", "1", "1", "2"],
        ["incentive", "0", "0", "0", "0"],
    ]
    start = lines.index(["with", "detours", "0", "1", "1", "2"])
    up_to = ["up", "to", "$10bn"] * 3
    assert lines[start + 1 : start + 7] == [
        ["largest", "loop"],
        ["paid", "no", "loop", *up_to],
        ["due", "no", "loop", *up_to],
        ["contracted", "no", "loop", *up_to],
        ["could", "be", "set", "off", "$0", "$0", "$0", "$0"],
        ["as", "a", "share", "0.0%", "0.0%", "0.0%", "0.0%"],
    ]
    start = lines.index(["funding"])
    assert lines[start + 3 : start + 6] == [
        ["contracted", "$10bn", "$10bn", "$10bn", "$14bn"],
        ["cash", "deals", "1", "1", "1", "2"],
        ["of", "unknown", "size", "0", "0", "0", "0"],
    ]
    assert ["soft-lab", "circular", "up", "to", "$4bn", "all", "2025-02-01"] in lines
    assert "1 direct loop lives only on announcements or talk, and 0 detours with them." in answer.output
    assert "sums over all cash deals, on a loop or not" in " ".join(answer.output.split())
    assert "this does not imply impropriety" in " ".join(answer.output.split())


def test_what_is_not_known_is_no_share_of_nothing(tmp_path):
    table = tmp_path / "deals.csv"
    table.write_text("from,to,type,date\na,b,equity,2025-01-01\nb,a,chips,2025-01-02\n", encoding="utf-8")
    lines = [line.split() for line in run(table).output.splitlines()]
    at = lines.index(["recycled", "share", "unknown", "unknown", "unknown", "unknown"])
    assert lines[at + 1] == ["of"]


def test_json_has_the_rows_of_the_library_and_the_soft_loops(data):
    answer = json.loads(run("--data", data, "--format", "json").stdout)
    assert answer["ladder"] == ladder(load(data), HEADLINES).rows()
    assert answer["view"]["status"] == LEVELS
    assert answer["truncated"] is None
    assert {level: [loop["name"] for loop in loops] for level, loops in answer["loops_only_from"].items()} == {
        "announced": [],
        "all": ["soft-lab"],
    }


def test_csv_and_json_lines_have_a_row_for_each_certainty(data):
    rows = list(csv.DictReader(io.StringIO(run("--data", data, "--format", "csv").stdout)))
    lines = [json.loads(line) for line in run("--data", data, "--format", "ndjson").stdout.splitlines()]
    assert [row["level"] for row in rows] == [line["level"] for line in lines] == LEVELS
    assert run("--data", data, "--format", "md").stdout.startswith("| level | n_direct | n_pairs | n_loops |")


def test_companies_narrow_loops_and_sums(data):
    answer = json.loads(run("--data", data, "--company", "Soft", "--format", "json").stdout)
    assert [row["n_loops"] for row in answer["ladder"]] == [0, 0, 0, 1]
    assert answer["ladder"][3]["funding_usd_bn"] == 4


def test_top_is_said_and_lifted():
    short, whole = run("--top", 2).output, run("--top", 0).output
    assert "the first 2 are shown, --top 0 shows all" in " ".join(short.split())
    assert "are shown" not in whole
    assert len(whole.splitlines()) > len(short.splitlines())


def test_a_certainty_is_wrong_usage():
    answer = run("--status", "paid")
    assert answer.exit_code == 2
    assert "--status has no place here: the ladder shows every certainty" in answer.output


def test_a_limit_is_told_on_standard_error_and_in_json():
    answer = run("--max-loops", 5, "--format", "json")
    assert "all the search stopped after 5 rings of companies" in answer.stderr
    assert "all" in json.loads(answer.stdout)["truncated"]


def test_a_day_before_all_data_has_no_loops():
    answer = run("--as-of", "2000")
    assert answer.exit_code == 0
    assert "0 direct loops live only" in answer.output


@pytest.mark.parametrize("width", [40, 80, 200])
def test_tables_fit_the_terminal_but_for_an_id_that_is_longer_than_a_line(width):
    lines = run(env={"COLUMNS": str(width)}).output.splitlines()
    assert all(fits(line, width) for line in lines)


def test_two_runs_are_the_same():
    assert run().output == run().output
