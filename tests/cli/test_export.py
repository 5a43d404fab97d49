"""`aigraph export`, used as a person and as another program would."""

import json

import pytest

import aigraph as ag
from tests.cli.test_cli import run
from tests.command_line import run_program
from tests.ledgers import WHOLE, write_folder


@pytest.fixture
def data(tmp_path):
    return write_folder(tmp_path / "deals")


def test_a_file_is_written_and_what_is_lost_is_said_on_standard_error(data, tmp_path):
    answer = run("export", "--data", data, "-o", tmp_path / "x.gexf")
    assert answer.exit_code == 0
    assert answer.stdout == ""
    lines = answer.stderr.splitlines()
    assert lines[0] == f"{tmp_path}/x.gexf: gexf, 2 companies, 2 deals"
    assert lines[1].startswith("lost: lists as lists")
    assert lines[2].startswith("lost: the history")


def test_a_whole_ledger_loses_nothing_and_is_read_by_every_command(data, tmp_path):
    for name in ("x.json", "x.xlsx", "x.sqlite", "x.duckdb", "x.zip", "folder"):
        answer = run("export", "--data", data, "-o", tmp_path / name)
        assert len(answer.stderr.splitlines()) == 1
        assert "chips-lab" in run("cycles", "--data", tmp_path / name).output


def test_text_goes_to_standard_output(data):
    answer = run("export", "--data", data, "-o", "-", "--to", "graphml")
    assert answer.stdout.startswith("<?xml version='1.0' encoding='UTF-8'?>\n<graphml")
    assert "lost:" in answer.stderr
    assert "lost:" not in answer.stdout


def test_json_says_what_was_written_and_lost(data, tmp_path):
    answer = json.loads(run("export", "--data", data, "-o", tmp_path / "x.dot", "--format", "json").stdout)
    assert answer["written"] == {"companies": 2, "deals": 2}
    assert (answer["format"], len(answer["lost"]), answer["notes"]) == ("dot", 2, [])


def test_a_view_is_what_is_exported(data, tmp_path):
    run("export", "--data", data, "-o", tmp_path / "x.csv", "--status", "paid", "--as-of", "2025-02-28")
    lines = (tmp_path / "x.csv").read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == ["chips-lab-equity"]


@pytest.mark.parametrize("option", [["--status", "paid"], ["--as-of", "2025"], ["--company", "lab"]])
def test_options_of_a_view_are_refused_where_the_whole_ledger_is_written(option, data, tmp_path):
    answer = run("export", "--data", data, "-o", tmp_path / "x.json", *option)
    assert answer.exit_code == 2
    assert f"{option[0]}: this format holds the whole ledger, and no view of it" in answer.stderr


def test_one_company_is_exported_with_its_partners(tmp_path):
    run("export", "-o", tmp_path / "x.json", "--to", "node-link", "--company", "Mistral")
    graph = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    assert all("mistral" in (edge["source"], edge["target"]) for edge in graph["edges"])
    assert graph["edges"]


def test_an_unknown_ending_or_a_place_that_cannot_be_written_ends_with_one_line(data, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    for words in (["-o", tmp_path / "x.foo"], ["-o", tmp_path / "file" / "x.json"], ["-o", data, "--to", "neo4j"]):
        answer = run("export", "--data", data, *words)
        assert answer.exit_code == 1
        assert len(answer.stderr.splitlines()) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deals", "file"]


def test_an_export_without_a_place_is_wrong_usage():
    assert run("export").exit_code == 2


def test_a_data_set_of_bad_rows_is_refused_before_anything_is_written(data, tmp_path):
    write_folder(data, deals=[row.replace("total", "sum") for row in WHOLE["deals"]])
    assert run("export", "--data", data, "-o", tmp_path / "x.json").exit_code == 1
    assert not (tmp_path / "x.json").exists()


def test_two_runs_write_the_same_bytes():
    def once(seed):
        return run_program("export", "-o", "-", "--to", "gexf", env={"PYTHONHASHSEED": seed}).stdout

    assert once("1") == once("2")


def test_the_library_reads_a_form_of_its_own_by_its_content(data, tmp_path):
    run("export", "--data", data, "-o", tmp_path / "x.json")
    (tmp_path / "x.json").rename(tmp_path / "ledger.txt")
    assert ag.load(tmp_path / "ledger.txt") == ag.load(data)
