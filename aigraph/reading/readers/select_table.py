"""A file of several tables: the one that was asked for, else the first that has a payer and a payee."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from aigraph.model.names import suggest
from aigraph.model.origin import DataError
from aigraph.reading.raw_table import Sheet, note, refuse


def first_fit(
    path: Path, what: str, names: Sequence[str], asked: str | None, read: Callable[[str], Sheet], *, by: str
) -> Sheet:
    """Read one table of a file, and say which one, and which others there are.

    Parameters
    ----------
    path : Path
        The file.
    what : str
        What it calls its tables: ``sheet`` or ``table``.
    names : sequence of str
        What they are called, in their order.
    asked : str, optional
        The name of the one that was asked for.
    read : function
        Reads the one of a name.
    by : str
        The options by which another is asked for.

    Raises
    ------
    DataError
        If there is none of the name, or none that can be read; then it says of each what it lacks.
    """
    if asked and asked not in names:
        near = suggest(asked, names)
        hint = f"did you mean {near[0]!r}?" if near else f"there is {', '.join(map(repr, names)) or 'none'}"
        raise refuse(str(path), f"has no {what} {asked!r}; {hint}")
    failed: list[DataError] = []
    for name in [asked] if asked else names:
        try:
            sheet = read(name)
        except DataError as error:
            failed.append(error)
        else:
            others = [repr(other) for other in names if other != name]
            rest = f"; not read: {', '.join(others)}; {by} reads another" if others else ""
            return replace(sheet, notes=(note(str(path), f"{what} {name!r} is read{rest}"), *sheet.notes))
    if not failed:
        raise refuse(str(path), f"has no {what}s")
    raise DataError([problem for error in failed for problem in error.problems])
