"""Thirty deals over many years, leap days and cut terms, beside a slow count that was written from the method alone."""

from datetime import date
from functools import cache

import pytest

import aigraph as ag
from aigraph.model.money.leg_sum import leg_sum, net_sum
from aigraph.schedules.firm_part import firm_part
from tests.model.money import fourth_oracle as slow

LEDGER = ag.load(slow.FOLDER)
DAYS = ("2020-02-29", "2022-06-15", "2023-12-31", "2024-02-29", "2024-12-31")
WINDOWS = ("2023", "2024", "2024-Q1", "2022-06-10..2024-02-29", "2024-03-15..2025-06-30", "2031..2032-02-28")
NEVER_BOUGHT = {
    row["id"]
    for row in slow.table("deals")
    if "k" not in (row["payer"], row["payee"]) and row["instrument"] not in ("warrant", "guarantee")
}
AT = "2024-12-31"


def ends(amount):
    return tuple(None if end is None else round(float(end), 9) for end in (amount.low, amount.central, amount.high))


def rounded(amount):
    low, central, high = amount
    return tuple(None if end is None else round(float(end), 9) for end in (low, low if low == high else central, high))


@cache
def view(as_of, window=None):
    return LEDGER.view(as_of=as_of, window=window)


@pytest.mark.parametrize("as_of", DAYS)
def test_by_a_day_each_deal_is_what_the_slow_count_says(as_of):
    day = date.fromisoformat(as_of)
    found = {arrow.deal.id: arrow for arrow in view(as_of).arrows if arrow.deal.id in NEVER_BOUGHT}
    expected = {key: deal for key, deal in slow.standing(day).items() if key in NEVER_BOUGHT}
    # Nothing of a deal that was over before its seller was bought is an arrow.
    assert set(found) == {key for key, deal in expected.items() if deal.status != "cancelled" or deal.paid_until(day)}
    for key, arrow in found.items():
        deal = expected[key]
        counted = {"contracted": ends(arrow.contracted), "due": ends(arrow.due), "paid": ends(arrow.paid)}
        assert (key, counted) == (
            key,
            {
                "contracted": rounded(deal.contracted()),
                "due": rounded(deal.due_by(day)),
                "paid": rounded(deal.paid_by(day)),
            },
        )


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("as_of", DAYS[2:])
def test_in_a_window_each_deal_is_what_the_slow_count_says(as_of, window):
    day, (first, last) = date.fromisoformat(as_of), slow.period(window)
    deals = slow.standing(day)
    for arrow in view(as_of, window).arrows:
        if arrow.deal.id in NEVER_BOUGHT:
            assert (arrow.deal.id, ends(arrow.due)) == (
                *(arrow.deal.id, rounded(deals[arrow.deal.id].due_in(first, last))),
            )


@pytest.mark.parametrize(
    ("as_of", "payee", "due"),
    [
        # 9.15 over 366 days is 0.025 a day, 7.3 over 365 days from March is 0.02 a day.
        ("2024-02-29", "k", {"knot-sells": 60 * 0.025, "knot-to-lab": 0, "knot-shares": 2}),
        ("2024-05-14", "k", {"knot-sells": 135 * 0.025, "knot-to-lab": 75 * 0.02, "knot-shares": 2}),
        ("2024-05-15", "v", {"knot-sells": 0.025, "knot-to-lab": 0.02}),
        ("2024-12-31", "v", {"knot-sells": 231 * 0.025, "knot-to-lab": 231 * 0.02}),
    ],
)
def test_what_a_company_sold_counts_for_its_buyer_from_the_day_on(as_of, payee, due):
    arrows = {arrow.deal.id: arrow for arrow in view(as_of).arrows if arrow.deal.id.startswith("knot")}
    assert {key: ends(arrow.due)[1] for key, arrow in arrows.items()} == {k: round(v, 9) for k, v in due.items()}
    assert {arrow.payee for arrow in arrows.values()} == {payee}
    if payee == "v":
        assert ends(arrows["knot-sells"].contracted) == (round(231 * 0.025, 9),) * 3
        assert ends(arrows["knot-to-lab"].contracted) == (round((231 + 59) * 0.02, 9),) * 3
        assert [arrow.deal.id for arrow in view(as_of).before_consolidation] == ["knot-shares"]


