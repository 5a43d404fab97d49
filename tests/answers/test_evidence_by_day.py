"""An answer about a loop counts from the day on which its source appeared, wherever evidence is shown."""

import json
import os

import pytest

from aigraph import find_loops, load
from aigraph.answers.evidence_by_day import answers_on, evidence_on, later_evidence_on
from aigraph.answers.queries.loop_list import evidence_summary, loop_documents, loop_rows
from tests.command_line import run_program

SOURCES = """\
id,title,publisher,published,url,language,grade
early,A report,A paper,2025-03-01,https://paper.example/early,en,B
later,Another report,A paper,2026-02,https://paper.example/later,en,B
"""
COMPANIES = """\
id,name,kind,roles
lab,Lab,firm,lab
chips,Chips,firm,chip_maker;investor
"""
DEALS = """\
id,payer,payee,instrument,title,basis
shares,chips,lab,equity,Chips buys shares,total
order,lab,chips,chips,Lab buys chips,total
"""
EVENTS = """\
deal,date,status,usd_bn,reported,source
shares,2025-03-01,closed,1,$1bn,early
order,2025-03-01,signed,2,$2bn,early
"""
EVIDENCE = """\
about,flag,answer,source,reported
order,E1,yes,early,one contract
order,E1,no,later,two contracts after all
shares,E6,yes,later,a seat on the board
shares,E7,unknown,,
"""
TABLES = {"sources": SOURCES, "companies": COMPANIES, "deals": DEALS, "events": EVENTS, "evidence": EVIDENCE}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("deals")
    for name, text in TABLES.items():
        (place / f"{name}.csv").write_text(text, encoding="utf-8")
    return place


def seen(folder, day):
    view = load(folder).view(as_of=day)
    (loop,) = find_loops(view)
    return view, loop


@pytest.mark.parametrize(
    ("day", "linked", "related"),
    [("2026-01-31", "yes", "unknown"), ("2026-02-01", "yes;no", "yes"), ("2026-11-30", "yes;no", "yes")],
)
def test_an_answer_counts_from_the_day_of_its_source(folder, day, linked, related):
    view, loop = seen(folder, day)
    answers = answers_on(view, loop)
    assert (answers["E1"], answers["E6"]) == (linked, related)
    (row,) = loop_rows(view, [loop])
    assert (row["E1"], row["E6"]) == (linked, related)
    (document,) = loop_documents(view, [loop])
    assert {one["answer"] for one in document["evidence"]["E1"]} == set(linked.split(";"))


def test_an_answer_without_a_source_counts_on_every_day(folder):
    view, loop = seen(folder, "2025-03-01")
    assert [row.answer for row in evidence_on(view, loop)["E7"]] == ["unknown"]


def test_what_was_reported_later_is_listed_apart_and_nothing_is_lost(folder):
    for day in ("2025-03-01", "2026-01-31", "2026-02-01"):
        view, loop = seen(folder, day)
        both = [*evidence_on(view, loop).values(), *later_evidence_on(view, loop).values()]
        assert sum(map(len, both)) == len(view.ledger.evidence)


def test_the_column_leaves_out_what_came_later(folder):
    assert evidence_summary(*seen(folder, "2026-01-31")) == "yes E1"
    assert evidence_summary(*seen(folder, "2026-02-01")) == "yes E1 E6; no E1"


def asked(*words, width="250"):
    return run_program(*words, env={**os.environ, "COLUMNS": width}).stdout


def test_the_list_says_how_many_answers_came_later(folder):
    said = asked("cycles", "--data", str(folder), "--as-of", "2026-01-31")
    assert "had been reported by 2026-01-31; reported later and left out: 2." in " ".join(said.split())
    assert "reported later" not in asked("cycles", "--data", str(folder), "--as-of", "2026-02-01")


@pytest.mark.parametrize("words", [("cycles",), ("explain", "chips-lab")])
def test_json_of_the_list_and_of_one_loop_give_the_same_evidence(folder, words):
    found = json.loads(asked(*words, "--data", str(folder), "--as-of", "2026-01-31", "--format", "json"))
    (loop,) = found["loops"]
    assert [row["answer"] for row in loop["evidence"]["E1"]] == ["yes"]
    assert {flag: len(rows) for flag, rows in loop["evidence_reported_later"].items()} == {"E1": 1, "E6": 1}
