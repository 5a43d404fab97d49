"""Recipes: how a table with certain headings is read; those that are shipped, and one of a user's own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path
from typing import Any

from aigraph.files.toml import parse_toml
from aigraph.model.names import suggest
from aigraph.model.origin import DataError
from aigraph.model.status import Status

Alternatives = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How a table with certain headings is read.

    Parameters
    ----------
    name : str
        Of what program or register the table is.
    row : str
        What a row is and who pays, in words.
    headings : tuple of alternatives
        The headings that a table must have, each in one of several wordings.
    roles : mapping of str to alternatives
        The heading of each role, the best first. What the recipe does not name plays no role.
    names : mapping of str to alternatives
        Where payer and payee are called by keys: the headings of the columns with their names.
    constants : mapping of str to str
        What holds for all rows, by role: ``instrument``, ``status``, ``currency``.
    unit : str
        What a figure counts, as in a heading: ``k``, ``m``, ``bn``; empty for what the heading says.
    scale : Decimal
        By what a figure is multiplied: 1e-18 makes ether of wei.
    several : mapping of str to str
        The roles of which a cell may name several, and the signs between them. Their shares are unknown.
    at_most : bool
        Whether the amount is that of a whole round, of which each row has a part.
    either_amount : bool
        Whether of several columns of amounts the first that is not 0 counts, as of what came in and what went out.
    takes_brackets_off : bool
        Whether brackets behind a name, such as a ticker or a place, are no part of it.
    keep : mapping of str to tuple of str
        By heading the values of the rows that move value; others are refused.
    values : mapping of str to mapping of str to str
        By role what a value means, as ``instrument = { 5 = "grant" }``.
    """

    name: str
    row: str
    headings: tuple[Alternatives, ...]
    roles: Mapping[str, Alternatives]
    names: Mapping[str, Alternatives] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""
    scale: Decimal = Decimal(1)
    several: Mapping[str, str] = field(default_factory=dict)
    at_most: bool = False
    either_amount: bool = False
    takes_brackets_off: bool = False
    keep: Mapping[str, Alternatives] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def matches(self, columns: Sequence[str]) -> bool:
        """Whether a table has all the headings."""
        return all(place_of(columns, wordings) is not None for wordings in self.headings)


def place_of(columns: Sequence[str], wordings: Sequence[str]) -> int | None:
    """Find the column of a heading: the first wording that is there, in any case, whatever stands between its letters.

    Examples
    --------
    >>> place_of(["Invoice No.", "Taxable Value (₹)"], ["taxable value"])
    1
    """
    for fold in (folded, _without_brackets):
        headings = [fold(column) for column in columns]
        for wording in wordings:
            if fold(wording) in headings:
                return headings.index(fold(wording))
    return None


def folded(text: str) -> str:
    """Give the letters and digits of a heading, in small letters."""
    return "".join(re.findall(r"[^\W_]", text.casefold()))


def _without_brackets(text: str) -> str:
    return folded(re.sub(r"\(.*?\)|\[.*?\]", "", text))


_FOLDER = Path(__file__).parent
_KEYS: dict[str, type | tuple[type, ...]] = {
    "name": str, "row": str, "headings": list, "roles": dict, "names": dict, "constants": dict, "unit": str, "scale": (str, int, float),
    "several": dict, "at_most": bool, "either_amount": bool, "takes_brackets_off": bool, "keep": dict, "values": dict,
}  # fmt: skip
_ROLES = frozenset(
    "payer payee amount low high paid currency date start end status instrument source title id part".split()  # noqa: SIM905  words
)
_UNITS = ("", "1", "k", "m", "bn")
NONE = "none"
"""The word that refuses all recipes."""


@lru_cache(maxsize=1)
def shipped_recipes() -> Mapping[str, Recipe]:
    """Give the recipes that are shipped, by the names of their files."""
    return {path.stem: _read(str(path), path.read_text("utf-8")) for path in sorted(_FOLDER.glob("*.toml"))}


def find_recipe(columns: Sequence[str]) -> Recipe | None:
    """Find the recipe of a table by its headings: of several that match, the one that asks for most."""
    matching = [recipe for recipe in shipped_recipes().values() if recipe.matches(columns)]
    return max(matching, key=lambda recipe: len(recipe.headings), default=None)


