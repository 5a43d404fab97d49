"""The scope of a view in words: its day, certainty and layers."""

from __future__ import annotations

from aigraph.language.templates import fill
from aigraph.model.dates import UNDATED
from aigraph.model.status import Level
from aigraph.model.view import View

CERTAINTY = {
    Level.PAID: "money has moved",
    Level.BINDING: "signed or closed",
    Level.ANNOUNCED: "letters of intent too",
    Level.ALL: "talks and rumours too",
}
"""What each certainty asks of a deal; each holds the deals of those before it."""


def scope(view: View) -> str:
    """Say what a view shows: the day, the certainty and the layers."""
    day = fill("without_dates") if view.as_of == UNDATED else fill("on_day", day=view.as_of)
    return fill("scope", day=day, level=view.status, meaning=CERTAINTY[view.status], layers=" + ".join(view.layers))
