"""The core works without any extra, and what needs one says which line installs it."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from aigraph.model.extras import EXTRAS, MissingExtraError, require
from tests.hidden_libraries import without

ROOT = Path(__file__).parents[2]
CORE_ALONE = without({*EXTRAS, "numba", "pyarrow"}, "from aigraph.cli.console_script import run\nrun()\n")
PUBLIC_MEASURES = """
import inspect
import aigraph as ag

ledger = ag.load()
view = ledger.view()
known = dict(ledger=ledger, view=view, network=view, company="openai", measure="max-circulation", cut=0.5, breaks="coreweave")
for name in ag.measures.__all__:
    function = getattr(ag.measures, name)
    if not inspect.isfunction(function):
        continue
    asked = [p for p in inspect.signature(function).parameters.values() if p.default is p.empty]
    if not {p.name for p in asked} <= set(known):
        continue
    try:
        function(**{p.name: known[p.name] for p in asked})
    except ImportError as error:
        print(name, type(error).__name__, error)
"""
OWN_TABLE = "payer,payee,amount,date\nA,B,5,2026-01-01\nB,A,4,2026-02-01\n"


def core(folder, line):
    """Run a command where no library of an extra can be imported."""
    words = [sys.executable, "-c", CORE_ALONE, *line.split()]
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "deals.csv").write_text(OWN_TABLE, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "line",
    [
        "cycles",
        "cycles deals.csv",
        "explain nvidia-openai-oracle",
        "cite nvidia-openai-oracle",
        "draw -o page.html",
        "draw deals.csv -o page.html",
        "figure loop nvidia-openai-oracle -o loop.svg",
        "export -o deals.json",
        "export -o folder",
        "export -o deals.gexf",
        "export -o deals.sqlite",
        "check",
        "companies",
    ],
)
def test_loops_explanations_pages_and_plain_files_need_no_extra(folder, line):
    answer = core(folder, line)
    assert answer.returncode == 0, answer.stderr


@pytest.mark.parametrize(
    ("line", "extra"),
    [
        ("measures", "measures"),
        ("money openai", "measures"),
        ("shock openai", "measures"),
        ("keystones", "measures"),
        ("report -o report.html", "measures"),
        ("export -o deals.xlsx", "tables"),
        ("export -o deals.duckdb", "tables"),
        ("export -o deals.parquet", "tables"),
        ("figure loop nvidia-openai-oracle -o loop.png", "figures"),
        ("mcp", "mcp"),
    ],
)
def test_what_needs_an_extra_says_which_line_installs_it_and_leaves_no_file(folder, line, extra):
    before = sorted(folder.iterdir())
    answer = core(folder, line)
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert len(answer.stderr.splitlines()) == 1
    assert f"needs an extra: pip install 'aigraph[{extra}]'" in answer.stderr
    if extra == "measures":
        assert answer.stderr.startswith(f"aigraph {line.split()[0]} needs")
    assert sorted(folder.iterdir()) == before


def libraries_of(extra):
    """Name the distributions that an extra brings, those of the extras that it names included."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for line in project["optional-dependencies"][extra]:
        if line.startswith("aigraph["):
            for other in line.removeprefix("aigraph[").removesuffix("]").split(","):
                yield from libraries_of(other)
        else:
            yield line.split(">=")[0]


@pytest.mark.parametrize(
    ("extra", "line"),
    [
        ("documents", "report -o report.docx"),
        ("figures", "figure loop nvidia-openai-oracle -o loop.png"),
        ("measures", "report -o report.html"),
        ("tables", "export -o deals.parquet"),
    ],
)
def test_each_extra_alone_suffices_for_what_it_is_for(folder, extra, line):
    hidden = {*EXTRAS, "numba", "pyarrow"} - {name.removeprefix("python-") for name in libraries_of(extra)}
    program = without(hidden, "from aigraph.cli.console_script import run\nrun()\n")
    words = [sys.executable, "-c", program, *line.split()]
    answer = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    assert (folder / line.split()[-1]).stat().st_size > 0


def test_the_library_refuses_in_the_same_words(monkeypatch):
    monkeypatch.setitem(EXTRAS, "no_such_library", "tables")
    with pytest.raises(
        MissingExtraError, match=r"Excel needs an extra: pip install 'aigraph\[tables\]'; CSV needs nothing"
    ):
        require("no_such_library", "Excel", "CSV needs nothing")


def test_every_measure_that_needs_scipy_says_so_when_it_is_called_from_a_program():
    program = without({"scipy", "threadpoolctl"}, PUBLIC_MEASURES)
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    refused = dict(line.split(" ", 1) for line in answer.stdout.splitlines())
    assert set(refused) >= {"max_circulation", "sources_and_uses", "round_trip", "shock", "spread", "stress", "tornado"}
    for told in refused.values():
        assert told.startswith("MissingExtraError ")
        assert told.endswith(" needs an extra: pip install 'aigraph[measures]'")


@pytest.mark.parametrize("name", ["ag.find_cycles_on_spark", "ag.spark.find_cycles_on_spark", "ag.spark.plan_on_spark"])
def test_the_search_on_spark_says_which_line_installs_spark(name):
    program = without(
        {"pyspark"}, f"import aigraph as ag\ntry:\n    {name}\nexcept ImportError as error:\n    print(error)"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "pip install 'aigraph[spark]'" in answer.stdout


def test_every_library_of_an_extra_stands_in_it():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    names = {"docx": "python-docx"}
    for module, extra in EXTRAS.items():
        if extra in extras:
            assert any(line.startswith(names.get(module, module)) for line in extras[extra]), module
    assert not [line for line in project["dependencies"] if line.split(">=")[0] in EXTRAS]
