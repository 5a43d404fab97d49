"""networkx's own tests of `simple_cycles`, run against our engine."""

import networkx as nx
import pytest
from networkx.algorithms.tests import test_cycles as theirs

from aigraph.engine import enumerate_cycles

ASKED = [
    (group, name)
    for group in (theirs.TestCycles, theirs.TestCycleEnumeration)
    for name in dir(group)
    if name.startswith(("test_simple", "test_unsortable", "test_worst", "test_recursive"))
]


@pytest.mark.parametrize("engine", ["python", "extension", "compiled"])
@pytest.mark.parametrize(("group", "name"), ASKED, ids=[name for _, name in ASKED])
def test_what_networkx_expects_of_simple_cycles_holds(group, name, engine, monkeypatch):
    of_undirected = nx.simple_cycles

    def adapter(graph, length_bound=None):
        if not graph.is_directed():
            return of_undirected(graph, length_bound)
        if length_bound == 0:
            return iter(())
        if length_bound is not None and length_bound < 0:
            raise ValueError("length bound must be non-negative")
        return iter(enumerate_cycles(graph, length_bound, engine=engine))

    monkeypatch.setattr(nx, "simple_cycles", adapter)
    tests = group()
    if hasattr(tests, "setup_method"):
        tests.setup_method()
    elif hasattr(tests, "setup_class"):
        tests.setup_class()
    getattr(tests, name)()


def test_their_tests_were_found():
    assert len(ASKED) >= 12
