"""Terms of deals for property tests: short, so that a slow oracle can try every day that they can mean.

All days lie around the turn of 2023 to 2024, where years of 365 and 366 days meet. What can be listed is listed, which
draws many times faster than what is put together.
"""

from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations_with_replacement

from hypothesis import strategies as st

from aigraph.model.amount import Amount
from aigraph.model.dates import PartialDate
from aigraph.schedules.period import Period
from aigraph.schedules.terms import Instalment, InstalmentKind, PaidStatement, Profile, Terms
from aigraph.schedules.window import Window

DAYS = [date(2023, 12, 20) + timedelta(days=offset) for offset in range(31)]
FIRST, LAST = DAYS[0], DAYS[-1]
"""Nothing in these terms falls before the one or after the other."""

SPANS = list(combinations_with_replacement(DAYS, 2))
SHORT = [span for span in SPANS if (span[1] - span[0]).days <= 6]
SUMS = [Decimal(figure) for figure in (0, 1, 2, 3, 7, 12)]
CLOSED = [
    Amount(low, central, high)
    for low, middle, high in combinations_with_replacement(SUMS, 3)
    for central in ({middle} if low == high else (middle, None))
]
OPEN = [Amount(low, central, None) for low, central in combinations_with_replacement(SUMS, 2)] + [
    Amount(low, None, None) for low in SUMS
]

days = st.sampled_from(DAYS)
partial_dates = st.sampled_from([PartialDate(f"{first}..{last}", first, last) for first, last in SHORT])
closed_amounts = st.sampled_from(CLOSED)
amounts = st.one_of(closed_amounts, closed_amounts, st.sampled_from(OPEN))
windows = st.sampled_from([Window(*span) for span in SPANS])
statements = st.lists(st.builds(PaidStatement, day=days, paid_usd_bn=st.sampled_from(SUMS)), max_size=3)


def periods(earliest=FIRST):
    return st.sampled_from([Period(f"{first}..{last}", first, last) for first, last in SHORT if first >= earliest])


def instalments(earliest=FIRST, kinds=tuple(InstalmentKind)):
    kind, period = st.sampled_from(kinds), periods(earliest)
    return st.one_of(
        st.builds(Instalment, kind=kind, period=period, amount=closed_amounts),
        st.builds(Instalment, kind=kind, period=period, amount=closed_amounts),
        st.builds(Instalment, kind=kind, period=period, share=st.sampled_from((Decimal("0.25"), Decimal("0.5")))),
    )


@st.composite
def edges(draw, *, has_both=False):
    """A start and an end of which some days are in order; often they overlap."""
    dates = partial_dates if has_both else st.none() | partial_dates
    start, end = draw(dates), draw(dates)
    return (end, start) if start and end and start.first > end.last else (start, end)


@st.composite
def terms(draw, *, has_rows=True, has_payments=True, has_both_edges=False):
    """Terms of all kinds; no row of theirs lies before the first day of their start."""
    start, end = draw(edges(has_both=has_both_edges))
    kinds = tuple(kind for kind in InstalmentKind if has_payments or kind is not InstalmentKind.PAID)
    rows = st.lists(instalments(start.first if start else FIRST, kinds), max_size=4)
    return Terms(
        amount=draw(amounts),
        basis=draw(st.sampled_from(("total", "total", "annual"))),
        start=start,
        end=end,
        profile=draw(st.sampled_from((None, *Profile))),
        default_profile=draw(st.sampled_from((Profile.AT_ONCE, Profile.UNKNOWN))),
        instalments=tuple(draw(st.just([]) | rows)) if has_rows else (),
        statements=tuple(draw(statements)) if has_payments else (),
        closed=draw(st.none() | partial_dates),
        cancelled=draw(st.one_of(st.none(), st.none(), st.none(), days)),
    )
