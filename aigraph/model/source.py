"""A source: where a statement about a deal comes from."""

from __future__ import annotations

from dataclasses import field

from aigraph.engine.frozen import dataclass
from aigraph.model.dates import PartialDate
from aigraph.model.display import Displayed
from aigraph.model.origin import NOWHERE, Origin

GRADES = {
    "A": "primary document",
    "B": "news agency or paper of record",
    "C": "secondary report",
    "D": "unverified",
}

OWN_TABLE = "the user's own table"
"""The publisher of a table of one's own, which is the source of its rows that cite none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Displayed):
    """A document: title, publisher, day of publication, address, language and grade (A best, D worst).

    Parameters
    ----------
    retrieved : PartialDate or None
        When its text was read.
    archived : str
        The address of a copy in an archive.
    quotes : str
        The source whose words this one repeats: the two are one witness.
    """

    id: str
    title: str
    publisher: str
    published: PartialDate | None = None
    url: str = ""
    language: str = ""
    grade: str = "D"
    retrieved: PartialDate | None = None
    archived: str = ""
    quotes: str = ""
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)

    @property
    def is_own_table(self) -> bool:
        """Whether it is a table that somebody brought along, and no document."""
        return self.publisher == OWN_TABLE
