"""A deal with its event, as one row of a table tells of it, and the source that the row cites."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import PurePath
from urllib.parse import urlsplit

from aigraph.model.deal import Deal, Event
from aigraph.model.source import OWN_TABLE, Source
from aigraph.reading.cells.names.company_names import digest, slug
from aigraph.reading.cells.text import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """A deal with its event, as one row tells of it.

    Parameters
    ----------
    cells : tuple of Cell
        The row.
    """

    deal: Deal
    event: Event
    cells: tuple[Cell, ...]

    @property
    def line(self) -> int:
        """The line that the row begins on."""
        return self.event.origin.line


def without_share(row: ReadRow, parties: int) -> ReadRow:
    """Say of one of several parties no more than that its share is not above the whole."""
    event = row.event
    whole = event.high_usd_bn if event.high_usd_bn is not None else event.usd_bn
    if event.high_usd_bn is None and event.low_usd_bn is not None:
        whole = None
    reported = f"{event.reported}, {parties} parties together" if event.reported else ""
    return replace(
        row,
        event=replace(
            event, low_usd_bn=None, usd_bn=None, high_usd_bn=whole, paid_usd_bn=None, reported=reported[:200]
        ),
        deal=replace(row.deal, package=row.deal.package or f"together-{row.line}"),
    )


class DealIds:
    """Gives deals ids: that of a cell, or one of payer, payee and line, each once."""

    def __init__(self) -> None:
        self._ids: set[str] = set()

    def new(self, cell: str, payer: str, payee: str, line: int) -> str:
        """Give the id of a deal."""
        made = slug(cell) if cell else f"{payer}-{payee}-{line}"
        first, number = made, line
        while made in self._ids:
            # A graph may have all its edges on one line.
            made = f"{first}-{number}"
            number += 1
        self._ids.add(made)
        return made


_ADDRESS = re.compile(r"https?://[^\s/]+\S*")


class RowSources:
    """The sources that the rows of a table cite.

    Parameters
    ----------
    path : str
        The table: the source of rows that cite none.
    title : str
        What it is called; by default the name of its file.
    """

    def __init__(self, path: str, title: str = "") -> None:
        name = title or PurePath(path).name or path
        self._table = Source(id=f"table-{slug(name)}", title=name, publisher=OWN_TABLE)
        self._cited: dict[str, Source] = {}

    def cite(self, text: str) -> str:
        """Give the id of the source that a cell names."""
        if text not in self._cited:
            self._cited[text] = self._new(text) if text else self._table
        return self._cited[text].id

    def _new(self, text: str) -> Source:
        address = _ADDRESS.search(text)
        url = address[0] if address else ""
        title = text.replace(url, "").strip(" -,;:()") or url
        try:
            host = urlsplit(url).hostname or "" if url else ""
        except ValueError:
            # An address such as http://[ has no host.
            host = ""
        made = slug(f"{host or title[:40]}-{digest(text)}")
        return Source(id=made, title=title[:300].strip(), publisher=host, url=url)

    def sources(self) -> tuple[Source, ...]:
        """Give the sources that were cited."""
        return tuple(self._cited.values())
