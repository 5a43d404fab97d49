"""`aigraph upgrade`: a folder of deals in the newest version of the tables."""

from __future__ import annotations

import click

from aigraph.cli.answer_language import in_answer_language
from aigraph.language.translation import gettext
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
        click.echo(in_answer_language(line))
    state = gettext("written") if added else gettext("nothing to do")
    version = gettext("version {number:,} of the tables", number=FORMAT_VERSION)
    click.echo(f"{folder}: {version}; {state}", err=True)
