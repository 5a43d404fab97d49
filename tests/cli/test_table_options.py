"""A table of one's own on the command line: given as a word or by --data, read aloud on standard error."""

import json
import os
import threading

import pytest

from aigraph import load
from aigraph.cli import main
from tests.command_line import CliRunner


def run(*words, **settings):
    return CliRunner().invoke(main, [str(word) for word in words], **settings)


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "deals.csv"
    path.write_text("from,target,sum\nA,B,$2bn\nB,A,up to 1bn\nB,,5\n", encoding="utf-8")
    return path


def test_cycles_of_a_table_go_to_standard_output_and_the_reading_to_standard_error(table):
    answer = run("cycles", table)
    assert answer.exit_code == 0
    assert answer.stdout.startswith("This answer is made of 2 of 3 rows: 1 was refused (payee is empty: 1).")
    assert " ".join(answer.stdout.split()).endswith(
        "Made of 2 of 3 rows of deals.csv, 1 refused (payee is empty: 1); 3 remarks on how they were read."
    )
    assert " a-b " in answer.stdout
    assert "Data without dates" in answer.stdout
    assert (
        answer.stderr.splitlines()[-1]
        == f"{table} (CSV, commas, UTF-8): 3 rows read, 2 kept, 1 refused (payee is empty: 1)"
    )
    assert "rows read" not in answer.stdout
    assert "can have gone round by a day not recorded" in " ".join(answer.stdout.split())
    assert "Plain: payments lead back to their payer" in answer.stdout
    assert "companies 1 without dates, binding" in " ".join(answer.stdout.split())


def test_a_table_may_come_through_a_pipe(table):
    told = run("cycles", table)
    for words in (["cycles", "-"], ["cycles", "--data", "-"]):
        piped = run(*words, input=table.read_bytes())
        assert piped.stdout.splitlines()[:4] == told.stdout.splitlines()[:4]
        assert piped.stderr == told.stderr.replace(str(table), "standard input")
    refused = run("cycles", "-", "--strict", input=table.read_bytes())
    assert (refused.exit_code, refused.stderr) == (
        1,
        "standard input:4: payee is empty; expected the name of a company\n",
    )
    assert run("check", "-", input=table.read_bytes()).stdout.splitlines()[-1] in refused.stderr
    assert run("cycles", "-", input="").stderr.startswith("standard input: is empty; expected headings")


def test_a_whole_ledger_and_a_comparison_may_come_through_a_pipe(table):
    whole = run("export", table, "-o", "-", "--to", "json").stdout
    assert "added    deals" not in run("diff", table, "-", input=whole).stdout
    assert "standard input" in run("cycles", "-", "--currency", "EUR", input=whole).stderr


def test_a_named_pipe_is_read_whole(table, tmp_path):
    pipe = tmp_path / "deals"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(table.read_bytes()))
    writer.start()
    ledger = load(pipe)
    writer.join()
    assert ledger.intake.summary == "deals (CSV, commas, UTF-8): 3 rows read, 2 kept, 1 refused (payee is empty: 1)"
    assert {str(deal.origin) for deal in ledger.deals} == {"deals:2", "deals:3"}


@pytest.mark.parametrize("words", [["diff"], ["merge", "-o", "both.json"]])
def test_two_tables_are_read_aloud_as_well(words, table, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    stderr = run(words[0], table, table, *words[1:]).stderr
    assert stderr.count("3 rows read, 2 kept, 1 refused (payee is empty: 1)") == 2


@pytest.mark.parametrize("command", ["cycles", "companies", "deals", "ladder", "measures"])
def test_a_table_can_be_a_word_or_an_option(command, table):
    assert run(command, table).stdout == run(command, "--data", table).stdout != ""
    assert run(command, table, "--data", table).exit_code == 2


@pytest.mark.parametrize("form", ["json", "csv", "ndjson", "md"])
def test_other_formats_are_not_mixed_with_the_reading(form, table):
    answer = run("cycles", table, "--format", form)
    assert answer.exit_code == 0
    if form == "json":
        assert json.loads(answer.stdout)["loops"][0]["complete_since"] is None


def test_strict_refuses_the_table_with_exit_code_1(table):
    answer = run("cycles", table, "--strict")
    assert answer.exit_code == 1
    assert answer.stdout == ""
    assert answer.stderr == f"{table}:4: payee is empty; expected the name of a company\n"


def test_columns_can_be_named_and_wrong_names_are_refused(table, tmp_path):
    other = tmp_path / "other.csv"
    other.write_text("a,b\nX,Y\nY,X\n", encoding="utf-8")
    assert run("cycles", other).exit_code == 1
    assert "x-y" in run("cycles", other, "--map", "payer=a", "--map", "payee=b").stdout
    assert run("cycles", other, "--map", "payer").exit_code == 2
    assert "did you mean" in run("cycles", table, "--map", "payer=form").stderr


def test_explain_tells_a_plain_loop(table):
    answer = run("explain", "a-b", "--data", table)
    assert answer.exit_code == 0
    assert "A pays B ($2bn)" in answer.stdout


def test_check_of_a_table_tells_each_refused_row(table):
    answer = run("check", table)
    assert answer.exit_code == 1
    assert f"{table}:4: payee is empty" in answer.stdout
    assert json.loads(run("check", table, "--format", "json").stdout)[-1]["line"] == 4


def test_draw_makes_a_page_of_a_table(table, tmp_path):
    assert run("draw", table, "-o", tmp_path / "page.html").exit_code == 0


def test_a_file_that_is_not_there_is_told_in_one_line(tmp_path):
    answer = run("cycles", tmp_path / "nothing.csv")
    assert answer.exit_code == 1
    assert answer.stderr == f"{tmp_path}/nothing.csv: does not exist; expected a table, or a folder of deal tables\n"


def test_table_options_for_a_folder_are_wrong_usage(tmp_path):
    answer = run("cycles", tmp_path, "--currency", "EUR")
    assert answer.exit_code == 2
    assert "currency tells how to read a table" in answer.stderr


def test_the_help_of_commands_names_the_options_of_tables():
    assert "--map" in run("cycles", "--help").stdout
    assert "--map" in run("check", "--help").stdout
    assert "--map" in run("ladder", "--help").stdout
