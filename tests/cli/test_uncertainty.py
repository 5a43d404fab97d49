"""`aigraph uncertainty`, `aigraph tornado` and `--spread`: how far figures can move, in the terminal."""

import json

import pytest

from aigraph.cli import main
from tests.command_line import CliRunner
from tests.ledgers import write_folder

EVENTS = [
    "chips-lab-equity,2025-01-05,signed,6,8,10,,$8bn,news,",
    "lab-chips-chips,2025-01-05,signed,,4,,,$4bn,news,p. 2",
]


def run(*words, **settings):
    return CliRunner().invoke(main, [str(word) for word in words], **settings)


@pytest.fixture
def data(tmp_path):
    return write_folder(tmp_path / "deals", events=EVENTS)


def said(answer):
    return " ".join(answer.output.split())


def test_a_share_is_shown_with_its_quantiles_its_range_and_the_deals_that_move_it(data):
    answer = run("uncertainty", "throughput-circularity", "--data", data, env={"COLUMNS": "100"})
    assert answer.exit_code == 0, answer.output
    # 4 of 8 come back; of 6 and of 10, with 2 and 6 of new money, 2 thirds and 2 fifths.
    assert "Throughput circularity on record: 50.0% of $8bn recycled and new money." in said(answer)
    assert "Range: found between 40.0% and 66.7%." in said(answer)
    ways = (" each alone", " in groups", " all together")
    drawn = [line.split()[-4:] for line in answer.output.splitlines() if line.startswith(ways)]
    for middle, low, _, high in drawn:
        assert 40 < float(low.rstrip("%")) < float(middle.rstrip("%")) < float(high.rstrip("%")) < 66.7
    assert len(drawn) == 3
    assert "chips-lab-equity $8bn (6-10) 66.7% 40.0%" in said(answer)
    assert "does not imply impropriety" in said(answer)


def test_a_share_whose_range_is_exact_needs_no_draws(data):
    answer = run("uncertainty", "reciprocity", "--data", data)
    assert "Reciprocity on record: 66.7% of $12bn money on record." in said(answer)
    assert "Range: 57.1% to 80.0%." in said(answer)
    assert "Middle of the draws" not in answer.output


def test_a_figure_that_only_rises_needs_no_draws(data):
    answer = run("uncertainty", "throughflow", "--data", data)
    assert "Throughflow on record: $16bn." in said(answer)
    assert "Range: $12bn to $20bn." in said(answer)
    assert "Middle of the draws" not in answer.output


def test_json_gives_the_quantiles_and_the_tornado_of_the_library(data):
    from aigraph import load
    from aigraph.measures import tornado, uncertainty

    answer = json.loads(run("uncertainty", "reciprocity", "--data", data, "--format", "json").output)
    view = load(data).view(layers=["cash"])
    found = uncertainty(view, "reciprocity")
    assert answer["uncertainty"] == found.row() | {"meaning": answer["uncertainty"]["meaning"]}
    assert answer["tornado"] == [bar.row() for bar in tornado(view, "reciprocity").bars]
    again = json.loads(run("tornado", "reciprocity", "--data", data, "--format", "json").output)
    assert again["tornado"] == answer["tornado"]


def test_the_round_trip_share_needs_a_company(data):
    answer = run("uncertainty", "round-trip-share", "--data", data)
    assert (answer.exit_code, "round-trip-share is about a company: name one" in said(answer)) == (1, True)
    assert run("tornado", "reciprocity", "--of", "chips", "--data", data).exit_code == 2
    answer = run("tornado", "round-trip-share", "--of", "chips", "--data", data)
    assert answer.exit_code == 0, answer.output
    assert "on record: " in answer.output.replace("\n", " ")


