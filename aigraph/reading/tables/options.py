"""How a table is to be read where its own words do not say it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from aigraph.model.search_limits import DEFAULT_BYTES, DEFAULT_LENGTH, DEFAULT_LOOPS
from aigraph.model.status import Status
from aigraph.reading.cells.currencies import DEFAULT_CURRENCY, NO_RATES, Rates

UNITS = {"1": Decimal(1), "k": Decimal(10**3), "m": Decimal(10**6), "bn": Decimal(10**9)}
"""What a figure of a table can count, by the public name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchOptions:
    """Limits on the search for rings that a large table needs.

    Parameters
    ----------
    max_length, max_loops : int
        The most companies in a ring, and the most rings.
    max_seconds, max_bytes : float and int, optional
        The most time and memory that the search may take.
    keep_on_interrupt : bool
        Whether an interrupt leaves the rings found so far; if not, it is raised.
    within, in_order, tolerance : int, bool and (float, float), optional
        Where only cycles of single payments are looked for: as `find_temporal_loops` has them.
    progress : callable
        Called with what is being done to the table, and how much of it is done, 0 to 1.
    """

    max_length: int = DEFAULT_LENGTH
    max_loops: int | None = DEFAULT_LOOPS
    max_seconds: float | None = 120.0
    max_bytes: int | None = DEFAULT_BYTES
    keep_on_interrupt: bool = False
    within: int | None = None
    in_order: bool = False
    tolerance: tuple[float, float] | None = None
    progress: Callable[[str, float], object] = lambda _step, _share: None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOptions:
    """How a table is to be read.

    Parameters
    ----------
    columns : mapping of str to str
        The heading of each role that was named, as ``{"payee": "target"}``.
    currency : str
        The currency of amounts that name none.
    rates : Rates
        What a unit of another currency is in dollars.
    unit : Decimal or None
        What a figure counts; by default what the heading says, or 1.
    decimal_mark : str
        ``.`` or ``,``; empty where it is to be inferred.
    date_order : str
        Which comes first in dates such as 10/06/2025; empty where it is to be inferred.
    settled : mapping of str to Decimal
        What words for one of two powers of ten count, such as "mil".
    units : mapping of str to (Decimal or None, str)
        Unit and currency of single roles, where a reading sheet says them.
    values : mapping of str to (mapping of str to str)
        For each role what words mean, where a reading sheet says it: ``{"status": {"documented": "signed"}}``.
    names : mapping of str to str
        Spellings and the names that they stand for.
    sheet, query : str
        The sheet of a workbook or the table of a database, or a query in SQL to it.
    status : Status or None
        The status of a row without one.
    ignored : frozenset of str
        Headings of columns that are not to be used.
    aliases : callable, optional
        Gives the name under which a record of companies knows a name; empty if it does not.
    title : str
        What the table is called, as a source.
    decided_in : str
        The file of decisions beside the table; empty if there is none.
    recipe : str
        The recipe by which it is read: a name, the path of a file, or ``none``; empty for that of its headings, if any.
    in_own_currency : bool
        Whether a table that is all in one currency without a rate is counted in that currency.
    search : SearchOptions
        Of a large table, limits on the search for rings.
    specified : tuple of str
        The options of a table that the user set, by their public names.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    currency: str = DEFAULT_CURRENCY
    rates: Rates = NO_RATES
    unit: Decimal | None = None
    decimal_mark: str = ""
    date_order: str = ""
    settled: Mapping[str, Decimal] = field(default_factory=dict)
    units: Mapping[str, tuple[Decimal | None, str]] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    query: str = ""
    status: Status | None = None
    ignored: frozenset[str] = frozenset()
    aliases: Callable[[str], str] | None = None
    title: str = ""
    decided_in: str = ""
    recipe: str = ""
    in_own_currency: bool = False
    search: SearchOptions = SearchOptions()
    specified: tuple[str, ...] = ()
