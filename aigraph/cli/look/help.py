"""`aigraph help`: what a word means, or how a command is used."""

from __future__ import annotations

from itertools import groupby

import click

from aigraph.cli.commands import COMMANDS
from aigraph.cli.options.common import TABLE, brief_format_option
from aigraph.cli.options.completion import complete_word
from aigraph.cli.output.text import print_json, print_note
from aigraph.language.terms import Term, glossary, look_up, nearest
from aigraph.language.translation import gettext
from aigraph.model.origin import UnknownNameError


@click.command("help")
@click.argument("words", metavar="[WORD]", nargs=-1, shell_complete=complete_word)
@brief_format_option
@click.pass_context
def show_help(ctx: click.Context, words: tuple[str, ...], format_: str) -> None:
    """Explain a technical WORD of the answers, or a command.

    Without WORD, list all commands and all words.
    """
    word = " ".join(words)
    command = word if word in COMMANDS else None
    term = _term(word) if word else None
    if format_ != TABLE:
        if command and not term:
            raise click.UsageError(f"--format {format_} is for words, and {command} is a command")
        print_json([found.row() for found in (glossary() if term is None else (term,))])
    elif not word:
        _print_list()
    else:
        if command:
            _print_command(ctx, command)
        if command and term:
            click.echo()
        if term:
            _print_term(term)


def _term(word: str) -> Term | None:
    """Look a word up; a command need not be in the glossary, and what is neither is refused with the nearest of both."""
    try:
        return _named_in_language(word) or look_up(word)
    except UnknownNameError:
        if word in COMMANDS:
            return None
        near = nearest(word, COMMANDS)
        hint = f"did you mean {' or '.join(near)}?" if near else "`aigraph help` lists both"
        raise UnknownNameError(f"{word!r} is neither a word of the glossary nor a command; {hint}") from None


def _named_in_language(word: str) -> Term | None:
    """Find what a word means that is written as the language of the answer writes it."""
    return next((term for term in glossary() if word and word == gettext(term.name)), None)


def _title(term: Term) -> str:
    """Name a word in the language of the answer, with the English one, under which code and data have it."""
    name = gettext(term.name)
    return name if name == term.name else f"{name} ({term.name})"


def _print_list() -> None:
    command = "aigraph help bottleneck"
    print_note(
        gettext("Give a word to see what it means, or a command to see how it is used: {command}.", command=command)
    )
    click.echo()
    print_note(gettext("Commands: {names}.", names=", ".join(sorted(COMMANDS))))
    for heading, terms in groupby(glossary(), key=lambda term: term.group):
        click.echo()
        print_note(gettext("{heading}: {names}.", heading=gettext(heading), names=", ".join(map(_title, terms))))


def _print_command(ctx: click.Context, name: str) -> None:
    group = ctx.parent
    command = group.command.get_command(group, name) if group and isinstance(group.command, click.Group) else None
    if command:
        click.echo(command.get_help(click.Context(command, info_name=name, parent=group)))


def _print_term(term: Term) -> None:
    click.secho(_title(term), bold=True)
    print_note(gettext(term.text), "  ")
    if term.field:
        print_note(gettext("In the field: {term}.", term=term.field), "  ")
    if term.also:
        print_note(gettext("Also: {names}.", names=", ".join(term.also)), "  ")
    if term.see:
        print_note(gettext("More: {address}", address=f"docs/{term.see}"), "  ")
