"""How a table of one's own is read: the options, and the report of what became of its rows."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from aigraph.cli.answer_language import in_answer_language
from aigraph.cli.options.common import Size
from aigraph.cli.output.progress_line import show_progress
from aigraph.model.ledger import Ledger
from aigraph.model.status import Status
from aigraph.reading.load import load
from aigraph.reading.option_errors import InapplicableOptionError, OptionError

_OPTIONS: tuple[tuple[tuple[str, ...], dict[str, Any]], ...] = (
    (
        ("--map", "columns"),
        {
            "multiple": True,
            "metavar": "PART=COLUMN",
            "help": "In a table: which column is the payer, payee, amount, date, ...; may be repeated.",
        },
    ),
    (
        ("--currency",),
        {"metavar": "CODE", "help": "In a table: the currency of amounts that name none. [default: USD]"},
    ),
    (
        ("--rates",),
        {
            "type": click.Path(exists=True, dir_okay=False),
            "metavar": "FILE",
            "help": "In a table: dollars for other currencies, a CSV with currency, usd and, if need be, date.",
        },
    ),
    (
        ("--unit",),
        {
            "type": click.Choice(["1", "k", "m", "bn"]),
            "help": "In a table: what a figure counts. [default: as headed, or 1]",
        },
    ),
    (("--decimal",), {"type": click.Choice([".", ","]), "help": "In a table: the mark before the decimals."}),
    (("--dayfirst/--monthfirst",), {"default": None, "help": "In a table: how to read 10/06/2025."}),
    (("--yearfirst",), {"is_flag": True, "help": "In a table: 25-10-06 is the sixth of October 2025."}),
    (("--sheet",), {"metavar": "NAME", "help": "The sheet of a workbook, or the table of a database."}),
    (("--query",), {"metavar": "SQL", "help": "A question to a DuckDB or SQLite file, one SELECT."}),
    (
        ("--max-input",),
        {
            "type": Size(),
            "metavar": "SIZE",
            "help": "The largest file or pipe to read: 500MB, 8GB; 0 lifts all limits on what reading may cost. [default: 2GB]",
        },
    ),
    (
        ("--assume",),
        {
            "type": click.Choice([str(status) for status in Status]),
            "metavar": "STATUS",
            "help": "In a table: what a row without a status counts as, rumoured to closed. [default: signed, of payments closed]",
        },
    ),
    (
        ("--aliases",),
        {
            "type": click.Choice(["public"]),
            "help": "In a table: read names that the shipped data know, as tickers or in other scripts, as theirs.",
        },
    ),
    (
        ("--recipe",),
        {"metavar": "NAME", "help": "In a table: the recipe of a named export, a file with one, or none to refuse it."},
    ),
    (
        ("--reading",),
        {
            "type": click.Path(exists=True, dir_okay=False),
            "metavar": "FILE",
            "help": "In a table: the decisions of `aigraph read --save`. [default: the file beside it, TABLE.aigraph.toml]",
        },
    ),
)

_MAY_BE_FALSE = ("dayfirst", "max_input")
_STRICT = (("--strict",), {"is_flag": True, "help": "Refuse a table if any of its rows is refused."})


def reading_options(command: Callable[..., None], *, strict: bool = False) -> Callable[..., None]:
    """Give a command the options of reading a table, passed on as one mapping, `reading`: arguments of `load` by name.

    Parameters
    ----------
    strict : bool
        Whether ``--strict`` is one of them; `aigraph check` has one of its own.
    """
    options = (*_OPTIONS, _STRICT) if strict else _OPTIONS
    names = [words[-1].lstrip("-").split("/")[0].replace("-", "_") for words, _ in options]

    @functools.wraps(command)
    def run(**values: Any) -> None:
        reading = {name: values.pop(name) for name in names}
        reading["columns"] = column_pairs(reading["columns"])
        # The day may come first or not, and 0 is no limit; every other option that was not set is false.
        is_set = {
            name: value for name, value in reading.items() if value or (name in _MAY_BE_FALSE and value is not None)
        }
        command(**values, reading=is_set)

    for words, settings in reversed(options):
        run = click.option(*words, **settings)(run)
    return run


def column_pairs(pairs: Sequence[str]) -> dict[str, str]:
    """Read the values of ``--map``: which column plays which part."""
    columns = {}
    for pair in pairs:
        part, mark, column = pair.partition("=")
        if not mark or not column:
            raise click.BadParameter(f"{pair!r}: expected PART=COLUMN, as payee=target", param_hint="--map")
        columns[part.strip()] = column
    return columns


def load_with_report(
    data: str | None, reading: Mapping[str, Any], bounds: Mapping[str, Any], *, with_public: bool = False
) -> Ledger:
    """Load a data set, and say on standard error what became of the rows of a table.

    Parameters
    ----------
    reading : mapping of str to object
        How a table is read: arguments of `load` by name.
    bounds : mapping of str to number or None
        Of the loops that are looked for: arguments of `load` by name, where the command has them.
    with_public : bool
        Whether the public record is joined to the table.
    """
    try:
        ledger = _read(data, reading, bounds, in_own_currency=not with_public)
    except OptionError as error:
        raise usage_error(error) from None
    if with_public:
        # Few tables are asked for it.
        from aigraph.datasets.public_record import with_public_record

        ledger = with_public_record(ledger)
    _report(ledger)
    return ledger


def load_each(paths: Sequence[str], reading: Mapping[str, Any], bounds: Mapping[str, Any]) -> list[Ledger]:
    """Load several data sets as `load_with_report` does; an option counts for those of them that it applies to."""
    ledgers: list[Ledger] = []
    inapplicable: list[InapplicableOptionError] = []
    for path in paths:
        try:
            ledger = _read(path, reading, bounds)
            _report(ledger)
            ledgers.append(ledger)
        except InapplicableOptionError as error:
            inapplicable.append(error)
            rest = {name: value for name, value in reading.items() if name not in error.options}
            ledgers.append(load_with_report(path, rest, bounds))
        except OptionError as error:
            raise usage_error(error) from None
    if len(inapplicable) == len(paths):
        raise usage_error(inapplicable[0])
    return ledgers


def usage_error(error: OptionError) -> click.UsageError:
    """Name the options of an error as they are called on the command line."""
    flags = ["--map" if name == "columns" else f"--{name}" for name in error.options]
    return click.UsageError(f"{' and '.join(flags)} {error.message}")


def _read(
    data: str | None, reading: Mapping[str, Any], bounds: Mapping[str, Any], *, in_own_currency: bool = False
) -> Ledger:
    if data:
        from aigraph.files.memory_limit import limit_process_memory

        limit_process_memory()
    if data and not Path(data).is_dir():
        with show_progress() as progress:
            return load(data, **reading, **bounds, in_own_currency=in_own_currency, progress=progress)
    return load(data, **reading)


def _report(ledger: Ledger) -> None:
    if ledger.intake:
        for line in ledger.intake.lines:
            click.echo(in_answer_language(line), err=True)
