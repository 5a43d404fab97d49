"""Files written by other tools: each is known by its content, whatever its name, and gives the same loop."""

import json
import sqlite3
from datetime import date
from decimal import Decimal

import duckdb
import networkx as nx
import openpyxl
import pandas as pd
import pytest

from aigraph import AigraphError, DataError, export, find_loops, load, to_graph
from tests.ledgers import TOY
from tests.ledgers import ledger as toy

ROWS = [
    {"payer": "Nvidia", "payee": "OpenAI", "amount": 30e9, "date": "2025-09-22", "type": "equity"},
    {"payer": "OpenAI", "payee": "Oracle", "amount": 300e9, "date": "2025-09-10", "type": "cloud"},
    {"payer": "Oracle", "payee": "Nvidia", "amount": None, "date": None, "type": "chips"},
]
FRAME = pd.DataFrame(ROWS)


def write_excel(path):
    FRAME.to_excel(path, index=False)


def write_parquet(path):
    duckdb.from_df(FRAME).write_parquet(str(path))


def write_duckdb(path):
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE notes (text VARCHAR)")
        connection.execute("CREATE TABLE deals AS SELECT * FROM FRAME")


def write_sqlite(path):
    connection = sqlite3.connect(path)
    FRAME.to_sql("deals", connection, index=False)
    connection.close()


def write_json(path):
    path.write_text(json.dumps(ROWS), encoding="utf-8")


def write_json_lines(path):
    path.write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8")


def write_tsv(path):
    FRAME.to_csv(path, index=False, sep="\t")


def graph():
    made = nx.MultiDiGraph()
    made.add_nodes_from([(0, {"label": "Nvidia"}), (1, {"label": "OpenAI"}), (2, {"label": "Oracle"})])
    for row, ends in zip(ROWS, [(0, 1), (1, 2), (2, 0)], strict=True):
        told = {name: value for name, value in row.items() if value is not None and name in {"amount", "date"}}
        # GEXF has a meaning of its own for "type".
        made.add_edge(*ends, instrument=row["type"], **told)
    return made


def write_gexf(path):
    nx.write_gexf(graph(), path)


def write_graphml(path):
    nx.write_graphml(graph(), path)


def write_node_link(path):
    path.write_text(json.dumps(nx.node_link_data(graph(), edges="links")), encoding="utf-8")


def write_cytoscape(path):
    path.write_text(json.dumps(nx.cytoscape_data(graph())), encoding="utf-8")


WRITERS = [
    write_excel, write_parquet, write_duckdb, write_sqlite, write_json, write_json_lines, write_tsv, write_gexf,
    write_graphml, write_node_link, write_cytoscape,
]  # fmt: skip


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("known_by_name", [True, False])
def test_every_format_gives_the_same_loop(write, known_by_name, tmp_path):
    path = tmp_path / f"deals.{write.__name__.removeprefix('write_')}"
    if write is write_excel:
        path = path.with_suffix(".xlsx")
    write(path)
    if not known_by_name:
        path = path.rename(tmp_path / "deals.bin")
    ledger = load(path)
    (loop,) = find_loops(ledger.view())
    assert (loop.name, loop.kind.value) == ("nvidia-openai-oracle", "circular")
    assert loop.bottleneck.high == 30
    assert (ledger.intake.read, ledger.intake.kept) == (3, 3)


@pytest.mark.parametrize("data", [FRAME, graph(), FRAME.convert_dtypes(), FRAME.sample(frac=1, random_state=1)])
def test_frames_and_graphs_are_read_as_they_are(data):
    (loop,) = find_loops(load(data).view())
    assert loop.name == "nvidia-openai-oracle"


def test_a_view_taken_out_as_a_graph_comes_back_with_the_same_loops():
    view = toy(TOY).view(status="all", layers=("cash", "value", "contingent"))
    again = load(to_graph(view)).view(status="all", layers=("cash", "value", "contingent"))
    told = [[(loop.name, loop.kind, loop.bottleneck.central) for loop in find_loops(one)] for one in (view, again)]
    assert told[0] == told[1] != []


