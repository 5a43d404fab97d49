"""What holds for whole columns: decimal mark, date order, unit and currency, each with the evidence for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from aigraph.reading.cells.amounts import doubtful_words
from aigraph.reading.cells.dates import date_order
from aigraph.reading.cells.numbers import decimal_mark
from aigraph.reading.cells.scale_words import LONG_OR_SHORT_SCALE, LONG_SCALE, Settled
from aigraph.reading.cells.text import clean
from aigraph.reading.rows.column_cells import currencies_named, mixes_scales, names_another_currency
from aigraph.reading.tables.captions import may_name_a_unit, unit_of_line, unit_of_title
from aigraph.reading.tables.columns import ColumnRoles
from aigraph.reading.tables.heading_text import parse_heading
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable
from aigraph.reading.tables.sections import unit_between_rows
from aigraph.reading.tables.unit_text import UnitText, has_strange_figure, read_unit_text

FIGURES = ("amount", "low", "high", "paid")
DATES = ("date", "start", "end")

ONE = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnStyle:
    """How the figures of a column are to be read.

    Parameters
    ----------
    unit : Decimal or None
        What a figure alone counts; None where nothing says it and it would be a guess.
    currency : str
        The currency that the column or the table names; empty if neither does.
    is_share : bool
        Whether figures are percentages or counts, and no money.
    is_doubtful : bool
        Whether something names a unit, and it is not understood.
    has_other_currency : bool
        Whether some cells name a currency that is not the usual one, so that those without a word may be in it.
    unit_evidence, currency_evidence : str
        Where that is said.
    """

    unit: Decimal | None = ONE
    currency: str = ""
    is_share: bool = False
    is_doubtful: bool = False
    has_other_currency: bool = False
    unit_evidence: str = ""
    currency_evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conventions:
    """What holds for the whole table.

    Parameters
    ----------
    mark, mark_evidence : str
        The decimal mark; empty where ``1.200`` can mean two things, ``?`` where ``1,200`` can, too; and where it is shown.
    order, order_evidence : str
        Which of day, month and year comes first in dates of three figures; empty if no cell decides it.
    styles : mapping of str to ColumnStyle
        For each role with figures how they are read.
    settled : mapping of str to (Decimal or None)
        What doubtful words for powers of ten count; None where the column makes a word doubtful.
    known : frozenset of str
        Words of the names of payers and payees, in small letters.
    named : frozenset of str
        The currencies that amounts name without a doubt: they settle signs of several.
    """

    mark: str = "."
    mark_evidence: str = ""
    order: str = ""
    order_evidence: str = ""
    styles: Mapping[str, ColumnStyle] = field(default_factory=dict)
    settled: Settled = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()


def infer_conventions(table: RawTable, options: ReadingOptions, roles: ColumnRoles) -> Conventions:
    """Settle what holds for whole columns, from the headings, the lines around the table and the cells."""
    figures, dates = _texts(table, roles, FIGURES), _texts(table, roles, DATES)
    mark, mark_evidence = _mark(table, options, figures, dates)
    order, order_evidence = _order(options, dates)
    settled = settle_words(options, table.columns, figures)
    captions = _agreed([found for found in map(unit_of_line, table.captions) if found])
    if unit_between_rows(table.rows, table.sections):
        captions = [UnitText(is_doubtful=True)]
    captions += [found for found in map(unit_of_title, table.titles) if found]
    styles = {role: _style(role, table, options, roles, captions, settled) for role in FIGURES if role in roles.places}
    stated = [role for role, style in styles.items() if style.unit_evidence]
    if stated and not options.unit:
        # A unit of one column says nothing of another that has none.
        styles = {role: style if role in stated else _without_unit(style) for role, style in styles.items()}
        ends = [role for role in ("low", "high", "amount") if role in stated]
        if ends:
            for role in ("low", "high"):
                if role in styles and styles[role].unit is None:
                    styles[role] = _with_unit(styles[role], styles[ends[0]])
    return Conventions(
        mark=mark,
        mark_evidence=mark_evidence,
        order=order,
        order_evidence=order_evidence,
        styles=styles,
        settled=settled,
        known=_words_of(_texts(table, roles, ("payer", "payee"))),
        named=currencies_named(table, roles.places.get("amount", ()), settled),
    )


def _words_of(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in re.findall(r"[^\W\d_]+", name.casefold()) if len(word) > 1)


def _agreed(captions: Sequence[UnitText]) -> list[UnitText]:
    """Give what lines outside the table say; that figures are in some unit, but nobody knows which, where they contradict each other."""
    if len({found.unit for found in captions if found.unit is not None}) > 1:
        return [replace(found, unit=None, is_doubtful=True) for found in captions]
    return list(captions)


def _without_unit(style: ColumnStyle) -> ColumnStyle:
    return replace(style, unit=None, unit_evidence="")


def _with_unit(style: ColumnStyle, other: ColumnStyle) -> ColumnStyle:
    return replace(
        style,
        unit=other.unit,
        currency=style.currency or other.currency,
        unit_evidence=other.unit_evidence,
        currency_evidence=style.currency_evidence or other.currency_evidence,
    )


def _mark(  # noqa: PLR0911  one return for each sort of evidence, the strongest first
    table: RawTable, options: ReadingOptions, figures: Sequence[str], dates: Sequence[str]
) -> tuple[str, str]:
    if options.decimal_mark:
        return options.decimal_mark, "as told"
    if table.decimal_mark:
        return table.decimal_mark, "the format says it"
    mark, example = decimal_mark(figures)
    if mark == "?":
        return mark, f"cells contradict each other: {example}"
    if mark:
        return mark, f"a cell such as {example!r}"
    dotted = any(_is_dotted(text) for text in dates)
    foreign = any(_is_foreign(column) for column in table.columns)
    if table.delimiter == ";" and (dotted or foreign) and any("," in text or "." in text for text in figures):
        return (
            ",",
            "semicolons between the cells, and dates or headings of a language that writes decimals after a comma",
        )
    if table.delimiter == ";" and any(re.search(r"\d,\d{3}\b", text) for text in figures):
        # Semicolons stand between cells mostly where commas stand before decimals.
        return "?", "no cell decides it"
    if foreign or any(_CONTINENTAL.search(text.casefold()) for text in figures):
        return "?", "no cell decides it"
    return "", ""


_CONTINENTAL = re.compile(
    r"\b(?:mrd|mio|milliarden?|millionen|milliards?|millones|milhões|milioni|miliardi|teur|млн|млрд)\b"
)


_GERMAN = frozenset(
    "zahler betrag datum von an wert kunde lieferant empfaenger montant importe fecha valor data pagatore importo kwota".split()  # noqa: SIM905  words
)


def _is_foreign(heading: str) -> bool:
    """Whether a heading is in a language that may write decimals after a comma."""
    return any(sign.isalpha() and not sign.isascii() for sign in heading) or heading.casefold() in _GERMAN


def _is_dotted(text: str) -> bool:
    parts = text.strip().split(".")
    return len(parts) == len(("day", "month", "year")) and all(part.strip().isdigit() for part in parts)


def _order(options: ReadingOptions, dates: Sequence[str]) -> tuple[str, str]:
    if options.date_order:
        return options.date_order, "as told"
    order = date_order(dates)
    return order, "the cells can be dates in no other order" if order else ""


def _style(
    role: str,
    table: RawTable,
    options: ReadingOptions,
    roles: ColumnRoles,
    captions: Sequence[UnitText],
    settled: Settled,
) -> ColumnStyle:
    """Settle unit and currency of one column: told, heading, another row of headings, line above, title, in this order."""
    places = roles.places[role]
    heading = table.columns[places[0]]
    second = table.column_units.get(places[0], "")
    stated_unit, stated_currency = options.units.get(role, (None, ""))
    evidence: list[tuple[UnitText, str]] = [
        (UnitText(stated_unit, stated_currency), "as told"),
        (UnitText(options.unit), "as told"),
        (roles.says.get(role, UnitText()), f"the heading {heading!r}"),
        (read_unit_text(second), f"another row of headings, {second!r}"),
        *((caption, "a line outside the table") for caption in captions),
    ]
    unit, unit_evidence = next(((says.unit, where) for says, where in evidence if says.unit is not None), (None, ""))
    currency, currency_evidence = next(((says.currency, where) for says, where in evidence if says.currency), ("", ""))
    is_share = any(says.is_share for says, _ in evidence) and unit is None and not currency
    is_doubtful = unit is None and (
        any(says.is_doubtful for says, _ in evidence)
        or any(may_name_a_unit(text) for text in table.captions if unit_of_line(text) is None)
    )
    if has_strange_figure(f"{heading} {second}") and unit_evidence != "as told" and not heading.isdigit():
        # "Amount (10 million yen)": a figure in a heading may be a factor.
        unit, unit_evidence, is_doubtful = None, "", True
    if unit is None and not is_doubtful and not mixes_scales(table, places, settled):
        unit = ONE
    return ColumnStyle(
        unit=unit,
        currency=currency,
        is_share=is_share,
        is_doubtful=is_doubtful,
        has_other_currency=(not currency and unit_between_rows(table.rows, table.sections))
        or (
            not currency
            and "currency" not in options.specified
            and names_another_currency(table, places, options.currency, settled)
        ),
        unit_evidence=unit_evidence,
        currency_evidence=currency_evidence,
    )


def _texts(table: RawTable, roles: ColumnRoles, of: Iterable[str]) -> list[str]:
    found = []
    for role in of:
        places = roles.places.get(role, ())
        if len(places) == 1:
            distinct = dict.fromkeys(cells[places[0]] for _, cells in table.rows)
            found += [clean(cell) for cell in distinct if isinstance(cell, str)]
    return found


def settle_words(options: ReadingOptions, columns: Sequence[str], figures: Sequence[str]) -> dict[str, Decimal | None]:
    """Settle doubtful words by the other words of the column: "mi" beside "mil" is Portuguese, "Dr" beside "Cr" is debit.

    A billion is 10^12 in most languages of Europe: where others of their words stand, it may be either.
    """
    settled: dict[str, Decimal | None] = dict(options.settled)
    used = {word for text in figures for word in re.findall(r"[^\W\d_]+", text.casefold())}
    if any(map(_is_continental, columns)) or not LONG_SCALE.isdisjoint(used):
        settled = {**dict.fromkeys(used & LONG_OR_SHORT_SCALE), **settled}
    words = {word for text in figures for word in doubtful_words(text)}
    if not words:
        return settled
    whole = " ".join(figures).casefold()
    if (
        "mil" in words
        and "mil" not in settled
        and any(word in whole for word in (" mi ", "milh", "millon", "millón", "milioni"))
    ):
        settled["mil"] = Decimal(1000)
    if "cr" in words and "cr" not in settled:
        lakh = any(word in whole for word in ("lakh", "lac", "crore")) or any(_is_indian(text) for text in figures)
        if lakh and " dr" not in whole:
            settled["cr"] = Decimal(10**7)
    return settled


def _is_indian(text: str) -> bool:
    return re.search(r"\d{1,2}(?:,\d{2})+,\d{3}", text) is not None


def _is_continental(heading: str) -> bool:
    return parse_heading(heading).name in _CONTINENTAL_HEADINGS


_CONTINENTAL_HEADINGS = frozenset(
    "zahler auftraggeber empfänger empfaenger zahlungsempfänger betrag wert montant payeur bénéficiaire beneficiaire importe importo pagador ordenante bedrag betaler ontvanger belopp beløb beløp kwota płatnik odbiorca částka".split()  # noqa: SIM905  words
)
"""Headings in languages in which a billion is 10^12."""
