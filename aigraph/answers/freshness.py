"""How long ago the deals and their sources were looked at, and which days that they name have passed without a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from aigraph.language.translation import gettext_noop
from aigraph.model.amount import Amount
from aigraph.model.dates import PartialDate, day_of
from aigraph.model.deal import Deal, DealState, Event, certain_on
from aigraph.model.display import Displayed, Row
from aigraph.model.ledger import Ledger
from aigraph.model.money.deal_terms import terms_of
from aigraph.model.source import Source
from aigraph.model.status import Status
from aigraph.schedules.by_day import contracted
from aigraph.schedules.terms import InstalmentKind

DAYS = 60
"""What was not looked at for longer is due to be looked at again."""


class Step(StrEnum):
    """What a deal is waiting for on a known day."""

    NEXT = gettext_noop("next step")
    INSTALMENT = gettext_noop("instalment")
    BEGIN = gettext_noop("start of the term")
    END = gettext_noop("end of the term")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDate(Displayed):
    """A day that a deal names, by which something of it should happen.

    Parameters
    ----------
    day : PartialDate
        When; where it is a month or a year, by its last day.
    reported : str
        The wording of the source, or of the instalment.
    """

    day: PartialDate
    step: Step
    reported: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DealFreshness(Displayed):
    """A deal that may still change, with the day on which it was last looked at and the days that it names.

    Parameters
    ----------
    amount : Amount
        Its contracted size, in US$ billions.
    looked_at : datetime.date or None
        The later of `Deal.looked_at` and the days on which its sources were read; None where nobody wrote one down.
    passed : tuple of KnownDate
        Days gone by of which nothing on record says what came, oldest first.
    coming : tuple of KnownDate
        Days still to come, the next one first.
    """

    deal: Deal
    status: Status
    amount: Amount
    looked_at: date | None
    passed: tuple[KnownDate, ...]
    coming: tuple[KnownDate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFreshness(Displayed):
    """A source that the present state of some live deals rests on, with those deals.

    Parameters
    ----------
    read_on : datetime.date or None
        When its text was last read; None where nobody wrote it down.
    """

    source: Source
    read_on: date | None
    deals: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Freshness(Displayed):
    """How fresh a ledger is on a day.

    Parameters
    ----------
    on : datetime.date
        The day from which it is counted.
    days : int
        How many days something stays fresh.
    deals : tuple of DealFreshness
        The deals that were not called off, largest first.
    sources : tuple of SourceFreshness
        The sources of their present states, those on which most deals rest first.
    """

    ledger: Ledger
    on: date
    days: int
    deals: tuple[DealFreshness, ...]
    sources: tuple[SourceFreshness, ...]

    @property
    def looked_at(self) -> date | None:
        """The day on which anything in this version of the data was last looked at; None where nobody wrote one down."""
        seen = [one.looked_at for one in self.deals if one.looked_at]
        seen += [day for source in self.ledger.sources if (day := _read_on(source, self.on))]
        return max(seen, default=None)

    @property
    def passed(self) -> tuple[DealFreshness, ...]:
        """The deals of which a known day has passed without a word on what came, the one that passed first leading."""
        return tuple(
            sorted((one for one in self.deals if one.passed), key=lambda one: (one.passed[0].day.last, one.deal.id))
        )

    @property
    def coming(self) -> tuple[DealFreshness, ...]:
        """The deals that name a day within the next `days`, the nearest leading."""
        until = self.on + timedelta(days=self.days)
        near = (one for one in self.deals if one.coming and one.coming[0].day.last <= until)
        return tuple(sorted(near, key=lambda one: (one.coming[0].day.last, one.deal.id)))

    @property
    def not_looked_at(self) -> tuple[DealFreshness, ...]:
        """The deals that were not looked at for so many days, or of which nobody knows, largest first."""
        return tuple(one for one in self.deals if self._is_old(one.looked_at))

    @property
    def stale_sources(self) -> tuple[SourceFreshness, ...]:
        """The sources with an address that were not read for so many days, or of which nobody knows."""
        return tuple(one for one in self.sources if one.source.url and self._is_old(one.read_on))

    def _is_old(self, day: date | None) -> bool:
        return day is None or self.on - day > timedelta(days=self.days)

    def rows(self) -> list[Row]:
        """Give one row for each deal and source on the four lists; the names are public."""
        passed = [("date passed", one, known) for one in self.passed for known in one.passed]
        coming = [("date coming", one, one.coming[0]) for one in self.coming]
        dated = [
            {"list": which, "id": one.deal.id, "looked_at": one.looked_at}
            | {"date": str(known.day), "step": str(known.step), "reported": known.reported}
            for which, one, known in (*passed, *coming)
        ]
        unseen: list[Row] = [
            {"list": "not looked at", "id": one.deal.id, "looked_at": one.looked_at} for one in self.not_looked_at
        ]
        stale: list[Row] = [
            {"list": "source stale", "id": one.source.id, "looked_at": one.read_on} for one in self.stale_sources
        ]
        blank = dict.fromkeys(("list", "id", "looked_at", "date", "step", "reported"), None)
        return [blank | row for row in (*dated, *unseen, *stale)]


def freshness(ledger: Ledger, on: date | str | None = None, days: int = DAYS) -> Freshness:
    """Say what has not been looked at for long, and which known days have passed without a word on what came.

    Parameters
    ----------
    ledger : Ledger
        The data.
    on : datetime.date or str, optional
        The day from which it is counted; by default today, as the clock has it. Events after it are not counted.
    days : int
        How many days something stays fresh.

    Returns
    -------
    Freshness
        Of the deals that were not called off, replaced or refuted. A known day is that of a next step that a source expects
        (`Event.next_by`), of a planned or promised instalment, and of the first and last day of a term. It has passed without
        a word if no event is about that day or a later one, and no payment made is on record of it.

    Raises
    ------
    ValueError
        If `days` is less than 0.

    See Also
    --------
    list_sources : All sources of a view.

    Examples
    --------
    >>> from aigraph import load
    >>> found = freshness(load(), on="2026-11-30")
    >>> found.looked_at.isoformat() <= "2026-11-30", len(found.not_looked_at) < len(found.deals)
    (True, True)
    """
    if days < 0:
        raise ValueError(f"{days} days: expected 0 or more")
    day = day_of(on) if on is not None else date.today()  # noqa: DTZ011  # the reader's own day is meant
    states = ledger.states(day)
    live = [(deal, states[deal.id]) for deal in ledger.deals if deal.id in states and states[deal.id].status.rank >= 0]
    deals = [_deal_freshness(ledger, deal, state, day) for deal, state in live]
    return Freshness(
        ledger=ledger,
        on=day,
        days=days,
        deals=tuple(sorted(deals, key=lambda one: (-_size(one.amount), one.deal.id))),
        sources=_sources(ledger, {deal.id: state for deal, state in live}, day),
    )


def _deal_freshness(ledger: Ledger, deal: Deal, state: DealState, on: date) -> DealFreshness:
    cited = [event.source for event in state.events] + [one.source for one in ledger.payments_by_deal.get(deal.id, ())]
    read = [ledger.source_by_id[source].retrieved for source in cited if source in ledger.source_by_id]
    # A month is taken by its first day: to look once too often is better than once too seldom.
    days = [day.first for day in (deal.looked_at, *read) if day and day.first <= on]
    known = sorted(_open_dates(ledger, deal, state), key=lambda one: (one.day.last, one.step))
    return DealFreshness(
        deal=deal,
        status=state.status,
        amount=contracted(terms_of(ledger, deal, on, state.amount), on),
        looked_at=max(days, default=None),
        passed=tuple(one for one in known if one.day.last < on),
        coming=tuple(one for one in known if one.day.last >= on),
    )


def _open_dates(ledger: Ledger, deal: Deal, state: DealState) -> Iterator[KnownDate]:
    """Give the days that a deal names and that nothing on record answers."""
    certain = [certain_on(event, ledger.source_by_id.get(event.source)) for event in state.events]
    last = max((day for day in certain if day), default=date.min)
    if (awaited := _awaited(state.events)) and awaited.next_by and last < awaited.next_by.first:
        yield KnownDate(day=awaited.next_by, step=Step.NEXT, reported=awaited.reported)
    payments = ledger.payments_by_deal.get(deal.id, ())
    paid = max((one.period.last for one in payments if one.kind is InstalmentKind.PAID), default=date.min)
    for payment in payments:
        if payment.kind is not InstalmentKind.PAID and max(last, paid) < payment.period.first:
            day = payment.period.last.isoformat()
            yield KnownDate(day=PartialDate.parse(day), step=Step.INSTALMENT, reported=payment.reported)
    for end, step in ((deal.start, Step.BEGIN), (deal.end, Step.END)):
        if end and last < end.first:
            yield KnownDate(day=end, step=step)


def _awaited(events: Iterable[Event]) -> Event | None:
    """Give the last event that names the day of a next step, unless the deal has got further since."""
    found: Event | None = None
    for event in events:
        if event.next_by:
            found = event
        elif found and event.status.rank > found.status.rank:
            found = None
    return found


def _sources(ledger: Ledger, states: Mapping[str, DealState], on: date) -> tuple[SourceFreshness, ...]:
    """Give the sources of the newest event of each deal."""
    deals: dict[str, list[str]] = {}
    for deal, state in states.items():
        deals.setdefault(state.events[-1].source, []).append(deal)
    found = [
        SourceFreshness(source=source, read_on=_read_on(source, on), deals=tuple(deals[source.id]))
        for source in ledger.sources
        if source.id in deals and not source.is_own_table
    ]
    return tuple(sorted(found, key=lambda one: (-len(one.deals), one.source.id)))


def _read_on(source: Source, on: date) -> date | None:
    return source.retrieved.first if source.retrieved and source.retrieved.first <= on else None


def _size(amount: Amount) -> float:
    return float(next((figure for figure in (amount.central, amount.high, amount.low) if figure), 0))
