"""`aigraph help`: what a word means, or how a command is used."""

from __future__ import annotations

from itertools import groupby

import click

from aigraph.cli.commands import COMMANDS
from aigraph.cli.options.common import TABLE, brief_format_option
from aigraph.cli.options.completion import complete_word
from aigraph.cli.output.text import print_json, print_note
from aigraph.language.terms import Term, glossary, look_up, nearest
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
        return look_up(word)
    except UnknownNameError:
        if word in COMMANDS:
            return None
        near = nearest(word, COMMANDS)
        hint = f"did you mean {' or '.join(near)}?" if near else "`aigraph help` lists both"
        raise UnknownNameError(f"{word!r} is neither a word of the glossary nor a command; {hint}") from None


def _print_list() -> None:
    print_note("Give a word to see what it means, or a command to see how it is used: aigraph help bottleneck.")
    click.echo()
    print_note(f"Commands: {', '.join(sorted(COMMANDS))}.")
    for heading, terms in groupby(glossary(), key=lambda term: term.group):
        click.echo()
        print_note(f"{heading}: {', '.join(term.name for term in terms)}.")


def _print_command(ctx: click.Context, name: str) -> None:
    group = ctx.parent
    command = group.command.get_command(group, name) if group and isinstance(group.command, click.Group) else None
    if command:
        click.echo(command.get_help(click.Context(command, info_name=name, parent=group)))


def _print_term(term: Term) -> None:
    click.secho(term.name, bold=True)
    print_note(term.text, "  ")
    if term.field:
        print_note(f"In the field: {term.field}.", "  ")
    if term.also:
        print_note(f"Also: {', '.join(term.also)}.", "  ")
    if term.see:
        print_note(f"More: docs/{term.see}", "  ")
