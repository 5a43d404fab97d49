"""Graphs and diagrams that are written as text: DOT, Mermaid, D2, GML, Pajek, SankeyMATIC, matrices, edge lists."""

import pytest

import aigraph as ag
from aigraph import DataError, find_loops, load
from aigraph.reading.readers.graphs.edge_labels import split_label
from tests.ledgers import ledger as toy

ALL = {"status": "all", "layers": ("cash", "value", "contingent")}


def edges(text, tmp_path, name="graph.txt", **options):
    """Read a text, and give its deals as (payer, payee, US$ billions, title or instrument)."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    ledger = load(path, **options)
    names = {company.id: company.name for company in ledger.companies}
    return [
        (names[deal.payer], names[deal.payee], None if event.usd_bn is None else float(event.usd_bn))
        for deal, event in zip(ledger.deals, ledger.events, strict=True)
    ]


def test_dot_has_chains_subgraphs_defaults_ports_and_labels_of_nodes(tmp_path):
    text = """/* deals */ strict digraph "a { b" {
      graph [rankdir=LR]; node [shape=box]; rankdir = LR
      n [label="Nvidia"]; o [label=<Open<b>AI</b>>];
      edge [label="$2bn"]
      n -> o:p:ne -> "Oracle \\"DB\\"" [label="US" + "$30bn"];  // a chain has one label
      subgraph cluster_x { edge [label="$1m"]; x -> y }
      {x y} -> n
      n -> x [dir=back, label="€5 bn"]
      # a comment
    }"""
    assert edges(text, tmp_path, rates=_rates(tmp_path)) == [
        ("Nvidia", "Open AI", 30),
        ("Open AI", 'Oracle "DB"', 30),
        ("x", "y", 0.001),
        ("x", "Nvidia", 2),
        ("y", "Nvidia", 2),
        ("x", "Nvidia", 5.5),
    ]


def _rates(tmp_path):
    path = tmp_path / "rates.csv"
    path.write_text("currency,usd\nEUR,1.1\n", encoding="utf-8")
    return path


def test_dot_that_export_wrote_gives_the_same_loops_again(tmp_path):
    view = toy(
        "v -> l equity closed 2025-01 10\nl -> c compute signed 2025-02 30\nc -> v chips signed 2025-03 20 low=10"
    ).view(**ALL)
    path = ag.export(view, tmp_path / "deals.dot").path
    again = load(path).view(**ALL)
    shown = [[(loop.name, loop.kind, loop.bottleneck) for loop in find_loops(one)] for one in (view, again)]
    assert shown[0] == shown[1] != []


def test_mermaid_has_shapes_chains_several_ends_and_labels_on_both_sides(tmp_path):
    text = """---
title: Deals --> here
---
%% a comment
flowchart TD
    N[Nvidia] -->|"$30bn"| O("OpenAI #amp; friends"):::lab
    O -- $300bn --> R{{Oracle}} == $40bn ==> N;  R -.->|$1m| S[(Store)] & T@{ shape: rect, label: "Tee" }
    S <-- $2bn --- N
    subgraph x [Group]
      A-->B
    end
    style A fill:#fff
    A ~~~ N
    my-node ---> A
"""
    assert edges(text, tmp_path) == [
        ("Nvidia", "OpenAI & friends", 30),
        ("OpenAI & friends", "Oracle", 300),
        ("Oracle", "Nvidia", 40),
        ("Oracle", "Store", 0.001),
        ("Oracle", "Tee", 0.001),
        ("Nvidia", "Store", 2),
        ("A", "B", None),
        ("my-node", "A", None),
    ]


def test_mermaid_stands_in_markdown_and_draws_sankeys(tmp_path):
    text = '# Deals\n\nWords, words.\n\n```mermaid\nsankey-beta\n\nNvidia,OpenAI,30\n"OpenAI, Inc.",Oracle,300\nbroken\n```\n\nA --> B\n'
    assert edges(text, tmp_path, unit="bn") == [("Nvidia", "OpenAI", 30), ("OpenAI", "Oracle", 300)]
    assert (
        str(load(tmp_path / "graph.txt").intake.refusals[0])
        == f"{tmp_path}/graph.txt:10: 'broken' is no flow; expected source,target,value"
    )


def test_d2_has_containers_chains_and_arrows_to_the_left(tmp_path):
    text = """direction: right # a setting
