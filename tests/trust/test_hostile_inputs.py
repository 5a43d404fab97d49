"""Small inputs that cost much, reach far or break readers: one line, the right exit code, bounded time and memory, nothing lost."""

import io
import json
import sqlite3
import zipfile
from decimal import Decimal

import duckdb
import openpyxl
import pytest

import aigraph as ag
from aigraph.cli.commands import COMMANDS as ALL_COMMANDS
from aigraph.datasets.init import init
from tests.trust.commands import READ_NOTHING, READS
from tests.trust.runner import CANARY, try_command

TEXTS = {
    "amount.csv": "payer,payee,amount\nA,B,1" + "0" * 38 + "\nB,A,1\n",
    "exponent.csv": "payer,payee,amount\nA,B,1e99\nB,A,1\n",
    "title.csv": 'payer,payee,amount,title\nA,B,1bn,"\x1b]0;owned\x07\x1b[2J evil"\nB,A,1bn,x\n',
    "currency.json": '[{"payer":"A","payee":"B","amount":1,"currency":"\\u001b[2"},{"payer":"B","payee":"A","amount":1}]',
    "surrogate.json": '[{"payer":"A","payee":"B","title":"\\ud800"},{"payer":"B","payee":"A"}]',
    "nodes.json": '{"nodes":null,"links":[{"source":"a","target":"b"},{"source":"b","target":"a"}]}',
    "graphml.csv": "payer,payee,instrument\nA,B,see <graphml file\nB,A,chips\n",
    "no_amounts.csv": "payer,payee\nA,B\nB,A\n",
    "far_year.csv": "payer,payee,amount,date\nA,B,1bn,9999-12-31\nB,A,1bn,2025\n",
    "address.csv": "payer,payee,amount,source\nA,B,1,http://[\nB,A,1,x\n",
    "deep.json": "[" * 100_000,
    "columns.csv": ",".join(f"c{place}" for place in range(50_000)) + "\n",
    "padded.csv": "payer,payee," + ",".join(f"c{place}" for place in range(15_000)) + "\n" + "A,B\n" * 20_000,
    "keys.json": json.dumps([{f"k{place}": 1} for place in range(10_000)]),
}


def write(folder, name):
    """Make one of the inputs, and give its path."""
    path = folder / name
    if name in TEXTS:
        path.write_text(TEXTS[name], encoding="utf-8", newline="")
    elif name == "recursion.sqlite":
        base = sqlite3.connect(path)
        base.execute(
            "CREATE VIEW v AS WITH RECURSIVE n(payer, payee) AS (SELECT 1, 2 UNION ALL SELECT payer + 1, 2 FROM n) SELECT * FROM n"
        )
        base.close()
    elif name.endswith(".duckdb"):
        views = {
            "reaches.duckdb": "SELECT content AS payer, 'B' AS payee FROM read_text('secret.txt')",
            "repeats.duckdb": "SELECT repeat('x', 1000000000) AS payer, 'B' AS payee",
        }
        with duckdb.connect(str(path)) as base:
            base.execute(f"CREATE VIEW v AS {views[name]}")
    elif name.endswith(".xlsx"):
        book = openpyxl.Workbook()
        for row in (["payer", "payee", "amount"], ["A", "B", 1], ["B", "A", 2]):
            book.active.append(row)
        if name == "far_row.xlsx":
            book.active["A1048576"] = " "
        book.save(path)
        if name == "strings.xlsx":
            inside = io.BytesIO(path.read_bytes())
            with zipfile.ZipFile(inside) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
                for member in old.namelist():
                    text = old.read(member)
                    new.writestr(member, text.replace(b"</sst>", b"<si><t>aaaaaaaa</t></si>" * 2_000_000 + b"</sst>"))
    elif name == "exponent_folder":
        init(path)
        events = path / "events.csv"
        events.write_text(events.read_text().replace(",1.5,", ",1e999999999,", 1))
    return path


INPUTS = (
    *TEXTS,
    *("recursion.sqlite", "reaches.duckdb", "repeats.duckdb", "far_row.xlsx", "strings.xlsx", "exponent_folder"),
)
LARGE = ("padded.csv", "recursion.sqlite", "strings.xlsx")
"""Inputs that cost seconds until they are refused, in the reader that all commands share: two commands try them."""
COMMANDS = ("cycles", "check", "explain", "deals", "series", "figure matrix", "export json")


def test_every_command_that_reads_data_is_tried():
    assert {words[0] for words in READS.values()} == ALL_COMMANDS.keys() - READ_NOTHING


