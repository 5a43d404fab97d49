"""The function that draws a figure of any kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aigraph.answers.explanation import named_loop
from aigraph.figures.card_figure import draw_card
from aigraph.figures.figure import FIGURE_KINDS, Figure
from aigraph.figures.ladder_figure import draw_ladder
from aigraph.figures.loop_figure import draw_loop
from aigraph.figures.matrix_figure import draw_matrix
from aigraph.figures.money_figure import draw_money
from aigraph.figures.network_figure import draw_network
from aigraph.figures.paper import SIZES, Paper
from aigraph.figures.timeline_figure import draw_timeline
from aigraph.language.money_unit import in_own_unit
from aigraph.loops.find import find_loops
from aigraph.measures.ladder import ladder
from aigraph.model.company import Name
from aigraph.model.ledger import View
from aigraph.model.loop import Loop
from aigraph.model.names import choice_of, each
from aigraph.model.search_limits import DEFAULT_LENGTH
from aigraph.picture.shown_share import require_loops_in_view


@in_own_unit
def figure(
    view: View,
    kind: str = "network",
    loop: Loop | str | None = None,
    *,
    loops: Sequence[Loop] | None = None,
    highlight: Loop | str | Iterable[Loop | str] | None = None,
    title: str | None = None,
    size: str | float = "page",
    theme: str = "light",
    top: int | None = None,
    max_length: int = DEFAULT_LENGTH,
    company: Name | None = None,
) -> Figure:
    """Draw a figure for print, as SVG with real text.

    Parameters
    ----------
    view : View
        What to draw.
    kind : str
        ``network``: who finances whom, companies at the positions of the page. ``loop``: one loop with its deals and sources.
        ``matrix``: payers by payees. ``timeline``: when the deals of the largest loops came into force. ``ladder``: loops
        and sums at each level of certainty. ``money``: what falls due in each quarter, and where the money comes from.
        ``card``: the view, or one loop, for a link that is passed on, 1,200 by 630 pixels.
    loop : Loop or str
        For ``loop``, and for ``card`` if it is to show one: which one, or its name: companies by any of their names, begun at any.
    loops : LoopList or sequence of Loop, optional
        The loops of the view, largest first; by default those that `find_loops` finds.
    highlight : Loop, str or iterable of them, optional
        For ``network`` and ``matrix``: the highlighted loops, by default the largest; () for none.
    title : str, optional
        The heading.
    size : str or float
        ``column`` (88 mm), ``page`` (180 mm), ``wide`` (a screen or a spread), or a width in CSS pixels, 96 to the inch.
    theme : str
        ``light``, ``dark``, ``auto`` for the reader's screen, or ``page`` for the colours and fonts of a web page
        around it.
    top : int, optional
        How many companies (``network``, ``matrix``) or loops (``timeline``, ``ladder``) to show, the most important first, or
        quarters (``money``), the last ones. By default as many as can be read.
    max_length : int
        The most companies in a loop.
    company : Company or str, optional
        For ``money``: whose; by default that of all.

    Returns
    -------
    Figure
        Its `save` writes SVG, PNG or PDF; in a notebook it shows itself.

    Raises
    ------
    UnknownNameError
        If the view has no such loop; the message says why.
    UnknownChoiceError
        If there is no such figure, size or theme; the message says which there are.
    ValueError
        If a loop or a company is missing or out of place, or size, theme or `top` cannot be used, or no whole quarter lies in
        the window of ``money``.

    See Also
    --------
    draw : All of it as one page to click through.
    report : Figures with their sentences.

    Notes
    -----
    The same view gives the same bytes. A figure says how much of the view it shows, and its provenance.

    Examples
    --------
    >>> from aigraph import load
    >>> figure(load().view(), "loop", "nvidia-openai-oracle").title
    'Nvidia → OpenAI → Oracle → Nvidia'
    """
    kind = choice_of(kind, "figure", FIGURE_KINDS)
    if (kind == "loop") != (loop is not None) and kind != "card":
        raise ValueError(
            "a figure of one loop needs its name" if kind == "loop" else f"the figure {kind} takes no loop"
        )
    if company is not None and kind != "money":
        raise ValueError(f"the figure {kind} takes no company")
    if top is not None and top < 1:
        raise ValueError(f"top {top} is below 1: a figure of nothing")
    paper = Paper(_width(size), theme)
    if kind == "money":
        return draw_money(view, paper, "" if company is None else view.company(company).id, title=title, top=top)
    if kind == "ladder":
        return draw_ladder(view, ladder(view, max_length=max_length), paper, title=title, top=top)
    found = find_loops(view, max_length=max_length, keep_on_interrupt=False) if loops is None else loops
    if kind in {"loop", "card"}:
        one = None if loop is None else named_loop(view, loop, found, max_length=max_length)
        if one is not None:
            _require_in_view(view, one)
        if kind == "card":
            return draw_card(view, found, one, theme, title=title)
        assert one is not None
        return draw_loop(view, one, paper, title=title)
    if kind == "timeline":
        return draw_timeline(view, found, paper, title=title, top=top)
    marked = (
        found[:1]
        if highlight is None
        else [_require_in_view(view, named_loop(view, one, found, max_length=max_length)) for one in each(highlight)]
    )
    draw = draw_network if kind == "network" else draw_matrix
    return draw(view, found, paper, highlight=marked, title=title, companies=top)


def _width(size: str | float) -> float:
    if not isinstance(size, str):
        return float(size)
    return SIZES[choice_of(size, "size, nor a number of pixels", list(SIZES))]


def _require_in_view(view: View, loop: Loop) -> Loop:
    require_loops_in_view(view, [loop])
    return loop
