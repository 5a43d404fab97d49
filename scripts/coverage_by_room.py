"""Prints the branch coverage of the last run room by room, from the file `.coverage` that it left.

    python scripts/coverage_by_room.py

A branch is a line with the line that follows it; what is counted is lines and branches together, as `coverage report` does.
"""

import io
import json
from collections import Counter
from contextlib import redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

from coverage import Coverage

GOAL = 0.95
HELD_TO_IT = ("model", "rules", "loops", "measures", "reading")
"""Where nearly every line must be run by a test; elsewhere the figure is for information."""


def counts_by_room() -> dict[str, Counter[str]]:
    """Add up lines and branches, all and covered, of each folder below the package."""
    coverage = Coverage()
    coverage.load()
    with TemporaryDirectory() as folder, redirect_stdout(io.StringIO()):
        path = Path(folder, "coverage.json")
        coverage.json_report(outfile=str(path))
        files = json.loads(path.read_text(encoding="utf-8"))["files"]
    rooms: dict[str, Counter[str]] = {}
    for name, file in files.items():
        room = Path(name).parts[1] if len(Path(name).parts) > 2 else "."  # noqa: PLR2004  # aigraph/ROOM/file.py
        summary = file["summary"]
        rooms.setdefault(room, Counter()).update(
            all=summary["num_statements"] + summary["num_branches"],
            covered=summary["covered_lines"] + summary["covered_branches"],
            missing_lines=summary["missing_lines"],
            missing_branches=summary["missing_branches"],
        )
    return rooms


def main() -> None:
    """Print a line for each room, and which of them fall short of the goal."""
    rooms = counts_by_room()
    print(f"{'room':<12} {'covered':>8} {'lines missed':>13} {'branches missed':>16}")
    for room, counts in sorted(rooms.items()):
        share = counts["covered"] / counts["all"] if counts["all"] else 1.0
        short = f"  goal {GOAL:.0%}" if room in HELD_TO_IT and share < GOAL else ""
        print(f"{room:<12} {share:>8.1%} {counts['missing_lines']:>13,} {counts['missing_branches']:>16,}{short}")
    total = sum(rooms.values(), Counter())
    print(f"{'all':<12} {total['covered'] / total['all']:>8.1%}")


if __name__ == "__main__":
    main()
