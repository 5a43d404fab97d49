"""What is no graph, and the lines of one that are no arrow: each is refused with its line, its words and what was expected."""

import json

import pytest

from aigraph import DataError
from tests.reading.remarks.test_what_a_reading_says import read, said

SANKEY = {"type": "sankey", "node": {"label": ["A", "B"]}, "link": {"source": [0, 1], "target": [1], "value": [3]}}
NET = '*Vertices 2\n1 "A"\n2 "B"\n'
WHOLE = {
    "nested D2": (
        "t.d2",
        "a -> b: $3bn\n" + "a: {\n" * 300 + "}\n" * 300,
        ":202: is nested too deeply; expected at most 200 containers",
    ),
    "D2 that begins with an arrow": (
        "t.d2",
        "a -> b: $3bn\n-> c\n",
        ":2: '->' does not fit D2; expected a name",
    ),
    "lines of DOT": ("t.dot", "graph { a -- b }", ": is an undirected graph, which does not say who pays whom"),
    "DOT without an end": ("t.dot", "digraph { a -> b ", ":1: ends within a graph; expected } for each {"),
    "GEXF without a graph": (
        "t.gexf",
        "<gexf><meta/></gexf>",
        ":1: holds no graph; expected <gexf> with <graph> in it",
    ),
    "GraphML without a graph": (
        "t.graphml",
        "<graphml></graphml>",
        ":1: holds no graph; expected <graphml> with <graph>",
    ),
    "an entity": (
        "t.graphml",
        '<!DOCTYPE x [<!ENTITY a "b">]><graphml><graph><node id="1"/></graph></graphml>',
        ":1: is no GraphML that is read: it declares the entity 'a'; expected XML without entities",
    ),
    "XML that ends": ("t.graphml", "<graphml><graph>", ":1: is no GraphML: no element found; expected well-formed XML"),
    "a Sankey of another length": (
        "t.json",
        json.dumps({"data": [SANKEY]}),
        ": has 2 sources and 1 targets; expected one of each for a link",
    ),
    "links without ends": (
        "t.json",
        json.dumps({"nodes": [{"id": "a"}], "links": [{"value": 3}]}),
        ": has links without a source and a target; expected both ends of each link",
    ),
    "two columns of one name": (
        "t.csv",
        "payer,payee,amount,amount\nA,B,1,2\n",
        ":1: columns 'amount' and 'amount' can each be the amount",
    ),
    "who owes and who lends": (
        "t.csv",
        "debtor,creditor,amount\nA,B,1\n",
        ":1: 'debtor' and 'creditor' do not say who pays whom: who owes pays a debt, who lends pays out a loan",
    ),
    "less than a billionth": (
        "t.csv",
        "payer,payee,amount\nA,B,0.0000000000001\n",
        ":2: amount '0.0000000000001' is less than a billionth of a dollar",
    ),
}
GEXF = """<gexf><graph defaultedgetype="directed"><nodes><node id="1" label="A"/><node id="2" label="B"/></nodes>
<edges><edge source="1" target="2"/>
<edge source="1"/>
<edge/></edges></graph></gexf>"""
GRAPHML = """<graphml><graph edgedefault="directed"><node id="1"/><node id="2"/><edge source="1" target="2"/>
<edge target="2"/></graph></graphml>"""
APOC = "\n".join(
    map(
        json.dumps,
        [
            {"type": "node", "id": "1", "labels": ["C"], "properties": {"name": "A", "kind": "bank"}},
            {"type": "node", "id": "2", "properties": {"name": "B"}},
            {"type": "relationship", "id": "3", "label": "PAYS", "start": {"id": "1"}, "end": {"id": "2"}},
            {"type": "relationship", "id": "4", "label": "PAYS", "start": {"id": "1"}, "end": {}},
        ],
    )
)
LINES = {
    "links and shapes of Mermaid": (
        "t.mmd",
        "flowchart LR\n A -->|$3bn| B\n A ~> B\n (x --> B\n A[x --> B\n",
        [
            ":3: '~> B' is no link; expected one such as -->|$30bn|",
            ":4: '(x --> B' is no node; expected a name such as A or A[Nvidia]",
            ":5: '[x --> B' is a shape that is never closed; expected ]",
        ],
    ),
    "messages of Mermaid": (
        "t.mmd",
        "sequenceDiagram\n A->>B: $3bn\n A says B\n Note over A: hi\n",
        [":3: 'A says B' is no message; expected one such as A->>B: $30bn"],
    ),
    "edges of GEXF": (
        "t.gexf",
        GEXF,
        [":3: edge without target; expected the ids of two nodes", ":4: edge without source and target; expected"],
    ),
    "edges of GraphML": ("t.graphml", GRAPHML, [":2: edge without source; expected the ids of two nodes"]),
    "arcs of Pajek": ("t.net", f"{NET}*Arcs\n1 2 5\n1\n", [":6: '1' has one end; expected two vertices"]),
    "relationships of Neo4j": ("t.json", APOC, [":4: end is missing; expected a node with its id"]),
    "arrows of PlantUML": (
        "t.puml",
        "@startuml\n[A] --> [B] : $3bn\n[A] ==>> [B] and\n[A] -> \n' [A] --> [C] and\n@enduml\n",
        [":3: '[A] ==>> [B] and' is no arrow that is known; expected one such as [A] --> [B] : $30bn"],
    ),
}


