"""How two data sets differ: as JSON documents and in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aigraph.datasets.compare import ADDED, CHANGED, LOOPS, REMOVED, DataComparison, Difference
from aigraph.language.loops import days_text, direct_sentence
from aigraph.language.sentence_parts import word
from aigraph.language.translation import gettext
from aigraph.model.display import Row
from aigraph.model.money.basis import Money
from aigraph.store.dictionary import DICTIONARY

_MAX_CELL = 60
_MAX_CAUSES = 3


def difference_document(difference: Difference) -> Row:
    """Write a record or loop that differs, field by field, as JSON has it."""
    fields = {name: {"before": old or None, "after": new or None} for name, (old, new) in difference.fields.items()}
    return {
        "change": difference.change,
        "table": difference.table,
        "key": difference.key,
        "fields": fields,
        "because": list(difference.because),
    }


def loops_first(differences: Iterable[Difference]) -> list[Difference]:
    """Put loops before records: they are what most readers came for."""
    return sorted(differences, key=lambda difference: difference.table != LOOPS)


def describe_fields(difference: Difference) -> str:
    """Say what differs: each field before and after, or what a record added or removed holds."""
    if difference.change == CHANGED:
        cells = [
            gettext(
                "{name}: {before} to {after}",
                name=name,
                before=_shorten(old) or gettext("empty"),
                after=_shorten(new) or gettext("empty"),
            )
            for name, (old, new) in difference.fields.items()
        ]
    else:
        cells = [_shorten(old or new) for name, (old, new) in difference.fields.items() if name not in ("id", "deals")]
    return ", ".join(cells) + _because(difference.because)


def _because(records: Sequence[str]) -> str:
    if not records:
        return ""
    named, more = ", ".join(records[:_MAX_CAUSES]), len(records) - _MAX_CAUSES
    if more <= 0:
        return gettext("; because of {records}", records=named)
    return gettext("; because of {records} and {number:,} more", records=named, number=more)


def _shorten(cell: str) -> str:
    return cell if len(cell) <= _MAX_CELL else f"{cell[:_MAX_CELL]}..."


def counts_sentence(found: DataComparison) -> str:
    """Say for each table how many records were added, removed and changed."""
    return "; ".join(_counts(found, table) for table in (*DICTIONARY, LOOPS)) + "."


def _counts(found: DataComparison, table: str) -> str:
    added, removed, changed = (found.count(table, change) for change in (ADDED, REMOVED, CHANGED))
    return f"{table} +{added} -{removed} ~{changed}"


def both_sets_sentence(found: DataComparison) -> str:
    """Say how many loops there are in either data set, on which day, at which certainty and in which layers."""
    before, after = found.before, found.after
    view = after.view
    what = (
        gettext("as contracted")
        if view.counts is Money.CONTRACTED
        else gettext("{money} {days}", money=word(view.counts), days=days_text(view.counting))
    )
    return gettext(
        "Before: {before}. After: {after}; both on {day}, {level}, {layers}. Bottlenecks are US$ billions, low/central/high, {what}.",
        before=direct_sentence(before),
        after=direct_sentence(after),
        day=view.as_of,
        level=word(view.status),
        layers=" + ".join(map(word, view.layers)),
        what=what,
    )
