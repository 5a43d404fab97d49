"""Loads a ledger from whatever holds deals: the shipped data, a folder, a table of one's own, a graph, a data frame."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from aigraph.model.ledger import Ledger
from aigraph.model.origin import DataError, Problem
from aigraph.store.load import check_folder, judge, load_folder, without_errors


def load(data: Any = None, **how: Any) -> Ledger:
    """Load deals: by default the shipped data, or a folder, file, data frame or graph of your own.

    A folder has the tables of `seeds/`; a ledger may also stand in a form that `export` wrote for reading back: JSON, Excel, Parquet,
    SQLite, DuckDB, a data package. Everything else is a table with a deal a row, or is turned into one: CSV, TSV,
    Excel, Parquet, JSON, JSON lines, GEXF, GraphML, a DuckDB or SQLite file, entities of FollowTheMoney, statements of
    Open Ownership, a Kumu blueprint, a pandas data frame, or a directed networkx graph. It needs a payer and a payee;
    columns are known by their usual names. What became of each row is in `Ledger.intake`.

    Parameters
    ----------
    data : path, data frame or networkx graph, optional
        What to read; ``-`` is standard input, which may hold any of it but a folder.
    columns : mapping of str to str, optional
        Which column means what, as ``{"payee": "target"}``.
    currency : str
        The currency of amounts that name none; by default USD.
    rates : path or Rates, optional
        A table with the columns ``currency``, ``usd`` and, if need be, ``date``. Without a rate an amount is unknown.
    unit : str, optional
        What a figure counts: ``1``, ``k``, ``m`` or ``bn``; by default what the heading says, else 1.
    decimal : str, optional
        The mark before the decimals, ``.`` or ``,``; by default what the column shows.
    dayfirst : bool, optional
        Whether 10/06/2025 is the tenth of June; by default what the column shows.
    sheet : str, optional
        The sheet of a workbook, or the table of a database; by default the first that has a payer and a payee.
    query : str, optional
        A question in SQL to a DuckDB or SQLite file.
    assume : Status or str, optional
        What a row without a status counts as; by default signed, and closed where the format is one of payments.
    strict : bool
        Whether to refuse the whole table if a row is refused.
    max_length, max_loops : int
        Of a CSV or Parquet file above some 200,000 rows, or a CSV file above 25 MB, of which only the deals on loops are held: the
        most companies in a loop, by default 6, and the most rings of companies, by default 10,000.
    max_seconds, max_bytes : float and int, optional
        The most that the search for these loops may take, by default two minutes and a gigabyte; `Intake.cut` says what
        cut it short.
    keep_on_interrupt : bool
        Whether Ctrl-C during this search leaves the loops found so far, and a ledger of these alone. By default it is raised.
    progress : callable, optional
        Called with what is being done to such a file, and how much of it is done, 0 to 1.

    Raises
    ------
    DataError
        If a folder has an error, no row of a table can be read, or one cannot and `strict` is set.
        `DataError.problems` lists all of it. Warnings do not stop a load.

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
    if _is_pipe(data):
        from aigraph.reading.pipe import load_piped

        return load_piped(data, lambda path: load(path, **how))
    if _is_folder(data):
        _must_be_bare(data, how)
        return load_folder(data)
    found = _read_own(data, how)
    if found:
        return without_errors(found[0], judge(*found))
    # A table needs more of the house than the shipped data, which need not wait for it.
    from aigraph.reading.load_table import load_table

    return load_table(data, **how)


def check(data: Any = None, **how: Any) -> list[Problem]:
    """List everything wrong with a folder of deals, or with a table of your own, in the order of files and lines.

    Of a table each refused row is an error, at most 20 of a kind, and what was decided in reading it a warning. The
    arguments are those of `load`.

    Raises
    ------
    ValueError
        If an option says how to read a table and the data are a whole ledger.

    See Also
    --------
    load : Reads the data, or raises all of this at once.

    Examples
    --------
    >>> check()
    []
    """
    if _is_pipe(data):
        from aigraph.reading.pipe import check_piped

        return check_piped(data, lambda path: check(path, **how))
    if _is_folder(data):
        _must_be_bare(data, how)
        return check_folder(data)
    found = _read_own(data, how)
    if found:
        return judge(*found)
    from aigraph.reading.load_table import load_table

    try:
        intake = load_table(data, **how).intake
    except DataError as error:
        return list(error.problems)
    return sorted((*intake.refusals, *intake.notes), key=lambda it: it.origin) if intake else []


def _read_own(data: Any, how: dict[str, Any]) -> tuple[Ledger, list[Problem]] | None:
    """Read a whole ledger that `export` wrote; None for anything else, and where one table of it is asked for."""
    if not isinstance(data, str | Path) or how.get("sheet") or how.get("query"):
        return None
    from aigraph.native.read import read_own

    found = read_own(Path(data))
    if found:
        _must_be_bare(data, how)
    return found


def _is_pipe(data: Any) -> bool:
    if not isinstance(data, str | Path):
        return False
    path = Path(data)
    return str(data) == "-" or path.is_fifo() or path.is_char_device() or path.is_socket()


def _is_folder(data: Any) -> bool:
    return data is None or (isinstance(data, str | Path) and (_is_tables(Path(data)) or _is_missing(Path(data))))


def _is_tables(folder: Path) -> bool:
    return folder.is_dir() and not (folder / "deals.parquet").is_file()


def _is_missing(path: Path) -> bool:
    return not path.suffix and not path.exists()


class WholeLedgerError(ValueError):
    """It was said how to read a table, but what was given is a whole ledger."""


_BOUNDS = frozenset({"max_length", "max_loops", "max_seconds", "max_bytes", "keep_on_interrupt", "progress"})


def _must_be_bare(data: Any, how: dict[str, Any]) -> None:
    given = [name for name, value in how.items() if value and name not in _BOUNDS]
    if given and data is not None and Path(data).exists():
        raise WholeLedgerError(f"{', '.join(given)} tells how to read a table, but {str(data)!r} is a whole ledger")
