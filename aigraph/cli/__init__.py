"""The command line: words in, one library function each, answers out."""

from __future__ import annotations

import gc
import io
import sys
import warnings
from importlib import import_module
from typing import Any

import click

import aigraph
from aigraph.model.origin import AigraphError

COMMANDS = {
    "cycles": "look.cycles:cycles",
    "explain": "look.explain:explain_loop",
    "coverage": "look.coverage:show_coverage",
    "cite": "look.citation:show_citation",
    "companies": "look.lists:companies",
    "deals": "look.lists:deals",
    "sources": "look.sources:sources",
    "ladder": "look.ladder:show_ladder",
    "diff": "look.diff:show_diff",
    "help": "look.help:show_help",
    "series": "measure.series:show_series",
    "measures": "measure.measures:measures",
    "uncertainty": "measure.uncertainty:show_uncertainty",
    "tornado": "measure.tornado:show_tornado",
    "money": "measure.money:show_money",
    "round-trip": "measure.round_trip:round_trip",
    "keystones": "measure.keystones:find_keystones",
    "concentration": "measure.concentration:show_concentration",
    "institutions": "measure.institutions:show_institutions",
    "stress": "measure.stress:show_stress",
    "shock": "measure.shock:show_shock",
    "features": "measure.features:show_features",
    "clearing": "measure.clearing:show_clearing",
    "null-model": "measure.null_model:compare_with_chance",
    "draw": "picture.draw:draw_page",
    "figure": "picture.figure:draw_figure",
    "report": "picture.report:write_report",
    "site": "picture.site:write_site",
    "check": "data.check:check",
    "read": "data.read:read_table",
    "add": "data.add:add",
    "export": "data.export:export_data",
    "init": "data.init:init_data",
    "merge": "data.merge:merge_data",
    "upgrade": "data.upgrade:upgrade_data",
}
"""Each command by name: its module below this package, and the function."""

TRACEBACK = "--traceback"
"""The option, anywhere on the command line, that shows where in the program a fault of aigraph happened."""

_GARBAGE_THRESHOLD = 100_000


class LazyGroup(click.Group):
    """A group whose commands end with a message, never with a traceback, when the data or the names are wrong."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an `AigraphError` is printed to standard error and gives exit code 1."""
        usual = gc.get_threshold()
        # A command keeps nearly all that it makes until it ends: to look for garbage in it as often as usual is lost time.
        gc.set_threshold(_GARBAGE_THRESHOLD, *usual[1:])
        try:
            return super().invoke(ctx)
        except AigraphError as error:
            click.echo(str(error), err=True)
            ctx.exit(1)
        finally:
            gc.set_threshold(*usual)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click asks so
        """List the commands by name."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click asks so
        """Load a command. The others are not waited for: together they take longer than the answer."""
        if cmd_name not in COMMANDS:
            return None
        module, function = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(f"aigraph.cli.{module}"), function)
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(aigraph.__version__, prog_name="aigraph")
@click.option(TRACEBACK, is_flag=True, expose_value=False, help="Of a fault of aigraph, show where it happened.")
def main() -> None:
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
