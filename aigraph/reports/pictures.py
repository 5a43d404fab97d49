"""The figures of a report, drawn from what it tells."""

from __future__ import annotations

from collections.abc import Sequence

from aigraph.figures.figure import Figure
from aigraph.figures.ladder_figure import draw_ladder
from aigraph.figures.loop_figure import draw_loop
from aigraph.figures.network_figure import draw_network
from aigraph.figures.paper import Paper
from aigraph.figures.timeline_figure import draw_timeline
from aigraph.reports.blocks import Picture
from aigraph.reports.results import Facts
from aigraph.reports.sections.headline import names_of

_IN_PAGE, _ALONE = Paper(theme="page"), Paper(theme="auto")


def draw_whole(facts: Facts) -> list[Picture]:
    """Draw who finances whom, with the largest of the loops asked about standing out."""
    loops = facts.loops or tuple(facts.all_loops)
    return _picture(
        "network", [draw_network(facts.view, loops, paper, highlight=facts.loops[:1]) for paper in (_IN_PAGE, _ALONE)]
    )


def draw_certainty(facts: Facts) -> list[Picture]:
    """Draw what stands at each certainty."""
    title = f"How much rests on what is paid, signed, announced around {names_of(facts)}" if names_of(facts) else None
    return _picture(
        "ladder", [draw_ladder(facts.view, facts.ladder, paper, title=title) for paper in (_IN_PAGE, _ALONE)]
    )


def draw_largest(facts: Facts) -> list[Picture]:
    """Draw the ring of the largest loop, if there is one; its legs, sources and evidence stand below it as text."""
    if not facts.loops:
        return []
    return _picture("loop", [draw_loop(facts.view, facts.loops[0], paper, bare=True) for paper in (_IN_PAGE, _ALONE)])


def draw_days(facts: Facts) -> list[Picture]:
    """Draw when the deals of the largest loops came to stand, if there is a loop."""
    if not facts.loops:
        return []
    return _picture("timeline", [draw_timeline(facts.view, facts.loops, paper) for paper in (_IN_PAGE, _ALONE)])


def _picture(name: str, drawn: Sequence[Figure]) -> list[Picture]:
    in_page, alone = drawn
    return [Picture(name, in_page.svg, alone.svg, f"{in_page.title}. {in_page.description}")]
