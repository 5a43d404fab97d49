"""Prints what is no table, as wide as the terminal: paragraphs, rows for other programs, the lines under and beside an answer."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

import click

from aigraph.answers.provenance import provenance, truncation_sentences, untranslated_notes
from aigraph.answers.tabular import format_rows, json_text
from aigraph.cli.answer_language import in_answer_language
from aigraph.cli.output.display_width import wrap_lines
from aigraph.language.locale_text import ENGLISH
from aigraph.language.translation import gettext, gettext_noop, in_language, language
from aigraph.loops.collect import Truncation
from aigraph.model.display import Row
from aigraph.model.ledger import View
from aigraph.model.loop import Leg
from aigraph.model.status import Level

MIN_WIDTH = 40
"""A narrower terminal is written to as if it were as wide as this."""

_DEFAULT_WIDTH = 80


def terminal_width() -> int:
    """Give the width of the terminal, 80 columns in a pipe; ``COLUMNS`` decides."""
    if is_terminal() and _is_dumb():
        return _DEFAULT_WIDTH
    columns = os.environ.get("COLUMNS", "")
    return max(MIN_WIDTH, (int(columns) if columns.isdigit() else _terminal_columns()) or _DEFAULT_WIDTH)


def _terminal_columns() -> int:
    # An answer that goes into a pipe may be read in the terminal that the command was typed in.
    for stream in (sys.__stdin__, sys.__stdout__, sys.__stderr__):
        with suppress(ValueError, OSError):
            if stream is not None:
                return os.get_terminal_size(stream.fileno()).columns
    return 0


def is_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()


def shows_bold() -> bool:
    """Whether standard output is a terminal that knows bold type, or ``FORCE_COLOR`` says so."""
    return bool(os.environ.get("FORCE_COLOR")) or (is_terminal() and not _is_dumb())


def _is_dumb() -> bool:
    return os.environ.get("TERM", "").lower() in ("dumb", "unknown")


def print_json(value: Any) -> None:
    """Print one JSON document."""
    click.echo(json_text(value))


def print_rows(rows: Sequence[Row], form: str, envelope: Row, key: str) -> None:
    """Print flat rows for another program; `envelope` is what JSON puts around them, under `key`."""
    for text in format_rows(rows, form, envelope, key):
        click.echo(text, nl=False)


def print_note(text: str, indent: str = "") -> None:
    """Print a paragraph, wrapped to the terminal."""
    for line in wrap_lines(text, terminal_width(), indent, indent):
        click.echo(line)


def print_provenance(view: View, legs: Iterable[Leg] | None = None) -> None:
    """Print what the answer rests on: the last line under every answer; `legs` are those that it is about, by default all."""
    print_note(provenance(view, legs))
    for note in untranslated_notes():
        print_note(note)


def print_truncations(truncations: Mapping[Level, Truncation | None]) -> None:
    """Say on standard error what cut the search at each certainty short."""
    for sentence in truncation_sentences(truncations):
        print_warning(sentence)


def print_warning(sentence: str) -> None:
    """Print on standard error what the reader of the answer must know of it, whatever its format."""
    click.echo(f"aigraph: {in_answer_language(sentence)}", err=True)


def top_note(top: int, total: int, which: str = gettext_noop("the first {top:,}")) -> str:
    """Say how many of a list are shown and how to see all, to go on a sentence; nothing where all are."""
    if not 0 < top < total:
        return ""
    return gettext("; {which} are shown, --top 0 shows all", which=gettext(which, top=top))


def answer_in_english(command: str) -> None:
    """Give the answer of this command in English, and say so if it was to be in another language."""
    if language() == ENGLISH:
        return
    said = gettext("`{command}` has no answer in this language yet; it is given in English", command=command)
    click.echo(f"aigraph: {said}", err=True)
    click.get_current_context().with_resource(in_language(ENGLISH))
