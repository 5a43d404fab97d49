"""The engine is a package of its own: it knows graphs and nothing else, and works where nothing else is."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import aigraph.engine

ENGINE = Path(aigraph.engine.__file__).parent
SOURCES = sorted(path for path in ENGINE.rglob("*") if path.suffix in (".py", ".pyi", ".md"))
FOLDERS = sorted({path.parent for path in SOURCES if path.suffix == ".py"})

TRY = """
import sys
from lifted import count_cycles, enumerate_multigraph_cycles, enumerate_temporal_cycles, largest_cycles
edges = [("a", "b"), ("b", "c"), ("c", "a"), ("b", "a")]
print(count_cycles(edges, engine="compiled"), largest_cycles(edges, 1, weight=[5, 4, 3, 1]))
print(enumerate_temporal_cycles(edges, time=[1, 2, 3, 4]).count())
print(enumerate_multigraph_cycles(edges).collect())
assert not [name for name in sys.modules if name.startswith("aigraph")]
"""


def test_the_engine_works_as_a_package_of_another_name(tmp_path):
    shutil.copytree(ENGINE, tmp_path / "lifted", ignore=shutil.ignore_patterns("__pycache__"))
    for path in (tmp_path / "lifted").rglob("*.py"):
        path.write_text(path.read_text().replace("aigraph.engine", "lifted"))
    answer = subprocess.run(
        [sys.executable, "-c", TRY], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert answer == [
        "Counts({2: 1, 3: 1}) [(3.0, ['a', 'b', 'c'])]",
        "Counts({2: 1, 3: 1})",
        "[EdgeCycle(['a', 'b'], edges=(0, 3)), EdgeCycle(['a', 'b', 'c'], edges=(0, 1, 2))]",
    ]


def test_the_engine_names_no_other_room():
    for path in SOURCES:
        others = re.findall(r"aigraph(?!\.engine|\[fast\])\S*", path.read_text())
        assert not others, f"{path.relative_to(ENGINE)}: {others}"


def test_the_engine_speaks_of_nodes_and_edges_only():
    domain = re.compile(
        r"\b(compan|deal(s|t)?\b|payer|payee|paid|money|ledger|leg\b|legs\b|ring\b|rings\b)",
        re.IGNORECASE,
    )
    for path in SOURCES:
        for number, line in enumerate(path.read_text().splitlines(), 1):
            said = domain.search(line)
            assert not said, f"{path.relative_to(ENGINE)}:{number}: {said[0]!r}"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.relative_to(ENGINE.parent)))
def test_every_folder_says_in_few_lines_what_it_is_for_and_who_may_import_it(folder):
    lines = (folder / "README.md").read_text().splitlines()
    assert len(lines) <= 15
    assert (
        sum(line.startswith(("- **Who may import it:**", "- **Units:**", "- **Invariants:**")) for line in lines) == 3
    )
