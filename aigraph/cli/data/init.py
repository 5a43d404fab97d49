"""`aigraph init`: a folder for deals of one's own."""

from __future__ import annotations

import shlex

import click


@click.command("init")
@click.argument("folder", metavar="FOLDER")
def init_data(folder: str) -> None:
    """Make FOLDER for your own deals: tables with headers, a small invented example, a README.

    Refuses a folder that holds anything.
    """
    from aigraph.datasets.init import README, init

    target = init(folder)
    click.echo(f"{target}: all tables with an invented example; {README} explains each column", err=True)
    click.echo(f"try: aigraph cycles --data {shlex.quote(str(target))}", err=True)