def test_parallel_edges_of_a_file_stay_apart(tmp_path):
    made = nx.MultiDiGraph([("A", "B", {"weight": 1.0}), ("A", "B", {"weight": 2.0}), ("B", "A", {"weight": 5.0})])
    for write, name in ((nx.write_gexf, "g.gexf"), (nx.write_graphml, "g.graphml")):
        write(made, tmp_path / name)
        assert len(load(tmp_path / name).deals) == 3


def test_an_undirected_graph_is_refused(tmp_path):
    with pytest.raises(DataError, match="is an undirected graph"):
        load(nx.Graph([("A", "B")]))
    nx.write_gexf(nx.Graph([("A", "B")]), tmp_path / "g.gexf")
    with pytest.raises(DataError, match="is an undirected graph"):
        load(tmp_path / "g.gexf")


GEPHI = """<?xml version='1.0' encoding='UTF-8'?>
<gexf xmlns="http://gexf.net/1.3" version="1.3" xmlns:viz="http://gexf.net/1.3/viz">
  <meta lastmodifieddate="2025-10-06"><creator>Gephi 0.10.1</creator></meta>
  <graph defaultedgetype="directed" mode="dynamic" timeformat="date">
    <attributes class="edge" mode="static"><attribute id="0" title="amount" type="double"/></attributes>
    <nodes>
      <node id="n0" label="Nvidia"><viz:size value="10.0"/><viz:color r="1" g="2" b="3"/></node>
      <node id="n1" label="OpenAI"/>
    </nodes>
    <edges>
      <edge id="0" source="n0" target="n1" weight="2.0" start="2025-01-01"><attvalues><attvalue for="0" value="5e9"/></attvalues></edge>
      <edge id="1" source="n1" target="n0" weight="1.0"/>
    </edges>
  </graph>
</gexf>
"""


def test_a_file_of_gephi_is_read_with_labels_amounts_and_dates(tmp_path):
    (tmp_path / "g.gexf").write_text(GEPHI, encoding="utf-8")
    ledger = load(tmp_path / "g.gexf")
    assert [deal.payer for deal in ledger.deals] == ["nvidia", "openai"]
    assert ledger.events[0].usd_bn == 5
    assert str(ledger.deals[0].start) == "2025-01-01"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("g.gexf", b"<gexf version='1.3'><graph>", r"g.gexf:1: is no GEXF: no element found; expected well-formed XML"),
        ("g.graphml", b"<graphml></graphml", r"g.graphml:1: is no GraphML: .*; expected well-formed XML"),
        ("w.xlsx", b"PK\x03\x04rubbish", "cannot be read as"),
        ("t.parquet", b"PAR1rubbish", "is no Parquet file that can be read"),
        ("t.db", b"SQLite format 3\0rubbish", "SQLite"),
        ("t.duckdb", b"12345678DUCKrubbish", "DuckDB"),
        ("t.json", b'{"a": ', "is no JSON"),
        ("t.json", b"[" * 100_000, "is nested too deeply|is no JSON"),
        ("t.json", b"{}", "no rows"),
        ("t.json", b"[1, 2]", "no rows"),
    ],
)
def test_a_broken_file_is_refused_in_one_clear_line(name, data, message, tmp_path):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(AigraphError, match=message) as caught:
        load(tmp_path / name)
    assert len(str(caught.value)) < 500


@pytest.fixture
def workbook(tmp_path):
    """Notes on a first sheet; on the second a title, headings in two rows with merged cells, and a payer for two rows."""
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    book.active["A1"] = "Made by hand"
    sheet = book.create_sheet("Deals")
    for row in (
        ["Deals of 2025", None, None, None, None],
        [],
        ["Date", "Parties", None, "Deal", None],
        [None, "Investor", "Investee", "Amount ($m)", "Type"],
        [date(2025, 9, 22), "Nvidia", "OpenAI", 30_000, "Equity"],
        [date(2025, 9, 23), None, "xAI", "up to 2,000", "Equity"],
        [date(2025, 9, 24), "OpenAI", "Nvidia", "=2*10", "GPUs"],
        [None, "Total", None, 99, None],
    ):
        sheet.append(row)
    for block in ("A1:E1", "A3:A4", "B3:C3", "D3:E3", "B5:B6"):
        sheet.merge_cells(block)
    path = tmp_path / "deals.xlsx"
    book.save(path)
    return path


