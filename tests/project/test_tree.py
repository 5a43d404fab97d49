"""The tree itself: folders that can be overlooked, modules of one idea, terms that can be looked up.

What does not hold everywhere yet is listed beside its test, with what is left to do. The lists only get shorter.
"""

import ast
import io
import re
import tokenize
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "aigraph"
MAX_FILES, MAX_LINES, MAX_README_LINES, MAX_FLOORS = 25, 300, 15, 6

LONG_FOR_A_REASON = {
    "engine/temporal/compiled/kernel.py": "one compiled function: to call its phases would cost more than they do",
}
"""Modules over the limit, each with its reason."""

OWN_WORDS = {"told", "untold", "asked", "given", "heard", "crew", "gathered", "patience", "whoever"}
"""Words of our own that once stood in names: a reader cannot look them up."""

KEPT_FOR_SCRIPTS = {"model/arrow.py": {"told"}}
"""Names that scripts of others ask for, which check how tables are read: `Arrow.told` is the same as `Arrow.events`."""

NAMELESS = {
    *("between", "same", "gather", "closing", "pair", "typed", "rings", "loop_part", "cover", "arcs", "deals_of"),
    *("moments", "choose", "walk_back", "own", "raw", "tally", "settle", "states", "witnesses", "parties", "first_fit"),
    *("flat", "digits", "days", "sides", "corners", "runs", "groups", "edges", "threads", "programs"),
    *("netting", "throughflow", "throughput", "story", "chronicle", "packer", "packing", "stones", "trips", "facts"),
    *("doubt", "cite", "form", "screen", "saving", "entry", "seen", "looks", "dodge", "crew"),
}
"""Names of files that say nothing alone."""


def modules(root):
    return sorted(path for path in root.rglob("*.py") if "node_modules" not in path.parts)


def folders(root):
    return sorted({path.parent for path in modules(root)})


def name_of(path):
    return path.relative_to(PACKAGE).as_posix()


ROOMS = [folder for folder in folders(PACKAGE) if folder != PACKAGE]
MODULES = modules(PACKAGE)


@pytest.mark.parametrize(
    "folder", [*folders(PACKAGE), *folders(ROOT / "tests")], ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_a_folder_can_be_overlooked(folder):
    assert len([path for path in folder.iterdir() if path.is_file()]) <= MAX_FILES


def test_no_module_is_long_without_a_reason():
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: length for name, length in lengths.items() if length > MAX_LINES}.keys() <= LONG_FOR_A_REASON.keys()


def test_every_module_says_in_its_first_line_what_it_is():
    assert [name_of(path) for path in MODULES if not ast.get_docstring(ast.parse(path.read_bytes()))] == []


@pytest.mark.parametrize("folder", [PACKAGE, *ROOMS], ids=name_of)
def test_a_folder_has_a_short_readme(folder):
    text = (folder / "README.md").read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert len(text.splitlines()) <= MAX_README_LINES


@cache
def words_in_names(path):
    source = io.BytesIO(path.read_bytes()).readline
    names = {token.string for token in tokenize.tokenize(source) if token.type == tokenize.NAME}
    return {part for name in names for part in name.lower().split("_")}


@pytest.mark.parametrize("room", sorted({name_of(folder).partition("/")[0] for folder in ROOMS}))
def test_no_name_has_a_word_of_our_own(room):
    names = {name_of(path): words_in_names(path) & OWN_WORDS for path in modules(PACKAGE / room)}
    found = {name: sorted(words - KEPT_FOR_SCRIPTS.get(name, set())) for name, words in names.items()}
    assert {name: words for name, words in found.items() if words} == {}


def test_every_file_name_says_something_alone():
    assert {name_of(path) for path in MODULES if path.stem in NAMELESS} == set()


PRIVATE = re.compile(
    r"""setattr\((?:[\w.]+, ["']|["'][\w.]+\.)_[a-z]|^from aigraph\S* import .*\b_[a-z]""", re.IGNORECASE
)


WITHOUT_A_WORD = {"test_batcher.py", "test_buffer_pool.py", "test_compiled.py", "test_edge_list.py", "test_top_k.py"}
"""Tests that reach into private names of the engine and do not say why; to be emptied."""


def test_no_test_reaches_into_private_names_unless_it_says_why():
    silent = set()
    for path in modules(ROOT / "tests"):
        above = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if not PRIVATE.search(line):
                above = line.lstrip()
            elif not above.startswith("# Private"):
                silent.add(path.name)
    assert silent <= WITHOUT_A_WORD


RUN_THE_PROGRAM_THEMSELVES = {
    "command_line.py": "it is what asserts",
    "test_add.py": "asks in a terminal",
    "test_cli.py": "a pipe whose reader stops early",
    "test_command_group.py": "lines of a shell, as the examples are",
    "test_serve.py": "another program asks it",
    "test_settings.py": "a pager in a terminal",
}
"""Files that start the program without `run_program`, each with what that cannot do."""


def test_what_a_command_does_is_asserted_wherever_one_is_run():
    texts = {path.name: path.read_text(encoding="utf-8") for path in modules(ROOT / "tests") if path != Path(__file__)}
    assert {name for name, text in texts.items() if re.search(r"(from|import) click\.testing", text)} == {
        "command_line.py"
    }
    started = {name for name, text in texts.items() if re.search(r'-m", "aigraph"|-m aigraph\b', text)}
    assert started <= RUN_THE_PROGRAM_THEMSELVES.keys()


def test_the_list_of_slow_tests_is_of_tests_that_are_there():
    def is_there(line):
        path, _, name = line.partition("::")
        text = (ROOT / path).read_text(encoding="utf-8") if (ROOT / path).exists() else ""
        return path.endswith(".md") or name.rpartition(".")[2] in text

    lines = (ROOT / "tests" / "slow.txt").read_text(encoding="utf-8").splitlines()
    # A test that was renamed is quick until `scripts/slow` has measured anew; many of them make the quick run slow.
    assert sum(map(is_there, lines)) > 0.8 * len(lines)


def imports_within(folder):
    """Give for each module of a folder those of the same folder that it imports; `from . import x` is not our way."""
    package = ".".join(folder.relative_to(ROOT).parts)
    stems = {path.stem for path in folder.glob("*.py")}
    graph = {}
    for path in folder.glob("*.py"):
        nodes = [node for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.ImportFrom)]
        inside = [node.module for node in nodes if node.module and node.module.startswith(f"{package}.")]
        targets = {module.removeprefix(f"{package}.") for module in inside}
        targets |= {alias.name for node in nodes if node.module == package for alias in node.names}
        graph[path.stem] = (targets & stems) - {"__init__"}
    return graph


def floors(graph):
    """Count the modules on the longest chain of imports; a circle has no end."""

    def height(module, above=()):
        if module in above:
            return float("inf")
        return 1 + max((height(below, (*above, module)) for below in graph[module]), default=0)

    return max(map(height, graph), default=0)


@pytest.mark.parametrize("folder", ROOMS, ids=name_of)
def test_a_folder_has_few_import_floors_and_no_circle(folder):
    assert floors(imports_within(folder)) <= MAX_FLOORS


def test_floors_are_counted_and_circles_found():
    assert floors({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == 3
    assert floors({"a": {"b"}, "b": {"a"}}) == float("inf")
