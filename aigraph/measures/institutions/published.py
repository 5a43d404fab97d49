"""Figures that institutions published, to stand beside ours."""

from __future__ import annotations

import csv
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from aigraph.model.display import Displayed, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFigure(Displayed):
    """A figure of an institution.

    Parameters
    ----------
    figure : str
        Which share or count it is.
    publisher, title, date, url : str
        Where it was published.
    value, unit : str
        The figure; empty where it was not at hand.
    period : str
        The time that it covers.
    access : str
        How the text is known.
    remark : str
        What must be known beside it.
    """

    figure: str
    publisher: str
    title: str
    date: str
    url: str
    value: str
    unit: str
    period: str
    access: str
    remark: str

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        return {field.name: getattr(self, field.name) or None for field in fields(self)}


def published_figures() -> tuple[PublishedFigure, ...]:
    """Give the figures that were published on circular relationships among AI firms, as far as they were collected.

    See Also
    --------
    institution_shares : The same of the deals on record; never called equal.

    Examples
    --------
    >>> [figure.value for figure in published_figures() if figure.figure == "deals"]
    ['176']
    """
    return _shipped()


@cache
def _shipped() -> tuple[PublishedFigure, ...]:
    text = (files("aigraph.measures.institutions") / "published.csv").read_text(encoding="utf-8")
    return tuple(PublishedFigure(**row) for row in csv.DictReader(text.splitlines()))
