"""The command line: words in, one library function each, answers out."""

from __future__ import annotations

import io
import sys
import warnings

import click

import aigraph
from aigraph.cli.lazy_group import LazyGroup


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(aigraph.__version__, prog_name="aigraph")
def main() -> None:
    """Find the circular deals by which AI companies finance one another.

    An arrow points the way value goes: cash from payer to payee. A loop is money that leaves a company as funding and can come
    back to it as revenue.
    """
    # What an interrupt cut short is said by the command itself, in its own words.
    warnings.filterwarnings("ignore", message="the search was interrupted", category=RuntimeWarning)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Files and pipes get UTF-8 whatever the locale; an old terminal gets a question mark, not a traceback.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