def recipe_for(columns: Sequence[str], called: str, named: Mapping[str, str]) -> Recipe | None:
    """Give the recipe that the user calls by name, else that of the headings, unless the user named payer and payee.

    Parameters
    ----------
    columns : sequence of str
        The headings of the table.
    called : str
        The name of a recipe, `NONE`, or empty.
    named : mapping of str to str
        The columns that the user named, by role.

    Raises
    ------
    DataError
        If there is no recipe of that name.
    """
    if called == NONE:
        return None
    if called:
        return recipe_called(called)
    return None if {"payer", "payee"} <= named.keys() else find_recipe(columns)


def recipe_called(word: str) -> Recipe:
    """Give the recipe of a name, or that of a file.

    Raises
    ------
    DataError
        If there is none, or the file is none.
    """
    if word in shipped_recipes():
        return shipped_recipes()[word]
    path = Path(word)
    if not path.is_file():
        near = suggest(word, list(shipped_recipes()))
        hint = f"did you mean {near[0]}?" if near else f"expected {', '.join(shipped_recipes())}, {NONE} or a file"
        raise DataError.at(word, f"is no recipe; {hint}")
    try:
        return _read(word, path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise DataError.at(word, f"cannot be read as a recipe: {error}") from None


def _read(name: str, text: str) -> Recipe:
    held = parse_toml(name, text)
    for key, value in held.items():
        if key not in _KEYS:
            near = suggest(key, list(_KEYS))
            raise DataError.at(
                name, f"{key!r} is no part of a recipe; expected {near[0] if near else ', '.join(_KEYS)}"
            )
        if not isinstance(value, _KEYS[key]):
            raise DataError.at(name, f"{key} = {str(value)[:40]!r} has a wrong form; see the shipped recipes")
    for key in ("payer", "payee"):
        if key not in held.get("roles", {}):
            raise DataError.at(name, f"says no [roles] {key}; expected the heading of the {key}")
    _check_words(name, held)
    try:
        scale = Decimal(str(held.get("scale", 1)))
    except InvalidOperation:
        raise DataError.at(name, f"scale = {held['scale']!r} is no number") from None
    roles = {role: _wordings(words) for role, words in held["roles"].items()}
    return Recipe(
        name=held.get("name", Path(name).name),
        row=held.get("row", ""),
        headings=tuple(map(_wordings, held.get("headings", [*roles.values()]))),
        roles=roles,
        names={role: _wordings(words) for role, words in held.get("names", {}).items()},
        constants={role: str(word) for role, word in held.get("constants", {}).items()},
        unit=held.get("unit", ""),
        scale=scale,
        several={role: str(marks) for role, marks in held.get("several", {}).items()},
        at_most=held.get("at_most", False),
        either_amount=held.get("either_amount", False),
        takes_brackets_off=held.get("takes_brackets_off", False),
        keep={heading: _wordings(words) for heading, words in held.get("keep", {}).items()},
        values={
            role: {str(cell).casefold(): str(word) for cell, word in meanings.items()}
            for role, meanings in held.get("values", {}).items()
        },
    )


def _check_words(name: str, held: Mapping[str, Any]) -> None:
    for role, meanings in held.get("values", {}).items():
        if not isinstance(meanings, dict):
            raise DataError.at(name, f"values.{role} = {str(meanings)[:40]!r} is no table; expected [values.{role}]")
    for key in ("roles", "names", "constants", "several", "values"):
        for role in held.get(key, {}):
            if role not in _ROLES:
                near = suggest(role, sorted(_ROLES))
                expected = near[0] if near else ", ".join(sorted(_ROLES))
                raise DataError.at(name, f"{role!r} in [{key}] is no part of a deal; expected {expected}")
    status = held.get("constants", {}).get("status")
    if status is not None and status not in tuple(Status):
        raise DataError.at(
            name, f"status = {str(status)[:40]!r} in [constants] is unknown; expected {', '.join(Status)}"
        )
    if held.get("unit", "") not in _UNITS:
        raise DataError.at(name, f"unit = {held['unit']!r} is unknown; expected k, m or bn")


def _wordings(words: Any) -> tuple[str, ...]:
    return tuple(map(str, words)) if isinstance(words, list | tuple) else (str(words),)
