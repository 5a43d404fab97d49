"""How fresh a data set is: cells of three lists, and sentences."""

from __future__ import annotations

from datetime import date

from aigraph.answers.freshness import DealFreshness, Freshness, KnownDate, SourceFreshness
from aigraph.answers.provenance import data_until
from aigraph.language.sentences import count, money
from aigraph.language.translation import gettext
from aigraph.store.data_version import data_version


def date_cells(found: Freshness, one: DealFreshness, known: KnownDate) -> tuple[str, ...]:
    """Write a known day: the day, what was due, the deal, since when it was not looked at, the wording."""
    return (
        gettext("{day}", day=known.day),
        gettext(str(known.step)),
        one.deal.id,
        looked_at_text(found, one.looked_at),
        known.reported,
    )


def unseen_cells(found: Freshness, one: DealFreshness) -> tuple[str, ...]:
    """Write a deal that was not looked at: when it was, the deal, its status and its size."""
    status = gettext(str(one.status).replace("_", " "))
    return looked_at_text(found, one.looked_at), one.deal.id, status, money(one.amount)


def source_cells(found: Freshness, one: SourceFreshness) -> tuple[str, ...]:
    """Write a source that went stale: when it was read, its id and grade, and how many deals rest on it."""
    return (
        looked_at_text(found, one.read_on),
        one.source.id,
        one.source.grade,
        gettext("{number:,}", number=len(one.deals)),
    )


def looked_at_text(found: Freshness, day: date | None) -> str:
    """Write when something was looked at, with the days since."""
    return gettext("unknown") if day is None else gettext("{day} ({days:,} d)", day=day, days=(found.on - day).days)


def freshness_sentences(found: Freshness) -> list[str]:
    """Say how much of the data is stale on the day, and when this version of them was last looked at."""
    without = sum(one.looked_at is None for one in found.deals)
    seen = found.looked_at
    state = gettext(
        "On {day} {passed} of {all:,} that were not called off name a day that has passed without a word; {old:,} were not looked at "
        "for {days:,} days, {without:,} of them with no day written down; {stale} of {sources:,} on which a present state rests were "
        "not read for as long.",
        day=found.on,
        passed=count(len(found.passed), "deal"),
        all=len(found.deals),
        old=len(found.not_looked_at),
        days=found.days,
        without=without,
        stale=count(len(found.stale_sources), "source"),
        sources=len(found.sources),
    )
    last = gettext("last looked at on {day}", day=seen) if seen else gettext("with no day on which they were looked at")
    version = gettext(
        "Data {until}, version {version}, {last}.",
        until=data_until(found.ledger),
        version=data_version(found.ledger),
        last=last,
    )
    return [state, version]
