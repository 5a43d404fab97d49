"""The loops that appeared, vanished or changed between two days: as JSON documents and in sentences."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from aigraph.answers.rows import nested, row_of
from aigraph.language.loops import days_text, direct_sentence, kinds_text
from aigraph.language.sentences import CERTAINTY, assumed_term, company_name, money
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
from aigraph.model.display import Row
from aigraph.model.ledger import Ledger, View
from aigraph.model.money.basis import Money


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
        of = f", detour of {', '.join(change.loop.detour_of)}" if change.loop.detour_of else ""
        return f"{change.what}, {money(change.loop.bottleneck)}{of}"
    steps = {
        COMPANIES: f"was {before.name}",
        KINDS: f"{kinds_text(before)} to {kinds_text(after)}",
        DIRECTNESS: f"became a detour of {', '.join(after.detour_of)}" if after.detour_of else "became direct",
        STATUS: f"{before.weakest_status} to {after.weakest_status}",
        BOTTLENECK: f"{money(before.bottleneck)} to {money(after.bottleneck)}",
    }
    return ", ".join(step for aspect, step in steps.items() if aspect in change.changed)


def describe_cause(ledger: Ledger, change: Change) -> str:
    """Say which event decided a change, and how many others had a part in it; nothing if none is known."""
    cause = change.cause
    if cause is None:
        return ""
    others = len({identity_of(cause) for cause in change.causes}) - 1
    return f"{what_happened(ledger, cause)}, {cause.day}{f' (and {others} more)' if others else ''}"


def identity_of(cause: Cause) -> tuple[object, ...]:
    """Give what two causes share that are one to a reader: two sources of one event, or one event that moved two deals."""
    event = cause.event and (cause.event.deal, str(cause.event.status))
    return cause.day, event, cause.payment, cause.statement, cause.company, cause.by_schedule and cause.deal


def what_happened(ledger: Ledger, cause: Cause) -> str:
    """Say what a cause is, without its day."""
    if cause.event:
        status = str(cause.event.status).replace("_", " ")
        by = f" by {' and '.join(cause.replaced_by)}" if cause.replaced_by else ""
        return f"{cause.event.deal} {status}{by}"
    if cause.payment:
        row = cause.payment
        size = f"{float(row.share):.3g} of it" if row.share is not None else money(row.amount or UNKNOWN)
        return f"{cause.deal}: {size} {row.kind} for {row.period.text}"
    if cause.statement:
        said = cause.statement
        payer, payee = (company_name(ledger, name) for name in (said.payer, said.payee))
        return f"{payer} to {payee}: {money(said.amount)} of {said.deal_class} stated for {said.period.text}"
    if cause.by_schedule:
        return f"{cause.deal}: more fell due by its terms"
    parent, company = (company_name(ledger, name) for name in (cause.parent, cause.company))
    return f"{parent} consolidates {company}"


def source_of(cause: Cause | None) -> str:
    """Name the source of a cause; a consolidation is recorded in the table of companies, a schedule in that of deals."""
    if cause is None:
        return ""
    return cause.source or ("table of deals" if cause.by_schedule else "table of companies")


def changes_sentence(changes: Sequence[Change]) -> str:
    """Say how many direct loops appeared, vanished and changed, and how many detours with them; without a full stop."""

    def numbers(some: Sequence[Change]) -> str:
        return ", ".join(f"{sum(one.what == what for one in some):,} {what}" for what in (APPEARED, VANISHED, CHANGED))

    direct = [change for change in changes if change.is_direct]
    detours = [change for change in changes if not change.is_direct]
    return f"Direct loops: {numbers(direct)}" + (f" (detours with them: {numbers(detours)})" if detours else "")


def amounts_sentence(found: Diff) -> str:
    """Say what the amounts of the changes count, on which days; without a full stop."""
    view = found.after.view
    if view.counts is Money.CONTRACTED:
        return "Amounts are bottlenecks, as contracted by each day"
    what = "fallen due" if view.counts is Money.DUE else "known to be paid"
    when = days_text(view.counting) if view.window else "by each day"
    return f"Amounts are bottlenecks, {what} {when}{assumed_term(view.arrows)}"


def both_days_sentence(found: Diff) -> str:
    """Say how many loops there are on either day, at which certainty and in which layers."""
    before, after = found.before.view, found.after.view
    return (
        f"{before.as_of}: {direct_sentence(found.before)}. {after.as_of}: {direct_sentence(found.after)}; "
        f"{after.status} ({CERTAINTY[after.status]}), {' + '.join(after.layers)}."
    )
