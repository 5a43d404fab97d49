"""A measure on many days, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aigraph.flows.measure import Measure
from aigraph.language.sentences import count
from aigraph.language.translation import gettext
from aigraph.measures.catalogue.listed import ListedMeasure
from aigraph.measures.series import Point
from aigraph.model.instruments import Layer
from aigraph.model.status import Level


def truncated_days_sentence(points: Sequence[Point]) -> str | None:
    """Say on how many days there may be more loops; None if all were found."""
    reasons = {
        point.day: point.figure.why_open
        for point in points
        if isinstance(point.figure, Measure) and point.figure.unit == "count" and point.figure.why_open
    }
    if not reasons:
        return None
    last = max(reasons)
    reached = reasons[last].partition("; ")[0]
    return gettext(
        "on {some:,} of {days} there may be more loops: on {last} {reached}",
        some=len(reasons),
        days=count(len(points), "day"),
        last=last,
        reached=reached,
    )


def series_sentence(listed: ListedMeasure, status: Level, layers: Iterable[Layer]) -> str:
    """Say what a series shows and how a rise can be read."""
    return gettext(
        "{meaning} Each day shows what was known by then, at {level}, {layers}; a figure that rises can mean more deals, or more "
        "reporting. Deals: all that the view of that day shows, of any size.",
        meaning=listed.explanation,
        level=gettext(str(status)),
        layers=" + ".join(gettext(str(layer)) for layer in layers),
    )
