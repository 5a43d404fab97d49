"""Loads a folder of deals, shipped or the user's own, and applies the rules to it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from aigraph.model.ledger import Ledger
from aigraph.model.origin import DataError, Problem, Severity
from aigraph.store.data_version import DIGEST
from aigraph.store.read import UncheckedLedger, read_folder

if TYPE_CHECKING:
    from aigraph.rules import Rule

_PACKAGE = Path(__file__).resolve().parent.parent

SEEDS = next(
    (folder for folder in (_PACKAGE / "seeds", _PACKAGE.parent / "seeds") if folder.is_dir()),
    _PACKAGE / "seeds",
)
"""The shipped data: inside an installed package, or at the root of a checkout."""

_LOOKED_UP = frozenset({"aliases", "metrics", "evidence"})
"""Tables that no loop depends on: those of the shipped data are parsed when a question needs them."""

CHECKSUM = "tables.sha256"
"""The file beside the shipped tables with the SHA-256 of all of them, one after the other, as they were when all rules held."""


def load_shipped() -> Ledger:
    """Load the shipped data set. Tables that are still those of its checksum need not be held to the rules once more.

    A ledger is never changed: it is read once, and again only when a file was changed.

    Raises
    ------
    DataError
        If they were changed, and anything in them is wrong.
    """
    return _load_as_they_are(SEEDS, tuple(sorted(map(_state_of, SEEDS.iterdir()))))


def _state_of(file: Path) -> tuple[str, int, int]:
    found = file.stat()
    return file.name, found.st_mtime_ns, found.st_size


@lru_cache(maxsize=1)
def _load_as_they_are(folder: Path, _state: tuple[tuple[str, int, int], ...]) -> Ledger:
    digest = hashlib.sha256()
    found = read_folder(folder, digest.update, later=_LOOKED_UP)
    recorded = folder / CHECKSUM
    if recorded.is_file() and recorded.read_text(encoding="ascii").strip() == digest.hexdigest():
        # They were written by `table_text`, which `data_version` would have to do again.
        found.ledger.shared(DIGEST)[DIGEST] = digest.hexdigest()
        return found.ledger
    return accept(read_folder(folder))


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
    return load_shipped() if path is None else accept(read_folder(Path(path)))


def accept(found: UncheckedLedger) -> Ledger:
    """Give a ledger that was read, if it breaks no rule.

    Raises
    ------
    DataError
        With all errors; warnings do not count.
    """
    errors = errors_of(*found)
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
    from aigraph.rules import LOOKS_UP, RULES, doubts

    return _apply([*RULES, *doubts.DOUBTS], {**LOOKS_UP, **doubts.LOOKS_UP}, ledger, unread)


def errors_of(ledger: Ledger, unread: Iterable[Problem] = ()) -> list[Problem]:
    """List why `load` would refuse a ledger; `unread` as in `validate`."""
    # The shipped tables were held to the rules when they were written.
    from aigraph.rules import LOOKS_UP, RULES

    problems = _apply(RULES, LOOKS_UP, ledger, unread)
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def _apply(
    rules: Iterable[Rule], looks_up: Mapping[Rule, tuple[str, ...]], ledger: Ledger, unread: Iterable[Problem] = ()
) -> list[Problem]:
    problems = list(unread)
    incomplete = {Path(problem.origin.path).stem for problem in problems}
    for rule in rules:
        if incomplete.isdisjoint(looks_up.get(rule, ())):
            problems += rule(ledger)
    return sorted(problems, key=lambda problem: (problem.origin, problem.message))
