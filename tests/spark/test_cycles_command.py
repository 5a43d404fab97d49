"""`aigraph cycles --engine spark`, on real Spark: the session of the tests is the one that it finds running."""

import json

import pytest

from aigraph.cli import main
from benchmarks.transactions import write_parquet
from tests.command_line import CliRunner

AMLWORLD = """\
Timestamp,From Bank,Account,To Bank,Account,Amount Received,Receiving Currency,Amount Paid,Payment Currency,Payment Format,Is Laundering
2022/09/01 00:20,010,8000EBD30,010,8000EBD31,3697.34,US Dollar,3697.34,US Dollar,Wire,1
2022/09/01 10:20,010,8000EBD31,020,8000EBD99,"3,600.00",US Dollar,"3,600.00",US Dollar,Wire,1
2022/09/02 10:20,020,8000EBD99,010,8000EBD30,3500.00,US Dollar,3500.00,US Dollar,Wire,1
2022/09/03 10:20,020,8000EBD99,,,3500.00,US Dollar,3500.00,US Dollar,Wire,0
2022/09/09 10:20,010,8000EBD31,010,8000EBD30,10.00,US Dollar,10.00,US Dollar,Wire,0
"""


def run(*words):
    return CliRunner().invoke(main, ["cycles", *map(str, words), "--engine", "spark"])


@pytest.fixture
def amlworld(spark, tmp_path):  # noqa: ARG001  the command finds the session
    file = tmp_path / "trans.csv"
    file.write_text(AMLWORLD, encoding="utf-8")
    return file


def test_amlworld_is_read_by_its_columns_and_its_ring_listed(amlworld, tmp_path):
    done = run(amlworld, "--within", "3d", "--tolerance", "0.9..1", "--format", "json", "--write", tmp_path / "rings")
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    assert found["cycles_by_length"] == {"3": 1}
    assert found["cycles"][0]["nodes"] == ["010-8000EBD30", "010-8000EBD31", "020-8000EBD99"]
    assert found["cycles"][0]["times"] == ["2022/09/01 00:20", "2022/09/01 10:20", "2022/09/02 10:20"]
    assert found["cycles"][0]["bottleneck"] == 3500
    assert "1 row without a payer, a payee or a needed date is left out" in done.stderr
    assert list((tmp_path / "rings").glob("*.parquet"))


def test_without_options_cycles_are_of_accounts_alone(amlworld):
    done = run(amlworld)
    assert done.exit_code == 0, done.output
    assert "2 cycles of accounts as they stand in the table: 1 of 2, 1 of 3 accounts." in " ".join(done.output.split())


def test_explain_names_the_plan_its_cost_and_the_better_engine(spark, tmp_path):  # noqa: ARG001  as above
    folder = tmp_path / "parts"
    folder.mkdir()
    write_parquet(folder / "a.parquet", 2000, rings=2)
    done = run(folder, "--within", "3d", "--map", "date=time", "--explain")
    said = " ".join(done.output.split())
    assert done.exit_code == 0, done.output
    assert "2,000 edges" in said
    assert "slices of time" in said
    assert "Expected: Spark" in said
    assert "The better engine here is one machine" in said


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--company", "x"], "--company is not for --engine spark"),
        (["--map", "nonsense"], "expected PART=COLUMN"),
    ],
)
def test_options_that_mean_nothing_on_spark_are_refused(amlworld, words, message):
    done = run(amlworld, *words)
    assert done.exit_code == 2
    assert message in done.output


def test_a_table_without_what_is_needed_is_refused_in_a_sentence(spark, tmp_path):  # noqa: ARG001  as above
    file = tmp_path / "plain.csv"
    file.write_text("payer,payee\na,b\n", encoding="utf-8")
    assert "plain.csv: has no date that is understood" in run(file, "--within", "3d").output
    assert "does not exist" in run(tmp_path / "none.csv").output


@pytest.mark.parametrize("option", [["--explain"], ["--master", "local[2]"], ["--write", "x"]])
def test_options_of_spark_are_refused_elsewhere(option):
    done = CliRunner().invoke(main, ["cycles", *option])
    assert done.exit_code == 2
    assert f"{option[0]} is for --engine spark" in done.output
