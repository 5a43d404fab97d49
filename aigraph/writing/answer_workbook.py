"""An answer as an Excel workbook: loops, their legs, the rows of a table annotated, and the ledger, from which it is read back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from aigraph.loops.find import find_at_each_level
from aigraph.loops.loop_list import LoopList
from aigraph.model.deal import Event
from aigraph.model.intake import OwnRows
from aigraph.model.ledger import Ledger, View
from aigraph.model.loop import Loop
from aigraph.model.search_limits import DEFAULT_LENGTH
from aigraph.native.excel import ANSWER_SHEETS, add_ledger, new_workbook, save_workbook
from aigraph.writing.answer_sheets import AnswerSheets, Cell, day_cell, own_cell, since_cell

_MOST_NAMED = 20


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
    found = find_at_each_level(view, max_length=max_length)
    listed = list(found[view.status] if loops is None else loops)
    target = Path(path)
    with in_unit_of(view.ledger) as unit, draft(target) as file, new_workbook() as book:
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
        self.sheets = AnswerSheets(book, unit)
        self.view = view
        self.ledger: Ledger = view.ledger
        self.unit = unit

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
        self.sheets.add(ANSWER_SHEETS[0], ("What", "Answer"), said)

    def own_deals(self) -> None:
        """Write the deals as a table in their own currency, an event a row."""
        heads = ("Deal id", "Payer", "Payee", *self.sheets.amount_heads(""), "Date", "Status", "Instrument", "Title")
        deals = self.ledger.deal_by_id
        rows = (
            (
                event.deal,
                company_name(self.ledger, deals[event.deal].payer),
                company_name(self.ledger, deals[event.deal].payee),
                *self.sheets.amount_cells(event.amount),
                day_cell(event.date),
                str(event.status).replace("_", " "),
                deals[event.deal].instrument_name.replace("_", " "),
                deals[event.deal].title,
            )
            for event in self.ledger.events
            if event.deal in deals
        )
        self.sheets.add("Deals", heads, rows)

    def loops(self, loops: Iterable[Loop]) -> None:
        """Write a row for each loop."""
        heads = (
            "Loop",
            "In words",
            "Kind",
            "Detour of",
            "Legs",
            "On record",
            *self.sheets.amount_heads("Paid, "),
            *self.sheets.amount_heads("Due, "),
            *self.sheets.amount_heads("Contracted, "),
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
                *self.sheets.amount_cells(loop.paid),
                *self.sheets.amount_cells(loop.due),
                *self.sheets.amount_cells(loop.contracted),
                str(loop.weakest_status),
                since_cell(loop.complete_since),
            )
            for loop in loops
        )
        self.sheets.add(ANSWER_SHEETS[1], heads, rows)

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
            *self.sheets.amount_heads(""),
            "As reported",
            "Where",
            "Source",
            "Address",
        )
        self.sheets.add(ANSWER_SHEETS[2], heads, (row for loop in loops for row in self._leg_rows(loop)))

    def _leg_rows(self, loop: Loop) -> Iterator[Sequence[Cell]]:
        for number, leg in enumerate(loop.legs, start=1):
            for arrow in leg.arrows:
                last = arrow.events[-1]
                cited = next((event for event in reversed(arrow.events) if event.reported), last)
                source = self.ledger.source_by_id.get(cited.source)
                yield (
                    loop.name,
                    number,
                    company_name(self.ledger, arrow.payer),
                    company_name(self.ledger, arrow.payee),
                    arrow.deal.id,
                    arrow.deal.instrument_name.replace("_", " "),
                    str(arrow.status).replace("_", " "),
                    since_cell(arrow.since),
                    *self.sheets.amount_cells(arrow.amount),
                    cited.reported,
                    deal_record_text(self.ledger, arrow.deal) or cited.locator,
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
            *self.sheets.amount_heads("Read: "),
            "Read: day",
            "Read: status",
            "Read: instrument",
        )
        self.sheets.add(ANSWER_SHEETS[3], heads, self._own_rows(own, loops))

    def _own_rows(self, own: OwnRows, loops: Iterable[Loop]) -> Iterator[Sequence[Cell]]:
        intake, on_loops = self.ledger.intake, defaultdict(list)
        for loop in loops:
            for deal in dict.fromkeys(arrow.deal.id for arrow in loop.arrows):
                on_loops[deal].append(loop.name)
        by_line: dict[int, list[Event]] = defaultdict(list)
        for event in self.ledger.events:
            if intake and event.origin.path == intake.path:
                by_line[event.origin.line].append(event)
        confirmed = {line: deal for deal, lines in intake.confirmed.items() for line in lines} if intake else {}
        counted = {arrow.deal.id for arrow in self.view.arrows}
        for line, cells in own.rows:
            first_line = own.repeats.get(line, line)
            events = by_line.get(first_line, [])
            deals = list(dict.fromkeys([*(event.deal for event in events), *filter(None, [confirmed.get(first_line)])]))
            names = list(dict.fromkeys(name for deal in deals for name in on_loops.get(deal, ())))
            more = f" and {len(names) - _MOST_NAMED:,} more" if len(names) > _MOST_NAMED else ""
            yield (
                line,
                *(own_cell(cell) for cell in cells),
                self._counts(own, line, confirmed, [] if counted.intersection(deals) else events),
                f"{', '.join(names[:_MOST_NAMED])}{more}",
                *self._read(events),
            )

    def _counts(self, own: OwnRows, line: int, confirmed: Mapping[int, str], uncounted: Sequence[Event]) -> str:
        if line in own.refused:
            return f"left out: {own.refused[line]}"
        if line in own.repeats:
            return f"once, with line {own.repeats[line]}, to which it is equal"
        if line in confirmed:
            return f"as {confirmed[line]} of the public record"
        if not uncounted:
            return "yes"
        status = uncounted[0].status
        off = "off" if status.rank < 0 else f"not at the certainty of this answer, {self.view.status}"
        reported = uncounted[0].reported.rpartition("status: ")[2] if "status: " in uncounted[0].reported else ""
        return f"no, {off}: {str(status).replace('_', ' ')}{f' ({reported})' if reported else ''}"

    def _read(self, events: Sequence[Event]) -> Sequence[Cell]:
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
            *self.sheets.amount_cells(first.amount),
            day_cell(first.date),
            str(first.status).replace("_", " "),
            deals[0].instrument_name.replace("_", " ") if deals else "",
        )
