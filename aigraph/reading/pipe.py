"""Reads what comes through a pipe: kept in a file while it is read, and told by a name that the user knows."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from os import sep
from pathlib import Path
from typing import Any

from aigraph.model.ledger import Ledger
from aigraph.model.origin import AigraphError, DataError, Problem

_STDIN = ("-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0")
_NAME = "standard input"


def load_piped(data: str | Path, load: Callable[[Path], Ledger]) -> Ledger:
    """Load what comes through a pipe; ``-`` is standard input.

    A reader looks at a file twice, first to tell what it is, and a pipe gives everything once. So all of it is copied
    to a file, which is gone when the ledger is there.

    Raises
    ------
    AigraphError
        As `load` does, with the pipe for the place.
    """
    with _kept(data) as (path, told):
        ledger = load(path)
        records: dict[str, Any] = {
            name: tuple(
                replace(record, origin=replace(record.origin, path=told(record.origin.path)))
                for record in getattr(ledger, name)
            )
            for name in ("companies", "aliases", "deals", "events", "sources", "metrics", "evidence")
        }
        intake = ledger.intake and replace(
            ledger.intake,
            path=told(ledger.intake.path),
            refusals=tuple(_renamed(problem, told) for problem in ledger.intake.refusals),
            notes=tuple(_renamed(problem, told) for problem in ledger.intake.notes),
        )
        return replace(ledger, **records, intake=intake)


def check_piped(data: str | Path, check: Callable[[Path], list[Problem]]) -> list[Problem]:
    """List everything wrong with what comes through a pipe."""
    with _kept(data) as (path, told):
        return [_renamed(problem, told) for problem in check(path)]


@contextmanager
def _kept(data: str | Path) -> Iterator[tuple[Path, Callable[[str], str]]]:
    """Give the file with all that the pipe held, and what turns a text with its path into one that names the pipe."""
    with tempfile.TemporaryDirectory() as folder:
        name = Path(data).name
        path = Path(folder) / (_NAME if str(data) in _STDIN else f"pipe {name}" if name.isdigit() else name)

        def told(text: str) -> str:
            return text.replace(f"{folder}{sep}", "")

        try:
            with path.open("wb") as file:
                if str(data) in _STDIN:
                    shutil.copyfileobj(sys.stdin.buffer, file)
                else:
                    with Path(data).open("rb") as pipe:
                        shutil.copyfileobj(pipe, file)
        except OSError as error:
            raise AigraphError(f"{path.name}: cannot be read: {error.strerror}") from None
        try:
            yield path, told
        except DataError as error:
            raise DataError([_renamed(problem, told) for problem in error.problems]) from None
        except (AigraphError, ValueError) as error:
            raise type(error)(told(str(error))) from None


def _renamed(problem: Problem, told: Callable[[str], str]) -> Problem:
    origin = replace(problem.origin, path=told(problem.origin.path))
    return replace(problem, origin=origin, message=told(problem.message))
