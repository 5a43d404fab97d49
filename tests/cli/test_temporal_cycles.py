"""`aigraph cycles` with days, amounts and seeds, and `aigraph features`."""

import csv
import io
import json

import pytest

from aigraph.cli import main
from tests.command_line import CliRunner

TABLE = """payer,payee,amount,date
A,B,100000,2025-01-01
B,C,95000,2025-01-05
C,A,90000,2025-01-20
C,A,20000,2025-02-20
D,A,5,
"""


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "payments.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def run(*words):
    return CliRunner().invoke(main, list(map(str, words)))


def test_a_loop_is_shown_payment_by_payment(table, tmp_path):
    seeds = tmp_path / "seeds.txt"
    seeds.write_text("name\n# ours\nb\n", encoding="utf-8")
    answer = run("cycles", table, "--within", "30d", "--in-order", "--tolerance", "0.8..1", "--seeds", seeds)
    assert answer.exit_code == 0, answer.output
    lines = [" ".join(line.split()) for line in answer.stdout.splitlines()]
    assert "1 A B 2025-01-01 $100,000 19" in lines
    assert "C A 2025-01-20 $90,000 94.7%" in lines
    assert "1 loop of single payments of at most 6 companies, each payment later" in answer.stdout
    assert "1 payment without a day left out" in answer.stdout


def test_json_and_csv_hold_the_days_and_amounts(table):
    document = json.loads(run("cycles", table, "--in-order", "--format", "json").stdout)
    assert [len(loop["payments"]) for loop in document["loops"]] == [3, 3]
    assert (
        document["loops"][0]["payments"][1] | {"reported": "95000", "day": "2025-01-05", "share_of_previous": 0.95}
        == document["loops"][0]["payments"][1]
    )
    assert (document["in_order"], document["left_out"]["undated"]) == (True, 1)
    rows = list(csv.DictReader(io.StringIO(run("cycles", table, "--within", "4w", "--format", "csv").stdout)))
    assert [row["days"] for row in rows] == ["2025-01-01;2025-01-05;2025-01-20"]


def test_features_are_a_row_per_account_or_per_payment(table):
    rows = list(csv.DictReader(io.StringIO(run("features", table, "--max-length", "3", "--format", "csv").stdout)))
    assert [(row["account"], row["cycles_3"]) for row in rows] == [("a", "2"), ("b", "2"), ("c", "2"), ("d", "0")]
    rows = list(
        csv.DictReader(
            io.StringIO(run("features", table, "--per", "payment", "--within", "30", "--format", "csv").stdout)
        )
    )
    assert [row["cycles"] for row in rows] == ["1", "1", "1", "0", "0"]
    shown = run("features", table, "--any-order", "--tolerance", "0..9")
    assert "Account  Name" in shown.stdout
    assert "each 0 to 9 times the one before" in " ".join(shown.stdout.split())


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--within", "x"], "'x' is no number of days: expected one such as 30d or 4w"),
        (["--tolerance", "0.8"], "'0.8' is no range of shares"),
        (["--tolerance", "1..0.8"], "runs downward"),
        (["--in-order", "--kind", "plain"], "--kind is of loops by what deals are for"),
    ],
)
def test_a_wrong_option_is_wrong_usage(words, message, table):
    answer = run("cycles", table, *words)
    assert answer.exit_code == 2
    assert message in answer.output


def test_an_unknown_seed_has_file_line_and_the_nearest_name(table, tmp_path):
    seeds = tmp_path / "seeds.csv"
    seeds.write_text("A,x\nZ9,y\n", encoding="utf-8")
    answer = run("cycles", table, "--seeds", seeds)
    assert answer.exit_code == 1
    assert f"{seeds}:2: 'Z9' is no company here" in answer.output
