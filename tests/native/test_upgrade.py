"""A folder of an older version is read as before, and `aigraph upgrade` writes the new form."""

import csv
import json
import shutil

import pytest

import aigraph as ag
from aigraph.cli import main
from aigraph.native.upgrade import upgrade_folder
from aigraph.store import data_version, describe
from tests.command_line import CliRunner
from tests.ledgers import write_folder

OLD = {
    "companies": "id,name,kind,roles,country,parent,parent_since,ticker,lei,cik,wikidata",
    "deals": "id,payer,payee,instrument,title,start,end,package,part_of,replaces,tied_to,basis",
    "events": "deal,date,status,low_usd_bn,usd_bn,high_usd_bn,paid_usd_bn,reported,source,locator",
    "sources": "id,title,publisher,published,url,language,grade",
    "metrics": "company,metric,period,low,value,high,unit,reported,source,locator,verdict",
}


@pytest.fixture
def old(tmp_path):
    folder = write_folder(tmp_path / "old")
    for table, header in OLD.items():
        path = folder / f"{table}.csv"
        rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
        with path.open("w", encoding="utf-8", newline="") as file:
            out = csv.DictWriter(file, header.split(","), extrasaction="ignore", lineterminator="\n")
            out.writeheader()
            out.writerows(rows)
    (folder / "payments.csv").unlink()
    (folder / "statements.csv").unlink()
    return folder


def test_an_old_folder_is_read_as_before(old, tmp_path):
    assert ag.load(old) == ag.load(write_folder(tmp_path / "new"))


def test_upgrading_adds_what_is_missing_and_changes_no_cell(old):
    before = ag.load(old)
    added = upgrade_folder(old)
    assert [line.partition(":")[0] for line in added] == [
        *("companies.csv", "deals.csv", "events.csv", "sources.csv", "metrics.csv", "payments.csv", "statements.csv"),
    ]
    assert (ag.load(old), data_version(ag.load(old))) == (before, data_version(before))
    assert upgrade_folder(old) == ()


def test_a_description_keeps_what_is_its_own(old):
    (old / "datapackage.json").write_text(
        json.dumps({"name": "mine", "version": "7", "resources": [{"name": "deals"}, {"name": "notes"}]}),
        encoding="utf-8",
    )
    upgrade_folder(old)
    described = json.loads((old / "datapackage.json").read_text(encoding="utf-8"))
    assert (described["name"], described["version"], described["formatVersion"]) == ("mine", "7", 2)
    assert [one["name"] for one in described["resources"]] == [
        *(one["name"] for one in describe()["resources"]),
        "notes",
    ]


def test_the_command_says_what_it_added_and_refuses_what_cannot_be_read(old, tmp_path):
    done = CliRunner().invoke(main, ["upgrade", str(old)])
    assert done.exit_code == 0
    assert "payments.csv: a new table, without rows" in done.output
    assert "nothing to do" in CliRunner().invoke(main, ["upgrade", str(old)]).output
    missing = CliRunner().invoke(main, ["upgrade", str(tmp_path / "nowhere")])
    assert missing.exit_code == 1
    assert "does not exist" in missing.output


@pytest.mark.parametrize("text", ["{", "[]"])
def test_a_description_that_is_none_leaves_every_file_as_it_was(old, text):
    (old / "datapackage.json").write_text(text, encoding="utf-8")
    before = {path.name: path.read_bytes() for path in old.iterdir()}
    with pytest.raises(ag.DataError, match=r"datapackage\.json"):
        upgrade_folder(old)
    assert {path.name: path.read_bytes() for path in old.iterdir()} == before
    shutil.rmtree(old)


def test_json_of_the_first_version_is_still_read(old, tmp_path):
    document = {"format": "aigraph ledger", "version": 1}
    for table in ("companies", "deals", "events", "sources"):
        rows = csv.DictReader((old / f"{table}.csv").read_text(encoding="utf-8").splitlines())
        lists = ("roles", "replaces", "tied_to")
        document[table] = [
            {name: (cell.split(";") if cell else []) if name in lists else cell or None for name, cell in row.items()}
            for row in rows
        ]
    path = tmp_path / "old.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert ag.load(path).deals == ag.load(old).deals
    path.write_text(json.dumps(document | {"version": 3}), encoding="utf-8")
    with pytest.raises(ag.DataError, match="version '3' is unknown; expected 1 to 2"):
        ag.load(path)
