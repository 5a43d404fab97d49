"""The layout of a view: the position and the box of each company, and the bend and width of each edge.

The page and the figures share it, so that a reader finds a company at the same position in both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aigraph.language.sentences import company_name
from aigraph.model.ledger import View
from aigraph.picture.company_ranking import CompanyRanking
from aigraph.picture.concentric_layout import concentric_layout
from aigraph.picture.curve import Box
from aigraph.picture.edge_routing import route_around_boxes
from aigraph.picture.ellipse import Point
from aigraph.picture.label_box import LabelBox, label_box
from aigraph.picture.parallel_edges import ParallelEdge, bend_parallel_edges
from aigraph.picture.visual_encoding import edge_width

FONT_CORE, FONT_LOOPED, FONT_OTHER = 26, 20, 17


MAX_ROUTED = 1_000
"""With more edges no route around a box is free, and searching for one is slow."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Positions and sizes in pixels of the picture, its centre at (0, 0).

    Parameters
    ----------
    labels : mapping of str to LabelBox
        The box of each company, the most important first.
    places : mapping of str to Point
        The centre of each box.
    widths : mapping of str to float
        The width of each edge, by deal id.
    bends : mapping of str to float
        The bend of each edge, by deal id; see `bend_parallel_edges`.
    """

    labels: Mapping[str, LabelBox]
    places: Mapping[str, Point]
    widths: Mapping[str, float]
    bends: Mapping[str, float]


def lay_out_scene(view: View, ranking: CompanyRanking) -> Scene:
    """Lay out the companies of a ranking, and the edges between them."""
    labels = {
        company: label_box(company_name(view.ledger, company), font_size(ranking, rank))
        for rank, company in enumerate(ranking.order)
    }
    arrows = [arrow for arrow in view.arrows if arrow.payer in labels and arrow.payee in labels]
    widths = {arrow.deal.id: edge_width(arrow.amount) for arrow in arrows}
    links: dict[tuple[str, str], float] = {}
    for arrow in arrows:
        pair = min(arrow.payer, arrow.payee), max(arrow.payer, arrow.payee)
        links[pair] = links.get(pair, 0.0) + widths[arrow.deal.id]
    places = concentric_layout(labels, links, ranking.core)
    by_age = sorted(arrows, key=lambda arrow: (arrow.since, arrow.deal.id))
    edges = [ParallelEdge(arrow.deal.id, arrow.payer, arrow.payee, widths[arrow.deal.id]) for arrow in by_age]
    bends = bend_parallel_edges(edges, places)
    first = frozenset(ranking.order[: ranking.shown])
    shown = [edge for edge in edges if edge.payer in first and edge.payee in first]
    if len(shown) <= MAX_ROUTED:
        boxes = {company: Box(*places[company], labels[company].width, labels[company].height) for company in first}
        bends = route_around_boxes(shown, bends, places, boxes)
    return Scene(labels, places, widths, bends)


def font_size(ranking: CompanyRanking, rank: int) -> int:
    """Give the font size for the company of a rank: the core largest, then those on loops."""
    if rank < ranking.core:
        return FONT_CORE
    return FONT_LOOPED if rank < ranking.looped else FONT_OTHER
