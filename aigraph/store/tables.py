"""The tables of a ledger: their columns, and how a row becomes a record."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from operator import attrgetter
from typing import Any

from aigraph.engine.frozen import dataclass
from aigraph.model.company import KINDS, Alias, Company
from aigraph.model.deal import BASES, Deal, Event
from aigraph.model.evidence import ANSWERS, FLAGS, Evidence
from aigraph.model.instruments import DealClass
from aigraph.model.metric import VERDICTS, Metric
from aigraph.model.money.payment import STATEMENT_CLASSES, Payment, Statement
from aigraph.model.origin import Origin
from aigraph.model.source import GRADES, Source
from aigraph.model.status import Status
from aigraph.schedules.firmness import Firmness
from aigraph.schedules.terms import InstalmentKind, Profile
from aigraph.store.dictionary import DICTIONARY
from aigraph.store.parse_cells import (
    CellError,
    CellsByColumn,
    parse_choice,
    parse_date,
    parse_days,
    parse_instrument,
    parse_list,
    parse_number,
    parse_period,
    parse_roles,
    parse_share,
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Table:
    """One CSV file, named like the field of `Ledger` that it fills.

    Parameters
    ----------
    parse : callable
        CellsByColumn and origin to record; raises `CellError` for a cell that cannot be read.
    columns : tuple of str
        The names of its columns, in order.
    values_of : callable
        Gives the values of a record, in the order of the columns.
    required : tuple of str
        Columns that must be there.
    never_empty : tuple of str
        Columns whose cells say something in every row, if not in the file, then by default.
    blank : dict of str to str
        What columns hold that were left out as a whole.
    """

    name: str
    parse: Callable[[CellsByColumn, Origin], Any]
    columns: tuple[str, ...]
    values_of: Callable[[Any], tuple[Any, ...]]
    required: tuple[str, ...]
    never_empty: tuple[str, ...]
    blank: dict[str, str]

    @property
    def filename(self) -> str:
        """The name of its file in a folder of deals."""
        return f"{self.name}.csv"


_STATUSES, _GRADES, _FLAGS = tuple(Status), tuple(GRADES), tuple(FLAGS)
_PROFILES, _FIRMNESS, _PAYMENT_KINDS = tuple(Profile), tuple(Firmness), tuple(InstalmentKind)


def _parse_company(row: CellsByColumn, origin: Origin) -> Company:
    return Company(
        id=row["id"],
        name=row["name"],
        kind=parse_choice(row, "kind", KINDS),
        roles=parse_roles(row),
        country=row["country"],
        parent=row["parent"],
        parent_since=parse_date(row, "parent_since"),
        ticker=row["ticker"],
        lei=row["lei"],
        cik=row["cik"],
        wikidata=row["wikidata"],
        founded=parse_date(row, "founded"),
        origin=origin,
    )


def _parse_alias(row: CellsByColumn, origin: Origin) -> Alias:
    return Alias(company=row["company"], alias=row["alias"], language=row["language"], origin=origin)


def _parse_deal(row: CellsByColumn, origin: Origin) -> Deal:
    return Deal(
        id=row["id"],
        payer=row["payer"],
        payee=row["payee"],
        instrument_name=parse_instrument(row),
        title=row["title"],
        start=parse_date(row, "start"),
        end=parse_date(row, "end"),
        package=row["package"],
        part_of=row["part_of"],
        replaces=parse_list(row, "replaces"),
        tied_to=parse_list(row, "tied_to"),
        basis=parse_choice(row, "basis", BASES),
        profile=Profile(parse_choice(row, "profile", _PROFILES)) if row["profile"] else None,
        firmness=Firmness(parse_choice(row, "firmness", _FIRMNESS)) if row["firmness"] else None,
        notice_days=parse_days(row, "notice_days"),
        firm_share=parse_share(row, "firm_share"),
        vests_with=row["vests_with"],
        covers=row["covers"],
        secured_by=row["secured_by"],
        capacity_mw=parse_number(row, "capacity_mw"),
        units=row["units"],
        currency=row["currency"],
        looked_at=parse_date(row, "looked_at"),
        origin=origin,
    )


def _parse_event(row: CellsByColumn, origin: Origin) -> Event:
    return Event(
        deal=row["deal"],
        date=parse_date(row, "date"),
        status=Status(parse_choice(row, "status", _STATUSES)),
        low_usd_bn=parse_number(row, "low_usd_bn"),
        usd_bn=parse_number(row, "usd_bn"),
        high_usd_bn=parse_number(row, "high_usd_bn"),
        paid_usd_bn=parse_number(row, "paid_usd_bn"),
        reported=row["reported"],
        source=row["source"],
        locator=row["locator"],
        next_by=parse_date(row, "next_by"),
        origin=origin,
    )


def _parse_source(row: CellsByColumn, origin: Origin) -> Source:
    return Source(
        id=row["id"],
        title=row["title"],
        publisher=row["publisher"],
        published=parse_date(row, "published"),
        url=row["url"],
        language=row["language"],
        grade=parse_choice(row, "grade", _GRADES),
        retrieved=parse_date(row, "retrieved"),
        archived=row["archived"],
        quotes=row["quotes"],
        origin=origin,
    )


def _parse_metric(row: CellsByColumn, origin: Origin) -> Metric:
    return Metric(
        company=row["company"],
        metric=row["metric"],
        period=row["period"],
        low=parse_number(row, "low"),
        value=parse_number(row, "value"),
        high=parse_number(row, "high"),
        unit=row["unit"],
        reported=row["reported"],
        source=row["source"],
        locator=row["locator"],
        verdict=parse_choice(row, "verdict", VERDICTS) if row["verdict"] else "",
        period_start=parse_date(row, "period_start"),
        period_end=parse_date(row, "period_end"),
        origin=origin,
    )


def _parse_evidence(row: CellsByColumn, origin: Origin) -> Evidence:
    return Evidence(
        about=row["about"],
        flag=parse_choice(row, "flag", _FLAGS),
        answer=parse_choice(row, "answer", ANSWERS),
        source=row["source"],
        reported=row["reported"],
        locator=row["locator"],
        origin=origin,
    )


def _parse_payment(row: CellsByColumn, origin: Origin) -> Payment:
    figures = _parse_figures(row)
    share = parse_share(row, "share")
    if (share is None) == all(figure is None for figure in figures.values()):
        raise CellError("expected a figure in low_usd_bn, usd_bn or high_usd_bn, or a share, and not both")
    return Payment(
        deal=row["deal"],
        kind=InstalmentKind(parse_choice(row, "kind", _PAYMENT_KINDS)),
        period=parse_period(row, "period"),
        **figures,
        share=share,
        reported=row["reported"],
        source=row["source"],
        locator=row["locator"],
        origin=origin,
    )


def _parse_statement(row: CellsByColumn, origin: Origin) -> Statement:
    figures = _parse_figures(row)
    if all(figure is None for figure in figures.values()):
        raise CellError("expected a figure in low_usd_bn, usd_bn or high_usd_bn: a statement is a floor")
    return Statement(
        payer=row["payer"],
        payee=row["payee"],
        deal_class=DealClass(parse_choice(row, "class", STATEMENT_CLASSES)),
        period=parse_period(row, "period"),
        **figures,
        reported=row["reported"],
        source=row["source"],
        locator=row["locator"],
        origin=origin,
    )


def _parse_figures(row: CellsByColumn) -> dict[str, Decimal | None]:
    figures = {column: parse_number(row, column) for column in ("low_usd_bn", "usd_bn", "high_usd_bn")}
    for column, figure in figures.items():
        if figure is not None and figure < 0:
            raise CellError(f"{column} {figure} is negative: expected no less than 0; swap payer and payee instead")
    return figures


def _table(name: str, parse: Callable[[CellsByColumn, Origin], Any]) -> Table:
    columns = DICTIONARY[name]
    return Table(
        name=name,
        parse=parse,
        columns=tuple(column.name for column in columns),
        values_of=attrgetter(*(_ATTRIBUTE.get(column.name, column.name) for column in columns)),
        required=tuple(column.name for column in columns if column.required),
        never_empty=tuple(column.name for column in columns if column.required or column.default),
        blank={column.name: column.default for column in columns},
    )


# A deal has its instrument as a name, and as a property the row of the instrument table; class is a word of Python.
_ATTRIBUTE = {"instrument": "instrument_name", "class": "deal_class"}

TABLES: tuple[Table, ...] = (
    _table("companies", _parse_company),
    _table("aliases", _parse_alias),
    _table("deals", _parse_deal),
    _table("events", _parse_event),
    _table("sources", _parse_source),
    _table("metrics", _parse_metric),
    _table("evidence", _parse_evidence),
    _table("payments", _parse_payment),
    _table("statements", _parse_statement),
)

REQUIRED_TABLES = ("companies", "deals", "events", "sources")
"""Tables without which there is no ledger; the others may be missing."""
