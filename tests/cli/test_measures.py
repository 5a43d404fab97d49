"""`aigraph measures`."""

import json

import pytest

from aigraph.answers.system import measure_system
from aigraph.cli import main
from aigraph.measures import list_measures
from tests.command_line import CliRunner
from tests.ledgers import write_folder


def run(*words, **settings):
    return CliRunner().invoke(main, ["measures", *map(str, words)], **settings)


@pytest.fixture
def data(tmp_path):
    known = [
        "chips-lab-equity,2025-01-05,signed,,10,,,$10bn,news,",
        "lab-chips-chips,2025-01-05,signed,,4,,,$4bn,news,p. 2",
    ]
    return write_folder(tmp_path / "deals", events=known)


def test_the_table_gives_each_figure_with_what_it_is_a_share_of(data):
    answer = run("--data", data, env={"COLUMNS": "200"})
    assert answer.exit_code == 0
    for name, sentence in ((one.name, one.meaning) for one in list_measures() if one.about == "network"):
        assert name.replace("_", " ") in answer.output
        assert sentence in answer.output
    assert "57.1%" in answer.output
    assert "$14bn money on record" in answer.output
    assert (
        "2 cash deals on 2025-01-05, binding (signed or closed), cash; 0 of unknown size, 0 on record" in answer.output
    )
    assert "does not imply impropriety" in answer.output


def test_json_has_the_library_figures(data):
    from aigraph import load

    answer = json.loads(run("--data", data, "--format", "json").output)
    assert answer["view"]["layers"] == ["cash"]
    assert [row["on_record"] for row in answer["measures"]] == [
        measure.on_record for measure in measure_system(load(data).view(layers=["cash"]))
    ]


@pytest.mark.parametrize("format_", ["table", "csv", "json", "ndjson", "md"])
@pytest.mark.parametrize("words", [(), ("--company", "openai"), ("--as-of", "2001"), ("--status", "all")])
def test_the_shipped_data_can_be_measured_in_every_format(format_, words):
    answer = run(*words, "--format", format_)
    assert answer.exit_code == 0, answer.output
    assert "nan" not in answer.output.lower().replace("finan", "")


def test_amounts_of_unknown_size_are_nothing_on_record_and_have_no_ceiling(tmp_path):
    unknown = ["chips-lab-equity,2025-01-05,signed,,10,,,$10bn,news,", "lab-chips-chips,2025-01-05,signed,,,,,,news,"]
    answer = run("--data", write_folder(tmp_path / "deals", events=unknown), env={"COLUMNS": "200"})
    said = " ".join(answer.output.split())
    assert "2 cash deals on 2025-01-05, binding (signed or closed), cash; 1 of unknown size, 0 on record" in said
    assert "throughflow: Lab → Chips Inc is a sum without a ceiling." in said
