"""Where the money comes from: rows, cells and the sentences of the split."""

from __future__ import annotations

from collections.abc import Collection

from aigraph.answers.measure_text import value_text
from aigraph.flows.sources.window_revenue import other_currencies
from aigraph.language.bounds import bounds_text
from aigraph.language.sentence_parts import word
from aigraph.language.sentences import company_name, count, dollars, money
from aigraph.language.translation import gettext, gettext_noop, ngettext
from aigraph.measures.sources_and_uses import PARTS, Sources, SourcesAndUses
from aigraph.model.amount import Bounds
from aigraph.model.display import Row
from aigraph.model.ledger import Ledger, View
from aigraph.schedules.period import Period
from aigraph.schedules.window import Window

_STATED = 3
_READ = gettext_noop(
    "On record: each amount at its central value, else at its low end. In brackets: uses exact; parts found at the "
    "combinations of ends tried, and the true range can be wider. Not found on record is no forecast of default."
)

_FALLS_DUE = gettext_noop("Of {uses} on record that falls due {when} {scope}:")
_FELL_DUE = gettext_noop("Of {uses} on record that fell due {when} {scope}:")
_NONE_FALLS_DUE = gettext_noop("{uses} on record falls due {when} {scope}, so there is nothing to split.")
_NONE_FELL_DUE = gettext_noop("{uses} on record fell due {when} {scope}, so there is nothing to split.")


def sources_document(found: SourcesAndUses) -> Row:
    """Write the system and each company, as JSON has them, every part with its bounds."""

    def nested(sources: Sources) -> Row:
        return {"company": sources.company, **{part: getattr(sources, part).ends() for part in PARTS}}

    return {
        "system": nested(found.system),
        "companies": [nested(sources) for sources in found.companies.values()],
        "debt_share": found.debt_share.ends(),
        "recycled_share": found.recycled_share.on_record,
        "recycled_share_ends": found.recycled_share.ends(),
        "round_trip_usd_bn": dict(found.round_trip_usd_bn),
        "without_revenue": list(found.without_revenue),
        "scenario": found.scenario,
        "cut": found.cut,
    }


def sources_cells(ledger: Ledger, sources: Sources) -> tuple[str, ...]:
    """Write one row of the table: who, then uses and parts on record."""
    name = company_name(ledger, sources.company) if sources.company else gettext("all")
    return name, *(value_text(getattr(sources, part).on_record, "usd_bn") for part in PARTS)


def sources_sentences(ledger: Ledger, found: SourcesAndUses, one: Sources) -> list[str]:
    """Say how the uses of one row split, with ranges, and what the split rests on."""
    window = _window(found)
    when = (
        gettext("from {first} to {last}, as recorded", first=window.first, last=window.last)
        if window and window.first
        else gettext("as recorded")
    )
    is_ahead = isinstance(found.graph, View) and window is not None and window.last > found.graph.as_of
    named = {"uses": _said(one.uses), "when": when, "scope": found.scenario.partition(";")[0]}
    if one.uses.on_record:
        split = f"{gettext(_FALLS_DUE if is_ahead else _FELL_DUE, **named)} {_parts(one)}"
    else:
        split = gettext(_NONE_FALLS_DUE if is_ahead else _NONE_FELL_DUE, **named)
    open_end = [gettext("Above, no bound: {why}.", why=one.uses.why_open)] if one.uses.why_open else []
    sentences = [
        " ".join([split, *open_end]),
        *without_schedule(ledger, found, one),
        *stated_across(found, one.company),
    ]
    if not one.company:
        if found.recycled_share.on_record is not None:
            sentences.append(
                gettext(
                    "Recycled share of funded money: {share:.1%}; {range}.",
                    share=found.recycled_share.on_record,
                    range=bounds_text(found.recycled_share, lambda end: gettext("{share:.1%}", share=end)),
                )
            )
        share = found.debt_share
        if share.on_record is not None:
            sentences.append(
                gettext(
                    "Debt share of funding: {share:.1%}; {range}.",
                    share=share.on_record,
                    range=bounds_text(share, lambda end: gettext("{share:.1%}", share=end)),
                )
            )
    elif one.company in found.without_revenue:
        sentences.append(gettext("No revenue on record, so its own business is 0."))
    unknown = [company_name(ledger, name) for name in found.without_revenue]
    if not one.company and unknown:
        sentences.append(
            gettext(
                "{companies} have no revenue on record; their own business is 0.",
                companies=count(len(unknown), "company"),
            )
        )
    sentences += [*_other_currencies(found, one.company), *_carried(ledger, found, one.company)]
    return [
        *sentences,
        *([f"{found.cut[0].upper()}{found.cut[1:]}."] if found.cut else []),
        gettext(_READ),
    ]


