"""`aigraph figure`, used as a person would."""

import pytest

import aigraph
from tests.cli.test_cli import run
from tests.ledgers import WHOLE, write_folder


@pytest.fixture
def data(tmp_path):
    return write_folder(tmp_path / "deals")


@pytest.mark.parametrize("form", ["svg", "png", "pdf"])
def test_it_writes_the_file_that_its_name_asks_for_and_prints_its_size(form, data, tmp_path):
    file = tmp_path / "new" / f"x.{form}"
    answer = run("figure", "loop", "lab-chips", "--data", data, "-o", file, "--ppi", "96")
    assert answer.exit_code == 0, answer.stderr
    assert answer.stdout == ""
    assert answer.stderr.startswith(f"{file}: ")
    assert file.read_bytes()[:4] in {b"<svg", b"\x89PNG", b"%PDF"}


def test_it_writes_what_the_library_draws(data):
    view = aigraph.load(data).view()
    for kind in ("network", "matrix", "timeline", "ladder", "money"):
        assert run("figure", kind, "--data", data, "-o", "-").stdout == aigraph.figure(view, kind).svg
    wide = run(
        "figure",
        "network",
        "--data",
        data,
        "-o",
        "-",
        "--size",
        "wide",
        "--theme",
        "dark",
        "--title",
        "T",
        "--highlight",
        "none",
    )
    assert wide.stdout == aigraph.figure(view, size="wide", theme="dark", title="T", highlight=()).svg
    assert (
        run("figure", "network", "--data", data, "-o", "-", "--width", "500").stdout
        == aigraph.figure(view, size=500).svg
    )


def test_money_is_that_of_a_company_by_any_of_its_names(data):
    view = aigraph.load(data).view()
    of_lab = aigraph.figure(view, "money", company="lab").svg
    assert run("figure", "money", "Lab", "--data", data, "-o", "-").stdout == of_lab
    assert run("figure", "money", "--company", "lab", "--data", data, "-o", "-").stdout == of_lab
    assert run("figure", "money", "nobody", "--data", data, "-o", "-").exit_code == 1


def test_without_an_output_it_writes_into_the_folder_out(data, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("figure", "ladder", "--data", data).exit_code == 0
    assert run("figure", "loop", "lab-chips", "--data", data).exit_code == 0
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["ladder.svg", "loop-lab-chips.svg"]


def test_the_view_is_the_one_asked_for(data):
    assert (
        "announced (letters of intent too)"
        in run("figure", "network", "--data", data, "-o", "-", "--status", "announced").stdout
    )
    assert "2025-01-31" in run("figure", "network", "--data", data, "-o", "-", "--as-of", "2025-01").stdout
    assert run("figure", "network", "--data", data, "-o", "-", "--company", "lab").exit_code == 0
    trade = run("figure", "timeline", "--data", data, "-o", "-", "--kind", "trade").stdout
    assert "0 loops" in trade


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["loop", "lab-chps"], "no company is called 'chps'; did you mean Chips Inc (chips)?"),
        (["network", "--highlight", "nonsense"], "no company is called 'nonsense'; `aigraph companies` lists them all"),
        (["network", "--company", "chps"], "no company is called 'chps'"),
        (["network", "--width", "3"], "a width of 3 pixels: expected 280 to 4000"),
    ],
)
def test_a_wrong_name_or_width_ends_with_one_line_and_exit_code_1(words, message, data, tmp_path):
    answer = run("figure", *words, "--data", data, "-o", tmp_path / "x.svg")
    assert answer.exit_code == 1
    assert len(answer.stderr.splitlines()) == 1
    assert message in answer.stderr
    assert not (tmp_path / "x.svg").exists()


@pytest.mark.parametrize(
    "words", [["loop"], ["matrix", "lab-chips"], ["network", "-o", "x.gif"], ["dance"], ["network", "--top", "0"]]
)
def test_wrong_usage_has_exit_code_2(words, data):
    assert run("figure", *words, "--data", data).exit_code == 2


def test_a_file_that_cannot_be_written_and_broken_data_are_told_without_a_traceback(data, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    answer = run("figure", "matrix", "--data", data, "-o", tmp_path / "file" / "x.svg")
    assert (answer.exit_code, "cannot be written" in answer.stderr) == (1, True)
    write_folder(data, deals=[row.replace("total", "sum") for row in WHOLE["deals"]])
    answer = run("figure", "matrix", "--data", data, "-o", "-")
    assert answer.exit_code == 1
    assert answer.stderr.startswith(f"{data}/deals.csv:2: basis 'sum' is unknown")


def test_a_missing_extra_is_named(data, tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    answer = run("figure", "matrix", "--data", data, "-o", tmp_path / "x.png")
    assert answer.exit_code == 1
    assert "pip install 'aigraph[figures]'" in answer.stderr
    assert not (tmp_path / "x.png").exists()
