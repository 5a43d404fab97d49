"""Terms of deals for property tests: short, so that a slow oracle can try every day that they can mean.

All days lie around the turn of 2023 to 2024, where years of 365 and 366 days meet.
"""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from aigraph.model.amount import Amount
from aigraph.model.dates import PartialDate
from aigraph.schedules.period import Period
from aigraph.schedules.profile import Profile
from aigraph.schedules.terms import Instalment, InstalmentKind, PaidStatement, Terms
from aigraph.schedules.window import Window

FIRST = date(2023, 12, 20)
SPAN = 30
LAST = FIRST + timedelta(days=SPAN)
"""Nothing in these terms falls after it."""

days = st.integers(0, SPAN).map(lambda offset: FIRST + timedelta(days=offset))
sums = st.integers(0, 12).map(Decimal)


@st.composite
def spans(draw, longest=6, earliest=FIRST):
    first = draw(st.integers(0, (LAST - earliest).days))
    last = draw(st.integers(first, min(first + longest, (LAST - earliest).days)))
    return earliest + timedelta(days=first), earliest + timedelta(days=last)


@st.composite
def partial_dates(draw):
    first, last = draw(spans())
    return PartialDate(f"{first}..{last}", first, last)


@st.composite
def amounts(draw, closed=False):
    low, central, high = sorted(draw(st.tuples(sums, sums, sums)))
    top = high if closed else draw(st.sampled_from((high, high, None)))
    return Amount(low, central if low == top else draw(st.sampled_from((central, central, None))), top)


@st.composite
def windows(draw):
    first, last = draw(spans(longest=SPAN))
    return Window(first, last)


@st.composite
def instalments(draw, earliest=FIRST):
    first, last = draw(spans(earliest=earliest))
    share = draw(st.sampled_from((None, None, Decimal("0.25"), Decimal("0.5"))))
    return Instalment(
        kind=draw(st.sampled_from(InstalmentKind)),
        period=Period(f"{first}..{last}", first, last),
        amount=draw(amounts(closed=True)) if share is None else None,
        share=share,
    )


statements = st.builds(PaidStatement, day=days, paid_usd_bn=sums)


@st.composite
def terms(draw, with_payments=True, profiles=tuple(Profile)):
    """Terms of all kinds; no row of theirs lies before the first day of their start."""
    start, end = draw(st.one_of(st.none(), partial_dates())), draw(st.one_of(st.none(), partial_dates()))
    if start is not None and end is not None and start.first > end.last:
        start, end = end, start
    earliest = FIRST if start is None else start.first
    rows = draw(st.one_of(st.just([]), st.lists(instalments(earliest), max_size=4)))
    if not with_payments:
        rows = [row for row in rows if row.kind is not InstalmentKind.PAID]
    return Terms(
        amount=draw(amounts()),
        basis=draw(st.sampled_from(("total", "total", "annual"))),
        start=start,
        end=end,
        profile=draw(st.sampled_from((None, *profiles))),
        default_profile=draw(st.sampled_from((Profile.AT_ONCE, Profile.UNKNOWN))),
        instalments=tuple(rows),
        statements=tuple(draw(st.lists(statements, max_size=3))) if with_payments else (),
        closed=draw(st.one_of(st.none(), partial_dates())),
        cancelled=draw(st.one_of(st.none(), st.none(), st.none(), days)),
    )
