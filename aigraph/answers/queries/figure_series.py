"""A figure on many days: the figure as a function of a view, and sentences about the series."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from aigraph.answers.system import FIGURES, MEANINGS
from aigraph.flows.measure import Measure
from aigraph.flows.network import network_of
from aigraph.language.sentences import count
from aigraph.loops.collect import Truncation
from aigraph.loops.find import find_loops
from aigraph.model.instruments import Layer
from aigraph.model.ledger import View
from aigraph.model.search_limits import DEFAULT_LENGTH
from aigraph.model.status import Level

LOOPS = ("direct_loops", "direct_pairs", "loops")
"""The figures that count loops; all others are those of `FIGURES`."""


def figure_on_a_day(figure: str, truncations: dict[date, Truncation]) -> Callable[[View], Measure | float | None]:
    """Give the figure as a function of a view; what cuts a search for loops short is noted in `truncations` by day."""
    if figure not in LOOPS:
        measure = FIGURES[figure]
        return lambda view: measure(network_of(view), ends=False)

    def count_loops(view: View) -> int:
        loops = find_loops(view, keep_on_interrupt=False)
        if loops.truncated:
            truncations[view.as_of] = loops.truncated
        return {"direct_loops": len(loops.direct), "direct_pairs": loops.pairs, "loops": len(loops)}[figure]

    return count_loops


def figure_meaning(figure: str) -> str:
    """Say what the figure is."""
    counted = {
        "direct_loops": f"How many direct loops of at most {DEFAULT_LENGTH} companies stand.",
        "direct_pairs": "How many loops of two companies stand; each of them is direct.",
        "loops": f"How many loops of at most {DEFAULT_LENGTH} companies stand, with detours.",
    }
    return MEANINGS.get(figure) or counted[figure]


def truncated_days_sentence(truncations: Mapping[date, Truncation], days: int) -> str | None:
    """Say on how many of so many days there may be more loops; None if all were found."""
    if not truncations:
        return None
    last = max(truncations)
    reached = str(truncations[last]).partition("; ")[0]
    return f"on {len(truncations)} of {count(days, 'day')} there may be more loops: on {last} the search {reached}"


def series_sentence(figure: str, status: Level, layers: Iterable[Layer]) -> str:
    """Say what a series shows and how a rise can be read."""
    return (
        f"{figure_meaning(figure)} Each day shows what was known by then, at {status}, {' + '.join(layers)}; a figure that rises can "
        "mean more deals, or more reporting. Deals: all that the view of that day shows, of any size."
    )