@pytest.mark.parametrize(
    ("name", "command"),
    [(name, command) for name in INPUTS for command in (COMMANDS[:2] if name in LARGE else COMMANDS)],
)
def test_a_hostile_input_costs_little_and_ends_in_a_line(name, command, process, tmp_path):
    ended, faults = try_command(process, READS[command], write(tmp_path, name))
    assert not faults, (ended.err[-500:], faults)
    assert CANARY not in ended.out + ended.err


@pytest.mark.parametrize("command", list(READS))
@pytest.mark.parametrize("name", ["title.csv", "no_amounts.csv"])
def test_no_command_breaks_on_a_table_with_control_characters_or_without_amounts(name, command, process, tmp_path):
    ended, faults = try_command(process, READS[command], write(tmp_path, name))
    assert not faults, (ended.err[-500:], faults)


@pytest.mark.parametrize(
    "query",
    [
        "COPY t TO 'out.csv'",
        "ATTACH 'other.db'",
        "SELECT 1; DROP TABLE t",
        "INSTALL httpfs",
        "VACUUM INTO 'x'",
        "PRAGMA version",
    ],
)
@pytest.mark.parametrize("name", ["x.duckdb", "x.sqlite"])
def test_a_query_can_only_select(name, query, tmp_path):
    path = tmp_path / name
    with duckdb.connect(str(path)) if name.endswith("duckdb") else sqlite3.connect(path) as base:
        base.execute("CREATE TABLE t (payer VARCHAR, payee VARCHAR)")
        base.execute("INSERT INTO t VALUES ('A', 'B')")
    with pytest.raises(ag.DataError) as caught:
        ag.load(path, query=query)
    assert len(str(caught.value).splitlines()) == 1
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_every_line_is_counted_where_a_stray_quote_takes_rows_into_a_cell(tmp_path):
    path = tmp_path / "x.csv"
    rows = "".join(f"C{place},D{place},{place + 1}\n" for place in range(50))
    path.write_text(f'payer,payee,amount\nA,"B,1\n{rows}E,F",2\nA,B,1\nB,A,1\n')
    ledger = ag.load(path)
    assert (ledger.intake.read, ledger.intake.kept) == (3, 2)
    assert "a cell holds 51 lines that look like rows" in str(ledger.intake.refusals[0])


def test_lines_within_cells_are_counted(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text('payer,payee,title\nA,B,"one\ntwo"\nB,A,x\n')
    assert any("1 line lies within a cell" in note.message for note in ag.load(path).intake.notes)


def test_what_was_read_before_does_not_change_what_is_accepted(tmp_path):
    long = "x" * 200_000
    init(tmp_path / "deals")
    sources = tmp_path / "deals" / "sources.csv"
    sources.write_text(sources.read_text().replace("EXAMPLE: quarterly", f"{long} quarterly"))
    first = ag.check(tmp_path / "deals")
    (tmp_path / "x.csv").write_text("payer,payee\nA,B\n")
    ag.load(tmp_path / "x.csv")
    assert ag.check(tmp_path / "deals") == first


def test_a_large_table_is_read_in_its_own_encoding(tmp_path):
    rows = "".join(f"Газпром,Общество{place % 1000},{place}\n" for place in range(210_000))
    path = tmp_path / "x.csv"
    path.write_bytes(f"payer,payee,amount\n{rows}Общество7,Газпром,5\n".encode("cp1251"))
    ledger = ag.load(path)
    assert {company.name for company in ledger.companies} == {"Газпром", "Общество7"}
    assert "CP1251" in ledger.intake.form.upper().replace("WINDOWS-", "CP")


def test_a_pipe_or_file_larger_than_the_limit_is_refused_and_0_lifts_it(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("payer,payee,amount\nA,B,1\nB,A,1\n")
    with pytest.raises(ag.DataError, match=r"has more than 0\.0 kB; --max-input sets another limit"):
        ag.load(path, max_input=10)
    with pytest.raises(ag.DataError, match="zero: gives more than 5 MB"):
        ag.load("/dev/zero", max_input=5_000_000)
    assert len(ag.load(path, max_input=0).deals) == 2


def test_a_figure_that_is_read_can_be_written_in_every_format(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("payer,payee,amount,currency\nA,B,0.333333333333333333333,EUR\nB,A,999999999999,EUR\n")
    (tmp_path / "rates.csv").write_text("currency,usd\nEUR,1.123456789123456789\n")
    ledger = ag.load(path, rates=tmp_path / "rates.csv", unit="1")
    for name in ("x.duckdb", "x.sqlite", "x.xlsx", "x.json", "x.zip"):
        ag.export(ledger, tmp_path / name)
        assert [event.usd_bn for event in ag.load(tmp_path / name).events] == [event.usd_bn for event in ledger.events]
    assert all(event.usd_bn < Decimal(10) ** 20 for event in ledger.events)
