"""Measures on random ledgers against a slow count that follows each dollar by its definition, in plain loops."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import aigraph as ag
from aigraph.measures import coverage
from aigraph.measures.sources_and_uses import PARTS
from tests.measures.test_sources_and_uses import DEALS, MONEY, graph, ring

NAMES = "abcd"
ROUNDS = 4_000


class Slow:
    """Sources and uses as the method defines them: payments from nothing upwards, money traced back one payment at a time."""

    def __init__(self, deals, inflow, revenue):
        self.funding, self.purchases = {}, {}
        for payer, payee, deal_class, size in deals:
            kept = self.funding if deal_class == "funding" else self.purchases
            kept[payer, payee] = kept.get((payer, payee), 0) + size
        self.inflow = {name: inflow.get(name, 0) for name in NAMES}
        self.revenue = {name: revenue.get(name, 0) for name in NAMES}
        self.uses = {
            name: sum(
                size for kept in (self.funding, self.purchases) for (payer, _), size in kept.items() if payer == name
            )
            for name in NAMES
        }
        self.paid = dict.fromkeys(NAMES, 0.0)
        self.settle()
        share = {name: self.paid[name] / self.uses[name] if self.uses[name] else 0.0 for name in NAMES}
        self.given = {ends: size * share[ends[0]] for ends, size in self.funding.items()}
        self.bought = {ends: size * share[ends[0]] for ends, size in self.purchases.items()}
        self.business = {name: max(0.0, self.revenue[name] - self.received(self.bought, name)) for name in NAMES}
        self.money = {
            name: self.inflow[name]
            + self.business[name]
            + self.received(self.given, name)
            + self.received(self.bought, name)
            for name in NAMES
        }

    @staticmethod
    def received(flows, name):
        return sum(size for (_, payee), size in flows.items() if payee == name)

    def settle(self):
        """Raise payments from nothing until nobody can pay more."""
        for _ in range(ROUNDS):
            share = {name: self.paid[name] / self.uses[name] if self.uses[name] else 0.0 for name in NAMES}
            funded = {ends: size * share[ends[0]] for ends, size in self.funding.items()}
            sold = {ends: size * share[ends[0]] for ends, size in self.purchases.items()}
            after = {
                name: min(
                    self.uses[name],
                    self.inflow[name]
                    + self.received(funded, name)
                    + max(self.revenue[name], self.received(sold, name)),
                )
                for name in NAMES
            }
            change = max(abs(after[name] - self.paid[name]) for name in NAMES)
            self.paid = after
            if change < 1e-13:
                return
        assume(False)

    def trace(self, start):
        """Give the share of each company's money that entered at some places, by what its payers had."""
        share = dict.fromkeys(NAMES, 0.0)
        for _ in range(ROUNDS):
            after = {}
            for name in NAMES:
                got = start.get(name, 0.0) + sum(
                    size * share[payer]
                    for flows in (self.given, self.bought)
                    for (payer, payee), size in flows.items()
                    if payee == name
                )
                after[name] = got / self.money[name] if self.money[name] else 0.0
            change = max(abs(after[name] - share[name]) for name in NAMES)
            share = after
            if change < 1e-14:
                return share
        assume(False)
        return share

    def first_met(self, vendor):
        """Give for each company the share of its money that, traced back, meets the vendor first, paid out as funding."""
        share = dict.fromkeys(NAMES, 0.0)
        for _ in range(ROUNDS):
            after = {}
            for name in NAMES:
                got = 0.0
                for flows, is_funding in ((self.given, True), (self.bought, False)):
                    for (payer, payee), size in flows.items():
                        if payee == name:
                            got += size * (float(is_funding) if payer == vendor else share[payer])
                after[name] = got / self.money[name] if self.money[name] else 0.0
            change = max(abs(after[name] - share[name]) for name in NAMES)
            share = after
            if change < 1e-14:
                return share
        assume(False)
        return share

    def parts(self):
        met = {vendor: self.first_met(vendor) for vendor in NAMES}
        back = {(payer, vendor): size * met[vendor][payer] for (payer, vendor), size in self.bought.items()}
        equity, business = self.trace(self.inflow), self.trace(self.business)
        assume(all(not self.money[name] or abs(equity[name] + business[name] - 1) < 1e-9 for name in NAMES))
        found = {}
        for name in NAMES:
            begun = self.trace({name: self.business[name]})
            mine = {vendor: size for (payer, vendor), size in back.items() if payer == name}
            own = self.paid[name] * begun[name] - sum(size * begun[vendor] for vendor, size in mine.items())
            whole = self.paid[name] * business[name] - sum(size * business[vendor] for vendor, size in mine.items())
            found[name] = (
                self.uses[name],
                sum(mine.values()),
                self.paid[name] * equity[name] - sum(size * equity[vendor] for vendor, size in mine.items()),
                0.0,
                own,
                whole - own,
                self.uses[name] - self.paid[name],
            )
        return found, back


