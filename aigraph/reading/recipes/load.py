"""Loads recipes: those that are shipped, and one of a user's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path
from typing import Any

from aigraph.files.toml import parse_toml
from aigraph.model.names import suggest
from aigraph.model.origin import DataError
from aigraph.model.status import Status
from aigraph.reading.recipes.recipe import Recipe

_FOLDER = Path(__file__).parent
_KEYS: dict[str, type | tuple[type, ...]] = {
    "name": str, "row": str, "headings": list, "roles": dict, "names": dict, "constants": dict, "unit": str, "scale": (str, int, float),
    "several": dict, "at_most": bool, "either_amount": bool, "takes_brackets_off": bool, "keep": dict, "values": dict,
}  # fmt: skip
_ROLES = frozenset("payer payee amount low high paid currency date start end status instrument source title id".split())  # noqa: SIM905  words
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
