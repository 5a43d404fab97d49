"""The network: companies where the page has them, an arrow for each deal, and loops that stand out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import dist

from aigraph.figures.arrows import arrow as draw_arrow
from aigraph.figures.figure import Figure
from aigraph.figures.legend import arrow_rows, company_row, legend
from aigraph.figures.paper import LEAST_TYPE, Paper
from aigraph.figures.pills import CORNER, draw_pill, fitting_type
from aigraph.figures.ring import ring_words
from aigraph.figures.sheet import Block, rest_on, sheet, stack
from aigraph.figures.svg import Element, group, hint
from aigraph.figures.svg_text import text
from aigraph.language.words import company_name, money, scope, tell_arrow
from aigraph.model.dates import day_text
from aigraph.model.loop import Loop
from aigraph.model.view import Arrow, View
from aigraph.picture.choose import Cast, choose
from aigraph.picture.curve import Box, Curve, curve
from aigraph.picture.scene import Scene, set_out
from aigraph.picture.shown_share import about_search, part_shown
from aigraph.typography.text_width import text_width

TITLE = "Who finances whom in AI"

LEAST_COMPANIES = 4


_FADED, _LOOPED = 0.4, 0.65
"""How dark an arrow is that is not highlighted: off every loop, and on one."""

_NAMED_FROM = 25
"""Arrows of so many US$ billions carry their amount where there is room for it."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What is shown, and where it stands on the paper.

    Parameters
    ----------
    boxes : mapping of str to Box
        The companies that are shown.
    scale : float
        Pixels of paper for a pixel of the page's picture.
    """

    cast: Cast
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
        The loops that stand out.
    companies : int, optional
        How many companies to show, the most important first; by default as many as can be read.
    """
    stage = _set_stage(view, loops, paper, companies, highlight)
    shown = [arrow for arrow in view.arrows if arrow.payer in stage.boxes and arrow.payee in stage.boxes]
    body = stack(
        [
            Block(tuple(_picture(view, loops, paper, stage, shown, highlight)), stage.height),
            legend(
                paper,
                [
                    *arrow_rows(paper, shown, stage.scale),
                    company_row(paper, (company for company in view.companies if company.id in stage.boxes)),
                ],
            ),
        ],
        gap=paper.type,
    )
    seen = part_shown(view, len(stage.boxes), len(shown))
    lines = [f"{seen}, {scope(view)}.", *(_told(view, loop) for loop in highlight)]
    notes = [*about_search(loops), rest_on(view)]
    heading = title or TITLE
    listed = ", ".join(company_name(view.ledger, company) for company in stage.boxes)
    return sheet(paper, heading, lines, body, notes, f"A network of {seen}, {scope(view)}. Companies: {listed}.")


def _told(view: View, loop: Loop) -> str:
    return f"Highlighted: {ring_words(view, loop)} ({loop.kind}); bottleneck {money(loop.bottleneck)}, complete since {day_text(loop.complete_since)}."


def _set_stage(
    view: View, loops: Sequence[Loop], paper: Paper, companies: int | None, highlight: Sequence[Loop]
) -> Stage:
    """Show as many companies as can be read, those of highlighted loops in any case.

    With each company more, the picture has to be smaller.
    """
    cast = choose(view, loops)
    lit = frozenset(company for loop in highlight for company in loop.companies)
    whole = set_out(view, cast)

    def fit(shown: int) -> Stage:
        return _fit(paper, cast, whole, lit.union(cast.order[:shown]), view.arrows)

    if companies is not None:
        return fit(min(companies, len(cast.order)))
    low, high = 0, cast.shown
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _legible(fit(middle), lit) else (low, middle - 1)
    if low >= cast.core:
        return fit(low)
    # A column is too narrow for the page's places: fewer companies are set out anew.
    stage = fit(cast.core)
    lead = sorted(cast.order, key=lambda company: company not in lit)
    for shown in range(max(cast.core, len(lit)), max(LEAST_COMPANIES, len(lit)) - 1, -1):
        order = tuple(lead[:shown])
        few = replace(cast, order=order, core=shown, looped=shown, shown=shown)
        stage = _fit(paper, few, set_out(view, few), frozenset(order), view.arrows)
        if _legible(stage, lit):
            break
    return stage


def _legible(stage: Stage, lit: frozenset[str]) -> bool:
    sizes = (fitting_type(stage.scene.pills[company], stage.scale, bold=company in lit) for company in stage.boxes)
    return all(size >= LEAST_TYPE for size in sizes)


def _fit(paper: Paper, cast: Cast, scene: Scene, wanted: frozenset[str], every: Sequence[Arrow]) -> Stage:
    arrows = [arrow for arrow in every if arrow.payer in wanted and arrow.payee in wanted]
    # Whoever deals only with companies that are not shown would stand there without an arrow.
    linked = {end for arrow in arrows for end in (arrow.payer, arrow.payee)}
    order = [company for company in cast.order if company in linked]
    pills, places = scene.pills, scene.places
    # An arrow may bend out of the box round the companies.
    bends = [
        curve(places[arrow.payer], places[arrow.payee], scene.bends[arrow.deal.id]).at(share)
        for arrow in arrows
        for share in (0.25, 0.5, 0.75)
    ]
    sides = [(places[company], pills[company].width / 2, pills[company].height / 2) for company in order]
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
            pills[company].width * scale,
            pills[company].height * scale,
            CORNER * scale,
        )
        for company in order
    }
    return Stage(cast, scene, boxes, scale, (bottom - top) * scale)


