"""Quantiles of several figures at once."""

import networkx as nx
import pytest
from aigraph.measures.bands import bands

from aigraph import max_circulation, measure_system
from aigraph.flows import TooManyEvaluationsError
from aigraph.measures import reciprocity, uncertainty
from aigraph.model import Company
from tests.ledgers import ledger


def pair(**ends):
    graph = nx.DiGraph()
    graph.add_edge("a", "b", weight=8, **ends)
    graph.add_edge("b", "a", weight=20)
    return graph


def both(network):
    return [max_circulation(network).usd_bn, reciprocity(network)]


def test_quantiles_are_those_that_each_figure_has_alone():
    most, share = bands(pair(low=6, high=10), both, draws=300, seed=3)
    alone = uncertainty(pair(low=6, high=10), lambda network: reciprocity(network).on_record, draws=300, seed=3)
    assert share.independent == alone.independent
    assert most.on_record.on_record == pytest.approx(16)
    assert 12 < most.correlated.p05 < most.correlated.p95 < 20


def test_an_amount_without_a_high_end_leaves_no_upper_quantile():
    most, _ = bands(pair(low=6), both, draws=20)
    assert most.independent.p95 is None
    assert most.row()["independent_p95"] is None


def test_exact_amounts_make_a_point():
    for band in bands(pair(), measure_system, draws=20):
        if band.on_record.on_record is not None:
            assert band.independent.p05 == pytest.approx(band.on_record.on_record)
            assert band.independent.p95 == pytest.approx(band.on_record.on_record)


def test_parts_of_a_round_are_drawn_so_that_they_fit_the_round():
    text = """
        whole: crowd -> lab equity closed 2025-01-01 30
        one: a -> lab equity closed 2025-01-01 low=1 part_of=whole
        two: b -> lab equity closed 2025-01-01 low=1 part_of=whole
    """
    view = ledger(text, [Company(id="crowd", name="Investors", kind="placeholder")]).view()

    def received(network):
        return network.matrix().sum()

    assert uncertainty(view, received, draws=50).independent.p95 == pytest.approx(30)


def test_too_slow_a_measure_is_refused_at_once():
    with pytest.raises(TooManyEvaluationsError, match="2,000,000 draws take about"):
        bands(pair(low=6, high=10), both, draws=1_000_000, max_seconds=1)
    with pytest.raises(ValueError, match="below 1"):
        bands(pair(), both, draws=0)
