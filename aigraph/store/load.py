"""Loads a folder of deals, shipped or the user's own, and applies the rules to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from aigraph.model.ledger import Ledger
from aigraph.model.origin import DataError, Problem, Severity
from aigraph.rules import LOOKS_UP, RULES, Rule
from aigraph.store.read import UncheckedLedger, read_folder

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
    return accept(read_folder(SEEDS if path is None else Path(path)))


def accept(found: UncheckedLedger) -> Ledger:
    """Give a ledger that was read, if it breaks no rule.

    Raises
    ------
    DataError
        With all errors; warnings do not count.
    """
    errors = _errors(_apply(RULES, LOOKS_UP, *found))
    if errors:
        raise DataError(errors)
    return found.ledger


def validate(ledger: Ledger, unread: Iterable[Problem] = ()) -> list[Problem]:
    """Apply all rules and doubts to a ledger; the problems are in the order of files and lines.

    Parameters
    ----------
    unread : iterable of Problem
        What could not be read of it, to be listed with the others. A rule that looks things up in a table with unread
        rows is not applied: it would report rows that are right.
    """
    from aigraph.rules import doubts

    return _apply([*RULES, *doubts.DOUBTS], {**LOOKS_UP, **doubts.LOOKS_UP}, ledger, unread)


def errors_of(ledger: Ledger) -> list[Problem]:
    """List why `load` would refuse a ledger."""
    return _errors(_apply(RULES, LOOKS_UP, ledger))


def _apply(
    rules: Iterable[Rule], looks_up: Mapping[Rule, tuple[str, ...]], ledger: Ledger, unread: Iterable[Problem] = ()
) -> list[Problem]:
    problems = list(unread)
    incomplete = {Path(problem.origin.path).stem for problem in problems}
    for rule in rules:
        if incomplete.isdisjoint(looks_up.get(rule, ())):
            problems += rule(ledger)
    return sorted(problems, key=lambda problem: (problem.origin, problem.message))


def _errors(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity is Severity.ERROR]
