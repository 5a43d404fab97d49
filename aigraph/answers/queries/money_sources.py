"""Where the money comes from: rows, cells and the sentences of the split."""

from __future__ import annotations

from aigraph.answers.measure_text import value_text
from aigraph.language.bounds import bounds_text
from aigraph.language.sentences import company_name, count, dollars
from aigraph.measures.sources_and_uses import PARTS, Sources, SourcesAndUses
from aigraph.model.amount import Bounds
from aigraph.model.ledger import Ledger, View
from aigraph.model.row import Row
from aigraph.schedules.window import Window

_READ = (
    "On record: each amount at its central value, else at its low end. In brackets: uses exact; parts found at the "
    "combinations of ends tried, and the true range can be wider. Not found on record is no forecast of default."
)


def sources_document(found: SourcesAndUses) -> Row:
    """Write the system and each company, as JSON has them, every part with its bounds."""

    def nested(sources: Sources) -> Row:
        return {"company": sources.company, **{part: getattr(sources, part).ends() for part in PARTS}}

    return {
        "system": nested(found.system),
        "companies": [nested(sources) for sources in found.companies.values()],
        "debt_share": found.debt_share.ends(),
        "recycled_share": found.recycled_share,
        "round_trip_usd_bn": dict(found.round_trip_usd_bn),
        "without_revenue": list(found.without_revenue),
        "scenario": found.scenario,
    }


def sources_cells(ledger: Ledger, sources: Sources) -> tuple[str, ...]:
    """Write one row of the table: who, then uses and parts on record."""
    name = company_name(ledger, sources.company) if sources.company else "all"
    return name, *(value_text(getattr(sources, part).on_record, "usd_bn") for part in PARTS)


def sources_sentences(ledger: Ledger, found: SourcesAndUses, one: Sources) -> list[str]:
    """Say how the uses of one row split, with ranges, and what the split rests on."""
    when = (
        f"from {window.first} to {window.last}, as recorded"
        if (window := _window(found)) and window.first
        else "as recorded"
    )
    whole = f"Of {_said(one.uses)} that fell due {when} {found.scenario.partition(';')[0]}"
    parts = (
        f"{_said(one.recycled)} is recycled, {_said(one.equity)} outside equity, {_said(one.debt)} outside debt, {_said(one.own)} own "
        f"business, {_said(one.others)} the business of others, {_said(one.unfunded)} not found on record"
    )
    open_end = f" Above, no bound: {one.uses.why_open}." if one.uses.why_open else ""
    sentences = [f"{whole}: {parts}.{open_end}"]
    if not one.company:
        if found.recycled_share is not None:
            sentences.append(f"Recycled share of funded money: {found.recycled_share:.1%}.")
        share = found.debt_share
        if share.on_record is not None:
            sentences.append(f"Debt share of funding: {share.on_record:.1%}; {bounds_text(share, '{:.1%}'.format)}.")
    elif one.company in found.without_revenue:
        sentences.append("No revenue on record, so its own business is 0.")
    unknown = [company_name(ledger, name) for name in found.without_revenue]
    if not one.company and unknown:
        sentences.append(f"{count(len(unknown), 'company')} have no revenue on record; their own business is 0.")
    return [
        *sentences,
        _READ,
    ]


def _window(found: SourcesAndUses) -> Window | None:
    return found.graph.window if isinstance(found.graph, View) else None


def _said(bounds: Bounds) -> str:
    if bounds.low == bounds.high:
        return dollars(bounds.on_record)
    if bounds.high is None:
        return f"{dollars(bounds.on_record)} (down to {dollars(bounds.low)})"
    return f"{dollars(bounds.on_record)} ({dollars(bounds.low)} to {dollars(bounds.high)})"
