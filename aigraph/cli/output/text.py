"""Prints what is no table: paragraphs, rows for other programs, and the lines under and beside an answer."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import click

from aigraph.answers.provenance import provenance, truncation_sentences
from aigraph.answers.tabular import format_rows, json_text
from aigraph.cli.output import terminal
from aigraph.loops.collect import Truncation
from aigraph.model.ledger import View
from aigraph.model.row import Row
from aigraph.model.status import Level


def print_json(value: Any) -> None:
    """Print one JSON document."""
    click.echo(json_text(value))


def print_rows(rows: Sequence[Row], form: str, envelope: Row, key: str) -> None:
    """Print flat rows for another program; `envelope` is what JSON puts around them, under `key`."""
    for text in format_rows(rows, form, envelope, key):
        click.echo(text, nl=False)


def print_note(text: str, indent: str = "") -> None:
    """Print a paragraph, wrapped to the terminal."""
    for line in textwrap.wrap(
        text,
        terminal.width(),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    ):
        click.echo(line)


def print_provenance(view: View) -> None:
    """Print what the answer rests on: the last line under every answer."""
    print_note(provenance(view))


def print_truncations(truncations: Mapping[Level, Truncation | None]) -> None:
    """Say on standard error what cut the search at each certainty short."""
    for sentence in truncation_sentences(truncations):
        print_warning(sentence)


def print_warning(sentence: str) -> None:
    """Print on standard error what the reader of the answer must know of it, whatever its format."""
    click.echo(f"aigraph: {sentence}", err=True)


def top_note(top: int, total: int, which: str = "the first {}") -> str:
    """Say how many of a list are shown and how to see all, to go on a sentence; nothing where all are."""
    return f"; {which.format(top)} are shown, --top 0 shows all" if 0 < top < total else ""
