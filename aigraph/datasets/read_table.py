"""The reading sheet: how a table of one's own was read, what is odd about it, and the file that decides it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import Any

from aigraph.datasets.likely_names import LikelyName, likely_names
from aigraph.model.display import Displayed, Row
from aigraph.model.intake import Intake
from aigraph.model.ledger import Ledger
from aigraph.model.origin import DataError
from aigraph.reading.load import load
from aigraph.reading.load_options import decisions_path
from aigraph.reading.sheet.decisions import decisions_text, save_decisions


@dataclass(frozen=True, kw_only=True)
class ReadingSheet(Displayed):
    """How a table was read. Made by `read_table`.

    Parameters
    ----------
    ledger : Ledger
        What was read.
    likely : tuple of LikelyName
        Names that may be one company, and what accepting that would do to the loops.
    """

    path: str
    ledger: Ledger
    intake: Intake
    likely: tuple[LikelyName, ...] = ()
    specified: dict[str, Any] = field(default_factory=dict, repr=False)

    @property
    def columns(self) -> list[Row]:
        """One row for each column: its role, unit, currency, decimal mark and order of dates, each with the evidence."""
        return [reading.row() for reading in self.intake.readings]

    @property
    def oddities(self) -> tuple[str, ...]:
        """What is odd, a line each: refused rows, words not understood, equal rows, rounds, totals, names."""
        refused = [str(problem) for problem in self.intake.refusals]
        return (*refused, *(str(problem) for problem in self.intake.notes), *map(str, self.likely))

    @property
    def text(self) -> str:
        """The decisions as the file beside the table has them."""
        pairs = [(pair.name, pair.other, pair.effect) for pair in self.likely]
        return decisions_text(self.intake, self.specified, pairs)

    def save(self, path: str | PathLike[str] | None = None) -> Path:
        """Write the decisions to a file; by default to the one beside the table, which every command uses from then on.

        Raises
        ------
        OSError
            If the folder cannot be written to.
        """
        target = Path(path) if path else decisions_path(self.path)
        save_decisions(target, self.text)
        return target

    def __str__(self) -> str:
        return "\n".join(_lines(self))

    __repr__ = __str__

    def rows(self) -> list[Row]:
        """Give one row for each column."""
        return self.columns


def read_table(data: Any, **how: Any) -> ReadingSheet:
    """Read a table and show how it was read: the role of each column with the evidence, and what is odd.

    Parameters
    ----------
    data : path or data frame
        What to read, as in `load`.
    how : object
        How to read it: arguments of `load` by name.

    Raises
    ------
    DataError
        If it is no table, or a whole ledger, which is read as it is.

    See Also
    --------
    load : Reads the same, and gives the ledger alone.

    Examples
    --------
    >>> import pandas as pd
    >>> sheet = read_table(pd.DataFrame({"investor": ["A"], "company": ["B"], "amount (EUR m)": [5]}))
    >>> [(row["column"], row["role"], row["unit"], row["currency"]) for row in sheet.columns]
    [('investor', 'payer', '', ''), ('company', 'payee', '', ''), ('amount (EUR m)', 'amount', 'million', 'EUR')]
    """
    ledger = load(data, **how)
    name = str(data) if isinstance(data, str | PathLike) else type(data).__name__
    if ledger.intake is None:
        raise DataError.at(name, "is a whole ledger, which is read as it is; expected a table of deals")
    return ReadingSheet(
        path=name, ledger=ledger, intake=ledger.intake, likely=tuple(likely_names(ledger)), specified=dict(how)
    )


def _lines(sheet: ReadingSheet) -> Iterator[str]:
    for reading in sheet.intake.readings:
        says = [text for text in (reading.unit, reading.currency, reading.dates) if text]
        mark = f"decimals after {reading.decimal!r}" if reading.decimal else ""
        facts = ", ".join([reading.role or "not used", *says, *([mark] if mark else [])])
        yield f"{reading.column}: {facts}"
        yield from (f"    {line}" for line in reading.evidence)
    if sheet.oddities:
        yield ""
        yield from sheet.oddities
    yield ""
    yield sheet.intake.summary