@settings(max_examples=32, deadline=None)
@given(DEALS, MONEY, MONEY)
def test_a_slow_count_splits_uses_as_the_fast_one(deals, inflow, revenue):
    deals = ring(deals)
    slow = Slow(deals, inflow, revenue)
    expected, back = slow.parts()
    found = ag.sources_and_uses(graph(deals, inflow), revenue=revenue)
    for name, sources in found.companies.items():
        assert tuple(getattr(sources, part).on_record for part in PARTS) == pytest.approx(expected[name], abs=1e-7)
    for vendor in NAMES:
        came_back = sum(size for (_, payee), size in back.items() if payee == vendor)
        assert found.round_trip_usd_bn.get(vendor, 0.0) == pytest.approx(came_back, abs=1e-7)


@settings(max_examples=24, deadline=None)
@given(DEALS, MONEY)
def test_shares_and_coverage_are_fractions_of_what_is_recorded(deals, inflow):
    network = graph(ring(deals), inflow)
    purchases = [(payer, payee, size) for payer, payee, deal_class, size in ring(deals) if deal_class == "purchase"]
    funding = [(payer, payee, size) for payer, payee, deal_class, size in ring(deals) if deal_class == "funding"]
    for name in NAMES:
        by_customer = {}
        for payer, payee, size in purchases:
            if payee == name:
                by_customer[payer] = by_customer.get(payer, 0) + size
        whole = sum(by_customer.values())
        index = sum(Fraction(size, whole) ** 2 for size in by_customer.values())
        assert ag.concentration(network, name).hhi.on_record == pytest.approx(float(index))
        if name in inflow:
            owed = sum(size for payer, _, size in purchases if payer == name)
            got = sum(size for _, payee, size in funding if payee == name)
            assert coverage(network, name).on_record == pytest.approx(float(Fraction(got + inflow[name], owed)))


@settings(max_examples=16, deadline=None)
@given(DEALS, MONEY, st.integers(0, 6))
def test_the_cut_that_breaks_is_where_a_slow_count_crosses_the_gap(deals, inflow, gap):
    deals = ring(deals)
    slow = Slow(deals, inflow, {})

    def missing(cut):
        """Let payments fall from what is paid without a cut."""
        paid = {name: slow.paid[name] * (1 - cut if name == "a" else 1) for name in NAMES}
        for _ in range(ROUNDS):
            share = {name: paid[name] / slow.uses[name] if slow.uses[name] else 0.0 for name in NAMES}
            got = {
                name: slow.inflow[name]
                + sum(
                    size * share[payer]
                    for flows in (slow.funding, slow.purchases)
                    for (payer, payee), size in flows.items()
                    if payee == name
                )
                for name in NAMES
            }
            after = {name: min(paid[name], got[name]) for name in NAMES}
            if max(abs(after[name] - paid[name]) for name in NAMES) < 1e-13:
                break
            paid = after
        return slow.uses["b"] - paid["b"]

    found = ag.stress(graph(deals, inflow), "a", breaks="b", gap=gap)
    assert found.unfunded_usd_bn == pytest.approx(missing(0), abs=1e-6)
    assert found.unfunded_at_full_cut_usd_bn == pytest.approx(missing(1), abs=1e-6)
    cut = found.cut.on_record
    if cut is None:
        assert missing(1) <= gap + 1e-6
    else:
        assert missing(min(1, cut + 1e-3)) > gap - 1e-6
        assert cut == 0 or missing(max(0, cut - 1e-3)) <= gap + 1e-6


def test_the_shares_of_institutions_are_sums_over_deals_one_by_one():
    view = ag.load().view(layers="all")
    roles = {"lab", "cloud", "chip_maker", "hardware", "software", "data", "application"}
    firms = {
        company.id for company in view.ledger.companies if roles & set(company.roles) and not company.is_placeholder
    }
    trade = {frozenset((one.payer, one.payee)) for one in view.arrows if one.deal_class == "purchase"}
    funding = [one for one in view.arrows if one.deal_class == "funding" and one.layer == "cash"]
    into = [one for one in funding if one.payee in firms]
    among = [one for one in into if one.payer in firms]
    out = [one for one in funding if one.payer in firms]
    linked = [one for one in among if frozenset((one.payer, one.payee)) in trade]

    def worth(deals):
        return sum((Fraction(one.contracted.quoted) for one in deals), Fraction(0))

    found = ag.institution_shares(view)
    assert found.rows()
    assert {name: found.shares[name].on_record for name in ("A", "B", "C", "D")} == {
        "A": pytest.approx(float(worth(among) / worth(into))),
        "B": pytest.approx(float(worth(linked) / worth(among))),
        "C": pytest.approx(len(linked) / len(among)),
        "D": pytest.approx(float(worth(among) / worth(out))),
    }
