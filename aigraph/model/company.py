"""A company: whoever can pay or be paid."""

from __future__ import annotations

from dataclasses import dataclass, field

from aigraph.model.dates import PartialDate
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
class Company:
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
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)

    @property
    def is_placeholder(self) -> bool:
        """Whether it stands for parties without a name, so that it can close no loop."""
        return self.kind == "placeholder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """Another name of a company, in some language."""

    company: str
    alias: str
    language: str = ""
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)
