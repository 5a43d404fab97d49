"""A company, fund, bank or government: a party that can pay or be paid; and which counts as which on a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field
from datetime import date
from functools import cached_property
from typing import Protocol

from aigraph.engine.frozen import dataclass
from aigraph.model.dates import PartialDate
from aigraph.model.display import Displayed
from aigraph.model.names import each
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


class HasCompanies(Protocol):
    """What finds companies and the companies of a loop by any of their names: a ledger."""

    def company(self, name: Name) -> Company:
        """Find a company."""

    def loop_ids(self, name: LoopName) -> tuple[str, ...]:
        """Read the companies of a loop, as ids."""


class NamesInView:
    """How a view finds companies by any of their names: as what they count as on its day."""

    ledger: HasCompanies
    as_of: date
    merge: bool

    @cached_property
    def consolidation(self) -> Consolidation:
        """Which companies count as which in this view."""
        return Consolidation(self.ledger.company, self.as_of, self.merge)

    def company(self, name: Name) -> Company:
        """Find a company by any of its names, as it counts in this view: a merged subsidiary is its parent.

        Raises
        ------
        UnknownNameError
            If no company is called that; the message offers the nearest names.

        See Also
        --------
        Ledger.company : The company itself.
        View.mergers : Why it counts as another.

        Examples
        --------
        >>> from aigraph import load
        >>> load().view().company("xAI").name, load().view(as_of="2025-12-31").company("xAI").name
        ('SpaceX', 'xAI')
        """
        return self.ledger.company(self.group_of(self.ledger.company(name).id))

    def company_ids(self, names: Names) -> tuple[str, ...]:
        """Find companies by any of their names, and give the ids of what they count as here, each once.

        Raises
        ------
        UnknownNameError
            If no company is called so; the message offers the nearest names.

        Examples
        --------
        >>> from aigraph import load
        >>> load().view().company_ids(["NVDA", "xAI", "SpaceX"])
        ('nvidia', 'spacex')
        """
        return tuple(dict.fromkeys(self.company(name).id for name in each(names)))

    def loop_ids(self, name: LoopName) -> tuple[str, ...]:
        """Read the companies of a loop from its name, as ids of what they count as here.

        Any sort of name will do for each, joined by arrows, commas, spaces or hyphens. The first may stand again at the end;
        a company that counts as the one before it is no further stop.

        Raises
        ------
        UnknownNameError
            If a part of it is no name of a company; the message offers the nearest to that part.

        Examples
        --------
        >>> from aigraph import load
        >>> load().view().loop_ids("Nvidia → OpenAI → Oracle → Nvidia")
        ('nvidia', 'openai', 'oracle')
        """
        ring: list[str] = []
        for company in map(self.group_of, self.ledger.loop_ids(name)):
            if ring[-1:] != [company]:
                ring.append(company)
        return tuple(ring[:-1] if len(ring) > 1 and ring[0] == ring[-1] else ring)

    def mergers(self, name: Name) -> tuple[Merger, ...]:
        """Say by which mergers a company counts as another in this view, from itself upwards; none if it counts as itself.

        Examples
        --------
        >>> from aigraph import load
        >>> [(merger.parent, str(merger.since)) for merger in load().view().mergers("xAI")]
        [('spacex', '2026-02-02')]
        """
        return self.consolidation.mergers(name)

    def group_of(self, name: str) -> str:
        """Give the id of the company that one counts as on this day: of the one that consolidates it, else its own."""
        return self.consolidation.group(name)[0]
