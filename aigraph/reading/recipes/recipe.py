"""A recipe: how a table with certain headings is read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

Alternatives = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How a table with certain headings is read.

    Parameters
    ----------
    name : str
        Of what program or register the table is.
    row : str
        What a row is and who pays, in words.
    headings : tuple of alternatives
        The headings that a table must have, each in one of several wordings.
    roles : mapping of str to alternatives
        The heading of each role, the best first. What the recipe does not name plays no role.
    names : mapping of str to alternatives
        Where payer and payee are called by keys: the headings of the columns with their names.
    constants : mapping of str to str
        What holds for all rows, by role: ``instrument``, ``status``, ``currency``.
    unit : str
        What a figure counts, as in a heading: ``k``, ``m``, ``bn``; empty for what the heading says.
    scale : Decimal
        By what a figure is multiplied: 1e-18 makes ether of wei.
    several : mapping of str to str
        The roles of which a cell may name several, and the signs between them. Their shares are unknown.
    at_most : bool
        Whether the amount is that of a whole round, of which each row has a part.
    either_amount : bool
        Whether of several columns of amounts the first that is not 0 counts, as of what came in and what went out.
    takes_brackets_off : bool
        Whether brackets behind a name, such as a ticker or a place, are no part of it.
    keep : mapping of str to tuple of str
        By heading the values of the rows that move value; others are refused.
    values : mapping of str to mapping of str to str
        By role what a value means, as ``instrument = { 5 = "grant" }``.
    """

    name: str
    row: str
    headings: tuple[Alternatives, ...]
    roles: Mapping[str, Alternatives]
    names: Mapping[str, Alternatives] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""
    scale: Decimal = Decimal(1)
    several: Mapping[str, str] = field(default_factory=dict)
    at_most: bool = False
    either_amount: bool = False
    takes_brackets_off: bool = False
    keep: Mapping[str, Alternatives] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def matches(self, columns: Sequence[str]) -> bool:
        """Whether a table has all the headings."""
        return all(place_of(columns, wordings) is not None for wordings in self.headings)


def place_of(columns: Sequence[str], wordings: Sequence[str]) -> int | None:
    """Find the column of a heading: the first wording that is there, in any case, whatever stands between its letters.

    Examples
    --------
    >>> place_of(["Invoice No.", "Taxable Value (₹)"], ["taxable value"])
    1
    """
    for fold in (folded, _without_brackets):
        headings = [fold(column) for column in columns]
        for wording in wordings:
            if fold(wording) in headings:
                return headings.index(fold(wording))
    return None


def folded(text: str) -> str:
    """Give the letters and digits of a heading, in small letters."""
    return "".join(re.findall(r"[^\W_]", text.casefold()))


def _without_brackets(text: str) -> str:
    return folded(re.sub(r"\(.*?\)|\[.*?\]", "", text))
