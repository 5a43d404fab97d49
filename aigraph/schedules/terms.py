"""The terms of one deal, all that its schedule follows from: its term, its profile, its payment table."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from aigraph.engine.frozen import dataclass
from aigraph.model.amount import Amount
from aigraph.model.dates import PartialDate
from aigraph.model.instruments import PAID_AT_CLOSING
from aigraph.schedules.firmness import Firmness
from aigraph.schedules.period import Period


class Profile(StrEnum):
    """The shape of a payment schedule.

    `AT_ONCE`: whole on one day. `FLAT`: the same each day. `RAMP`: at a rate that never falls. `PER_YEAR`: the same each
    calendar year. `INSTALMENTS`: by rows. `ON_DELIVERY`, `MILESTONES`, `UNKNOWN`: within the term, on days that are not reported.
    """

    AT_ONCE = "at_once"
    FLAT = "flat"
    RAMP = "ramp"
    PER_YEAR = "per_year"
    INSTALMENTS = "instalments"
    ON_DELIVERY = "on_delivery"
    MILESTONES = "milestones"
    UNKNOWN = "unknown"


def default_profile(instrument_name: str) -> Profile:
    """Give the profile of a deal of which no source tells one: paid at closing, or unknown.

    A loan is unknown: most are facilities that are drawn over months.

    Examples
    --------
    >>> str(default_profile("equity")), str(default_profile("compute"))
    ('at_once', 'unknown')
    """
    return Profile.AT_ONCE if instrument_name in PAID_AT_CLOSING else Profile.UNKNOWN


class InstalmentKind(StrEnum):
    """How certain a row is: expected by a plan, bound by the contract, or paid."""

    PLANNED = "planned"
    COMMITTED = "committed"
    PAID = "paid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Instalment:
    """One row of a payment table: what is planned, committed or paid in a period.

    Parameters
    ----------
    amount : Amount or None
        Its size in US$ billions.
    share : Decimal or None
        Its size as a part of the amount of the deal, from 0 to 1, where no sum is stated.

    Raises
    ------
    ValueError
        If there is not exactly one of the two, or if it is out of range.
    """

    kind: InstalmentKind
    period: Period
    amount: Amount | None = None
    share: Decimal | None = None

    def __post_init__(self) -> None:
        """Refuse a row without a size, with two sizes, or with a negative one."""
        if (self.amount is None) == (self.share is None):
            raise ValueError(f"the {self.kind} instalment of {self.period} needs an amount or a share, not both")
        if self.share is not None and not 0 <= self.share <= 1:
            raise ValueError(f"the {self.kind} instalment of {self.period} has the share {self.share}: expected 0 to 1")
        if self.amount is not None and self.amount.low < 0:
            raise ValueError(
                f"the {self.kind} instalment of {self.period} is {self.amount.low}: expected no less than 0; "
                "what comes back from the payee is no instalment"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidStatement:
    """A running total: what had been paid by the end of a day, all instalments together, in US$ billions."""

    day: date
    paid_usd_bn: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is known, on the as-of day, of the money of one deal and of the days on which it falls due.

    Parameters
    ----------
    amount : Amount
        The sum in US$ billions; of one calendar year if `basis` is ``annual``, else of the whole deal.
    basis : str
        As in `Deal.basis`; only ``annual`` matters.
    start, end : PartialDate or None
        The term.
    profile : Profile or None
        The shape of the schedule; None where no source tells one.
    default_profile : Profile
        What stands in for it then, by the instrument: see `default_profile`.
    notice_days : int or None
        The notice of a cancellable contract.
    firm_share : Decimal or None
        The part of the amount, from 0 to 1, that a source calls firm.
    instalments : tuple of Instalment
        The rows of the payment table.
    statements : tuple of PaidStatement
        Running totals of what had been paid. With the paid rows they are two accounts of the same money.
    closed : PartialDate or None
        The day of the first event ``closed``.
    cancelled : datetime.date or None
        The day after which nothing falls due any more.
    assumed_term : tuple of two datetime.date, or None
        First and last day of an assumed term: see `assume_term`.

    Raises
    ------
    ValueError
        If the start lies after the end whatever days they mean, or a number is out of range.

    Examples
    --------
    >>> Terms(amount=Amount.of(central="3"), start=PartialDate.parse("2027"), end=PartialDate.parse("2026"))
    Traceback (most recent call last):
    ...
    ValueError: the term starts (2027) after it ends (2026)
    """

    amount: Amount
    basis: str = "total"
    start: PartialDate | None = None
    end: PartialDate | None = None
    profile: Profile | None = None
    default_profile: Profile = Profile.UNKNOWN
    firmness: Firmness = Firmness.UNKNOWN
    notice_days: int | None = None
    firm_share: Decimal | None = None
    instalments: tuple[Instalment, ...] = ()
    statements: tuple[PaidStatement, ...] = ()
    closed: PartialDate | None = None
    cancelled: date | None = None
    assumed_term: tuple[date, date] | None = None

    def __post_init__(self) -> None:
        """Refuse what no contract can say."""
        if starts_after_end(self.start, self.end):
            raise ValueError(f"the term starts ({self.start}) after it ends ({self.end})")
        if self.firm_share is not None and not 0 <= self.firm_share <= 1:
            raise ValueError(f"the firm share is {self.firm_share}: expected 0 to 1")
        if self.notice_days is not None and self.notice_days < 0:
            raise ValueError(f"the notice is {self.notice_days} days: expected no less than 0")

    @property
    def is_yearly(self) -> bool:
        """Whether the amount is that of one year."""
        return self.basis == "annual"

    @property
    def shape(self) -> Profile:
        """The profile that counts: the rows of a payment table before all, then what was reported, then the default."""
        if self.instalments and any(row.kind is not InstalmentKind.PAID for row in self.instalments):
            return Profile.INSTALMENTS
        if self.profile is not None:
            return self.profile
        return Profile.PER_YEAR if self.is_yearly else self.default_profile


def starts_after_end(start: PartialDate | None, end: PartialDate | None) -> bool:
    """Whether a term begins after it ends whatever days its two partial dates mean: an error in the data.

    Examples
    --------
    >>> starts_after_end(PartialDate.parse("2026-05"), PartialDate.parse("2026"))
    False
    """
    return start is not None and end is not None and start.first > end.last
