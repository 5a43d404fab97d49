"""What commands do with a table of one's own: its unit, the public record, the workbook, the file of decisions, no dates."""

import json

import pytest

from aigraph.cli import main
from aigraph.cli.commands import COMMANDS
from tests.command_line import CliRunner


def run(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def crore(tmp_path):
    path = tmp_path / "bills.csv"
    path.write_text("Buyer,Supplier,Amount (INR crore)\nTata,Bosch,120\nBosch,TATA,35.5\n", encoding="utf-8")
    return path


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text(
        "payer,payee,amount,date,instrument\nOpenAI,Acme Robotics,$1bn,2026-02-05,compute\n"
        "Acme Robotics,Nvidia,$0.5bn,2026-03-01,chips\n",
        encoding="utf-8",
    )
    return path


def test_a_table_in_crore_answers_in_crore_and_its_json_names_the_currency(crore):
    assert "₹35.5 crore" in run("cycles", crore).stdout
    document = json.loads(run("cycles", crore, "--format", "json").stdout)
    assert document["intake"]["currency"] == "INR"
    assert document["loops"][0]["contracted_inr_bn"]["central"] == 0.355
    assert "usd_bn" not in json.dumps(document["loops"])


def test_files_of_deals_in_dollars_are_not_written_of_amounts_without_a_rate(crore, tmp_path):
    refused = run("export", crore, "-o", tmp_path / "x.json")
    assert refused.exit_code == 1
    assert "amounts are in INR without a rate" in refused.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("report", "-o", "out.md", "--draws", 2),
        ("money",),
        ("ladder",),
        ("shock", "Tata"),
        ("round-trip",),
        ("explain", "tata-bosch"),
    ],
)
def test_a_table_without_dates_is_answered(crore, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    answer = run(*words, "--data", crore)
    assert answer.exit_code == 0, answer.output
    assert "0001-01-01" not in answer.stdout


def test_the_public_record_is_joined_on_request(own):
    answer = " ".join(run("cycles", own, "--with-public", "--top", 3).stdout.split())
    assert "2 own, 1 public" in answer
    assert "touch companies of your table" in answer
    document = json.loads(run("cycles", own, "--with-public", "--format", "json").stdout)
    (ring,) = [loop for loop in document["loops"] if loop["name"] == "nvidia-openai-acme-robotics"]
    assert ring["record"] == "own rows and public record"
    assert [leg["record"] for leg in ring["legs_on_record"]] == ["public record", "own rows", "own rows"]
    traced = run("explain", "nvidia-openai-acme robotics", "--data", own, "--with-public").stdout
    assert "own row: line 2" in " ".join(traced.split())


def test_the_public_record_needs_a_table():
    assert "give its PATH" in run("cycles", "--with-public").output


def test_the_workbook_of_an_answer_is_read_back_by_the_same_command(own, tmp_path):
    book = tmp_path / "answer.xlsx"
    assert run("cycles", own, "--with-public", "-o", book).exit_code == 0
    again = run("cycles", book, "--format", "json")
    loops = json.loads(run("cycles", own, "--with-public", "--format", "json").stdout)["loops"]
    assert {loop["name"] for loop in loops} <= {loop["name"] for loop in json.loads(again.stdout)["loops"]}
    assert "expected a name that ends in .xlsx" in run("cycles", own, "-o", tmp_path / "answer.csv").output


def test_a_named_file_of_decisions_is_used(tmp_path):
    table, decisions = tmp_path / "t.csv", tmp_path / "mine.toml"
    table.write_text("payer,payee,amount,status\nA,B,5,documented\nB,A,4,documented\n", encoding="utf-8")
    decisions.write_text('title = "Bills"\nunit = "m"\n[values.status]\n"documented" = "signed"\n', encoding="utf-8")
    answer = run("cycles", table, "--reading", decisions)
    assert "$4m" in answer.stdout
    assert "rows of Bills" in answer.stdout


READ_NO_TABLE = {"add", "compare", "completion", "help", "init", "mcp", "merge", "upgrade"}


@pytest.mark.parametrize("command", sorted(set(COMMANDS) - READ_NO_TABLE))
def test_the_help_of_each_command_that_reads_a_table_shows_how_to_read_one(command):
    assert "--reading FILE" in run(command, "--help").output
