"""`aigraph add`: a new deal, or a new event of one, checked before it is written."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from aigraph.cli.options import complete_company, data_option
from aigraph.cli.prompts import Form, figure, one_of
from aigraph.language.amounts import money
from aigraph.language.companies import arrow_notation
from aigraph.language.plural import count
from aigraph.loops.loops_closed import loops_closed
from aigraph.model.company import KINDS, Company
from aigraph.model.dates import PartialDate
from aigraph.model.deal import Deal, Event
from aigraph.model.instruments import INSTRUMENTS
from aigraph.model.ledger import Ledger
from aigraph.model.loop import Loop
from aigraph.model.names import suggest
from aigraph.model.origin import AigraphError
from aigraph.model.source import GRADES, Source
from aigraph.model.status import Status
from aigraph.store.add import add_deal
from aigraph.store.load import SEEDS, load_folder
from aigraph.store.write import save


def _options(command: Callable[..., None]) -> Callable[..., None]:
    told = (
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
    for name, text in reversed(told):
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
def add(data: str | None, new_company: tuple[str, ...], yes: bool, dry_run: bool, **given: str | None) -> None:
    """Add a deal with its first event, or an event to a deal.

    Asks for what is missing if it is run in a terminal. Rows that a rule refuses are not written. Prints the loops that the
    deal closes.
    """
    folder = _folder(data)
    ledger = load_folder(folder)
    form = Form(given, ask=sys.stdin.isatty())
    companies = tuple(_new_company(text) for text in new_company)
    known = add_deal(ledger, companies=companies)
    deal = None if given["to"] else _new_deal(form, known)
    deal_id = deal.id if deal else form.need("to", "Deal", lambda text: _known_deal(known, text))
    source = _source(form, known)
    event = _new_event(form, deal_id, source.id)
    if deal:
        title = f"{known.company(deal.payer).name} {deal.instrument.verb} {known.company(deal.payee).name}"
        click.echo(f"{deal.id}: {title}", err=True)
    is_new = source.id not in known.source_by_id
    grown = add_deal(known, deals=[deal] if deal else [], events=[event], sources=[source] if is_new else [])
    _print_loops(grown, *loops_closed(ledger, grown, {deal_id}))
    if dry_run:
        return
    if not yes and form.ask and not click.confirm(f"Write to {folder}?", default=True, err=True):
        return
    save(grown, folder)
    click.echo(f"written to {folder}", err=True)


def _folder(data: str | None) -> Path:
    if data:
        return Path(data)
    if not (SEEDS.parent / "pyproject.toml").is_file():
        raise AigraphError("the shipped data are part of the installed package; name a folder of your own by --data")
    return SEEDS


def _new_company(text: str) -> Company:
    slug, _, rest = text.partition(":")
    name, _, kind = rest.partition(":")
    if not name or (kind and kind not in KINDS):
        raise click.UsageError(
            f"--new-company {text!r}: expected ID:NAME or ID:NAME:KIND, kind one of {', '.join(KINDS)}"
        )
    return Company(id=slug, name=name, kind=kind or "firm")


def _new_deal(form: Form, ledger: Ledger) -> Deal:
    payer = form.need("payer", "Who pays (name or id)", lambda text: ledger.company(text).id)
    payee = form.need("payee", "Who is paid (name or id)", lambda text: ledger.company(text).id)
    instrument = form.need("instrument", "By what instrument", lambda text: one_of(text, tuple(INSTRUMENTS)))
    title = form.may("title", "Title, one short line", str, "")
    year = (form.given.get("date") or "")[:4]
    default = "-".join(filter(None, (payer, payee, instrument.replace("_", "-"), year)))
    deal_id = form.need("id", "Id of the deal", str, default=default)
    return Deal(id=deal_id, payer=payer, payee=payee, instrument_name=instrument, title=title)


def _new_event(form: Form, deal: str, source: str) -> Event:
    return Event(
        deal=deal,
        date=form.need("date", "Day that it is about (YYYY, YYYY-MM or YYYY-MM-DD)", PartialDate.parse),
        status=Status(form.need("status", "Status", lambda text: one_of(text, tuple(map(str, Status))))),
        usd_bn=form.may("usd_bn", "Amount in US$ billions, empty if unknown", figure, None),
        low_usd_bn=form.may("low", "At least, US$ billions", figure, None),
        high_usd_bn=form.may("high", "At most, US$ billions", figure, None),
        paid_usd_bn=form.may("paid", "Paid by then, US$ billions", figure, None),
        reported=form.may("reported", "Wording of the source, in few words", str, ""),
        source=source,
    )


def _source(form: Form, ledger: Ledger) -> Source:
    known = form.need("source", "Source: an id that is known, or a new one", str)
    if known in ledger.source_by_id:
        return ledger.source_by_id[known]
    if not form.ask and not form.given.get("source_title"):
        near = suggest(known, ledger.source_by_id)
        hint = f"did you mean {near[0]}? For a new source give" if near else "for a new source give"
        raise AigraphError(f"--source: {known!r} is not in sources.csv; {hint} --source-title and --source-published")
    return Source(
        id=known,
        title=form.need("source_title", "Title of the source", str),
        publisher=form.may("source_publisher", "Publisher", str, ""),
        published=form.may("source_published", "Published on", PartialDate.parse, None),
        url=form.may("source_url", "Address, empty if none", str, ""),
        language=form.may("source_language", "Language", str, ""),
        grade=form.need("source_grade", "Grade, A to D", lambda text: one_of(text.upper(), tuple(GRADES)), default="D"),
    )


def _known_deal(ledger: Ledger, text: str) -> str:
    if text in ledger.deal_by_id:
        return text
    near = suggest(text, ledger.deal_by_id)
    raise ValueError(f"no deal has the id {text!r}" + (f"; did you mean {near[0]}?" if near else ""))


def _print_loops(ledger: Ledger, closed: tuple[Loop, ...], strengthened: tuple[Loop, ...]) -> None:
    click.echo(f"It closes {count(len(closed), 'loop')} and is on {len(strengthened)} that stood before.")
    for loop in closed:
        click.echo(
            f"  {loop.name}  {loop.kind}, {money(loop.bottleneck)}, {loop.weakest_status}: {arrow_notation(ledger, loop)}"
        )
