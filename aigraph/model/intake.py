"""What became of the rows of a table: read, kept or refused, each refusal with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from aigraph.model.display import Displayed
from aigraph.model.origin import Problem
from aigraph.model.row import Row


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
    is_interrupted : bool
        Whether somebody cut it short.
    """

    path: str
    form: str
    read: int
    kept: int
    reasons: Mapping[str, int] = field(default_factory=dict)
    refusals: tuple[Problem, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    notes: tuple[Problem, ...] = ()
    cut: str = ""
    is_interrupted: bool = False

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
            "cut": self.cut,
        }


SHOWN = 20
"""How many rows refused for one reason are listed one by one."""
