"""What the columns of a table mean: their roles, units and currency by the headings, decimal mark and date order by the cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from aigraph.model.names import suggest
from aigraph.model.origin import DataError
from aigraph.model.status import Status
from aigraph.reading.cells.amounts import read_amount
from aigraph.reading.cells.currencies import currency_of
from aigraph.reading.cells.dates import DATE_ORDER, DateError, date_order, read_date
from aigraph.reading.cells.numbers import DECIMAL_MARK, AmountError, decimal_mark
from aigraph.reading.tables.headings import AMLWORLD, AMLWORLD_ROLES, HEADINGS, ROLES, UNITS_IN_HEADINGS
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable

_LISTED = 30
_MUST_BE_UNIQUE = ("payer", "payee", "amount", "date")
_FIGURES = ("amount", "low", "high", "paid")
_DATES = ("date", "start", "end")


class MissingColumnError(DataError):
    """There is no column for the payer or the payee, or none with the heading that was named."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a column without what it says of unit and currency."""

    name: str
    unit: Decimal | None = None
    currency: str = ""


def parse_heading(text: str) -> Heading:
    """Take the unit and the currency off a heading.

    Examples
    --------
    >>> parse_heading("Amount (USD bn)")
    Heading(name='amount', unit=Decimal('1000000000'), currency='USD')
    >>> parse_heading("From Company").name
    'fromcompany'
    """
    end = _NEO4J_END.fullmatch(text)
    text = end[1] if end else _NEO4J_TYPE.sub("", text)
    words = re.findall(r"[^\W_]+|[$€£¥₹]", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text).casefold())
    unit, currency, rest = None, "", []
    for word in words:
        code = currency_of(word) if len(words) > 1 else None
        sign_and_unit = re.fullmatch(r"(usd|eur|gbp)(m|mn|bn|k)", word)
        if sign_and_unit:
            currency, unit = sign_and_unit[1].upper(), UNITS_IN_HEADINGS[sign_and_unit[2]]
        elif code:
            currency = code
        elif word in UNITS_IN_HEADINGS and len(words) > 1:
            unit = UNITS_IN_HEADINGS[word]
        elif word != "in":
            rest.append(word)
    if not rest and (unit or currency):
        rest = ["amount"]
    return Heading("".join(rest), unit, currency)


_NEO4J_END = re.compile(r"\w*:(START_ID|END_ID|TYPE|ID)(?:\(.*\))?")
_NEO4J_TYPE = re.compile(
    r"(?<=\w):(?:int|long|float|double|boolean|byte|short|char|string|point|date|(?:local|zoned)?(?:date)?time)\b.*"
)
"""What Neo4j's import tool has in the headings of its files: which column is an end, and of what type a value is."""


@dataclass(frozen=True, slots=True)
class ColumnRoles:
    """Which columns play which role, by their places; several places of one role are joined.

    Parameters
    ----------
    unit, currency
        What the heading of the amounts says, if anything.
    status : Status or None
        The status of all rows, where the headings are those of a list of payments.
    """

    places: Mapping[str, tuple[int, ...]]
    unit: Decimal | None = None
    currency: str = ""
    status: Status | None = None

    def headings(self, columns: Sequence[str]) -> dict[str, str]:
        """Give for each role the heading of its column."""
        return {role: " + ".join(columns[place] for place in places) for role, places in self.places.items()}


def assign_roles(name: str, columns: Sequence[str], named: Mapping[str, str], line: int = 1) -> ColumnRoles:
    """Find out which column plays which role.

    Parameters
    ----------
    name : str
        The table, for messages.
    columns : sequence of str
        The headings.
    named : mapping of str to str
        What the user or the format says: role to heading, which is empty where no column plays the role.
    line : int
        The line of the headings.

    Raises
    ------
    DataError
        If no column can be the payer or the payee, if two columns can mean the same, or two have one heading.
    """
    if not named and _is_amlworld(columns):
        return ColumnRoles(
            {role: AMLWORLD_ROLES[role] for role in ROLES if role in AMLWORLD_ROLES}, status=Status.CLOSED
        )
    _refuse_equal_headings(name, columns, line)
    # A role of no column is one that the format says nobody plays.
    places = {role: (_named_place(name, columns, role, heading, line),) for role, heading in named.items() if heading}
    headings = [parse_heading(column) for column in columns]
    for role in _search_order(headings):
        if role not in named:
            taken = {place for used in places.values() for place in used}
            found = _find(name, columns, headings, role, taken, line)
            if found is not None:
                places[role] = (found,)
    for role in ("payer", "payee"):
        if role not in places:
            named_columns = [repr(column[:40]) for column in columns if column]
            more = f" and {len(named_columns) - _LISTED:,} more" if len(named_columns) > _LISTED else ""
            listed = (", ".join(named_columns[:_LISTED]) or "none") + more
            message = f"no column can be the {role}: there is {listed}; say which by --map {role}=COLUMN"
            raise MissingColumnError.at(name, message, line)
    figures = [headings[places[role][0]] for role in _FIGURES if role in places]
    unit = next((it.unit for it in figures if it.unit), None)
    currency = next((it.currency for it in figures if it.currency), "")
    return ColumnRoles({role: places[role] for role in ROLES if role in places}, unit, currency)


