"""The dataset of a page as the plain values that its script reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import sqrt

from aigraph.language.money_unit import money_unit
from aigraph.language.sentences import CERTAINTY, dollars
from aigraph.language.terms import look_up
from aigraph.language.translation import TEMPLATES, gettext_noop
from aigraph.loops.bundled_cycles import Selection
from aigraph.loops.classify import SHAPES
from aigraph.measures.catalogue.names import list_measures
from aigraph.model.dates import UNDATED
from aigraph.model.evidence import ANSWERS, FLAGS, SUBJECTS, Evidence
from aigraph.model.instruments import INSTRUMENTS, LAYERS
from aigraph.model.loop import KINDS
from aigraph.model.names import NAME_ENDINGS
from aigraph.model.source import GRADES, Source
from aigraph.model.status import LEVELS, Status
from aigraph.page.column_encoding import Plain, encode_table, needed_decimals, number_values, trim
from aigraph.page.curve_encoding import curve_decimals, encode_ceilings, encode_curves, encode_floors
from aigraph.page.dataset import PageDataset
from aigraph.page.deal_encoding import DealEncoder
from aigraph.picture.parallel_edges import GAP, SINGLE
from aigraph.picture.safe_link import safe_link
from aigraph.picture.signs import (
    COMPANY_SIGNS,
    MATRIX_COMPANIES,
    SIGN_RADIUS,
    SUM_POSITIONS,
    SUM_SIGNS,
    sign_path,
)
from aigraph.picture.visual_encoding import (
    DASHES,
    HEADS,
    MAX_WIDTH,
    MIN_WIDTH,
    WIDTH_PER_ROOT,
    amount_samples,
    head_path,
    tint,
)

BASES = {
    "annual": gettext_noop("a yearly figure over its term"),
    "drawn": gettext_noop("the part drawn so far"),
    "estimate": gettext_noop("an outside estimate"),
}
"""What to say beside the figure of a deal that is not the whole contract."""


GLOSSED = (
    *("direct loop", "detour", "bottleneck", "weakest", "contracted", "due"),
    *map(str, KINDS),
    *map(str, LEVELS),
    *(str(status).replace("_", " ") for status in Status if status.rank >= 0),
    *map(str, LAYERS),
    *(str(sort) for sort in HEADS),
)
"""The words that the page explains where they stand."""


def measure_words() -> dict[str, str]:
    """Give what each measure of the catalogue says, by its name in words: the page has no names of its own for them."""
    return {listed.name.replace("_", " "): listed.meaning for listed in list_measures()}


_HEAD_PX = 10.0
_SIGN_PX = 10.0


def payload(dataset: PageDataset, order: Sequence[str]) -> Plain:
    """Give all that the script of the page looks up.

    Parameters
    ----------
    dataset : PageDataset
        What the page can show.
    order : sequence of str
        The companies that have a place in the picture, the most important first.
    """
    return (
        _records(dataset, order)
        | _vocabulary()
        | _rules()
        | {"encoding": _encoding(), "sentences": _sentences(), "money": _money()}
    )


def _records(dataset: PageDataset, order: Sequence[str]) -> Plain:
    """Write companies, deals, sources and evidence, and what their numbers stand for."""
    ledger = dataset.view.ledger
    events = {
        deal.id: [dated for dated in ledger.history[deal.id] if dated[0] <= dataset.view.as_of]
        for deal in dataset.deals
    }
    dated_events = [dated for history in events.values() for dated in history]
    phases = [phase for history in dataset.histories.values() for phase in history]
    arrows = [arrow for phase in phases for arrow in phase.arrows.values()]
    revenues = [steps[-1] for steps in dataset.revenues.values()]
    cited = [
        *(event.source for _, event in dated_events),
        *(row.source for row in ledger.evidence),
        *(step.source for step in revenues),
    ]
    # Sources of one publisher stand together: their addresses compress better.
    by_publisher = sorted(
        (name for name in cited if name in ledger.source_by_id),
        key=lambda name: (ledger.source_by_id[name].publisher or "", ledger.source_by_id[name].url or ""),
    )
    curves = number_values(
        counted for phases in dataset.curves.values() for phase in phases for counted in phase.values()
    )
    sources = {name: ledger.source_by_id[name] for name in cited if name in ledger.source_by_id}
    by_publisher = sorted(sources, key=lambda name: (sources[name].publisher, sources[name].url))
    encoder = DealEncoder(
        needed_decimals(event.amount for _, event in dated_events),
        number_values(
            sorted(
                {phase.day for phase in phases} | {arrow.since for arrow in arrows} | {day for day, _ in dated_events}
            )
        ),
        number_values(company.id for company in dataset.companies),
        number_values(by_publisher),
        curves,
    )
    return {
        "decimals": encoder.decimals,
        "curve_decimals": curve_decimals(encoder.decimals),
        "curves": [encode_curves(one, encoder.decimals) for one in curves],
        "floors": encode_floors(dataset.floors, encoder.companies, encoder.decimals),
        "ceilings": encode_ceilings(
            dataset.ceilings, number_values(deal.id for deal in dataset.deals), encoder.decimals
        ),
        "days": [day.isoformat() for day in encoder.days],
        "companies": encode_table(list(_companies(dataset, number_values(order), encoder.sources))),
        "deals": encode_table(
            [
                encoder.deal(deal, dataset.histories[deal.id], dataset.curves[deal.id], events[deal.id])
                for deal in dataset.deals
            ]
        ),
        "sources": encode_table([_source(ledger.source_by_id[name]) for name in encoder.sources]),
        "evidence": encode_table([_evidence(row, encoder.sources) for row in ledger.evidence]),
    }


def _companies(dataset: PageDataset, rank: Mapping[str, int], sources: Mapping[str, int]) -> Iterator[Plain]:
    """Write each company with those that count as it on the day of the view, and all their other names."""
    view = dataset.view
    aliases: dict[str, list[str]] = defaultdict(list)
    for alias in view.ledger.aliases:
        aliases[view.group_of(alias.company)].append(alias.alias)
    members: dict[str, list[str]] = defaultdict(list)
    for company in view.ledger.companies:
        group = view.group_of(company.id)
        if group != company.id:
            members[group].append(company.name)
    for company in dataset.companies:
        yield {
            "id": company.id,
            "name": company.name,
            "rank": rank.get(company.id),
            "tint": tint(company),
            "kind": company.kind,
            "roles": list(company.roles),
            "country": company.country,
            "ticker": company.ticker,
            "known_as": aliases[company.id],
            "members": members[company.id],
            "revenues": [
                trim([step.day.isoformat(), step.period, step.usd_bn, sources.get(step.source)])
                for step in dataset.revenues.get(company.id, ())
            ],
        }


def _publication(source: Source) -> tuple[str, str]:
    """Give publisher and address of a source, to sort by."""
    return source.publisher or "", source.url or ""


def _source(source: Source) -> Plain:
    return {
        "title": source.title,
        "grade": source.grade,
        "publisher": source.publisher,
        "published": source.published.text if source.published else None,
        "url": safe_link(source.url),
    }


def _evidence(row: Evidence, sources: Mapping[str, int]) -> Plain:
    return {
        "flag": list(FLAGS).index(row.flag),
        "answer": ANSWERS.index(row.answer),
        "source": sources.get(row.source),
        "about": row.about,
        "reported": row.reported,
        "locator": row.locator,
    }


def _vocabulary() -> Plain:
    """Write the words that the data are made of, each list in its order."""
    return {
        "undated": UNDATED.isoformat(),
        "levels": {str(level): CERTAINTY[level] for level in LEVELS},
        "statuses": [str(status) for status in Status],
        "drawn_statuses": [str(status) for status in Status if status.rank >= 0],
        "layers": [str(layer) for layer in LAYERS],
        "kinds": [str(kind) for kind in KINDS],
        "instruments": encode_table(
            [
                {
                    "instrument": row.name,
                    "deal_class": str(row.deal_class),
                    "layer": str(row.layer),
                    "verb": row.verb,
                    "counter_leg": row.counter_leg,
                }
                for row in INSTRUMENTS.values()
            ]
        ),
        "name_endings": NAME_ENDINGS,
        "flags": FLAGS,
        "subjects": SUBJECTS,
        "answers": ANSWERS,
        "grades": GRADES,
        "bases": BASES,
        "glossary": {word: look_up(word).text for word in GLOSSED} | measure_words(),
    }


def _rules() -> Plain:
    """Write which deals the legs of each kind of loop carry."""
    return {
        "shapes": {str(kind): [str(sort) for sort in shape] for kind, shape in SHAPES.items()},
        "leg_sorts": {
            str(sort): {"deal_class": str(sort.deal_class)}
            if sort.deal_class
            else {"layers": [str(layer) for layer in sort.layers]}
            for sort in Selection
        },
    }


def _sentences() -> Plain:
    """Write the sentences that the script fills."""
    return dict(TEMPLATES)


def _money() -> Plain:
    """Write the unit of the amounts."""
    unit = money_unit()
    return {
        "sign": unit.sign,
        "word": unit.word,
        "name": unit.name,
        "scale": unit.scale,
        "per_bn": float(unit.per_bn),
        "is_stated": unit.is_stated or unit.scale == 1,
        "column": f"{'usd' if unit.in_dollars else unit.code.casefold()}_bn",
        "samples": [[dollars(size), float(unit.of(size))] for size in amount_samples()],
    }


def _encoding() -> Plain:
    """Write how deals are drawn, in pixels of the picture."""
    unit = money_unit()
    return {
        "thin": MIN_WIDTH,
        "thick": MAX_WIDTH,
        "width_per_root": WIDTH_PER_ROOT * sqrt(unit.width_factor / float(unit.per_bn)),
        "gap": GAP,
        "single": SINGLE,
        "dashes": {str(status): pattern for status, pattern in DASHES.items()},
        "outlines": {form: head_path(form, _HEAD_PX) for form in HEADS.values()},
        "heads": {str(deal_class): form for deal_class, form in HEADS.items()},
        "company_signs": {name: sign_path(outline, _SIGN_PX) for name, outline in COMPANY_SIGNS.items()},
        "sign_radius": SIGN_RADIUS,
        "sum_signs": {str(sort): sign_path(outline, _SIGN_PX) for sort, outline in SUM_SIGNS.items()},
        "sum_positions": SUM_POSITIONS,
        "matrix_companies": MATRIX_COMPANIES,
    }
