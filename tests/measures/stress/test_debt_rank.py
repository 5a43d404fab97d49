"""DebtRank: published figures of two programs, a closed form, and no loss above the worth of the stakes."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph import UnknownNameError, debt_rank


def graph_of(*edges):
    graph = nx.DiGraph()
    graph.add_weighted_edges_from(edges)
    return graph


def relative(found):
    return {one.company: one.relative_loss for one in found}


@pytest.mark.oracle
def test_a_ring_of_three_is_the_closed_form_and_the_published_shock_cycle():
    # neva, shock_cycle.json, method linear_dr: equities .4287, .8574 and .7144 at its tolerance of .001.
    found = relative(
        debt_rank(
            graph_of(("A", "B", 0.5), ("B", "C", 0.5), ("C", "A", 0.5)), {"A": 0.5}, equity=dict.fromkeys("ABC", 1)
        )
    )
    a = 0.5 / (1 - 0.125)
    assert found == pytest.approx({"A": a, "C": a / 2, "B": a / 4}, abs=1e-9)
    assert [1 - found[name] for name in "ABC"] == pytest.approx([0.4287, 0.8574, 0.7144], abs=1e-3)


@pytest.mark.oracle
def test_the_single_hit_variant_gives_the_published_figures_of_network_risk_measures():
    # README of the R package NetworkRiskMeasures, January 2016.
    claims = graph_of(("a", "b", 1), ("b", "a", 10), ("c", "a", 3), ("c", "b", 2), ("b", "c", 3))
    buffers, weights = {"a": 2, "b": 5, "c": 2}, {"a": 10, "b": 100, "c": 30}

    def added(name):
        lost = relative(debt_rank(claims, {name: 1}, equity=buffers, is_single_hit=True))
        return sum(weights[one] * lost[one] for one in weights if one != name) / 140

    assert [added(name) for name in "acb"] == pytest.approx([0.9285714, 0.6642857, 0.25], abs=1e-7)
    everyone = relative(debt_rank(claims, dict.fromkeys("abc", 0.1), equity=buffers, is_single_hit=True))
    assert [everyone[name] for name in "abc"] == pytest.approx([0.15, 0.26, 0.30])


def test_a_holder_without_equity_loses_dollars_and_passes_nothing_on():
    graph = graph_of(("middle", "target", 10), ("top", "middle", 10))
    graph.nodes["top"]["equity"] = 100
    target, *_ = (one for one in debt_rank(graph, {"target": 0.5}) if one.company == "middle")
    assert (target.relative_loss, target.loss_usd_bn) == (None, 5)
    assert relative(debt_rank(graph, {"target": 0.5}))["top"] == 0


def test_a_holder_that_has_no_equity_left_is_wiped_out_by_any_loss():
    found = relative(debt_rank(graph_of(("a", "b", 1)), {"b": 0.01}, equity={"a": 0}))
    assert found["a"] == 1


stakes = st.lists(
    st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde"), st.integers(0, 9)).filter(
        lambda edge: edge[0] != edge[1]
    ),
    min_size=1,
    max_size=12,
)


@given(stakes, st.floats(0, 1), st.booleans())
def test_nobody_loses_more_than_its_stakes_and_a_larger_shock_never_loses_less(edges, share, is_single_hit):
    graph = graph_of(("a", "b", 1), *edges)
    equity = {str(name): 3 for name in graph}
    found, full = (debt_rank(graph, {"b": size}, equity=equity, is_single_hit=is_single_hit) for size in (share, 1.0))
    for one, most in zip(found, full, strict=True):
        assert 0 <= one.loss_usd_bn <= one.stakes_usd_bn + 1e-9
        assert one.loss_usd_bn <= most.loss_usd_bn + 1e-6
        assert one.relative_loss <= 1


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda: debt_rank(nx.Graph([("a", "b")]), {}), TypeError),
        (lambda: debt_rank(graph_of(("a", "b", -1)), {}), ValueError),
        (lambda: debt_rank(graph_of(("a", "b", 1)), {"b": 2}), ValueError),
        (lambda: debt_rank(graph_of(("a", "b", 1)), {}, equity={"a": -1}), ValueError),
        (lambda: debt_rank(graph_of(("a", "b", 1)), {"z": 0.5}), UnknownNameError),
    ],
    ids=["undirected", "stake", "loss", "equity", "name"],
)
def test_wrong_usage_is_an_error(call, error):
    with pytest.raises(error):
        call()
