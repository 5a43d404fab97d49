"""A citation: one sentence that can be quoted, what it rests on, and its footnotes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aigraph.language.translation import gettext
from aigraph.model.display import Displayed, Row
from aigraph.model.source import GRADES, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote(Displayed):
    """A source with what it is cited for.

    Parameters
    ----------
    number : int
        From 1, in the order of the deals.
    source : Source
        The source.
    deals : tuple of str
        Ids of the deals of which it says the last status, amount or sum paid.
    locators : tuple of str
        Where in it.
    """

    number: int
    source: Source
    deals: tuple[str, ...]
    locators: tuple[str, ...]

    @property
    def text(self) -> str:
        """The source in words, with its grade and address."""
        source = self.source
        published = f", {gettext('{day}', day=source.published)}" if source.published else ""
        where = f", {'; '.join(self.locators)}" if self.locators else ""
        address = f" {source.url}" if source.url else ""
        grade = gettext("grade {grade}: {meaning}", grade=source.grade, meaning=gettext(GRADES[source.grade]))
        origin = f"{source.publisher}, " if source.publisher else ""
        return f"{origin}{source.title}{published}{where} ({grade}).{address}"


@dataclass(frozen=True, kw_only=True)
class Citation(Displayed):
    """An answer that can be quoted.

    Parameters
    ----------
    id : str
        Of a loop its id, which never changes; of a company or a figure its name.
    sentence : str
        The answer, with its day and its basis.
    range : str
        How far the figure can lie from the truth, or why there is no range.
    footnotes : tuple of Footnote
        The sources that it rests on.
    omitted : str
        What of the sources is left out, as a sentence; empty if nothing.
    as_of : datetime.date or None
        The day of the answer; None where the data have no dates.
    data_version, tool : str
        The version of the data, and the program with its version.
    command : str
        What asks for the answer again.
    """

    id: str
    sentence: str
    range: str
    footnotes: tuple[Footnote, ...]
    omitted: str
    as_of: date | None
    data_version: str
    tool: str
    command: str

    @property
    def data_citation(self) -> str:
        """The data set as one cites it."""
        until = gettext("data to {day}", day=self.as_of) if self.as_of else gettext("data without dates")
        return gettext(
            "aigraph deals, {until}, version {version}; {tool}. Licence of the data: {licence}.",
            until=until,
            version=self.data_version,
            tool=self.tool,
            licence="CC BY 4.0",
        )

    def rows(self) -> list[Row]:
        """Give one row for each footnote, or one without a source; the names are public."""
        shared: Row = {
            "id": self.id,
            "sentence": self.sentence,
            "range": self.range,
            "as_of": self.as_of,
            "data_version": self.data_version,
        }
        notes: list[Row] = [
            {
                "footnote": note.number,
                "source": note.source.id,
                "title": note.source.title,
                "publisher": note.source.publisher,
                "published": note.source.published,
                "grade": note.source.grade,
                "url": note.source.url,
                "deals": note.deals,
            }
            for note in self.footnotes
        ]
        return [shared | note for note in notes] or [shared]
