"""What a shell offers when a word is begun."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from aigraph.model.ledger import Ledger
from aigraph.model.origin import AigraphError
from aigraph.reading.load import load

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def complete_company(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer company ids that begin with what was typed."""
    return _items(_companies(_ledger(ctx)), incomplete)


def complete_loop(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer direct loops that begin with what was typed."""
    return _items(_loops(_ledger(ctx)), incomplete)


def complete_citable(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer companies, direct loops and figures that begin with what was typed."""
    ledger = _ledger(ctx)
    return _items({**_companies(ledger), **_loops(ledger), **_measures()}, incomplete)


def complete_measure(_ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer measures that begin with what was typed."""
    return _items(_measures(), incomplete)


def _measures() -> Mapping[str, str]:
    from aigraph.measures.catalogue.names import list_measures

    return {listed.typed: listed.meaning for listed in list_measures()}


def complete_drawn_loop(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer direct loops where the figure is one of a loop, and companies where it is one of their money."""
    offers = {"loop": complete_loop, "money": complete_company}.get(ctx.params.get("figure", ""))
    return offers(ctx, parameter, incomplete) if offers else []


def complete_source(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer ids of sources that begin with what was typed."""
    ledger = _ledger(ctx)
    return _items({source.id: source.title for source in ledger.sources} if ledger else {}, incomplete)


def complete_format(_ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer names of formats that begin with what was typed."""
    from aigraph.writing.registry import FORMATS

    return _items({form.name: form.title for form in reversed(FORMATS)}, incomplete)


def complete_word(_ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer commands and words of the glossary that begin with what was typed."""
    from aigraph.cli.commands import COMMANDS
    from aigraph.language.terms import glossary

    return _items(dict.fromkeys((*COMMANDS, *(term.name for term in glossary())), ""), incomplete)


def _ledger(ctx: click.Context) -> Ledger | None:
    """Load what the command was told to read; what cannot be read, or is yet to come through a pipe, completes nothing."""
    data = ctx.params.get("data") or ctx.params.get("path")
    if data == "-":
        return None
    try:
        return load(data)
    except AigraphError:
        return None


def _companies(ledger: Ledger | None) -> Mapping[str, str]:
    return {company.id: company.name for company in ledger.companies} if ledger else {}


def _loops(ledger: Ledger | None) -> Mapping[str, str]:
    if ledger is None:
        return {}
    from aigraph.loops.find import find_loops

    return {loop.name: "" for loop in find_loops(ledger.view(), max_seconds=1, keep_on_interrupt=False).direct}


def _items(offers: Mapping[str, str], incomplete: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    begun = incomplete.casefold()
    return [CompletionItem(word, help=text) for word, text in offers.items() if word.casefold().startswith(begun)]
