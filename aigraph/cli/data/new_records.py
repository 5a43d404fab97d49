"""The records of a new deal, made of options and prompts: company, deal, event and source."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import click

from aigraph.cli.prompts import Prompts, read_choice, read_number
from aigraph.model.company import KINDS, Company
from aigraph.model.dates import PartialDate
from aigraph.model.deal import Deal, Event
from aigraph.model.instruments import INSTRUMENTS, DealClass
from aigraph.model.ledger import Ledger
from aigraph.model.money.payment import STATEMENT_CLASSES, Payment, Statement
from aigraph.model.names import suggest
from aigraph.model.origin import NOWHERE, AigraphError
from aigraph.model.source import GRADES, Source
from aigraph.model.status import Status
from aigraph.schedules.firmness import Firmness
from aigraph.schedules.period import Period
from aigraph.schedules.terms import InstalmentKind, Profile
from aigraph.store.data_version import cells_of
from aigraph.store.parse_cells import CellError, bounded_date
from aigraph.store.tables import TABLES


def new_company(text: str) -> Company:
    """Read a company from ID:NAME or ID:NAME:KIND."""
    slug, _, rest = text.partition(":")
    name, _, kind = rest.partition(":")
    if not name or (kind and kind not in KINDS):
        raise click.UsageError(
            f"--new-company {text!r}: expected ID:NAME or ID:NAME:KIND, kind one of {', '.join(KINDS)}"
        )
    return Company(id=slug, name=name, kind=kind or "firm")


def new_deal(prompts: Prompts, ledger: Ledger) -> Deal:
    """Make a deal between two companies of a ledger."""
    payer = prompts.require("payer", "Who pays (name or id)", lambda text: ledger.company(text).id)
    payee = prompts.require("payee", "Who is paid (name or id)", lambda text: ledger.company(text).id)
    instrument = prompts.require("instrument", "By what instrument", lambda text: read_choice(text, tuple(INSTRUMENTS)))
    title = prompts.optional("title", "Title, one short line", str, "")
    year = (prompts.options.get("date") or "")[:4]
    default = "-".join(filter(None, (payer, payee, instrument.replace("_", "-"), year)))
    deal_id = prompts.require("id", "Id of the deal", str, default=default)
    return Deal(
        id=deal_id,
        payer=payer,
        payee=payee,
        instrument_name=instrument,
        title=title,
        start=prompts.option("start", PartialDate.parse),
        end=prompts.option("end", PartialDate.parse),
        profile=prompts.option("profile", lambda text: Profile(read_choice(text, tuple(Profile)))),
        firmness=prompts.option("firmness", lambda text: Firmness(read_choice(text, tuple(Firmness)))),
    )


def with_columns(deal: Deal, settings: Sequence[str]) -> Deal:
    """Give a deal with other columns of its table set, each by COLUMN=VALUE as the cell would hold it."""
    table = next(one for one in TABLES if one.name == "deals")
    cells = dict(zip(table.columns, cells_of(table, deal), strict=True))
    for text in settings:
        column, equals, value = (part.strip() for part in text.partition("="))
        if not equals or column not in cells:
            near = suggest(column, cells)
            hint = f"did you mean {near[0]}?" if near else f"expected one of {', '.join(cells)}"
            raise AigraphError(f"--set {text!r}: no COLUMN=VALUE of the deals; {hint}")
        cells[column] = value
    try:
        made: Deal = table.parse(cells, NOWHERE)
    except CellError as error:
        raise AigraphError(f"--set: {error}") from None
    return made


def new_event(prompts: Prompts, deal: str, source: str) -> Event:
    """Make an event of a deal, as a source reports it."""
    return Event(
        deal=deal,
        date=prompts.require("date", "Day that it is about (YYYY, YYYY-MM or YYYY-MM-DD)", bounded_date),
        status=Status(prompts.require("status", "Status", lambda text: read_choice(text, tuple(map(str, Status))))),
        usd_bn=prompts.optional("usd_bn", "Amount in US$ billions, empty if unknown", read_number, None),
        low_usd_bn=prompts.optional("low", "At least, US$ billions", read_number, None),
        high_usd_bn=prompts.optional("high", "At most, US$ billions", read_number, None),
        paid_usd_bn=prompts.optional("paid", "Paid by then, US$ billions", read_number, None),
        reported=prompts.optional("reported", "Wording of the source, in few words", str, ""),
        source=source,
    )


def new_payment(text: str, deal: str, source: str, reported: str) -> Payment:
    """Read an instalment of a deal from KIND:PERIOD:USD_BN, or a share of its amount in percent in place of the figure."""
    try:
        kind, period, size = text.split(":")
        is_share = size.endswith("%")
        figure = _figure(size.removesuffix("%"), _WHOLE if is_share else None)
        return Payment(
            deal=deal,
            kind=InstalmentKind(read_choice(kind, tuple(InstalmentKind))),
            period=Period.parse(period),
            usd_bn=None if is_share else figure,
            share=figure / _WHOLE if is_share else None,
            reported=reported,
            source=source,
        )
    except ValueError as error:
        raise AigraphError(
            f"--payment {text!r}: {error}; expected KIND:PERIOD:USD_BN, as paid:2026-Q1:2.5 or planned:2027:25%"
        ) from None


def new_statement(text: str, pair: tuple[str, str], source: str, reported: str) -> Statement:
    """Read what is stated of all contracts of a pair from CLASS:PERIOD:USD_BN."""
    try:
        deal_class, period, size = text.split(":")
        return Statement(
            payer=pair[0],
            payee=pair[1],
            deal_class=DealClass(read_choice(deal_class, tuple(STATEMENT_CLASSES))),
            period=Period.parse(period),
            usd_bn=_figure(size, None),
            reported=reported,
            source=source,
        )
    except ValueError as error:
        raise AigraphError(
            f"--statement {text!r}: {error}; expected CLASS:PERIOD:USD_BN, as purchase:2025:24.1"
        ) from None


_WHOLE = Decimal(100)


def _figure(text: str, most: Decimal | None) -> Decimal:
    figure = read_number(text)
    if figure < 0 or (most is not None and figure > most):
        raise ValueError(f"{text}{'' if most is None else '%'} is out of range")
    return figure


def source_of(prompts: Prompts, ledger: Ledger) -> Source:
    """Give a source that is known, or make a new one."""
    source_id = prompts.require("source", "Source: an id that is known, or a new one", str)
    if source_id in ledger.source_by_id:
        return ledger.source_by_id[source_id]
    if not prompts.is_interactive and not prompts.options.get("source_title"):
        near = suggest(source_id, ledger.source_by_id)
        hint = f"did you mean {near[0]}? For a new source give" if near else "for a new source give"
        raise AigraphError(
            f"--source: {source_id!r} is not in sources.csv; {hint} --source-title and --source-published"
        )
    return Source(
        id=source_id,
        title=prompts.require("source_title", "Title of the source", str),
        publisher=prompts.optional("source_publisher", "Publisher", str, ""),
        published=prompts.optional("source_published", "Published on", bounded_date, None),
        url=prompts.optional("source_url", "Address, empty if none", str, ""),
        language=prompts.optional("source_language", "Language", str, ""),
        grade=prompts.require(
            "source_grade", "Grade, A to D", lambda text: read_choice(text.upper(), tuple(GRADES)), default="D"
        ),
    )


def known_deal(ledger: Ledger, text: str) -> str:
    """Give the id of a deal of a ledger."""
    if text in ledger.deal_by_id:
        return text
    near = suggest(text, ledger.deal_by_id)
    raise ValueError(f"no deal has the id {text!r}" + (f"; did you mean {near[0]}?" if near else ""))