def test_a_workbook_with_titles_and_merged_headings_is_read_and_the_sheet_is_said(workbook):
    ledger = load(workbook)
    assert [(deal.payer, deal.payee) for deal in ledger.deals] == [
        ("nvidia", "openai"),
        ("nvidia", "xai"),
        ("openai", "nvidia"),
    ]
    assert [(event.usd_bn, event.high_usd_bn) for event in ledger.events] == [(30, None), (None, 2), (None, None)]
    lines = [line.replace(str(workbook), "deals.xlsx") for line in ledger.intake.lines]
    assert "deals.xlsx: warning: sheet 'Deals' is read; not read: 'Notes'; --sheet NAME reads another" in lines
    assert "deals.xlsx#Deals:1: warning: stands above the headings and is not read: 'Deals of 2025'" in lines
    assert "deals.xlsx#Deals:8: payer 'Total' is a total of other rows, and no deal" in lines
    assert any(
        "1 cell not understood, so that the amount is unknown and the wording kept: '=2*10'" in line for line in lines
    )


def test_a_sheet_can_be_asked_for_and_a_wrong_one_is_told(workbook):
    assert load(workbook, sheet="Deals").intake.kept == 3
    with pytest.raises(DataError, match="has no sheet 'Deal'; there is 'Notes', 'Deals'"):
        load(workbook, sheet="Deal")


@pytest.mark.parametrize("write", [write_duckdb, write_sqlite])
def test_a_database_can_be_asked_in_sql(write, tmp_path):
    write(tmp_path / "data.db")
    ledger = load(
        tmp_path / "data.db", query="SELECT payee AS a, payer AS b FROM deals", columns={"payer": "a", "payee": "b"}
    )
    assert [deal.payer for deal in ledger.deals] == ["openai", "oracle", "nvidia"]
    with pytest.raises(DataError, match=r"says: .*nonsense"):
        load(tmp_path / "data.db", query="SELECT * FROM nonsense")
    with pytest.raises(DataError, match=r"data\.db"):
        load(tmp_path / "data.db", query="DROP TABLE deals")
    assert load(tmp_path / "data.db").intake.kept == 3


def test_lines_of_json_that_are_none_are_refused_with_their_line(tmp_path):
    path = tmp_path / "deals.jsonl"
    path.write_text('{"payer": "A", "payee": "B"}\n{"payer": \n[1]\n\n{"payer": "B", "payee": "A"}\n', encoding="utf-8")
    intake = load(path).intake
    assert (intake.read, intake.kept) == (4, 2)
    assert [problem.origin.line for problem in intake.refusals] == [2, 3]


def test_an_object_that_is_no_data_is_refused():
    with pytest.raises(TypeError, match="int is nothing that deals can be read from"):
        load(7)


def test_a_paid_sum_of_0_that_is_a_figure_and_no_text_is_read(tmp_path):
    (tmp_path / "x.csv").write_text("payer,payee,amount,paid\nA,B,10,0\nB,A,5,5\n")
    (tmp_path / "x.json").write_text(
        '[{"payer":"A","payee":"B","amount":10,"paid":0},{"payer":"B","payee":"A","amount":5,"paid":5}]'
    )
    path = tmp_path / "x.parquet"
    duckdb.read_csv(str(tmp_path / "x.csv")).write_parquet(str(path))
    for name in ("x.csv", "x.json", "x.parquet"):
        nothing, paid = (event.paid_usd_bn for event in load(tmp_path / name).events)
        assert (not nothing, paid) == (True, Decimal("5e-9"))


def test_the_table_of_deals_that_is_exported_is_read_again(tmp_path):
    for name in ("deals.csv", "deals.parquet"):
        export(load().view(), tmp_path / name)
        assert len(load(tmp_path / name).deals) > 100
