"""Deals that subsidiaries made before they were bought: what of them counts for the buyer."""

from __future__ import annotations

from aigraph.language.sentences import money
from aigraph.language.translation import gettext
from aigraph.model.arrow import Arrow
from aigraph.schedules.by_day import contracted


def partly_counted(arrow: Arrow) -> str:
    """Say that a part of a deal counts, because a company in it was bought later; empty if all of it counts."""
    first = arrow.counted.counts_from
    if first is None:
        return ""
    whole = contracted(arrow.counted.terms, arrow.counted.counting.as_of)
    if whole == arrow.contracted:
        return ""
    return gettext(
        "of {amount} that part counts which falls due from {day} on, the day on which a company in it was bought",
        amount=money(whole),
        day=first,
    )
