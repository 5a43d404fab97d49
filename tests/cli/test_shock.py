"""`aigraph shock`, as a person and as another program would use it."""

import csv
import io
import json

import pytest

import aigraph
from aigraph.cli import main
from aigraph.measures.shock import shock
from tests.command_line import CliRunner
from tests.ledgers import EXACT, WHOLE, write_folder


def run(*words, **settings):
    return CliRunner().invoke(main, ["shock", *map(str, words)], **settings)


def flat(answer):
    return " ".join(answer.output.split())


@pytest.fixture
def data(tmp_path):
    return write_folder(tmp_path / "deals", events=EXACT)


def test_it_tells_the_cut_the_losses_and_what_they_are_shares_of(data):
    answer = run("lab", "--cut", "50%", "--data", data)
    assert answer.exit_code == 0
    for part in (
        "If Lab cuts 50% of its payments, it pays $15bn less of $30bn still to be paid ($0 to $15bn), on 2025-01-05, binding",
        "Chips Inc $15bn $15bn",
        "Lab $0 $5bn",
        "where none is on record, or the loss is more, there is no share",
        "passes on 100% of the share that it loses, without further cuts by Lab",
        "No substitution, no cash buffers",
        "the total is the most at these sums",
        "does not imply impropriety",
    ):
        assert part in flat(answer)


@pytest.mark.parametrize("cut", ["0.5", "50%", "50 %", ".5"])
def test_a_share_can_be_written_in_two_ways(cut, data):
    answer = json.loads(run("ল্যাব", "--cut", cut, "--data", data, "--format", "json").stdout)
    assert answer["shock"]["cut"] == 0.5
    assert answer["losses"][0]["total_usd_bn"] == 15


@pytest.mark.parametrize("words", [("--cut", "50"), ("--cut", "half"), ("--pass-through", "-1"), ("--cut", "120%")])
def test_what_is_no_share_is_wrong_usage(words):
    answer = run("openai", *words)
    assert answer.exit_code == 2
    assert "is no share: expected 0% to 100%, or 0 to 1" in flat(answer)


def test_an_unknown_name_ends_with_a_message():
    answer = run("nvidi")
    assert answer.exit_code == 1
    assert answer.stderr == "no company is called 'nvidi'; did you mean nvidia?\n"


def test_unknown_payments_are_told(data):
    write_folder(data, events=WHOLE["events"])
    assert "Lab makes no payment of known amount" in flat(run("lab", "--data", data))


def test_the_command_gives_what_the_library_gives_on_the_shipped_data():
    answer = run("OpenAI", "--cut", "0.3", "--pass-through", "0.5", "--feedback", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(answer.stdout)))
    found = shock(aigraph.load().view(), "openai", 0.3, pass_through=0.5, feedback=True)
    assert [row["company"] for row in rows] == [loss.company for loss in found.losses]
    assert [float(row["total_usd_bn"]) for row in rows] == [loss.total.on_record for loss in found.losses]


def test_only_some_companies_can_be_shown():
    rows = json.loads(run("openai", "--company", "oracle", "--format", "json").stdout)["losses"]
    assert [row["company"] for row in rows] == ["oracle"]


@pytest.mark.parametrize("width", [40, 80, 200])
def test_the_table_fits_the_terminal(width):
    answer = run("openai", env={"COLUMNS": str(width)})
    assert answer.exit_code == 0
    assert max(map(len, answer.output.splitlines())) <= width
