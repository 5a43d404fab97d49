"""The group of all commands: loads those that are called, lists them under headings, and says what a mistyped one may mean."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

import click

from aigraph.cli.answer_language import (
    LANGUAGE,
    add_language_option,
    in_answer_language,
    in_words_of_language,
    language_kept,
    named_language,
    speak,
)
from aigraph.cli.commands import COMMANDS, GROUPS
from aigraph.cli.examples import EXAMPLES
from aigraph.language.translation import gettext
from aigraph.model.origin import AigraphError, UnknownNameError

SETTINGS = "aigraph.toml"
"""The file of settings: in the folder where aigraph is run or, if there is none, in the folder of the user's settings."""

_WHOLE_SENTENCE = 1000
_WORDS = "aigraph.words"
_NAME_WIDTH = max(map(len, COMMANDS))


class CommandGroup(click.Group):
    """A group whose commands end with a message, never with a traceback, when the data or the names are wrong."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Run the command line in the language that it names."""
        words = sys.argv[1:] if args is None else list(args)
        with language_kept(words):
            return self.main_in_language(words, *rest, **extra)

    def main_in_language(self, words: Sequence[str], *rest: Any, **extra: Any) -> Any:
        """Run the command line in the language that answers are given in; one that the settings name is kept after an error."""
        return click.Group.main(in_words_of_language(self), words, *rest, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an `AigraphError` is printed to standard error and gives exit code 1."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            hint = _table_hint(ctx)
            error.message = in_answer_language(error.message)  # type: ignore[misc]  # final in name: the parts around it stay click's
            if not hint:
                raise
            raise click.UsageError(error.format_message() + hint, error.ctx) from None
        except AigraphError as error:
            # The user of a command does not know the function that missed a library.
            missed = error.__cause__ if isinstance(error.__cause__, ModuleNotFoundError) else None
            hint = _table_hint(ctx) if isinstance(error, UnknownNameError) else ""
            click.echo(in_answer_language(str(_missing_extra(missed, ctx) if missed else error)) + hint, err=True)
            ctx.exit(1)
        except ModuleNotFoundError as error:
            click.echo(in_answer_language(str(_missing_extra(error, ctx))), err=True)
            ctx.exit(1)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click asks so
        """List the commands by name."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click asks so
        """Load a command. The others are not waited for: together they take longer than the answer."""
        if cmd_name not in COMMANDS:
            return None
        module, function = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(f"aigraph.cli.{module}"), function)
        # The first sign tells click to keep the lines.
        command.epilog = "\n".join(("\b", "Examples:", *(f"  {line}" for line in EXAMPLES[cmd_name])))
        add_language_option(command)
        return in_words_of_language(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or refuse the word with the commands that it may stand for."""
        word = args[0]
        if word not in COMMANDS and not word.startswith("-") and not ctx.resilient_parsing:
            ctx.fail(gettext("No such command {word}. {hint}", word=repr(word), hint=_hint(word)))
        name, command, rest = super().resolve_command(ctx, args)
        if command is not None and not ctx.resilient_parsing:
            ctx.meta[_WORDS] = command, list(rest)
            self._apply_settings(ctx, command, rest)
            command = in_words_of_language(command)
        return name, command, rest

    def _apply_settings(self, ctx: click.Context, command: click.Command, words: list[str]) -> None:
        path = _settings_path()
        settings: Mapping[str, Any] = {}
        if path:
            from aigraph.cli.settings import apply_colours, defaults_of, settings_note
            from aigraph.files.toml import read_toml

            settings = read_toml(path, "a file of settings")
            apply_colours(path, settings)
            defaults = defaults_of(command, self._all_commands, path, settings)
            ctx.default_map = {str(command.name): defaults}
            if not named_language(words) and defaults.get(LANGUAGE):
                # What is no language is refused where the option is read.
                with suppress(UnknownNameError):
                    speak(defaults[LANGUAGE])
            with in_words_of_language(command).make_context(
                command.name, list(words), parent=ctx, resilient_parsing=True
            ) as parsed:
                note = settings_note(path, command, parsed)
            if note and not set(words) & set(ctx.help_option_names):
                click.echo(f"aigraph: {note}", err=True)
        if ctx.params["pager"] or settings.get("pager"):
            from aigraph.cli.output.pager import start_pager

            wait = start_pager()
            if wait:
                ctx.call_on_close(wait)

    def _all_commands(self) -> list[click.Command]:
        return [command for name in COMMANDS if (command := self.get_command(click.Context(self), name))]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands group by group, each with its whole first sentence."""
        for heading, names in GROUPS.items():
            commands = [(name, self.get_command(ctx, name)) for name in names]
            rows = [
                (name.ljust(_NAME_WIDTH), command.get_short_help_str(_WHOLE_SENTENCE))
                for name, command in commands
                if command
            ]
            with formatter.section(in_answer_language(heading)):
                formatter.write_dl(rows)


def _settings_path() -> Path | None:
    if os.environ.get("AIGRAPH_NO_SETTINGS"):
        return None
    here = Path(SETTINGS)
    if here.is_file():
        return here
    own = Path(click.get_app_dir("aigraph")) / SETTINGS
    return own if own.is_file() else None


def _missing_extra(error: ModuleNotFoundError, ctx: click.Context) -> Exception:
    from aigraph.model.extras import MissingExtraError, named_extra

    named = named_extra(error, f"aigraph {ctx.invoked_subcommand}")
    if isinstance(named, MissingExtraError):
        return named
    raise error


def _hint(word: str) -> str:
    from aigraph.language.terms import nearest
    from aigraph.model.names import suggest

    near = suggest(word, COMMANDS)
    if near:
        return gettext("Did you mean {names}?", names=gettext(" or ").join(near))
    if Path(word).exists():
        return gettext("To read a table or a folder of your own: {command}", command=f"aigraph cycles {word}")
    terms = nearest(word)
    if terms:
        return gettext("To see what the word means: {command}", command=f"aigraph help {terms[0]}")
    asking = f"aigraph cycles --company {word}"
    return gettext("To ask about a company: {command}; all commands: {help}", command=asking, help="aigraph --help")


def _table_hint(ctx: click.Context) -> str:
    """Say how a table is named where a name was expected, if a word of the command is a file."""
    command, words = ctx.meta.get(_WORDS, (None, []))
    takes = command is not None and any("--data" in parameter.opts for parameter in command.params)
    tables = [
        word
        for before, word in pairwise(["", *words])
        if not word.startswith("-") and not before.startswith("--") and Path(word).exists()
    ]
    if not (takes and tables):
        return ""
    return "\n" + gettext("To ask a table of your own: {option}", option=f"--data {shlex.quote(tables[0])}")
