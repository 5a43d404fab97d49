"""What holds of every schedule, whatever is known of it."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from aigraph.model.amount import Amount
from aigraph.model.dates import PartialDate
from aigraph.schedules.by_day import contracted, due_by, paid_by
from aigraph.schedules.firm_part import firm_part
from aigraph.schedules.firmness import Firmness
from aigraph.schedules.in_window import due_in, paid_in
from aigraph.schedules.terms import InstalmentKind, PaidStatement, Profile, Terms
from aigraph.schedules.window import Window
from tests.schedules.strategies import FIRST, LAST, amounts, days, edges, partial_dates, terms, windows

NOTHING = Amount.of(central="0")
ROUNDING = Decimal("2e-15")
AFTER_ALL = LAST + timedelta(days=1000)


def is_in_order(amount):
    ends = [end for end in (amount.low, amount.central, amount.high) if end is not None]
    return ends == sorted(ends) and amount.low >= 0


def is_at_most(one, other):
    """Whether each end of one is at most that of the other; an open end is above all others."""
    return (
        one.low <= other.low
        and (other.high is None or (one.high is not None and one.high <= other.high))
        and (one.central is None or other.central is None or one.central <= other.central)
    )


def holds(wide, narrow, slack=Decimal(0)):
    return wide.low <= narrow.low + slack and (
        wide.high is None or (narrow.high is not None and narrow.high <= wide.high + slack)
    )


@given(terms=terms(), day=days)
def test_paid_is_at_most_due_and_due_at_most_contracted_at_every_end(terms, day):
    assert is_at_most(paid_by(terms, day), due_by(terms, day))
    assert is_at_most(due_by(terms, day), contracted(terms, day))


@given(legs=st.lists(st.lists(terms(), min_size=1, max_size=2), min_size=2, max_size=3), day=days)
def test_the_bottlenecks_of_a_loop_are_nested_too(legs, day):
    paid, due, whole = (
        Amount.smallest(Amount.total(figure(deal, day) for deal in leg) for leg in legs)
        for figure in (paid_by, due_by, contracted)
    )
    assert is_at_most(paid, due)
    assert is_at_most(due, whole)


@given(terms=terms(), window=windows)
def test_what_falls_due_in_a_window_is_at_most_what_has_fallen_due_by_its_end(terms, window):
    assert is_at_most(due_in(terms, window), due_by(terms, window.last))


@given(terms=terms(), window=windows)
def test_in_a_window_no_more_is_paid_than_falls_due_in_it_and_was_in_arrears_before(terms, window):
    paid, due, whole = paid_in(terms, window), due_in(terms, window), contracted(terms, window.last)
    assert is_in_order(paid)
    assert is_at_most(due, whole)
    assert is_at_most(paid, paid_by(terms, window.last))
    if window.first is None or due.high is None:
        return
    eve = window.first - timedelta(days=1)
    owed = due_by(terms, eve).high
    if owed is not None:
        assert paid.high <= due.high + owed - paid_by(terms, eve).low + 2 * ROUNDING


@given(terms=terms(), one=days, other=days)
def test_due_by_a_day_never_falls(terms, one, other):
    assert is_at_most(due_by(terms, min(one, other)), due_by(terms, max(one, other)))


@given(terms=terms(), window=windows, firmness=st.sampled_from(Firmness), notice=st.sampled_from((None, 0, 9)))
def test_low_central_and_high_are_in_order(terms, window, firmness, notice):
    terms = replace(terms, firmness=firmness, notice_days=notice)
    for figure in (due_by, paid_by, contracted, firm_part):
        assert is_in_order(figure(terms, window.last))
    assert is_in_order(due_in(terms, window))


@given(terms=terms(), cuts=st.lists(days, min_size=3, max_size=3, unique=True))
def test_central_values_of_adjacent_windows_add_up_to_that_of_their_union(terms, cuts):
    first, middle, last = sorted(cuts)
    one, other = (Window(begin + timedelta(1), end) for begin, end in pairwise((first, middle, last)))
    parts = due_in(terms, one).central, due_in(terms, other).central
    union = due_in(terms, Window(first + timedelta(1), last)).central
    if None not in (*parts, union):
        assert sum(parts) == union
    by = due_by(terms, middle).central, due_by(terms, last).central
    if None not in (parts[1], *by):
        assert by[0] + parts[1] == by[1]


@given(terms=terms(has_both_edges=True))
def test_the_whole_term_gives_the_whole_sum(terms):
    terms = replace(terms, cancelled=None)
    whole = contracted(terms, AFTER_ALL)
    assert due_by(terms, AFTER_ALL) == due_in(terms, Window(FIRST, AFTER_ALL)) == whole


@given(terms=terms(), day=partial_dates)
def test_a_sum_due_at_once_is_whole_after_its_day(terms, day):
    for edge in ("start", "closed"):
        days = {"start": None, "end": None, "closed": None, edge: day}
        deal = replace(terms, profile=Profile.AT_ONCE, basis="total", instalments=(), cancelled=None, **days)
        assert due_by(deal, AFTER_ALL) == contracted(deal, AFTER_ALL)


def widened(draw, terms):
    """The same terms, known less well: a date, or the amount of the deal or of a row."""
    what = draw(st.sampled_from(("start", "end", "closed", "amount", "row")))
    if what == "amount":
        less, more = draw(st.tuples(st.integers(0, 3), st.integers(0, 3)))
        high = None if terms.amount.high is None or draw(st.booleans()) else terms.amount.high + more
        return replace(terms, amount=Amount(max(Decimal(0), terms.amount.low - less), terms.amount.central, high))
    if what == "row":
        rows = [
            row
            if row.amount is None
            else replace(row, amount=replace(row.amount, low=Decimal(0), high=row.amount.high + 1))
            for row in terms.instalments
        ]
        return replace(terms, instalments=tuple(rows))
    told = getattr(terms, what)
    if told is None:
        return terms
    # A row before the first day of the start falls due on it: that day stays.
    earlier = 0 if what == "start" and terms.instalments else draw(st.integers(0, 3))
    first, last = told.first - timedelta(earlier), told.last + timedelta(draw(st.integers(0, 3)))
    return replace(terms, **{what: PartialDate("wider", first, last)})


@given(data=st.data(), terms=terms(), window=windows)
def test_knowing_less_only_widens_an_interval(data, terms, window):
    if terms.statements:
        # Two accounts of what was paid can contradict each other and the amount; then a low end is cut at the high one.
        unpaid = [row for row in terms.instalments if row.kind is not InstalmentKind.PAID]
        terms = replace(terms, instalments=tuple(unpaid))
    wider = widened(data.draw, terms)
    day = window.last
    assert holds(due_by(wider, day), due_by(terms, day))
    assert holds(contracted(wider, day), contracted(terms, day))
    assert holds(due_in(wider, window), due_in(terms, window), slack=ROUNDING)


@given(data=st.data(), terms=terms(has_payments=False, has_both_edges=True))
def test_a_deal_that_starts_later_and_of_which_nothing_is_paid_has_nothing_due(data, terms):
    assume(terms.start.first > FIRST)
    day = data.draw(st.dates(FIRST, terms.start.first - timedelta(days=1)))
    assert due_by(terms, day) == paid_by(terms, day) == NOTHING
    assert due_in(terms, Window(FIRST, day)) == NOTHING


@given(terms=terms(), day=days, place=st.integers(0, 5))
def test_leaving_out_a_payment_never_raises_a_low_end(terms, day, place):
    rows = [row for row in terms.instalments if row.kind is InstalmentKind.PAID]
    fewer = replace(
        terms,
        statements=terms.statements[:place] + terms.statements[place + 1 :],
        instalments=tuple(row for row in terms.instalments if row not in rows[place : place + 1]),
    )
    assert due_by(fewer, day).low <= due_by(terms, day).low
    assert paid_by(fewer, day).low <= paid_by(terms, day).low


@given(first=st.integers(1990, 2030), years=st.integers(1, 30), figure=amounts)
def test_a_yearly_deal_over_n_calendar_years_gives_n_yearly_figures(first, years, figure):
    term = {"start": date(first, 1, 1), "end": date(first + years - 1, 12, 31)}
    deal = Terms(amount=figure, basis="annual", **{edge: PartialDate.parse(str(day)) for edge, day in term.items()})
    assert contracted(deal, FIRST) == figure.times(Decimal(years))
    for year in range(first, first + years):
        assert due_in(deal, Window(date(year, 1, 1), date(year, 12, 31))) == figure


@given(edges=edges(), day=days, paid=st.integers(1, 12).map(Decimal))
def test_a_yearly_term_multiplies_the_amount_and_never_what_is_paid(edges, day, paid):
    statement = PaidStatement(day=day, paid_usd_bn=paid)
    deal = Terms(amount=NOTHING, basis="annual", start=edges[0], end=edges[1], statements=(statement,))
    assert contracted(deal, day) == due_by(deal, day) == paid_by(deal, day) == Amount.of(central=paid)


@given(window=windows, profile=st.none() | st.sampled_from(Profile), basis=st.sampled_from(("total", "annual")))
def test_a_share_of_nothing_is_exactly_nothing_whatever_the_size(window, profile, basis):
    later = window.last + timedelta(1)
    unsized = Terms(amount=Amount.of(), profile=profile, basis=basis, start=PartialDate("later", later, later))
    assert due_in(unsized, window) == due_by(unsized, window.last) == NOTHING


@given(terms=terms(), day=days)
def test_what_is_firm_is_at_most_what_is_contracted(terms, day):
    for firmness in Firmness:
        for share in (None, Decimal("0.8")):
            firm = firm_part(replace(terms, firmness=firmness, firm_share=share), day)
            assert is_at_most(firm, contracted(terms, day))
            assert share is None or firm.low >= contracted(terms, day).low * share - ROUNDING
