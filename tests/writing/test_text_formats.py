"""Cypher, Neo4j CSV, DOT and FollowTheMoney: hostile text stays text, and each program's own reader agrees."""

import csv
import io
import json
import re
import shutil
import subprocess
from decimal import Decimal

import pytest
from hypothesis import given, settings

import aigraph as ag
from aigraph.writing.cypher import cypher_text
from aigraph.writing.cypher import quoted as cypher_quoted
from aigraph.writing.dot import dot_text
from aigraph.writing.dot import quoted as dot_quoted
from aigraph.writing.ftm import ftm_text
from aigraph.writing.neo4j import write_neo4j
from aigraph.writing.unsupported_text import REPLACEMENT
from aigraph.writing.view_graph import EDGE_ATTRIBUTES, graph_of_view
from tests.ledgers import TOY, ledger
from tests.strategies import hostile, hostile_ledgers


def shown(view):
    return graph_of_view(view, ag.find_loops(view))


def toy():
    return shown(ledger(TOY).view(status="all", layers=("cash", "value", "contingent")))


@given(text=hostile)
def test_a_cypher_literal_ends_where_it_ends_and_says_what_was_meant(text):
    literal = cypher_quoted(text)
    body = re.fullmatch(r"'((?:[^'\\\n\r]|\\.)*)'", literal)
    assert body, literal
    named = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
    meant = re.sub(
        r"\\(u[0-9a-f]{4}|.)",
        lambda sign: chr(int(sign[1][1:], 16)) if len(sign[1]) == 5 else named.get(sign[1], sign[1]),
        body[1],
    )
    assert meant == text


@given(made=hostile_ledgers())
@settings(max_examples=8)
def test_a_cypher_script_has_one_statement_a_line(made):
    lines = cypher_text(shown(made.view()))[0].splitlines()
    assert [
        re.match(r"//|CREATE CONSTRAINT|MERGE \(c:Company|MATCH \(a:Company", line) is not None for line in lines
    ] == [True] * 6
    assert all(line.endswith(";") for line in lines[1:])


def test_cypher_has_typed_values_and_a_relationship_for_each_deal():
    text = cypher_text(toy())[0]
    (line,) = (line for line in text.splitlines() if "{id: 'e3'}" in line)
    assert line.startswith(
        "MATCH (a:Company {id: 'l'}), (b:Company {id: 'c'}) MERGE (a)-[d:COMPUTE {id: 'e3'}]->(b) SET d += {"
    )
    assert "usd_bn: 30.0" in line
    assert "since: date('2025-02-28')" in line
    assert "in_loop: true" in line
    assert "sources: ['s']" in line


@given(made=hostile_ledgers())
@settings(max_examples=8)
def test_neo4j_files_are_csv_with_typed_headers(made, tmp_path_factory):
    folder = tmp_path_factory.mktemp("neo4j")
    write_neo4j(shown(made.view()), folder)
    nodes, edges = (_rows(folder / name) for name in ("companies.csv", "deals.csv"))
    assert next(iter(nodes[0])) == "id:ID"
    assert {":START_ID", ":END_ID", ":TYPE", "usd_bn:double", "since:date", "in_loop:boolean"} <= set(edges[0])
    assert [row["name"] for row in nodes] == [
        re.sub("[\x00\ud800-\udfff]", REPLACEMENT, one.name) for one in made.companies
    ]
    assert {(row[":START_ID"], row[":END_ID"], row[":TYPE"]) for row in edges} == {
        ("a", "b", "EQUITY"),
        ("b", "a", "CHIPS"),
    }
    assert len(edges[0]) == len(EDGE_ATTRIBUTES) + 4


def _rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@given(text=hostile)
def test_a_dot_string_ends_where_it_ends(text):
    literal = dot_quoted(text)
    assert re.fullmatch(r'"(?:[^"\\\n]|\\[\\"n])*"', literal)


def test_dot_has_an_arrow_for_each_deal():
    text = dot_text(toy())[0]
    assert text.count(" -> ") == 8
    assert '"v" -> "l" [id="e1a", label="$6bn"' in text
    assert "style=dotted, arrowhead=normal" in text


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz draws what it is given, where it is installed")
def test_graphviz_draws_the_shipped_view_and_hostile_names():
    made = ledger(
        "d1: a -> b loan signed 2025 1", companies=[ag.model.Company(id="a", name='x" -> y [label="\\\n</svg>')]
    )
    for view, arrows in ((ag.load().view(), None), (made.view(), 1)):
        text = dot_text(shown(view))[0]
        drawn = subprocess.run(["dot", "-Tsvg"], input=text, capture_output=True, text=True, check=True)
        assert drawn.stdout.count('class="edge"') == (len(view.arrows) if arrows is None else arrows)


def entities(graph):
    return [json.loads(line) for line in ftm_text(graph)[0].splitlines()]


def test_deals_become_the_right_sort_of_entity_in_dollars():
    made = {entity["id"]: entity for entity in entities(toy())}
    shares, order, guarantee = (made[f"aigraph-deal-{deal}"] for deal in ("e1a", "e3", "e6"))
    assert (shares["schema"], shares["properties"]["owner"], shares["properties"]["sharesValue"]) == (
        "Ownership",
        ["aigraph-company-v"],
        ["6000000000"],
    )
    assert (order["schema"], order["properties"]["payer"], order["properties"]["amount"]) == (
        "Payment",
        ["aigraph-company-l"],
        ["30000000000"],
    )
    assert (guarantee["schema"], guarantee["properties"]["role"]) == ("UnknownLink", ["guarantee"])
    loan = entities(shown(ledger("d: a -> b loan signed 2025 0.0000000015").view()))[-1]
    assert loan["schema"] == "Debt"
    assert loan["properties"]["debtor"] == ["aigraph-company-b"]
    assert Decimal(loan["properties"]["amount"][0]) == Decimal("1.5")


@given(made=hostile_ledgers())
@settings(max_examples=8)
def test_every_entity_is_one_line_of_json(made):
    text = ftm_text(shown(made.view()))[0]
    assert len([json.loads(line) for line in io.StringIO(text, newline="\n")]) == 4


@pytest.mark.oracle
def test_followthemoney_keeps_every_value():
    proxy = pytest.importorskip("followthemoney.proxy", reason="followthemoney needs ICU, which is not everywhere")
    for entity in entities(shown(ag.load().view(status="all", layers=("cash", "value", "contingent")))):
        read = proxy.EntityProxy.from_dict(entity, cleaned=False)
        assert {prop.name: set(read.get(prop)) for prop in read.iterprops()} == {
            name: set(values) for name, values in entity["properties"].items()
        }
        assert all(read.get(name) for name in read.schema.required)
