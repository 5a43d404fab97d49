"""The JSON form of a ledger, and its published schema."""

import json
from pathlib import Path

import pytest

import aigraph as ag
from aigraph.native.schema import schema_text

jsonschema = pytest.importorskip("jsonschema")


@pytest.mark.oracle
def test_json_is_valid_under_the_published_schema(every_column, tmp_path):
    ag.export(every_column, tmp_path / "x.json")
    data = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(ag.native.ledger_schema())
    jsonschema.Draft202012Validator(ag.native.ledger_schema()).validate(data)
    data["deals"][0]["instrument"] = "gift"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(ag.native.ledger_schema()).validate(data)


def test_the_schema_in_the_package_is_the_one_that_the_dictionary_gives():
    path = Path(ag.__file__).parent / "native" / "ledger.schema.json"
    assert path.read_text(encoding="utf-8") == schema_text()


def test_a_fault_in_a_table_is_told_by_table_and_row(whole, tmp_path):
    path = tmp_path / "x.json"
    ag.export(whole, path)
    path.write_text(path.read_text(encoding="utf-8").replace('"closed"', '"klosed"'), encoding="utf-8")
    (problem,) = ag.check(path)
    assert str(problem) == f"{path}/events:2: status 'klosed' is unknown; did you mean closed?"


def test_a_ledger_is_recognised_whatever_the_order_of_its_keys(whole, tmp_path):
    ag.export(whole, tmp_path / "x.json")
    data = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    (tmp_path / "sorted.json").write_text(json.dumps(data, sort_keys=True), encoding="utf-8")
    assert ag.load(tmp_path / "sorted.json") == whole
