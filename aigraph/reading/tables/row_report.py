"""What became of the rows of a table: refused with a reason, or kept with remarks; and the sources that they cite."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from urllib.parse import urlsplit

from aigraph.model.company import Alias, Company
from aigraph.model.intake import SHOWN
from aigraph.model.origin import Origin, Problem, Severity
from aigraph.model.source import OWN_TABLE, Source
from aigraph.reading.cells.company_names import digest, slug

_LISTED = 5


def note(path: str, message: str, line: int = 0) -> Problem:
    """Make the remark that something was decided in reading a table."""
    return Problem(Origin(path, line), message, rule="intake", severity=Severity.WARNING)


@dataclass
class RowReport:
    """Refusals by their reason, and remarks on rows that were kept, by their kind.

    Parameters
    ----------
    path : str
        The table, as messages name it.
    reasons : Counter of str
        How many rows were refused, by rule.
    refusals : list of Problem
        The first `SHOWN` of each rule.
    counts : Counter of str
        How many rows that were kept have a remark, by its kind.
    first : dict of str to str
        For each kind of remark the first value that it is about.
    """

    path: str
    reasons: Counter[str] = field(default_factory=Counter)
    refusals: list[Problem] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    first: dict[str, str] = field(default_factory=dict)
    _row: list[tuple[str, str]] = field(default_factory=list)

    def refuse(self, origin: Origin, message: str, rule: str) -> None:
        """Count a row as refused; remarks on it do not count."""
        self._row.clear()
        self.reasons[rule] += 1
        if self.reasons[rule] <= SHOWN:
            self.refusals.append(Problem(origin, message, rule=rule))

    def remark(self, kind: str, value: str = "") -> None:
        """Note something about the row that is being read."""
        self._row.append((kind, value))

    def keep(self) -> None:
        """Count the row as kept."""
        for kind, value in self._row:
            self.counts[kind] += 1
            self.first.setdefault(kind, value)
        self._row.clear()

    def add(self, kind: str, number: int, value: str = "") -> None:
        """Count a remark for many rows at once."""
        if number:
            self.counts[kind] += number
            self.first.setdefault(kind, value)

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
        unnamed = [company.name for company in companies if company.is_placeholder]
        if unnamed:
            more = f" and {len(unnamed) - _LISTED:,} more" if len(unnamed) > _LISTED else ""
            listed = ", ".join(map(repr, unnamed[:_LISTED]))
            yield note(path, f"{listed}{more}: no name of a company, so that it can close no loop")
        for kind in sorted(kind for kind in counts if kind.startswith(NO_RATE)):
            currency, text = kind.removeprefix(NO_RATE), first[kind][:40]
            number = counts[kind]
            some = f"{number:,} amounts in {currency}, such as {text!r}, have no rate and count as unknown"
            one = some if number > 1 else f"1 amount in {currency}, {text!r}, has no rate and counts as unknown"
            yield note(path, f"{one}; give --rates")
        for kind, wording in _WORDINGS.items():
            if counts[kind]:
                yield note(path, wording.format(_rows(counts[kind]), first[kind][:60], status))
        if not instruments:
            yield note(path, "there is no column of instruments: all arrows are plain payments, and so are the loops")


def _rows(number: int) -> str:
    return f"{number:,} rows" if number > 1 else "1 row"


NO_RATE = "no rate "
FORMULA, INSTRUMENT, UNDATED, NO_AMOUNT, STATUS, INVISIBLE, CONTROL = (
    "formula",
    "no such instrument",
    "no day",
    "no amount",
    "no status",
    "invisible",
    "control",
)
_WORDINGS = {
    FORMULA: "{} with a name that begins with '=', such as {!r}: read as text, never run",
    CONTROL: "{} with control characters in a cell, such as {!r}: they are shown as \ufffd",
    INVISIBLE: "{} with invisible characters in a name, such as {!r}: they are left out",
    INSTRUMENT: "{} with an instrument that is in no table, such as {!r}: plain payments",
    UNDATED: "{} without a date: counted from the last day of the table",
    NO_AMOUNT: "{} without an amount: it is unknown, not 0",
    STATUS: "{0} without a status: counted as {2}; --assume says otherwise",
}


_ADDRESS = re.compile(r"https?://[^\s/]+\S*")


class RowSources:
    """The sources that the rows of a table cite.

    Parameters
    ----------
    path : str
        The table: the source of rows that cite none.
    """

    def __init__(self, path: str) -> None:
        name = PurePath(path).name or path
        self._table = Source(id=f"table-{slug(name)}", title=name, publisher=OWN_TABLE)
        self._cited: dict[str, Source] = {}

    def cite(self, text: str) -> str:
        """Give the id of the source that a cell names."""
        if text not in self._cited:
            self._cited[text] = self._new(text) if text else self._table
        return self._cited[text].id

    def _new(self, text: str) -> Source:
        address = _ADDRESS.search(text)
        url = address[0] if address else ""
        title = text.replace(url, "").strip(" -,;:()") or url
        try:
            host = urlsplit(url).hostname or "" if url else ""
        except ValueError:
            # An address such as http://[ has no host.
            host = ""
        made = slug(f"{host or title[:40]}-{digest(text)}")
        return Source(id=made, title=title[:300].strip(), publisher=host, url=url)

    def sources(self) -> tuple[Source, ...]:
        """Give the sources that were cited."""
        return tuple(self._cited.values())
