"""`aigraph companies`, `deals` and `sources`: the first of a long list, and how to see all."""

import csv
import io

import pytest

from aigraph.cli import main
from tests.command_line import CliRunner


def run(*arguments):
    return CliRunner().invoke(main, list(map(str, arguments)), env={"COLUMNS": "80"})


@pytest.mark.parametrize("command", ["companies", "deals", "sources"])
def test_the_first_of_a_list_are_shown_and_how_to_see_all_is_said(command):
    words = " ".join(run(command, "--top", 3).stdout.split())
    assert "; the first 3 are shown, --top 0 shows all." in words
    every = run(command, "--top", 0).stdout
    assert "are shown" not in every
    assert len(every.splitlines()) > 100


@pytest.mark.parametrize("command", ["companies", "deals", "sources"])
def test_another_program_gets_all(command):
    rows = list(csv.DictReader(io.StringIO(run(command, "--top", 3, "--format", "csv").stdout)))
    assert len(rows) > 100


def test_deals_stand_in_a_table_at_80_columns():
    lines = [line for line in run("deals", "--top", 5).stdout.splitlines() if line.strip()]
    assert lines[0].split() == ["Payer", "Payee", "Instrument", "Amount", "Status", "Since"]
    assert all(len(line) <= 80 for line in lines)


def test_what_a_source_states_is_cut_with_a_word():
    answer = run("sources", "amazon-10q-2026-07", "--top", 1).stdout
    assert "; the first 1 are shown, --top 0 shows all." in " ".join(answer.split())
