"""Loads data for a command, and reports on standard error what became of the rows of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from aigraph.cli.output.progress_line import show_progress
from aigraph.model.ledger import Ledger
from aigraph.reading.load import WholeLedgerError, load


def load_with_report(data: str | None, reading: Mapping[str, Any], bounds: Mapping[str, Any]) -> Ledger:
    """Load a data set, and say on standard error what became of the rows of a table.

    Parameters
    ----------
    reading : mapping of str to object
        How a table is read: arguments of `load` by name.
    bounds : mapping of str to number or None
        Of the loops that are looked for: arguments of `load` by name, where the command has them.
    """
    try:
        return _load(data, reading, bounds)
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def load_each(paths: Sequence[str], reading: Mapping[str, Any], bounds: Mapping[str, Any]) -> list[Ledger]:
    """Load several data sets as `load_with_report` does; how to read a table counts for those of them that are tables."""
    ledgers: list[Ledger] = []
    whole: list[str] = []
    for path in paths:
        try:
            ledgers.append(_load(path, reading, bounds))
        except WholeLedgerError as error:
            whole.append(str(error))
            ledgers.append(_load(path, {}, bounds))
        except ValueError as error:
            raise click.UsageError(str(error)) from None
    if len(whole) == len(paths):
        raise click.UsageError(whole[0])
    return ledgers


def _load(data: str | None, reading: Mapping[str, Any], bounds: Mapping[str, Any]) -> Ledger:
    if data and not Path(data).is_dir():
        with show_progress() as progress:
            ledger = load(data, **reading, **bounds, progress=progress)
    else:
        ledger = load(data, **reading)
    if ledger.intake:
        for line in ledger.intake.lines:
            click.echo(line, err=True)
    return ledger
