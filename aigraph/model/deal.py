"""A deal, the events that are reported of it, the state that they leave on a day, and the arrow by which a view shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from datetime import date
from decimal import Decimal

from aigraph.engine.frozen import dataclass
from aigraph.model.amount import UNKNOWN, Amount
from aigraph.model.dates import PartialDate
from aigraph.model.display import Displayed
from aigraph.model.instruments import INSTRUMENTS, Instrument
from aigraph.model.origin import NOWHERE, Origin
from aigraph.model.source import Source
from aigraph.model.status import Level, Status, levels_admitting
from aigraph.schedules.firmness import Firmness
from aigraph.schedules.terms import Profile

BASES = ("total", "annual", "drawn", "estimate")
"""What the figure of a deal counts: the whole contract, one year of it, the part drawn, or somebody's estimate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal(Displayed):
    """An arrow: one transfer of value from `payer` to `payee` by one instrument.

    Parameters
    ----------
    package : str
        Joins the deals of one agreement: a two-way agreement is two deals with one package.
    part_of : str
        The umbrella deal whose figure already contains this one.
    replaces : tuple of str
        Deals that this one took the place of.
    tied_to : tuple of str
        Companies where the money must be spent, as cloud credits must.
    basis : str
        One of `BASES`.
    profile : Profile or None
        How the money falls due over the term; None where no source tells it.
    firmness : Firmness or None
        What the payer can still get out of; None where no source tells it.
    notice_days : int or None
        The notice of a cancellable contract.
    firm_share : Decimal or None
        The part of the amount, from 0 to 1, that a source calls firm.
    vests_with : str
        Of a warrant, grant or credit, the purchase that it is a reward for.
    covers : str
        Of a guarantee, the deal whose debt or rent it covers.
    secured_by : str
        The collateral, in words.
    capacity_mw : Decimal or None
        Megawatts.
    units : str
        What is delivered, such as ``400,000 GB200``.
    currency : str
        That of the contract, ISO 4217.
    looked_at : PartialDate or None
        When somebody last looked for news of it, whether there was any; None where nobody wrote it down.
    """

    id: str
    payer: str
    payee: str
    instrument_name: str
    title: str = ""
    start: PartialDate | None = None
    end: PartialDate | None = None
    package: str = ""
    part_of: str = ""
    replaces: tuple[str, ...] = ()
    tied_to: tuple[str, ...] = ()
    basis: str = "total"
    profile: Profile | None = None
    firmness: Firmness | None = None
    notice_days: int | None = None
    firm_share: Decimal | None = None
    vests_with: str = ""
    covers: str = ""
    secured_by: str = ""
    capacity_mw: Decimal | None = None
    units: str = ""
    currency: str = ""
    looked_at: PartialDate | None = None
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)

    @property
    def instrument(self) -> Instrument:
        """The row of the instrument table."""
        return INSTRUMENTS[self.instrument_name]

    def over_its_term(self, amount: Amount) -> Amount:
        """Turn a yearly figure into the whole; without a known term the whole is unknown.

        The years run from the first day of `start` to the last day of `end`, by the mean calendar year.
        """
        if self.basis != "annual" or amount == UNKNOWN:
            return amount
        if self.start is None or self.end is None:
            return UNKNOWN
        days = (self.end.last - self.start.first).days + 1
        return amount.times((Decimal(days) / Decimal("365.2425")).quantize(Decimal("0.01")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Displayed):
    """What one source said about one deal on one day. A correction is a new event, never an edit.

    Parameters
    ----------
    low_usd_bn, usd_bn, high_usd_bn : Decimal or None
        The size that the source gives, in US$ billions. A figure alone is exact; beside a bound, a missing
        bound is open.
    paid_usd_bn : Decimal or None
        What had been paid by then, in US$ billions, all instalments together.
    reported : str
        The wording and currency of the source, such as "up to $100bn".
    locator : str
        Where in the source: a page or paragraph.
    next_by : PartialDate or None
        By when the source expects the next step: a signing, a closing, a listing; None where it names no day.
    """

    deal: str
    date: PartialDate | None
    status: Status
    low_usd_bn: Decimal | None = None
    usd_bn: Decimal | None = None
    high_usd_bn: Decimal | None = None
    paid_usd_bn: Decimal | None = None
    reported: str = ""
    source: str
    locator: str = ""
    next_by: PartialDate | None = None
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)

    @property
    def amount(self) -> Amount:
        """The size as an interval, `UNKNOWN` where the source gives none."""
        if self.low_usd_bn is None and self.usd_bn is None and self.high_usd_bn is None:
            return UNKNOWN
        return Amount.of(self.low_usd_bn, self.usd_bn, self.high_usd_bn)


@dataclass(frozen=True, slots=True)
class DealState:
    """A deal as its events leave it on some day.

    Parameters
    ----------
    since : dict of Level to datetime.date
        For each level that admits the deal, the day from which it did so without a break.
    events : tuple of Event
        The events that count, in order.
    """

    status: Status
    amount: Amount
    paid_usd_bn: Decimal | None
    since: dict[Level, date]
    events: tuple[Event, ...]

    @property
    def drawn_status(self) -> Status:
        """The status of what counts of it: of a cancelled deal what was paid, which is closed."""
        return Status.CLOSED if self.status is Status.CANCELLED else self.status


def certain_on(event: Event, source: Source | None) -> date | None:
    """Give the day by which an event had certainly happened, or None if nothing dates it."""
    ends = [event.date.last] if event.date else []
    if source and source.published:
        ends.append(source.published.last)
    if not ends:
        return None
    # A source can tell only of what came before it, so it narrows a vague date; it never moves a precise one.
    return max(min(ends), event.date.first) if event.date else min(ends)


def state_after(
    events: Iterable[tuple[date, Event]], *, is_option: bool = False, is_paid_by_rows: bool = False
) -> DealState | None:
    """Give the state that dated events, in their order, leave a deal in; None if there are none.

    A later event takes over the status, and the amount or the sum paid where it gives one. An option that is signed binds
    nobody: it counts as announced until it is closed, or something is paid. Of a cancelled deal what was paid still counts,
    and `is_paid_by_rows` says whether rows of its payment table show that something was.
    """
    amount, paid = UNKNOWN, None
    since: dict[Level, date] = {}
    counted: list[Event] = []
    for day, event in events:
        if event.amount.is_known:
            amount = event.amount
        if event.paid_usd_bn is not None:
            paid = event.paid_usd_bn
        status = Status.ANNOUNCED if is_option and event.status is Status.SIGNED else event.status
        has_moved = (paid is not None and paid > 0) or (is_paid_by_rows and status is Status.CANCELLED)
        admitting = levels_admitting(status, paid=has_moved)
        since = {level: since.get(level, day) for level in admitting}
        counted.append(event)
    return DealState(counted[-1].status, amount, paid, since, tuple(counted)) if counted else None
