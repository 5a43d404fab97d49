"""Loads a ledger, shipped or the user's own, and checks it."""

from __future__ import annotations

from pathlib import Path

from aigraph.model.ledger import Ledger
from aigraph.model.origin import DataError, Problem, Severity
from aigraph.rules import LOOKS_UP, RULES
from aigraph.store.read import read_folder

_PACKAGE = Path(__file__).resolve().parent.parent

SEEDS = next(
    (folder for folder in (_PACKAGE / "seeds", _PACKAGE.parent / "seeds") if folder.is_dir()),
    _PACKAGE / "seeds",
)
"""The shipped data: inside an installed package, or at the root of a checkout."""


def load_folder(path: str | Path | None = None) -> Ledger:
    """Load a folder of deals, by default the shipped data set.

    Parameters
    ----------
    path : str or pathlib.Path, optional
        A folder of CSV tables.

    Raises
    ------
    DataError
        If anything in it is wrong; `DataError.problems` lists all of it. Warnings do not stop a load.
    """
    return without_errors(*examine(path))


def check_folder(path: str | Path | None = None) -> list[Problem]:
    """List everything wrong with a folder of deals, in the order of files and lines."""
    return examine(path)[1]


def examine(path: str | Path | None = None) -> tuple[Ledger, list[Problem]]:
    """Read a folder and run every rule on it; give both the ledger and the problems."""
    ledger, problems = read_folder(SEEDS if path is None else Path(path))
    return ledger, judge(ledger, problems)


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


def without_errors(ledger: Ledger, problems: list[Problem]) -> Ledger:
    """Give a ledger that was read and judged, if no problem is an error.

    Raises
    ------
    DataError
        With all errors; warnings do not count.
    """
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        raise DataError(errors)
    return ledger