nvidia: Nvidia Corp {
  shape: circle
  style.fill: red
}
nvidia -> open ai: "$30bn, in parts" { style.stroke: red }
labs: {
  a -> b -> c: $1m
  a -> _.nvidia: $3bn
}
nvidia <- labs.a: $2bn; x -> y
"a.b" -> y: |md $7bn |
"""
    assert edges(text, tmp_path) == [
        ("Nvidia Corp", "open ai", 30),
        ("a", "b", 0.001),
        ("b", "c", 0.001),
        ("a", "Nvidia Corp", 3),
        ("a", "Nvidia Corp", 2),
        ("x", "y", None),
        ("a.b", "y", 7),
    ]


def test_d2_needs_no_spaces_and_dot_has_labels_beside_the_arrow(tmp_path):
    assert edges("a->b->c\n", tmp_path) == [("a", "b", None), ("b", "c", None)]
    assert edges('digraph { a -> b [xlabel="$2bn"] }', tmp_path) == [("a", "b", 2)]


def test_a_diagram_that_holds_no_deals_says_which_do(tmp_path):
    with pytest.raises(
        DataError, match=r"graph.txt:1: 'classDiagram' begins no diagram that holds arrows; expected flowchart"
    ):
        edges("classDiagram\n A->>B: hi\n", tmp_path)


def test_gml_keeps_parallel_edges_and_has_amounts_by_name(tmp_path):
    text = """Creator "x"
