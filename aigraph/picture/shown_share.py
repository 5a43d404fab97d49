"""How much of the whole a picture shows, and what it must not show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aigraph.language.plural import count
from aigraph.loops.find import truncation_of
from aigraph.model.loop import Loop
from aigraph.model.view import View


def must_be_seen(view: View, loops: Iterable[Loop]) -> None:
    """Refuse loops that a view does not show.

    Raises
    ------
    ValueError
        If one of them runs over a deal that is not in the view.
    """
    seen = {arrow.deal.id for arrow in view.arrows}
    for loop in loops:
        hidden = [arrow.deal.id for arrow in loop.arrows if arrow.deal.id not in seen]
        if hidden:
            raise ValueError(f"the loop {loop.name} runs over {hidden[0]}, which {view!r} does not show")


def part_shown(view: View, companies: int, deals: int) -> str:
    """Say how many of the companies and deals of a view are shown."""
    return f"{companies} of {count(len(view.companies), 'company')} and {deals:,} of {count(len(view.arrows), 'deal')}"


def about_search(loops: Sequence[Loop]) -> list[str]:
    """Say which limit cut the search for the loops short; nothing if none did."""
    cut = truncation_of(loops)
    return [f"The search for loops {cut}."] if cut else []
