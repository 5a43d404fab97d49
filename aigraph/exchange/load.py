"""Loads a ledger, shipped or the user's own, in any form that can be read, and checks it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from aigraph.model.ledger import Ledger
from aigraph.model.origin import DataError, Origin, Problem, Severity
from aigraph.store.load import SEEDS, judge
from aigraph.store.read import NEEDED, read_folder

Read = tuple[Ledger, list[Problem]]


def load(path: str | Path | None = None) -> Ledger:
    """Load a ledger, by default the shipped data set.

    Parameters
    ----------
    path : str or pathlib.Path, optional
        A folder of CSV tables, or what `export` wrote for reading back: a JSON file, an Excel workbook, a folder of Parquet files,
        a SQLite or DuckDB database, a data package.

    Raises
    ------
    DataError
        If anything in it is wrong; `DataError.problems` lists all of it. Warnings do not stop a load.
    AigraphError
        If the file is broken.
    """
    ledger, problems = examine(path)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        raise DataError(errors)
    return ledger


def check(path: str | Path | None = None) -> list[Problem]:
    """List everything wrong with a data set, in the order of files and lines.

    Examples
    --------
    >>> check()
    []
    """
    return examine(path)[1]


def examine(path: str | Path | None = None) -> tuple[Ledger, list[Problem]]:
    """Read a data set and run every rule on it; give both the ledger and the problems."""
    ledger, problems = read(SEEDS if path is None else Path(path))
    return ledger, judge(ledger, problems)


def read(path: Path) -> Read:
    """Read what can be read, by the first of the readers that knows the form, and say what cannot."""
    if path.is_dir() and any((path / f"{name}.csv").is_file() for name in NEEDED):
        return read_folder(path)
    if path.exists():
        for reader in readers():
            found = reader(path)
            if found is not None:
                return found
        message = "is of no form that aigraph reads; expected a folder of tables or what `aigraph export` writes"
        return Ledger(), [Problem(Origin(str(path)), message)]
    return read_folder(path)


def readers() -> tuple[Callable[[Path], Read | None], ...]:
    """Give the readers of all other forms, in the order in which they are asked; each gives None for what is not its own."""
    # Imported here: the shipped data need none of them.
    from aigraph.exchange.own import read_own

    return (read_own,)