@pytest.mark.parametrize("key", ["long-flat", "with-notice", "conditional"])
@pytest.mark.parametrize("as_of", DAYS[3:])
def test_the_firm_part_is_what_the_notice_and_the_conditions_leave(key, as_of):
    day = date.fromisoformat(as_of)
    arrow = next(arrow for arrow in view(as_of).arrows if arrow.deal.id == key)
    assert ends(firm_part(arrow.counted.terms, day)) == rounded(slow.SlowDeal(key, day).firm(day))


@pytest.mark.parametrize("window", [None, "2023", "2024", "2024-Q1", "2024-04-01..2024-12-31"])
def test_each_leg_is_the_sum_of_its_deals_and_at_least_what_is_stated_of_the_pair(window):
    first, last = slow.period(window) if window else (slow.DAWN, date.fromisoformat(AT))
    expected = slow.flows(date.fromisoformat(AT), first, last)
    legs = {}
    for arrow in view(AT, window).arrows:
        if arrow.deal.id == "warrant":
            continue
        legs.setdefault((arrow.payer, arrow.payee, str(arrow.deal_class)), []).append(arrow)
    assert set(legs) <= set(expected)
    for key, arrows in legs.items():
        assert (key, ends(leg_sum(arrows, "due"))) == (key, rounded(expected[key]))


def test_the_sizes_of_each_loop_are_its_smallest_legs():
    day = date.fromisoformat(AT)
    deals = slow.standing(day)
    loops = ag.find_loops(view(AT))
    assert {"v-l", "v-c"} <= {loop.name for loop in loops.direct}
    for loop in loops:
        if not {arrow.deal.id for arrow in loop.arrows} <= NEVER_BOUGHT:
            continue
        for money in ("contracted", "due", "paid"):
            legs = []
            for leg in loop.legs:
                sums = []
                for kind in sorted({str(arrow.deal_class) for arrow in leg.arrows}):
                    own = [deals[arrow.deal.id] for arrow in leg.arrows if str(arrow.deal_class) == kind]
                    count = {
                        "contracted": lambda d: d.contracted(),
                        "due": lambda d: d.due_by(day),
                        "paid": lambda d: d.paid_by(day),
                    }[money]
                    floor = slow.stated((leg.payer, leg.payee), kind, slow.DAWN, day, day)
                    total = slow.added(map(count, own))
                    if money == "paid":
                        top = slow.lifted((0, None, total[2]), floor)[2]
                        total = (*total[:2], top)
                    elif floor != slow.NIL:
                        total = slow.lifted(total, floor)
                    sums.append(total)
                legs.append(slow.added(sums))
            low, high = slow.smallest(legs)
            size = loop.size(money)
            assert (loop.name, money, round(float(size.low), 9), size.high if size.high is None else round(float(size.high), 9)) == (
                *(loop.name, money, round(float(low), 9), high if high is None else round(float(high), 9)),
            )  # fmt: skip


def test_chips_are_net_of_the_warrant_that_vests_with_them():
    rewarded = [arrow for arrow in view("2023-12-31").arrows if arrow.deal.id == "with-warrant"]
    # 275 of 366 days had passed: 27.5 of 36.6 is due, and 2 * 27.5/36.6 of the warrant belongs to it.
    assert ends(net_sum(rewarded, "due")) == (round(27.5 - 2 * 27.5 / 36.6, 9),) * 3
    assert ends(net_sum(rewarded, "contracted")) == (34.6,) * 3


@pytest.fixture(scope="module")
def network():
    return slow.flows(date(2024, 12, 31), *slow.period("2024"))


@pytest.fixture(scope="module")
def record():
    return slow.on_record(date(2024, 12, 31), *slow.period("2024"))