def test_the_draws_stand_beside_each_figure_and_each_share(data):
    answer = run("measures", "--spread", "--draws", "20", "--data", data)
    assert answer.exit_code == 0, answer.output
    first = said(answer).partition(".")[0]
    assert "of unknown size, deals that are missing and sources that are wrong are in no draw" in first
    assert "20 sets of amounts, seed 0" in said(answer)
    words = ("measures", "--spread", "--draws", "20", "--data", data, "--format", "json")
    rows = {row["name"]: row for row in json.loads(run(*words).output)["measures"]}
    assert rows["reciprocity"]["alone_lower"] is None
    row = rows["throughput_circularity"]
    assert 0.4 < row["alone_lower"] < row["alone_middle"] < row["alone_upper"] < 0.667
    words = (
        "round-trip",
        "chips",
        "--spread",
        "--draws",
        "20",
        "--money",
        "contracted",
        "--data",
        data,
        "--format",
        "json",
    )
    (trip,) = json.loads(run(*words).output)["round_trips"]
    assert trip["share_alone_lower"] <= trip["share_together_upper"] <= 1


@pytest.mark.parametrize("command", ["series", "tornado", "uncertainty", "cite"])
def test_one_name_is_understood_by_every_command_and_a_wrong_one_told_with_the_nearest(command, data):
    for name in ("max-circulation", "Max Circulation", "max_circulation"):
        answer = run(command, name, "--data", data)
        assert answer.exit_code == 0, answer.output
    answer = run(command, "max-circulaton", "--data", data)
    assert answer.exit_code == 1
    if command != "cite":
        assert "no measure is called 'max-circulaton'; did you mean max_circulation" in said(answer)


@pytest.mark.parametrize("format_", ["table", "csv", "json", "ndjson", "md"])
def test_every_format_is_answered(format_, data):
    for words in (("uncertainty", "throughput-circularity", "--draws", "5"), ("tornado",), ("series",), ("clearing",)):
        answer = run(*words, "--data", data, "--format", format_)
        assert answer.exit_code == 0, answer.output
        assert "nan" not in answer.output.lower().replace("finan", "")


def test_the_shipped_data_are_answered():
    for words in (("uncertainty", "max-circulation"), ("clearing",), ("series", "reciprocity", "--from", "2026-06")):
        answer = run(*words)
        assert answer.exit_code == 0, answer.output


def test_series_asks_between_two_days(data):
    answer = run("series", "max-circulation", "--from", "2025-01", "--to", "2025-02-28", "--step", "1", "--data", data)
    assert answer.exit_code == 0, answer.output
    days = [line.split()[:3] for line in answer.output.splitlines() if line.startswith(" 2025")]
    assert days == [["2025-01-31", "2", "8"], ["2025-02-28", "2", "8"]]
    assert run("series", "--from", "2025-02", "--to", "2025-01", "--data", data).exit_code == 2


def test_clearing_says_what_rests_on_belief(data):
    answer = run("clearing", "--cash", "chips=1", "--data", data, env={"COLUMNS": "200"})
    assert answer.exit_code == 0, answer.output
    assert "of $12bn owed could be paid at most" in answer.output
    assert "with $1bn of cash from outside" in answer.output
    assert run("clearing", "--cash", "chips=much", "--data", data).exit_code == 2
    assert run("clearing", "--cash", "nobody=1", "--data", data).exit_code == 1


def test_loops_come_with_timing_and_evidence(data):
    (loop,) = json.loads(run("cycles", "--data", data, "--format", "json").output)["loops"]
    assert loop["timing"]["span_days"] == 0
    assert set(loop["evidence"]) == {f"E{number}" for number in range(1, 9)}
    head, row = run("cycles", "--data", data, "--format", "csv").output.splitlines()
    cells = dict(zip(head.split(","), row.split(","), strict=True))
    assert cells["time_respecting"] in {"yes", "unknown"}
    assert set(head.split(",")) >= {"span_days", "contemporaneous", "E1", "E8"}
    assert "No loop is left out for its order." in run("explain", loop["name"], "--data", data).output.replace(
        "\n", " "
    )
