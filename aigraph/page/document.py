"""The page as a whole: everything that its template prints, in plain values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from aigraph import __version__
from aigraph.cycles.find import Truncation
from aigraph.model.dates import day_text
from aigraph.model.loop import Loop
from aigraph.model.view import Arrow, View
from aigraph.page import inline
from aigraph.page.story import Plain, tell_story
from aigraph.picture.choose import Cast
from aigraph.picture.links import safe_link
from aigraph.picture.looks import LEGEND, TINTS
from aigraph.store.write import data_version
from aigraph.words import DEFINITION, DEFINITION_MORE, company_name, money, scope, tell_loop

LISTED = 1000
"""Loops that the page lists. A longer list helps nobody, and makes the page slow to open."""


def document(
    view: View, loops: Sequence[Loop], cut: Truncation | None, marked: Sequence[Loop], cast: Cast, title: str
) -> dict[str, Any]:
    """Gather what the template prints.

    Parameters
    ----------
    loops : sequence of Loop
        All loops, ranked.
    cut : Truncation or None
        What ended the search for them early.
    marked : sequence of Loop
        Those to be shown when the page opens; they are listed in any case.
    """
    listed = (*loops[:LISTED], *(loop for loop in marked if loop not in loops[:LISTED]))
    style, library, script = inline.style(), inline.drawing_library(), inline.script()
    return {
        "title": title,
        "policy": inline.policy([library, script], [style]),
        "style": Markup(style),  # noqa: S704 - our own file
        "library": Markup(library),  # noqa: S704 - pyvis's file, looked through by drawing_library
        "script": Markup(script),  # noqa: S704 - our own files
        "story": tell_story(view, listed) | {"marked": [listed.index(loop) for loop in marked]},
        "loops": [_loop_line(view, loop) for loop in listed],
        "found": len(loops),
        "deals": [_deal_line(view, arrow) for arrow in view.arrows],
        "companies": len(cast.order),
        "shown": cast.shown,
        "notices": _notices(loops, cut),
        "apart": _apart(view),
        "definition": DEFINITION,
        "definition_more": DEFINITION_MORE,
        "scope": scope(view),
        "data_version": data_version(view.ledger),
        "version": __version__,
        "legend": LEGEND,
        "tints": TINTS,
    }


def _notices(loops: Sequence[Loop], cut: Truncation | None) -> list[str]:
    notices = []
    if cut:
        notices.append(f"The search {cut}. There may be more loops than are listed here.")
    if len(loops) > LISTED:
        notices.append(f"The {LISTED:,} largest of {len(loops):,} loops are listed.")
    return notices


def _loop_line(view: View, loop: Loop) -> Plain:
    return {
        "ring": [company_name(view.ledger, company) for company in (*loop.companies, loop.root)],
        "kind": str(loop.kind),
        "money": money(loop.bottleneck),
        "status": str(loop.weakest_status).replace("_", " "),
        "since": day_text(loop.complete_since),
        "story": tell_loop(view.ledger, loop),
    }


def _deal_line(view: View, arrow: Arrow) -> Plain:
    ledger = view.ledger
    cited = dict.fromkeys(event.source for event in arrow.told)
    return {
        "id": arrow.deal.id,
        "class": str(arrow.deal_class),
        "payer": company_name(ledger, arrow.payer),
        "verb": arrow.deal.instrument.verb,
        "payee": company_name(ledger, arrow.payee),
        "title": arrow.deal.title,
        "money": money(arrow.amount),
        "usd_bn": arrow.amount.central,
        "status": str(arrow.status).replace("_", " "),
        "rank": arrow.status.rank,
        "since": day_text(arrow.since),
        "sources": [
            {"publisher": source.publisher or source.title, "title": source.title, "url": safe_link(source.url)}
            for source in (ledger.source_by_id[name] for name in cited if name in ledger.source_by_id)
        ],
    }


def _apart(view: View) -> list[str]:
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
