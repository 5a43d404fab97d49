"""Changes between two days: loops that appeared, vanished or changed, attributed to events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from aigraph.language.translation import gettext_noop
from aigraph.loops.causes import Cause
from aigraph.loops.change_attribution import Attribution, ChangeAttribution
from aigraph.loops.collect import loop_key
from aigraph.loops.loop_list import LoopList
from aigraph.loops.paired_search import find_in_both
from aigraph.model.dates import day_of
from aigraph.model.display import Displayed, Row
from aigraph.model.instruments import DEFAULT_LAYERS, Layer
from aigraph.model.ledger import Ledger, View
from aigraph.model.loop import DEFAULT_KINDS, Kind, Loop
from aigraph.model.money.basis import Money
from aigraph.model.names import choices_of
from aigraph.model.search_limits import DEFAULT_BYTES, DEFAULT_LENGTH, DEFAULT_LOOPS
from aigraph.model.status import Level
from aigraph.schedules.window import Window

APPEARED, VANISHED, CHANGED = gettext_noop("appeared"), gettext_noop("vanished"), gettext_noop("changed")
COMPANIES, KINDS, DIRECTNESS, STATUS, BOTTLENECK = "companies", "kinds", "directness", "weakest_status", "bottleneck"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Displayed):
    """A loop that differs between two days.

    Parameters
    ----------
    what : str
        ``appeared``, ``vanished`` or ``changed``.
    changed : tuple of str
        Of a loop that exists on both days, what changed: ``companies`` (a subsidiary now counts as its parent), ``kinds``,
        ``directness`` (it became direct or a detour), ``weakest_status``, ``bottleneck``.
    before, after : Loop or None
        The loop on either day.
    deals : tuple of str
        The deals whose appearance, end or change made the difference, sorted.
    causes : tuple of Cause
        What happened to them, oldest first; of one day, the best source first.
    """

    what: str
    changed: tuple[str, ...]
    before: Loop | None
    after: Loop | None
    deals: tuple[str, ...]
    causes: tuple[Cause, ...]

    @property
    def loop(self) -> Loop:
        """The loop as it is on the second day, or as it was on the first if it is gone."""
        loop = self.after or self.before
        assert loop is not None
        return loop

    @property
    def is_direct(self) -> bool:
        """Whether the loop is direct on one of the two days."""
        return any(loop.is_direct for loop in (self.before, self.after) if loop)

    @property
    def cause(self) -> Cause | None:
        """The decisive cause: the first for a loop that vanished, else the first of the last day."""
        # Time passes for every deal: it decides only where nothing else happened.
        causes = [cause for cause in self.causes if not cause.by_schedule] or self.causes
        if self.what == VANISHED or not causes:
            return next(iter(causes), None)
        return next(cause for cause in causes if cause.day == causes[-1].day)

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        row: Row = {
            "change": self.what,
            "changed": self.changed,
            "loop": self.loop.name,
            "loop_before": self.before.name if self.before else None,
            "kinds": self.loop.kinds,
            "detour_of": self.loop.detour_of,
            "detour_of_before": self.before.detour_of if self.before else None,
        }
        for day, loop in (("before", self.before), ("after", self.after)):
            size = loop.bottleneck if loop and loop.bottleneck.is_known else None
            row |= {
                f"bottleneck_{day}_low_usd_bn": _float(size.low) if size else None,
                f"bottleneck_{day}_usd_bn": _float(size.central) if size else None,
                f"bottleneck_{day}_high_usd_bn": _float(size.high) if size else None,
                f"weakest_status_{day}": loop.weakest_status if loop else None,
            }
        return row | {
            "deals": self.deals,
            "days": tuple(cause.day.isoformat() for cause in self.causes),
            "events": tuple(map(_brief, self.causes)),
            "sources": tuple(cause.source for cause in self.causes),
        }


@dataclass(frozen=True, kw_only=True)
class Diff(Displayed):
    """The loops of two days, and how those of the second differ from those of the first.

    Parameters
    ----------
    before, after : LoopList
        All loops of either day; if one of them is truncated, changes may be missing or spurious.
    changes : tuple of Change
        Loops that appeared, vanished, changed; in each group direct loops first, then by bottleneck, largest first.
    """

    before: LoopList
    after: LoopList
    changes: tuple[Change, ...]

    @property
    def appeared(self) -> tuple[Change, ...]:
        """The loops that exist on the second day only."""
        return tuple(change for change in self.changes if change.what == APPEARED)

    @property
    def vanished(self) -> tuple[Change, ...]:
        """The loops that existed on the first day only."""
        return tuple(change for change in self.changes if change.what == VANISHED)

    @property
    def changed(self) -> tuple[Change, ...]:
        """The loops that exist on both days, with another bottleneck, weakest status or name of a company."""
        return tuple(change for change in self.changes if change.what == CHANGED)

    def rows(self) -> list[Row]:
        """Give one flat row for each change."""
        return [change.row() for change in self.changes]


def diff(
    ledger: Ledger,
    before: date | str,
    after: date | str,
    *,
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
) -> Diff:
    """Find the loops that appeared, vanished or changed between two days, and what caused it.

    Parameters
    ----------
    ledger : Ledger
        The data.
    before, after : datetime.date or str
        The earlier and the later day; a month or year means its last day. What happened on
        `before` itself is not among the changes.
    status : Level or str
        The level of certainty.
    layers : iterable of Layer or str
        Some of ``cash``, ``value``, ``contingent``.
    money, window, assume_term_years
        What the sizes of loops count on either day, as in `Ledger.view`.
    kinds, max_length, max_loops
        As in `find_loops`.
    max_seconds, max_bytes : float and int, optional
        The most time and memory for both searches together. An interrupt is raised: partial lists of two days would give
        spurious changes.

    Returns
    -------
    Diff
        The changes, each with its deals and its causes.

    Raises
    ------
    ValueError
        If a day, level, layer or kind is not one, or `after` is the earlier day.

    See Also
    --------
    series : One figure on many days.
    datasets.compare : Two data sets instead of two days.

    Notes
    -----
    A loop appears because a leg of it had no fitting deal: the causes are the events that brought the first deals of such a
    leg. It vanishes because a leg has none any more: the causes are the events that ended its deals. Its bottleneck or
    weakest status changes with the legs that determine it on either day: by events, by payments, by statements of the pair, and
    by what had fallen due under the terms of the deals. It becomes a detour by what brings a loop on fewer of its
    companies, and direct by what ends the last of them. The consolidation of a subsidiary, newly reported
    parts of a round, and a round of another size change deals as well, and are causes. A loop that continues under the name
    of a new parent has changed, not vanished. Two searches for loops, then O(deals on the changed loops).

    Examples
    --------
    >>> from aigraph import load
    >>> found = diff(load(), "2026-02-26", "2026-02-28")
    >>> change = next(change for change in found.appeared if change.loop.name == "amazon-openai")
    >>> change.deals, change.causes[0].event.status.value
    (('amazon-openai-equity-t1',), 'signed')
    """
    first, second = day_of(before), day_of(after)
    if second < first:
        raise ValueError(f"{second} is before {first}: the earlier day comes first")
    layers = choices_of(Layer, layers)

    def seen(day: date) -> View:
        return ledger.view(
            as_of=day, status=status, layers=layers, money=money, window=window, assume_term_years=assume_term_years
        )

    one, other = find_in_both(
        (seen(first), seen(second)),
        max_length=max_length,
        kinds=kinds,
        max_loops=max_loops,
        max_seconds=max_seconds,
        max_bytes=max_bytes,
    )
    return Diff(before=one, after=other, changes=tuple(_changes(one, other)))


def _changes(before: LoopList, after: LoopList) -> Iterator[Change]:
    """Pair the loops of both days, and yield what differs."""
    between = ChangeAttribution(before.view, after.view)
    # The first of those that have become one loop by a merger is the one that goes on.
    known = {between.key_later(loop): loop for loop in reversed(before)}
    pairs = [(known.get(loop_key(loop)), loop) for loop in after]
    existing = set(map(loop_key, after))
    for old, loop in pairs:
        if old is None:
            yield _change(APPEARED, between.why_appeared(loop), after=loop)
    for loop in before:
        if between.key_later(loop) not in existing:
            yield _change(VANISHED, between.why_vanished(loop), before=loop)
    gone = {loop.name: loop for loop in before if between.key_later(loop) not in existing}
    new = {loop.name: loop for old, loop in pairs if old is None}
    for old, loop in pairs:
        changed = _aspects(old, loop) if old else ()
        if old and changed:
            reasons = [between.why_changed(old, loop)]
            if KINDS in changed:
                reasons += [between.why_appeared(Loop((form,))) for form in loop.forms if form.kind not in old.kinds]
                reasons += [between.why_vanished(Loop((form,))) for form in old.forms if form.kind not in loop.kinds]
            if DIRECTNESS in changed:
                reasons += [between.why_appeared(new[name]) for name in loop.detour_of if name in new]
                reasons += [between.why_vanished(gone[name]) for name in old.detour_of if name in gone]
            yield _change(CHANGED, _together(reasons), changed, before=old, after=loop)


def _together(reasons: Sequence[Attribution]) -> Attribution:
    if len(reasons) == 1:
        return reasons[0]
    deals = {deal for found, _ in reasons for deal in found}
    causes = dict.fromkeys(cause for _, found in reasons for cause in found)
    return tuple(sorted(deals)), tuple(sorted(causes, key=lambda cause: cause.day))


def _change(
    what: str, reason: Attribution, changed: tuple[str, ...] = (), before: Loop | None = None, after: Loop | None = None
) -> Change:
    deals, causes = reason
    return Change(what=what, changed=changed, before=before, after=after, deals=deals, causes=causes)


def _aspects(old: Loop, new: Loop) -> tuple[str, ...]:
    """Name what changed about a loop."""
    differs = {
        COMPANIES: set(old.companies) != set(new.companies),
        KINDS: set(old.kinds) != set(new.kinds),
        DIRECTNESS: old.is_direct != new.is_direct,
        STATUS: old.weakest_status is not new.weakest_status,
        BOTTLENECK: old.bottleneck != new.bottleneck,
    }
    return tuple(aspect for aspect, has_changed in differs.items() if has_changed)


def _brief(cause: Cause) -> str:
    if cause.event:
        return f"{cause.event.deal} {cause.event.status}"
    if cause.payment:
        return f"{cause.payment.deal} {cause.payment.kind} {cause.payment.period.text}"
    if cause.statement:
        row = cause.statement
        return f"{row.payer} to {row.payee} {row.deal_class} {row.period.text}"
    return f"{cause.deal} by its schedule" if cause.by_schedule else f"{cause.company} into {cause.parent}"


def _float(figure: Decimal | None) -> float | None:
    return None if figure is None else float(figure)
