"""The command line: words in, one library function each, answers out."""

from __future__ import annotations

import io
import sys
import warnings

import click

import aigraph
from aigraph.cli.answer_language import add_language_option
from aigraph.cli.command_group import CommandGroup

TRACEBACK = "--traceback"
"""The option, anywhere on the command line, that shows where in the program a fault of aigraph happened."""


@click.group(cls=CommandGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(aigraph.__version__, prog_name="aigraph")
@click.option(TRACEBACK, is_flag=True, expose_value=False, help="Of a fault of aigraph, show where it happened.")
@click.option("--pager", is_flag=True, help="Show a long answer page by page, in PAGER or less.")
def main(pager: bool) -> None:  # noqa: ARG001  the group looks at it
    """Find the circular deals by which AI companies finance one another.

    An arrow points the way value goes: cash from payer to payee. A loop is money that leaves a company as funding and can come
    back to it as revenue. `aigraph help WORD` explains a word of the answers.
    """
    # What an interrupt cut short is said by the command itself, in its own words.
    warnings.filterwarnings("ignore", message="the search was interrupted", category=RuntimeWarning)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Files and pipes get UTF-8 whatever the locale; an old terminal gets a question mark, not a traceback.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


add_language_option(main)
