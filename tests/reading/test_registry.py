"""The registry of readers: one line a format, one look at a file."""

import importlib
import inspect
import json
from collections import Counter
from pathlib import Path

import pytest

from aigraph import load
from aigraph.files.input_file import HEAD_BYTES, InputFile
from aigraph.reading.registry import OBJECT_READERS, READERS

TABLE = "payer,payee,amount\nA,B,1\nB,A,2\n"


def recognised(name, content):
    file = InputFile(path=Path(name), name=name, head=content, size=len(content))
    return next(reader.form for reader in READERS if reader.recognises(file))


@pytest.mark.parametrize("reader", [*READERS, *OBJECT_READERS], ids=lambda reader: reader.form)
def test_every_line_names_a_function_that_is_there_and_takes_what_it_is_given(reader):
    module, _, name = reader.function.partition(":")
    parameters = inspect.signature(getattr(importlib.import_module(f"aigraph.{module}"), name)).parameters
    assert len(parameters) == (1 if reader.is_native else 2)


def test_every_reader_in_the_folder_is_in_the_registry():
    folder = Path(importlib.import_module("aigraph.reading.readers").__file__).parent
    listed = {reader.function.partition(":")[0].rpartition(".")[2] for reader in (*READERS, *OBJECT_READERS)}
    shared = {"__init__", "json_records", "html_tables", "marks_of_rows"}
    assert {path.stem for path in folder.glob("*.py")} - shared <= listed


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (b"PAR1", "Parquet file"),
        (b"SQLite format 3\0", "SQLite database"),
        (b"\0" * 8 + b"DUCK", "DuckDB database"),
        (b'<?xml version="1.0"?><gexf>', "GEXF graph"),
        (b'\xef\xbb\xbf<ns0:gexf xmlns:ns0="x">', "GEXF graph"),
        (b"<graphml>", "GraphML graph"),
        (b"@startuml\n[A] --> [B]\n@enduml\n", "PlantUML"),
        (b"# Deals\n\n| payer | payee |\n|:--|--:|\n| A | B |\n", "Markdown"),
        (b" payer | payee \n-------+-------\n A | B \n", "Markdown"),
        (b"<table><tr><th>payer</th></tr></table>", "web page"),
        (b"payer,payee,instrument\nA,B,see <graphml> file\n", "text table"),
        (b'{"id": "1", "schema": "Payment", "properties": {}}', "FollowTheMoney"),
        (b'{"$schema": "x", "schema": 1, "properties": {}}', "JSON"),
        (b'[{"statementId": "1"}]', "BODS"),
        (b'{"elements": [{"label": "A"}], "connections": []}', "Kumu blueprint"),
        (b'{"elements": {"nodes": [], "edges": []}}', "JSON"),
        (b'[{"connections": 3}]', "JSON"),
        (b" \n[]", "JSON"),
        (b"", "text table"),
        (TABLE.encode("utf-16"), "text table"),
    ],
)
def test_a_format_is_recognised_by_its_first_bytes(content, form, monkeypatch):
    monkeypatch.setattr("aigraph.reading.readers.parquet.count_rows", lambda _file: 3)
    assert recognised("deals", content) == form


@pytest.mark.parametrize("padding", [0, 10_000])
@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_path_is_looked_at_once(form, padding, tmp_path, monkeypatch):
    path = tmp_path / f"deals.{form}"
    rows = [{"payer": "A", "payee": "B"}, {"payer": "B", "payee": "A"}] + [{"payer": "C" * 30, "payee": "D"}] * padding
    lines = ["payer,payee", *(f"{row['payer']},{row['payee']}" for row in rows)]
    path.write_text(json.dumps(rows) if form == "json" else "\n".join(lines), encoding="utf-8")
    calls = Counter()
    for name in ("open", "stat"):
        real = getattr(Path, name)

        def counted(self, *words, _name=name, _real=real, **options):
            calls[_name] += self == path
            return _real(self, *words, **options)

        monkeypatch.setattr(Path, name, counted)
    load(path)
    # A file that is longer than what is looked at is opened a second time, to be read.
    monkeypatch.undo()
    assert calls == {"open": 2 if path.stat().st_size > HEAD_BYTES else 1, "stat": 1}
