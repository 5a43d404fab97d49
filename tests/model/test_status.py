"""The ladder of certainty."""

import pytest

from aigraph.model.status import LEVELS, Level, Status


@pytest.mark.parametrize(
    ("status", "admitted"),
    [
        (Status.CLOSED, {"paid", "binding", "announced", "all"}),
        (Status.SIGNED, {"binding", "announced", "all"}),
        (Status.ANNOUNCED, {"announced", "all"}),
        (Status.IN_TALKS, {"all"}),
        (Status.RUMOURED, {"all"}),
        (Status.CANCELLED, set()),
        (Status.REPLACED, set()),
        (Status.REFUTED, set()),
    ],
)
def test_each_level_admits_what_the_stricter_ones_do_and_more(status, admitted):
    assert {level.value for level in LEVELS if level.admits(status, paid=False)} == admitted


def test_a_signed_deal_under_which_money_moved_is_paid():
    assert Level.PAID.admits(Status.SIGNED, paid=True)


def test_money_paid_under_a_cancelled_deal_stays_and_under_a_replaced_or_refuted_one_does_not():
    assert all(level.admits(Status.CANCELLED, paid=True) for level in LEVELS)
    assert not any(level.admits(Status.CANCELLED, paid=False) for level in LEVELS)
    gone = (Status.REPLACED, Status.REFUTED)
    assert not any(level.admits(status, paid=True) for level in LEVELS for status in gone)