def _is_amlworld(columns: Sequence[str]) -> bool:
    letters = tuple(re.sub(r"[^a-z]", "", column.casefold()) for column in columns)
    return letters[: len(AMLWORLD)] == AMLWORLD


def _search_order(headings: Sequence[Heading]) -> Sequence[str]:
    # "source" beside "target" is who pays; beside "payee" it is where the row was read.
    names = {it.name for it in headings}
    paired = names & {"target", "destination", "dest", "dst", "to", "receiver"}
    return ROLES if paired else ("source", *(role for role in ROLES if role != "source"))


def _find(
    name: str, columns: Sequence[str], headings: Sequence[Heading], role: str, taken: set[int], line: int
) -> int | None:
    for known in HEADINGS[role]:
        found = [place for place, it in enumerate(headings) if it.name in known and place not in taken]
        if len(found) > 1 and role in _MUST_BE_UNIQUE:
            both = " and ".join(repr(columns[place]) for place in found)
            message = f"columns {both} can each be the {role}; say which by --map {role}={columns[found[0]]}"
            raise DataError.at(name, message, line)
        if found:
            return min(found, key=lambda place: known.index(headings[place].name))
    return None


def _named_place(name: str, columns: Sequence[str], role: str, heading: str, line: int) -> int:
    if role not in HEADINGS:
        near = suggest(role, ROLES)
        hint = f"did you mean {near[0]}?" if near else f"expected one of {', '.join(ROLES)}"
        raise DataError.at(name, f"{role!r} in --map {role}={heading} is no part of a deal; {hint}")
    folded = [column.casefold().strip() for column in columns]
    if heading in columns:
        return list(columns).index(heading)
    if heading.casefold().strip() in folded:
        return folded.index(heading.casefold().strip())
    near = suggest(heading, columns)
    hint = f"did you mean {near[0]!r}?" if near else f"there is {', '.join(map(repr, columns[:_LISTED]))}"
    raise MissingColumnError.at(name, f"column {heading!r} in --map {role}={heading} is not there; {hint}", line)


def _refuse_equal_headings(name: str, columns: Sequence[str], line: int) -> None:
    first: dict[str, int] = {}
    for place, column in enumerate(columns, start=1):
        heading = " ".join(column.casefold().split())
        if heading and heading in first:
            message = (
                f"two columns are called {column[:60]!r}, columns {first[heading]} and {place}; rename one of them"
            )
            raise DataError.at(name, message, line)
        first.setdefault(heading, place)


def infer_conventions(table: RawTable, options: ReadingOptions, roles: ColumnRoles) -> ReadingOptions:
    """Settle what holds for the whole table and was not said: decimal mark, date order and unit.

    Raises
    ------
    DataError
        If cells contradict each other, or can mean two things and no cell decides it.
    """
    figures, dates = _texts(table, roles, _FIGURES), _texts(table, roles, _DATES)
    try:
        mark = options.decimal_mark or table.decimal_mark or decimal_mark(figures)
        if not mark:
            _refuse_ambiguous_amounts(figures)
        order = options.date_order or date_order(dates)
        if not order:
            _refuse_ambiguous_dates(dates)
    except (AmountError, DateError) as error:
        raise DataError.at(table.name, str(error), table.header_line) from None
    return replace(options, decimal_mark=mark, date_order=order, unit=options.unit or roles.unit)


def _refuse_ambiguous_amounts(texts: Iterable[str]) -> None:
    for text in texts:
        try:
            read_amount(text, mark="")
        except AmountError as error:
            if error.rule == DECIMAL_MARK:
                raise


def _refuse_ambiguous_dates(texts: Iterable[str]) -> None:
    for text in texts:
        try:
            read_date(text)
        except DateError as error:
            if error.rule == DATE_ORDER:
                raise


def _texts(table: RawTable, roles: ColumnRoles, of: Iterable[str]) -> list[str]:
    places = [place for role in of for place in roles.places.get(role, ())]
    distinct = dict.fromkeys(cells[place] for _, cells in table.rows for place in places)
    return [cell for cell in distinct if isinstance(cell, str)]
