"""`aigraph upgrade`: a folder of deals in the newest version of the tables."""

from __future__ import annotations

import click

from aigraph.native.upgrade import upgrade_folder
from aigraph.store.dictionary import FORMAT_VERSION


@click.command("upgrade")
@click.argument("folder")
def upgrade_data(folder: str) -> None:
    """Add to FOLDER the tables and columns that a newer version of the tables has.

    No cell changes; without the command the folder is read as before.
    """
    added = upgrade_folder(folder)
    for line in added:
        click.echo(line)
    state = "written" if added else "nothing to do"
    click.echo(f"{folder}: version {FORMAT_VERSION} of the tables; {state}", err=True)
