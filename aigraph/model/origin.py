"""Where a record was read, and what is wrong with it: errors are values with a place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass as ordered_dataclass
from enum import StrEnum

from aigraph.engine.frozen import dataclass

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    r"""Write control characters, marks that turn the direction of text, and halves of characters as escapes.

    Tabs and line feeds stay.

    Parameters
    ----------
    text : str
        What is to be shown, from whatever source.

    References
    ----------
    M. Davis and M. Suignard, "Unicode Security Considerations", Unicode Technical Report 36, section 3.

    Examples
    --------
    >>> printable("a\x1b[2Jb"), printable("Société\n")
    ('a\\x1b[2Jb', 'Société\n')
    """
    if text.isprintable():
        return text
    return _CONTROL.sub(lambda sign: repr(sign[0])[1:-1], text)


@ordered_dataclass(frozen=True, slots=True, order=True)
class Origin:
    """The file and line that a record came from; line 0 is the file as a whole."""

    path: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


NOWHERE = Origin("<memory>")


class Severity(StrEnum):
    """Whether a problem makes the data unusable or only doubtful."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the data, printed as ``path:line: message``.

    Examples
    --------
    >>> print(Problem(Origin("deals.csv", 4), "nvidia pays itself", rule="no_self_deals"))
    deals.csv:4: nvidia pays itself
    """

    origin: Origin
    message: str
    rule: str = "readable"
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        mark = "" if self.severity is Severity.ERROR else "warning: "
        return printable(f"{self.origin}: {mark}{self.message}")


class AigraphError(Exception):
    """The base of every error that aigraph raises on purpose; its text is meant for the user."""


class DataError(AigraphError):
    """The data cannot be used: `problems` says where and why, all of them at once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))

    @classmethod
    def at(cls, path: str, message: str, line: int = 0) -> DataError:
        """Make the error for one place.

        Examples
        --------
        >>> print(DataError.at("deals.csv", "is empty"))
        deals.csv: is empty
        """
        return cls([Problem(Origin(path, line), message)])


class UnknownNameError(AigraphError, LookupError):
    """A name given by the user is in no table; the text offers the nearest that are."""
