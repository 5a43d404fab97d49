"""The sources that the rows of a table cite, and the table itself for rows that cite none."""

from __future__ import annotations

import re
from pathlib import PurePath
from urllib.parse import urlsplit

from aigraph.model.source import OWN_TABLE, Source
from aigraph.reading.cells.company_names import digest, slug

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
