"""Reads one row of a table: the deals that it tells of, each with one event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from aigraph.model.company_forms import without_marks
from aigraph.model.dates import PartialDate
from aigraph.model.deal import Deal, Event
from aigraph.model.origin import Origin
from aigraph.model.status import Status
from aigraph.reading.cells.instrument_words import comes_back, read_instrument
from aigraph.reading.cells.names.common_nouns import common_nouns
from aigraph.reading.cells.names.company_names import CompanyNames, names_with_several_forms, slug
from aigraph.reading.cells.placeholders import is_ditto, is_total_name
from aigraph.reading.cells.status_words import read_status
from aigraph.reading.cells.text import Cell, FormattedNumber, RowError, as_text, clean, clean_lines, was_replaced
from aigraph.reading.rows.conventions import infer_conventions
from aigraph.reading.rows.dates_of_row import RowDates
from aigraph.reading.rows.figures_of_row import UNKNOWN_RANGE, RowFigures, RowMoney
from aigraph.reading.rows.name_lists import NameLists
from aigraph.reading.rows.read_row import DealIds, ReadRow, RowSources, without_share
from aigraph.reading.rows.row_status import RowStatus
from aigraph.reading.rows.turned_rows import turned_by
from aigraph.reading.tables.columns import assign_roles
from aigraph.reading.tables.heading_text import parse_heading
from aigraph.reading.tables.headings import LISTS_OF_PAYERS
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable
from aigraph.reading.tables.row_report import (
    CONTROL,
    DITTO,
    FOOTNOTE,
    FORMULA,
    INVISIBLE,
    JOINED_BY_AND,
    SHARE_BESIDE,
    SPLIT,
    TURNED,
    UNDATED,
    UNIT_BESIDE,
    UNKNOWN_WORD,
    RowReport,
)
from aigraph.reading.tables.sum_headings import is_price_of_one
from aigraph.reading.tables.unread_columns import share_beside, unit_beside

USUAL_STATUS = Status.SIGNED
"""The status of a row without one, where neither the format nor the user says it."""

TOTAL_RULE = "total of other rows"
"""The rule that a row breaks which is a sum of others."""


class RowReader:
    """Reads the rows of one table as deals.

    Parameters
    ----------
    table : RawTable
        The table. Who reads only some of its rows himself gives them to `read_row`.
    """

    def __init__(self, table: RawTable, options: ReadingOptions) -> None:
        self.table = table
        named = {**table.roles, **options.columns}
        self.roles = assign_roles(table.name, table.columns, named, table.header_line, self._samples)
        self.headings = self.roles.headings(table.columns)
        self.conventions = infer_conventions(table, options, self.roles)
        self.options = options
        self.turns = turned_by(self.headings, options.columns)
        self.names = dict(options.names)
        self.known_status = table.status or self.roles.status
        self.status = options.status or self.known_status or USUAL_STATUS
        texts = [*self._samples_of("payer"), *self._samples_of("payee")]
        self.lists = NameLists(texts)
        if options.aliases and not table.names:
            parts = {name for text in texts for name in self.lists.split(text)}
            self.names = {name: known for name in sorted(parts) if (known := options.aliases(name))} | self.names
        self.companies = CompanyNames(
            {**table.names, **options.names} if table.names else {},
            table.kinds,
            are_numbers=bool(texts) and all(_NUMBER.fullmatch(text) for text in texts),
            several_forms=names_with_several_forms(texts),
            nouns=frozenset() if table.names else common_nouns(texts),
        )
        self.sources = RowSources(table.name, options.title)
        self.report = RowReport(table.name)
        is_price = is_price_of_one(self.headings.get("amount", ""), has_number="quantity" in self.roles.places)
        self.figures = RowFigures(self.cell, self.headings, self.conventions, options, self.report, is_price=is_price)
        self.statuses = RowStatus(table, self.roles.unread, self.report, self.status, is_known=bool(self.known_status))
        self.dates = RowDates(self.cell, self.conventions.order, self.report)
        self._above: dict[str, str] = {}
        self._ids = DealIds()

    def _samples(self, place: int) -> list[str]:
        rows = self.table.rows[:_SAMPLE]
        return [as_text(cell) for cell in dict.fromkeys(cells[place] for _, cells in rows)]

    def _samples_of(self, role: str) -> list[str]:
        places = self.roles.places[role]
        if len(places) > 1:
            return []
        cells = dict.fromkeys(cells[places[0]] for _, cells in self.table.rows)
        return [text for text in (clean_lines(as_text(cell)) for cell in cells) if text]

    def read_row(self, origin: Origin, cells: Sequence[Cell]) -> list[ReadRow]:
        """Read one row: a deal, or one for each of several names in a cell.

        Raises
        ------
        RowError
            If the row is to be refused.
        """
        ends = [self._ends(cells, role, origin) for role in ("payer", "payee")]
        word = self._word(cells, "instrument")
        if self.turns(word):
            self.report.remark(TURNED, word)
            ends.reverse()
        pairs = [(payer, payee) for payer in ends[0] for payee in ends[1] if payer != payee]
        if not pairs:
            both = f"{as_text(self.cell(cells, 'payer'))[:60]!r} is both payer and payee"
            raise RowError(f"{both}; a deal needs two companies", "pays itself")
        day, day_wording = self.dates.date(cells, "date")
        instrument, known = self._instrument(cells, word)
        texts = [] if self.roles.unread.says_nothing else [as_text(cell) for cell in cells]
        status, reported_status, is_off = self.statuses.read(self._word(cells, "status"), texts, origin.line)
        money = self._amount(cells, day, texts)
        if not known:
            self.report.doubt("instrument", UNKNOWN_WORD, word)
        self._remark(UNDATED, "", when=day is None and not day_wording)
        start, end = self.dates.date(cells, "start")[0], self.dates.date(cells, "end")[0]
        low, central, high = money.usd
        paid, is_paid = self.figures.paid(cells, day, central)
        if is_off:
            paid, is_paid = None, False
        elif paid is None and self.known_status is Status.CLOSED and status is Status.CLOSED:
            paid = central
        if is_paid and status in {Status.SIGNED, Status.CLOSED, Status.ANNOUNCED}:
            status = Status.CLOSED
        reported = "; ".join(filter(None, (money.wording, reported_status)))
        rows = []
        for payer, payee in pairs:
            deal = Deal(
                id=self._ids.new(self._text(cells, "id"), payer, payee, origin.line),
                payer=payer,
                payee=payee,
                instrument_name=instrument,
                title=self._text(cells, "title") or ("" if known else word),
                start=start,
                end=end,
                package=slug(self._text(cells, "package")) if self._text(cells, "package") else "",
                basis="annual" if money.quoted.annual else "total",
                origin=origin,
            )
            event = Event(
                deal=deal.id,
                date=day,
                status=status,
                low_usd_bn=low,
                usd_bn=central,
                high_usd_bn=high,
                paid_usd_bn=paid,
                reported=reported[:200].strip(),
                source=self.sources.cite(self._text(cells, "source")),
                locator=f"line {origin.line}{f', date {day_wording!r}' if day_wording else ''}",
                origin=origin,
            )
            rows.append(ReadRow(deal=deal, event=event, cells=tuple(cells)))
        if len(rows) > 1:
            shown = as_text(self.cell(cells, "payer" if len(ends[0]) > 1 else "payee"))
            self.report.remark(SPLIT, shown)
            rows = [without_share(row, len(rows)) for row in rows]
        return rows

    def _instrument(self, cells: Sequence[Cell], word: str) -> tuple[str, bool]:
        title = "" if "instrument" in self.roles.places else self._text(cells, "title")
        return read_instrument(title if comes_back(title) else word)

    def _amount(self, cells: Sequence[Cell], day: PartialDate | None, texts: Sequence[str]) -> RowMoney:
        money = self.figures.amount(cells, day)
        part, unit = share_beside(texts, self.roles.unread), unit_beside(texts, self.roles.unread)
        if not part and not unit:
            return money
        self.report.doubt("amount", SHARE_BESIDE if part else UNIT_BESIDE, part or unit)
        return replace(money, usd=UNKNOWN_RANGE, wording=f"{money.wording}, {part or unit}")

    def read_cell(self, cells: Sequence[Cell], role: str) -> object:
        """Read one cell of a row by itself.

        Raises
        ------
        RowError
            If a row with it is to be refused.
        """
        if role in {"date", "start", "end", "currency"}:
            return self.figures.currency(cells) if role == "currency" else self.dates.date(cells, role)
        if role in {"instrument", "status"}:
            word = self._word(cells, role)
            read, is_known = (read_instrument if role == "instrument" else read_status)(word)
            if not is_known:
                self.report.doubt(role, UNKNOWN_WORD, word)
            return read
        return self.figures.paid(cells, None, None) if role == "paid" else self.figures.amount(cells, None)

    def cell(self, cells: Sequence[Cell], role: str) -> Cell:
        """Give what the columns of a role hold; None if there are none."""
        places = self.roles.places.get(role, ())
        if not places:
            return None
        if len(places) == 1:
            return cells[places[0]]
        parts = [re.sub(r"\.0$", "", as_text(cells[place]).strip()) for place in places]
        if role == "date":
            # A year without its month is still a year; a quarter has its letter.
            filled = parts[: parts.index("")] if "" in parts else parts
            is_quarter = len(filled) == len(places) == _TWO and "quart" in self.table.columns[places[1]].casefold()
            return f"{filled[0]}-Q{filled[1].lstrip('Qq')}" if is_quarter else "-".join(filled)
        return "-".join(parts) if all(parts) else ""

    def _text(self, cells: Sequence[Cell], role: str) -> str:
        text = as_text(self.cell(cells, role))
        cleaned = clean(text)
        self._remark(CONTROL, text, when=was_replaced(text, cleaned))
        return cleaned

    def _word(self, cells: Sequence[Cell], role: str) -> str:
        """Give a word of a row, or what the reading sheet says that it means."""
        word = self._text(cells, role)
        return self.options.values.get(role, {}).get(word, word)

    def _remark(self, kind: str, value: str, *, when: bool) -> None:
        if when:
            self.report.remark(kind, value)

    def _ends(self, cells: Sequence[Cell], role: str, origin: Origin) -> list[str]:
        """Give the companies that a cell names: one, or several where it is a list."""
        cell = self.cell(cells, role)
        text = as_text(cell.value if isinstance(cell, FormattedNumber) else cell)
        if is_total_name(text) and not self._text(cells, "payee" if role == "payer" else "payer"):
            raise RowError(f"{role} {text[:60]!r} is a total of other rows, and no deal", TOTAL_RULE)
        if is_ditto(text) and role in self._above:
            self.report.remark(DITTO, text)
            text = self._above[role]
        elif text.strip():
            self._above[role] = text
        self._remark(FORMULA, text, when=text.startswith("="))
        self._remark(INVISIBLE, text, when=not text.isascii() and clean(text) != " ".join(text.split()))
        key = self._text(cells, f"{role}_key")
        if key:
            return [self.companies.resolve(text or key, role, origin, key)]
        cleaned = clean(text)
        names = [text] if was_replaced(text, cleaned) else list(map(clean, self.lists.split(clean_lines(text))))
        if not self.table.names:
            names = [self.names.get(name, name) for name in names]
        self._remark(FOOTNOTE, text, when=not self.table.names and any(without_marks(name) != name for name in names))
        if len(names) == 1 and _AND.search(text) and parse_heading(self.headings[role]).name in LISTS_OF_PAYERS:
            self.report.remark(JOINED_BY_AND, text)
        if len(names) == 1:
            return [self.companies.resolve(names[0] if not self.table.names else text, role, origin)]
        return list(dict.fromkeys(self.companies.resolve(name, role, origin) for name in names))


_SAMPLE = 2_000
_TWO = 2
_AND = re.compile(r"\s(?:and|und|et|y)\s", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:\.0)?")
