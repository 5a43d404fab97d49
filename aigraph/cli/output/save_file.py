"""Files that a command leaves behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from aigraph.language.translation import gettext
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


open_option = click.option("--open", "opens", is_flag=True, help="Open the file when it is written.")


def require_file(output: str | None, opens: bool) -> None:
    """Refuse to open what goes to standard output.

    Raises
    ------
    click.UsageError
        If it does.
    """
    if opens and output == "-":
        raise click.UsageError("--open needs a file; standard output is none")


def open_file(target: Path) -> None:
    """Open a file with the program that the system has for it, and say so where there is none."""
    if click.launch(str(target.resolve())):
        said = gettext("no program opened it; it is written all the same")
        click.echo(f"aigraph: {target}: {said}", err=True)


def print_size(target: Path, more: str = "") -> None:
    """Say on standard error what was written, and how large it is."""
    size = gettext("{number:,.0f} kB", number=target.stat().st_size / 1000)
    click.echo(f"{target}: {size}{more}", err=True)
