"""Two data sets merged into one: the outcome as a JSON document, as cells and in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from aigraph.datasets.merge import Merge
from aigraph.language.sentences import count
from aigraph.language.translation import gettext
from aigraph.model.display import Row
from aigraph.model.origin import Problem


def merge_document(merged: Merge, target: Path, decisions: Path, problems: Sequence[Problem]) -> Row:
    """Write the outcome of a merge, as JSON has it; merged data with problems were not written, so have no path."""
    return {
        "path": None if problems else str(target),
        "decisions": str(decisions),
        "undecided": len(merged.undecided),
        "counts": {
            table: dict(zip(("first", "second", "both", "merged"), sizes, strict=True))
            for table, sizes in merged.counts.items()
        },
        "conflicts": list(merged.conflicts),
        "problems": [str(problem) for problem in problems],
    }


def merge_cells(merged: Merge) -> list[tuple[str, ...]]:
    """Write for each table the rows of the first, of the second, in both, and of the result."""
    return [(table, *(gettext("{number:,}", number=size) for size in sizes)) for table, sizes in merged.counts.items()]


def merge_sentence(merged: Merge, decisions: Path) -> str:
    """Say how many conflicts there are, and how many pairs wait for a decision."""
    return gettext(
        "{conflicts}. {pairs} in {file}: {number:,} undecided and kept apart.",
        conflicts=count(len(merged.conflicts), "conflict"),
        pairs=count(len(merged.decisions), "pair"),
        file=str(decisions),
        number=len(merged.undecided),
    )
