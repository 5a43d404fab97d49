"""`aigraph cycles` on the toy ledger whose deals fall due over years: direct loops, detours, orders and sizes."""

import json
from pathlib import Path

import pytest

from aigraph import find_loops, load
from aigraph.cli import main
from tests.command_line import CliRunner

TOY = str(Path(__file__).parents[1] / "toy_ledger")


SECOND = str(Path(__file__).parents[1] / "second_ledger")


def run(*arguments, width=80, data=TOY):
    words = ["cycles", data, *(["--as-of", "2026-09-30"] if data == TOY else []), *arguments]
    return CliRunner().invoke(main, words, env={"COLUMNS": str(width)})


def names(answer):
    cells = [line.split()[0] for line in answer.output.splitlines() if line.strip()]
    return [cell for cell in cells if cell.startswith("v-")]


def test_direct_loops_are_listed_and_the_headline_counts_them_and_their_detours():
    answer = run()
    assert names(answer) == ["v-l", "v-m-c", "v-d"]
    assert "direct 3 (pairs 2); with detours of up to 6 companies 5" in " ".join(answer.output.split())


def test_the_three_sizes_stand_beside_each_other_and_say_of_which_day_they_are():
    answer = run()
    line = next(line for line in answer.output.splitlines() if line.split()[:1] == ["v-l"])
    assert line.split()[1:] == ["$1.5bn", "(1.5-3.5)", "$3.5bn", "$10bn"]
    assert "due can have gone round by 2026-09-30" in " ".join(answer.output.split())


def test_the_columns_are_headed_by_their_day_at_80_columns():
    lines = run().output.splitlines()
    place = next(number for number, line in enumerate(lines) if line.split()[:1] == ["Loop"])
    assert lines[place - 1].split() == ["Paid", "Due", "Contracted"]
    assert lines[place].split() == ["Loop", *("by", "2026-09-30") * 2, "on", "2026-09-30"]
    assert max(map(len, lines)) <= 80


def test_the_columns_are_headed_by_their_window_and_arrears_are_told_of():
    answer = run("--window", "2025-10-01..2026-09-30")
    lines = [line.split() for line in answer.output.splitlines()]
    assert ["2025-10-01", "2025-10-01", "Contracted"] in lines
    assert ["Loop", "to", "2026-09-30", "to", "2026-09-30", "on", "2026-09-30"] in lines
    assert "Arrears from before the window can be paid in it" in " ".join(answer.output.split())
    assert "Arrears" not in run().output


def test_sorted_by_day_the_day_is_shown_at_80_columns():
    line = next(line for line in run("--sort", "since").output.splitlines() if line.split()[:1] == ["v-d"])
    assert line.split()[-1] == "2026-02-01"


def test_an_assumed_term_is_said_once():
    for words in (["cycles"], ["cycles", "--money", "contracted"], ["explain", "k-h"], ["ladder"]):
        answer = CliRunner().invoke(main, [*words, "--data", SECOND, "--assume-term", "4"], env={"COLUMNS": "80"})
        text = " ".join(answer.output.split())
        assert text.count("; assumes a term of 4 years for 1 deal ($40bn)") == 1, words
        assert "assumes" not in CliRunner().invoke(main, [*words, "--data", SECOND]).output


def test_detours_stand_under_the_first_of_their_direct_loops():
    assert names(run("--detours")) == ["v-l", "v-l-c", "v-l-d", "v-m-c", "v-d"]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("due", ["v-l", "v-m-c", "v-d"]),
        ("contracted", ["v-l", "v-m-c", "v-d"]),
        ("paid", ["v-l", "v-m-c", "v-d"]),
        ("since", ["v-d", "v-l", "v-m-c"]),
        ("length", ["v-l", "v-d", "v-m-c"]),
        ("name", ["v-d", "v-l", "v-m-c"]),
    ],
)
def test_loops_are_sorted_as_asked(sort, expected):
    assert names(run("--sort", sort)) == expected


def test_a_least_amount_is_of_the_money_that_is_sorted_by_and_is_said():
    assert names(run("--min-amount", "5")) == []
    answer = run("--min-amount", "5", "--sort", "contracted")
    assert names(answer) == ["v-l"]
    assert "1 of 3 direct loops are of $5bn or more on record, contracted" in " ".join(answer.output.split())


def test_json_says_of_each_loop_whether_it_is_direct_and_of_which_it_is_a_detour():
    answer = json.loads(run("--format", "json").stdout)
    assert {loop["name"]: (loop["direct"], loop["detour_of"]) for loop in answer["loops"]} == {
        "v-l": (True, []),
        "v-m-c": (True, []),
        "v-d": (True, []),
        "v-l-c": (False, ["v-l"]),
        "v-l-d": (False, ["v-d", "v-l"]),
    }
    assert (answer["n_direct"], answer["n_pairs"], answer["n_loops"]) == (3, 2, 5)
    kinds = next(loop["kinds"] for loop in answer["loops"] if loop["name"] == "v-d")
    assert [(form["kind"], form["roots"]) for form in kinds] == [("circular", ["v"]), ("incentive", ["v"])]


def test_what_is_missing_of_a_loop_without_a_size_is_said():
    shipped = CliRunner().invoke(main, ["cycles"], env={"COLUMNS": "200"})
    assert "amd-openai has no size: no amount on record for AMD to OpenAI" in shipped.output


def test_the_list_has_the_order_of_the_library():
    shipped = CliRunner().invoke(main, ["cycles", "--format", "json"])
    listed = [loop["name"] for loop in json.loads(shipped.stdout)["loops"]]
    assert listed == [loop.name for loop in find_loops(load().view())]
