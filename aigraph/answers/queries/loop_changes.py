"""The loops that appeared, vanished or changed between two days: as JSON documents and in sentences."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from aigraph.answers.rows import nested, row_of
from aigraph.language.loops import days_text, direct_sentence, kinds_text
from aigraph.language.sentence_parts import word
from aigraph.language.sentences import CERTAINTY, assumed_term, company_name, money
from aigraph.language.translation import gettext, gettext_noop
from aigraph.loops.causes import Cause
from aigraph.measures.diff import (
    APPEARED,
    BOTTLENECK,
    CHANGED,
    COMPANIES,
    DIRECTNESS,
    KINDS,
    STATUS,
    VANISHED,
    Change,
    Diff,
)
from aigraph.model.amount import UNKNOWN
from aigraph.model.deal import Event
from aigraph.model.display import Row
from aigraph.model.ledger import Ledger, View
from aigraph.model.money.basis import Money
from aigraph.model.money.payment import Payment


def changes_through(changes: Sequence[Change], companies: Collection[str], view: View) -> list[Change]:
    """Keep the changes of loops through all of some companies.

    The companies are named as `view` has them, on the last day of the data; those of an early loop as on its own day.
    """
    return [
        change for change in changes if set(companies) <= {view.group_of(company) for company in change.loop.companies}
    ]


def change_document(change: Change) -> Row:
    """Write a change with both loops and all its causes, as JSON has them."""
    return {
        "change": change.what,
        "changed": list(change.changed),
        "before": nested(change.before) if change.before else None,
        "after": nested(change.after) if change.after else None,
        "deals": list(change.deals),
        "causes": [
            {
                "day": cause.day.isoformat(),
                "deal": cause.deal or None,
                "event": row_of(cause.event) if cause.event else None,
                "payment": row_of(cause.payment) if cause.payment else None,
                "statement": row_of(cause.statement) if cause.statement else None,
                "by_schedule": cause.by_schedule,
                "source": cause.source or None,
                "replaced_by": list(cause.replaced_by),
                "consolidation": {"company": cause.company, "parent": cause.parent} if cause.company else None,
            }
            for cause in change.causes
        ],
    }


def describe_change(change: Change) -> str:
    """Say what became of a loop, in a few words."""
    before, after = change.before, change.after
    if before is None or after is None:
        of = gettext(", detour of {loops}", loops=", ".join(change.loop.detour_of)) if change.loop.detour_of else ""
        return f"{gettext(change.what)}, {money(change.loop.bottleneck)}{of}"

    def step(was: str, now: str) -> str:
        return gettext("{was} to {now}", was=was, now=now)

    steps = {
        COMPANIES: gettext("was {loop}", loop=before.name),
        KINDS: step(kinds_text(before), kinds_text(after)),
        DIRECTNESS: gettext("became a detour of {loops}", loops=", ".join(after.detour_of))
        if after.detour_of
        else gettext("became direct"),
        STATUS: step(word(before.weakest_status), word(after.weakest_status)),
        BOTTLENECK: step(money(before.bottleneck), money(after.bottleneck)),
    }
    return ", ".join(step for aspect, step in steps.items() if aspect in change.changed)


def describe_cause(ledger: Ledger, change: Change) -> str:
    """Say which event decided a change, and how many others had a part in it; nothing if none is known."""
    cause = change.cause
    if cause is None:
        return ""
    others = len({identity_of(cause) for cause in change.causes}) - 1
    more = gettext(" (and {number:,} more)", number=others) if others else ""
    event = gettext("{event}, {day}", event=what_happened(ledger, cause), day=cause.day)
    return f"{event}{more}"


def identity_of(cause: Cause) -> tuple[object, ...]:
    """Give what two causes share that are one to a reader: two sources of one event, or one event that moved two deals."""
    event = cause.event and (cause.event.deal, str(cause.event.status))
    return cause.day, event, cause.payment, cause.statement, cause.company, cause.by_schedule and cause.deal


def what_happened(ledger: Ledger, cause: Cause) -> str:
    """Say what a cause is, without its day."""
    if cause.event:
        return gettext("{deal} {status}", deal=cause.event.deal, status=event_status_text(cause, cause.event))
    if cause.payment:
        return _payment_text(cause.deal, cause.payment)
    if cause.statement:
        said = cause.statement
        return gettext(
            "{payer} to {payee}: {amount} of {what} stated for {period}",
            payer=company_name(ledger, said.payer),
            payee=company_name(ledger, said.payee),
            amount=money(said.amount),
            what=word(said.deal_class),
            period=said.period.text,
        )
    if cause.by_schedule:
        return gettext("{deal}: more fell due by its terms", deal=cause.deal)
    parent, company = (company_name(ledger, name) for name in (cause.parent, cause.company))
    return gettext("{parent} consolidates {company}", parent=parent, company=company)


def _payment_text(deal: str, row: Payment) -> str:
    kind, period = word(row.kind), row.period.text
    if row.share is not None:
        share = f"{float(row.share):.3g}"
        return gettext("{deal}: {share} of it {kind} for {period}", deal=deal, share=share, kind=kind, period=period)
    amount = money(row.amount or UNKNOWN)
    return gettext("{deal}: {amount} {kind} for {period}", deal=deal, amount=amount, kind=kind, period=period)


def event_status_text(cause: Cause, event: Event) -> str:
    """Say what an event made of its deal, and what replaced it."""
    status = word(event.status)
    if not cause.replaced_by:
        return status
    return gettext("{status} by {deals}", status=status, deals=gettext(" and ").join(cause.replaced_by))


def source_of(cause: Cause | None) -> str:
    """Name the source of a cause; a consolidation is recorded in the table of companies, a schedule in that of deals."""
    if cause is None:
        return ""
    return cause.source or (gettext("table of deals") if cause.by_schedule else gettext("table of companies"))


def changes_sentence(changes: Sequence[Change]) -> str:
    """Say how many direct loops appeared, vanished and changed, and how many detours with them; without a full stop."""

    def numbers(some: Sequence[Change]) -> str:
        return ", ".join(
            gettext(message, number=sum(one.what == what for one in some)) for what, message in _NUMBERS.items()
        )

    direct = [change for change in changes if change.is_direct]
    detours = [change for change in changes if not change.is_direct]
    if not detours:
        return gettext("Direct loops: {numbers}", numbers=numbers(direct))
    return gettext(
        "Direct loops: {numbers} (detours beside them: {detours})", numbers=numbers(direct), detours=numbers(detours)
    )


_NUMBERS = {
    APPEARED: gettext_noop("{number:,} appeared"),
    VANISHED: gettext_noop("{number:,} vanished"),
    CHANGED: gettext_noop("{number:,} changed"),
}


def amounts_sentence(found: Diff) -> str:
    """Say what the amounts of the changes count, on which days; without a full stop."""
    view = found.after.view
    if view.counts is Money.CONTRACTED:
        return gettext("Amounts are bottlenecks, as contracted by each day")
    when = days_text(view.counting) if view.window else gettext("by each day")
    term = assumed_term(view.arrows)
    if view.counts is Money.DUE:
        return gettext("Amounts are bottlenecks, fallen due {when}{term}", when=when, term=term)
    return gettext("Amounts are bottlenecks, known to be paid {when}{term}", when=when, term=term)


def both_days_sentence(found: Diff) -> str:
    """Say how many loops there are on either day, at which certainty and in which layers."""
    before, after = found.before.view, found.after.view
    return gettext(
        "{before}: {loops_before}. {after}: {loops_after}; {level} ({meaning}), {layers}.",
        before=before.as_of,
        loops_before=direct_sentence(found.before),
        after=after.as_of,
        loops_after=direct_sentence(found.after),
        level=word(after.status),
        meaning=gettext(CERTAINTY[after.status]),
        layers=" + ".join(map(word, after.layers)),
    )
