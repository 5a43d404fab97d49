"""What holds of every deal that a view shows, whatever is known of it and whoever bought whom."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from aigraph.model.money.leg_sum import leg_sum, net_sum
from aigraph.model.money.remainder import remainders_of
from aigraph.schedules.terms import InstalmentKind
from aigraph.schedules.window import Window
from tests.model.money.strategies import money_ledgers
from tests.schedules.strategies import DAYS, LAST, days, windows
from tests.schedules.test_properties import is_at_most, is_in_order

KINDS = ("contracted", "due", "paid")
AFTER = LAST + timedelta(days=400)


def arrows(ledger, **how):
    return {arrow.deal.id: arrow for arrow in ledger.view(layers="all", **how).arrows}


@given(ledger=money_ledgers(), day=days)
def test_paid_is_at_most_due_and_due_at_most_contracted(ledger, day):
    for arrow in arrows(ledger, as_of=day).values():
        assert all(is_in_order(getattr(arrow, kind)) for kind in KINDS)
        assert is_at_most(arrow.paid, arrow.due), arrow
        assert is_at_most(arrow.due, arrow.contracted), arrow


@given(ledger=money_ledgers(), pair=st.lists(days, min_size=2, max_size=2).map(sorted))
def test_what_is_due_by_a_day_never_falls(ledger, pair):
    early, late = (arrows(ledger, as_of=AFTER, window=Window.by(day)) for day in pair)
    for deal, arrow in late.items():
        assert early[deal].due.low <= arrow.due.low
        assert arrow.due.high is None or early[deal].due.high <= arrow.due.high


@given(ledger=money_ledgers(), cut=st.lists(days, min_size=3, max_size=3, unique=True).map(sorted))
def test_central_values_of_adjacent_windows_add_up(ledger, cut):
    first, middle, last = cut
    apart = [Window(first, middle), Window(middle + timedelta(days=1), last)]
    parts = [arrows(ledger, as_of=AFTER, merge=False, window=window) for window in apart]
    for deal, arrow in arrows(ledger, as_of=AFTER, merge=False, window=Window(first, last)).items():
        centrals = [part[deal].due.central for part in parts]
        if None not in centrals and arrow.due.central is not None:
            assert sum(centrals) == arrow.due.central


@given(ledger=money_ledgers(), day=days)
def test_the_window_of_all_days_up_to_the_view_changes_nothing(ledger, day):
    by_day, windowed = arrows(ledger, as_of=day), arrows(ledger, as_of=day, window=Window.by(day))
    assert {deal: one.due for deal, one in by_day.items()} == {deal: one.amount for deal, one in windowed.items()}


@given(ledger=money_ledgers(), window=windows, kind=st.sampled_from(KINDS))
def test_the_amount_is_that_of_the_kind_of_money_in_the_window(ledger, window, kind):
    for arrow in arrows(ledger, as_of=AFTER, window=window, money=kind).values():
        assert arrow.amount == getattr(arrow, kind)


@given(ledger=money_ledgers(), day=days)
def test_without_what_is_paid_no_low_end_by_a_day_rises(ledger, day):
    less = replace(
        ledger,
        events=tuple(replace(event, paid_usd_bn=None) for event in ledger.events),
        payments=tuple(row for row in ledger.payments if row.kind is not InstalmentKind.PAID),
    )
    poorer = arrows(less, as_of=day, merge=False)
    for deal, arrow in arrows(ledger, as_of=day, merge=False).items():
        assert poorer[deal].due.low <= arrow.due.low


@given(ledger=money_ledgers(), day=days, years=st.integers(1, 3))
def test_an_assumed_term_moves_no_end(ledger, day, years):
    known, assumed = (arrows(ledger, as_of=day, assume_term_years=term) for term in (None, years))
    for deal, arrow in assumed.items():
        for kind in KINDS:
            one, other = getattr(arrow, kind), getattr(known[deal], kind)
            assert (one.low, one.high) == (other.low, other.high)
            assert other.central is None or one.central == other.central
            assert is_in_order(one)
        assert (arrow.contracted, arrow.paid) == (known[deal].contracted, known[deal].paid)
        if not arrow.counted.assumes_term:
            assert arrow.due == known[deal].due


@given(ledger=money_ledgers(), day=days)
def test_a_child_and_its_buyer_share_what_is_due_between_the_days_before_and_after(ledger, day):
    alone = arrows(ledger, as_of=day, merge=False)
    bought = ledger.company("child").parent_since.last
    for deal, arrow in arrows(ledger, as_of=day).items():
        if arrow.counted.counts_from is None:
            assert arrow.due == alone[deal].due
        else:
            assert arrow.counted.counts_from == bought <= day
            assert arrow.due.high is None or arrow.due.high <= alone[deal].due.high


@given(ledger=money_ledgers(), kind=st.sampled_from(KINDS))
def test_a_leg_net_of_incentives_is_at_most_the_leg(ledger, kind):
    shown = list(arrows(ledger, as_of=AFTER).values())
    for ends in {(arrow.payer, arrow.payee) for arrow in shown}:
        leg = [arrow for arrow in shown if (arrow.payer, arrow.payee) == ends]
        assert is_at_most(net_sum(leg, kind), leg_sum(leg, kind))


@given(ledger=money_ledgers(), kind=st.sampled_from((None, *KINDS)))
def test_what_is_left_of_rounds_is_in_order(ledger, kind):
    parts = tuple(replace(deal, part_of="d0") if deal.id == "d1" else deal for deal in ledger.deals)
    for rest in remainders_of(replace(ledger, deals=parts).view(as_of=DAYS[-1], layers="all", money=kind)):
        assert is_in_order(rest.amount)
