"""`aigraph add`: a new deal, or what is new of one, checked before it is written."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from aigraph.cli.data.new_records import (
    known_deal,
    new_deal,
    new_event,
    new_payment,
    new_statement,
    source_of,
    with_columns,
)
from aigraph.cli.data.new_records import new_company as read_company
from aigraph.cli.options.common import data_option
from aigraph.cli.options.completion import complete_company
from aigraph.cli.prompts import Prompts
from aigraph.language.loops import kinds_text
from aigraph.language.sentence_parts import deed, word
from aigraph.language.sentences import arrow_notation, company_name, count, money
from aigraph.language.translation import gettext
from aigraph.loops.loops_closed import loops_closed
from aigraph.model.instruments import INSTRUMENTS
from aigraph.model.ledger import Ledger
from aigraph.model.loop import Loop
from aigraph.model.origin import AigraphError
from aigraph.model.status import Status
from aigraph.schedules.firmness import Firmness
from aigraph.schedules.terms import Profile
from aigraph.store.add import add_deal
from aigraph.store.load import SEEDS, load_folder
from aigraph.store.write import readable_tables, update


def _options(command: Callable[..., None]) -> Callable[..., None]:
    fields = (
        ("to", "An existing deal to add an event to, instead of a new deal."),
        ("instrument", f"One of {', '.join(INSTRUMENTS)}."),
        ("title", "The deal in one short line."),
        ("start", "First day of the term of a new deal."),
        ("end", "Last day of the term of a new deal."),
        ("profile", f"How the money of a new deal falls due: one of {', '.join(Profile)}."),
        ("firmness", f"What the payer of a new deal can get out of: one of {', '.join(Firmness)}."),
        ("id", "The id of the deal. [default: payer-payee-instrument-year]"),
        ("date", "The day the statement is about: YYYY, YYYY-MM or YYYY-MM-DD."),
        ("status", f"One of {', '.join(Status)}."),
        ("usd-bn", "The figure to quote, US$ billions; alone it is exact."),
        ("low", "The least it can be, US$ billions."),
        ("high", "The most it can be, US$ billions, as in 'up to'."),
        ("paid", "What had been paid by then, US$ billions."),
        ("reported", "The wording of the source, in few words."),
        ("source", "The id of a source, known or new."),
        ("source-title", "Title of a new source."),
        ("source-publisher", "Publisher of a new source."),
        ("source-published", "Day of publication of a new source."),
        ("source-url", "Address of a new source."),
        ("source-language", "Language of a new source, as en."),
        ("source-grade", "A primary document, B agency or paper of record, C secondary, D unverified."),
    )
    for name, text in reversed(fields):
        command = click.option(f"--{name}", help=text)(command)
    for name, text in (("payee", "Who gets the value."), ("payer", "Who gives up the value.")):
        command = click.option(f"--{name}", help=text, shell_complete=complete_company)(command)
    return command


@click.command()
@data_option
@_options
@click.option(
    "--new-company",
    multiple=True,
    metavar="ID:NAME[:KIND]",
    help="List a company that is not there yet; may be repeated.",
)
@click.option(
    "--payment",
    multiple=True,
    metavar="KIND:PERIOD:USD_BN",
    help="An instalment that the source tells of, as paid:2026-Q1:2.5 or planned:2027:25%; may be repeated.",
)
@click.option(
    "--statement",
    multiple=True,
    metavar="CLASS:PERIOD:USD_BN",
    help="What the source states of all contracts of the two, as purchase:2025:24.1; may be repeated.",
)
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="COLUMN=VALUE",
    help="Any other column of a new deal, as basis=annual, notice_days=90 or vests_with=DEAL; may be repeated.",
)
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--dry-run", is_flag=True, help="Check and show the loops, and write nothing.")
def add(
    data: str | None,
    new_company: tuple[str, ...],
    payment: tuple[str, ...],
    statement: tuple[str, ...],
    settings: tuple[str, ...],
    yes: bool,
    dry_run: bool,
    **fields: str | None,
) -> None:
    """Add a deal with its first event, an event to a deal, instalments of it, or what is stated of its two companies.

    Asks for what is missing if it is run in a terminal. Rows that a rule refuses are not written. Prints the loops that the
    deal closes.
    """
    folder = _folder(data)
    ledger = load_folder(folder)
    prompts = Prompts(options=fields, is_interactive=sys.stdin.isatty())
    companies = tuple(map(read_company, new_company))
    known = add_deal(ledger, companies=companies)
    deal = None if fields["to"] else with_columns(new_deal(prompts, known), settings)
    if settings and not deal:
        raise click.UsageError("--set is for a new deal: the columns of one that is there are changed in deals.csv")
    deal_id = deal.id if deal else prompts.require("to", "Deal", lambda text: known_deal(known, text))
    source = source_of(prompts, known)
    payments = [new_payment(text, deal_id, source.id, fields["reported"] or "") for text in payment]
    record = deal or known.deal_by_id[deal_id]
    pair = record.payer, record.payee
    statements = [new_statement(text, pair, source.id, fields["reported"] or "") for text in statement]
    # Instalments and statements need no event of a known deal: they may be all that the source tells.
    is_all = bool(payments or statements) and not deal and not fields["status"]
    events = [] if is_all else [new_event(prompts, deal_id, source.id)]
    if deal:
        title = f"{company_name(known, deal.payer)} {deed([deal.instrument.verb], company_name(known, deal.payee))}"
        click.echo(f"{deal.id}: {title}", err=True)
    is_new = source.id not in known.source_by_id
    insert = partial(
        add_deal,
        deals=[deal] if deal else [],
        events=events,
        sources=[source] if is_new else [],
        payments=payments,
        statements=statements,
    )
    grown = insert(known)
    readable_tables(grown)
    _print_loops(grown, *loops_closed(ledger, grown, {deal_id}))
    if dry_run:
        return
    if (
        not yes
        and prompts.is_interactive
        and not click.confirm(gettext("Write to {folder}?", folder=str(folder)), default=True, err=True)
    ):
        return
    try:
        # Others may have written to the folder since it was read: the rows go into what it holds now.
        update(folder, lambda current: insert(current, companies=companies))
    except OSError as error:
        raise AigraphError(f"{folder}: cannot be written: {error.strerror or error}") from None
    click.echo(gettext("written to {folder}", folder=str(folder)), err=True)


def _folder(data: str | None) -> Path:
    if data:
        return Path(data)
    if not (SEEDS.parent / "pyproject.toml").is_file():
        raise AigraphError("the shipped data are part of the installed package; name a folder of your own by --data")
    return SEEDS


def _print_loops(ledger: Ledger, closed: tuple[Loop, ...], strengthened: tuple[Loop, ...]) -> None:
    loops = count(len(closed), "loop")
    click.echo(
        gettext("It closes {loops} and is on {number:,} that stood before.", loops=loops, number=len(strengthened))
    )
    for loop in closed:
        said = gettext(
            "{kinds}, contracted {amount}, {status}",
            kinds=kinds_text(loop),
            amount=money(loop.contracted),
            status=word(loop.weakest_status),
        )
        click.echo(f"  {loop.name}  {said}: {arrow_notation(ledger, loop)}")
