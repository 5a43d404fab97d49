"""From the rows of a table to a ledger whose intake accounts for every row."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from aigraph.model.intake import ColumnReading, Intake, OwnRows, TableMoney
from aigraph.model.ledger import Ledger
from aigraph.model.origin import DataError, Origin, Problem
from aigraph.reading.cells.currencies import DEFAULT_CURRENCY, UNDECIDED, Rates, usd_bn
from aigraph.reading.cells.text import RowError
from aigraph.reading.rows.conventions import DATES, FIGURES, ColumnStyle
from aigraph.reading.rows.investors_beside_lead import with_all_investors
from aigraph.reading.rows.joined_rows import ids_of_deals, join_rows, unique_deals
from aigraph.reading.rows.names_in_doubt import names_in_doubt
from aigraph.reading.rows.read_row import ReadRow
from aigraph.reading.rows.remarks_of_few_rows import remarks_of_few_rows
from aigraph.reading.rows.row_reader import TOTAL_RULE, RowReader
from aigraph.reading.rows.times_of_day import times_of_day
from aigraph.reading.tables.heading_text import parse_heading
from aigraph.reading.tables.headings import INVOICES, ROUND_TOTALS
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.other_layouts import one_row_a_year
from aigraph.reading.tables.raw_table import RawTable
from aigraph.reading.tables.row_report import NO_RATE, OWN_CURRENCY, UNKNOWN_WORD, note

_INVESTING = ("invest", "backer", "funder", "fund", "shareholder")


def deals_of_table(table: RawTable, options: ReadingOptions) -> Ledger:
    """Read the rows of a table into a ledger whose `intake` says what became of each.

    Raises
    ------
    DataError
        If no row can be read: the roles of its columns are unclear.
    """
    table = with_all_investors(_without_ignored(one_row_a_year(table), options), options.columns)
    reader = RowReader(table, options)
    rows = list(read_all(reader))
    currency = _only_currency(reader) if options.in_own_currency else ""
    if currency:
        reader = RowReader(table, replace(options, rates=Rates.counting(currency)))
        rows = list(read_all(reader))
        reader.report.add(OWN_CURRENCY, 1, currency)
    if not rows and not reader.report.reasons:
        raise DataError.at(table.name, "has no rows; expected one deal a line below the headings")
    return ledger_of(reader, rows)


def _only_currency(reader: RowReader) -> str:
    """Give the currency of a table of which no amount has a rate, if there is but one; else nothing."""
    missing = [kind.removeprefix(NO_RATE) for kind in reader.report.counts if kind.startswith(NO_RATE)]
    return missing[0] if len(missing) == 1 and not reader.figures.used and UNDECIDED not in missing[0] else ""


def _without_ignored(table: RawTable, options: ReadingOptions) -> RawTable:
    """Take the headings off columns that are not to be used."""
    if not options.ignored:
        return table
    return replace(table, columns=tuple("" if column in options.ignored else column for column in table.columns))


def read_all(reader: RowReader) -> Iterator[ReadRow]:
    """Read all rows; what is refused is in the report."""
    table, report = reader.table, reader.report
    for problem in table.refused:
        report.refuse(problem.origin, problem.message, problem.rule)
    for line, cells in table.rows:
        origin = Origin(table.name, line)
        try:
            rows = reader.read_row(origin, cells)
        except RowError as error:
            report.refuse(origin, str(error), error.rule)
        else:
            report.keep()
            yield from rows


def ledger_of(
    reader: RowReader,
    rows: Sequence[ReadRow],
    kept: int | None = None,
    rounds: Collection[int] = (),
    *,
    keeps_times: bool = True,
) -> Ledger:
    """Put deals together with their companies and sources.

    Parameters
    ----------
    kept : int, optional
        How many rows are good, if not these alone.
    rounds : collection of int
        Lines whose amount stands beside other payers too, of which the rows are not here.
    keeps_times : bool
        Whether times of day may count: not where the rows were chosen by their days.
    """
    report, table = reader.report, reader.table
    names = {company.id: company.name for company in reader.companies.companies()}
    payer, amount = (parse_heading(reader.headings.get(role, "")).name for role in ("payer", "amount"))
    id_places = reader.roles.places.get("id", ())
    id_name = parse_heading(reader.headings.get("id", "")).name
    joined = join_rows(
        table.name,
        rows,
        names=names,
        is_invoice=id_name in INVOICES or "part" in reader.roles.places,
        has_ids=bool(id_places),
        id_cells=ids_of_deals(rows, id_places[0]) if id_places else {},
        is_round_total=amount in ROUND_TOTALS,
        is_investing=payer.startswith(_INVESTING),
        # Who led a round did not pay all of it.
        rounds={row.line for row in rows} if payer.startswith("lead") and amount in ROUND_TOTALS else rounds,
    )
    for line, name in joined.totals:
        report.refuse(Origin(table.name, line), f"{name!r} is a total of other rows, and no deal", TOTAL_RULE)
    is_large = kept is not None
    read = len({row.line for row in rows}) if table.is_split else report.kept
    kept = read - len(joined.totals) if kept is None else kept
    named = {end for row in joined.rows for end in (row.deal.payer, row.deal.payee)}
    companies = tuple(company for company in reader.companies.companies() if company.id in named)
    aliases = tuple(alias for alias in reader.companies.aliases() if alias.company in named)
    used = {place for places in reader.roles.places.values() for place in places}
    decided_in = reader.options.decided_in
    notes: list[Problem] = [
        *([note(table.name, f"is read as {decided_in} says")] if decided_in else []),
        *table.notes,
        *(note(table.name, text) for text in reader.roles.notes),
        *joined.notes,
        *report.notes(companies, aliases, reader.headings, status=reader.status),
        *(note(table.name, text) for text in names_in_doubt(companies)),
        *([] if is_large else remarks_of_few_rows(reader)),
        *_small_figures(reader),
    ]
    days = reader.roles.places.get("date", ()) if keeps_times else ()
    intake = Intake(
        path=table.name,
        form=table.form,
        read=kept + report.reasons.total(),
        kept=kept,
        title=reader.options.title,
        reasons=dict(report.reasons),
        refusals=tuple(sorted(report.refusals, key=lambda problem: problem.origin)),
        columns=reader.headings,
        ignored=tuple(
            name for place, name in enumerate(table.columns) if place not in used and name and name not in table.beside
        ),
        notes=tuple(notes),
        readings=tuple(column_readings(reader)),
        money=money_of_table(reader),
        rows=None
        if is_large
        else OwnRows(columns=table.columns, rows=table.rows, refused=report.refused, repeats=joined.repeats),
        words=_words_not_understood(reader),
        times=times_of_day((row.deal.id, row.cells[days[0]]) for row in joined.rows) if len(days) == 1 else {},
    )
    deals = tuple(row.deal for row in unique_deals(joined.rows))
    events = tuple(row.event for row in joined.rows)
    return Ledger(companies, aliases, deals, events, reader.sources.sources(), intake=intake)


def _small_figures(reader: RowReader) -> Iterator[Problem]:
    """Say that figures count one where nothing tells their unit and all are so small that each may be in millions."""
    style = reader.conventions.styles.get("amount", ColumnStyle())
    is_known = (
        style.unit_evidence or "unit" in reader.roles.places or reader.table.roles.get("amount") or reader.known_status
    )
    largest = max(reader.figures.used.values(), default=Decimal(0))
    if is_known or style.unit != 1 or reader.figures.is_price is not False or not 0 < largest < _SMALL:
        return
    currency = next(iter(reader.figures.used))[0]
    yield note(
        reader.table.name,
        f"nothing says what a figure of {reader.headings['amount']!r} counts, and none reaches {_SMALL:,}: the largest is read as {currency} {largest.normalize():,f}; "
        "--unit says otherwise, as --unit m",
    )


_SMALL = 10_000


def _words_not_understood(reader: RowReader) -> dict[str, tuple[str, ...]]:
    """Give for statuses and instruments the words that were not understood, the most frequent first."""
    found = {}
    for role in ("status", "instrument"):
        words = reader.report.doubts.get((role, UNKNOWN_WORD))
        if words:
            found[role] = tuple(word for word, _ in words.most_common(_MOST_WORDS))
    return found


_MOST_WORDS = 50


_UNITS = {
    Decimal(1): "1",
    Decimal(10**3): "thousand",
    Decimal(10**5): "lakh",
    Decimal(10**6): "million",
    Decimal(10**7): "crore",
    Decimal(10**9): "billion",
    Decimal(10**12): "trillion",
}


def column_readings(reader: RowReader) -> Iterator[ColumnReading]:
    """Give for each column its role, unit, currency, decimal mark and order of dates, each with the evidence for it."""
    roles = {place: role for role, places in reader.roles.places.items() for place in places}
    for place, column in enumerate(reader.table.columns):
        if column:
            yield _reading(reader, column, roles.get(place, ""))


def money_of_table(reader: RowReader) -> TableMoney | None:
    """Give the unit and currency of a table whose amounts are all in one; None where answers are best in US$ billions."""
    used = reader.figures.used
    if len(used) != 1:
        return None
    ((currency, rate),) = used
    largest = used[currency, rate]
    if not largest:
        return None
    style = reader.conventions.styles.get("amount", ColumnStyle())
    is_stated = style.unit in _UNITS and style.unit != 1
    scale = style.unit if is_stated and style.unit else next((size for size in _SIZES if largest >= size), Decimal(1))
    counted = reader.options.rates.counted
    if currency == DEFAULT_CURRENCY and scale == _SIZES[0] and not counted:
        return None
    return TableMoney(
        currency=currency,
        scale=int(scale),
        is_stated=is_stated,
        usd=None if counted else rate,
        largest=usd_bn(largest, rate),
    )


_SIZES = (Decimal(10**9), Decimal(10**6))


def _reading(reader: RowReader, column: str, role: str) -> ColumnReading:
    evidence = [f"role: {_role_evidence(reader, column, role)}"] if role else []
    conventions = reader.conventions
    unit = currency = mark = dates = ""
    style = conventions.styles.get(role)
    if role in FIGURES and style:
        unit = (
            "no money"
            if style.is_share
            else "not told"
            if style.unit is None
            else _UNITS.get(style.unit, f"{style.unit:,}")
        )
        nothing = (
            "nothing says it, so that a figure counts one"
            if style.unit
            else "other figures have one, so that a small figure alone is unknown"
        )
        evidence.append(f"unit: {style.unit_evidence or nothing}")
        currency = style.currency or reader.options.currency
        evidence.append(f"currency: {style.currency_evidence or 'by default, where no cell names one'}")
        mark = {"": ".", "?": "not told"}.get(conventions.mark, conventions.mark)
        evidence.append(f"decimal mark: {conventions.mark_evidence or 'by default; no cell decides it'}")
    if role in DATES:
        dates = conventions.order or "as written"
        if conventions.order_evidence:
            evidence.append(f"order of dates: {conventions.order_evidence}")
    return ColumnReading(
        column=column, role=role, unit=unit, currency=currency, decimal=mark, dates=dates, evidence=tuple(evidence)
    )


def _role_evidence(reader: RowReader, column: str, role: str) -> str:
    if reader.options.columns.get(role) == column:
        return "as told"
    return "the format says it" if reader.table.roles.get(role) == column else "the heading"
