"""What an export did: where to, how much of what, and what the format could not hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """The outcome of `export`.

    Parameters
    ----------
    path : str
        The file or folder that was written; ``-`` is standard output.
    format : str
        The name of the format, one of `FORMATS`.
    written : mapping of str to int
        How many records of each kind are in it, such as ``{"companies": 3, "deals": 7}``.
    lost : tuple of str
        What the ledger or view holds and the format does not, one sentence each; empty means that reading it back gives
        the same.
    notes : tuple of str
        What a reader of the file should know, such as a search for loops that was cut short.
    """

    path: str
    format: str
    written: Mapping[str, int]
    lost: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def row(self) -> dict[str, Any]:
        """Give plain values, as ``--format json`` prints them; the names are public."""
        return {
            "path": self.path,
            "format": self.format,
            "written": dict(self.written),
            "lost": list(self.lost),
            "notes": list(self.notes),
        }
