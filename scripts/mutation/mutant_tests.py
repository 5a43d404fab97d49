"""Which tests may notice that a line is another: those that run it."""

import json
from pathlib import Path


class TestsByLine:
    """Which tests run the innermost block around a line, as `blocks.py` noted, and those that run few others first."""

    def __init__(self, path: Path) -> None:
        tests = json.loads(path.read_text(encoding="utf-8"))
        self.files = {name.partition("::")[0] for name in tests}
        self._blocks_run = {name: len(blocks) for name, blocks in tests.items()}
        self._of_block: dict[str, dict[tuple[int, int], list[str]]] = {}
        for name, blocks in tests.items():
            for module, first, last in blocks:
                self._of_block.setdefault(module, {}).setdefault((first, last), []).append(name)

    def __call__(self, module: str, line: int) -> list[str]:
        """Give the tests of a line."""
        around = [
            (last - first, first, last) for first, last in self._of_block.get(module, {}) if first <= line <= last
        ]
        if not around:
            return []
        _, first, last = min(around)
        names = {*self._of_block[module][first, last]}
        return sorted(names, key=lambda name: (self._blocks_run[name], name))
