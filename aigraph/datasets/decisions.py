"""Whether two companies, or two deals, of different data sets are the same: proposals, and what a person decided."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from aigraph.files.atomic import write_whole
from aigraph.files.input_file import open_input
from aigraph.files.text import decode_utf8
from aigraph.model.display import Displayed, Row
from aigraph.model.names import suggest
from aigraph.model.origin import DataError, Origin, Problem

COMPANY, DEAL = "company", "deal"
COLUMNS = ("what", "first", "second", "decision", "reason", "first_name", "second_name")


class Verdict(StrEnum):
    """What was decided of a pair; undecided pairs are kept apart."""

    SAME = "same"
    NOT_SAME = "not same"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Displayed):
    """One pair, one of either data set, and whether they are the same.

    Parameters
    ----------
    what : str
        ``company`` or ``deal``.
    first, second : str
        The id in the first and in the second data set.
    verdict : Verdict
        What holds of them.
    reason : str
        What speaks for it.
    first_name, second_name : str
        What they are called, for the reader who decides.
    """

    what: str
    first: str
    second: str
    verdict: Verdict
    reason: str = ""
    first_name: str = ""
    second_name: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """The pair that it is about."""
        return self.what, self.first, self.second

    def row(self) -> Row:
        """Give the pair as one row; the names are those of the columns of its file."""
        cells = (self.what, self.first, self.second, self.verdict, self.reason, self.first_name, self.second_name)
        return dict(zip(COLUMNS, cells, strict=True))


def read_decisions(path: str | Path) -> tuple[Decision, ...]:
    """Read a file of decisions; one that is not there holds none.

    Raises
    ------
    DataError
        With every row that cannot be read, by line.

    See Also
    --------
    datasets.save_decisions : Writes them.
    datasets.merge : Uses them.

    Examples
    --------
    >>> read_decisions("no such file.csv")
    ()
    """
    file = Path(path)
    if not file.exists():
        return ()
    with open_input(file, "a file of decisions") as source:
        text = decode_utf8(source.name, source.read_bytes())
    rows = csv.DictReader(text.splitlines(keepends=True))
    missing = [name for name in COLUMNS[:4] if name not in (rows.fieldnames or ())]
    if missing:
        expected = f"expected the columns {', '.join(COLUMNS)}"
        raise DataError([Problem(Origin(str(file), 1), f"column {missing[0]!r} is missing; {expected}")])
    problems, found = [], []
    for row in rows:
        cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
        word = " ".join(cells["decision"].replace("_", " ").casefold().split()) or Verdict.UNDECIDED
        origin = Origin(str(file), rows.line_num)
        if cells["what"] not in (COMPANY, DEAL):
            problems.append(Problem(origin, f"what {cells['what']!r} is unknown; expected {COMPANY} or {DEAL}"))
        elif word not in tuple(Verdict):
            near = suggest(word, list(Verdict))
            hint = f"did you mean {near[0]}?" if near else f"expected {', '.join(Verdict)}"
            problems.append(Problem(origin, f"decision {cells['decision']!r} is unknown; {hint}"))
        else:
            found.append(
                Decision(
                    what=cells["what"],
                    first=cells["first"],
                    second=cells["second"],
                    verdict=Verdict(word),
                    reason=cells["reason"],
                    first_name=cells["first_name"],
                    second_name=cells["second_name"],
                )
            )
    verdicts: dict[tuple[str, str, str], Verdict] = {}
    for one in found:
        if verdicts.setdefault(one.key, one.verdict) is not one.verdict:
            message = f"{one.what} {one.first!r} and {one.second!r} are decided in two ways"
            problems.append(Problem(Origin(str(file)), message))
    if problems:
        raise DataError(problems)
    return tuple({one.key: one for one in found}.values())


def decisions_text(decisions: Iterable[Decision]) -> str:
    """Write decisions as CSV: the undecided first, then by what and ids."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in sorted(decisions, key=lambda one: (one.verdict is not Verdict.UNDECIDED, *one.key)):
        writer.writerow(one.row().values())
    return buffer.getvalue()


def save_decisions(decisions: Iterable[Decision], path: str | Path) -> None:
    """Write a file of decisions, whole or not at all.

    Raises
    ------
    OSError
        If the file cannot be written; then nothing is.

    See Also
    --------
    datasets.read_decisions : Reads them back.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     same = Decision(what="company", first="x", second="y", verdict=Verdict.SAME)
    ...     save_decisions([same], f"{folder}/decisions.csv")
    ...     read_decisions(f"{folder}/decisions.csv") == (same,)
    True
    """
    write_whole(Path(path), decisions_text(decisions))
