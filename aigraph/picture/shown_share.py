"""How much of a view a picture shows, and whether loops belong to the view."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aigraph.language.loops import stopped_text
from aigraph.language.sentences import count
from aigraph.language.translation import gettext
from aigraph.loops.loop_list import truncation_of
from aigraph.model.ledger import View
from aigraph.model.loop import Loop


def require_loops_in_view(view: View, loops: Iterable[Loop]) -> None:
    """Refuse loops that are not in a view.

    Raises
    ------
    ValueError
        If one of them runs over a deal that is not in the view.
    """
    in_view = {arrow.deal.id for arrow in view.arrows}
    for loop in loops:
        missing = [arrow.deal.id for arrow in loop.arrows if arrow.deal.id not in in_view]
        if missing:
            raise ValueError(f"the loop {loop.name} runs over {missing[0]}, which {view!r} does not show")


def shown_share(view: View, companies: int, deals: int) -> str:
    """Say how many of the companies and deals of a view are shown."""
    return gettext(
        "{companies:,} of {all_companies} and {deals:,} of {all_deals}",
        companies=companies,
        all_companies=count(len(view.companies), "company"),
        deals=deals,
        all_deals=count(len(view.arrows), "deal"),
    )


def search_note(loops: Sequence[Loop]) -> list[str]:
    """Say which limit cut the search for the loops short; empty if none did."""
    cut = truncation_of(loops)
    return [gettext("The search for loops {stopped}.", stopped=stopped_text(cut))] if cut else []
