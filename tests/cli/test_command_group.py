"""All commands together: groups, examples, mistyped names, completion."""

import os
import shlex
import shutil
import subprocess
import sys

import pytest

from aigraph.cli import main
from aigraph.cli.commands import COMMANDS, GROUPS
from aigraph.cli.examples import EXAMPLES
from aigraph.store import SEEDS
from tests.command_line import CliRunner, run_program

OWN_TABLE = (
    "payer,payee,amount,date,instrument\nNvidia,OpenAI,$30bn,2025-09-22,equity\nOpenAI,Nvidia,$9bn,2026-01-02,chips\n"
)
OWED = "payer,payee,amount,date\nA,B,500,2026-01-01\nB,C,400,2026-01-02\nC,A,300,2026-01-03\n"


def run(*words):
    return CliRunner().invoke(main, [*words], prog_name="aigraph")


def test_each_command_stands_in_one_group():
    names = [name for group in GROUPS.values() for name in group]
    assert len(names) == len(set(names)) == len(COMMANDS)


def test_the_help_of_all_commands_fits_80_columns_and_cuts_no_sentence():
    lines = run("--help").output.splitlines()
    assert max(map(len, lines)) <= 80
    assert not [line for line in lines if line.endswith("...") and not line.startswith("Usage")]
    assert [line.rstrip(":") for line in lines if line.rstrip(":") in GROUPS] == list(GROUPS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_help_of_a_command_ends_with_two_examples(name):
    assert len(EXAMPLES[name]) == 2
    lines = "\n".join(f"  {line}" for line in EXAMPLES[name])
    shown = run(name, "--help").output
    assert " ".join(shown.split()).endswith(" ".join(f"Examples: {lines}".split()))
    assert max(map(len, shown.splitlines())) <= 80


@pytest.fixture
def files(tmp_path, monkeypatch):
    """A folder with the files that the examples name, a home, and a program that opens pages by doing nothing."""
    (tmp_path / "deals.csv").write_text(OWN_TABLE, "utf-8")
    for name in ("payments.csv", "owed.csv"):
        (tmp_path / name).write_text(OWED, "utf-8")
    (tmp_path / "list.csv").write_text("loop\nnvidia-openai\n", "utf-8")
    for name in ("my_deals", "theirs"):
        shutil.copytree(SEEDS, tmp_path / name)
    opener = tmp_path / "bin" / "xdg-open"
    opener.parent.mkdir()
    opener.write_text("#!/bin/sh\n", "utf-8")
    opener.chmod(0o755)
    (tmp_path / ".config" / "fish" / "completions").mkdir(parents=True)
    monkeypatch.setenv("PATH", f"{opener.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("line", [line for lines in EXAMPLES.values() for line in lines])
def test_an_example_does_what_it_says(files, line, process):
    if ">" in line:
        python = f"{shlex.quote(sys.executable)} -m aigraph"
        shell = line.replace("aigraph ", f"{python} ", 1)
        answer = subprocess.run(
            shell, shell=True, cwd=files, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        code, err = answer.returncode, answer.stderr
    else:
        environment = {name: os.environ[name] for name in ("PATH", "HOME")}
        program, *words = shlex.split(line.replace("\\\n", ""))
        assert program == "aigraph"
        ended = process.run(words, files, environment=environment)
        code, err = ended.code, ended.err
    if line == "aigraph add --data my_deals":
        # In a terminal it asks; without one it says what it would have asked for.
        assert (code, err.splitlines()[-1]) == (2, "Error: --payer is missing: Who pays (name or id)")
    else:
        assert code == 0, err


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("cyclez", "Did you mean cycles?"),
        ("ladders", "Did you mean ladder?"),
        ("pyproject.toml", "To read a table or a folder of your own: aigraph cycles pyproject.toml"),
        ("botleneck", "To see what the word means: aigraph help bottleneck"),
        ("palantir", "To ask about a company: aigraph cycles --company palantir; all commands: aigraph --help"),
    ],
)
def test_a_word_that_is_no_command_is_refused_with_what_may_be_meant(word, hint):
    answer = run(word)
    assert answer.exit_code == 2
    assert answer.stderr.endswith(f"Error: No such command {word!r}. {hint}\n")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("money deals.csv", 1),
        ("explain deals.csv", 1),
        ("explain deals.csv acme", 2),
        ("series deals.csv", 1),
        ("figure network deals.csv", 2),
        ("figure loop a-b deals.csv", 2),
    ],
)
def test_a_table_where_a_name_is_expected_is_told_how_it_is_named(line, code, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "deals.csv").write_text("payer,payee,amount\na,b,1\nb,a,1\n", encoding="utf-8")
    answer = run(*line.split(" "))
    assert (answer.exit_code, answer.stderr.splitlines()[-1]) == (code, "To ask a table of your own: --data deals.csv")


def test_a_name_that_is_no_file_gets_no_word_about_tables():
    assert "--data" not in run("money", "opnai").stderr


def completed(words):
    """Give what bash is offered for the last of some words."""
    variables = {
        "_AIGRAPH_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split(" ")) - 1),
    }
    return [line.partition(",")[2] for line in run_program(env=variables).stdout.splitlines() if line]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("aigraph rep", ["report"]),
        ("aigraph completion z", ["zsh"]),
        ("aigraph cycles --company broadcom-xpv2-l", ["broadcom-xpv2-lenders"]),
        ("aigraph explain nvidia-openai-o", ["nvidia-openai-oracle"]),
        ("aigraph figure loop nvidia-openai-o", ["nvidia-openai-oracle"]),
        ("aigraph figure matrix nvidia-openai-o", []),
        ("aigraph cite recip", ["reciprocity"]),
        ("aigraph export --to gr", ["graphml"]),
        ("aigraph help bottle", ["bottleneck"]),
        ("aigraph cycles --company x --data nowhere", []),
    ],
)
def test_a_begun_word_is_completed(words, offered):
    assert completed(words) == offered


def test_begun_ids_of_sources_are_completed():
    offered = completed("aigraph sources openai")
    assert offered
    assert all(word.startswith("openai") for word in offered)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell_asks_aigraph(shell):
    answer = run("completion", shell)
    assert answer.exit_code == 0
    assert f"{shell}_complete" in answer.stdout
    assert "aigraph" in answer.stdout


def test_bash_takes_the_script_and_knows_the_completion_afterwards():
    script = f'eval "$({shlex.quote(sys.executable)} -m aigraph completion bash)"; complete -p aigraph'
    answer = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert "_aigraph_completion" in answer.stdout


@pytest.mark.parametrize("words", [("draw",), ("report",), ("figure", "matrix")])
def test_standard_output_cannot_be_opened(words):
    answer = run(*words, "-o", "-", "--open")
    assert answer.exit_code == 2
    assert "--open needs a file; standard output is none" in answer.stderr
