"""Reads and writes the file of decisions beside a table: ``deals.aigraph.toml`` says how ``deals.xlsx`` is read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aigraph.files.atomic import write_whole
from aigraph.files.toml import read_toml
from aigraph.model.intake import Intake
from aigraph.model.names import suggest
from aigraph.model.origin import DataError

_PLAIN = ("unit", "currency", "decimal", "dates", "sheet", "query", "assume", "rates", "recipe", "title")
_TABLES = ("map", "units", "values", "names")
_ORDERS = ("day first", "month first", "year first")
SCALES = {
    "1": 1,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
"""Words for what a figure counts, to the factor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """How a table is to be read, by the file beside it.

    Parameters
    ----------
    options : mapping of str to object
        Arguments of `load` by name.
    units : mapping of str to str
        For single roles what a figure counts and in which currency, as ``million EUR``; and what a doubtful word means.
    values : mapping of str to (mapping of str to str)
        For each role what its words mean.
    names : mapping of str to str
        Spellings and the names that they stand for.
    ignore : tuple of str
        Columns that are not used.
    """

    path: str
    options: Mapping[str, Any] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    ignore: tuple[str, ...] = ()
    title: str = ""


def read_decisions(path: Path) -> Decisions:
    """Read a file of decisions.

    Raises
    ------
    DataError
        If it is no TOML, or a key or value is none that is known.
    """
    found = read_toml(path, "a file of decisions")
    for key in found:
        if key not in (*_PLAIN, *_TABLES, "ignore"):
            near = suggest(key, (*_PLAIN, *_TABLES, "ignore"))
            hint = f"did you mean {near[0]}?" if near else f"expected one of {', '.join((*_PLAIN, *_TABLES, 'ignore'))}"
            raise DataError.at(str(path), f"{key!r} is no key; {hint}")
    for key in _PLAIN:
        if key in found and not isinstance(found[key], str):
            raise DataError.at(str(path), f"{key} = {found[key]!r} is no text; expected it in quotation marks")
    for key in _TABLES:
        if not isinstance(found.get(key, {}), Mapping):
            raise DataError.at(str(path), f"{key} is no table; expected [{key}] and a line for each entry")
    return _decisions(path, found)


def _decisions(path: Path, found: Mapping[str, Any]) -> Decisions:
    options = {
        name: found[name] for name in ("unit", "currency", "decimal", "sheet", "query", "assume") if name in found
    }
    if "rates" in found:
        options["rates"] = str(path.parent / found["rates"])
    if "dates" in found:
        if found["dates"] not in _ORDERS:
            raise DataError.at(
                str(path), f"dates = {found['dates']!r} is unknown; expected one of {', '.join(_ORDERS)}"
            )
        order = found["dates"]
        options |= {"yearfirst": True} if order == "year first" else {"dayfirst": order == "day first"}
    if found.get("map"):
        options["columns"] = {str(role): str(column) for role, column in found["map"].items()}
    values = found.get("values", {})
    for role, words in values.items():
        if not isinstance(words, Mapping):
            raise DataError.at(
                str(path), f'values.{role} is no table; expected [values.{role}] and lines such as "word" = "signed"'
            )
    return Decisions(
        path=str(path),
        options=options,
        units={str(name): str(value) for name, value in found.get("units", {}).items()},
        values={str(role): {str(word): str(meant) for word, meant in words.items()} for role, words in values.items()},
        names={str(name): str(meant) for name, meant in found.get("names", {}).items()},
        ignore=tuple(map(str, found.get("ignore", ()))),
        title=str(found.get("title", "")),
    )


def decisions_text(intake: Intake, specified: Mapping[str, Any], likely: Iterable[tuple[str, str, str]] = ()) -> str:
    """Write the decisions that were made of a table as TOML, with what is to be decided as comments.

    Parameters
    ----------
    specified : mapping of str to object
        The options that the user set: arguments of `load` by name.
    likely : iterable of (str, str, str)
        Names that may be one: the second is the name that stays; the third says what accepting it does.
    """
    name = Path(intake.path.split("#")[0]).name
    lines = [
        f"# How aigraph reads {name}: edit it by hand, every command uses it. Delete a line to let the table decide.",
        "",
        *_option_lines(specified),
        *_column_lines(intake),
        *_unit_lines(intake),
    ]
    for role, words in intake.words.items():
        example = _quoted("signed" if role == "status" else "loan")
        lines += ["", "# Words that are not understood: take off the # and say what each means.", f"[values.{role}]"]
        lines += [f"# {_quoted(word)} = {example}" for word in words]
    pairs = list(likely)
    if pairs:
        lines += ["", "# Names that may be one company: take off the # to read the first as the second.", "[names]"]
        lines += [f"# {_quoted(one)} = {_quoted(other)}  # {why}" for one, other, why in pairs]
    return "\n".join(lines) + "\n"


def _option_lines(specified: Mapping[str, Any]) -> Iterator[str]:
    """Write the options that the user set."""
    for key in ("unit", "currency", "decimal", "sheet", "query", "assume", "recipe", "rates"):
        if specified.get(key):
            yield f"{key} = {_quoted(str(specified[key]))}"
    if specified.get("yearfirst") or specified.get("dayfirst") is not None:
        order = "year first" if specified.get("yearfirst") else "day first" if specified["dayfirst"] else "month first"
        yield f"dates = {_quoted(order)}"


def _column_lines(intake: Intake) -> Iterator[str]:
    """Write which column plays which role; of a table that is read by a recipe, the recipe says it."""
    unused = [reading.column for reading in intake.readings if not reading.role]
    if unused:
        yield f"# not used: {', '.join(map(_quoted, unused))}"
    if any("by the recipe" in problem.message for problem in intake.notes):
        return
    yield from ("", "[map]")
    for role, column in intake.columns.items():
        if " + " not in column and not role.endswith("_key"):
            yield f"{role} = {_quoted(column)}"


def _unit_lines(intake: Intake) -> Iterator[str]:
    """Write what figures count; of a column that is counted one by one, as a comment."""
    yield from (
        "",
        "# What a figure of a column counts, and in which currency; what a word with two meanings counts.",
        "[units]",
    )
    for reading in intake.readings:
        if reading.unit in SCALES:
            mark = "" if reading.unit != "1" else "# "
            yield f"{mark}{reading.role} = {_quoted(f'{reading.unit} {reading.currency}'.strip())}"
    yield '# mil = "thousand"'


def save_decisions(path: Path, text: str) -> None:
    """Write the file whole, or not at all."""
    write_whole(path, text)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
