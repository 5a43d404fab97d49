"""`aigraph report` in the terminal."""

import pytest

import aigraph as ag
from aigraph.cli import main
from tests.command_line import CliRunner
from tests.ledgers import WHOLE, write_folder


def run(*words, **settings):
    return CliRunner().invoke(main, ["report", *(str(word) for word in words)], **settings)


@pytest.fixture
def data(tmp_path):
    return write_folder(tmp_path / "deals")


def test_it_writes_what_the_library_writes_and_prints_only_to_standard_error(data, tmp_path):
    target = tmp_path / "new" / "note.html"
    answer = run("--data", data, "-o", target)
    assert answer.exit_code == 0
    assert answer.stdout == ""
    assert str(target) in answer.stderr
    assert target.read_text(encoding="utf-8") == ag.report(ag.load(data).view()).html


def test_without_a_name_it_writes_into_out(data, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("--data", data).exit_code == 0
    assert run("--data", data, "--to", "md").exit_code == 0
    assert (tmp_path / "out" / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert (tmp_path / "out" / "report.md").read_text(encoding="utf-8").startswith("# ")


def test_the_name_or_the_option_says_which_form(data, tmp_path):
    run("--data", data, "-o", tmp_path / "a.MD")
    assert (tmp_path / "a.MD").read_text(encoding="utf-8").startswith("# ")
    assert run("--data", data, "-o", "-").stdout.startswith("<!doctype html>")
    assert run("--data", data, "-o", "-", "--to", "md").stdout.startswith("# Circular deals")
    answer = run("--data", data, "-o", tmp_path / "a.html", "--to", "md")
    assert answer.exit_code == 2
    assert "end the name in .md" in answer.stderr


def test_it_takes_the_options_of_a_view(data):
    words = ("--data", data, "-o", "-", "--to", "md", "--as-of", "2025-01", "--status", "all", "--company", "ল্যাব")
    answer = run(*words, "--since", "2025-01-04", "--draws", "3", "--seed", "7", "--top", "1")
    assert answer.exit_code == 0
    for part in (
        "# Circular deals around Lab",
        "*on 2025-01-31, all (talks and rumours too), cash + value*",
        "## What changed since 4 January 2025",
        "--company lab --since 2025-01-04 --top 1 --draws 3 --seed 7",
    ):
        assert part in answer.stdout


def test_days_count_back_from_the_day_of_the_report(data):
    answer = run("--data", data, "-o", "-", "--to", "md", "--as-of", "2025-02-01", "--days", "7")
    assert "## What changed since 25 January 2025" in answer.stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--format", "json"), "No such option"),
        (("--since", "2031"), "is after 2025-02-28"),
        (("--since", "2025", "--days", "3"), "give one of them"),
        (("--to", "odt"), "odt"),
        (("--to", "pdf", "-o", "-"), "name a file"),
        (("--top", "0"), "0"),
    ],
)
def test_wrong_usage_has_exit_code_2(words, told, data):
    answer = run("--data", data, *words)
    assert answer.exit_code == 2
    assert told in answer.stderr


def test_wrong_names_and_broken_data_end_with_one_message_and_exit_code_1(data, tmp_path):
    answer = run("--data", data, "--company", "chps")
    assert (answer.exit_code, len(answer.stderr.splitlines())) == (1, 1)
    assert "chps" in answer.stderr
    (tmp_path / "file").write_text("", encoding="utf-8")
    answer = run("--data", data, "-o", tmp_path / "file" / "a.html")
    assert answer.exit_code == 1
    assert "cannot be written" in answer.stderr
    write_folder(data, deals=[row.replace("total", "sum") for row in WHOLE["deals"]])
    answer = run("--data", data)
    assert answer.exit_code == 1
    assert "deals.csv:2" in answer.stderr


def test_the_defaults_in_the_help_are_those_of_the_library():
    from aigraph.cli.picture import report as command
    from aigraph.reports import results

    assert (command.DEFAULT_TOP, command.DEFAULT_DAYS, command.DEFAULT_DRAWS) == (
        results.DEFAULT_TOP,
        results.DEFAULT_DAYS,
        results.DEFAULT_DRAWS,
    )
