"""The shipped data are held to the rules when their checksum is written, and once more when they were changed."""

import shutil

import pytest

from aigraph.model.origin import DataError
from aigraph.store import data_version, load
from aigraph.store.data_version import table_digest
from aigraph.store.load import CHECKSUM, SEEDS, load_folder, load_shipped


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    folder = tmp_path / "seeds"
    shutil.copytree(SEEDS, folder)
    monkeypatch.setattr(load, "SEEDS", folder)
    return folder


def test_the_checksum_beside_the_shipped_data_is_theirs_and_they_break_no_rule():
    ledger = load_folder(SEEDS)
    assert (SEEDS / CHECKSUM).read_text() == f"{table_digest(ledger)}\n"
    assert load_shipped() == ledger
    assert data_version(load_shipped()) == data_version(ledger)


def test_changed_data_are_held_to_the_rules_and_have_a_version_of_their_own(shipped):
    before = data_version(load_shipped())
    with (shipped / "aliases.csv").open("a") as table:
        table.write("nvidia,Nvidia of Santa Clara,en\n")
    assert data_version(load_shipped()) == data_version(load_folder(shipped)) != before
    with (shipped / "aliases.csv").open("a") as table:
        table.write("nobody,Nobody,en\n")
    line = len((shipped / "aliases.csv").read_text(encoding="utf-8").splitlines())
    with pytest.raises(DataError, match=rf"aliases\.csv:{line}: .*nobody"):
        load_shipped()


def test_a_smaller_ledger_has_a_version_of_its_own():
    ledger = load_shipped()
    smaller = ledger.where(companies=["nvidia", "openai"])
    assert data_version(smaller) != data_version(ledger)
