"""Which tests run which blocks of the rooms that figures come from, at a tenth of what a tracer costs.

    python scripts/mutation/blocks.py [--out out/blocks.json] [PYTEST WORDS ...]

Each list of statements in a function marks that it ran. What was found is added to the file, and tests that are in it are not
run again: it can be ended and go on.
"""

import argparse
import ast
import json
import signal
import sys
from collections.abc import Container, Iterator, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType

import pytest
from mutants import ROOMS, ROOT

_BODIES = ("body", "orelse", "handlers", "finalbody", "cases")
_RAN = "__ran__"


class Blocks:
    """Loads modules of the rooms with a mark in each block, and reads after each test which are set."""

    def __init__(self, known: Container[str]) -> None:
        self.known = known
        self.places: list[tuple[str, int, int]] = []
        self.ran = bytearray()
        self.tests: dict[str, list[int]] = {}

    def marked(self, source: bytes, path: Path) -> ast.Module:
        """Parse a module, and begin each block of its functions with a mark."""
        tree = ast.parse(source)
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef):
                for block in list(_blocks(function)):
                    self._mark(block, str(path.relative_to(ROOT)))
        return ast.fix_missing_locations(tree)

    def _mark(self, block: list[ast.stmt], module: str) -> None:
        first, last = block[0].lineno, max(node.end_lineno or node.lineno for node in block)
        mark = ast.parse(f"{_RAN}[{len(self.places)}] = 1").body[0]
        for node in ast.walk(mark):
            ast.copy_location(node, block[0])
        after_docstring = isinstance(block[0], ast.Expr) and isinstance(block[0].value, ast.Constant)
        block.insert(int(after_docstring), mark)
        self.places.append((module, first, last))
        self.ran.append(0)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out what was run before."""
        items[:] = [item for item in items if item.nodeid not in self.known]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Note what a test ran, with its fixtures."""
        self.ran[:] = bytes(len(self.ran))
        done = yield
        self.tests[item.nodeid] = [number for number, ran in enumerate(self.ran) if ran]
        return done


def _blocks(node: ast.AST) -> Iterator[list[ast.stmt]]:
    """Give the lists of statements in a function, but those of functions within it."""
    for field in _BODIES:
        inner = getattr(node, field, None) or []
        if inner and isinstance(inner[0], ast.stmt):
            yield inner
        for one in inner:
            if not isinstance(one, ast.FunctionDef | ast.ClassDef):
                yield from _blocks(one)


class _Loader(SourceFileLoader):
    blocks: Blocks

    def get_code(self, fullname: str) -> CodeType:
        path = Path(self.get_filename(fullname))
        return compile(self.blocks.marked(path.read_bytes(), path), str(path), "exec")


class _Finder(MetaPathFinder):
    def __init__(self, blocks: Blocks) -> None:
        self.blocks = blocks

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Find the modules of the rooms."""
        if path is None or not name.startswith(tuple(f"aigraph.{room}" for room in ROOMS)):
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and isinstance(spec.loader, SourceFileLoader):
            spec.loader = _Loader(spec.loader.name, spec.loader.path)
            spec.loader.blocks = self.blocks
        return spec


def main() -> int:
    """Run tests, and add what they ran to the file."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--out", type=Path, default=ROOT / "out/blocks.json")
    words, rest = parser.parse_known_args()
    found = json.loads(words.out.read_text()) if words.out.exists() else {}
    blocks = Blocks(found)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.modules["builtins"].__dict__[_RAN] = blocks.ran
    sys.meta_path.insert(0, _Finder(blocks))
    ended = pytest.main(["-p", "no:cacheprovider", "-q", *rest], plugins=[blocks])
    for test, numbers in blocks.tests.items():
        found[test] = [blocks.places[number] for number in numbers]
    words.out.parent.mkdir(exist_ok=True)
    words.out.write_text(json.dumps(found))
    return ended


if __name__ == "__main__":
    sys.exit(main())
