"""What became of the rows of a table so far, and what is to be said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from aigraph.model.company import Alias, Company
from aigraph.model.intake import SHOWN
from aigraph.model.origin import Origin, Problem
from aigraph.reading.raw_table import note

_CROWDS = 5


@dataclass
class Tally:
    """Refusals by their reason, and remarks on rows that were kept, by their sort.

    Parameters
    ----------
    first : dict of str to str
        For each sort of remark the first value that it is about.
    """

    path: str
    reasons: Counter[str] = field(default_factory=Counter)
    refusals: list[Problem] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    first: dict[str, str] = field(default_factory=dict)
    _row: list[tuple[str, str]] = field(default_factory=list)

    def refuse(self, origin: Origin, message: str, rule: str) -> None:
        """Count a row as refused; what was remarked on it is forgotten."""
        self._row.clear()
        self.reasons[rule] += 1
        if self.reasons[rule] <= SHOWN:
            self.refusals.append(Problem(origin, message, rule=rule))

    def remark(self, sort: str, value: str = "") -> None:
        """Note something about the row that is being read."""
        self._row.append((sort, value))

    def keep(self) -> None:
        """Count the row as kept."""
        for sort, value in self._row:
            self.counts[sort] += 1
            self.first.setdefault(sort, value)
        self._row.clear()

    def add(self, sort: str, number: int, value: str = "") -> None:
        """Count a remark for many rows at once."""
        if number:
            self.counts[sort] += number
            self.first.setdefault(sort, value)

    def notes(
        self, companies: Sequence[Company], aliases: Sequence[Alias], *, instruments: bool, status: str
    ) -> Iterator[Problem]:
        """Say what was decided, a line each.

        Parameters
        ----------
        instruments : bool
            Whether the table has a column of them.
        status : str
            What rows without a status count as.
        """
        path, counts, first = self.path, self.counts, self.first
        names = {company.id: company.name for company in companies}
        for alias in aliases[:SHOWN]:
            same = f"{alias.alias!r} is read as {names[alias.company]!r}: they differ only in case or spacing"
            yield note(path, same, alias.origin.line)
        if len(aliases) > SHOWN:
            yield note(path, f"and {len(aliases) - SHOWN:,} more spellings are read as a name met before")
        crowds = [company.name for company in companies if company.is_placeholder]
        if crowds:
            more = f" and {len(crowds) - _CROWDS:,} more" if len(crowds) > _CROWDS else ""
            listed = ", ".join(map(repr, crowds[:_CROWDS]))
            yield note(path, f"{listed}{more}: no name of a company, so that it can close no loop")
        for sort in sorted(sort for sort in counts if sort.startswith(RATE)):
            currency, text = sort.removeprefix(RATE), first[sort][:40]
            number = counts[sort]
            some = f"{number:,} amounts in {currency}, such as {text!r}, have no rate and count as unknown"
            one = some if number > 1 else f"1 amount in {currency}, {text!r}, has no rate and counts as unknown"
            yield note(path, f"{one}; give --rates")
        for sort, said in _SAID.items():
            if counts[sort]:
                yield note(path, said.format(_rows(counts[sort]), first[sort][:60], status))
        if not instruments:
            yield note(path, "there is no column of instruments: all arrows are plain payments, and so are the loops")


def _rows(number: int) -> str:
    return f"{number:,} rows" if number > 1 else "1 row"


RATE = "rate "
FORMULA, INSTRUMENT, UNDATED, UNKNOWN, STATUS, INVISIBLE = (
    "formula",
    "no such instrument",
    "no day",
    "no figure",
    "no status",
    "invisible",
)
_SAID = {
    FORMULA: "{} with a name that begins with '=', such as {!r}: read as text, never run",
    INVISIBLE: "{} with marks in a name that nobody sees, such as {!r}: the marks are left out",
    INSTRUMENT: "{} with an instrument that is in no table, such as {!r}: plain payments",
    UNDATED: "{} without a date: counted from the last day of the table",
    UNKNOWN: "{} without an amount: it is unknown, not 0",
    STATUS: "{0} without a status: counted as {2}; --assume says otherwise",
}
