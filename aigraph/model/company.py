"""A company, fund, bank or government: a party that can pay or be paid; and which counts as which on a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field
from datetime import date
from functools import cached_property

from aigraph.engine.frozen import dataclass
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


@dataclass(frozen=True)
class Consolidation:
    """The groups of companies on a day.

    Parameters
    ----------
    company : callable
        Gives a company by any of its names; it says who consolidates it, and since when.
    day : datetime.date
        The day.
    is_merged : bool
        Whether subsidiaries count as their parents at all.
    """

    company: Callable[[Name], Company]
    day: date
    is_merged: bool = True

    def mergers(self, name: Name) -> tuple[Merger, ...]:
        """Give the mergers by which a company counts as another, from itself upwards; none if it counts as itself."""
        company = self.company(name)
        found: list[Merger] = []
        seen = {company.id}
        while self._counts_as_parent(company) and company.parent not in seen:
            since = company.parent_since.last if company.parent_since else None
            found.append(Merger(company=company.id, parent=company.parent, since=since))
            seen.add(company.parent)
            company = self.company(company.parent)
        return tuple(found)

    def group(self, name: str) -> tuple[str, date]:
        """Give the id of the company that one counts as, and the day since when."""
        if name not in self._groups:
            company = self.company(name)
            mergers = self.mergers(company)
            self._groups[name] = (
                mergers[-1].parent if mergers else company.id,
                max((merger.since for merger in mergers if merger.since), default=date.min),
            )
        return self._groups[name]

    @cached_property
    def _groups(self) -> dict[str, tuple[str, date]]:
        return {}

    def _counts_as_parent(self, company: Company) -> bool:
        since = company.parent_since
        return self.is_merged and bool(company.parent) and (since is None or since.last <= self.day)
