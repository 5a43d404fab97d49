"""What differs between two data sets: records added, removed or changed field by field, and the loops that it makes or breaks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from aigraph.datasets.loop_causes import RecordsThatDiffer
from aigraph.language.translation import gettext_noop
from aigraph.loops.collect import loop_key
from aigraph.loops.loop_list import LoopList
from aigraph.loops.paired_search import find_in_both
from aigraph.model.amount import Amount
from aigraph.model.display import Displayed, Row
from aigraph.model.instruments import DEFAULT_LAYERS, Layer
from aigraph.model.ledger import Ledger, View
from aigraph.model.loop import DEFAULT_KINDS, Kind, Loop
from aigraph.model.money.basis import Money
from aigraph.model.names import choice_of, choices_of
from aigraph.model.search_limits import DEFAULT_BYTES, DEFAULT_LENGTH, DEFAULT_LOOPS
from aigraph.model.status import Level
from aigraph.native.typed_tables import cell_text
from aigraph.schedules.window import Window
from aigraph.store.data_version import cells_of
from aigraph.store.dictionary import DICTIONARY, NUMBER
from aigraph.store.tables import TABLES

ADDED, REMOVED, CHANGED = gettext_noop("added"), gettext_noop("removed"), gettext_noop("changed")
LOOPS = "loops"

_Row = Mapping[str, str]

IDENTITIES: dict[str, tuple[tuple[str, ...], ...]] = {
    "companies": (("id",),),
    "aliases": (("company", "alias"),),
    "deals": (("id",),),
    "events": (("deal", "date", "status", "source"), ("deal", "date", "source"), ("deal", "status", "source"), ("deal", "date", "status")),
    "sources": (("id",),),
    "metrics": (("company", "metric", "period", "source"), ("company", "metric", "period")),
    "evidence": (("about", "flag", "source"), ("about", "flag")),
    "payments": (("deal", "kind", "period", "source"), ("deal", "kind", "period"), ("deal", "period", "source")),
    "statements": (("payer", "payee", "class", "period", "source"), ("payer", "payee", "class", "period")),
}  # fmt: skip
"""By what two rows are the same row with a field changed, the surest way first; equal rows are paired before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One record, or one loop, that is not the same in both data sets.

    Parameters
    ----------
    change : str
        ``added``, ``removed`` or ``changed``.
    table : str
        The table that it is in; ``loops`` for a loop.
    key : str
        Its key: an id, a loop's name, or the cells that identify a row of its table.
    fields : mapping of str to (str, str)
        For each field that differs, what it holds before and after; of a record added or removed, all that it holds.
    because : tuple of str
        Of a loop: the records that differ and are about its deals, its pairs or its companies, each as ``table key change``.
    """

    change: str
    table: str
    key: str
    fields: Mapping[str, tuple[str, str]]
    because: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DataComparison(Displayed):
    """Two data sets side by side.

    Parameters
    ----------
    before, after : LoopList
        The loops of either, seen on one day.
    differences : tuple of Difference
        Records in the order of the tables, then loops.
    """

    before: LoopList
    after: LoopList
    differences: tuple[Difference, ...]

    def count(self, table: str, change: str) -> int:
        """Say how many records of a table were added, removed or changed."""
        table = choice_of(table, "table", (*DICTIONARY, LOOPS))
        change = choice_of(change, "change", (ADDED, REMOVED, CHANGED))
        return sum(one.table == table and one.change == change for one in self.differences)

    def rows(self) -> list[Row]:
        """Give one flat row for each field that differs; the names are public."""
        return [
            {
                "change": one.change,
                "table": one.table,
                "key": one.key,
                "field": field,
                "before": old or None,
                "after": new or None,
                "because": "; ".join(one.because) or None,
            }
            for one in self.differences
            for field, (old, new) in one.fields.items()
        ]  # fmt: skip


def compare(
    before: Ledger,
    after: Ledger,
    *,
    as_of: date | str | None = None,
    status: Level | str = Level.BINDING,
    layers: str | Iterable[Layer | str] = DEFAULT_LAYERS,
    money: Money | str | None = None,
    window: Window | tuple[date | str, date | str] | str | None = None,
    assume_term_years: int | None = None,
    kinds: str | Iterable[Kind | str] = DEFAULT_KINDS,
    max_length: int = DEFAULT_LENGTH,
    max_loops: int | None = DEFAULT_LOOPS,
    max_seconds: float | None = None,
    max_bytes: int | None = DEFAULT_BYTES,
) -> DataComparison:
    """Tell what differs between two data sets, record by record and loop by loop.

    Parameters
    ----------
    before, after : Ledger
        The data sets.
    as_of : datetime.date or str, optional
        The day on which the loops of both are seen; by default the later of their last days.
    status, layers, kinds, max_length, max_loops
        How loops are looked for, as in `find_loops`.
    money, window, assume_term_years
        What the sizes of loops count, as in `Ledger.view`.
    max_seconds, max_bytes : float and int, optional
        The most time and memory for both searches together; an interrupt is raised.

    Returns
    -------
    DataComparison
        Every record that differs, field by field, and every loop that is in one only, or has another bottleneck, weakest
        status or other deals, with the records that are behind it.

    Raises
    ------
    ValueError
        If the day is none, or a limit makes no sense.
    UnknownChoiceError
        If a certainty, layer or kind is none; the message says which there are.

    See Also
    --------
    datasets.merge : Puts both together.
    diff : Two days of one data set.

    Notes
    -----
    The order of rows makes no difference, and figures are compared as numbers. Rows without an id are paired if they are
    equal, and else by `IDENTITIES`: an event whose status alone was corrected is one that changed. O(rows) and two searches
    for loops.

    Examples
    --------
    >>> from aigraph import load
    >>> ledger = load()
    >>> fewer = ledger.where(touching=["nvidia"])
    >>> found = compare(ledger, fewer)
    >>> found.count("deals", "removed") == len(ledger.deals) - len(fewer.deals)
    True
    """
    days = [day for day in (before.last_day, after.last_day) if day]
    day = as_of or max(days, default=None)
    layers = choices_of(Layer, layers)

    def seen(ledger: Ledger) -> View:
        return ledger.view(
            as_of=day, status=status, layers=layers, money=money, window=window, assume_term_years=assume_term_years
        )

    one, other = find_in_both(
        (seen(before), seen(after)),
        max_length=max_length,
        kinds=kinds,
        max_loops=max_loops,
        max_seconds=max_seconds,
        max_bytes=max_bytes,
    )
    records = [
        difference for table in DICTIONARY for difference in _records(table, _rows(before, table), _rows(after, table))
    ]
    return DataComparison(before=one, after=other, differences=(*records, *_loops(one, other, records)))


def _rows(ledger: Ledger, table: str) -> list[_Row]:
    home = next(one for one in TABLES if one.name == table)
    numbers = {column.name for column in DICTIONARY[table] if column.type == NUMBER}
    # 10.50 and 10.5 are one figure.
    return [
        {
            name: cell_text(getattr(record, name)) if name in numbers else cell
            for name, cell in zip(home.columns, cells_of(home, record), strict=True)
        }
        for record in getattr(ledger, table)
    ]


def _records(table: str, before: list[_Row], after: list[_Row]) -> Iterator[Difference]:
    gone, new = before, after
    for identity in (tuple(column.name for column in DICTIONARY[table]), *IDENTITIES[table]):
        gone, new, pairs = _paired(gone, new, identity)
        for old, row in pairs:
            fields = {name: (old[name], row[name]) for name in row if old[name] != row[name]}
            if fields:
                yield Difference(change=CHANGED, table=table, key=_key(table, old), fields=fields)
    for change, rows in ((ADDED, new), (REMOVED, gone)):
        for row in rows:
            held = {name: ("", cell) if change == ADDED else (cell, "") for name, cell in row.items() if cell}
            yield Difference(change=change, table=table, key=_key(table, row), fields=held)


def _paired(
    before: list[_Row], after: list[_Row], identity: tuple[str, ...]
) -> tuple[list[_Row], list[_Row], list[tuple[_Row, _Row]]]:
    """Pair rows that agree in some columns, in their order; give what is left of both, and the pairs."""
    waiting: dict[tuple[str, ...], list[_Row]] = defaultdict(list)
    for row in reversed(before):
        waiting[tuple(row[name] for name in identity)].append(row)
    left, pairs = [], []
    for row in after:
        same = waiting.get(tuple(row[name] for name in identity))
        if same:
            pairs.append((same.pop(), row))
        else:
            left.append(row)
    taken = {id(old) for old, _ in pairs}
    return [row for row in before if id(row) not in taken], left, pairs


def _key(table: str, row: _Row) -> str:
    return " ".join(filter(None, (row[name] for name in IDENTITIES[table][0])))


def _loops(before: LoopList, after: LoopList, records: Iterable[Difference]) -> Iterator[Difference]:
    changes = {(one.table, one.key): one.change for one in records}
    behind = RecordsThatDiffer(changes, before.view, after.view).behind
    known = {loop_key(loop): loop for loop in before}
    standing = set(map(loop_key, after))
    pairs = [(known.get(loop_key(loop)), loop) for loop in after]
    for old, new in (*pairs, *((loop, None) for loop in before if loop_key(loop) not in standing)):
        held, now = (_fields_of(loop) if loop else {} for loop in (old, new))
        fields = {
            name: (held.get(name, ""), now.get(name, "")) for name in {**held, **now} if held.get(name) != now.get(name)
        }
        if not fields:
            continue
        causes = behind(old, new)
        yield Difference(
            change=CHANGED if old and new else (ADDED if new else REMOVED),
            table=LOOPS,
            key=next(loop.name for loop in (new, old) if loop),
            fields=fields,
            because=tuple(f"{table} {key} {changes[table, key]}" for table, key in causes),
        )


def _fields_of(loop: Loop) -> dict[str, str]:
    return {
        "kinds": ";".join(loop.kinds),
        "detour_of": ";".join(loop.detour_of),
        "bottleneck_usd_bn": _amount(loop.bottleneck),
        "weakest_status": str(loop.weakest_status),
        "deals": ";".join(sorted({arrow.deal.id for arrow in loop.arrows})),
    }


def _amount(amount: Amount) -> str:
    if not amount.is_known:
        return "unknown"
    if amount.is_exact:
        return cell_text(amount.central)
    return "/".join(cell_text(end) or "?" for end in (amount.low, amount.central, amount.high))
