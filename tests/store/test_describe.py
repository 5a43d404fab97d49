"""The data set is a Data Package that other tools accept, and its dictionary is that of the code."""

import json

import pytest

from aigraph.store import SEEDS
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


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_each_table_is_described_column_by_column(table):
    (resource,) = (resource for resource in describe()["resources"] if resource["name"] == table.name)
    assert [field["name"] for field in resource["schema"]["fields"]] == list(table.columns)
    assert all(field["description"] for field in resource["schema"]["fields"])


def test_the_description_names_its_licence_and_the_version_of_the_standard():
    described = json.loads(description_text())
    assert described["licenses"][0]["name"] == "CC-BY-4.0"
    assert described["$schema"].startswith("https://datapackage.org/profiles/2.0/")
