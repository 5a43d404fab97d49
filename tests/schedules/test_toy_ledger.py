"""The deals of a small worked ledger, as of 30 September 2026: each figure exact to the six digits that are printed."""

from datetime import date
from decimal import Decimal

import pytest

from aigraph.model.amount import UNKNOWN, Amount
from aigraph.model.dates import PartialDate
from aigraph.schedules.by_day import contracted, due_by, paid_by
from aigraph.schedules.firmness import Firmness
from aigraph.schedules.in_window import due_in
from aigraph.schedules.incentives import Incentive, net_of_incentives
from aigraph.schedules.period import Period
from aigraph.schedules.terms import Instalment, InstalmentKind, PaidStatement, Profile, Terms, default_profile
from aigraph.schedules.window import Window

AS_OF = date(2026, 9, 30)
WINDOW = Window(date(2025, 10, 1), AS_OF)


def exactly(figure):
    return Amount.of(central=figure)


def paid(figure, day):
    return (PaidStatement(day=date.fromisoformat(day), paid_usd_bn=Decimal(figure)),)


def row(kind, figure, day):
    return Instalment(kind=InstalmentKind(kind), amount=exactly(figure), period=Period.parse(day))


def term(start, end):
    return {"start": PartialDate.parse(start), "end": PartialDate.parse(end)}


D1 = Terms(
    amount=exactly("10"),
    default_profile=default_profile("equity"),
    closed=PartialDate.parse("2026-01-15"),
    statements=paid("10", "2026-01-15"),
)
D2 = Terms(
    amount=exactly("25"),
    default_profile=default_profile("equity"),
    instalments=(
        row("paid", "15", "2026-03-31"),
        row("planned", "15", "2026-03-31"),
        row("planned", "10", "2026-12-31"),
    ),
)
D3 = Terms(
    amount=exactly("60"),
    profile=Profile.FLAT,
    firmness=Firmness.TAKE_OR_PAY,
    **term("2026-01-01", "2030-12-31"),
)
D4 = Terms(
    amount=exactly("20"),
    profile=Profile.ON_DELIVERY,
    statements=paid("12", "2026-03-31"),
    **term("2025-10", "2026-06"),
)
D5 = Terms(
    amount=exactly("2"), basis="annual", statements=paid("1.5", "2025-12-31"), **term("2025-01-01", "2029-12-31")
)
D7 = Terms(amount=exactly("8"), profile=Profile.AT_ONCE, closed=PartialDate.parse("2025-11-15"))
D8 = Terms(
    amount=exactly("100"),
    profile=Profile.RAMP,
    firmness=Firmness.CANCELLABLE,
    notice_days=90,
    **term("2027", "2031"),
)
D9 = Terms(amount=Amount.of(high="30"), default_profile=default_profile("chips"))
D10 = Terms(amount=UNKNOWN, default_profile=default_profile("equity"), closed=PartialDate.parse("2026-05"))
D11 = Terms(
    amount=exactly("4"),
    default_profile=default_profile("equity"),
    closed=PartialDate.parse("2025-12-10"),
    statements=paid("4", "2025-12-10"),
)
D12 = Terms(amount=exactly("3"), profile=Profile.FLAT, **term("2026-01-01", "2028-12-31"))


def printed(amount):
    """The three ends as the ledger prints them: at most six digits behind the point, a dash for no central value."""
    ends = (
        "–" if amount.central is None and end is None and place == 1 else "open" if end is None else f"{end:.6f}"
        for place, end in enumerate((amount.low, amount.central, amount.high))
    )
    return " ".join(end.rstrip("0").rstrip(".") if "." in end else end for end in ends)


def one(figure):
    return f"{figure} {figure} {figure}"


@pytest.mark.parametrize(
    ("terms", "whole", "due", "in_window", "paid_so_far"),
    [
        pytest.param(D1, one("10"), one("10"), one("10"), one("10"), id="d1"),
        pytest.param(D2, one("25"), one("15"), one("15"), one("15"), id="d2"),
        pytest.param(D3, one("60"), one("8.970427"), one("8.970427"), "0 – 8.970427", id="d3"),
        pytest.param(D4, one("20"), one("20"), one("20"), "12 12 20", id="d4"),
        pytest.param(D5, one("10"), one("3.49589"), one("2"), "1.5 1.5 3.49589", id="d5"),
        pytest.param(D7, one("8"), one("8"), one("8"), "0 – 8", id="d7"),
        pytest.param(D8, one("100"), one("0"), one("0"), one("0"), id="d8"),
        pytest.param(D9, "0 – 30", "0 – 30", "0 – 30", "0 – 30", id="d9"),
        pytest.param(D10, "0 – open", "0 – open", "0 – open", "0 – open", id="d10"),
        pytest.param(D11, one("4"), one("4"), one("4"), one("4"), id="d11"),
        pytest.param(D12, one("3"), one("0.747263"), one("0.747263"), "0 – 0.747263", id="d12"),
    ],
)
def test_each_deal_counts_as_the_ledger_prints_it(terms, whole, due, in_window, paid_so_far):
    assert printed(contracted(terms, AS_OF)) == whole
    assert printed(due_by(terms, AS_OF)) == due
    assert printed(due_in(terms, WINDOW)) == in_window
    assert printed(paid_by(terms, AS_OF)) == paid_so_far


@pytest.mark.parametrize(
    ("terms", "day", "due"),
    [
        (D4, "2026-03-31", "12 – 20"),
        (D8, "2027-12-31", "0 3.99562 24.9658"),
        (D8, "2029-06-30", "0 24.945265 62.380301"),
        (D8, "2031-12-31", one("100")),
    ],
)
def test_the_other_days_that_the_ledger_names(terms, day, due):
    assert printed(due_by(terms, date.fromisoformat(day))) == due


def test_an_order_net_of_the_warrant_that_vests_with_it():
    whole = contracted(D9, AS_OF)
    assert printed(net_of_incentives(whole, whole, [Incentive(value=exactly("3"))])) == "0 – 27"


def test_the_year_after_the_day_as_a_shock_would_cut_it():
    next_year = Window(date(2026, 10, 1), date(2027, 9, 30))
    assert printed(due_in(D3, next_year)) == one("11.993428")
    assert printed(due_in(D8, next_year)) == "0 2.235238 18.673051"
    assert printed(due_in(D5, next_year)) == one("2")
