"""Writing: the same bytes again, whole files or none."""

import shutil

import pytest
from hypothesis import given

from aigraph import load
from aigraph.store import SEEDS, data_version, save
from aigraph.store.data_version import table_text
from aigraph.store.read import read_folder
from aigraph.store.tables import TABLES
from tests.ledgers import write_folder
from tests.strategies import ledgers


@pytest.mark.parametrize("which", ["small", "shipped"])
def test_reading_then_writing_gives_the_same_bytes(which, tmp_path):
    folder = write_folder(tmp_path / "in") if which == "small" else SEEDS
    save(load(folder), tmp_path / "out")
    for table in TABLES:
        assert (tmp_path / "out" / table.filename).read_bytes() == (folder / table.filename).read_bytes()


@given(ledgers())
def test_writing_then_reading_gives_the_same_ledger(tmp_path_factory, ledger):
    folder = tmp_path_factory.mktemp("ledger")
    save(ledger, folder)
    again, problems = read_folder(folder)
    assert problems == []
    assert again == ledger
    shutil.rmtree(folder)


def test_other_files_in_the_folder_are_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    save(load(write_folder(tmp_path / "in")), tmp_path)
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_the_version_changes_with_the_data_and_with_nothing_else(tmp_path):
    whole = load(write_folder(tmp_path / "a"))
    assert data_version(whole) == data_version(load(write_folder(tmp_path / "b")))
    assert data_version(whole) != data_version(whole.where(deals=["chips-lab-equity"]))


def test_a_comma_a_quote_and_bengali_survive(tmp_path):
    rows = ['news,"Chips, ""Inc"" funds ল্যাব",Paper,2025-03-01,,bn,B']
    ledger = load(write_folder(tmp_path, sources=rows))
    assert ledger.sources[0].title == 'Chips, "Inc" funds ল্যাব'
    sources = next(table for table in TABLES if table.name == "sources")
    assert table_text(sources, ledger).splitlines()[1] == f"{rows[0]},,,"
