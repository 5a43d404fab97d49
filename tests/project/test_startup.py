"""Nothing heavy is loaded before it is needed."""

import subprocess
import sys

import pytest

HEAVY = ("babel", "pandas", "pyvis", "scipy", "numba", "numpy", "IPython", "jinja2")


def loaded_after(code):
    words = [sys.executable, "-c", f"{code}\nimport sys; print(*sorted(sys.modules))"]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.split()


def test_importing_aigraph_loads_nothing_heavy_and_not_even_networkx():
    modules = loaded_after("import aigraph")
    assert not set(modules) & {*HEAVY, "networkx", "click", "wcwidth"}


@pytest.mark.parametrize("command", ["cycles", "deals", "companies", "sources", "check"])
def test_a_command_in_the_terminal_loads_nothing_heavy(command):
    modules = loaded_after(f"from aigraph.cli import main; main(['{command}'], standalone_mode=False)")
    assert not set(modules) & set(HEAVY)


def test_what_shows_progress_is_not_loaded_where_there_is_no_terminal():
    modules = loaded_after("from aigraph.cli import main; main(['cycles', '--format', 'csv'], standalone_mode=False)")
    assert "aigraph.answers.progress_text" not in modules


def test_the_loops_of_the_shipped_data_are_printed_without_what_their_printing_does_not_need():
    modules = set(loaded_after("from aigraph.cli import main; main(['cycles'], standalone_mode=False)"))
    unused = {
        "wcwidth",
        "networkx",
        "json",
        "tempfile",
        "difflib",
        "aigraph.rules",
        "aigraph.model.intake",
        "aigraph.model.company_forms",
        "aigraph.measures",
        "aigraph.flows",
        "aigraph.typography",
        "aigraph.engine.edge_cycles",
        "aigraph.engine.top_k",
        "aigraph.engine.simple.compiled",
        "aigraph.engine.temporal",
    }
    assert not modules & unused


def test_the_loops_of_the_shipped_data_wait_for_no_table_that_they_do_not_depend_on():
    code = """
from aigraph import load
from aigraph.loops import find_loops
ledger = load()
assert find_loops(ledger.view())
print(*sorted(vars(ledger)))
assert ledger.metrics
print(*sorted(vars(ledger)))
"""
    words = [sys.executable, "-c", code]
    before, after = subprocess.run(words, capture_output=True, text=True, check=True).stdout.splitlines()
    assert not set(before.split()) & {"aliases", "metrics", "evidence"}
    assert "metrics" in after.split()


def test_every_public_name_can_be_fetched():
    import aigraph

    assert all(hasattr(aigraph, name) for name in aigraph.__all__)
    assert set(aigraph.__all__) <= set(dir(aigraph))
