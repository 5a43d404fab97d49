"""The shipped data, and what the rules say of any."""

from __future__ import annotations

from pathlib import Path

from aigraph.model.ledger import Ledger
from aigraph.model.origin import Problem
from aigraph.rules import LOOKS_UP, RULES

_PACKAGE = Path(__file__).resolve().parent.parent

SEEDS = next(
    (folder for folder in (_PACKAGE / "seeds", _PACKAGE.parent / "seeds") if folder.is_dir()),
    _PACKAGE / "seeds",
)
"""The shipped data: inside an installed package, or at the root of a checkout."""


def judge(ledger: Ledger, problems: list[Problem]) -> list[Problem]:
    """Add what the rules say of a ledger to what could not be read of it, in the order of files and lines.

    A rule that looks things up in a table with unread rows is not asked: it would blame the innocent.
    """
    found = list(problems)
    unread = {Path(problem.origin.path).stem for problem in problems}
    for rule in RULES:
        if unread.isdisjoint(LOOKS_UP.get(rule, ())):
            found += rule(ledger)
    return sorted(found, key=lambda problem: (problem.origin, problem.message))
