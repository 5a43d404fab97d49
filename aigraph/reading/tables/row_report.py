"""What became of the rows of a table: refused with a reason, or kept with remarks and with words that were not understood."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from aigraph.model.company import Alias, Company
from aigraph.model.intake import SHOWN
from aigraph.model.origin import Origin, Problem, Severity
from aigraph.reading.cells.currencies import UNDECIDED
from aigraph.reading.cells.dates import DATE_ORDER, FISCAL, NO_DATE
from aigraph.reading.cells.quoted_amount import (
    DOUBTFUL_MARK,
    DOUBTFUL_SCALE,
    NO_CURRENCY,
    NO_UNIT,
    SEVERAL,
    TOO_LARGE,
    TWO_CURRENCIES,
    UNREAD,
)

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
    kept : int
        How many rows were kept.
    reasons : Counter of str
        How many rows were refused, by rule.
    refusals : list of Problem
        The first `SHOWN` of each rule.
    refused : dict of int to str
        Why each row was refused, by line.
    counts : Counter of str
        How many rows that were kept have a remark, by its kind.
    first : dict of str to str
        For each kind of remark the first value that it is about.
    doubts : mapping of (str, str) to Counter of str
        For each role and kind of doubt, the cells that were not understood and how often each stands there.
    unlisted : mapping of (str, str) to (int, int)
        Of those that are too many to be held, how many different ones there are, and how many cells they are.
    """

    path: str
    kept: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    refusals: list[Problem] = field(default_factory=list)
    refused: dict[int, str] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    first: dict[str, str] = field(default_factory=dict)
    doubts: dict[tuple[str, str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    unlisted: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    _row: list[tuple[str, str]] = field(default_factory=list)
    _row_doubts: list[tuple[str, str, str]] = field(default_factory=list)

    def refuse(self, origin: Origin, message: str, rule: str) -> None:
        """Count a row as refused; remarks on it do not count."""
        self._row.clear()
        self._row_doubts.clear()
        self.reasons[rule] += 1
        self.refused[origin.line] = message
        if self.reasons[rule] <= SHOWN:
            self.refusals.append(Problem(origin, message, rule=rule))

    def remark(self, kind: str, value: str = "") -> None:
        """Note something about the row that is being read."""
        self._row.append((kind, value))

    def doubt(self, role: str, kind: str, text: str) -> None:
        """Note that a cell of the row that is being read was not understood."""
        self._row_doubts.append((role, kind, text))

    def keep(self) -> None:
        """Count the row as kept."""
        self.kept += 1
        for kind, value in self._row:
            self.counts[kind] += 1
            self.first.setdefault(kind, value)
        for role, kind, text in self._row_doubts:
            self.doubts[role, kind][text] += 1
        self._row.clear()
        self._row_doubts.clear()

    def drop_row(self) -> list[tuple[str, str, str]]:
        """Forget the row that is being read, and give its doubts: role, kind and text."""
        doubts = list(self._row_doubts)
        self._row.clear()
        self._row_doubts.clear()
        return doubts

    def add(self, kind: str, number: int, value: str = "") -> None:
        """Count a remark for many rows at once."""
        if number:
            self.counts[kind] += number
            self.first.setdefault(kind, value)

    def notes(
        self, companies: Sequence[Company], aliases: Sequence[Alias], headings: Mapping[str, str], *, status: str
    ) -> Iterator[Problem]:
        """Say what was decided, a line each.

        Parameters
        ----------
        headings : mapping of str to str
            The heading of each role.
        status : str
            What rows without a status count as.
        """
        path, counts, first = self.path, self.counts, self.first
        names = {company.id: company.name for company in companies}
        for (role, kind), words in self.doubts.items():
            unlisted = self.unlisted.get((role, kind), (0, 0))
            yield note(path, _doubt_text(role, kind, words, headings.get(role, role), unlisted))
        for alias in aliases[:SHOWN]:
            same = f"{alias.alias!r} is read as {names[alias.company]!r}"
            yield note(
                path, f"{same}: they differ only in case, spacing, punctuation or company form", alias.origin.line
            )
        if len(aliases) > SHOWN:
            yield note(path, f"and {len(aliases) - SHOWN:,} more spellings are read as a name met before")
        unnamed = [company.name for company in companies if company.is_placeholder]
        if unnamed:
            more = f" and {len(unnamed) - _LISTED:,} more" if len(unnamed) > _LISTED else ""
            listed = ", ".join(map(repr, unnamed[:_LISTED]))
            yield note(path, f"{listed}{more}: no name of a company, so that it can close no loop")
        yield from self._rates()
        for kind, wording in _WORDINGS.items():
            if counts[kind]:
                yield note(path, wording.format(_rows(counts[kind]), first[kind][:60], status))
        if "instrument" not in headings:
            yield note(path, "there is no column of instruments: all arrows are plain payments, and so are the loops")

    def _rates(self) -> Iterator[Problem]:
        for kind in sorted(self.counts):
            number, text = self.counts[kind], self.first[kind][:40]
            if kind.startswith(NO_RATE):
                currency = kind.removeprefix(NO_RATE)
                if UNDECIDED in currency:
                    message = f"{_amounts(number)}, such as {text!r}, can be in {currency}: unknown until --currency says which"
                    yield note(self.path, message)
                    continue
                some = f"{number:,} amounts in {currency}, such as {text!r}, have no rate and count as unknown"
                one = some if number > 1 else f"1 amount in {currency}, {text!r}, has no rate and counts as unknown"
                yield note(self.path, f"{one}; give --rates")
            elif kind.startswith(TURNED_RATE):
                currency = kind.removeprefix(TURNED_RATE)
                message = (
                    f"the rate of {currency}, {text} dollars for one, looks turned round, as {currency} for a dollar: "
                    f"{_amounts(number)} in {currency} stay unknown; expected dollars for one {currency}"
                )
                yield note(self.path, message)


def _doubt_text(role: str, kind: str, words: Counter[str], heading: str, unlisted: tuple[int, int]) -> str:
    different, number = len(words) + unlisted[0], words.total() + unlisted[1]
    shown = ", ".join(
        f"{text[:60]!r}{f' ({times:,} times)' if times > 1 else ''}" for text, times in words.most_common(_LISTED)
    )
    more = f" and {different - _LISTED:,} more" if different > _LISTED else ""
    cells = f"{number:,} cells" if number > 1 else "1 cell"
    what = _DOUBTS.get((role, kind)) or _DOUBTS.get(("", kind)) or "not understood"
    return f"{role} ({heading!r}): {cells} {what}: {shown}{more}"


def _rows(number: int) -> str:
    return f"{number:,} rows" if number > 1 else "1 row"


def _amounts(number: int) -> str:
    return f"{number:,} amounts" if number > 1 else "1 amount"


NO_RATE, TURNED_RATE = "no rate ", "turned rate "
(
    FORMULA,
    INSTRUMENT,
    UNDATED,
    NO_AMOUNT,
    STATUS,
    INVISIBLE,
    SPLIT,
    DITTO,
    SERIAL_DATE,
    UNIX_DATE,
    SUMMED,
    CONTROL,
    OWN_CURRENCY,
    FOOTNOTE,
    TURNED,
    JOINED_BY_AND,
    ONE_CELL,
) = (
    "formula",
    "no such instrument",
    "no day",
    "no amount",
    "no status",
    "invisible",
    "several names",
    "ditto",
    "serial number",
    "unix time",
    "added up",
    "control",
    "own currency",
    "footnote",
    "turned",
    "joined by and",
    "one cell",
)
UNKNOWN_WORD, OFF_BESIDE, SHARE_BESIDE, UNIT_BESIDE = "unknown word", "off beside", "share beside", "unit beside"
_WORDINGS = {
    FORMULA: "{} with a name that begins with '=', such as {!r}: read as text, never run",
    INVISIBLE: "{} with invisible characters in a name, such as {!r}: they are left out",
    FOOTNOTE: "{} with the mark of a footnote behind a name, such as {!r}: it is left out",
    TURNED: "{} with a relation such as {!r}, which says that the second company pays the first: payer and payee are turned round; --map payer=COLUMN says otherwise",
    JOINED_BY_AND: "{} with 'and' in a name, such as {!r}: read as one company, and may be a list of several",
    ONE_CELL: "{} with one cell, such as {!r}: no deal, and not counted",
    CONTROL: "{} with control characters in a cell, such as {!r}: they are shown as \ufffd",
    OWN_CURRENCY: "{1}, the currency of all amounts, has no rate: amounts count in it and not in dollars; --rates FILE gives dollars",
    SPLIT: "{} with several names in one cell, such as {!r}: each is a payer or payee of its own, and their shares of the sum are unknown",
    DITTO: "{} with a mark such as {!r} in the place of a name: it repeats the cell above",
    SUMMED: "{} with parts of a sum in one cell, such as {!r}: they are added up",
    SERIAL_DATE: "{} with a date as a serial number of Excel, such as {!r}",
    UNIX_DATE: "{} with a date as a number of seconds since 1970, such as {!r}",
    UNDATED: "{} without a date: counted from the last day of the table",
    NO_AMOUNT: "{} without an amount: it is unknown, not 0",
    STATUS: "{0} without a status: counted as {2}; --assume says otherwise",
}
_DOUBTS = {
    ("", UNREAD): "not understood, so that the amount is unknown and the wording kept",
    (
        "",
        DOUBTFUL_MARK,
    ): "that can mean a thousand times more or less, as '1.200' can be 1,200 or 1.2, so that the amount is unknown until "
    "--decimal says which mark stands before the decimals",
    (
        "",
        DOUBTFUL_SCALE,
    ): "with a word that has two meanings (mil: thousand or million; Cr: crore, or credit as Dr is debit; L: lakh, or nothing of the kind; bio: 10^9 or 10^12; billion: 10^9, or 10^12 beside words such as Milliarde), so that "
    "the amount is unknown until 'aigraph read --save' and its file say which",
    (
        "",
        NO_UNIT,
    ): "whose unit is not told or not understood where other figures, the heading or a line outside the table have one, so that the amount is unknown until --unit says what a figure counts",
    (
        "",
        NO_CURRENCY,
    ): "without a currency where others of the column name one that is not the dollar, so that the amount is unknown until --currency says which",
    (
        "",
        SEVERAL,
    ): "with several sums of which none is said to be the whole, so that the amount is unknown and the wording kept",
    (
        "",
        TOO_LARGE,
    ): "that would be trillions of dollars in the unit of the column, so that the amount is unknown; --unit says what a figure counts",
    (
        "",
        TWO_CURRENCIES,
    ): "whose currencies contradict each other, so that the amount is unknown until one of them is corrected",
    ("", NO_DATE): "not understood as a date, so that the day is open: counted from the last day of the table",
    (
        "",
        DATE_ORDER,
    ): "that can mean two days, so that the day is open until --dayfirst, --monthfirst or --yearfirst says which comes first",
    ("", FISCAL): "that name a fiscal year, whose months nobody says, so that the day is open",
    (
        "status",
        UNKNOWN_WORD,
    ): "with a status that is not understood, so that the deal counts at the weakest certainty only (--status all)",
    (
        "status",
        OFF_BESIDE,
    ): "outside the columns that are used, which may say that the deal is off, so that it counts at the weakest certainty only (--status all)",
    (
        "",
        UNIT_BESIDE,
    ): "in a remark on the unit or currency of a row, so that the amount is unknown and the wording kept",
    (
        "",
        SHARE_BESIDE,
    ): "beside a column that says what part of a sum counts, so that the amount is unknown and the wording kept",
    ("instrument", UNKNOWN_WORD): "with an instrument that is in no table: plain payments",
}
