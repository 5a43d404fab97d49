"""`aigraph help`: words and commands explained in the terminal."""

import json

import pytest

from aigraph import glossary
from aigraph.cli import main
from aigraph.cli.commands import COMMANDS
from tests.command_line import CliRunner


def run(*words, **settings):
    return CliRunner().invoke(main, ["help", *words], prog_name="aigraph", **settings)


def test_a_word_is_printed_with_the_term_of_the_field_and_where_to_read_more():
    assert run("bottleneck").output.splitlines() == [
        "bottleneck",
        "  The smallest leg of a loop: contracted is what the contracts allow to go",
        "  round, due what can have gone round by a day, paid what is known to have at",
        "  most. Loops share legs, so bottlenecks must not be added up.",
        "  In the field: bottleneck capacity of a cycle.",
        "  Also: smallest leg.",
        "  More: docs/method.md#strength",
    ]


@pytest.mark.parametrize("words", [("Direct", "Loop"), ("direct-loop",), ("direct_loops",)])
def test_a_word_is_found_in_every_spelling(words):
    assert run(*words).output.splitlines()[0] == "direct loop"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_a_command_is_explained_as_its_own_help_does(name):
    own = CliRunner().invoke(main, [name, "--help"], prog_name="aigraph").output
    assert run(name).output.startswith(own)


def test_what_is_a_word_and_a_command_is_explained_as_both():
    lines = run("ladder").output.splitlines()
    assert lines[0] == "Usage: aigraph ladder [OPTIONS] [PATH]"
    assert "ladder" in lines
    assert "  The same day looked at four times, at paid, binding, announced and all, side" in lines


def test_without_a_word_all_words_and_commands_are_listed():
    answer = run()
    listed = " ".join(answer.output.split())
    assert answer.exit_code == 0
    assert all(f"{name}," in listed or f"{name}." in listed for name in COMMANDS)
    assert all(f"{term.name}," in listed or f"{term.name}." in listed for term in glossary())
    assert max(map(len, answer.output.splitlines())) <= 80


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("botleneck", "did you mean bottleneck?"),
        ("cyclez", "did you mean cycles?"),
        ("zzz", "`aigraph help` lists both"),
    ],
)
def test_an_unknown_word_is_refused_with_the_nearest(word, near):
    answer = run(word)
    assert answer.exit_code == 1
    assert answer.stdout == ""
    assert answer.stderr == f"{word!r} is neither a word of the glossary nor a command; {near}\n"


def test_json_gives_one_word_or_all():
    assert [row["name"] for row in json.loads(run("legs", "--format", "json").output)] == ["leg"]
    assert len(json.loads(run("--format", "json").output)) == len(glossary())
    assert run("cycles", "--format", "json").exit_code == 2
