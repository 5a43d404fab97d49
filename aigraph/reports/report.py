"""A report on a view that can be forwarded: one HTML file, or Markdown with its figures beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from aigraph.files.atomic import output_path, write_together
from aigraph.language.money_unit import in_own_unit
from aigraph.model.company import Names
from aigraph.model.dates import day_of
from aigraph.model.ledger import View
from aigraph.model.search_limits import DEFAULT_LENGTH
from aigraph.picture.notebook import iframe
from aigraph.reports.blocks import Content, text_of
from aigraph.reports.content import compose
from aigraph.reports.render_html import render_html
from aigraph.reports.render_markdown import render_markdown
from aigraph.reports.results import DEFAULT_DRAWS, DEFAULT_TOP, results_for

MARKDOWN = (".md", ".markdown")


@dataclass(frozen=True, repr=False)
class Report:
    """A report. It shows itself in Jupyter.

    Parameters
    ----------
    content : Content
        Its content in plain values, from which HTML and Markdown are rendered.
    """

    content: Content = field(repr=False)

    def __repr__(self) -> str:
        return f"<Report of {len(self.content.sections)} sections: {self.content.title}, {self.content.scope}>"

    @cached_property
    def html(self) -> str:
        """The report as one HTML file that makes no request and runs no script."""
        return render_html(self.content)

    @cached_property
    def markdown(self) -> str:
        """The report as Markdown, without the figures, which only files can hold: `save` writes them beside it."""
        return render_markdown(self.content)

    def save(self, path: str | Path) -> Path:
        """Write the report to a file, as its name ends: .md or .markdown, .docx, .pdf, else HTML.

        Markdown gets its figures as files beside it, named after it. All of them are written, or none.

        Raises
        ------
        FileNotFoundError
            If its folder is not there; none is made.
        IsADirectoryError
            If the path is a folder.
        MissingExtraError
            If a Word document or PDF is asked for, and the library for it is not installed.
        """
        target = output_path(path, "report")
        write_together({target.with_name(name): text for name, text in self.files(target.name).items()})
        return target

    def files(self, name: str) -> dict[str, str | bytes]:
        """Give the files that `save` writes for a file name, each with what it holds; the report itself comes last.

        Examples
        --------
        >>> from aigraph import load
        >>> list(report(load().where(deals=[]).view()).files("none.html"))
        ['none.html']
        """
        stem = Path(name).stem
        ending = Path(name).suffix.lower()
        # The libraries for documents are optional extras, and slow to load.
        if ending == ".docx":
            from aigraph.reports.render_docx import render_docx

            return {name: render_docx(self.content)}
        if ending == ".pdf":
            from aigraph.reports.render_pdf import render_pdf

            return {name: render_pdf(self.content)}
        if ending not in MARKDOWN:
            return {name: self.html}
        pictures: dict[str, str | bytes] = {
            f"{stem}-{picture.name}.svg": picture.file for picture in self.content.pictures
        }
        return pictures | {name: render_markdown(self.content, lambda picture: f"{stem}-{picture}.svg")}

    def _repr_html_(self) -> str:
        headline = " ".join(map(text_of, self.content.headline))
        return iframe(headline, self.html, self.content.title, "allow-popups")


@in_own_unit
def report(
    view: View,
    companies: Names = (),
    *,
    top: int = DEFAULT_TOP,
    since: date | str | None = None,
    draws: int = DEFAULT_DRAWS,
    seed: int = 0,
    max_length: int = DEFAULT_LENGTH,
    title: str | None = None,
) -> Report:
    """Write a report on a view: headline, ladder, loops with sources, round trips, keystones, uncertainty, changes.

    Parameters
    ----------
    view : View
        What the report is about.
    companies : str, Company or iterable of them
        By any of their names; the report is about loops through all of them and deals of one of them. By default about the whole.
    top : int
        The number of loops described in full.
    since : datetime.date or str, optional
        The day since which changes are listed, a month or year meaning its last day; by default 90 days before the view's.
    draws, seed : int
        The number of networks of the null model, and their seed.
    max_length : int
        The most companies in a loop.
    title : str, optional
        The heading.

    Returns
    -------
    Report
        Its `save` writes HTML, Markdown, a Word document or PDF; the same data and arguments give the same bytes.

    Raises
    ------
    UnknownNameError
        If no company is called that.
    ValueError
        If `top` or `draws` is below 1, or `since` is no day or one after the view's.

    See Also
    --------
    draw : A page to click through.
    figure : One picture for print.

    Notes
    -----
    Each figure is that of the library function of its name. Most time is spent on sampling and the null model; where a
    network is too large for one of them, its section says so.

    Examples
    --------
    >>> from aigraph import load
    >>> empty = report(load().view(as_of="2000-01-01"))
    >>> print(empty.markdown.splitlines()[4])
    No deal stands on 1 January 2000 at binding (signed or closed), cash + value, so there is no loop to tell of.
    """
    day = None if since is None else day_of(since)
    results = results_for(view, companies, top=top, since=day, draws=draws, seed=seed, max_length=max_length)
    return Report(compose(results, title))