def _picture(
    view: View,
    loops: Iterable[Loop],
    paper: Paper,
    stage: Stage,
    shown: Sequence[Arrow],
    highlight: Sequence[Loop],
) -> list[Element]:
    lit = {arrow.deal.id for loop in highlight for arrow in loop.arrows}
    looped = {arrow.deal.id for loop in loops for arrow in loop.arrows}
    lines: list[Element] = []
    seen: dict[str, Curve] = {}
    # The thick below the thin and the highlighted on top, so that nothing is hidden.
    order = sorted(
        shown, key=lambda a: (a.deal.id in lit, a.deal.id in looped, -stage.scene.widths[a.deal.id], a.deal.id)
    )
    for arrow in order:
        deal, ends = arrow.deal.id, (stage.boxes[arrow.payer], stage.boxes[arrow.payee])
        line = curve((ends[0].x, ends[0].y), (ends[1].x, ends[1].y), stage.scene.bends[deal])
        width = max(stage.scene.widths[deal] * stage.scale, 0.5)
        opacity = None if deal in lit else _LOOPED if deal in looped else _FADED
        made, seen[deal] = draw_arrow(
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
        lines.append(hint(made, f"{tell_arrow(view.ledger, arrow)}; {status}, since {day_text(arrow.since)}"))
    lit_companies = {company for loop in highlight for company in loop.companies}
    records = {company.id: company for company in view.companies}
    pills = [
        draw_pill(
            paper,
            records[company],
            stage.scene.pills[company],
            box,
            fitting_type(stage.scene.pills[company], stage.scale, bold=company in lit_companies),
            strong=company in lit_companies,
        )
        for company, box in stage.boxes.items()
    ]
    return [group(lines), group(pills), group(_labels(paper, stage, shown, highlight, seen))]


def _labels(
    paper: Paper, stage: Stage, shown: Sequence[Arrow], highlight: Sequence[Loop], seen: dict[str, Curve]
) -> list[Element]:
    """Write amounts on highlighted legs and on the largest other deals, where they cover no name and no other amount."""
    wanted: list[tuple[str, str, bool]] = []
    for leg in dict.fromkeys(leg for loop in highlight for leg in loop.legs):
        drawn = [arrow for arrow in leg.arrows if arrow.deal.id in seen]
        if drawn:
            thickest = max(drawn, key=lambda arrow: stage.scene.widths[arrow.deal.id])
            more = f" · {len(leg.arrows)} deals" if len(leg.arrows) > 1 else ""
            wanted.append((thickest.deal.id, money(leg.amount) + more, True))
    lit = {arrow.deal.id for loop in highlight for arrow in loop.arrows}
    others = sorted(shown, key=lambda arrow: (-(arrow.amount.central or 0), arrow.deal.id))
    wanted += [
        (arrow.deal.id, money(arrow.amount), False)
        for arrow in others
        if arrow.deal.id not in lit and (arrow.amount.central or 0) >= _NAMED_FROM
    ]
    taken = list(stage.boxes.values())
    # The lines that matter most stay uncovered by other amounts; so do short ones by their own.
    thick = {deal: stage.scene.widths[deal] * stage.scale for deal in lit & seen.keys()}
    kept = {deal: _beads(seen[deal], width) for deal, width in thick.items()}
    labels = []
    for deal, words, strong in wanted:
        size = paper.small if strong else LEAST_TYPE
        width, height = text_width(words, size, bold=strong) + 3, size * 1.15
        long = dist(seen[deal].start, seen[deal].end) > 2 * width
        avoid = [box for other, beads in kept.items() if other != deal or not long for box in beads]
        place = _free_place(seen[deal], width, height, [*taken, *avoid])
        if place is None and strong:
            # It has to stand somewhere: at worst on a line, but not on another amount.
            place = _free_place(seen[deal], width, height, taken) or Box(*seen[deal].at(0.5), width, height)
        if place is None:
            continue
        taken.append(place)
        ink, paper_colour = paper.colour("ink" if strong else "quiet"), paper.colour("paper")
        base = place.y + size * 0.34
        labels.append(text(place.x, base, words, size, ink, anchor="middle", bold=strong, halo=paper_colour))
    return labels


def _beads(line: Curve, width: float) -> list[Box]:
    return [Box(*line.at(share / 12), width + 2, width + 2) for share in range(1, 12)]


def _free_place(line: Curve, width: float, height: float, taken: Sequence[Box]) -> Box | None:
    """Find room on a line, or else beside it, first near its middle."""
    for aside in (0.0, 0.6, -0.6, 1.2, -1.2, 1.9, -1.9, 2.7, -2.7):
        for share in (0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8):
            x, y = line.at(share)
            (x0, y0), (x1, y1) = line.start, line.end
            along = dist((x0, y0), (x1, y1)) or 1.0
            out_x, out_y = (y0 - y1) / along, (x1 - x0) / along
            push = aside * (abs(out_x) * width / 2 + abs(out_y) * height)
            box = Box(x + out_x * push, y + out_y * push, width, height)
            if not any(box.touches(other) for other in taken):
                return box
    return None
