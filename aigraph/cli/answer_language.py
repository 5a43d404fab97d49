"""The language of a command: said by an option, a variable or the settings; help and messages are given in it, click's own too."""

from __future__ import annotations

import copy
import inspect
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import TypeVar

import click

from aigraph.language.locale_text import ENGLISH
from aigraph.language.translation import (
    gettext_noop,
    in_language,
    language,
    language_code,
    plural_form,
    set_language,
    translated_commands,
)
from aigraph.model.origin import UnknownNameError

LANGUAGE = "lang"
"""The name of the option."""

_VARIABLE = "AIGRAPH_LANG"
_OPTION = f"--{LANGUAGE}"
_HELP = gettext_noop("The language of the answer: en, bn (Bengali) or hi (Hindi).")

Command = TypeVar("Command", bound=click.Command)


def add_language_option(command: click.Command) -> None:
    """Give a command the option, once."""
    if all(parameter.name != LANGUAGE for parameter in command.params):
        command.params.append(
            click.Option(
                [_OPTION],
                metavar="LANGUAGE",
                envvar=_VARIABLE,
                show_envvar=True,
                expose_value=False,
                is_eager=True,
                callback=_answer_in,
                help=_HELP,
            )
        )


def _answer_in(context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    """Give the answer of this command in a language, or say that the command does not know it."""
    if context.resilient_parsing:
        return
    if value is not None:
        try:
            speak(value)
        except UnknownNameError as error:
            raise click.BadParameter(str(error)) from None
    name = context.info_name or ""
    is_command = context.parent is not None
    if is_command and language() != ENGLISH and name not in translated_commands(language()):
        from aigraph.cli.output.text import answer_in_english

        answer_in_english(f"aigraph {name}")


@contextmanager
def language_kept(words: Sequence[str]) -> Iterator[None]:
    """Begin in the language that the words of a command line or the variable name, and take back what was changed meanwhile.

    The words are looked at before they are parsed: ``--help`` is answered where it stands, before an option that follows it.
    """
    with in_language(language()):
        # A name that is unknown is refused where the option is read.
        with suppress(UnknownNameError):
            speak(named_language(words) or language())
        yield


def named_language(words: Sequence[str]) -> str:
    """Give the language that the words of a command line or the variable name, as it is written there."""
    for place, word in enumerate(words):
        option, equals, value = word.partition("=")
        if option == _OPTION:
            return value if equals else "".join(words[place + 1 : place + 2])
    return os.environ.get(_VARIABLE, "")


def speak(name: str) -> None:
    """Say everything from now on in a language, until the command ends.

    Raises
    ------
    UnknownNameError
        If there is no catalogue of it.
    """
    code = language_code(name)
    if code != ENGLISH:
        from aigraph.language.finished_text import message_or_same

        # click takes its words from the catalogue of the process, and has no other way to be told of one.
        for module in SPEAKING_MODULES:
            for function, ours in (("_", message_or_same), ("ngettext", plural_form)):
                if hasattr(loaded := import_module(f"click.{module}"), function):
                    setattr(loaded, function, ours)
    set_language(code)


SPEAKING_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types")


def in_words_of_language(command: Command) -> Command:
    """Give a command with its help in the language of the answer; in English, the command itself."""
    if language() == ENGLISH:
        return command
    from aigraph.language.finished_text import message_or_same

    made = copy.copy(command)
    made.help = message_or_same(inspect.cleandoc(command.help)) if command.help else command.help
    made.epilog = "\n".join(map(message_or_same, (command.epilog or "").split("\n")))
    made.params = [_translated(parameter) for parameter in command.params]
    # click keeps the option --help, with its words, at the command.
    made._help_option = None  # noqa: SLF001
    return made


def _translated(parameter: click.Parameter) -> click.Parameter:
    if not isinstance(parameter, click.Option) or not parameter.help:
        return parameter
    from aigraph.language.finished_text import message_or_same

    made = copy.copy(parameter)
    made.help = message_or_same(parameter.help)
    return made


def in_answer_language(text: str) -> str:
    """Give a finished English text, such as that of an error, in the language of the answer."""
    if language() == ENGLISH:
        return text
    from aigraph.language.finished_text import translate_text

    return translate_text(text)
