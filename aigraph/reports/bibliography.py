"""The bibliography of a report: sources numbered in the order in which they are cited."""

from __future__ import annotations

from collections.abc import Iterable

from aigraph.language.translation import gettext
from aigraph.model.ledger import Ledger
from aigraph.model.source import GRADES, Source
from aigraph.picture.safe_link import safe_link
from aigraph.reports.blocks import Citation, Entry, RichText


class Bibliography:
    """The sources cited so far; it grows while sections are written."""

    def __init__(self, ledger: Ledger) -> None:
        self._sources = ledger.source_by_id
        self._numbers: dict[str, int] = {}

    def cite(self, ids: Iterable[str]) -> RichText:
        """Cite sources by id, each once, with a space between; an id that is not listed is passed over."""
        found: list[str | Citation] = []
        for source in dict.fromkeys(ids):
            if source in self._sources:
                number = self._numbers.setdefault(source, len(self._numbers) + 1)
                found += [" ", Citation(number)]
        return tuple(found[1:])

    def after(self, ids: Iterable[str]) -> RichText:
        """Cite sources after a sentence, with a space before; empty if none of them is listed."""
        found = self.cite(ids)
        return (" ", *found) if found else ()

    def entries(self) -> tuple[Entry, ...]:
        """List the cited sources by number."""
        return tuple(_entry(self._sources[source]) for source in self._numbers)


def _entry(source: Source) -> Entry:
    published = gettext("{day}", day=source.published) if source.published else gettext("no date")
    where = ", ".join(filter(None, (source.publisher, published)))
    return Entry(
        id=source.id,
        title=source.title or source.id,
        about=gettext(
            "{where}; grade {grade}: {words}.", where=where, grade=source.grade, words=gettext(GRADES[source.grade])
        ),
        url=safe_link(source.url),
    )
