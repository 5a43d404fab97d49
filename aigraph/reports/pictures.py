"""The figures of a report, drawn from its results."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import copy_context

from aigraph.figures.figure import Figure
from aigraph.figures.ladder_figure import draw_ladder
from aigraph.figures.loop_figure import draw_loop
from aigraph.figures.network_figure import draw_network
from aigraph.figures.paper import Paper
from aigraph.figures.timeline_figure import draw_timeline
from aigraph.language.translation import gettext
from aigraph.reports.blocks import Picture
from aigraph.reports.results import Results
from aigraph.reports.scope_text import names_of

_IN_PAGE, _ALONE = Paper(theme="page"), Paper(theme="auto")


def network_picture(results: Results) -> list[Picture]:
    """Draw who finances whom, with the largest loop highlighted."""
    loops = results.loops or tuple(results.all_loops)
    return _picture("network", lambda paper: draw_network(results.view, loops, paper, highlight=results.loops[:1]))


def ladder_picture(results: Results) -> list[Picture]:
    """Draw loops and sums at each level of certainty."""
    names = names_of(results)
    title = (
        gettext("How much rests on what is paid, signed, announced around {companies}", companies=names)
        if names
        else None
    )
    return _picture("ladder", lambda paper: draw_ladder(results.view, results.ladder, paper, title=title))


def loop_picture(results: Results) -> list[Picture]:
    """Draw the ring of the largest loop, if there is one; its legs, sources and evidence are text."""
    if not results.loops:
        return []
    return _picture("loop", lambda paper: draw_loop(results.view, results.loops[0], paper, bare=True))


def timeline_picture(results: Results) -> list[Picture]:
    """Draw when the deals of the largest loops came into force, if there is a loop."""
    if not results.loops:
        return []
    return _picture("timeline", lambda paper: draw_timeline(results.view, results.loops, paper))


def _picture(name: str, draw: Callable[[Paper], Figure]) -> list[Picture]:
    in_page = draw(_IN_PAGE)
    # Drawn later, and in the same unit of money.
    context = copy_context()
    return [
        Picture(name, in_page.svg, lambda: context.run(draw, _ALONE).svg, f"{in_page.title}. {in_page.description}")
    ]
