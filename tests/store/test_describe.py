"""The data set is a Data Package that other tools accept, and its dictionary is that of the code."""

import csv
import json
import subprocess
import sys

import pytest

from aigraph.store import SEEDS
from aigraph.store.croissant import croissant_text
from aigraph.store.describe import describe, description_text
from aigraph.store.tables import TABLES

frictionless = pytest.importorskip("frictionless")


def test_the_shipped_description_is_the_one_of_the_code():
    assert (SEEDS / "datapackage.json").read_text(encoding="utf-8") == description_text()


@pytest.mark.oracle
def test_frictionless_finds_the_shipped_data_valid_cell_by_cell():
    report = frictionless.Package(str(SEEDS / "datapackage.json")).validate()
    assert report.valid, report.flatten(["resourceName", "rowNumber", "fieldName", "message"])
    assert {task.name for task in report.tasks} == {table.name for table in TABLES}


@pytest.mark.oracle
def test_frictionless_refuses_a_company_that_is_not_listed(tmp_path):
    for path in SEEDS.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    deals = tmp_path / "deals.csv"
    deals.write_text(deals.read_text(encoding="utf-8").replace(",nvidia,openai,", ",nvidea,openai,"), encoding="utf-8")
    with frictionless.system.use_context(trusted=True):
        report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    assert "foreign-key" in {error[0] for error in report.flatten(["type"])}


def test_the_shipped_croissant_description_is_that_of_the_tables_as_they_are():
    assert (SEEDS / "croissant.json").read_text(encoding="utf-8") == croissant_text()


CROISSANT_READER = """
import json, sys, mlcroissant
data = mlcroissant.Dataset(sys.argv[1])
rows = {one.id: len(list(data.records(one.id))) for one in data.metadata.record_sets}
print(json.dumps({"issues": data.metadata.ctx.issues.report(), "rows": rows}))
"""


@pytest.mark.oracle
def test_the_reference_reader_of_croissant_finds_every_row_and_nothing_to_complain_of():
    pytest.importorskip("mlcroissant")
    # In a process of its own: it sets up logging and warns of its own parts.
    done = subprocess.run(
        [sys.executable, "-c", CROISSANT_READER, str(SEEDS / "croissant.json")],
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)
    assert found["issues"] == ""
    assert found["rows"] == {
        table.name: len(list(csv.DictReader((SEEDS / table.filename).read_text(encoding="utf-8").splitlines())))
        for table in TABLES
    }


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_each_table_is_described_column_by_column(table):
    (resource,) = (resource for resource in describe()["resources"] if resource["name"] == table.name)
    assert [field["name"] for field in resource["schema"]["fields"]] == list(table.columns)
    assert all(field["description"] for field in resource["schema"]["fields"])


def test_the_description_names_its_licence_and_the_version_of_the_standard():
    described = json.loads(description_text())
    assert described["licenses"][0]["name"] == "CC-BY-4.0"
    assert described["$schema"].startswith("https://datapackage.org/profiles/2.0/")
