"""Which column of a table plays which role, by its heading and, where that leaves a doubt, by its cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from aigraph.model.names import suggest
from aigraph.model.origin import DataError
from aigraph.model.status import Status
from aigraph.reading.tables.column_samples import Samples
from aigraph.reading.tables.columns_by_cells import MissingColumnError, says_money, settle_by_cells
from aigraph.reading.tables.compound_headings import is_end, is_of_date, is_of_status, name_beside_investors, without_of
from aigraph.reading.tables.heading_text import Heading, parse_heading, place_ends, refuse_without_direction, stems
from aigraph.reading.tables.headings import (
    AMLWORLD,
    AMLWORLD_ROLES,
    HEADINGS,
    OF_TARGET,
    ROLES,
    UNIT_PRICES,
)
from aigraph.reading.tables.sum_headings import is_of_sum
from aigraph.reading.tables.unit_text import UnitText
from aigraph.reading.tables.unread_columns import UnreadColumns, look_at_unread

_LISTED = 30
_MUST_BE_UNIQUE = ("payer", "payee", "amount", "date")


@dataclass(frozen=True, slots=True)
class ColumnRoles:
    """Which columns play which role, by their places; several places of one role are joined.

    Parameters
    ----------
    says : mapping of str to UnitText
        For each role what the heading of its column says of unit and currency.
    status : Status or None
        The status of all rows, where the headings are those of a list of payments.
    notes : tuple of str
        What was decided, where the headings leave a doubt.
    unread : UnreadColumns
        What columns that play no role can say of a row.
    """

    places: Mapping[str, tuple[int, ...]]
    says: Mapping[str, UnitText] = field(default_factory=dict)
    status: Status | None = None
    notes: tuple[str, ...] = ()
    unread: UnreadColumns = field(default_factory=UnreadColumns)

    def headings(self, columns: Sequence[str]) -> dict[str, str]:
        """Give for each role the heading of its column."""
        return {role: " + ".join(columns[place] for place in places) for role, places in self.places.items()}


def assign_roles(
    name: str, columns: Sequence[str], named: Mapping[str, str], line: int = 1, samples: Samples | None = None
) -> ColumnRoles:
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
    samples : callable, optional
        Gives texts of a column by its place, where there are rows: some roles are known by them.

    Raises
    ------
    DataError
        If no column can be the payer or the payee, if two columns can mean the same, or two have one heading.
    """
    if not named and _is_amlworld(columns):
        return ColumnRoles(
            {role: AMLWORLD_ROLES[role] for role in ROLES if role in AMLWORLD_ROLES}, status=Status.CLOSED
        )
    # A role of no column is one that the format says nobody plays.
    places: dict[str, tuple[int, ...]] = {
        role: (_named_place(name, columns, role, heading, line),) for role, heading in named.items() if heading
    }
    headings = [parse_heading(column) for column in columns]
    place_ends(name, columns, headings, places, line)
    for role in _search_order(headings):
        if role not in places and role not in named:
            taken = {place for used in places.values() for place in used}
            found = _find(name, columns, headings, role, taken, line)
            if found is not None and not (role == "amount" and _is_one_of_several(columns, headings, found, taken)):
                places[role] = (found,)
    guessed = name_beside_investors(columns, places) if "payee" not in named else {}
    places |= guessed
    for role in ("payer", "payee"):
        if role not in places:
            refuse_without_direction(name, columns, headings, line)
            there = [repr(column[:40]) for column in columns if column]
            more = f" and {len(there) - _LISTED:,} more" if len(there) > _LISTED else ""
            listed = (", ".join(there[:_LISTED]) or "none") + more
            message = f"no column can be the {role}: there is {listed}; say which by --map {role}=COLUMN"
            raise MissingColumnError.at(name, message, line)
    notes = [
        f"column {columns[at]!r} stands beside investors: it is read as the payee; --map payee=COLUMN names another"
        for (at,) in guessed.values()
    ]
    notes += settle_by_cells(columns, headings, places, named, samples, name, line) if samples else []
    _join_parts_of_date(headings, places)
    _add_keys(headings, places)
    _refuse_equal_headings(name, columns, places, line)
    ordered = {role: places[role] for role in (*ROLES, "payer_key", "payee_key") if role in places}
    says = {role: headings[used[0]].says for role, used in ordered.items()}
    unread = look_at_unread(name, columns, ordered, samples, line) if samples else UnreadColumns()
    return ColumnRoles(ordered, says, notes=(*notes, *unread.notes), unread=unread)


def _join_parts_of_date(headings: Sequence[Heading], places: dict[str, tuple[int, ...]]) -> None:
    """Make one date of columns of years, months or quarters, and days."""
    at = {it.name: place for place, it in reversed(list(enumerate(headings)))}
    for words in _PARTS_OF_DATE:
        year, month, day = (at.get(word) for word in words)
        if year is None or month is None or places.get("date", (year,))[0] not in (year, month, day):
            continue
        if all(place in {year, month, day} for place in places.get("date", ())):
            places["date"] = tuple(place for place in (year, month, day) if place is not None)
            return


_PARTS_OF_DATE = (
    ("year", "month", "day"), ("jahr", "monat", "tag"), ("année", "mois", "jour"), ("año", "mes", "día"), ("ano", "mês", "dia"),
    ("year", "quarter", "-"), ("jahr", "quartal", "-"),
)  # fmt: skip


