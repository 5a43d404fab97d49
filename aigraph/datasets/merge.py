"""Merges two data sets: what is in both once, what is in one kept, and each conflict in a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from aigraph.datasets.decisions import Decision, Verdict
from aigraph.datasets.join_records import Join
from aigraph.datasets.match import match_companies, match_deals
from aigraph.model.deal import Event, certain_on
from aigraph.model.display import Displayed, Row
from aigraph.model.ledger import Ledger
from aigraph.rules.records import ring_of
from aigraph.store.tables import TABLES


@dataclass(frozen=True, kw_only=True)
class Merge(Displayed):
    """The outcome of `merge`.

    Parameters
    ----------
    ledger : Ledger
        The merged data set.
    decisions : tuple of Decision
        Every pair of two ids that was found the same, decided or is proposed; undecided pairs were kept apart. One id in both data
        sets is the same without being listed.
    conflicts : tuple of str
        Where the two contradict each other, one line each with what was kept.
    counts : mapping of str to (int, int, int, int)
        For each table the rows of the first, of the second, those that are in both and so are kept once, and those of the result: the
        first two less the third are the fourth.
    """

    ledger: Ledger
    decisions: tuple[Decision, ...]
    conflicts: tuple[str, ...]
    counts: Mapping[str, tuple[int, int, int, int]] = field(default_factory=dict)

    @property
    def undecided(self) -> tuple[Decision, ...]:
        """The pairs that wait for a decision."""
        return tuple(one for one in self.decisions if one.verdict is Verdict.UNDECIDED)

    def rows(self) -> list[Row]:
        """Give one row for each pair that was decided or is proposed."""
        return [decision.row() for decision in self.decisions]


def merge(one: Ledger, other: Ledger, decisions: Iterable[Decision] = ()) -> Merge:
    """Put two data sets together.

    A company or deal that is in both is kept once, under its id in the first; a source once if both have its address, or its id
    and title. What only the second has is added, under a new id where its own is taken by something else. Where both say something
    and differ, the first is kept, which is a conflict. Events, figures, answers, payments and statements of both are kept side by side, equal ones once.

    Parameters
    ----------
    one, other : Ledger
        The data sets; the first has the last word.
    decisions : iterable of Decision
        What a person decided of pairs, as `read_decisions` reads it. Without one, sure pairs are the same and doubtful ones are
        proposed and kept apart.

    Returns
    -------
    Merge
        The merged ledger, all decisions and proposals, the conflicts, and how many rows came from where.

    See Also
    --------
    datasets.compare : What differs, without putting anything together.
    datasets.read_decisions : Reads what a person decided.

    Notes
    -----
    Merging the result with either of the two again changes nothing. O(rows), but for deals that look alike.

    Examples
    --------
    >>> from aigraph import load
    >>> ledger = load()
    >>> merged = merge(ledger, ledger.where(touching=["nvidia"]))
    >>> merged.ledger == ledger, merged.conflicts
    (True, ())
    """
    decided = {decision.key: decision for decision in decisions}
    join = Join()
    pairs = match_companies(one, other, decided)
    names = join.companies(one, other, _same(pairs))
    sources = join.sources(one, other)
    deals = match_deals(one, other, names, decided)
    ids = join.deals(one, other, _same(deals), names)
    companies = join.ids(names)
    joined = Ledger(
        companies=join.merged_companies,
        aliases=join.aliases(one, other, names),
        deals=join.merged_deals,
        sources=join.merged_sources,
        metrics=_both(
            one.metrics,
            other.metrics,
            lambda row: replace(row, company=companies(row.company), source=sources.get(row.source, row.source)),
        ),
        evidence=_both(
            one.evidence,
            other.evidence,
            lambda row: replace(
                row,
                about=_about(row.about, other, ids, join.packages, names),
                source=sources.get(row.source, row.source),
            ),
        ),
    )
    events = _both(
        one.events,
        other.events,
        lambda row: replace(row, deal=ids.get(row.deal, row.deal), source=sources.get(row.source, row.source)),
    )
    ledger = replace(joined, events=_in_order(joined, one.events, events))
    _add_answer_conflicts(ledger, join)
    ledger = replace(
        ledger,
        payments=_both(
            one.payments,
            other.payments,
            lambda row: replace(row, deal=ids.get(row.deal, row.deal), source=sources.get(row.source, row.source)),
        ),
        statements=_both(
            one.statements,
            other.statements,
            lambda row: replace(
                row,
                payer=companies(row.payer),
                payee=companies(row.payee),
                source=sources.get(row.source, row.source),
            ),
        ),
    )
    counts = {}
    for table in TABLES:
        mine, theirs, made = (len(getattr(data, table.name)) for data in (one, other, ledger))
        counts[table.name] = (mine, theirs, mine + theirs - made, made)
    return Merge(
        ledger=ledger,
        decisions=tuple(_listed((*pairs, *deals), decided)),
        conflicts=tuple(join.conflicts),
        counts=counts,
    )


def _listed(decisions: Iterable[Decision], decided: Mapping[tuple[str, str, str], Decision]) -> Iterator[Decision]:
    """Yield the pairs that a person may want to see: not each company and deal that has one id in both."""
    for one in decisions:
        if (
            one.key in decided
            or one.first != one.second
            or one.verdict is not Verdict.SAME
            or one.first_name != one.second_name
        ):
            yield one


def _same(decisions: Iterable[Decision]) -> dict[str, str]:
    """Give for each id of the second data set the one of the first that it is; the first decision counts."""
    same: dict[str, str] = {}
    for decision in decisions:
        if decision.verdict is Verdict.SAME:
            same.setdefault(decision.second, decision.first)
    return same


def _both(mine: Sequence[Any], theirs: Iterable[Any], renamed: Callable[[Any], Any]) -> tuple[Any, ...]:
    known = set(mine)
    rows = list(mine)
    for row in map(renamed, theirs):
        if row not in known:
            known.add(row)
            rows.append(row)
    return tuple(rows)


def _about(
    about: str, ledger: Ledger, deals: Mapping[str, str], packages: Mapping[str, str], names: Mapping[str, str]
) -> str:
    """Say in the words of the merged data set what an answer is about: a deal, a package or a ring of companies."""
    if about in deals:
        return deals[about]
    if any(deal.package == about for deal in ledger.deals):
        return packages.get(about, about)
    return "-".join(names.get(company, company) for company in ring_of(about, ledger)) or about


def _in_order(ledger: Ledger, before: Sequence[Event], events: Sequence[Event]) -> tuple[Event, ...]:
    """Put the events of each deal together by date, where a new one would otherwise be below a later one."""
    touched = {event.deal for event in events[len(before) :]} & {event.deal for event in before}
    by_deal: dict[str, list[Event]] = {}
    for event in events:
        by_deal.setdefault(event.deal, []).append(event)
    for deal in touched:
        by_deal[deal].sort(key=lambda event: certain_on(event, ledger.source_by_id.get(event.source)) or date.max)
    rows: list[Event] = []
    done: set[str] = set()
    for event in events:
        if event.deal not in touched:
            rows.append(event)
        elif event.deal not in done:
            done.add(event.deal)
            rows += by_deal[event.deal]
    return tuple(rows)


def _add_answer_conflicts(ledger: Ledger, join: Join) -> None:
    """Add a conflict where one question about one thing has two answers; both are kept."""
    first: dict[tuple[str, str], Any] = {}
    for row in ledger.evidence:
        earlier = first.setdefault((row.about, row.flag), row)
        if earlier.answer != row.answer:
            join.conflicts.append(f"evidence {row.about} {row.flag}: {earlier.answer} and {row.answer}; both stand")
