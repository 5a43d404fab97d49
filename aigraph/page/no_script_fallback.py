"""What the page shows where no script runs, as in mail previews: a figure, the loops and the deals of the view, as text."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from aigraph.figures.draw import figure
from aigraph.language.loops import kinds_text, sizes_text
from aigraph.language.sentences import arrow_notation, company_name, describe_loop, money
from aigraph.loops.loop_list import truncation_of
from aigraph.model.arrow import Arrow
from aigraph.model.dates import day_text
from aigraph.model.ledger import View
from aigraph.model.loop import Loop
from aigraph.page.column_encoding import Plain
from aigraph.picture.safe_link import safe_link

LISTED = 60
"""Loops that stand as text; the text says how many there are. The script of the page lists all."""

DRAWN = 40
"""Companies in the figure, which says how many there are."""

TANGLED = 1500
"""With more companies there is no figure: large and small could not be distinguished in it."""


def no_script_fallback(view: View, loops: Sequence[Loop], highlighted: Sequence[Loop], title: str) -> Plain:
    """Give the network as a figure, the largest loops, the deals and what else there is to say of a view."""
    listed = tuple(dict.fromkeys((*highlighted, *loops[:LISTED])))
    cut = truncation_of(loops)
    return {
        "figure": _figure(view, loops, highlighted, title),
        "cut": f"The search {cut}. There may be more loops than are listed here." if cut else "",
        "loops": [_loop(view, loop) for loop in listed],
        "deals": [_deal(view, arrow) for arrow in view.arrows],
        "without_deals": _without_deals(view),
    }


def _figure(view: View, loops: Sequence[Loop], highlighted: Sequence[Loop], title: str) -> Markup | str:
    if not view.arrows or len(view.companies) > TANGLED:
        return ""
    drawn = figure(
        view,
        "network",
        loops=loops,
        highlight=highlighted or loops[:1],
        title=title,
        size="wide",
        theme="page",
        top=DRAWN,
    )
    return Markup(drawn.svg)  # noqa: S704 - our own drawing, in which every name is escaped


def _loop(view: View, loop: Loop) -> Plain:
    return {
        "ring": arrow_notation(view.ledger, loop),
        "facts": f"{kinds_text(loop)}, {sizes_text(loop)}, "
        f"{loop.weakest_status.replace('_', ' ')}, complete since {day_text(loop.complete_since)}",
        "sentence": describe_loop(view.ledger, loop),
    }


def _deal(view: View, arrow: Arrow) -> Plain:
    ledger = view.ledger
    cited = [ledger.source_by_id.get(source) for source in dict.fromkeys(event.source for event in arrow.events)]
    return {
        "payer": company_name(ledger, arrow.payer),
        "verb": arrow.deal.instrument.verb,
        "payee": company_name(ledger, arrow.payee),
        "facts": f"{money(arrow.amount)}, {arrow.status.replace('_', ' ')} since {day_text(arrow.since)}",
        "sources": [
            {"name": source.publisher or source.title, "url": safe_link(source.url)} for source in cited if source
        ],
    }


def _without_deals(view: View) -> list[str]:
    """List the companies of the ledger that have no deal in this view, in words."""
    seen = {company.id for company in view.companies}
    ledger = view.ledger
    lines = []
    for company in ledger.companies:
        group = view.group_of(company.id)
        if company.id not in seen and group not in seen:
            lines.append(company.name)
        elif group != company.id:
            lines.append(f"{company.name} (counted as {company_name(ledger, group)})")
    return sorted(lines, key=str.casefold)
