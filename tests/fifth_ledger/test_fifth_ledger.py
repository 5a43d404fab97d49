"""A ledger loaded by the names of its columns gives the answers that were worked out from the definitions before it was loaded."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest
from scipy.optimize import linprog

import aigraph as ag
from tests.fifth_ledger.by_hand import COMPANIES, DEBT, EQUITY, FUNDING, PURCHASES, REVENUE, bottleneck, rings, split

FOLDER = Path(__file__).parent
FLOWS = FUNDING | PURCHASES
NEAR = 1e-6


@cache
def view():
    return ag.load(FOLDER).view(as_of="2025-12-31", money="due", window="2025")


def test_uses_are_split_by_where_the_money_comes_from():
    found = ag.sources_and_uses(view())
    uses, funded, parts, _ = split()
    for at, company in enumerate(COMPANIES):
        split_ = found.companies[company]
        assert split_.uses.on_record == pytest.approx(uses[at], abs=NEAR)
        assert split_.unfunded.on_record == pytest.approx(uses[at] - funded[at], abs=NEAR)
        for name, sizes in parts.items():
            assert getattr(split_, name).on_record == pytest.approx(sizes[at], abs=NEAR), (company, name)


def test_what_the_lab_promised_beyond_its_money_is_not_found():
    # 6 of shares, 2 borrowed and 1 of sales, of 40 promised and 184 of 365 days of a rent of 10.
    assert ag.sources_and_uses(view()).companies["m"].unfunded.on_record == pytest.approx(40 + 10 * 184 / 365 - 9)


@pytest.mark.parametrize(("company", "most"), [("u", 4), ("h", 14)])
def test_a_round_trip_is_what_the_split_recycles_and_at_most_all_that_was_given_out(company, most):
    found = ag.round_trip(view(), company).at_record_usd_bn
    assert found.on_record == pytest.approx(split()[3][company], abs=NEAR)
    assert found.high == pytest.approx(most, abs=NEAR)


def test_the_share_of_debt_is_that_of_all_funding_received():
    debt, equity = sum(DEBT.values()), sum(EQUITY.values()) + sum(FUNDING.values())
    assert ag.sources_and_uses(view()).debt_share.high == pytest.approx(debt / (debt + equity))


def test_the_largest_circulation_is_that_of_a_dense_linear_program():
    balance = np.array([[(payer == one) - (payee == one) for payer, payee in FLOWS] for one in COMPANIES])
    most = linprog(
        -np.ones(len(FLOWS)), A_eq=balance, b_eq=np.zeros(len(COMPANIES)), bounds=[(0, s) for s in FLOWS.values()]
    )
    assert ag.max_circulation(view()).usd_bn.on_record == pytest.approx(-most.fun, abs=NEAR)


def test_the_loops_and_their_sizes_are_those_of_all_rings():
    found = {loop.companies: loop for loop in ag.find_loops(view())}
    turned = {
        companies[place:] + companies[:place]: loop
        for companies, loop in found.items()
        for place in range(len(companies))
    }
    assert len(found) == len(rings(FLOWS))
    for ring in rings(FLOWS):
        loop = turned[ring]
        assert float(loop.due.central) == pytest.approx(bottleneck(ring, FLOWS), abs=NEAR)
        inside = [other for other in rings(FLOWS) if set(other) < set(ring)]
        assert loop.is_direct == (not inside)


def test_a_share_of_revenue_needs_a_figure_of_the_period_that_is_no_less():
    assert ag.round_trip(view(), "h").open_world.bounds.on_record == pytest.approx(
        split()[3]["h"] / REVENUE["h"], abs=NEAR
    )
    assert "more than the revenue" in ag.round_trip(view(), "u").open_world.bounds.why_open
