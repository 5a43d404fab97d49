"""The context of the template: everything that it prints, in plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from aigraph import __version__
from aigraph.language.finished_text import translate_text
from aigraph.language.locale_text import ENGLISH
from aigraph.language.loops import net_text
from aigraph.language.sentences import count, dollars, scope
from aigraph.language.titles import loops_title
from aigraph.language.translation import DEFINITION, DEFINITION_MORE, gettext, language
from aigraph.loops.loop_list import LoopList, truncation_of
from aigraph.loops.temporal_loops import PaymentLoops
from aigraph.model.instruments import INSTRUMENTS, LAYERS, DealClass
from aigraph.model.intake import Intake
from aigraph.model.ledger import View
from aigraph.model.loop import DEFAULT_KINDS, Loop
from aigraph.model.search_limits import DEFAULT_LENGTH, DEFAULT_LOOPS
from aigraph.page import inline_assets
from aigraph.page.catalogues import catalogues, company_names, language_names
from aigraph.page.content_security_policy import content_security_policy
from aigraph.page.dataset import PageDataset
from aigraph.page.no_script_fallback import no_script_fallback
from aigraph.page.payload import payload
from aigraph.page.payment_loops import payment_loops
from aigraph.page.site_place import SitePlace
from aigraph.picture.company_ranking import CompanyRanking
from aigraph.picture.signs import COMPANY_SIGNS, sign_path, sign_radius
from aigraph.picture.visual_encoding import (
    CLASSES,
    HEADS,
    LEGEND,
    STATUSES,
    TINTS,
    Sample,
    amount_legend,
    amount_samples,
    head_path,
    tint,
)
from aigraph.store.data_version import data_version

_HEAD_PX = 11.0
_SWATCH_PX = 13.0


def head_context(
    view: View, loops: Sequence[Loop], ranking: CompanyRanking, title: str, payments: PaymentLoops | None = None
) -> dict[str, Any]:
    """Gather what is read without the script, in the language in which the page is made."""
    counts = gettext(
        "{loops} of {companies}, {scope}.",
        loops=count(len(loops), "loop"),
        companies=count(len(ranking.order), "company"),
        scope=scope(view),
    )
    return {
        "language": language(),
        "title": title,
        "description": f"{gettext(DEFINITION)} {counts}",
        "gettext": gettext,
        "intake": _intake(view.ledger.intake),
        "in_time": payment_loops(payments) if payments is not None else None,
    }


def template_context(
    dataset: PageDataset,
    loops: Sequence[Loop],
    highlighted: Sequence[Loop],
    ranking: CompanyRanking,
    order: Sequence[str],
    title: str,
    place: SitePlace | None = None,
    lang: str = ENGLISH,
) -> dict[str, Any]:
    """Gather what the template prints.

    Parameters
    ----------
    dataset : PageDataset
        What the page can show.
    loops : LoopList or sequence of Loop
        The loops of the view, ranked. A list that is not whole is a choice: the page then lists these only.
    highlighted : sequence of Loop
        Those that stand out when the page opens.
    ranking : CompanyRanking
        The companies of the view.
    order : sequence of str
        All companies with a place in the picture: those of the ranking, then those of other days and certainties.
    title : str
        The heading.
    place : SitePlace, optional
        Where it stands on a site.
    lang : str
        The language in which the page opens.
    """
    view = dataset.view
    version = data_version(view.ledger)
    drawn = [company for company in dataset.companies if company.id in dataset.ends]
    # The space belongs to the fonts that every page has, also one without companies.
    names = company_names(dataset)
    text = " ".join([title, *(company.name for company in drawn), *names.get(lang, {}).values()])
    style, unpack = inline_assets.style_sheet(text), inline_assets.unpacking_script()
    library, script = inline_assets.drawing_library(), inline_assets.script()
    return {
        "outlines": {form: head_path(form, _HEAD_PX) for form in HEADS.values()},
        "policy": content_security_policy([unpack, library, script], [style], beside=place is not None),
        "style": Markup(style),  # noqa: S704 - our own file
        "unpack": Markup(unpack),  # noqa: S704 - our own file
        "library": library,
        "script": script,
        "dataset": payload(dataset, order)
        | {
            "opening": _opening(view, loops, highlighted, ranking, lang),
            "origin": _origin(title, version),
            "catalogues": catalogues(
                lambda: [*_written_here(view, loops, highlighted), *map(gettext, place.pages if place else ())]
            ),
            "company_names": names,
            "language_names": language_names(),
        },
        "place": place,
        "fallback": no_script_fallback(view, loops, highlighted, title) if place is None else None,
        "companies": len(ranking.order),
        "deals": len(view.arrows),
        "found": len(loops),
        "definition": DEFINITION,
        "definition_more": DEFINITION_MORE,
        "scope": scope(view),
        "data_version": version,
        "version": __version__,
        "classes": _classes(dataset),
        "layers": [str(layer) for layer in LAYERS],
        "statuses": _statuses(dataset),
        "amounts": amount_legend(),
        "tints": {name: words for name, words in TINTS.items() if name in {tint(company) for company in drawn}},
        "signs": {name: sign_path(outline, sign_radius(_SWATCH_PX)) for name, outline in COMPANY_SIGNS.items()},
        "has_revenue": bool(dataset.revenues),
        "unnamed": any(company.is_placeholder for company in drawn),
    }


def _written_here(view: View, loops: Sequence[Loop], highlighted: Sequence[Loop]) -> list[str]:
    """Give the texts of the page that are put together here and not by its script."""
    return [
        loops_title(view.ledger),
        scope(view),
        gettext(amount_legend()[0].words),
        *(dollars(size) for size in amount_samples()),
        *_nets(loops, highlighted).values(),
    ]


def _nets(loops: Sequence[Loop], highlighted: Sequence[Loop]) -> dict[str, str]:
    # What incentives leave is said of direct loops, and for this view alone.
    return {loop.name: net_text(loop) for loop in (*loops, *highlighted) if loop.is_direct and loop.incentives}


def _opening(
    view: View, loops: Sequence[Loop], highlighted: Sequence[Loop], ranking: CompanyRanking, lang: str
) -> dict[str, Any]:
    """Say what is shown when the page opens."""
    whole = isinstance(loops, LoopList) and loops.view == view
    cut = truncation_of(loops)
    return {
        "lang": lang,
        "day": view.as_of.isoformat(),
        "level": str(view.status),
        "layers": [str(layer) for layer in view.layers],
        "kinds": [str(kind) for kind in (loops.kinds if isinstance(loops, LoopList) else DEFAULT_KINDS)],
        "max_length": max(
            loops.max_length if isinstance(loops, LoopList) else DEFAULT_LENGTH,
            *(len(loop.legs) for loop in (*loops, *highlighted)),
            0,
        ),
        "max_loops": cut.value if cut else max(DEFAULT_LOOPS, len(loops)),
        "only": None if whole else [loop.name for loop in (*loops, *highlighted)],
        "highlighted": [loop.name for loop in highlighted],
        "nets": _nets(loops, highlighted),
        "shown": ranking.shown,
        "core": ranking.core,
        "companies": len(ranking.order),
    }


def _origin(title: str, version: str) -> dict[str, str]:
    """Give what a saved file says of its origin."""
    return {
        "title": title,
        "definition": DEFINITION,
        "data_version": version,
        "tool": f"aigraph {__version__}",
    }


def _classes(dataset: PageDataset) -> list[dict[str, Any]]:
    """Give the classes of deals that occur, each with its instruments: the rows of the filter."""
    used = {deal.instrument_name for deal in dataset.deals}
    return [
        {
            "class": str(deal_class),
            "head": HEADS[deal_class],
            "words": CLASSES[deal_class],
            "instruments": [
                row.name for row in INSTRUMENTS.values() if row.deal_class is deal_class and row.name in used
            ],
        }
        for deal_class in DealClass
        if any(INSTRUMENTS[name].deal_class is deal_class for name in used)
    ]


def _statuses(dataset: PageDataset) -> list[tuple[str, Sample]]:
    """Give the statuses that any deal ever has, each with its sample line."""
    drawn = {
        arrow.status for phases in dataset.histories.values() for phase in phases for arrow in phase.arrows.values()
    }
    return [(str(status), line) for status, line in zip(STATUSES, LEGEND["Status"], strict=True) if status in drawn]


def _intake(intake: Intake | None) -> Mapping[str, Any] | None:
    """Say how the table was read, in the language of the page."""
    if intake is None:
        return None
    return {
        "lost": bool(intake.lost),
        "account": translate_text(intake.account),
        "lines": [translate_text(line) for line in intake.lines],
    }