@pytest.mark.parametrize("fault", WHOLE)
def test_a_file_that_is_no_graph_is_refused_with_the_reason(fault, tmp_path):
    name, text, message = WHOLE[fault]
    with pytest.raises(DataError) as refused:
        read(tmp_path, text, name)
    assert str(refused.value).startswith(f"{tmp_path}/{name}{message}")


@pytest.mark.parametrize("fault", LINES)
def test_a_line_that_is_no_arrow_is_refused_and_the_others_are_read(fault, tmp_path):
    name, text, messages = LINES[fault]
    told = [
        line for line in said(tmp_path, text, name) if line.removeprefix(name)[1:2].isdigit() and "warning" not in line
    ]
    assert len(told) == len(messages)
    for line, message in zip(told, messages, strict=True):
        assert line.startswith(f"{name}{message}")
    assert len(read(tmp_path, text, name).deals) == 1


def test_a_matrix_of_pajek_has_an_arc_for_each_figure(tmp_path):
    ledger = read(tmp_path, f"{NET}*Matrix\n0 5\n3 0\n", "t.net", columns={"amount": "weight"})
    assert [(deal.payer, deal.payee, deal.origin.line) for deal in ledger.deals] == [("a", "b", 5), ("b", "a", 6)]
    assert [event.usd_bn * 10**9 for event in ledger.events] == [5, 3]


def test_the_kind_of_a_node_is_that_of_its_company(tmp_path):
    assert read(tmp_path, APOC, "t.json").company("A").kind == "bank"
    key = '<key id="k" for="node" attr.name="kind"/>'
    graphml = GRAPHML.replace('<node id="1"/>', '<node id="1"><data key="k">bank</data></node>')
    own = '<attributes class="node"><attribute id="k" title="kind"/></attributes><nodes>'
    gexf = GEXF.replace('label="A"/>', 'label="A"><attvalues><attvalue for="k" value="bank"/></attvalues></node>')
    for name, text in (
        ("t.graphml", graphml.replace("<graphml>", f"<graphml>{key}")),
        ("t.gexf", gexf.replace("<nodes>", own)),
    ):
        assert [company.kind for company in read(tmp_path, text, name).companies] == ["bank", "firm"]


def test_a_range_that_runs_downward_is_unknown_with_a_word(tmp_path):
    ledger = read(tmp_path, "payer,payee,low,amount,high\nA,B,5,3,1\nA,C,1,3,5\n")
    assert [event.amount.is_known for event in ledger.events] == [False, True]
    assert any("'low, amount and high 5, 3, 1 run downward'" in line for line in ledger.intake.lines)
