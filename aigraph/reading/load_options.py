"""From the options that somebody set, and the file of decisions beside a table, to what readers need."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from os import PathLike
from pathlib import Path
from typing import Any

from aigraph.model.origin import DataError, UnknownNameError
from aigraph.model.status import Status
from aigraph.reading.cells.currencies import DEFAULT_CURRENCY, NO_RATES, Rates
from aigraph.reading.cells.dates import DAY_FIRST, MONTH_FIRST, YEAR_FIRST
from aigraph.reading.option_errors import OptionError
from aigraph.reading.rates_table import read_rates
from aigraph.reading.sheet.decisions import SCALES, Decisions, read_decisions
from aigraph.reading.tables.options import UNITS, ReadingOptions, SearchOptions
from aigraph.reading.tables.unit_text import unit_of_cell
from aigraph.store.load import load_shipped


def option_words(specified: Mapping[str, Any]) -> Iterator[str]:
    """Write the options that were set as one writes them on the command line."""
    for name, value in specified.items():
        if name == "columns":
            for role, column in value.items():
                yield from ("--map", f"{role}={column}")
        elif name == "dayfirst":
            yield "--dayfirst" if value else "--monthfirst"
        elif value is True:
            yield f"--{name}"
        else:
            yield from (f"--{name}", str(value) if isinstance(value, str | Path) else "FILE")


def options_of(specified: Mapping[str, Any], search: SearchOptions) -> ReadingOptions:
    """Turn public options into what readers need.

    Raises
    ------
    OptionError
        If a value is none that the option can have.
    """
    choices = {"unit": tuple(UNITS), "decimal": (".", ","), "assume": tuple(Status), "aliases": ("public",)}
    for name, values in choices.items():
        if name in specified and specified[name] not in values:
            raise OptionError((name,), f"{specified[name]!r} is unknown; expected one of {', '.join(values)}")
    columns = specified.get("columns", {})
    if not isinstance(columns, Mapping):
        raise OptionError(("columns",), f"{columns!r} is no mapping; expected one such as {{'payee': 'target'}}")
    if "dayfirst" in specified and specified.get("yearfirst"):
        raise OptionError(("dayfirst", "yearfirst"), "exclude each other: one of them comes first")
    if "sheet" in specified and "query" in specified:
        raise OptionError(("sheet", "query"), "exclude each other: a query names its own tables")
    rates = specified.get("rates", NO_RATES)
    if not isinstance(rates, Rates):
        rates = read_rates(rates)
    order = specified.get("dayfirst")
    return ReadingOptions(
        columns=dict(columns),
        currency=specified.get("currency", DEFAULT_CURRENCY).upper(),
        rates=rates,
        unit=UNITS[specified["unit"]] if "unit" in specified else None,
        decimal_mark=specified.get("decimal", ""),
        date_order=YEAR_FIRST
        if specified.get("yearfirst")
        else ""
        if order is None
        else DAY_FIRST
        if order
        else MONTH_FIRST,
        sheet=specified.get("sheet", ""),
        query=specified.get("query", ""),
        recipe=str(specified.get("recipe", "")),
        status=Status(specified["assume"]) if "assume" in specified else None,
        aliases=_public_names() if "aliases" in specified else None,
        search=search,
        specified=tuple(specified),
    )


def options_decided(
    data: str | PathLike[str] | None, specified: Mapping[str, Any], search: SearchOptions
) -> ReadingOptions:
    """Turn what was set, and what a file of decisions says, into what readers need.

    Parameters
    ----------
    data : path or None
        The table, whose file of decisions stands beside it where no other is named; None for an object in memory.
    """
    named = specified.get("reading")
    decisions = read_decisions(Path(named)) if named else None if data is None else _decisions_beside(data)
    specified = {name: value for name, value in specified.items() if name != "reading"}
    if decisions is None:
        return options_of(specified, search)
    stated = {name: value for name, value in decisions.options.items() if not _is_overruled(name, specified)}
    columns = {**stated.pop("columns", {}), **specified.get("columns", {})}
    options = options_of({**stated, **specified, **({"columns": columns} if columns else {})}, search)
    return _with_decisions(options, decisions, (*specified, *(["reading"] if named else [])))


def decisions_path(table: str | PathLike[str]) -> Path:
    """Give the path of the file of decisions of a table.

    Examples
    --------
    >>> str(decisions_path("data/deals.xlsx"))
    'data/deals.aigraph.toml'
    """
    path = Path(table)
    return path.with_name(f"{path.name.split('.')[0] or path.name}.aigraph.toml")


def _decisions_beside(data: str | PathLike[str]) -> Decisions | None:
    """Read the file of decisions beside a table, if there is one."""
    beside = decisions_path(data) if Path(data).name and str(data) != "-" else None
    if beside is None or not beside.is_file():
        return None
    return read_decisions(beside)


def _is_overruled(name: str, specified: Mapping[str, Any]) -> bool:
    """Whether an option of the command line says the same as one of the file."""
    same = {"sheet": ("query",), "query": ("sheet",), "dayfirst": ("yearfirst",), "yearfirst": ("dayfirst",)}
    return name in specified or any(other in specified for other in same.get(name, ()))


def _with_decisions(options: ReadingOptions, decisions: Decisions, specified: tuple[str, ...]) -> ReadingOptions:
    """Add to options what only a file of decisions can say."""
    units: dict[str, tuple[Decimal | None, str]] = {}
    settled: dict[str, Decimal] = {}
    for name, text in decisions.units.items():
        if name in {"mil", "cr", "bio"}:
            if text not in SCALES:
                raise DataError.at(
                    decisions.path, f"units.{name} = {text!r} is unknown; expected one of {', '.join(SCALES)}"
                )
            settled[name] = Decimal(SCALES[text])
            continue
        first, _, rest = text.partition(" ")
        says = unit_of_cell(text)
        if first in SCALES:
            units[name] = (Decimal(SCALES[first]), rest.strip().upper())
        elif says is None:
            raise DataError.at(
                decisions.path, f'units.{name} = {text!r} is unknown; expected one such as "million USD"'
            )
        else:
            units[name] = (says.unit, says.currency)
    return replace(
        options,
        units=units,
        settled=settled,
        values=decisions.values,
        names=decisions.names,
        ignored=frozenset(decisions.ignore),
        title=decisions.title,
        specified=specified,
        decided_in=decisions.path,
    )


def _public_names() -> Callable[[str], str]:
    """Give the function that finds the shipped data's name for a company."""
    ledger = load_shipped()

    def known(name: str) -> str:
        try:
            return ledger.company(name).name
        except UnknownNameError:
            return ""

    return known
