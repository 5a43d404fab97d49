"""A view told as a report that can be forwarded: one HTML file, or Markdown with its figures beside it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from aigraph.files.atomic import output_path, write_together
from aigraph.model.dates import PartialDate
from aigraph.model.search_limits import DEFAULT_LENGTH
from aigraph.model.view import View
from aigraph.picture.notebook import framed
from aigraph.reports.blocks import Note, text_of
from aigraph.reports.content import write_note
from aigraph.reports.printing import print_html, print_markdown
from aigraph.reports.results import DEFAULT_DRAWS, DEFAULT_TOP, gather

MARKDOWN = (".md", ".markdown")


@dataclass(frozen=True, repr=False)
class Report:
    """A written report. It shows itself in Jupyter.

    Parameters
    ----------
    note : Note
        What it says, in plain values: every figure of both printed forms is in it.
    """

    note: Note = field(repr=False)

    def __repr__(self) -> str:
        return f"<Report of {len(self.note.sections)} sections: {self.note.title}, {self.note.scope}>"

    @cached_property
    def html(self) -> str:
        """The report as one HTML file that makes no request and runs no script."""
        return print_html(self.note)

    @cached_property
    def markdown(self) -> str:
        """The report as Markdown, without the figures, which only files can hold: `save` writes them beside it."""
        return print_markdown(self.note)

    def save(self, path: str | Path) -> Path:
        """Write the report to a file: Markdown if its name ends in .md or .markdown, else HTML.

        Markdown gets its figures as files beside it, named after it. All of them are written, or none.

        Raises
        ------
        FileNotFoundError
            If its folder is not there; none is made.
        IsADirectoryError
            If the path is a folder.
        """
        target = output_path(path, "report")
        write_together({target.with_name(name): text for name, text in self.files(target.name).items()})
        return target

    def files(self, name: str) -> dict[str, str]:
        """Give the files that `save` writes for a file name, each with its text; the report itself comes last.

        Examples
        --------
        >>> from aigraph import load
        >>> list(report(load().where(deals=[]).view()).files("none.html"))
        ['none.html']
        """
        stem = Path(name).stem
        if Path(name).suffix.lower() not in MARKDOWN:
            return {name: self.html}
        pictures = {f"{stem}-{picture.name}.svg": picture.file for picture in self.note.pictures}
        return pictures | {name: print_markdown(self.note, lambda picture: f"{stem}-{picture}.svg")}

    def _repr_html_(self) -> str:
        headline = " ".join(map(text_of, self.note.headline))
        return framed(headline, self.html, self.note.title, "allow-popups")


def report(
    view: View,
    companies: Collection[str] = (),
    *,
    top: int = DEFAULT_TOP,
    since: date | str | None = None,
    draws: int = DEFAULT_DRAWS,
    seed: int = 0,
    max_length: int = DEFAULT_LENGTH,
    title: str | None = None,
) -> Report:
    """Write a view up as a report: headline, ladder, loops with sources, round trips, keystones, doubts, changes.

    Parameters
    ----------
    view : View
        What to tell of.
    companies : collection of str
        Names; the report is about loops through all of them and deals of one of them. By default about the whole.
    top : int
        How many loops are told in full.
    since : datetime.date or str, optional
        The day since which changes are told, a month or year meaning its last day; by default 90 days before the view's.
    draws, seed : int
        How often amounts are drawn, in each of two ways, and from which seed on.
    max_length : int
        The most companies in a loop.
    title : str, optional
        The heading.

    Returns
    -------
    Report
        Its `save` writes HTML or Markdown; the same data and arguments give the same bytes.

    Raises
    ------
    UnknownNameError
        If no company is called that.
    ValueError
        If `top` or `draws` is below 1, or `since` is no day or one after the view's.

    Notes
    -----
    Each figure is that of the library function of its name. Most time goes into the draws and the null model; where a
    network is too large for one of them, its section says so.

    Examples
    --------
    >>> from aigraph import load
    >>> empty = report(load().view(as_of="2000-01-01"))
    >>> print(empty.markdown.splitlines()[4])
    No deal stands on 1 January 2000 at binding (signed or closed), cash + value, so there is no loop to tell of.
    """
    day = PartialDate.parse(since).last if isinstance(since, str) else since
    facts = gather(view, companies, top=top, since=day, draws=draws, seed=seed, max_length=max_length)
    return Report(write_note(facts, title))
