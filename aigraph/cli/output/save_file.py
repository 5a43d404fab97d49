"""Files that a command leaves behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from aigraph.model.origin import AigraphError


def save_as(target: Path, save: Callable[[Path], object]) -> None:
    """Save to a file, with the folders that lead to it.

    Raises
    ------
    AigraphError
        If it cannot be written; the message says why.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        save(target)
    except OSError as error:
        # What the system refuses says why in a word; what the library refuses is a sentence with the path in it.
        why = f"{target}: cannot be written: {error.strerror}" if error.strerror else str(error)
        raise AigraphError(why) from None


def print_size(target: Path, more: str = "") -> None:
    """Say on standard error what was written, and how large it is."""
    click.echo(f"{target}: {target.stat().st_size / 1000:,.0f} kB{more}", err=True)
