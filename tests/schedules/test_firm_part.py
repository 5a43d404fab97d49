"""What of a contract can no longer be cut."""

from datetime import date
from decimal import Decimal

import pytest

from aigraph.model.amount import Amount
from aigraph.model.dates import PartialDate
from aigraph.schedules.by_day import contracted, due_by
from aigraph.schedules.firm_part import firm_part
from aigraph.schedules.firmness import Firmness
from aigraph.schedules.terms import PaidStatement, Profile, Terms

DAY = date(2026, 6, 30)


def even_over_100_days(**known):
    """100 in 100 days from 22 March to 29 June 2026, or later."""
    return Terms(
        amount=Amount.of(central="100"), profile=Profile.FLAT,
        start=PartialDate.parse("2026-06-01"), end=PartialDate.parse("2026-09-08"), **known,
    )  # fmt: skip


def exactly(figure):
    return Amount.of(central=str(figure))


@pytest.mark.parametrize(
    ("firmness", "notice", "firm"),
    [
        (Firmness.TAKE_OR_PAY, None, exactly(100)),
        (Firmness.CANCELLABLE, 0, exactly(30)),
        (Firmness.CANCELLABLE, 20, exactly(50)),
        (Firmness.CANCELLABLE, 1000, exactly(100)),
        (Firmness.CANCELLABLE, None, Amount.of("30", None, "100")),
        (Firmness.CONDITIONAL, None, exactly(30)),
        (Firmness.OPTION, None, Amount.of("7", "7", "30")),
        (Firmness.UNKNOWN, None, Amount.of("30", None, "100")),
    ],
)
def test_the_firm_part_follows_from_what_the_payer_can_still_do(firmness, notice, firm):
    paid = (PaidStatement(day=DAY, paid_usd_bn=Decimal(7)),)
    assert firm_part(even_over_100_days(firmness=firmness, notice_days=notice, statements=paid), DAY) == firm


def test_a_stated_firm_share_is_a_low_end():
    share = Decimal("0.8")
    assert firm_part(even_over_100_days(firm_share=share), DAY) == Amount.of("80", None, "100")
    conditional = even_over_100_days(firm_share=share, firmness=Firmness.CONDITIONAL)
    assert firm_part(conditional, DAY) == exactly(80)
    assert firm_part(conditional, date(2026, 9, 1)).low == due_by(conditional, date(2026, 9, 1)).low == 93


def test_a_contract_of_which_all_is_due_is_firm_whatever_it_says():
    for firmness in (Firmness.UNKNOWN, Firmness.CONDITIONAL, Firmness.TAKE_OR_PAY):
        assert firm_part(even_over_100_days(firmness=firmness), date(2027, 1, 1)) == exactly(100)


def test_firmness_changes_nothing_of_what_is_due():
    figures = {
        (due_by(deal, DAY), contracted(deal, DAY))
        for deal in (even_over_100_days(firmness=firmness, notice_days=9) for firmness in Firmness)
    }
    assert len(figures) == 1


def test_a_notice_that_runs_out_of_the_calendar_ends_with_it():
    deal = even_over_100_days(firmness=Firmness.CANCELLABLE, notice_days=9_999_999)
    assert firm_part(deal, DAY) == exactly(100)


def test_a_yearly_contract_without_an_end_is_firm_until_its_notice_has_run():
    deal = Terms(amount=exactly(2), basis="annual", start=PartialDate.parse("2025-01-01"),
                 firmness=Firmness.CANCELLABLE, notice_days=365)  # fmt: skip
    assert firm_part(deal, date(2025, 12, 31)) == exactly(4)
