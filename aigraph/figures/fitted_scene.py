"""Fits as much of a scene to the paper as can be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from aigraph.figures.company_box import CORNER, fitting_font_size
from aigraph.figures.paper import MIN_FONT_SIZE, Paper
from aigraph.model.arrow import Arrow
from aigraph.model.ledger import View
from aigraph.model.loop import Loop
from aigraph.picture.company_ranking import CompanyRanking, rank_companies
from aigraph.picture.curve import Box, curve
from aigraph.picture.scene import Scene, lay_out_scene

MIN_COMPANIES = 4


@dataclass(frozen=True, slots=True)
class FittedScene:
    """The part of a scene that is shown, fitted to the paper.

    Parameters
    ----------
    boxes : mapping of str to Box
        The boxes of the companies that are shown.
    scale : float
        Pixels of paper for a pixel of the page's picture.
    """

    ranking: CompanyRanking
    scene: Scene
    boxes: dict[str, Box]
    scale: float
    height: float


def fit_scene(
    view: View, loops: Sequence[Loop], paper: Paper, companies: int | None, highlight: Sequence[Loop]
) -> FittedScene:
    """Show as many companies as can be read, those of highlighted loops in any case.

    The more companies, the smaller the scale: binary search for the most that are legible.
    """
    ranking = rank_companies(view, loops)
    highlighted_ids = frozenset(company for loop in highlight for company in loop.companies)
    whole = lay_out_scene(view, ranking)

    def fit(shown: int) -> FittedScene:
        return _fit(paper, ranking, whole, highlighted_ids.union(ranking.order[:shown]), view.arrows)

    if companies is not None:
        return fit(min(companies, len(ranking.order)))
    low, high = 0, ranking.shown
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _legible(fit(middle), highlighted_ids) else (low, middle - 1)
    if low >= ranking.core:
        return fit(low)
    # A column is too narrow for the layout of the page: fewer companies get a layout of their own.
    fitted = fit(ranking.core)
    lead = sorted(ranking.order, key=lambda company: company not in highlighted_ids)
    for shown in range(max(ranking.core, len(highlighted_ids)), max(MIN_COMPANIES, len(highlighted_ids)) - 1, -1):
        order = tuple(lead[:shown])
        few = replace(ranking, order=order, core=shown, looped=shown, shown=shown)
        fitted = _fit(paper, few, lay_out_scene(view, few), frozenset(order), view.arrows)
        if _legible(fitted, highlighted_ids):
            break
    return fitted


def _legible(fitted: FittedScene, highlighted_ids: frozenset[str]) -> bool:
    sizes = (
        fitting_font_size(fitted.scene.labels[company], fitted.scale, bold=company in highlighted_ids)
        for company in fitted.boxes
    )
    return all(size >= MIN_FONT_SIZE for size in sizes)


def _fit(
    paper: Paper, ranking: CompanyRanking, scene: Scene, wanted: frozenset[str], every: Sequence[Arrow]
) -> FittedScene:
    arrows = [arrow for arrow in every if arrow.payer in wanted and arrow.payee in wanted]
    # A company that deals only with companies not shown would have no arrow.
    linked = {end for arrow in arrows for end in (arrow.payer, arrow.payee)}
    order = [company for company in ranking.order if company in linked]
    labels, places = scene.labels, scene.places
    # An arrow may bend out of the box round the companies.
    bends = [
        curve(places[arrow.payer], places[arrow.payee], scene.bends[arrow.deal.id]).at(share)
        for arrow in arrows
        for share in (0.25, 0.5, 0.75)
    ]
    sides = [(places[company], labels[company].width / 2, labels[company].height / 2) for company in order]
    left = min([*(x - wide for (x, _), wide, _ in sides), *(x for x, _ in bends)], default=0.0)
    right = max([*(x + wide for (x, _), wide, _ in sides), *(x for x, _ in bends)], default=1.0)
    top = min([*(y - high for (_, y), _, high in sides), *(y for _, y in bends)], default=0.0)
    bottom = max([*(y + high for (_, y), _, high in sides), *(y for _, y in bends)], default=0.0)
    scale = min(paper.inner / (right - left), 1.0)
    spare = (paper.inner - scale * (right - left)) / 2
    boxes = {
        company: Box(
            spare + (places[company][0] - left) * scale,
            (places[company][1] - top) * scale,
            labels[company].width * scale,
            labels[company].height * scale,
            CORNER * scale,
        )
        for company in order
    }
    return FittedScene(ranking, scene, boxes, scale, (bottom - top) * scale)
