"""What became of the rows of a table: read, kept or refused, each refusal with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date
from decimal import Decimal

from aigraph.engine.frozen import dataclass
from aigraph.model.display import Displayed, Row
from aigraph.model.origin import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnReading:
    """How one column of a table was read, and by what evidence.

    Parameters
    ----------
    column : str
        Its heading.
    role : str
        What it was taken for; empty where it is not used.
    unit, currency, decimal, dates : str
        What a figure counts, in which currency, the mark before its decimals, and what comes first in its dates; empty where
        that does not apply or nobody says it.
    evidence : tuple of str
        Where each of these is said.
    """

    column: str
    role: str = ""
    unit: str = ""
    currency: str = ""
    decimal: str = ""
    dates: str = ""
    evidence: tuple[str, ...] = ()

    def row(self) -> Row:
        """Give the column as one row; the names are public."""
        return {
            "column": self.column,
            "role": self.role,
            "unit": self.unit,
            "currency": self.currency,
            "decimal": self.decimal,
            "dates": self.dates,
            "evidence": self.evidence,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRows:
    """The rows of a table as they stand in its file, with what became of those that are no deals of their own.

    Parameters
    ----------
    columns : tuple of str
        The headings.
    rows : sequence of (int, sequence)
        Each row with its line.
    refused : mapping of int to str
        Of refused rows why, by line.
    repeats : mapping of int to int
        Of rows that are equal to one above, the line of that.
    """

    columns: tuple[str, ...]
    rows: Sequence[tuple[int, Sequence[object]]]
    refused: Mapping[int, str]
    repeats: Mapping[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMoney:
    """The unit and currency of a table whose amounts are all in one.

    Parameters
    ----------
    currency : str
        ISO 4217.
    scale : int
        What a figure counts: 10 ** 7 for crore; where no heading says it, what suits the largest amount.
    is_stated : bool
        Whether the table says it.
    usd : Decimal or None
        Dollars for one of the currency; None where the ledger counts the currency itself, since there is no rate.
    largest : Decimal
        The largest amount, in billions as the ledger counts.
    """

    currency: str
    scale: int
    is_stated: bool
    usd: Decimal | None
    largest: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake(Displayed):
    """How a table of the user was read, so that every row is accounted for: ``read == kept + refused``.

    Parameters
    ----------
    path : str
        What was read: a file, a sheet of it, or the kind of object in memory.
    form : str
        The format that was recognised, in words.
    read, kept : int
        How many rows were there, and how many of them are deals now.
    title : str
        What the table is called, where a file of decisions says it.
    reasons : mapping of str to int
        For each reason how many rows were refused.
    refusals : tuple of Problem
        The place and the wrong value of refused rows, in the order of the file: at most `SHOWN` for each reason.
    columns : mapping of str to str
        Which column was taken for what.
    ignored : tuple of str
        Columns that were not used.
    notes : tuple of Problem
        What was decided on the way, such as names read as one, as warnings.
    cut : str
        Of a large table, whose rows are kept if they lie on loops: what cut the search for these short; else empty.
    newest : datetime.date or None
        Of a large table the newest day of its rows, of which not all are held.
    is_interrupted : bool
        Whether somebody cut it short.
    readings : tuple of ColumnReading
        How each column was read, in the order of the table.
    words : mapping of str to tuple of str
        For each role the words that were not understood, the most frequent first.
    options : tuple of str
        The options by which it was read, as one writes them on the command line.
    money : TableMoney or None
        Its unit and currency, where all amounts have one; None where answers are in US$ billions.
    rows : OwnRows or None
        The rows themselves; None for large tables.
    companies : frozenset of str
        Where the public record was joined: the ids of the companies of the table.
    times : mapping of str to int
        For each dated deal the microseconds since midnight, where the table has a time of day for each; else empty.
    confirmed : mapping of str to tuple of int
        Where the public record was joined: its deals that rows tell of too, which count once, with the lines of these rows.
    """

    path: str
    form: str
    read: int
    kept: int
    title: str = ""
    reasons: Mapping[str, int] = field(default_factory=dict)
    refusals: tuple[Problem, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    notes: tuple[Problem, ...] = ()
    cut: str = ""
    newest: date | None = None
    is_interrupted: bool = False
    readings: tuple[ColumnReading, ...] = ()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    options: tuple[str, ...] = ()
    money: TableMoney | None = None
    rows: OwnRows | None = field(default=None, compare=False, repr=False)
    companies: frozenset[str] = frozenset()
    times: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)
    confirmed: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def is_joined(self) -> bool:
        """Whether the public record was joined to the table."""
        return bool(self.companies)

    @property
    def share(self) -> str:
        """Of how many rows an answer is made.

        Examples
        --------
        >>> Intake(path="deals.csv", form="CSV", read=30, kept=6).share
        'of 6 of 30 rows'
        """
        return f"of {self.kept:,} of {self.read:,} rows"

    @property
    def name(self) -> str:
        """What the table is called: by its title, else by the name of its file.

        Examples
        --------
        >>> Intake(path="data/deals.csv", form="CSV", read=1, kept=1).name
        'deals.csv'
        """
        return self.title or self.path.replace(chr(92), "/").rsplit("/", 1)[-1]

    @property
    def account(self) -> str:
        """Of how many rows an answer is made, why others were refused, and how much was decided in reading, in a sentence.

        Examples
        --------
        >>> Intake(path="deals.csv", form="CSV", read=30, kept=28, reasons={"payee is empty": 2}).account
        'Made of 28 of 30 rows of deals.csv, 2 refused (payee is empty: 2).'
        """
        why = ", ".join(f"{reason}: {number:,}" for reason, number in self.reasons.items())
        refused = f", {self.refused:,} refused{f' ({why})' if why else ''}" if self.refused else ""
        decided = len(self.notes)
        notes = f"; {decided:,} {'remark' if decided == 1 else 'remarks'} on how they were read" if decided else ""
        return f"Made {self.share} of {self.name}{refused}{notes}."

    @property
    def lost(self) -> str:
        """What is said first of an answer that lost more than a tenth of its rows; else empty.

        Examples
        --------
        >>> Intake(path="deals.csv", form="CSV", read=30, kept=6, reasons={"payee is empty": 24}).lost
        'This answer is made of 6 of 30 rows: 24 were refused (payee is empty: 24).'
        """
        if self.refused * _TENTH <= self.read:
            return ""
        why = ", ".join(f"{reason}: {number:,}" for reason, number in self.reasons.items())
        return f"This answer is made {self.share}: {self.refused:,} {'were' if self.refused > 1 else 'was'} refused{f' ({why})' if why else ''}."

    @property
    def refused(self) -> int:
        """How many rows were refused."""
        return self.read - self.kept

    @property
    def summary(self) -> str:
        """One line: what was read, how many rows, and why some were refused.

        Examples
        --------
        >>> Intake(path="deals.csv", form="CSV", read=12, kept=11, reasons={"payer is empty": 1}).summary
        'deals.csv (CSV): 12 rows read, 11 kept, 1 refused (payer is empty: 1)'
        """
        why = ", ".join(f"{reason}: {number:,}" for reason, number in self.reasons.items())
        return (
            f"{self.path} ({self.form}): {self.read:,} rows read, {self.kept:,} kept, {self.refused:,} refused"
            f"{f' ({why})' if why else ''}"
        )

    @property
    def lines(self) -> tuple[str, ...]:
        """All that is to be said, a line each: columns, refusals, those not shown, decisions, and the summary."""
        said = [f"{self.path}: columns {', '.join(f'{name} = {column!r}' for name, column in self.columns.items())}"]
        if self.ignored:
            said.append(f"{self.path}: not used: {', '.join(map(repr, self.ignored))}")
        said += [str(problem) for problem in self.refusals]
        for reason, number in self.reasons.items():
            shown = sum(problem.rule == reason for problem in self.refusals)
            if number > shown:
                said.append(f"{self.path}: and {number - shown:,} more rows refused, {reason}")
        said += [str(problem) for problem in self.notes]
        return (*said, self.summary)

    def row(self) -> Row:
        """Give what became of the rows as one row; the names are public."""
        return {
            "path": self.path,
            "form": self.form,
            "read": self.read,
            "kept": self.kept,
            "refused": self.refused,
            "reasons": tuple(f"{reason}: {number}" for reason, number in self.reasons.items()),
            "columns": tuple(f"{part}: {column}" for part, column in self.columns.items()),
            "ignored": self.ignored,
            "refusals": tuple(map(str, self.refusals)),
            "notes": tuple(map(str, self.notes)),
            "cut": self.cut,
            "currency": self.money.currency if self.money else None,
        }


_TENTH = 10
SHOWN = 20
"""How many rows refused for one reason are listed one by one."""
