"""`aigraph concentration`, as a person and as another program would use it."""

import csv
import io
import json
import re

import pytest

import aigraph
from aigraph.cli import main
from aigraph.measures.concentration import concentration
from aigraph.measures.coverage import coverage
from tests.command_line import CliRunner
from tests.ledgers import EXACT, write_folder


def run(*words, **settings):
    return CliRunner().invoke(main, ["concentration", *map(str, words)], **settings)


def flat(answer):
    return " ".join(answer.output.split())


@pytest.fixture
def data(tmp_path):
    return write_folder(tmp_path / "deals", events=EXACT, metrics=["lab,revenue,2024,,5,,usd_bn,,news,,stands"])


def test_it_tells_each_side_and_the_coverage(data):
    answer = run("lab", "--data", data, "--as-of", "2025-06-01", "--money", "contracted")
    assert answer.exit_code == 0
    for part in (
        "Lab On 2025-06-01, binding (signed or closed), cash; sums are what the contracts allow over their terms.",
        "funders $10bn Chips Inc 100% 1.00 1.0",
        "suppliers $30bn Chips Inc 100% 1.00 1.0",
        "Coverage: cannot be said, as deals over whole terms and a year's revenue are of no one period.",
        "Its purchases on record are 6.0 years of its revenue (2024, news).",
        "Those of customers are no shares of its sales.",
        "does not imply impropriety",
    ):
        assert part in flat(answer)


def test_what_is_unknown_is_told(data):
    write_folder(data, events=[EXACT[0], "lab-chips-chips,2025-01-05,signed,,,,,,news,p. 2"])
    answer = flat(run("lab", "--data", data, "--as-of", "2025-06-01", "--window", "2025"))
    assert "suppliers unknown 1 deal" in answer
    assert "Coverage: cannot be said, as it owes no purchase of known amount." in answer


def test_several_companies_can_be_asked_for(data):
    answer = json.loads(
        run("lab", "--company", "CHP", "--data", data, "--format", "json", "--money", "contracted").stdout
    )
    assert {row["company"] for row in answer["concentration"]} == {"lab", "chips"}
    assert [row["of"] for row in answer["coverage"]] == ["lab", "chips"]
    assert answer["concentration"][1]["shares"] == {"chips": 1.0}


def test_the_command_gives_what_the_library_gives_on_the_shipped_data():
    rows = list(csv.DictReader(io.StringIO(run("openai", "--format", "csv").stdout)))
    view = aigraph.load().view(money="due", window="last-4-quarters")
    by_name = {(row["side"], row["name"]): row for row in rows}
    assert float(by_name["funders", "hhi"]["on_record"]) == concentration(view, "openai", side="funders").hhi.on_record
    assert float(by_name["", "coverage"]["on_record"]) == coverage(view, "openai").on_record
    assert re.fullmatch(
        r"Funding, revenue and purchases are of 2025-10-01..2026-09-30; revenue is reported to [\d-]+, with its daily rate for the \d+ days after.",
        by_name["", "coverage"]["note"],
    )
    assert len(rows) == 10


def test_an_unknown_name_ends_with_a_message():
    answer = run("nvidi")
    assert (answer.exit_code, answer.stderr) == (1, "no company is called 'nvidi'; did you mean nvidia?\n")


@pytest.mark.parametrize("width", [40, 80, 200])
def test_the_table_fits_the_terminal(width):
    answer = run("openai", "--company", "nvidia", env={"COLUMNS": str(width)})
    assert answer.exit_code == 0
    assert max(map(len, answer.output.splitlines())) <= width
