"""What a shell offers when a word is begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from aigraph.model.origin import DataError
from aigraph.reading.load import load

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def complete_company(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer company ids that begin with what was typed."""
    from click.shell_completion import CompletionItem

    data = ctx.params.get("data")
    if data == "-":
        # What is to come through the pipe is not there yet.
        return []
    try:
        ledger = load(data)
    except DataError:
        return []
    return [
        CompletionItem(company.id, help=company.name)
        for company in ledger.companies
        if company.id.startswith(incomplete.casefold())
    ]


def complete_word(_ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer commands and words of the glossary that begin with what was typed."""
    from click.shell_completion import CompletionItem

    from aigraph.cli import COMMANDS
    from aigraph.language.terms import glossary

    words = [*COMMANDS, *(term.name for term in glossary())]
    return [CompletionItem(word) for word in words if word.casefold().startswith(incomplete.casefold())]
