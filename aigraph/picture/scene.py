"""A view set out: the place and the box of each company, and the bend and width of each arrow.

The page and the paper figures take it from here, so that a reader finds a company at the same place in both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aigraph.model.ledger import View
from aigraph.picture.choose import Cast
from aigraph.picture.curve import Box
from aigraph.picture.edge_routing import dodge
from aigraph.picture.ellipse import Point
from aigraph.picture.layout import lay_out
from aigraph.picture.parallel_edges import Strand, fan_out
from aigraph.picture.pills import Pill, pill
from aigraph.picture.visual_encoding import width

FONT_CORE, FONT_LOOPED, FONT_OTHER = 26, 20, 17


DODGING = 1_000
"""Among more arrows than this no way round a box is free, and looking for one takes its time."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Where everything is, in pixels of the picture, the middle at (0, 0).

    Parameters
    ----------
    pills : mapping of str to Pill
        The box of each company, the most important first.
    places : mapping of str to Point
        The middle of each box.
    widths : mapping of str to float
        The width of each arrow, by deal id.
    bends : mapping of str to float
        The bend of each arrow, by deal id; see `fan_out`.
    """

    pills: Mapping[str, Pill]
    places: Mapping[str, Point]
    widths: Mapping[str, float]
    bends: Mapping[str, float]


def set_out(view: View, cast: Cast) -> Scene:
    """Set out the companies of a cast, and the arrows between them."""
    records = {company.id: company for company in view.companies}
    pills = {company: pill(records[company].name, font(cast, rank)) for rank, company in enumerate(cast.order)}
    arrows = [arrow for arrow in view.arrows if arrow.payer in pills and arrow.payee in pills]
    widths = {arrow.deal.id: width(arrow.amount) for arrow in arrows}
    links: dict[tuple[str, str], float] = {}
    for arrow in arrows:
        pair = min(arrow.payer, arrow.payee), max(arrow.payer, arrow.payee)
        links[pair] = links.get(pair, 0.0) + widths[arrow.deal.id]
    places = lay_out(pills, links, cast.core)
    by_age = sorted(arrows, key=lambda arrow: (arrow.since, arrow.deal.id))
    strands = [Strand(arrow.deal.id, arrow.payer, arrow.payee, widths[arrow.deal.id]) for arrow in by_age]
    bends = fan_out(strands, places)
    first = frozenset(cast.order[: cast.shown])
    shown = [strand for strand in strands if strand.payer in first and strand.payee in first]
    if len(shown) <= DODGING:
        boxes = {company: Box(*places[company], pills[company].width, pills[company].height) for company in first}
        bends = dodge(shown, bends, places, boxes)
    return Scene(pills, places, widths, bends)


def font(cast: Cast, rank: int) -> int:
    """Give the size of type for the company of a rank: the core largest, then those on loops."""
    if rank < cast.core:
        return FONT_CORE
    return FONT_LOOPED if rank < cast.looped else FONT_OTHER
