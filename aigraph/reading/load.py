"""Loads a ledger from whatever holds deals: the shipped data, a folder, a table of one's own, a graph, a data frame."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from aigraph.model.ledger import Ledger
from aigraph.model.origin import DataError, Problem
from aigraph.model.search_limits import DEFAULT_BYTES, DEFAULT_LENGTH, DEFAULT_LOOPS
from aigraph.model.status import Status
from aigraph.reading.option_errors import WholeLedgerError
from aigraph.store.load import SEEDS, accept, load_shipped, validate
from aigraph.store.read import UncheckedLedger, read_folder

if TYPE_CHECKING:
    from aigraph.reading.cells.currencies import Rates

Unit = Literal["1", "k", "m", "bn"]
DecimalMark = Literal[".", ","]

DEFAULT_SECONDS = 120.0
"""The most that the search for rings of a large table takes."""


def load(
    data: Any = None,
    *,
    columns: Mapping[str, str] | None = None,
    currency: str | None = None,
    rates: str | Path | Rates | None = None,
    unit: Unit | None = None,
    decimal: DecimalMark | None = None,
    dayfirst: bool | None = None,
    yearfirst: bool = False,
    sheet: str | None = None,
    query: str | None = None,
    assume: Status | str | None = None,
    aliases: Literal["public"] | None = None,
    recipe: str | Path | None = None,
    reading: str | Path | None = None,
    in_own_currency: bool = False,
    strict: bool = False,
    max_input: int | None = None,
    max_length: int = DEFAULT_LENGTH,
    max_loops: int | None = DEFAULT_LOOPS,
    max_seconds: float | None = DEFAULT_SECONDS,
    max_bytes: int | None = DEFAULT_BYTES,
    keep_on_interrupt: bool = False,
    in_order: bool = False,
    within: int | None = None,
    tolerance: tuple[float, float] | None = None,
    progress: Callable[[str, float], object] | None = None,
) -> Ledger:
    """Load deals: by default the shipped data, or a folder, file, data frame or graph of your own.

    A folder has the tables of `seeds/`; a ledger may also have a format that `export` writes for reading back: JSON, Excel,
    Parquet, SQLite, DuckDB, a data package. Everything else is a table with a deal a row, or is turned into one: CSV, TSV,
    Excel, Parquet, JSON, JSON lines, GEXF, GraphML, a DuckDB or SQLite file, entities of FollowTheMoney, statements of
    Open Ownership, a Kumu blueprint, a pandas data frame, or a directed networkx graph. It needs a payer and a payee;
    columns are known by their usual names. What became of each row is in `Ledger.intake`. A file of decisions beside a table,
    as `read_table` writes it, says how it is read; what is given here counts before it.

    Parameters
    ----------
    data : path, data frame or networkx graph, optional
        What to read; ``-`` is standard input, which may hold any of it but a folder.
    columns : mapping of str to str, optional
        Which column means what, as ``{"payee": "target"}``.
    currency : str, optional
        The currency of amounts that name none; by default USD.
    rates : path or Rates, optional
        A table with the columns ``currency``, ``usd`` and, if need be, ``date``. Without a rate an amount is unknown.
    unit : str, optional
        What a figure counts: ``1``, ``k``, ``m`` or ``bn``; by default what the heading says, else 1.
    decimal : str, optional
        The mark before the decimals, ``.`` or ``,``; by default what the column shows.
    dayfirst : bool, optional
        Whether 10/06/2025 is the tenth of June; by default what the column shows.
    yearfirst : bool
        Whether 25-10-06 is the sixth of October 2025.
    sheet : str, optional
        The sheet of a workbook, or the table of a database; by default the first that has a payer and a payee.
    query : str, optional
        A query in SQL to a DuckDB or SQLite file.
    assume : Status or str, optional
        What a row without a status counts as; by default signed, and closed where the format is one of payments.
    aliases : str, optional
        ``public``: names that the shipped data know, also as tickers or in other scripts, are read as those of the shipped data.
    recipe : str or Path, optional
        The recipe of a named export, a TOML file with one, or ``none``; by default the one whose headings the table has, or the
        file beside the table that is called like it and ends in ``.recipe.toml``.
    reading : str or Path, optional
        A file of decisions, as `ReadingSheet.save` writes it; by default the one beside the table that ends in ``.aigraph.toml``.
    in_own_currency : bool
        Whether a table that is all in one currency, of which there is no rate, is counted in that currency: then figures named
        ``usd_bn`` are billions of `Intake.money`. By default such amounts are unknown.
    strict : bool
        Whether to refuse the whole table if a row is refused.
    max_input : int, optional
        The largest file in bytes, and the most that is taken from a pipe, by default 2 GB; 0 lifts this and every other limit
        on what an input may cost: cells, columns, seconds of a query, memory.
    max_length, max_loops : int
        Of a CSV or Parquet file above some 200,000 rows, or a CSV file above 25 MB, of which only the deals on loops are held: the
        most companies in a loop, by default 6, and the most rings of companies, by default 10,000.
    max_seconds, max_bytes : float and int, optional
        The most that the search for these loops may take, by default two minutes and a gigabyte; `Intake.cut` says what
        cut it short.
    keep_on_interrupt : bool
        Whether Ctrl-C during this search leaves the loops found so far, and a ledger of these alone. By default it is raised.
    in_order, within, tolerance : bool, int and (float, float), optional
        That only loops of single payments will be asked for, by `find_temporal_loops` with the same arguments: then only the
        rows of such a file that lie on one are held.
    progress : callable, optional
        Called with what is being done to such a file, and how much of it is done, 0 to 1.

    Raises
    ------
    DataError
        If a folder has an error, no row of a table can be read, or one cannot and `strict` is set.
        `DataError.problems` lists all of it. Warnings do not stop a load.
    ValueError
        If an option has a value that it cannot have, or does not apply to the data: a whole ledger is read as it is.

    See Also
    --------
    check : What is wrong with the data, without an error.
    export : Writes what this reads.

    Examples
    --------
    >>> import pandas as pd
    >>> ledger = load(pd.DataFrame({"from": ["A", "B"], "to": ["B", "A"], "amount": ["$2bn", "up to €1bn"]}))
    >>> ledger.intake.summary
    'DataFrame (pandas): 2 rows read, 2 kept, 0 refused'
    """
    specified = _specified(
        columns=columns,
        currency=currency,
        rates=rates,
        unit=unit,
        decimal=decimal,
        dayfirst=dayfirst,
        yearfirst=yearfirst or None,
        sheet=sheet,
        query=query,
        assume=assume,
        aliases=aliases,
        recipe=recipe,
        reading=reading,
        strict=strict or None,
    )
    if data is None and not specified:
        return load_shipped()
    found = _read(
        data,
        specified,
        max_input,
        in_own_currency=in_own_currency,
        max_length=max_length,
        max_loops=max_loops,
        max_seconds=max_seconds,
        max_bytes=max_bytes,
        keep_on_interrupt=keep_on_interrupt,
        in_order=in_order,
        within=within,
        tolerance=tolerance,
        progress=progress or (lambda _step, _share: None),
    )
    if isinstance(found, UncheckedLedger):
        return accept(found)
    intake = found.intake
    if intake and intake.refused and (strict or not intake.kept):
        raise DataError(intake.refusals)
    if intake is None:
        return found
    from aigraph.reading.load_options import option_words

    return replace(found, intake=replace(intake, options=tuple(option_words(specified))))


def check(
    data: Any = None,
    *,
    columns: Mapping[str, str] | None = None,
    currency: str | None = None,
    rates: str | Path | Rates | None = None,
    unit: Unit | None = None,
    decimal: DecimalMark | None = None,
    dayfirst: bool | None = None,
    yearfirst: bool = False,
    sheet: str | None = None,
    query: str | None = None,
    assume: Status | str | None = None,
    aliases: Literal["public"] | None = None,
    recipe: str | Path | None = None,
    reading: str | Path | None = None,
    max_input: int | None = None,
) -> list[Problem]:
    """List everything wrong with a folder of deals, or with a table of your own, in the order of files and lines.

    Of a table each refused row is an error, at most 20 of a kind, and what was decided in reading it a warning.

    Parameters
    ----------
    data : path, data frame or networkx graph, optional
        What to read, as in `load`.
    columns, currency, rates, unit, decimal, dayfirst, yearfirst, sheet, query, assume, aliases, recipe, reading, max_input
        How to read a table, as in `load`.

    Raises
    ------
    ValueError
        If an option has a value that it cannot have, or does not apply to the data.

    See Also
    --------
    load : Reads the data, or raises all of this at once.

    Examples
    --------
    >>> check()
    []
    """
    specified = _specified(
        columns=columns,
        currency=currency,
        rates=rates,
        unit=unit,
        decimal=decimal,
        dayfirst=dayfirst,
        yearfirst=yearfirst or None,
        sheet=sheet,
        query=query,
        assume=assume,
        aliases=aliases,
        recipe=recipe,
        reading=reading,
    )
    try:
        found = _read(data, specified, max_input)
    except DataError as error:
        return list(error.problems)
    if isinstance(found, UncheckedLedger):
        return validate(*found)
    intake = found.intake
    if intake is None or not intake.kept:
        # Nothing was decided of a table without a row that is good.
        return list(intake.refusals) if intake else []
    return sorted((*intake.refusals, *intake.notes), key=lambda problem: problem.origin)


def _specified(**options: Any) -> dict[str, Any]:
    return {name: value for name, value in options.items() if value is not None and value not in ("", {})}


def _read(
    data: Any, specified: Mapping[str, Any], max_input: int | None, *, in_own_currency: bool = False, **search: Any
) -> Ledger | UncheckedLedger:
    """Read whatever holds deals; `search` has fields of `SearchOptions`.

    Parameters
    ----------
    specified : mapping of str to object
        The options of a table that the user set, by their public names.
    max_input : int or None
        The largest input in bytes; 0 for no limits at all.
    """
    if data is None and specified:
        raise WholeLedgerError(tuple(specified))
    if data is None:
        return read_folder(SEEDS)
    # The shipped data need not wait for what reads tables.
    from aigraph.files.budget import use_budget
    from aigraph.files.input_file import open_input
    from aigraph.files.memory_limit import folder_bytes, limited_memory
    from aigraph.reading.load_options import options_decided
    from aigraph.reading.registry import read_file, read_object
    from aigraph.reading.tables.options import SearchOptions

    if isinstance(data, str | PathLike) and Path(data).name and "recipe" not in specified:
        beside = Path(data).with_suffix(".recipe.toml")
        if beside.is_file():
            specified = {**specified, "recipe": beside}
    with use_budget(max_input):
        if not isinstance(data, str | PathLike):
            options = replace(
                options_decided(None, specified, SearchOptions(**search)), in_own_currency=in_own_currency
            )
            return read_object(data, options)
        options = options_decided(data, specified, SearchOptions(**search))
        options = replace(options, in_own_currency=in_own_currency)
        with (
            open_input(data, "a table, or a folder of deal tables") as file,
            limited_memory(file.name, lambda: folder_bytes(file.path) if file.is_folder else file.size),
        ):
            return read_file(file, options)
