"""Reads somebody's list of circular deals: a table of loops, or a table of deals, as claims with their places."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aigraph.files.text import decode
from aigraph.model.amount import UNKNOWN, Amount
from aigraph.model.display import Displayed
from aigraph.model.ledger import Ledger
from aigraph.model.origin import NOWHERE, DataError, Origin
from aigraph.reading.load import load

LOOP_HEADINGS = ("companies", "loop", "ring", "cycle")
"""Headings of a column that holds the companies of a loop, in their order."""

_TEXTS = frozenset({".csv", ".tsv", ".txt"})
_LEAST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedClaim(Displayed):
    """A loop, or a deal between two companies, that somebody has on a list.

    Parameters
    ----------
    companies : tuple of str
        Their names in the words of the list: around the loop, or payer and payee.
    is_loop : bool
        Whether the money is said to come back.
    amount : Amount
        Of a deal its size in US$ billions, all deals of the pair together; unknown where the list has none.
    origin : Origin
        Where it stands.
    """

    companies: tuple[str, ...]
    is_loop: bool
    amount: Amount = UNKNOWN
    origin: Origin = NOWHERE


def read_claims(path: str | Path, reading: Mapping[str, Any] | None = None) -> tuple[ListedClaim, ...]:
    """Read a list: a text table with a column of loops, or anything that holds deals with a payer and a payee.

    Parameters
    ----------
    path : str or pathlib.Path
        The file.
    reading : mapping of str to object, optional
        Arguments of `load` for a table of deals.

    Raises
    ------
    DataError
        If the file cannot be read, or a row of loops names fewer than two companies; each with its line.
    """
    file = Path(path)
    if file.suffix.lower() in _TEXTS and file.is_file():
        rows = _text_rows(file)
        place = _loop_column(rows[0][1]) if rows else None
        if place is not None:
            return tuple(_loops(str(path), rows[1:], place))
    return claims_of_ledger(load(str(path), **(reading or {})))


def claims_of_ledger(ledger: Ledger) -> tuple[ListedClaim, ...]:
    """Give the pairs of a ledger, each with the sum of its deals as contracted, in the order of its deals."""
    names = {company.id: company.name for company in ledger.companies}
    amounts: dict[tuple[str, str], list[Amount]] = {}
    places: dict[tuple[str, str], Origin] = {}
    for arrow in ledger.view(status="all", layers="all", merge=False, money="contracted").arrows:
        ends = (names.get(arrow.payer, arrow.payer), names.get(arrow.payee, arrow.payee))
        amounts.setdefault(ends, []).append(arrow.amount)
        places.setdefault(ends, arrow.deal.origin)
    return tuple(
        ListedClaim(companies=ends, is_loop=False, amount=Amount.total(sizes), origin=places[ends])
        for ends, sizes in amounts.items()
    )


def _text_rows(file: Path) -> list[tuple[int, list[str]]]:
    lines = decode(str(file), file.read_bytes())[0].removeprefix("\ufeff").splitlines()
    heading = lines[0] if lines else ""
    mark = max(",\t;", key=heading.count)
    reader = csv.reader(lines, delimiter=mark)
    return [(reader.line_num, cells) for cells in reader if any(map(str.strip, cells))]


def _loop_column(headings: Sequence[str]) -> int | None:
    plain = [heading.strip().casefold() for heading in headings]
    return next((plain.index(name) for name in LOOP_HEADINGS if name in plain), None)


def _loops(path: str, rows: Sequence[tuple[int, list[str]]], place: int) -> Iterator[ListedClaim]:
    for line, cells in rows:
        cell = cells[place].strip() if place < len(cells) else ""
        # A list inside a cell has semicolons; all else is left to the resolver of names.
        companies = tuple(part.strip() for part in cell.split(";") if part.strip())
        if not companies:
            raise DataError.at(path, "the loop is empty; expected at least two companies, as nvidia;openai", line)
        if len(companies) < _LEAST and not any(mark in cell for mark in "-→>,/ ~"):
            raise DataError.at(path, f"the loop {cell!r} is one company; expected at least two", line)
        yield ListedClaim(companies=companies, is_loop=True, origin=Origin(path, line))