def _parts(one: Sources) -> str:
    return gettext(
        "{recycled} is recycled, {equity} outside equity, {debt} outside debt, {own} own business, {others} the business of "
        "others, {unfunded} not found on record.",
        recycled=_said(one.recycled),
        equity=_said(one.equity),
        debt=_said(one.debt),
        own=_said(one.own),
        others=_said(one.others),
        unfunded=_said(one.unfunded),
    )


def without_schedule(ledger: Ledger, found: SourcesAndUses, one: Sources) -> list[str]:
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
        *(
            [gettext("by {number:,} of them up to {amount} more", number=len(more), amount=dollars(float(sum(more))))]
            if more
            else []
        ),
        *(
            [ngettext("{number:,} has no ceiling", "{number:,} have no ceiling", without_ceiling)]
            if without_ceiling
            else []
        ),
    ]
    first = ngettext(
        "{number:,} of {deals} has no schedule or no figure on record, and counts at what is known to be due, else at 0: {more}.",
        "{number:,} of {deals} have no schedule or no figure on record, and count at what is known to be due, else at 0: {more}.",
        len(unknown),
        deals=count(len(sums), "deal"),
        more="; ".join(said),
    )
    if one.company:
        who = gettext(
            "So this is what is on record, not all that {company} pays.", company=company_name(ledger, one.company)
        )
    else:
        who = gettext("So this is what is on record, not all that is paid.")
    return [f"{first} {who}"]


def stated_across(found: SourcesAndUses, company: str = "", *, payees: Collection[str] = ()) -> list[str]:
    """Say what sources state of pairs for periods that reach beyond the window, or of some payees: it is in no sum."""
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
        and (not payees or view.group_of(row.payee) in payees)
        and row.amount.quoted
    ]
    if not rows:
        return []
    names = [
        gettext(
            "{payer} → {payee}, {deal_class}: {amount} in {period}",
            payer=company_name(view.ledger, row.payer),
            payee=company_name(view.ledger, row.payee),
            deal_class=word(str(row.deal_class)),
            amount=money(row.amount),
            period=str(row.period),
        )
        for row in sorted(rows, key=lambda row: -row.amount.quoted)
    ]
    more = gettext("; and {number:,} more", number=len(names) - _STATED) if len(names) > _STATED else ""
    return [
        gettext(
            "Stated for periods that reach beyond the window, and so in no sum here: {statements}{more}.",
            statements="; ".join(names[:_STATED]),
            more=more,
        )
    ]


def _other_currencies(found: SourcesAndUses, company: str) -> list[str]:
    """Name the companies whose revenue is on record in another currency: it is not converted, and so in no sum."""
    view = found.graph
    if not isinstance(view, View):
        return []
    names = [
        gettext(
            "{company} ({units})",
            company=company_name(view.ledger, name),
            units=", ".join(unit.partition("_")[0].upper() for unit in units),
        )
        for name in found.without_revenue
        if company in ("", name) and (units := other_currencies(view, name))
    ]
    return (
        [
            gettext(
                "Revenue on record in another currency is not converted, and so in no sum: {companies}.",
                companies="; ".join(names),
            )
        ]
        if names
        else []
    )


def _carried(ledger: Ledger, found: SourcesAndUses, company: str) -> list[str]:
    """Say whose revenue is not reported to the end of the window, so that its last rate is carried on."""
    paying = [
        name
        for name, one in found.companies.items()
        if company in ("", name) and one.uses.on_record and name in found.revenue
    ]
    carried = [name for name in paying if found.revenue[name].carried_days]
    if not carried:
        return []
    names = [
        gettext(
            "{company} to {day}",
            company=company_name(ledger, name),
            day=found.revenue[name].reported_to,
        )
        for name in carried[:_STATED]
    ]
    more = gettext("; and {number:,} more", number=len(carried) - _STATED) if len(carried) > _STATED else ""
    return [
        gettext(
            "Revenue is reported of {companies}{more}; later days carry its daily rate on, but not at the low ends.",
            companies="; ".join(names),
            more=more,
        )
    ]


def _window(found: SourcesAndUses) -> Window | None:
    return found.graph.window if isinstance(found.graph, View) else None


def _said(bounds: Bounds) -> str:
    if bounds.low == bounds.high:
        return dollars(bounds.on_record)
    if bounds.high is None:
        if bounds.low == bounds.on_record:
            return gettext("{amount} or more", amount=dollars(bounds.on_record))
        return gettext("{amount} (down to {low})", amount=dollars(bounds.on_record), low=dollars(bounds.low))
    return gettext(
        "{amount} ({low} to {high})",
        amount=dollars(bounds.on_record),
        low=dollars(bounds.low),
        high=dollars(bounds.high),
    )
