"""Deals counted by what is known of them on a day: their terms, what bounds their amounts, what is stated of pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import takewhile
from typing import Any

from aigraph.engine.frozen import dataclass
from aigraph.model.amount import UNKNOWN, Amount
from aigraph.model.company import Consolidation
from aigraph.model.dates import PartialDate
from aigraph.model.deal import Deal, DealState
from aigraph.model.money.counted import CountedDeal, Counting, Pair, Reward
from aigraph.model.money.joint_sum import Ceiling, held_to
from aigraph.model.money.payment import Payment
from aigraph.model.origin import DataError
from aigraph.model.status import Level, Status
from aigraph.model.tables import Tables
from aigraph.schedules.by_day import contracted
from aigraph.schedules.firmness import Firmness
from aigraph.schedules.pair_statements import PairStatement
from aigraph.schedules.terms import Instalment, InstalmentKind, PaidStatement, Terms, default_profile
from aigraph.schedules.window import Window


def terms_of(tables: Tables, deal: Deal, as_of: date, ceiling: Amount, *, paid_until: date | None = None) -> Terms:
    """Put together what is known of the money of a deal by the end of a day.

    Parameters
    ----------
    ceiling : Amount
        The amount of the deal, cut at that of the umbrellas that contain it.
    paid_until : datetime.date, optional
        The last day whose paid rows count, where a window goes beyond that day.

    Raises
    ------
    DataError
        If it says what no contract can, with the place of the deal.

    Notes
    -----
    A schedule is known from the day on which its source appeared; what was paid counts from the last day of its period,
    whichever source reports it later, as an event does. O(events + payments of the deal).
    """
    history = tables.history.get(deal.id, ())
    try:
        return Terms(
            amount=ceiling,
            basis=deal.basis,
            start=deal.start,
            end=deal.end,
            profile=deal.profile,
            default_profile=default_profile(deal.instrument_name),
            firmness=deal.firmness or Firmness.UNKNOWN,
            notice_days=deal.notice_days,
            firm_share=deal.firm_share,
            instalments=tuple(
                Instalment(kind=row.kind, period=row.period, amount=row.amount, share=row.share)
                for row in payments_that_count(tables, deal.id, as_of, paid_until or as_of)
            ),
            statements=tuple(
                PaidStatement(day=day, paid_usd_bn=event.paid_usd_bn)
                for day, event in history
                if event.paid_usd_bn is not None and day <= as_of
            ),
            closed=next(
                (
                    event.date or PartialDate.parse(day.isoformat())
                    for day, event in history
                    if event.status is Status.CLOSED and day <= as_of
                ),
                None,
            ),
            cancelled=_called_off([(day, event.status) for day, event in history if day <= as_of]),
        )
    except ValueError as error:
        raise DataError.at(deal.origin.path, f"deal {deal.id!r}: {error}", deal.origin.line) from None


def _called_off(statuses: Sequence[tuple[date, Status]]) -> date | None:
    """Give the first day of the statuses off the ladder that a deal is left with; later reports of the same move nothing."""
    off = [day for day, _ in takewhile(lambda step: step[1].rank < 0, reversed(statuses))]
    return off[-1] if off else None


def payments_that_count(tables: Tables, deal: str, as_of: date, paid_until: date = date.max) -> tuple[Payment, ...]:
    """Give the payments of a deal that are known on a day, each told once, and what was paid up to another.

    Where several sources tell of one payment, in periods that overlap, the better graded source counts, then the later,
    then the finer period. Rows of one source are payments of their own.
    """
    rows = tables.payments_by_deal.get(deal)
    if rows is None:
        return ()
    known = [row for row in rows if _is_known(tables, row, as_of, paid_until)]
    if len({row.source for row in known}) < 2:  # noqa: PLR2004 (one source contradicts nobody)
        return tuple(known)
    chosen: list[Payment] = []
    for row in sorted(known, key=lambda row: _rank(tables, row)):
        if not any(_tells_of_the_same(row, other) for other in chosen):
            chosen.append(row)
    return tuple(row for row in known if row in chosen)


def _tells_of_the_same(row: Payment, other: Payment) -> bool:
    return row.kind is other.kind and row.source != other.source and row.period.overlaps(other.period)


def known_on(tables: Tables, row: Payment) -> date | None:
    """Give the day from which a payment counts: the last of its period if it was made, else that of its source; None for always."""
    if row.kind is InstalmentKind.PAID:
        return row.period.last
    source = tables.source_by_id.get(row.source)
    return source.published.last if source and source.published else None


def _is_known(tables: Tables, row: Payment, as_of: date, paid_until: date) -> bool:
    day = known_on(tables, row)
    return day is None or day <= (paid_until if row.kind is InstalmentKind.PAID else as_of)


def _rank(tables: Tables, row: Payment) -> tuple[str, int, int]:
    source = tables.source_by_id.get(row.source)
    published = source.published.last.toordinal() if source and source.published else 0
    return source.grade if source else "D", -published, row.period.days


def ceiling_of(tables: Tables, umbrella: Deal, day: date) -> Ceiling:
    """Give the most that the parts of an umbrella are together, by what is on record on a day."""
    state = tables.states(day).get(umbrella.id)
    whole = UNKNOWN if state is None else contracted(terms_of(tables, umbrella, day, state.amount), day)
    return Ceiling(umbrella.id, whole.high)


@dataclass(frozen=True)
class DealCounter:
    """Counts the deals of a view by what is known of them on its day; what it counted is kept with the tables.

    Parameters
    ----------
    consolidation : Consolidation
        Which companies count as which, and on which day.
    status : Level
        The certainty of the view.
    rewards : callable
        Gives the warrants, grants and credits of the view, whatever its layers.
    """

    tables: Tables
    consolidation: Consolidation
    status: Level
    window: Window | None
    assume_term_years: int | None
    rewards: Callable[[], Sequence[Reward]]

    @cached_property
    def known(self) -> dict[str, Any]:
        """What is counted of each deal: the same for all layers and every kind of money, so that such views share it; and what each sees."""
        kept: dict[str, Any] = self.tables.shared((self.status, *self._way))
        return kept

    @cached_property
    def _known_at_any_level(self) -> dict[str, CountedDeal]:
        return self.tables.shared(self._way)

    @property
    def _way(self) -> tuple[Hashable, ...]:
        return (self.consolidation.day, self.consolidation.is_merged, self.window, self.assume_term_years)

    @cached_property
    def counting(self) -> Counting:
        """What all deals of the view have in common: its day, its window, and what is stated of pairs."""
        return Counting(
            as_of=self.consolidation.day,
            window=self.window,
            assume_term_years=self.assume_term_years,
            statements=lambda: self._statements,
            rewards=self.rewards,
            ceilings=lambda: self._ceilings,
        )

    @cached_property
    def _statements(self) -> Mapping[Pair, tuple[PairStatement, ...]]:
        return statements_by_pair(self.tables, self.consolidation) if self.tables.statements else {}

    def count(self, deal: Deal, state: DealState, since: date) -> CountedDeal:
        """Count a deal that stands since a day, once for all views that count it in the same way."""
        counted: CountedDeal | None = self.known.get(deal.id)
        if counted is None:
            counted = self.known[deal.id] = self._count(deal, state, since)
            self._known_at_any_level.setdefault(deal.id, counted)
        return counted

    def _count(self, deal: Deal, state: DealState, since: date) -> CountedDeal:
        counts_from = self.counts_from(deal)
        is_whole = (
            counts_from is None
            and state.paid_usd_bn is None
            and state.status is not Status.CANCELLED
            and deal.basis != "annual"
            and deal.id not in self.tables.payments_by_deal
        )
        return CountedDeal(
            lambda: self._terms(deal, state),
            self.counting,
            since=since,
            deal_class=deal.instrument.deal_class,
            counts_from=counts_from,
            # An assumed term begins on the day since which the deal stands, which hangs on the certainty.
            same=self._known_at_any_level.get(deal.id) if self.assume_term_years is None else None,
            whole=(lambda: self._capped(deal, state)) if is_whole else None,
        )

    def counts_from(self, deal: Deal) -> date | None:
        """Give the day of consolidation from which a deal counts for the two companies of its arrow, if it was made before."""
        day = max(self.consolidation.group(end)[1] for end in (deal.payer, deal.payee))
        return day if self.tables.history[deal.id][0][0] < day else None

    def _terms(self, deal: Deal, state: DealState) -> Terms:
        day = self.consolidation.day
        last = max(day, self.counting.days.last)
        return terms_of(self.tables, deal, day, self._capped(deal, state), paid_until=last)

    def _capped(self, deal: Deal, state: DealState) -> Amount:
        """Cut an amount at the umbrellas that contain it: a part is not larger than its whole.

        What several paid together bounds the share of one of them only where something of that share is known: of an
        investor who is named in a round, and no more, nothing is.
        """
        amount = state.amount
        for over in self.tables.umbrellas_of(deal) if deal.part_of else ():
            if over.payer == deal.payer or state.amount.is_known:
                amount = held_to(amount, self._ceiling(over).high)
        return amount

    def _ceiling(self, umbrella: Deal) -> Ceiling:
        known = self._known_ceilings
        if umbrella.id not in known:
            known[umbrella.id] = ceiling_of(self.tables, umbrella, self.consolidation.day)
        return known[umbrella.id]

    @cached_property
    def _known_ceilings(self) -> dict[str, Ceiling]:
        return {}

    @cached_property
    def _ceilings(self) -> Mapping[str, tuple[Ceiling, ...]]:
        parts = [deal for deal in self.tables.deals if deal.part_of]
        wholes = dict.fromkeys(over for deal in parts for over in self.tables.umbrellas_of(deal)[:1])
        above = {deal.id: self.tables.umbrellas_of(deal) for deal in parts}
        above |= {whole.id: (whole, *self.tables.umbrellas_of(whole)) for whole in wholes}
        return {name: tuple(map(self._ceiling, umbrellas)) for name, umbrellas in above.items()}


def statements_by_pair(tables: Tables, consolidation: Consolidation) -> Mapping[Pair, tuple[PairStatement, ...]]:
    """Give the statements on periods that had ended by a day, by what their two companies count as. O(statements)."""
    found: dict[Pair, list[PairStatement]] = defaultdict(list)
    for row in tables.statements:
        source = tables.source_by_id.get(row.source)
        if row.period.last <= consolidation.day:
            payer, payee = (consolidation.group(end)[0] for end in (row.payer, row.payee))
            found[payer, payee, row.deal_class].append(
                PairStatement(period=row.period, amount=row.amount, grade=source.grade if source else "")
            )
    return {pair: tuple(rows) for pair, rows in found.items()}
