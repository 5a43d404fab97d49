"""How fresh a data set is: cells of three lists, and sentences."""

from __future__ import annotations

from datetime import date

from aigraph.answers.freshness import DealFreshness, Freshness, KnownDate, SourceFreshness
from aigraph.answers.provenance import data_until
from aigraph.language.sentences import count, money
from aigraph.store.data_version import data_version

NOT_WRITTEN_DOWN = "unknown"


def date_cells(found: Freshness, one: DealFreshness, known: KnownDate) -> tuple[str, ...]:
    """Write a known day: the day, what was due, the deal, since when it was not looked at, the wording."""
    return str(known.day), str(known.step), one.deal.id, looked_at_text(found, one.looked_at), known.reported


def unseen_cells(found: Freshness, one: DealFreshness) -> tuple[str, ...]:
    """Write a deal that was not looked at: when it was, the deal, its status and its size."""
    status = str(one.status).replace("_", " ")
    return looked_at_text(found, one.looked_at), one.deal.id, status, money(one.amount)


def source_cells(found: Freshness, one: SourceFreshness) -> tuple[str, ...]:
    """Write a source that went stale: when it was read, its id and grade, and how many deals rest on it."""
    return looked_at_text(found, one.read_on), one.source.id, one.source.grade, str(len(one.deals))


def looked_at_text(found: Freshness, day: date | None) -> str:
    """Write when something was looked at, with the days since."""
    return NOT_WRITTEN_DOWN if day is None else f"{day} ({(found.on - day).days} d)"


def freshness_sentences(found: Freshness) -> list[str]:
    """Say how much of the data is stale on the day, and when this version of them was last looked at."""
    without = sum(one.looked_at is None for one in found.deals)
    seen = found.looked_at
    last = f"last looked at on {seen}" if seen else "with no day on which they were looked at"
    state = (
        f"On {found.on} {count(len(found.passed), 'deal')} of {len(found.deals)} that were not called off "
        f"name a day that has passed without a word; {len(found.not_looked_at)} were not looked at for {found.days} days, {without} of "
        f"them with no day written down; {count(len(found.stale_sources), 'source')} of {len(found.sources)} on which a present state "
        "rests were not read for as long."
    )
    return [state, f"Data {data_until(found.ledger)}, version {data_version(found.ledger)}, {last}."]