def _add_keys(headings: Sequence[Heading], places: dict[str, tuple[int, ...]]) -> None:
    """Find columns of keys beside both names: a key decides which company is meant."""
    used = {place for found in places.values() for place in found}
    found: dict[str, int] = {}
    for role in ("payer", "payee"):
        name = headings[places[role][0]].name
        stems = {name, re.sub(r"(?:company|entity|name)$", "", name) or name}
        stems |= {word for rank in HEADINGS[role][:2] for word in rank if len(word) > 1 and not word.endswith("id")}
        wanted = [stem + end for stem in (name, *sorted(stems - {name})) for end in _KEY_ENDS]
        free = {it.name: place for place, it in enumerate(headings) if place not in used}
        key = next((free[word] for word in wanted if word in free), None)
        if key is not None:
            found[f"{role}_key"] = key
    if len(set(found.values())) == len(("payer", "payee")):
        places |= {role: (place,) for role, place in found.items()}


_KEY_ENDS = ("id", "key", "code", "lei", "uuid", "number", "no", "nr", "ticker", "isin", "cik", "permid")


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
        if role == "amount" and not OF_TARGET.isdisjoint(it.name for it in headings):
            # Beside who is bought, revenue is its own, and no price.
            found = [place for place in found if headings[place].name not in {"revenue", "turnover"}]
        if len(found) > 1 and role == "amount":
            # Of an amount in two currencies the one in dollars needs no rate; a price of one share is none.
            dollars = [place for place in found if headings[place].says.currency == "USD"]
            found = (
                dollars if len(dollars) == 1 else [it for it in found if headings[it].name not in UNIT_PRICES] or found
            )
        if len(found) > 1 and role in {"payer", "payee"}:
            # "Sponsor %" is no sponsor.
            found = [place for place in found if not headings[place].says.is_share] or found
            # Who led a round stands among its investors.
            found = [place for place in found if not headings[place].name.startswith("lead")] or found
        if len(found) > 1 and role == "date" and len({headings[place].name for place in found} & _OF_DATE) > 1:
            return found[0]
        if len(found) > 1 and role in _MUST_BE_UNIQUE:
            both = " and ".join(repr(columns[place]) for place in found)
            message = f"columns {both} can each be the {role}; say which by --map {role}={columns[found[0]]}"
            raise DataError.at(name, message, line)
        if found:
            return min(found, key=lambda place: known.index(headings[place].name))
    return _by_last_word(columns, headings, role, taken)


def _is_one_of_several(columns: Sequence[str], headings: Sequence[Heading], place: int, taken: set[int]) -> bool:
    """Whether a column whose heading only ends like one of amounts stands beside others that are in a currency, too."""
    known = {word for rank in HEADINGS["amount"] for word in rank}
    if headings[place].name in known or not headings[place].says.currency:
        return False
    others = (at for at in range(len(columns)) if at not in taken and at != place)
    return any(says_money(columns[at], headings[at]) for at in others)


def _by_last_word(columns: Sequence[str], headings: Sequence[Heading], role: str, taken: set[int]) -> int | None:
    """Find the only column whose heading ends in a word for its role, as "Round size" does, or begins with one, as "Lender / fund".

    Of who pays and is paid, "name" or "id" may follow the word, as in "Shareholder name".
    """
    known = _LAST_WORDS.get(role)
    names = {word for rank in HEADINGS[role] for word in rank} if role in {"payer", "payee"} else set()
    found = []
    for place, column in enumerate(columns):
        if place in taken or not column:
            continue
        if known is not None:
            words = without_of(column, headings[place].says.rest)
            fits = len(words) > 1 and words[-1] in known and (role != "amount" or is_of_sum(words))
            fits = fits or (role == "date" and is_of_date(words)) or (role == "status" and is_of_status(column))
        else:
            parts = re.split(r"\s*[/(]\s*", column)
            fits = (
                (len(parts) > 1 and parse_heading(parts[0]).name in names)
                or re.sub(r"(?:names?|ids?)$", "", headings[place].name) in names
                or not names.isdisjoint(stems(column))
            )
        if fits:
            found.append(place)
    if len(found) > 1 and role == "payer":
        found = [place for place in found if not headings[place].name.startswith("lead")]
    if not found and names:
        found = [place for place, column in enumerate(columns) if place not in taken and is_end(column, role)]
    return found[0] if len(found) == 1 else None


_LAST_WORDS = {
    "status": frozenset[str](),
    "amount": frozenset(
        [
            "amount",
            "value",
            "size",
            "sum",
            "betrag",
            "montant",
            "importe",
            "valor",
            "raised",
            "total",
            "cheque",
            "ticket",
        ]
    ),
    "quantity": frozenset(["qty", "quantity"]),
    "date": frozenset(["date", "on", "datum", "fecha", "of", "day", "timestamp"]),
}


_OF_DATE = frozenset(
    {"year", "month", "day", "quarter", "jahr", "monat", "tag", "quartal", "année", "mois", "jour", "año", "mes", "ano"}
)


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


def _refuse_equal_headings(name: str, columns: Sequence[str], places: Mapping[str, tuple[int, ...]], line: int) -> None:
    """Refuse two columns of one heading, if one of them is used."""
    used = {place for found in places.values() for place in found}
    first: dict[str, int] = {}
    for place, column in enumerate(columns):
        heading = " ".join(column.casefold().split())
        if heading and heading in first and used & {place, first[heading]}:
            message = f"two columns are called {column[:60]!r}, columns {first[heading] + 1} and {place + 1}; rename one of them"
            raise DataError.at(name, message, line)
        first.setdefault(heading, place)
