"""From the rows of a table to a ledger: each row is one deal with one event, and every row is accounted for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import count

from aigraph.model.amount import UNKNOWN, Amount
from aigraph.model.dates import PartialDate
from aigraph.model.deal import Deal, Event
from aigraph.model.intake import Intake
from aigraph.model.ledger import Ledger
from aigraph.model.origin import DataError, Origin
from aigraph.model.status import Status
from aigraph.reading.cells.amounts import QuotedAmount, bounded_usd_bn, read_amount
from aigraph.reading.cells.company_names import CompanyNames, slug
from aigraph.reading.cells.currencies import currency_of
from aigraph.reading.cells.dates import DateError, read_date
from aigraph.reading.cells.errors import RowError
from aigraph.reading.cells.numbers import ZERO_AMOUNT, AmountError
from aigraph.reading.cells.text import Cell, as_text, clean, was_replaced
from aigraph.reading.cells.vocabulary import read_instrument, read_status
from aigraph.reading.tables import row_report
from aigraph.reading.tables.columns import assign_roles, infer_conventions
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable
from aigraph.reading.tables.row_report import RowReport, RowSources

USUAL_STATUS = Status.SIGNED
"""The status of a row without one, where neither the format nor the user says it."""

UsdRange = tuple[Decimal | None, Decimal | None, Decimal | None]
"""Low, central and high, in US$ billions."""

_NO_END = "9999"
_UNKNOWN: UsdRange = (None, None, None)
_CODE_LENGTH = len("USD")


def deals_of_table(table: RawTable, options: ReadingOptions) -> Ledger:
    """Read the rows of a table into a ledger whose `intake` says what became of each.

    Raises
    ------
    DataError
        If no row can be read: the roles of its columns are unclear, or the figures or dates can mean two things.
    """
    return RowReader(table, options).read_all()


class RowReader:
    """Reads the rows of one table as deals.

    Parameters
    ----------
    table : RawTable
        The table. `read_all` reads all its rows; who reads some of them himself gives them to `read_row`.
    """

    def __init__(self, table: RawTable, options: ReadingOptions) -> None:
        self.table = table
        named = {**table.roles, **options.columns}
        self.roles = assign_roles(table.name, table.columns, named, table.header_line)
        self.options = infer_conventions(table, options, self.roles)
        self.known_status = table.status or self.roles.status
        self.status = options.status or self.known_status or USUAL_STATUS
        self.companies = CompanyNames(table.names, table.kinds)
        self.sources = RowSources(table.name)
        self.report = RowReport(table.name)
        self._amounts: dict[tuple[Cell, type, bool], QuotedAmount] = {}
        self._dates: dict[Cell, PartialDate | None] = {}
        self._ids: set[str] = set()

    def read_all(self) -> Ledger:
        """Read all rows."""
        rows = list(self._rows())
        if not rows and not self.report.reasons:
            raise DataError.at(self.table.name, "has no rows; expected one deal a line below the headings")
        return self.ledger_of(rows)

    def _rows(self) -> Iterator[tuple[Deal, Event]]:
        for problem in self.table.refused:
            self.report.refuse(problem.origin, problem.message, problem.rule)
        for line, cells in self.table.rows:
            origin = Origin(self.table.name, line)
            try:
                row = self.read_row(origin, cells)
            except RowError as error:
                self.report.refuse(origin, str(error), error.rule)
            else:
                self.report.keep()
                yield row

    def ledger_of(self, rows: Sequence[tuple[Deal, Event]], kept: int | None = None) -> Ledger:
        """Put deals together with their companies and sources; `kept` says how many rows are good, if not these alone."""
        lines = {deal.origin.line for deal, _ in rows} if self.table.is_split else rows
        kept = len(lines) if kept is None else kept
        named = {end for deal, _ in rows for end in (deal.payer, deal.payee)}
        companies = tuple(company for company in self.companies.companies() if company.id in named)
        aliases = tuple(alias for alias in self.companies.aliases() if alias.company in named)
        has_instruments = "instrument" in self.roles.places
        notes = self.report.notes(companies, aliases, instruments=has_instruments, status=self.status)
        used = {place for places in self.roles.places.values() for place in places}
        intake = Intake(
            path=self.table.name,
            form=self.table.form,
            read=kept + self.report.reasons.total(),
            kept=kept,
            reasons=dict(self.report.reasons),
            refusals=tuple(sorted(self.report.refusals, key=lambda problem: problem.origin)),
            columns=self.roles.headings(self.table.columns),
            ignored=tuple(name for place, name in enumerate(self.table.columns) if place not in used and name),
            notes=(*self.table.notes, *notes),
        )
        deals, events = tuple(deal for deal, _ in rows), tuple(event for _, event in rows)
        return Ledger(companies, aliases, deals, events, self.sources.sources(), intake=intake)

    def read_row(self, origin: Origin, cells: Sequence[Cell]) -> tuple[Deal, Event]:
        """Read one row.

        Raises
        ------
        RowError
            If the row is to be refused.
        """
        payer, payee = (self._company(cells, role, origin) for role in ("payer", "payee"))
        if payer == payee:
            both = f"{as_text(self.cell(cells, 'payer'))[:60]!r} is both payer and payee"
            raise RowError(f"{both}; a deal needs two companies", "pays itself")
        day = self._date(cells, "date")
        word = self._text(cells, "instrument")
        instrument, known = read_instrument(word)
        status = read_status(self._text(cells, "status"))
        quoted, (low, central, high) = self._amount(cells, day)
        self._remark(row_report.INSTRUMENT, word, when=not known)
        self._remark(row_report.UNDATED, "", when=day is None)
        self._remark(row_report.STATUS, "", when=status is None and not self.known_status)
        status = status or self.status
        deal = Deal(
            id=self._id(self._text(cells, "id"), payer, payee, origin.line),
            payer=payer,
            payee=payee,
            instrument_name=instrument,
            title=self._text(cells, "title") or ("" if known else word),
            start=self._date(cells, "start"),
            end=self._date(cells, "end"),
            basis="annual" if quoted.annual else "total",
            origin=origin,
        )
        event = Event(
            deal=deal.id,
            date=day,
            status=status,
            low_usd_bn=low,
            usd_bn=central,
            high_usd_bn=high,
            paid_usd_bn=self._paid(cells, day, central, status),
            reported=self._reported(cells, quoted),
            source=self.sources.cite(self._text(cells, "source")),
            locator=f"line {origin.line}",
            origin=origin,
        )
        return deal, event

    def read_cell(self, cells: Sequence[Cell], role: str) -> object:
        """Read one cell of a row by itself.

        Raises
        ------
        RowError
            If a row with it is to be refused.
        """
        if role in {"date", "start", "end"}:
            return self._date(cells, role)
        if role == "currency":
            return self._currency(cells)
        if role == "instrument":
            return read_instrument(self._text(cells, role))
        return read_status(self._text(cells, role)) if role == "status" else self._money(cells, role)

    def cell(self, cells: Sequence[Cell], role: str) -> Cell:
        """Give what the columns of a role hold; None if there are none."""
        places = self.roles.places.get(role, ())
        if not places:
            return None
        if len(places) == 1:
            return cells[places[0]]
        parts = [as_text(cells[place]) for place in places]
        return "-".join(parts) if all(parts) else ""

    def _text(self, cells: Sequence[Cell], role: str) -> str:
        text = as_text(self.cell(cells, role))
        cleaned = clean(text)
        self._remark(row_report.CONTROL, text, when=was_replaced(text, cleaned))
        return cleaned

    def _remark(self, kind: str, value: str, *, when: bool) -> None:
        if when:
            self.report.remark(kind, value)

    def _company(self, cells: Sequence[Cell], role: str, origin: Origin) -> str:
        text = as_text(self.cell(cells, role))
        self._remark(row_report.FORMULA, text, when=text.startswith("="))
        self._remark(row_report.INVISIBLE, text, when=not text.isascii() and clean(text) != " ".join(text.split()))
        return self.companies.resolve(text, role, origin)

    def _date(self, cells: Sequence[Cell], role: str) -> PartialDate | None:
        cell = self.cell(cells, role)
        if role == "end" and _NO_END in as_text(cell):
            # So databases write that something has no end.
            return None
        if cell not in self._dates:
            text = cell.isoformat()[:10] if isinstance(cell, date) else clean(as_text(cell))
            try:
                self._dates[cell] = read_date(text, self.options.date_order)
            except DateError as error:
                raise DateError(f"{role} {error}", error.rule) from None
        return self._dates[cell]

    def _amount(self, cells: Sequence[Cell], day: PartialDate | None) -> tuple[QuotedAmount, UsdRange]:
        """Give the amount as the row quotes it, and in US$ billions."""
        quoted = self._money(cells, "amount")
        amount = quoted.amount
        low, high = (self._money(cells, role).amount.central for role in ("low", "high"))
        if low is not None or high is not None:
            amount = Amount.of(low, amount.central, high)
            known = [end for end in (low, amount.central, high) if end is not None]
            if known != sorted(known):
                raise RowError(f"low, amount and high {', '.join(map(str, known))} run downward", "no amount")
        if not amount.is_known:
            self.report.remark(row_report.NO_AMOUNT)
            return quoted, _UNKNOWN
        rate = self._rate(quoted.currency or self._currency(cells), day, as_text(self.cell(cells, "amount")))
        if rate is None:
            return quoted, _UNKNOWN
        if amount.is_exact and amount.central is not None:
            return quoted, (None, self._usd_bn(cells, "amount", amount.central, rate), None)
        ends = (amount.low or None, amount.central, amount.high)
        least, central, most = (None if end is None else self._usd_bn(cells, "amount", end, rate) for end in ends)
        return quoted, (least, central, most)

    def _paid(
        self, cells: Sequence[Cell], day: PartialDate | None, central: Decimal | None, status: Status
    ) -> Decimal | None:
        paid = self._money(cells, "paid")
        if paid.amount.central is not None:
            rate = self._rate(paid.currency or self._currency(cells), day, as_text(self.cell(cells, "paid")))
            return None if rate is None else self._usd_bn(cells, "paid", paid.amount.central, rate)
        return central if self.known_status is Status.CLOSED and status is Status.CLOSED else None

    def _usd_bn(self, cells: Sequence[Cell], role: str, amount: Decimal, rate: Decimal) -> Decimal:
        return bounded_usd_bn(amount, rate, f"{role} {as_text(self.cell(cells, role))}")

    def _money(self, cells: Sequence[Cell], role: str) -> QuotedAmount:
        cell = self.cell(cells, role)
        if cell is None:
            return QuotedAmount(UNKNOWN)
        key = (cell, type(cell), role == "low")
        if key not in self._amounts:
            mark = self.options.decimal_mark if isinstance(cell, str) else "."
            unit = self.options.unit or Decimal(1)
            try:
                quoted = read_amount(clean(as_text(cell)), mark=mark, unit=unit, currency=self.options.currency)
            except AmountError as error:
                # A floor of 0 says no more than that there is none.
                if role != "low" or error.rule != ZERO_AMOUNT:
                    raise AmountError(f"{role} {error}", error.rule) from None
                quoted = QuotedAmount(UNKNOWN)
            self._amounts[key] = quoted
        return self._amounts[key]

    def _currency(self, cells: Sequence[Cell]) -> str:
        word = self._text(cells, "currency")
        if not word:
            return self.roles.currency or self.options.currency
        code = currency_of(word, self.options.currency) or (word.upper() if len(word) == _CODE_LENGTH else None)
        if code is None:
            raise RowError(f"currency {word[:40]!r} is unknown; expected a code such as EUR", "unknown currency")
        return code

    def _rate(self, currency: str, day: PartialDate | None, text: str) -> Decimal | None:
        rate = self.options.rates.rate(currency, day.last if day else None)
        self._remark(f"{row_report.NO_RATE}{currency}", text, when=rate is None)
        return rate

    def _reported(self, cells: Sequence[Cell], quoted: QuotedAmount) -> str:
        """Keep the wording of an amount, and its currency where another cell names it."""
        text = self._text(cells, "amount")
        named = "" if quoted.currency else self._text(cells, "currency") or self.roles.currency
        return f"{text} {named}".strip()[:200].strip() if text else ""

    def _id(self, cell: str, payer: str, payee: str, line: int) -> str:
        made = slug(cell) if cell else f"{payer}-{payee}-{line}"
        if made in self._ids:
            made = next(one for number in count(line) if (one := f"{made}-{number}") not in self._ids)
        self._ids.add(made)
        return made
