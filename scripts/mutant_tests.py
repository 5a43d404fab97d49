"""Which tests may notice that a line is another: those that run it, and those that name what its module defines."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest
from coverage import CoverageData

_MOST_FILES = 8


class TestsByLine:
    """Which tests run a line, and those that run few others first."""

    def __init__(self, path: Path) -> None:
        data = CoverageData(str(path))
        data.read()
        self._of_file, self._lines_run, self.files = {}, Counter(), set()
        for file in data.measured_files():
            found = data.contexts_by_lineno(file)
            tests = {line: {name.partition("|")[0] for name in names if name} for line, names in found.items()}
            self.files |= {name.partition("::")[0] for names in tests.values() for name in names}
            self._of_file[file[file.rindex("/aigraph/") + 1 :]] = tests
            for names in tests.values():
                self._lines_run.update(names)

    def __call__(self, module: str, line: int) -> list[str]:
        """Give the tests of a line; if none runs it, of the nearest line before it: a condition may stand over many."""
        tests = self._of_file.get(module, {})
        for near in range(line, line - 4, -1):
            if tests.get(near):
                return sorted(tests[near], key=lambda name: (self._lines_run[name], name))
        return []


def naming(path: Path, items: dict[str, pytest.Item]) -> set[str]:
    """Give the tests of the files that name most of what a module defines."""
    defined = {node.name for node in ast.parse(path.read_bytes()).body if hasattr(node, "name")} | {path.stem}
    public = [name for name in defined if not name.startswith("_")]
    counts = Counter()
    for file in {name.partition("::")[0] for name in items if name.startswith("tests/")}:
        words = Counter(re.findall(r"\w+", Path(file).read_text(encoding="utf-8")))
        counts[file] = sum(words[name] for name in public) + 5 * (path.stem in file)
    best = {file for file, count in counts.most_common(_MOST_FILES) if count}
    return {name for name in items if name.partition("::")[0] in best}
