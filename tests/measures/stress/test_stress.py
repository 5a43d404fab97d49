"""Reverse stress: the toy's cuts exactly, a gap that never falls with the cut, and answers where no cut does."""

from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph import UnknownNameError, load, sources_and_uses, stress
from aigraph.cli import main
from tests.command_line import CliRunner

TOY_LEDGER = Path(__file__).parents[2] / "toy_ledger"


def toy(cash=25):
    graph = nx.DiGraph()
    graph.add_weighted_edges_from([("v", "l", 10), ("l", "c", 30), ("l", "v", 5), ("c", "v", 20)])
    graph.nodes["l"]["inflow"] = cash
    return graph


@pytest.mark.parametrize(("breaks", "gap", "cut"), [("c", 5, 0.5), ("v", 0, 1 - 10 / 35)])
def test_the_toy_breaks_at_these_cuts(breaks, gap, cut):
    found = stress(toy(), "l", breaks=breaks, gap=gap)
    assert found.cut.on_record == pytest.approx(cut, abs=1e-6)
    assert found.cut.is_point
    assert found.unfunded_usd_bn == 0


def test_where_no_cut_does_the_full_cut_is_given():
    found = stress(toy(), "l", breaks="c", gap=20)
    assert found.cut.on_record is None
    assert found.cut.why_open == "no cut does: a full cut leaves $20bn not found on record"


def test_who_is_short_without_a_cut_needs_none():
    found = stress(toy(cash=5), "v", breaks="l")
    assert (found.cut.on_record, found.unfunded_usd_bn > 0) == (0, True)


def test_without_a_cut_as_much_is_missing_as_the_split_of_sources_does_not_find():
    view = load(TOY_LEDGER).view(as_of="2026-09-30", window="2025-10-01..2026-09-30")
    found = stress(view, "l", breaks="c", gap=100)
    assert found.unfunded_usd_bn == pytest.approx(sources_and_uses(view).companies["c"].unfunded.on_record)
    assert found.unfunded_usd_bn == pytest.approx(2)
    assert found.unfunded_at_full_cut_usd_bn > 2


def test_a_customer_of_a_firm_with_business_of_its_own_takes_only_what_it_pays():
    view = load(TOY_LEDGER).view(as_of="2026-09-30", window="2025-10-01..2026-09-30")
    # V pays 14 and has 40 of revenue, of which 22 is recorded sales.
    assert stress(view, "l", breaks="v", gap=0).cut.on_record is None


edges = st.lists(
    st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde"), st.integers(1, 9)).filter(
        lambda edge: edge[0] != edge[1]
    ),
    min_size=3,
    max_size=12,
)


@given(edges, st.integers(1, 20), st.floats(0, 5))
def test_a_larger_gap_never_needs_a_smaller_cut(flows, cash, gap):
    graph = nx.DiGraph()
    graph.add_weighted_edges_from([("a", "b", 5), ("b", "c", 5), ("c", "a", 1), *flows])
    graph.nodes["a"]["inflow"] = cash
    small, large = (stress(graph, "a", breaks="b", gap=size) for size in (gap, gap + 1))
    assert small.unfunded_usd_bn <= small.unfunded_at_full_cut_usd_bn + 1e-9
    assert (small.cut.on_record is None) <= (large.cut.on_record is None)
    if large.cut.on_record is not None:
        assert small.cut.on_record <= large.cut.on_record + 1e-9


@pytest.mark.parametrize(
    ("company", "breaks", "gap", "error", "message"),
    [
        ("l", "l", 0, ValueError, "cannot be both"),
        ("l", "v", -1, ValueError, "is negative"),
        ("nobody", "v", 0, UnknownNameError, "nobody"),
    ],
)
def test_wrong_usage_says_so(company, breaks, gap, error, message):
    with pytest.raises(error, match=message):
        stress(toy(), company, breaks=breaks, gap=gap)


def test_the_command_says_the_cut_the_window_and_what_was_tried_for_its_range():
    words = ["stress", "l", "--breaks", "c", "--gap", "5", "--data", TOY_LEDGER, "--as-of", "2026-09-30"]
    answer = CliRunner().invoke(main, list(map(str, words)))
    said = " ".join(answer.output.split())
    assert answer.exit_code == 0
    assert "If L cuts what it pays by more than " in said
    assert "from 2025-10-01 to 2026-09-30" in said
    assert "The cut at other amounts: found " in said
    assert "each at its low end, on record and at its high end; the true range can be wider" in said


def test_the_range_holds_the_cut_on_record_and_a_fixed_network_has_none():
    flows = [("v", "l", 10), ("l", "c", 30), ("l", "v", 5), ("c", "v", 20)]
    sure, wide = nx.DiGraph(), nx.DiGraph()
    for payer, payee, size in flows:
        sure.add_edge(payer, payee, weight=size)
        wide.add_edge(payer, payee, low=size * 0.9, weight=size, high=size * 1.1)
    for graph in (sure, wide):
        graph.nodes["l"]["inflow"] = 25
    assert stress(sure, "l", breaks="c", gap=5).cut.is_exact
    cut = stress(wide, "l", breaks="c", gap=5).cut
    assert not cut.is_exact
    assert cut.low < cut.on_record < cut.high
    # Only at its high end is C to pay as much as that.
    assert stress(wide, "l", breaks="c", gap=21.9).cut.on_record is None
    assert 0 < stress(wide, "l", breaks="c", gap=21.9).cut.low < 1
