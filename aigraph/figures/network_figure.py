"""The network figure: companies at the positions of the page, an arrow for each deal, and highlighted loops."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import dist

from aigraph.figures.arrows import arrow as draw_arrow
from aigraph.figures.company_box import CORNER, draw_company_box, fitting_font_size
from aigraph.figures.figure import Figure
from aigraph.figures.legend import arrow_rows, company_row, legend
from aigraph.figures.loop_ring import ring_text
from aigraph.figures.paper import MIN_FONT_SIZE, Paper
from aigraph.figures.sheet import Block, provenance, sheet, stack
from aigraph.figures.svg.elements import Element, group, tooltip
from aigraph.figures.svg.text import text
from aigraph.language.words import company_name, money, scope, tell_arrow
from aigraph.model.dates import day_text
from aigraph.model.loop import Loop
from aigraph.model.view import Arrow, View
from aigraph.picture.company_ranking import CompanyRanking, rank_companies
from aigraph.picture.curve import Box, Curve, curve
from aigraph.picture.scene import Scene, lay_out_scene
from aigraph.picture.shown_share import search_note, shown_share
from aigraph.typography.text_width import text_width

TITLE = "Who finances whom in AI"

MIN_COMPANIES = 4


_FADED, _LOOPED = 0.4, 0.65
"""The opacity of an arrow that is not highlighted: off every loop, and on one."""

_LABELLED_FROM = 25
"""Arrows of so many US$ billions are labelled with their amount where there is room."""


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


def draw_network(
    view: View,
    loops: Sequence[Loop],
    paper: Paper,
    *,
    highlight: Sequence[Loop] = (),
    title: str | None = None,
    companies: int | None = None,
) -> Figure:
    """Draw who finances whom.

    Parameters
    ----------
    highlight : sequence of Loop
        The highlighted loops.
    companies : int, optional
        The number of companies, the most important first; by default as many as can be read.
    """
    fitted = _fit_most_companies(view, loops, paper, companies, highlight)
    shown = [arrow for arrow in view.arrows if arrow.payer in fitted.boxes and arrow.payee in fitted.boxes]
    body = stack(
        [
            Block(tuple(_picture(view, loops, paper, fitted, shown, highlight)), fitted.height),
            legend(
                paper,
                [
                    *arrow_rows(paper, shown, fitted.scale),
                    company_row(paper, (company for company in view.companies if company.id in fitted.boxes)),
                ],
            ),
        ],
        gap=paper.font_size,
    )
    scope_text = shown_share(view, len(fitted.boxes), len(shown))
    lines = [f"{scope_text}, {scope(view)}.", *(_highlight_text(view, loop) for loop in highlight)]
    notes = [*search_note(loops), provenance(view)]
    heading = title or TITLE
    listed = ", ".join(company_name(view.ledger, company) for company in fitted.boxes)
    return sheet(paper, heading, lines, body, notes, f"A network of {scope_text}, {scope(view)}. Companies: {listed}.")


def _highlight_text(view: View, loop: Loop) -> str:
    return f"Highlighted: {ring_text(view, loop)} ({loop.kind}); bottleneck {money(loop.bottleneck)}, complete since {day_text(loop.complete_since)}."


def _fit_most_companies(
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


def _picture(
    view: View,
    loops: Iterable[Loop],
    paper: Paper,
    fitted: FittedScene,
    shown: Sequence[Arrow],
    highlight: Sequence[Loop],
) -> list[Element]:
    highlighted_ids = {arrow.deal.id for loop in highlight for arrow in loop.arrows}
    looped = {arrow.deal.id for loop in loops for arrow in loop.arrows}
    lines: list[Element] = []
    visible: dict[str, Curve] = {}
    # Thick arrows are below thin ones and highlighted ones on top, so that none is hidden.
    order = sorted(
        shown,
        key=lambda a: (a.deal.id in highlighted_ids, a.deal.id in looped, -fitted.scene.widths[a.deal.id], a.deal.id),
    )
    for arrow in order:
        deal, ends = arrow.deal.id, (fitted.boxes[arrow.payer], fitted.boxes[arrow.payee])
        line = curve((ends[0].x, ends[0].y), (ends[1].x, ends[1].y), fitted.scene.bends[deal])
        width = max(fitted.scene.widths[deal] * fitted.scale, 0.5)
        opacity = None if deal in highlighted_ids else _LOOPED if deal in looped else _FADED
        made, visible[deal] = draw_arrow(
            paper,
            line,
            ends,
            arrow.deal_class,
            arrow.status,
            width,
            hollow=arrow.amount.central is None,
            opacity=opacity,
        )
        status = str(arrow.status).replace("_", " ")
        lines.append(tooltip(made, f"{tell_arrow(view.ledger, arrow)}; {status}, since {day_text(arrow.since)}"))
    highlighted_companies = {company for loop in highlight for company in loop.companies}
    records = {company.id: company for company in view.companies}
    labels = [
        draw_company_box(
            paper,
            records[company],
            fitted.scene.labels[company],
            box,
            fitting_font_size(fitted.scene.labels[company], fitted.scale, bold=company in highlighted_companies),
            emphasised=company in highlighted_companies,
        )
        for company, box in fitted.boxes.items()
    ]
    return [group(lines), group(labels), group(_labels(paper, fitted, shown, highlight, visible))]


def _labels(
    paper: Paper, fitted: FittedScene, shown: Sequence[Arrow], highlight: Sequence[Loop], visible: dict[str, Curve]
) -> list[Element]:
    """Label highlighted legs and the largest other deals with their amounts, where that covers no name and no label."""
    wanted: list[tuple[str, str, bool]] = []
    for leg in dict.fromkeys(leg for loop in highlight for leg in loop.legs):
        drawn = [arrow for arrow in leg.arrows if arrow.deal.id in visible]
        if drawn:
            thickest = max(drawn, key=lambda arrow: fitted.scene.widths[arrow.deal.id])
            more = f" · {len(leg.arrows)} deals" if len(leg.arrows) > 1 else ""
            wanted.append((thickest.deal.id, money(leg.amount) + more, True))
    highlighted_ids = {arrow.deal.id for loop in highlight for arrow in loop.arrows}
    others = sorted(shown, key=lambda arrow: (-(arrow.amount.central or 0), arrow.deal.id))
    wanted += [
        (arrow.deal.id, money(arrow.amount), False)
        for arrow in others
        if arrow.deal.id not in highlighted_ids and (arrow.amount.central or 0) >= _LABELLED_FROM
    ]
    taken = list(fitted.boxes.values())
    # Highlighted lines are not covered by other labels, and short ones not by their own.
    thick = {deal: fitted.scene.widths[deal] * fitted.scale for deal in highlighted_ids & visible.keys()}
    kept = {deal: _sample_boxes(visible[deal], width) for deal, width in thick.items()}
    labels = []
    for deal, words, strong in wanted:
        size = paper.small_font_size if strong else MIN_FONT_SIZE
        width, height = text_width(words, size, bold=strong) + 3, size * 1.15
        long = dist(visible[deal].start, visible[deal].end) > 2 * width
        avoid = [box for other, beads in kept.items() if other != deal or not long for box in beads]
        place = _free_position(visible[deal], width, height, [*taken, *avoid])
        if place is None and strong:
            # It needs some position: at worst on a line, but not on another label.
            place = _free_position(visible[deal], width, height, taken) or Box(*visible[deal].at(0.5), width, height)
        if place is None:
            continue
        taken.append(place)
        ink, paper_colour = paper.colour("ink" if strong else "quiet"), paper.colour("paper")
        base = place.y + size * 0.34
        labels.append(text(place.x, base, words, size, ink, anchor="middle", bold=strong, halo=paper_colour))
    return labels


def _sample_boxes(line: Curve, width: float) -> list[Box]:
    return [Box(*line.at(share / 12), width + 2, width + 2) for share in range(1, 12)]


def _free_position(line: Curve, width: float, height: float, taken: Sequence[Box]) -> Box | None:
    """Find a free position on a line, or else beside it, first near its middle."""
    for aside in (0.0, 0.6, -0.6, 1.2, -1.2, 1.9, -1.9, 2.7, -2.7):
        for share in (0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8):
            x, y = line.at(share)
            (x0, y0), (x1, y1) = line.start, line.end
            along = dist((x0, y0), (x1, y1)) or 1.0
            out_x, out_y = (y0 - y1) / along, (x1 - x0) / along
            push = aside * (abs(out_x) * width / 2 + abs(out_y) * height)
            box = Box(x + out_x * push, y + out_y * push, width, height)
            if not any(box.overlaps(other) for other in taken):
                return box
    return None
