"""A special-purpose vehicle put on a deal changes neither bottleneck, throughput circularity nor round trip."""

import networkx as nx
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import aigraph as ag
from tests.ledgers import ledger

ENDS = ["v", "l", "c", "x"]
SIZES = ["{n}", "{n} low={less} high={more}", "low={less} high={more}", "high={more}", ""]


@st.composite
def books(draw):
    """Deal lines of known, interval, open and unknown size, and one of them with a vehicle between its ends."""
    lines = []
    for number in range(draw(st.integers(2, 7))):
        payer, payee = draw(st.lists(st.sampled_from(ENDS), min_size=2, max_size=2, unique=True))
        instrument = draw(st.sampled_from(["equity", "loan", "chips", "compute"]))
        n = draw(st.integers(2, 20))
        size = draw(st.sampled_from(SIZES)).format(n=n, less=n - 1, more=n + draw(st.integers(1, 5)))
        lines.append((f"d{number}", payer, payee, instrument, size))
    return lines, draw(st.integers(0, len(lines) - 1))


def told(lines):
    return ledger("\n".join(f"{i}: {a} -> {b} {what} signed 2025-01 {size}" for i, a, b, what, size in lines)).view()


def with_vehicle(lines, place):
    """Put a vehicle on a deal; what comes out of it is of the same kind as what goes in."""
    i, payer, payee, what, size = lines[place]
    through = [(f"{i}-in", payer, "spv", what, size), (f"{i}-out", "spv", payee, what, size)]
    return [*lines[:place], *through, *lines[place + 1 :]]


def close(one, other):
    return one == other if one is None or other is None else one == pytest.approx(other, abs=1e-6)


@settings(max_examples=24)
@given(books())
def test_a_vehicle_changes_no_bottleneck(book):
    lines, place = book
    name, payer, payee, _, _ = lines[place]
    # Beside another deal of the same two companies a vehicle makes two ways out of one leg.
    assume(not any(line[1:3] == (payer, payee) for line in lines if line[0] != name))
    before, after = (
        {
            (loop.kind, frozenset(loop.companies) - {"spv"}, loop.bottleneck)
            for loop in ag.find_loops(told(them), kinds=["circular", "trade", "cross_funding"])
        }
        for them in (lines, with_vehicle(lines, place))
    )
    assert before == after


@settings(max_examples=24)
@given(books())
def test_a_vehicle_changes_no_throughput_circularity(book):
    lines, place = book
    before, after = (ag.measures.throughput_circularity(told(them)) for them in (lines, with_vehicle(lines, place)))
    assert close(before.share.on_record, after.share.on_record)
    assert close(before.new_usd_bn.on_record, after.new_usd_bn.on_record)


@settings(max_examples=24)
@given(books(), st.sampled_from(ENDS))
def test_a_vehicle_changes_no_round_trip_of_those_who_did_not_pay_it(book, company):
    """Who funds through a vehicle funds all the same: its own deal to the vehicle is funding too."""
    lines, place = book
    names = {end for _, payer, payee, _, _ in lines for end in (payer, payee)}
    if company in names:
        before, after = (ag.round_trip(told(them), company) for them in (lines, with_vehicle(lines, place)))
        for end in ("low", "on_record", "high"):
            assert close(getattr(before.revenue_usd_bn, end), getattr(after.revenue_usd_bn, end))
            assert close(getattr(before.share, end), getattr(after.share, end))


@settings(max_examples=24)
@given(
    st.dictionaries(
        st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")).filter(lambda pair: pair[0] != pair[1]),
        st.tuples(st.integers(1, 20), st.sampled_from(["funding", "purchase"])),
        min_size=1,
        max_size=9,
    ),
    st.data(),
)
def test_a_vehicle_in_a_graph_changes_neither_throughput_circularity_nor_round_trip(flows, data):
    plain, longer = nx.DiGraph(), nx.DiGraph()
    cut = data.draw(st.sampled_from(sorted(flows)))
    for (payer, payee), (weight, deal_class) in flows.items():
        plain.add_edge(payer, payee, weight=weight, deal_class=deal_class)
        ends = [(payer, "spv"), ("spv", payee)] if (payer, payee) == cut else [(payer, payee)]
        longer.add_edges_from(ends, weight=weight, deal_class=deal_class)
    assert close(
        ag.measures.throughput_circularity(plain).share.on_record,
        ag.measures.throughput_circularity(longer).share.on_record,
    )
    for company in sorted(plain):
        before, after = (ag.round_trip(each, company).revenue_usd_bn for each in (plain, longer))
        assert all(close(getattr(before, end), getattr(after, end)) for end in ("low", "on_record", "high"))
