"""`aigraph uncertainty`, `aigraph tornado` and `--bands`: how far figures can move, in the terminal."""

import json

import pytest
from click.testing import CliRunner

from aigraph.cli import main
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
    drawn = [line.split()[-3:] for line in answer.output.splitlines() if line.startswith(" drawn")]
    for quantiles in drawn:
        low, median, high = (float(cell.rstrip("%")) for cell in quantiles)
        assert 40 < low < median < high < 66.7
    assert len(drawn) == 2
    assert "chips-lab-equity $8bn (6-10) 66.7% 40.0%" in said(answer)
    assert "does not imply impropriety" in said(answer)


def test_a_share_whose_range_is_exact_needs_no_draws(data):
    answer = run("uncertainty", "reciprocity", "--data", data)
    assert "Reciprocity on record: 66.7% of $12bn money on record." in said(answer)
    assert "Range: 57.1% to 80.0%." in said(answer)
    assert "drawn" not in answer.output


def test_a_figure_that_only_rises_needs_no_draws(data):
    answer = run("uncertainty", "throughflow", "--data", data)
    assert "Throughflow on record: $16bn." in said(answer)
    assert "Range: $12bn to $20bn." in said(answer)
    assert "drawn" not in answer.output


def test_json_gives_the_quantiles_and_the_tornado_of_the_library(data):
    from aigraph import load
    from aigraph.answers import FIGURES
    from aigraph.measures import tornado, uncertainty

    answer = json.loads(run("uncertainty", "reciprocity", "--data", data, "--format", "json").output)
    view = load(data).view(layers=["cash"])
    found = uncertainty(view, FIGURES["reciprocity"], draws=200)
    assert answer["uncertainty"] == found.row() | {"meaning": answer["uncertainty"]["meaning"]}
    assert answer["tornado"] == [bar.row() for bar in tornado(view, FIGURES["reciprocity"]).bars]
    again = json.loads(run("tornado", "reciprocity", "--data", data, "--format", "json").output)
    assert again["tornado"] == answer["tornado"]


def test_the_round_trip_share_needs_a_company(data):
    assert run("uncertainty", "round-trip-share", "--data", data).exit_code == 2
    assert run("tornado", "reciprocity", "--of", "chips", "--data", data).exit_code == 2
    answer = run("tornado", "round-trip-share", "--of", "chips", "--data", data)
    assert answer.exit_code == 0, answer.output
    assert "on record: " in answer.output.replace("\n", " ")


def test_bands_stand_beside_each_figure_and_each_share(data):
    answer = run("measures", "--bands", "--draws", "20", "--data", data)
    assert answer.exit_code == 0, answer.output
    assert "quantiles of 20 draws, seed 0" in answer.output
    rows = json.loads(run("measures", "--bands", "--draws", "20", "--data", data, "--format", "json").output)[
        "measures"
    ]
    row = next(row for row in rows if row["name"] == "reciprocity")
    assert 0.571 < row["independent_p05"] < row["independent_p50"] < row["independent_p95"] < 0.8
    trip = json.loads(
        run("round-trip", "chips", "--bands", "--draws", "20", "--data", data, "--format", "json").output
    )["round_trips"]
    assert trip[0]["share_independent_p05"] <= trip[0]["share_independent_p95"] <= 1


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
    assert "Order excludes nothing." in run("explain", loop["name"], "--data", data).output.replace("\n", " ")
