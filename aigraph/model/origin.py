"""Where a record was read, and what is wrong with it: errors are values with a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
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
        return f"{self.origin}: {mark}{self.message}"


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


class UnknownNameError(AigraphError):
    """A name given by the user is in no table."""
