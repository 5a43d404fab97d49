"""Applies a recipe to a table: its columns get their roles, its cells the form that a table of deals has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from aigraph.model.origin import DataError, Origin, Problem
from aigraph.model.status import Status
from aigraph.reading.cells.currencies import UNDECIDED
from aigraph.reading.cells.text import Cell, as_text, clean
from aigraph.reading.recipes.recipe import NONE, Recipe, place_of, recipe_called, shipped_recipes
from aigraph.reading.tables.heading_text import parse_heading
from aigraph.reading.tables.headings import ROLES
from aigraph.reading.tables.raw_table import RawTable
from aigraph.reading.tables.row_report import note

NumberedCells = tuple[int, Sequence[Cell]]

_FALL_BACK = frozenset({"payer", "payee", "title", "id", "source"})
"""Roles for which another column serves where the first is empty; another amount could be in another currency."""
_FORMS = re.compile(
    r"(?:inc|ltd|llc|llp|lp|corp|co|plc|gmbh|ag|sa|bv|nv|pte|s\.?a\.?|l\.?p\.?|limited)\.?", re.IGNORECASE
)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_OUTSIDE_BRACKETS = r"(?![^(\[]*[)\]])"


def apply_recipe(table: RawTable, recipe: Recipe, called: str = "") -> RawTable:
    """Read a table by a recipe.

    Parameters
    ----------
    called : str
        What the user called the recipe; empty where the headings asked for it.

    Raises
    ------
    DataError
        If the table lacks the payer or payee of a recipe that the user called.
    """
    for role in ("payer", "payee") if called else ():
        if place_of(table.columns, recipe.roles[role]) is None:
            wanted = " or ".join(map(repr, recipe.roles[role]))
            there = ", ".join(map(repr, table.columns))
            message = f"has no column {wanted}, the {role} of the recipe {called}; there is {there}"
            raise DataError.at(table.name, message, table.header_line)
    return _Application(table, recipe).table()


def headings_named(word: str) -> dict[str, str]:
    """Give the headings of payer and payee in a recipe that is no shipped one, for a table known by nothing else."""
    if word == NONE:
        return {}
    recipe = recipe_called(word)
    return {} if word in shipped_recipes() else {role: recipe.roles[role][0] for role in ("payer", "payee")}


def is_rewriting(table: RawTable, recipe: Recipe) -> bool:
    """Whether a recipe changes the cells of a table, which cannot be done where a table is too large to be held.

    Columns that it adds, in which all cells are the same, change none.
    """
    return _Application(table, recipe).is_rewriting


class _Application:
    """A recipe, applied to one table."""

    def __init__(self, raw: RawTable, recipe: Recipe) -> None:
        self.raw = raw
        self.recipe = recipe
        self.columns = list(raw.columns)
        self.places: dict[str, tuple[int, ...]] = {}
        for role, wordings in recipe.roles.items():
            found = [place for word in wordings if (place := place_of(raw.columns, (word,))) is not None]
            if found:
                self.places[role] = tuple(dict.fromkeys(found if self._falls_back(role) else found[:1]))
        if self._is_in_heading("currency"):
            # A column of currencies beside it is that of another amount.
            self.places.pop("currency", None)
        self.added = {
            role: word
            for role, word in recipe.constants.items()
            if role not in self.places and role != "status" and not self._is_in_heading(role)
        }
        self.refused: list[Problem] = []
        self.split = 0

    def _falls_back(self, role: str) -> bool:
        return role in _FALL_BACK or (role == "amount" and self.recipe.either_amount)

    @property
    def is_rewriting(self) -> bool:
        recipe = self.recipe
        changes = recipe.several or recipe.keep or recipe.values or recipe.at_most or recipe.takes_brackets_off
        falls_back = any(len(places) > 1 for places in self.places.values())
        return bool(changes or falls_back or recipe.scale != 1)

    def table(self) -> RawTable:
        if "amount" in self.places:
            self._name_unit(self.places["amount"][0])
        rows = [row for numbered in self.raw.rows for row in self._rows(*numbered)]
        roles = dict.fromkeys(ROLES, "")
        roles |= {role: self.columns[places[0]] for role, places in self.places.items()}
        roles |= {role: _added(role) for role in self.added}
        recipe = self.recipe
        how = f"read by the recipe {recipe.name!r}: a row is {recipe.row}; --recipe none reads it as any table"
        notes = [note(self.raw.name, how)]
        if self.split:
            which = f"{self.split:,} rows name" if self.split > 1 else "1 row names"
            message = f"{which} several payers: each pays an unknown share of the amount, which is no sum"
            notes.append(note(self.raw.name, message))
        if recipe.at_most:
            notes.append(
                note(self.raw.name, "the amount of a round is the most that each of its rows can be, and no sum")
            )
        status = recipe.constants.get("status", "") if "status" not in self.places else ""
        return replace(
            self.raw,
            columns=(*self.columns, *map(_added, self.added)),
            rows=rows,
            is_split=self.split > 0,
            roles=roles,
            names={**self.raw.names, **self._names()},
            beside=[self.raw.columns[place] for place in self._places_of_names().values()],
            refused=[*self.raw.refused, *self.refused],
            notes=(*notes, *self.raw.notes),
            status=Status(status) if status else self.raw.status,
        )

    def _places_of_names(self) -> dict[str, int]:
        found = {role: place_of(self.raw.columns, wordings) for role, wordings in self.recipe.names.items()}
        return {role: place for role, place in found.items() if place is not None and role in self.places}

    def _names(self) -> dict[str, str]:
        """Give what the keys of companies mean, from the columns of names beside them: of several names the first."""
        found: dict[str, str] = {}
        for role, place in self._places_of_names().items():
            for _, cells in self.raw.rows:
                name = clean(as_text(cells[place]))
                if name:
                    found.setdefault(clean(as_text(cells[self.places[role][0]])), name)
        return found

    def _is_in_heading(self, role: str) -> bool:
        """Whether it is the currency, and the heading of the amount says it; a sign that several share leaves it to the recipe."""
        if role != "currency" or "amount" not in self.places:
            return False
        said = parse_heading(self.raw.columns[self.places["amount"][0]]).says.currency
        return said != "" and UNDECIDED not in said

    def _name_unit(self, place: int) -> None:
        heading = parse_heading(self.columns[place])
        if self.recipe.unit and heading.says.unit is None:
            self.columns[place] = f"{self.columns[place]} (in {self.recipe.unit})"

    def _rows(self, line: int, cells: Sequence[Cell]) -> Iterator[NumberedCells]:
        for heading, values in self.recipe.keep.items():
            place = place_of(self.raw.columns, (heading,))
            text = "" if place is None else clean(as_text(cells[place]))
            if place is not None and text.casefold() not in {value.casefold() for value in values}:
                message = f"{heading} {text[:60]!r} moves no value that this recipe knows; expected {', '.join(values)}"
                self.refused.append(Problem(Origin(self.raw.name, line), message, rule="moves no value"))
                return
        new = list(cells)
        for role, places in self.places.items():
            nothing = "0.,- " if role == "amount" and self.recipe.either_amount else " "
            new[places[0]] = self._cell(
                role, next((cells[at] for at in places if as_text(cells[at]).strip(nothing)), None)
            )
        new += self.added.values()
        several = [(role, marks) for role, marks in self.recipe.several.items() if role in self.places]
        if not several:
            yield line, tuple(new)
            return
        role, marks = several[0]
        place = self.places[role][0]
        names = [self._name(name) for name in _parts(as_text(new[place]), marks)] or [""]
        self.split += len(names) > 1
        for name in names:
            yield line, (*new[:place], name, *new[place + 1 :])

    def _cell(self, role: str, cell: Cell) -> Cell:
        meanings: Mapping[str, str] = self.recipe.values.get(role, {})
        if meanings:
            return meanings.get(clean(as_text(cell)).casefold(), cell)
        if role in ("payer", "payee") and role not in self.recipe.several:
            return self._name(cell) if self.recipe.takes_brackets_off else cell
        if role == "amount":
            return self._amount(cell)
        return cell

    def _amount(self, cell: Cell) -> Cell:
        text = clean(as_text(cell))
        if self.recipe.scale != 1 and text:
            try:
                text = f"{Decimal(text) * self.recipe.scale:f}"
            except InvalidOperation:
                return cell
            return text
        return f"up to {text}" if text and self.recipe.at_most and text[0].isascii() and text[-1].isalnum() else cell

    def _name(self, cell: Cell) -> str:
        text = clean(as_text(cell))
        bare = _BRACKETS.sub("", text)
        return bare if bare and self.recipe.takes_brackets_off else text


def _added(role: str) -> str:
    return f"{role} of the recipe"


def _parts(text: str, marks: str) -> list[str]:
    """Cut a list of names, but not at what is in brackets or before a company form: "Acme, Inc., Bolt" are two."""
    found: list[str] = []
    for part in re.split(rf"[{re.escape(marks)}]{_OUTSIDE_BRACKETS}", text):
        name = clean(part)
        if found and _FORMS.fullmatch(name):
            found[-1] = f"{found[-1]}, {name}"
        elif name:
            found.append(name)
    return list(dict.fromkeys(found))
