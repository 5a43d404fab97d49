"""A company, fund, bank or government: a party that can pay or be paid."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from aigraph.model.dates import PartialDate
from aigraph.model.display import Displayed
from aigraph.model.origin import NOWHERE, Origin

KINDS = ("firm", "fund", "bank", "government", "spv", "placeholder")
"""What a company can be. A placeholder stands for parties that no source names, such as a lender group."""

ROLES = (
    "lab",
    "cloud",
    "chip_maker",
    "hardware",
    "software",
    "data",
    "application",
    "investor",
    "lender",
    "landlord",
    "power",
    "customer",
)
"""What a company does in this economy; it may have several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Company(Displayed):
    """A node: firm, fund, bank, government or special-purpose vehicle.

    Parameters
    ----------
    id : str
        A slug, such as ``nvidia``.
    name : str
        The name as printed.
    kind : str
        One of `KINDS`.
    roles : tuple of str
        Some of `ROLES`.
    parent : str
        The id of the company that consolidates it, or empty.
    parent_since : PartialDate or None
        Since when; None with a parent means as far as the data go back.
    founded : PartialDate or None
        When it was founded: it has no deals before.
    """

    id: str
    name: str
    kind: str = "firm"
    roles: tuple[str, ...] = ()
    country: str = ""
    parent: str = ""
    parent_since: PartialDate | None = None
    ticker: str = ""
    lei: str = ""
    cik: str = ""
    wikidata: str = ""
    founded: PartialDate | None = None
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)

    @property
    def is_placeholder(self) -> bool:
        """Whether it stands for parties without a name, so that it can close no loop."""
        return self.kind == "placeholder"


Name = str | Company
"""A company, or any of its names."""

Names = Name | Iterable[Name]
"""Companies by any of their names; a single one need not be put in a list."""


LoopName = str | Iterable[Name]
"""The companies of a loop in their order: a text with any sort of names in it, or the names one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """Another name of a company, in some language."""

    company: str
    alias: str
    language: str = ""
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merger:
    """That a company counts as another: its own deals are counted as those of the company that consolidates it.

    Parameters
    ----------
    company, parent : str
        Ids of the company that was merged, and of the one that it counts as.
    since : datetime.date or None
        From which day on; None where the data say none, so that it is as far as they go back.
    """

    company: str
    parent: str
    since: date | None
