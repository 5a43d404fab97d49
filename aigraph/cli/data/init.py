"""`aigraph init`: a folder for deals of one's own."""

from __future__ import annotations

import shlex

import click

from aigraph.language.translation import gettext


@click.command("init")
@click.argument("folder", metavar="FOLDER")
def init_data(folder: str) -> None:
    """Make FOLDER for your own deals: tables with headers, a small invented example, a README.

    Refuses a folder that holds anything.
    """
    from aigraph.datasets.init import README, init

    target = init(folder)
    made = gettext("all tables with an invented example; {file} explains each column", file=README)
    click.echo(f"{target}: {made}", err=True)
    click.echo(gettext("try: {command}", command=f"aigraph cycles --data {shlex.quote(str(target))}"), err=True)
