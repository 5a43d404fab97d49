"""How a sum falls due over the term of a deal."""

from __future__ import annotations

from enum import StrEnum

from aigraph.model.instruments import PAID_AT_CLOSING


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
