"""The network figure: companies at the positions of the page, an arrow for each deal, and highlighted loops."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aigraph.figures.arrows import arrow as draw_arrow
from aigraph.figures.company_box import draw_company_box, fitting_font_size
from aigraph.figures.edge_labels import draw_edge_labels
from aigraph.figures.figure import Figure
from aigraph.figures.fitted_scene import FittedScene, fit_scene
from aigraph.figures.legend import arrow_rows, company_row, legend
from aigraph.figures.loop_ring import ring_text
from aigraph.figures.paper import Paper
from aigraph.figures.sheet import Block, provenance, sheet, stack
from aigraph.figures.svg.elements import Element, group, tooltip
from aigraph.language.loops import kinds_text, sizes_text
from aigraph.language.sentence_parts import day_words, word
from aigraph.language.sentences import company_name, describe_arrow, scope
from aigraph.language.titles import pairs_title
from aigraph.language.translation import gettext, gettext_noop
from aigraph.model.arrow import Arrow
from aigraph.model.ledger import View
from aigraph.model.loop import Loop
from aigraph.picture.curve import Curve, curve
from aigraph.picture.shown_share import search_note, shown_share

TITLE = gettext_noop("Who finances whom")

_FADED, _LOOPED = 0.4, 0.65
"""The opacity of an arrow that is not highlighted: off every loop, and on one."""


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
    fitted = fit_scene(view, loops, paper, companies, highlight)
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
    lines = [
        gettext("{share}, {scope}.", share=scope_text, scope=scope(view)),
        *(_highlight_text(view, loop) for loop in highlight),
    ]
    notes = [*search_note(loops), provenance(view)]
    heading = title or pairs_title(view.ledger, TITLE)
    listed = ", ".join(company_name(view.ledger, company) for company in fitted.boxes)
    return sheet(
        paper,
        heading,
        lines,
        body,
        notes,
        gettext(
            "A network of {share}, {scope}. Companies: {companies}.",
            share=scope_text,
            scope=scope(view),
            companies=listed,
        ),
    )


def _highlight_text(view: View, loop: Loop) -> str:
    return gettext(
        "Highlighted: {ring} ({kinds}); {sizes}, complete since {day}.",
        ring=ring_text(view, loop),
        kinds=kinds_text(loop),
        sizes=sizes_text(loop),
        day=day_words(loop.complete_since),
    )


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
        words = gettext(
            "{deal}; {status}, since {day}",
            deal=describe_arrow(view.ledger, arrow),
            status=word(arrow.status),
            day=day_words(arrow.since),
        )
        lines.append(tooltip(made, words))
    highlighted_companies = {company for loop in highlight for company in loop.companies}
    records = {company.id: company for company in view.companies}
    boxes = [
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
    return [group(lines), group(boxes), group(draw_edge_labels(paper, fitted, shown, highlight, visible))]
