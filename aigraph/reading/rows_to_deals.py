"""From a flat table to a ledger: one row is one deal, told by one event; every row is accounted for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from aigraph.model.amount import UNKNOWN as NO_AMOUNT
from aigraph.model.amount import Amount
from aigraph.model.dates import PartialDate
from aigraph.model.deal import Deal, Event
from aigraph.model.intake import Intake
from aigraph.model.ledger import Ledger
from aigraph.model.origin import Origin
from aigraph.model.status import Status
from aigraph.reading.cells.amounts import Reading, read_amount
from aigraph.reading.cells.columns import plan_columns
from aigraph.reading.cells.company_names import NamelessError, Parties, clean, slug
from aigraph.reading.cells.currencies import currency_of
from aigraph.reading.cells.dates import DateError, read_day
from aigraph.reading.cells.infer_conventions import settle
from aigraph.reading.cells.numbers import NOTHING, AmountError
from aigraph.reading.cells.values import as_text, in_billions
from aigraph.reading.cells.vocabulary import WordError, read_instrument, read_status
from aigraph.reading.raw_table import Cell, Options, Sheet, refuse
from aigraph.reading.row_report import FORMULA, INSTRUMENT, INVISIBLE, RATE, STATUS, UNDATED, UNKNOWN, Tally
from aigraph.reading.row_sources import Witnesses

USUAL_STATUS = Status.SIGNED
"""What a row without a status counts as, where neither the format nor the user says it."""

Ends = tuple[Decimal | None, Decimal | None, Decimal | None]
_NO_ENDS: Ends = (None, None, None)


class RowError(ValueError):
    """A row as a whole cannot be a deal; `rule` is the sort of fault."""

    def __init__(self, message: str, rule: str) -> None:
        self.rule = rule
        super().__init__(message)


FAULTS = (AmountError, DateError, NamelessError, RowError, WordError)


def build(sheet: Sheet, options: Options) -> Ledger:
    """Read the rows of a table into a ledger whose `intake` says what became of each.

    Raises
    ------
    DataError
        If no row can be read: the columns cannot be told apart, or the figures or dates can mean two things.
    """
    return Rows(sheet, options).ledger()


class Rows:
    """The rows of one table, being read.

    Parameters
    ----------
    sheet : Sheet
        The table. Of its rows, `ledger` reads all; a caller who reads some of them himself gives them to `deal`.
    """

    def __init__(self, sheet: Sheet, options: Options) -> None:
        self.sheet = sheet
        line = min((line for line, _ in sheet.rows), default=2) - 1
        self.plan = plan_columns(sheet.path, sheet.columns, {**sheet.roles, **options.columns}, line)
        self.options = settle(sheet, options, self.plan, line)
        self.known_status = sheet.status or self.plan.status
        self.status = options.status or self.known_status or USUAL_STATUS
        self.parties = Parties(sheet.names, sheet.kinds)
        self.witnesses = Witnesses(sheet.path)
        self.tally = Tally(sheet.path)
        self._amounts: dict[tuple[Cell, type, bool], Reading] = {}
        self._days: dict[Cell, PartialDate | None] = {}
        self._ids: set[str] = set()

    def ledger(self) -> Ledger:
        """Read all rows."""
        told = list(self._told())
        if not told and not self.tally.reasons:
            raise refuse(self.sheet.path, "has no rows; expected one deal a line below the headings")
        return self.collect(told)

    def _told(self) -> Iterator[tuple[Deal, Event]]:
        for problem in self.sheet.refused:
            self.tally.refuse(problem.origin, problem.message, problem.rule)
        for line, cells in self.sheet.rows:
            origin = Origin(self.sheet.path, line)
            try:
                row = self.deal(origin, cells)
            except FAULTS as error:
                self.tally.refuse(origin, str(error), error.rule)
            else:
                self.tally.keep()
                yield row

    def collect(self, told: Sequence[tuple[Deal, Event]], kept: int | None = None) -> Ledger:
        """Put deals together with their companies and sources; `kept` says how many rows are good, if not these alone."""
        kept = len(told) if kept is None else kept
        named = {end for deal, _ in told for end in (deal.payer, deal.payee)}
        companies = tuple(company for company in self.parties.companies() if company.id in named)
        aliases = tuple(alias for alias in self.parties.aliases() if alias.company in named)
        has = "instrument" in self.plan.places
        notes = self.tally.notes(companies, aliases, instruments=has, status=self.status)
        used = {place for places in self.plan.places.values() for place in places}
        intake = Intake(
            path=self.sheet.path,
            form=self.sheet.form,
            read=kept + self.tally.reasons.total(),
            kept=kept,
            reasons=dict(self.tally.reasons),
            refusals=tuple(sorted(self.tally.refusals, key=lambda problem: problem.origin)),
            columns=self.plan.told(self.sheet.columns),
            ignored=tuple(name for place, name in enumerate(self.sheet.columns) if place not in used and name),
            notes=(*self.sheet.notes, *notes),
        )
        deals, events = tuple(deal for deal, _ in told), tuple(event for _, event in told)
        return Ledger(companies, aliases, deals, events, self.witnesses.sources(), intake=intake)

    def deal(self, origin: Origin, cells: Sequence[Cell]) -> tuple[Deal, Event]:
        """Read one row.

        Raises
        ------
        ValueError
            One of `FAULTS`, if the row is to be refused.
        """
        payer, payee = (self._party(cells, role, origin) for role in ("payer", "payee"))
        if payer == payee:
            both = f"{as_text(self.cell(cells, 'payer'))[:60]!r} is both payer and payee"
            raise RowError(f"{both}; a deal needs two companies", "pays itself")
        day = self._day(cells, "date")
        word = self._text(cells, "instrument")
        instrument, known = read_instrument(word)
        status = read_status(self._text(cells, "status"))
        reading, (low, central, high) = self._size(cells, day)
        self._remark(INSTRUMENT, word, when=not known)
        self._remark(UNDATED, "", when=day is None)
        self._remark(STATUS, "", when=status is None and not self.known_status)
        status = status or self.status
        deal = Deal(
            id=self._id(self._text(cells, "id"), payer, payee, origin.line),
            payer=payer,
            payee=payee,
            instrument_name=instrument,
            title=self._text(cells, "title") or ("" if known else word),
            start=self._day(cells, "start"),
            end=self._day(cells, "end"),
            basis="annual" if reading.annual else "total",
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
            reported=self._reported(cells, reading),
            source=self.witnesses.cite(self._text(cells, "source")),
            locator=f"line {origin.line}",
            origin=origin,
        )
        return deal, event

    def read_cell(self, cells: Sequence[Cell], role: str) -> object:
        """Read one cell of a row by itself.

        Raises
        ------
        ValueError
            One of `FAULTS`, if a row with it is to be refused.
        """
        if role in {"date", "start", "end"}:
            return self._day(cells, role)
        if role == "currency":
            return self._currency(cells)
        if role == "instrument":
            return read_instrument(self._text(cells, role))
        return read_status(self._text(cells, role)) if role == "status" else self._money(cells, role)

    def cell(self, cells: Sequence[Cell], role: str) -> Cell:
        """Give what the columns of a role hold; None if there are none."""
        places = self.plan.places.get(role, ())
        if not places:
            return None
        if len(places) == 1:
            return cells[places[0]]
        parts = [as_text(cells[place]) for place in places]
        return "-".join(parts) if all(parts) else ""

    def _text(self, cells: Sequence[Cell], role: str) -> str:
        return clean(as_text(self.cell(cells, role)))

    def _remark(self, sort: str, value: str, *, when: bool) -> None:
        if when:
            self.tally.remark(sort, value)

    def _party(self, cells: Sequence[Cell], role: str, origin: Origin) -> str:
        text = as_text(self.cell(cells, role))
        self._remark(FORMULA, text, when=text.startswith("="))
        self._remark(INVISIBLE, text, when=not text.isascii() and clean(text) != " ".join(text.split()))
        return self.parties.meet(text, role, origin)

    def _day(self, cells: Sequence[Cell], role: str) -> PartialDate | None:
        cell = self.cell(cells, role)
        if cell not in self._days:
            if isinstance(cell, date):
                self._days[cell] = PartialDate.parse(cell.isoformat()[:10])
            else:
                try:
                    self._days[cell] = read_day(clean(as_text(cell)), self.options.order)
                except DateError as error:
                    raise DateError(f"{role} {error}", error.rule) from None
        return self._days[cell]

    def _size(self, cells: Sequence[Cell], day: PartialDate | None) -> tuple[Reading, Ends]:
        """Give what the row says of its size, and low, central and high in US$ billions."""
        reading = self._money(cells, "amount")
        amount = reading.amount
        low, high = (self._money(cells, role).amount.central for role in ("low", "high"))
        if low is not None or high is not None:
            amount = Amount.of(low, amount.central, high)
            given = [end for end in (low, amount.central, high) if end is not None]
            if given != sorted(given):
                raise RowError(f"low, amount and high {', '.join(map(str, given))} run downward", "no amount")
        if not amount.is_known:
            self.tally.remark(UNKNOWN)
            return reading, _NO_ENDS
        rate = self._rate(reading.currency or self._currency(cells), day, as_text(self.cell(cells, "amount")))
        if rate is None:
            return reading, _NO_ENDS
        if amount.is_exact and amount.central is not None:
            return reading, (None, in_billions(amount.central * rate), None)
        ends = (amount.low or None, amount.central, amount.high)
        least, central, most = (None if end is None else in_billions(end * rate) for end in ends)
        return reading, (least, central, most)

    def _paid(
        self, cells: Sequence[Cell], day: PartialDate | None, usd_bn: Decimal | None, status: Status
    ) -> Decimal | None:
        paid = self._money(cells, "paid")
        if paid.amount.central is not None:
            rate = self._rate(paid.currency or self._currency(cells), day, as_text(self.cell(cells, "paid")))
            return None if rate is None else in_billions(paid.amount.central * rate)
        return usd_bn if self.known_status is Status.CLOSED and status is Status.CLOSED else None

    def _money(self, cells: Sequence[Cell], role: str) -> Reading:
        cell = self.cell(cells, role)
        if cell is None:
            return Reading(NO_AMOUNT)
        key = (cell, type(cell), role == "low")
        if key not in self._amounts:
            mark = self.options.decimal if isinstance(cell, str) else "."
            unit = self.options.unit or Decimal(1)
            try:
                reading = read_amount(clean(as_text(cell)), mark=mark, unit=unit, currency=self.options.currency)
            except AmountError as error:
                # A floor of 0 says no more than that there is none.
                if role != "low" or error.rule != NOTHING:
                    raise AmountError(f"{role} {error}", error.rule) from None
                reading = Reading(NO_AMOUNT)
            self._amounts[key] = reading
        return self._amounts[key]

    def _currency(self, cells: Sequence[Cell]) -> str:
        word = self._text(cells, "currency")
        if not word:
            return self.plan.currency or self.options.currency
        code = currency_of(word, self.options.currency) or (word.upper() if len(word) == len("USD") else None)
        if code is None:
            raise RowError(f"currency {word[:40]!r} is unknown; expected a code such as EUR", "unknown currency")
        return code

    def _rate(self, currency: str, day: PartialDate | None, text: str) -> Decimal | None:
        rate = self.options.rates.rate(currency, day.last if day else None)
        self._remark(f"{RATE}{currency}", text, when=rate is None)
        return rate

    def _reported(self, cells: Sequence[Cell], reading: Reading) -> str:
        """Keep the wording of an amount, and its currency where that stands elsewhere."""
        text = self._text(cells, "amount")
        named = "" if reading.currency else self._text(cells, "currency") or self.plan.currency
        return f"{text} {named}".strip()[:200] if text else ""

    def _id(self, given: str, payer: str, payee: str, line: int) -> str:
        made = slug(given) if given else f"{payer}-{payee}-{line}"
        if made in self._ids:
            made = f"{made}-{line}"
        self._ids.add(made)
        return made
