"""The scope of a view in words: its day, certainty and layers, and what its sums count."""

from __future__ import annotations

from aigraph.language.assumptions import assumed_term
from aigraph.language.templates import fill
from aigraph.model.dates import UNDATED
from aigraph.model.ledger import View
from aigraph.model.money.basis import Money
from aigraph.model.status import Level

CERTAINTY = {
    Level.PAID: "money has moved",
    Level.BINDING: "signed or closed",
    Level.ANNOUNCED: "letters of intent too",
    Level.ALL: "talks and rumours too",
}
"""What each certainty asks of a deal; each holds the deals of those before it."""


def scope(view: View) -> str:
    """Say what a view shows: the day, the certainty, the layers, and what its sums count if a kind of money is named."""
    day = fill("without_dates") if view.as_of == UNDATED else fill("on_day", day=view.as_of)
    shown = fill("scope", day=day, level=view.status, meaning=CERTAINTY[view.status], layers=" + ".join(view.layers))
    return f"{shown}{basis(view)}"


def basis(view: View) -> str:
    """Say what the sums of a view count, in which days, and what they assume: the end of a sentence.

    Examples
    --------
    >>> from aigraph import load
    >>> basis(load().view(window="2026"))
    '; sums are what falls due, or is paid, from 2026-01-01 to 2026-12-31'
    """
    if view.money is None:
        return ""
    if view.money is Money.CONTRACTED:
        return fill("contracted")
    if view.window is None:
        said = fill(f"{view.money}_by")
    elif view.window.first is None:
        said = fill(f"{view.money}_until", last=view.window.last)
    else:
        said = fill(f"{view.money}_in", first=view.window.first, last=view.window.last)
    return f"{said}{assumed_term(view.arrows) if view.money is Money.DUE else ''}"