graph [
  comment "graph [ of deals"
  directed 1
  node [ id 1 label "Nvidia" ]
  node [ id 2 label "OpenAI" ]
  edge [ source 1 target 2 amount 30000000000 ]
  edge [ source 1 target 2 amount 1000000000 ]
  edge [ source 2 target 1 value 5 ]
]"""
    assert edges(text, tmp_path) == [("Nvidia", "OpenAI", 30), ("Nvidia", "OpenAI", 1), ("OpenAI", "Nvidia", None)]


def test_pajek_has_arcs_lists_and_matrices_and_asks_about_edges(tmp_path):
    text = '*Network x\n*Vertices 3\n1 "Nvidia" 0.1 0.2\n2 OpenAI\n3 "Oracle"\n*Arcs :1 "deals"\n1 2 30 l "$30bn"\n2 9 1\n*Arcslist\n2 3 1\n*Edges\n1 3\n'
    assert edges(text, tmp_path) == [("Nvidia", "OpenAI", 30), ("OpenAI", "Oracle", None), ("OpenAI", "Nvidia", None)]
    refused = [str(problem) for problem in load(tmp_path / "graph.txt").intake.refusals]
    assert refused[0] == f"{tmp_path}/graph.txt:8: vertex '9' is not there; expected 1 to 3"
    assert "edge '1' to '3' is undirected and does not say who pays whom" in refused[1]


def test_what_a_weight_counts_is_asked_and_can_be_told(tmp_path):
    text = '*Vertices 2\n1 "A"\n2 "B"\n*Arcs\n1 2 30\n2 1 40\n'
    assert edges(text, tmp_path) == [("A", "B", None), ("B", "A", None)]
    assert any("--map amount=weight" in line for line in load(tmp_path / "graph.txt").intake.lines)
    assert edges(text, tmp_path, columns={"amount": "weight"}, unit="m") == [("A", "B", 0.03), ("B", "A", 0.04)]


def test_sankeymatic_leaves_remainders_unknown(tmp_path):
    text = "' deals\nNvidia [30] OpenAI #ff0000\nOpenAI [*] Oracle\n:Oracle #00ff00\nsize w 600\n  h 400\nOracle 40 Nvidia\n"
    assert edges(text, tmp_path, unit="bn") == [("Nvidia", "OpenAI", 30), ("OpenAI", "Oracle", None)]
    intake = load(tmp_path / "graph.txt").intake
    assert [problem.origin.line for problem in intake.refusals] == [7]
    assert any("what is left of a node" in line for line in intake.lines)


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_square_table_is_a_matrix_whose_rows_pay_its_columns(sign, tmp_path):
    text = "x,Acme,Bolt,Core\nAcme,,$5bn,0\nBolt,0,-,9000000\nCore,7,0.00,0\n".replace(",", sign)
    assert edges(text, tmp_path) == [("Acme", "Bolt", 5), ("Bolt", "Core", 0.009), ("Core", "Acme", None)]
    turned = edges(text, tmp_path, columns={"payer": "column", "payee": "row"})
    assert turned[0] == ("Bolt", "Acme", 5)


def test_an_edge_list_without_headings_has_columns_by_number(tmp_path):
    for text in ("# SNAP\n6 2 4\n2 6\n", "6,2,4\n2,6,\n"):
        with pytest.raises(DataError, match=r"no headings: .* --map payer=1 --map payee=2"):
            edges(text, tmp_path)
        assert edges(text, tmp_path, columns={"payer": "1", "payee": "2", "amount": "3"}, unit="bn") == [
            ("6", "2", 4),
            ("2", "6", None),
        ]
    assert edges("Acme,Bolt\nBolt,Acme\n", tmp_path, columns={"payer": "2", "payee": "1"}) == [
        ("Bolt", "Acme", None),
        ("Acme", "Bolt", None),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("digraph { a -> b;\n a -> ", r"graph.txt:2: ends within a graph; expected \} for each \{"),
        ('digraph {\n a -> "b }', r"graph.txt:2: a quote is never closed"),
        ("digraph {\n a -> ; }", r"graph.txt:2: ';' does not fit the DOT language; expected a name"),
        ("graph { a -- b }", "is an undirected graph, which does not say who pays whom"),
        ("digraph { a -> b [dir=both] }", "is a graph of mutual edges, which does not say who pays whom"),
        ("x -> y\ny -> {\n", r"graph.txt:2: '\{' does not fit D2; expected a name"),
        ("a -> b: {\n  x: 1\n", r"graph.txt:1: a block is never closed"),
        ("graph [ directed 1 node [ id 1 ", r"graph.txt:\d+: is no GML"),
        ("*Vertices 1\n1 a\n*Wat\n", r"graph.txt:3: section '\*Wat' is of no known kind"),
    ],
)
def test_a_damaged_graph_is_one_message_with_the_line(text, message, tmp_path):
    with pytest.raises(DataError, match=message):
        edges(text, tmp_path)


def test_undirected_edges_are_read_when_the_user_says_who_pays(tmp_path):
    told = {"payer": "source", "payee": "target"}
    assert edges("graph { a -- b; b -- c }", tmp_path, columns=told) == [("a", "b", None), ("b", "c", None)]


@pytest.mark.parametrize(
    "text",
    [
        "payer,payee,note\nA,B,x -> y\nB,A,graph LR\n",
        "deal,payer,payee\nA -> B,A,B\nB -> A,B,A\n",
        "payer;payee;note\nA;B;[30] x\nB;A;\n",
        "# # # # # # # # # # # # # # # # # # # # # # # # # # # # # # # # # # # # # #\npayer,payee\nA,B\nB,A\n",
    ],
)
def test_a_table_that_mentions_a_diagram_is_still_a_table(text, tmp_path):
    assert [edge[:2] for edge in edges(text, tmp_path)] == [("A", "B"), ("B", "A")]


def test_edges_on_one_line_with_one_id_are_deals_of_their_own(tmp_path):
    edge = '<edge id="0" source="a" target="b"><data key="k">{}e9</data></edge>'
    text = f'<graphml><key id="k" for="edge" attr.name="amount"/><graph>{"".join(map(edge.format, (5, 6, 7)))}</graph></graphml>'
    assert edges(text, tmp_path) == [("a", "b", 5), ("a", "b", 6), ("a", "b", 7)]
    assert len({deal.id for deal in load(tmp_path / "graph.txt").deals}) == 3


@pytest.mark.parametrize(
    ("label", "amount", "rest"),
    [
        ("worth $30bn", "$30bn", "worth"),
        ("a $30bn deal", "$30bn", "a deal"),
        ("total of $30bn", "$30bn", "total of"),
        ("up to $30 bn total", "up to $30 bn", "total"),
        ("2030", "", "2030"),
    ],
)
def test_of_a_label_the_fewest_words_that_say_the_amount_are_the_amount(label, amount, rest):
    assert split_label(label) == (amount, rest)


def test_arrows_of_plantuml_point_at_who_is_paid_in_both_directions(tmp_path):
    text = """@startuml
    ' a comment
    actor "Otter AI" as O
    component [Stoat Cloud] as S
    O --> S : $5m loan
    S -down-> [Heron] : $3m
    O <-- [Heron] : $2m
    @enduml"""
    assert edges(text, tmp_path) == [
        ("Otter AI", "Stoat Cloud", 0.005),
        ("Stoat Cloud", "Heron", 0.003),
        ("Heron", "Otter AI", 0.002),
    ]


def test_a_line_of_plantuml_without_a_head_does_not_say_who_pays(tmp_path):
    with pytest.raises(DataError, match="who pays whom"):
        edges("@startuml\n[A] -- [B] : $5m\n@enduml", tmp_path)


def test_a_cell_with_an_arrow_holds_both_ends(tmp_path):
    text = "Deal,Amount\nOtter → Stoat,$5m\nHeron <- Stoat,$3m\nHeron ↔ Otter,$1m\n"
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    ledger = load(path)
    assert [(deal.payer, deal.payee) for deal in ledger.deals] == [("otter", "stoat"), ("stoat", "heron")]
    assert "payee is empty" in ledger.intake.summary
    assert any("with an arrow between them" in line for line in ledger.intake.lines)


def test_the_corner_of_a_matrix_says_who_pays(tmp_path):
    assert edges("Payee / payer,A,B\nA,0,$3m\nB,$5m,0\n", tmp_path, "m.csv") == [("B", "A", 0.003), ("A", "B", 0.005)]
