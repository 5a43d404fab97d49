"""`aigraph round-trip`."""

import csv
import io
import json

import pytest

from aigraph.cli import main
from tests.command_line import CliRunner
from tests.ledgers import write_folder

YEAR = ("--as-of", "2024-12-31")


def run(*words, **settings):
    return CliRunner().invoke(main, ["round-trip", *map(str, words)], **settings)


@pytest.fixture
def data(tmp_path):
    known = [
        "chips-lab-equity,2024-01-05,closed,,10,,10,$10bn,news,",
        "lab-chips-chips,2024-01-05,closed,,4,,4,$4bn,news,p. 2",
    ]
    metrics = ["chips,revenue,2024,,120,,usd_bn,,news,,stands"]
    return write_folder(tmp_path / "deals", events=known, metrics=metrics)


def test_one_company_is_told_in_words_with_its_deals(data):
    answer = run("Chips Inc", "--data", data, *YEAR, env={"COLUMNS": "300"})
    assert answer.exit_code == 0
    assert "On record $4bn of its funding comes back as revenue" in answer.output
    assert "That is 3.3% of $120bn reported revenue" in answer.output
    assert "That is 100.0% of $4bn recorded purchases" in answer.output
    assert "Share of all revenue of 2024-01-01..2024-12-31." in answer.output
    assert "chips-lab-equity" in answer.output
    assert "does not imply impropriety" in answer.output


def test_without_a_company_all_vendors_that_fund_are_listed(data):
    answer = run("--data", data, *YEAR, env={"COLUMNS": "200"})
    assert answer.exit_code == 0
    assert "Chips Inc" in answer.output
    assert "3.3%" in answer.output
    assert "Recorded deals only; unrecorded revenue lowers the share." in answer.output


def test_an_amount_without_a_floor_makes_no_share_and_bounds_what_comes_back(tmp_path):
    whole = ("--money", "contracted")
    answer = run("--data", write_folder(tmp_path / "deals"), *whole, env={"COLUMNS": "200"})
    assert "Unknown for want of amounts: Chips Inc." in answer.output
    one = run("chips", "--data", tmp_path / "deals", *whole, env={"COLUMNS": "200"})
    assert "On record $0 of its funding comes back as revenue" in one.output
    assert "over all amounts that the sources allow: found between $0 and $10bn." in one.output
    assert "% of" not in one.output


def test_whole_amounts_make_no_share_of_the_revenue_of_a_year(data):
    answer = run("chips", "--data", data, *YEAR, "--money", "contracted", env={"COLUMNS": "200"})
    assert "No reported figure for this period" in answer.output
    assert "reported revenue" not in answer.output


def test_json_has_the_share_its_worlds_and_the_deals(data):
    (trip,) = json.loads(run("chips", "--data", data, *YEAR, "--format", "json").output)["round_trips"]
    assert trip["world"] == "open"
    assert trip["share"] == pytest.approx(4 / 120)
    assert trip["denominator_reported_revenue_usd_bn"] == 120
    assert trip["deals"][0]["deal"] == "chips-lab-equity"


def test_csv_has_one_row_a_company(data):
    (row,) = csv.DictReader(io.StringIO(run("--data", data, *YEAR, "--format", "csv").output))
    assert (row["company"], float(row["closed_world"])) == ("chips", 1)


@pytest.mark.parametrize("format_", ["table", "csv", "json", "ndjson", "md"])
@pytest.mark.parametrize("words", [(), ("nvidia",), ("--company", "amd"), ("--as-of", "2001"), ("--status", "all")])
def test_the_shipped_data_can_be_asked_in_every_format(format_, words):
    answer = run(*words, "--format", format_)
    assert answer.exit_code == 0, answer.output


def test_an_unknown_company_is_an_error_for_the_user():
    answer = run("nobody at all")
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert answer.stderr == "no company is called 'nobody at all'; `aigraph companies` lists them all\n"
