"""`aigraph add`: a new deal, or a new event of one, checked before it is written."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from aigraph.cli.data.new_records import known_deal, new_deal, new_event, source_of
from aigraph.cli.data.new_records import new_company as read_company
from aigraph.cli.options.common import data_option
from aigraph.cli.options.completion import complete_company
from aigraph.cli.prompts import Prompts
from aigraph.language.loops import kinds_text
from aigraph.language.sentences import arrow_notation, count, money
from aigraph.loops.loops_closed import loops_closed
from aigraph.model.instruments import INSTRUMENTS
from aigraph.model.ledger import Ledger
from aigraph.model.loop import Loop
from aigraph.model.origin import AigraphError
from aigraph.model.status import Status
from aigraph.store.add import add_deal
from aigraph.store.load import SEEDS, load_folder
from aigraph.store.write import save


def _options(command: Callable[..., None]) -> Callable[..., None]:
    fields = (
        ("to", "An existing deal to add an event to, instead of a new deal."),
        ("instrument", f"One of {', '.join(INSTRUMENTS)}."),
        ("title", "The deal in one short line."),
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
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--dry-run", is_flag=True, help="Check and show the loops, and write nothing.")
def add(data: str | None, new_company: tuple[str, ...], yes: bool, dry_run: bool, **fields: str | None) -> None:
    """Add a deal with its first event, or an event to a deal.

    Asks for what is missing if it is run in a terminal. Rows that a rule refuses are not written. Prints the loops that the
    deal closes.
    """
    folder = _folder(data)
    ledger = load_folder(folder)
    prompts = Prompts(options=fields, is_interactive=sys.stdin.isatty())
    known = add_deal(ledger, companies=tuple(map(read_company, new_company)))
    deal = None if fields["to"] else new_deal(prompts, known)
    deal_id = deal.id if deal else prompts.require("to", "Deal", lambda text: known_deal(known, text))
    source = source_of(prompts, known)
    event = new_event(prompts, deal_id, source.id)
    if deal:
        title = f"{known.company(deal.payer).name} {deal.instrument.verb} {known.company(deal.payee).name}"
        click.echo(f"{deal.id}: {title}", err=True)
    is_new = source.id not in known.source_by_id
    grown = add_deal(known, deals=[deal] if deal else [], events=[event], sources=[source] if is_new else [])
    _print_loops(grown, *loops_closed(ledger, grown, {deal_id}))
    if dry_run:
        return
    if not yes and prompts.is_interactive and not click.confirm(f"Write to {folder}?", default=True, err=True):
        return
    save(grown, folder)
    click.echo(f"written to {folder}", err=True)


def _folder(data: str | None) -> Path:
    if data:
        return Path(data)
    if not (SEEDS.parent / "pyproject.toml").is_file():
        raise AigraphError("the shipped data are part of the installed package; name a folder of your own by --data")
    return SEEDS


def _print_loops(ledger: Ledger, closed: tuple[Loop, ...], strengthened: tuple[Loop, ...]) -> None:
    click.echo(f"It closes {count(len(closed), 'loop')} and is on {len(strengthened)} that stood before.")
    for loop in closed:
        click.echo(
            f"  {loop.name}  {kinds_text(loop)}, contracted {money(loop.contracted)}, {loop.weakest_status}: {arrow_notation(ledger, loop)}"
        )
