"""Writing for other tools: whole or not at all, and what is lost is said."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings

import aigraph as ag
from aigraph.writing.registry import FORMATS, NAMES, format_of
from tests.ledgers import write_folder
from tests.strategies import hostile_ledgers

FOREIGN = (
    "deals.csv",
    "deals.tsv",
    "deals.parquet",
    "d.gexf",
    "d.graphml",
    "d.cyjs",
    "d.cypher",
    "d.ftm.json",
    "d.dot",
)


@pytest.fixture
def whole(tmp_path):
    return ag.load(write_folder(tmp_path / "in"))


@pytest.mark.parametrize("name", FOREIGN)
def test_a_view_can_be_written_in_every_other_form_and_what_is_lost_is_said(name, whole, tmp_path):
    done = ag.export(whole.view(), tmp_path / name)
    assert Path(done.path).stat().st_size > 0
    assert done.written == {"companies": 2, "deals": 2}
    assert "history" in done.lost[-1]


@pytest.mark.parametrize("form", [format_.title for format_ in FORMATS])
@given(made=hostile_ledgers())
@settings(max_examples=3)
def test_hostile_text_is_written_or_refused_in_a_sentence_and_nothing_half(form, made, tmp_path_factory):
    folder = tmp_path_factory.mktemp("out")
    format_ = next(one for one in FORMATS if one.title == form)
    target = folder / f"x{format_.suffixes[0] if format_.suffixes else ''}"
    try:
        written = [Path(ag.export(made, target, format=format_.name).path).name]
    except ag.AigraphError:
        written = []
    assert [path.name for path in folder.iterdir()] == written


def test_what_a_load_will_refuse_is_said_when_it_is_written(whole, tmp_path):
    undated = replace(whole, sources=(replace(whole.sources[0], published=None),))
    undated = replace(undated, events=tuple(replace(event, date=None, paid_usd_bn=None) for event in whole.events))
    done = ag.export(undated, tmp_path / "x.duckdb")
    (note,) = done.notes
    assert note.startswith("`load` will refuse it until this is mended: ")
    assert note.endswith("and 2 more")
    with pytest.raises(ag.DataError, match="has no date"):
        ag.load(tmp_path / "x.duckdb")


def test_a_flat_table_for_spreadsheets_holds_no_formula(whole, tmp_path):
    import csv

    risky = replace(whole, companies=(replace(whole.companies[0], name="=1+1"), whole.companies[1]))
    ag.export(risky.view(), tmp_path / "x.csv")
    with (tmp_path / "x.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["payer_name"] for row in rows] == ["'=1+1", "Lab"]
    assert [(row["usd_bn"], row["high_usd_bn"]) for row in rows] == [("10", "10"), ("", "30")]


def test_a_flat_parquet_table_is_typed(whole, tmp_path):
    ag.export(whole.view(), tmp_path / "x.parquet")
    with duckdb.connect() as base:
        path = str(tmp_path / "x.parquet")
        rows = base.execute("SELECT id, usd_bn, since, in_loop FROM read_parquet(?)", [path]).fetchall()
    assert [(row[0], row[1], row[2].isoformat(), row[3]) for row in rows] == [
        ("chips-lab-equity", Decimal(10), "2025-01-05", True),
        ("lab-chips-chips", None, "2025-01-05", True),
    ]


def test_no_folder_of_somebody_else_is_written_over(whole, tmp_path):
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "notes.txt").write_text("mine", encoding="utf-8")
    for form in ("csv", "parquet", "datapackage", "neo4j"):
        with pytest.raises(ag.AigraphError, match=r"holds 'notes.txt', which no export writes; name a new folder"):
            ag.export(whole, mine, format=form)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "mine"]
    assert [path.name for path in mine.iterdir()] == ["notes.txt"]


def test_a_folder_that_an_export_wrote_is_replaced_as_a_whole(whole, tmp_path):
    for _ in range(2):
        ag.export(whole, tmp_path / "out", format="parquet")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]
    assert ag.load(tmp_path / "out") == whole


def test_an_export_that_fails_leaves_the_old_file_as_it_was(whole, tmp_path):
    path = tmp_path / "x.xlsx"
    ag.export(whole, path)
    before = path.read_bytes()
    long = replace(whole, sources=(replace(whole.sources[0], title="x" * 40_000),))
    with pytest.raises(ag.AigraphError):
        ag.export(long, path)
    assert path.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["in", "x.xlsx"]


def test_a_cut_search_for_loops_is_noted(tmp_path):
    shipped = ag.load().view()
    loops = ag.find_loops(shipped, max_loops=3)
    done = ag.export(shipped, tmp_path / "x.gexf", loops=loops)
    assert "stopped after 3 rings" in done.notes[0]


@pytest.mark.parametrize(
    ("path", "to", "message"),
    [
        ("x.foo", None, "no format ends in '.foo'; expected .json"),
        ("x", "pdf", "format 'pdf' is unknown; expected one of csv, json"),
        ("-", None, "standard output has no name to tell the format by"),
        ("-", "xlsx", "--to xlsx: is no text for standard output"),
    ],
)
def test_an_unknown_format_is_refused_with_what_there_is(path, to, message, whole):
    with pytest.raises(ag.AigraphError, match=message):
        ag.export(whole, path, format=to)


def test_names_and_endings_mean_one_format_each():
    for format_ in FORMATS:
        for suffix in format_.suffixes:
            assert format_of(f"x{suffix}") is format_
            assert format_of(f"X{suffix.upper()}", format_.name) is format_
    assert format_of("graph.json", "node-link").name == "node-link"
    assert format_of("deals.csv/").name == "csv"
    assert format_of("somewhere") is FORMATS[0]
    assert format_of("x", "Excel").name == "xlsx"
    assert len(NAMES) == 17
