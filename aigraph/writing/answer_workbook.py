"""An answer as an Excel workbook: loops, their legs, the rows of a table annotated, and the ledger, from which it is read back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from aigraph.answers.provenance import provenance
from aigraph.answers.public_record.own_rows import deal_record_text, record_sentences, record_text
from aigraph.answers.queries.loop_list import certainty_sentence, loops_sentence
from aigraph.files.atomic import draft
from aigraph.language.loops import kinds_text, sizes_sentence
from aigraph.language.money_unit import MoneyUnit, in_unit_of
from aigraph.language.sentences import arrow_notation, company_name
from aigraph.language.titles import loops_title
from aigraph.loops.by_certainty import find_at_each_level
from aigraph.loops.loop_list import LoopList
from aigraph.model.amount import Amount
from aigraph.model.dates import UNDATED, PartialDate
from aigraph.model.deal import Event
from aigraph.model.extras import require
from aigraph.model.intake import OwnRows
from aigraph.model.ledger import Ledger, View
from aigraph.model.loop import Loop
from aigraph.model.search_limits import DEFAULT_LENGTH
from aigraph.native.excel import ANSWER_SHEETS, MAX_ROWS, add_ledger, save_workbook, typed_cell
from aigraph.reading.cells.text import FormattedNumber, as_text

_DATE = "yyyy-mm-dd"
_WIDEST, _NARROWEST = 60, 9
_MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class _Money:
    """A figure in the unit of the answer."""

    figure: Decimal | None


_Cell = str | int | date | _Money | FormattedNumber | float | None


def write_answer(
    view: View, path: str | Path, *, loops: Sequence[Loop] | None = None, max_length: int = DEFAULT_LENGTH
) -> Path:
    """Write the loops of a view as a workbook: summary, loops, legs, the rows of the table annotated, and the ledger.

    Days are dates and sums are numbers with the sign of their currency. `load` reads the ledger of it back, with the same loops.
    Amounts in a currency without a rate are read back as a table of that currency.

    Parameters
    ----------
    view : View
        What is answered.
    path : str or Path
        The file, ending in ``.xlsx``.
    loops : sequence of Loop, optional
        The loops to list; by default those of the view.
    max_length : int
        The most companies in a loop that is looked for.

    Raises
    ------
    AigraphError
        If a table is longer than Excel can hold.

    See Also
    --------
    export : Writes the ledger alone.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> import pandas as pd
    >>> from aigraph import find_loops, load
    >>> ledger = load(pd.DataFrame({"payer": ["A", "B"], "payee": ["B", "A"], "amount": ["$5m", "$4m"]}))
    >>> with TemporaryDirectory() as folder:
    ...     again = load(write_answer(ledger.view(), f"{folder}/answer.xlsx"))
    >>> [loop.name for loop in find_loops(again.view())]
    ['a-b']
    """
    require("openpyxl", "Excel", "CSV and JSON need nothing")
    import openpyxl

    found = find_at_each_level(view, max_length=max_length)
    listed = list(found[view.status] if loops is None else loops)
    target = Path(path)
    with in_unit_of(view.ledger) as unit, draft(target) as file:
        book = openpyxl.Workbook(write_only=True)
        writer = _Writer(book, view, unit)
        writer.summary(found[view.status], certainty_sentence(found))
        if not unit.in_dollars:
            writer.own_deals()
        writer.loops(listed)
        writer.legs(listed)
        writer.rows(listed)
        if unit.in_dollars:
            add_ledger(book, view.ledger)
        save_workbook(book, file)
    return target


class _Writer:
    """Writes the sheets of an answer."""

    def __init__(self, book: Any, view: View, unit: MoneyUnit) -> None:
        self.book = book
        self.view = view
        self.ledger: Ledger = view.ledger
        self.unit = unit
        self.unit_name = unit.short_name if unit.in_dollars or unit.scale == 1 else unit.name

    def summary(self, loops: LoopList, certainties: str) -> None:
        """Write what was asked, what was read, and how the workbook is read."""
        ledger, intake = self.ledger, self.ledger.intake
        back = (
            "The sheets companies to statements hold the data: `aigraph cycles` on this file reads them back. What is changed in the "
            "sheets before them changes nothing."
            if self.unit.in_dollars
            else "`aigraph cycles` on this file reads the sheet Deals back."
        )
        said = [
            ("Answer", loops_title(ledger)),
            ("Loops", f"{loops_sentence(loops, self.view)}."),
            *(("Rows and record", text) for text in record_sentences(ledger, loops)),
            ("Certainty", certainties),
            ("Sizes", sizes_sentence(self.view)),
            ("Unit", self.unit.name),
            *([("Search", f"The search {loops.truncated}.")] if loops.truncated else []),
            ("Basis", provenance(self.view)),
            ("Read back", back),
            *([("Options", " ".join(intake.options))] if intake and intake.options else []),
            *(("Intake", line) for line in (intake.lines if intake else ())),
        ]
        self._sheet(ANSWER_SHEETS[0], ("What", "Answer"), said)

    def own_deals(self) -> None:
        """Write the deals as a table in their own currency, an event a row."""
        heads = ("Deal id", "Payer", "Payee", *self._amount_heads(""), "Date", "Status", "Instrument", "Title")
        deals = self.ledger.deal_by_id
        rows = (
            (
                event.deal,
                company_name(self.ledger, deals[event.deal].payer),
                company_name(self.ledger, deals[event.deal].payee),
                *self._ends(event.amount),
                _day(event.date),
                str(event.status).replace("_", " "),
                deals[event.deal].instrument_name.replace("_", " "),
                deals[event.deal].title,
            )
            for event in self.ledger.events
            if event.deal in deals
        )
        self._sheet("Deals", heads, rows)

    def loops(self, loops: Iterable[Loop]) -> None:
        """Write a row for each loop."""
        heads = (
            "Loop",
            "In words",
            "Kind",
            "Detour of",
            "Legs",
            "On record",
            *self._amount_heads("Paid, "),
            *self._amount_heads("Due, "),
            *self._amount_heads("Contracted, "),
            "Weakest leg",
            "Complete since",
        )
        rows = (
            (
                loop.name,
                arrow_notation(self.ledger, loop),
                kinds_text(loop),
                ", ".join(loop.detour_of),
                len(loop.legs),
                record_text(self.ledger, loop),
                *self._ends(loop.paid),
                *self._ends(loop.due),
                *self._ends(loop.contracted),
                str(loop.weakest_status),
                _since(loop.complete_since),
            )
            for loop in loops
        )
        self._sheet(ANSWER_SHEETS[1], heads, rows)

    def legs(self, loops: Iterable[Loop]) -> None:
        """Write a row for each deal of each leg of each loop."""
        heads = (
            "Loop",
            "Leg",
            "Payer",
            "Payee",
            "Deal",
            "Instrument",
            "Status",
            "Since",
            *self._amount_heads(""),
            "As reported",
            "Where",
            "Source",
            "Address",
        )
        self._sheet(ANSWER_SHEETS[2], heads, (row for loop in loops for row in self._leg_rows(loop)))

    def _leg_rows(self, loop: Loop) -> Iterator[Sequence[_Cell]]:
        for number, leg in enumerate(loop.legs, start=1):
            for arrow in leg.arrows:
                last = arrow.events[-1]
                told = next((event for event in reversed(arrow.events) if event.reported), last)
                source = self.ledger.source_by_id.get(told.source)
                yield (
                    loop.name,
                    number,
                    company_name(self.ledger, arrow.payer),
                    company_name(self.ledger, arrow.payee),
                    arrow.deal.id,
                    arrow.deal.instrument_name.replace("_", " "),
                    str(arrow.status).replace("_", " "),
                    _since(arrow.since),
                    *self._ends(arrow.amount),
                    told.reported,
                    deal_record_text(self.ledger, arrow.deal) or told.locator,
                    source.title if source else "",
                    source.url if source else "",
                )

    def rows(self, loops: Iterable[Loop]) -> None:
        """Write the rows of the table, each with what was read from it, which loops it is on, or why it was left out."""
        own = self.ledger.intake.rows if self.ledger.intake else None
        if own is None:
            return
        heads = (
            "Line",
            *(column or f"column {place}" for place, column in enumerate(own.columns, start=1)),
            "Counts",
            "Loops",
            "Read: payer",
            "Read: payee",
            *self._amount_heads("Read: "),
            "Read: day",
            "Read: status",
            "Read: instrument",
        )
        self._sheet(ANSWER_SHEETS[3], heads, self._own_rows(own, loops))

    def _own_rows(self, own: OwnRows, loops: Iterable[Loop]) -> Iterator[Sequence[_Cell]]:
        intake, on_loops = self.ledger.intake, defaultdict(list)
        for loop in loops:
            for deal in dict.fromkeys(arrow.deal.id for arrow in loop.arrows):
                on_loops[deal].append(loop.name)
        by_line: dict[int, list[Event]] = defaultdict(list)
        for event in self.ledger.events:
            if intake and event.origin.path == intake.path:
                by_line[event.origin.line].append(event)
        confirmed = {line: deal for deal, lines in intake.confirmed.items() for line in lines} if intake else {}
        for line, cells in own.rows:
            told = own.repeats.get(line, line)
            events = by_line.get(told, [])
            deals = list(dict.fromkeys([*(event.deal for event in events), *filter(None, [confirmed.get(told)])]))
            names = list(dict.fromkeys(name for deal in deals for name in on_loops.get(deal, ())))
            more = f" and {len(names) - _MOST_NAMED:,} more" if len(names) > _MOST_NAMED else ""
            yield (
                line,
                *(_own_cell(cell) for cell in cells),
                self._counts(own, line, confirmed),
                f"{', '.join(names[:_MOST_NAMED])}{more}",
                *self._read(events),
            )

    def _counts(self, own: OwnRows, line: int, confirmed: Mapping[int, str]) -> str:
        if line in own.refused:
            return f"left out: {own.refused[line]}"
        if line in own.repeats:
            return f"once, with line {own.repeats[line]}, to which it is equal"
        return f"as {confirmed[line]} of the public record" if line in confirmed else "yes"

    def _read(self, events: Sequence[Event]) -> Sequence[_Cell]:
        if not events:
            return ()
        deals = [self.ledger.deal_by_id[event.deal] for event in events if event.deal in self.ledger.deal_by_id]
        first = events[0]
        payers, payees = (
            list(dict.fromkeys(company_name(self.ledger, getattr(deal, end)) for deal in deals))
            for end in ("payer", "payee")
        )
        return (
            "; ".join(payers),
            "; ".join(payees),
            *self._ends(first.amount),
            _day(first.date),
            str(first.status).replace("_", " "),
            deals[0].instrument_name.replace("_", " ") if deals else "",
        )

    def _amount_heads(self, what: str) -> tuple[str, str, str]:
        heads = (f"{what}{end} ({self.unit_name})" for end in ("low", "amount", "high"))
        low, amount, high = (f"{head[0].upper()}{head[1:]}" for head in heads)
        return low, amount, high

    def _ends(self, amount: Amount) -> tuple[_Money, _Money, _Money]:
        """Give the ends of an amount; one that is exact stands in the middle alone."""
        if not amount.is_known:
            return _Money(None), _Money(None), _Money(None)
        low, central, high = (
            None if end is None else self.unit.of(end) for end in (amount.low, amount.central, amount.high)
        )
        return (
            (_Money(None), _Money(central), _Money(None))
            if amount.is_exact
            else (_Money(low or None), _Money(central), _Money(high))
        )

    def _sheet(self, name: str, heads: Sequence[str], rows: Iterable[Sequence[_Cell]]) -> None:
        from openpyxl.styles import Alignment, Font
        from openpyxl.utils import get_column_letter

        held = [list(row) for row in rows]
        cut = len(held) - (MAX_ROWS - 1)
        if cut > 0:
            held = [*held[: MAX_ROWS - 2], [f"{cut + 1:,} more rows are left out: Excel holds no more"]]
        sheet = self.book.create_sheet(name)
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{len(held) + 1}"
        for place, head in enumerate(heads):
            longest = max([len(head), *(len(_shown(row[place])) for row in held if place < len(row))])
            sheet.column_dimensions[get_column_letter(place + 1)].width = min(max(longest + 2, _NARROWEST), _WIDEST)
        titles = [typed_cell(sheet, head) for head in heads]
        for title in titles:
            title.font = Font(bold=True)
            title.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.append(titles)
        for row in held:
            sheet.append([self._cell(sheet, cell) for cell in row])

    def _cell(self, sheet: Any, cell: _Cell) -> Any:
        from openpyxl.cell import WriteOnlyCell

        if cell is None or cell == "":
            return None
        if isinstance(cell, _Money):
            if cell.figure is None:
                return None
            made = typed_cell(sheet, cell.figure)
            sign = self.unit.sign.replace('"', "")
            made.number_format = f'[<0.1]"{sign}"#,##0.0###;"{sign}"#,##0.00'
            return made
        if isinstance(cell, date):
            made = WriteOnlyCell(sheet, cell)
            made.number_format = _DATE
            return made
        if isinstance(cell, int | float):
            return WriteOnlyCell(sheet, cell)
        return typed_cell(sheet, as_text(cell) if isinstance(cell, FormattedNumber) else cell)


def _own_cell(cell: Any) -> _Cell:
    """Give a cell of the table as it is; what Excel has no type for is text."""
    if cell is None or isinstance(cell, str | int | float | date):
        return cell if not isinstance(cell, datetime) else cell.replace(tzinfo=None)
    return cell.value if isinstance(cell, FormattedNumber) else as_text(cell)


def _shown(cell: _Cell) -> str:
    if cell is None or (isinstance(cell, _Money) and cell.figure is None):
        return ""
    return f"{cell.figure:,.2f}  " if isinstance(cell, _Money) else str(cell)


def _day(day: PartialDate | None) -> _Cell:
    """Give a day as a date, and a month or year as text, since Excel knows no month without a day."""
    if day is None:
        return None
    return day.first if day.first == day.last else day.text


def _since(day: date) -> _Cell:
    return None if day == UNDATED else day
