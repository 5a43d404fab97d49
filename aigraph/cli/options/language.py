"""The option `--lang`, which every command has: the language of the answer."""

from __future__ import annotations

import click

from aigraph.language.locale_text import ENGLISH
from aigraph.language.translation import gettext, in_language, language, language_code, translated_commands
from aigraph.model.origin import UnknownNameError

_NAME = "lang"


def add_language_option(command: click.Command) -> None:
    """Give a command the option, once."""
    if all(parameter.name != _NAME for parameter in command.params):
        command.params.append(
            click.Option(
                [f"--{_NAME}"],
                metavar="LANGUAGE",
                envvar="AIGRAPH_LANG",
                show_envvar=True,
                expose_value=False,
                is_eager=True,
                callback=_answer_in,
                help="The language of the answer: en, bn (Bengali) or hi (Hindi).",
            )
        )


def _answer_in(context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    """Give the answer of this command in a language, or say that the command does not know it."""
    if value is None or context.resilient_parsing:
        return
    try:
        code = language_code(value)
    except UnknownNameError as error:
        raise click.BadParameter(str(error)) from None
    name = context.info_name or ""
    context.with_resource(in_language(code))
    if code != ENGLISH and name not in translated_commands(code):
        answer_in_english(f"aigraph {name}")


def answer_in_english(command: str) -> None:
    """Give the answer of this command in English, and say so if it was to be in another language."""
    if language() == ENGLISH:
        return
    said = gettext("`{command}` has no answer in this language yet; it is given in English", command=command)
    click.echo(f"aigraph: {said}", err=True)
    click.get_current_context().with_resource(in_language(ENGLISH))
