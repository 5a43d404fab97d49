"""Selects one table of a file that holds several: by name, else the first that has a payer and a payee."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from aigraph.model.names import suggest
from aigraph.model.origin import DataError
from aigraph.reading.tables.raw_table import RawTable
from aigraph.reading.tables.row_report import note

_LISTED = 30
"""How many tables a message names."""


def select_table(
    file: str, kind: str, names: Sequence[str], selected: str, read: Callable[[str], RawTable], *, by: str
) -> RawTable:
    """Read one table of a file, and say which one, and which others there are.

    Parameters
    ----------
    file : str
        The file, as messages name it.
    kind : str
        What its tables are: ``sheet`` or ``table``.
    names : sequence of str
        Their names, in their order.
    selected : str
        The name of the one to read; empty for the first that can be read.
    read : callable
        Reads the one of a name.
    by : str
        The options that select another.

    Raises
    ------
    DataError
        If there is none of the name, or none that can be read; then it says of each what it lacks.
    """
    if selected and selected not in names:
        near = suggest(selected, names)
        hint = f"did you mean {near[0]!r}?" if near else f"there is {', '.join(map(repr, names[:_LISTED])) or 'none'}"
        raise DataError.at(file, f"has no {kind} {selected!r}; {hint}")
    failed: list[DataError] = []
    for name in [selected] if selected else names:
        try:
            table = read(name)
        except DataError as error:
            failed.append(error)
        else:
            others = [repr(other) for other in names if other != name]
            more = f" and {len(others) - _LISTED:,} more" if len(others) > _LISTED else ""
            rest = f"; not read: {', '.join(others[:_LISTED])}{more}; {by} reads another" if others else ""
            return replace(table, notes=(note(file, f"{kind} {name!r} is read{rest}"), *table.notes))
    if not failed:
        raise DataError.at(file, f"has no {kind}s")
    raise DataError([problem for error in failed for problem in error.problems][:_LISTED])
