"""What a figure assumes, in words that stand behind it."""

from __future__ import annotations

from collections.abc import Iterable

from aigraph.language.amounts import money
from aigraph.language.plural import count
from aigraph.language.templates import fill
from aigraph.model.amount import Amount
from aigraph.model.arrow import Arrow


def assumed_term(arrows: Iterable[Arrow]) -> str:
    """Say of which deals a sum rests on a term that nobody told: the end of a sentence, empty if on none.

    Examples
    --------
    >>> from aigraph import load
    >>> assumed_term(load().view(money="due").arrows)
    ''
    """
    assumed = [arrow for arrow in arrows if arrow.counted.assumes_term]
    if not assumed:
        return ""
    years = assumed[0].counted.counting.assume_term_years
    size = money(Amount.total(arrow.contracted for arrow in assumed))
    return fill("assumed_term", years=count(years or 0, "year"), deals=count(len(assumed), "deal"), size=size)
