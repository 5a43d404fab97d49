"""`aigraph null-model`, as a person and as another program would use it."""

import csv
import io
import json

import pytest

import aigraph
from aigraph.cli import main
from aigraph.measures.null_model import null_model
from tests.command_line import CliRunner
from tests.ledgers import write_folder


def run(*words, **settings):
    return CliRunner().invoke(main, ["null-model", *map(str, words)], **settings)


def flat(answer):
    return " ".join(answer.output.split())


@pytest.fixture
def data(tmp_path):
    return write_folder(tmp_path / "deals")


def test_it_tells_the_counts_the_band_and_what_they_are_worth():
    answer = run("--draws", 99, env={"COLUMNS": "120"})
    assert answer.exit_code == 0
    found = null_model(aigraph.load().view(), draws=99)
    direct = found.direct
    for part in (
        f"Pairs of which the funded buys from the funder {direct.observed.on_record:.0f} {direct.expected.on_record:.1f}",
        f"of {found.funding_edges} funder-recipient pairs",
        "< 1 in 100",
        "seed 0",
        "Where one vendor sells to almost everybody",
        "tests nothing beyond it",
        "binding (signed or closed)",
        "does not imply impropriety",
    ):
        assert part in flat(answer)


def test_too_little_data_is_not_testable(data):
    answer = run("--data", data, env={"COLUMNS": "120"})
    assert answer.exit_code == 0
    assert "Pairs of which the funded buys from the funder 1 not testable" in flat(answer)
    assert "Not testable: fewer than 2 funding edges can be swapped." in flat(answer)
    assert "In 1 of 1 funder-recipient pair " in flat(answer)


def test_json_has_the_answer_of_the_library_the_pairs_and_the_sentences():
    answer = json.loads(run("--draws", 20, "--seed", 5, "--format", "json").stdout)
    found = null_model(aigraph.load().view(), draws=20, seed=5)
    assert answer["null_model"] == found.row()
    assert answer["pairs"] == [list(pair) for pair in found.pairs]
    assert answer["notes"] == list(found.sentences)
    assert answer["view"]["status"] == "binding"


@pytest.mark.parametrize("format_", ["csv", "ndjson", "md"])
def test_other_formats_have_one_row_a_count(format_, data):
    out = run("--data", data, "--format", format_).stdout
    if format_ == "csv":
        rows = list(csv.DictReader(io.StringIO(out)))
    elif format_ == "ndjson":
        rows = [json.loads(line) for line in out.splitlines()]
    else:
        keys, _, *lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in out.splitlines()]
        rows = [dict(zip(keys, line, strict=True)) for line in lines]
    assert [row["name"] for row in rows] == ["funders_bought_from", "funders_bought_from_without_packages"]
    # Both legs have one first source and day, so that the second row leaves them out.
    assert [float(row["observed"]) for row in rows] == [1, 0]
    assert rows[0]["note"].startswith("Not testable")


@pytest.mark.parametrize("width", [40, 80, 200])
def test_the_table_fits_the_terminal(width):
    answer = run("--draws", 3, env={"COLUMNS": str(width)})
    assert max(map(len, answer.output.splitlines())) <= width


def test_a_company_cannot_be_asked_for():
    answer = run("--company", "nvidia")
    assert answer.exit_code == 2
    assert "leave it out" in answer.output


def test_too_many_draws_are_refused_with_a_number_that_goes():
    answer = run("--draws", 10**9)
    assert answer.exit_code == 1
    assert "ask for at most" in answer.output


def test_two_runs_print_the_same():
    assert run("--draws", 20).output == run("--draws", 20).output
