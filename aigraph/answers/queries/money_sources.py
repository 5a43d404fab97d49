"""Where the money comes from: rows, cells and the sentences of the split."""

from __future__ import annotations

from aigraph.answers.measure_text import value_text
from aigraph.language.bounds import bounds_text
from aigraph.language.sentences import company_name, count, dollars, money
from aigraph.measures.sources_and_uses import PARTS, Sources, SourcesAndUses
from aigraph.model.amount import Bounds
from aigraph.model.ledger import Ledger, View
from aigraph.model.row import Row
from aigraph.schedules.period import Period
from aigraph.schedules.window import Window

_STATED = 3
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
        "cut": found.cut,
    }


def sources_cells(ledger: Ledger, sources: Sources) -> tuple[str, ...]:
    """Write one row of the table: who, then uses and parts on record."""
    name = company_name(ledger, sources.company) if sources.company else "all"
    return name, *(value_text(getattr(sources, part).on_record, "usd_bn") for part in PARTS)


def sources_sentences(ledger: Ledger, found: SourcesAndUses, one: Sources) -> list[str]:
    """Say how the uses of one row split, with ranges, and what the split rests on."""
    window = _window(found)
    when = f"from {window.first} to {window.last}, as recorded" if window and window.first else "as recorded"
    fell = "falls" if isinstance(found.graph, View) and window and window.last > found.graph.as_of else "fell"
    whole = f"Of {_said(one.uses)} on record that {fell} due {when} {found.scenario.partition(';')[0]}"
    parts = (
        f"{_said(one.recycled)} is recycled, {_said(one.equity)} outside equity, {_said(one.debt)} outside debt, {_said(one.own)} own "
        f"business, {_said(one.others)} the business of others, {_said(one.unfunded)} not found on record"
    )
    open_end = f" Above, no bound: {one.uses.why_open}." if one.uses.why_open else ""
    sentences = [
        f"{whole}: {parts}.{open_end}",
        *_without_schedule(ledger, found, one),
        *stated_across(found, one.company),
    ]
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
        *([f"{found.cut[0].upper()}{found.cut[1:]}."] if found.cut else []),
        _READ,
    ]


def _without_schedule(ledger: Ledger, found: SourcesAndUses, one: Sources) -> list[str]:
    """Say of how many deals the record does not tell what falls due, and how much more that may be."""
    if not isinstance(found.graph, View):
        return []
    payers = {one.company} if one.company else set(found.companies)
    sums = [arrow.due for arrow in found.graph.arrows if arrow.payer in payers]
    unknown = [due for due in sums if due.central is None]
    if not unknown:
        return []
    more = [due.high - due.low for due in unknown if due.high is not None]
    without_ceiling = len(unknown) - len(more)
    said = [
        *([f"by {len(more)} of them up to {dollars(float(sum(more)))} more"] if more else []),
        *([f"{without_ceiling} {'has' if without_ceiling == 1 else 'have'} no ceiling"] if without_ceiling else []),
    ]
    who = f"{company_name(ledger, one.company)} pays" if one.company else "is paid"
    have = "has" if len(unknown) == 1 else "have"
    first = f"{len(unknown)} of {count(len(sums), 'deal')} {have} no schedule or no figure on record"
    how = f"count at what is known to be due, else at 0: {'; '.join(said)}"
    return [f"{first}, and {how}. So this is what is on record, not all that {who}."]


def stated_across(found: SourcesAndUses, company: str = "") -> list[str]:
    """Say what sources state of pairs for periods that reach beyond the window, largest first: it is in no sum."""
    view, window = found.graph, _window(found)
    if not isinstance(view, View) or window is None or window.first is None:
        return []
    days = Period(str(window), window.first, window.last)
    rows = [
        row
        for row in view.ledger.statements
        if row.period.overlaps(days)
        and row.period not in window
        and row.period.last <= view.as_of
        and company in ("", view.group_of(row.payer))
        and row.amount.quoted
    ]
    if not rows:
        return []
    names = [
        f"{company_name(view.ledger, row.payer)} → {company_name(view.ledger, row.payee)}, {row.deal_class}: {money(row.amount)} in {row.period}"
        for row in sorted(rows, key=lambda row: -row.amount.quoted)
    ]
    more = f"; and {len(names) - _STATED} more" if len(names) > _STATED else ""
    return [
        f"Stated for periods that reach beyond the window, and so in no sum here: {'; '.join(names[:_STATED])}{more}."
    ]


def _window(found: SourcesAndUses) -> Window | None:
    return found.graph.window if isinstance(found.graph, View) else None


def _said(bounds: Bounds) -> str:
    if bounds.low == bounds.high:
        return dollars(bounds.on_record)
    if bounds.high is None:
        if bounds.low == bounds.on_record:
            return f"{dollars(bounds.on_record)} or more"
        return f"{dollars(bounds.on_record)} (down to {dollars(bounds.low)})"
    return f"{dollars(bounds.on_record)} ({dollars(bounds.low)} to {dollars(bounds.high)})"
