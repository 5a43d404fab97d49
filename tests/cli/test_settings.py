"""What stands in `aigraph.toml` counts as if it were typed, and is said."""

import os
import sys

import pytest

from aigraph.cli import main
from tests.command_line import CliRunner
from tests.ledgers import write_folder


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Somebody works in a folder with a data set beside the settings, and has no other settings."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("NO_COLOR", raising=False)
    write_folder(tmp_path / "mine")
    return tmp_path


def run(folder, settings, *words):
    (folder / "aigraph.toml").write_text(settings, "utf-8")
    return CliRunner().invoke(main, [*words])


def test_a_setting_is_an_option_of_every_command_that_has_it(folder):
    settings = 'data = "mine"\nstatus = "paid"\n'
    for command in ("cycles", "deals"):
        answer = run(folder, settings, command)
        assert answer.stdout == CliRunner().invoke(main, [command, "--data", "mine", "--status", "paid"]).stdout
        assert "aigraph: settings of aigraph.toml: data = mine, status = paid\n" in answer.stderr
    assert run(folder, settings, "help", "leg").exit_code == 0


def test_a_table_holds_the_options_of_one_command(folder):
    settings = "[cycles]\ntop = 1\n"
    assert "the first 1 are shown" in " ".join(run(folder, settings, "cycles").stdout.split())
    assert "settings" not in run(folder, settings, "companies").stderr


def test_what_is_typed_goes_before_what_is_set(folder):
    answer = run(folder, 'status = "paid"\n', "cycles", "--status", "all")
    assert ", all (" in " ".join(answer.stdout.split())
    assert "settings" not in answer.stderr


def test_a_path_that_is_typed_goes_before_the_data_that_are_set(folder):
    write_folder(folder / "other")
    assert run(folder, 'data = "nowhere"\n', "cycles", "other").exit_code == 0


def test_lists_days_and_flags_are_understood(folder):
    answer = run(
        folder,
        'as-of = 2026-07-01\nlayers = "all"\n[cycles]\nkind = ["circular", "incentive"]\ndetours = true\n',
        "cycles",
    )
    assert answer.exit_code == 0
    assert "2026-07-01" in answer.stdout


def test_settings_of_the_user_count_where_the_folder_has_none(folder):
    own = folder / "home" / "aigraph" / "aigraph.toml"
    own.parent.mkdir(parents=True)
    own.write_text('data = "set"\n', "utf-8")
    write_folder(own.parent / "set")
    answer = CliRunner().invoke(main, ["cycles"])
    assert f"aigraph: settings of {own}: data = {own.parent / 'set'}\n" in answer.stderr


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ('statu = "paid"\n', "aigraph.toml: 'statu' is no option; did you mean status or start?"),
        (
            'status = "pad"\n',
            "aigraph.toml: status = 'pad': 'pad' is not one of 'paid', 'binding', 'announced', 'all'.",
        ),
        ("[cyles]\ntop = 1\n", "aigraph.toml: [cyles] is no command; did you mean cycles?"),
        ("[cycles]\ndraws = 1\n", "aigraph.toml: 'draws' is no option; expected one of aliases, as-of, "),
        ("cycles = 1\n", "aigraph.toml: cycles = 1; expected a table [cycles] with its options"),
        ('colours = "red"\n', "aigraph.toml: colours = 'red'; expected auto, never, always"),
        ("colours = []\n", "aigraph.toml: colours = []; expected auto, never, always"),
        ("[colours]\nbrand = 3\n", "aigraph.toml: colours = {'brand': 3}; expected auto, never, always"),
        ('pager = "less"\n', "aigraph.toml: pager = 'less'; expected true or false"),
        ("[cycles\n", "aigraph.toml: is no TOML: "),
        ("top = [1, 2]\n", "aigraph.toml: top = [1, 2]; expected one value"),
    ],
)
def test_a_wrong_setting_is_told_with_its_value_and_nothing_is_printed(folder, settings, message):
    answer = run(folder, settings, "cycles")
    assert answer.exit_code == 1
    assert answer.stdout == ""
    assert answer.stderr.startswith(message)
    assert len(answer.stderr.splitlines()) == 1


def test_settings_that_are_no_text_are_refused(folder):
    (folder / "aigraph.toml").write_bytes(b"status = \xff")
    answer = CliRunner().invoke(main, ["cycles"])
    assert answer.exit_code == 1
    assert answer.stderr.startswith("aigraph.toml")


def test_a_long_answer_goes_through_the_pager_of_the_user_and_a_pipe_does_not(folder):
    pexpect = pytest.importorskip("pexpect")
    variables = os.environ | {"PAGER": "sed s/^/PAGED:/", "TERM": "xterm"}
    words = ["-m", "aigraph", "--pager", "cycles", "--data", "mine"]
    shown = pexpect.run(f"{sys.executable} {' '.join(words)}", env=variables, cwd=str(folder)).decode()
    lines = [line for line in shown.splitlines() if line.strip()]
    assert lines
    assert all(line.startswith("PAGED:") for line in lines)
    assert "PAGED" not in CliRunner(env=variables).invoke(main, words[2:]).output