def test_the_most_that_can_go_round_is_that_of_rings_sent_by_hand(network, record):
    found = ag.max_circulation(view(AT, "2024")).usd_bn
    assert found.on_record == pytest.approx(float(slow.circulation(record)), abs=1e-6)
    lows = {key: size[0] for key, size in network.items()}
    assert found.low == pytest.approx(float(slow.circulation(lows)), abs=1e-6)
    many = sum(size[2] for size in network.values() if size[2] is not None) * 10
    highs = {key: many if size[2] is None else size[2] for key, size in network.items()}
    most = slow.circulation(highs)
    if found.high is None:
        assert most >= many
    else:
        assert found.high == pytest.approx(float(most), abs=1e-6)


def test_sources_and_uses_are_those_of_money_followed_round_after_round(record):
    revenue = {row["company"]: float(row["value"]) for row in slow.table("metrics")}
    deals = slow.standing(date(2024, 12, 31))
    debt = {}
    for deal in deals.values():
        if deal.row["instrument"] in slow.DEBT:
            pair = deal.row["payer"], deal.row["payee"]
            debt[pair] = debt.get(pair, 0) + slow.record(deal.due_in(*slow.period("2024")))
    expected, home = slow.split(record, debt, revenue, {"f", "b", "x"})
    found = ag.sources_and_uses(view(AT, "2024"))
    for company, sources in found.companies.items():
        key = next(row["id"] for row in slow.table("companies") if company in (row["id"], row["name"]))
        for part, size in expected[key].items():
            assert (key, part, getattr(sources, part).on_record) == (key, part, pytest.approx(size, abs=1e-6))
    for part in ("uses", "recycled", "unfunded", "debt", "equity"):
        total = sum(one[part] for one in expected.values())
        assert (part, getattr(found.system, part).on_record) == (part, pytest.approx(total, abs=1e-6))
    trips = {company: size for company, size in home.items() if size > 1e-12}
    assert found.round_trip_usd_bn == pytest.approx(trips, abs=1e-6)
    assert ag.round_trip(view(AT, "2024"), "v").revenue_usd_bn.on_record == pytest.approx(home["v"], abs=1e-6)


def test_the_most_that_comes_home_is_the_largest_flow_up_to_the_revenue(network):
    revenue = 140
    many = 10_000
    highs = {key: many if size[2] is None else size[2] for key, size in network.items()}
    inside = {key: size for key, size in highs.items() if "v" not in key[:2]}
    given = {payee: size for (payer, payee, kind), size in highs.items() if payer == "v" and kind == "funding"}
    sold = {payer: size for (payer, payee, kind), size in highs.items() if payee == "v" and kind == "purchase"}
    most = slow.largest_flow(inside, given, sold)
    assert ag.round_trip(view(AT, "2024"), "v").revenue_usd_bn.high == pytest.approx(
        float(min(most, revenue)), abs=1e-6
    )


def test_customers_are_shares_of_the_reported_revenue_of_the_year(network):
    customers = {payer: size for (payer, payee, kind), size in network.items() if payee == "v" and kind == "purchase"}
    whole = slow.F(140)
    found = ag.concentration(view(AT, "2024"), "v", side="customers")
    low, high = slow.hhi_ends(customers, whole)
    assert (found.hhi.low, found.hhi.high) == (
        pytest.approx(float(low), abs=1e-9),
        pytest.approx(float(high), abs=1e-9),
    )
    lows = sum(size[0] for size in customers.values())
    for name, (least, most) in found.share_ends.items():
        size = customers[name]
        left = whole - (lows - size[0])
        top = left if size[2] is None else min(size[2], left)
        assert (name, least, most) == (name, pytest.approx(float(size[0] / whole)), pytest.approx(float(top / whole)))


def test_an_end_before_the_start_is_refused(tmp_path):
    for path in slow.FOLDER.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    deals = tmp_path / "deals.csv"
    for start, end, place in (("2024-02-29", "2024-02-28", 2), ("2025", "2024-12", 2)):
        text = (slow.FOLDER / "deals.csv").read_text(encoding="utf-8")
        deals.write_text(
            text.replace("2024-01-01,2024-12-31,,total,flat,,,,,,\nlong", f"{start},{end},,total,flat,,,,,,\nlong"),
            encoding="utf-8",
        )
        with pytest.raises(ag.DataError, match=rf"deals.csv:{place}: end {end} is before start {start}"):
            ag.load(tmp_path)
