"""The folder of tables, and data packages as a folder or zipped."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

import aigraph as ag

frictionless = pytest.importorskip("frictionless")


@pytest.mark.parametrize("name", ["package", "x.zip"])
def test_a_data_package_is_valid(name, every_column, tmp_path):
    done = ag.export(every_column, tmp_path / name, format="datapackage")
    folder = Path(done.path)
    if folder.is_file():
        folder = tmp_path / "unzipped"
        zipfile.ZipFile(done.path).extractall(folder)
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    assert report.flatten(["message"]) == []
    assert "licenses" not in (folder / "datapackage.json").read_text(encoding="utf-8")


def test_a_folder_says_which_cells_a_spreadsheet_would_run(whole, tmp_path):
    risky = replace(whole, sources=(replace(whole.sources[0], title='=HYPERLINK("http://x")'),))
    done = ag.export(risky, tmp_path / "out", format="csv")
    assert done.notes == (
        "1 cell of text that a spreadsheet would run as a formula, kept unchanged, for the folder is read back; "
        "for a spreadsheet export to .xlsx",
    )
    assert ag.load(tmp_path / "out") == risky


def test_a_zip_with_a_table_that_unpacks_to_too_much_is_refused(whole, tmp_path, monkeypatch):
    ag.export(whole, tmp_path / "x.zip")
    monkeypatch.setattr("aigraph.files.budget.UNPACKED_BYTES", 50)
    monkeypatch.setattr("aigraph.files.budget.UNPACKED_TIMES", 1)
    with pytest.raises(ag.DataError, match=r"unpacks from .* kB to .* kB; expected at most"):
        ag.load(tmp_path / "x.zip")
