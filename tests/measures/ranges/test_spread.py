"""What quoted ranges do to figures."""

import networkx as nx
import pytest

from aigraph import UnknownNameError
from aigraph.flows import TooManyEvaluationsError
from aigraph.measures import list_measures, uncertainty
from aigraph.measures.spread import spread
from aigraph.model import Company
from tests.ledgers import ledger


def pair(**ends):
    graph = nx.DiGraph()
    graph.add_edge("a", "b", weight=8, **ends)
    graph.add_edge("b", "a", weight=20)
    return graph


def paid_by_a(network):
    return network.matrix()[network.index["a"]].sum()


def test_the_draws_are_those_that_each_figure_has_alone():
    (share,) = spread(pair(low=6, high=10), "throughput-circularity", draws=300, seed=3)
    alone = uncertainty(pair(low=6, high=10), "throughput circularity", draws=300, seed=3)
    assert (share.alone, share.grouped, share.together) == (alone.alone, alone.grouped, alone.together)
    assert share.figure.low < share.alone.lower < share.alone.middle < share.alone.upper < share.figure.high


def test_a_figure_with_exact_ends_shows_them_and_draws_nothing():
    (most,) = spread(pair(low=6, high=10), "max_circulation")
    assert most.alone is most.grouped is most.together is None
    assert (most.figure.low, most.figure.high, most.row()["alone_middle"]) == (12, 20, None)


def test_an_amount_without_a_high_end_leaves_no_upper_end():
    (paid,) = spread(pair(low=6), paid_by_a, draws=20)
    assert 6 < paid.alone.lower < paid.alone.middle < 8.001
    assert paid.alone.upper is None
    assert paid.row()["alone_upper"] is None


def test_exact_amounts_make_a_point():
    for each in spread(pair(), draws=20):
        if each.alone and each.figure.on_record is not None:
            assert each.alone.lower == each.alone.upper == pytest.approx(each.figure.on_record)


def test_by_default_every_listed_measure_of_the_network_is_drawn():
    about_network = [listed.name for listed in list_measures() if listed.about == "network"]
    assert [each.figure.name for each in spread(pair(low=6, high=10), draws=5)] == about_network


def test_a_name_that_is_none_is_told_with_the_nearest():
    with pytest.raises(UnknownNameError, match="no measure is called 'reciprocty'; did you mean reciprocity"):
        spread(pair(), "reciprocty")


def test_parts_of_a_round_are_drawn_so_that_they_fit_the_round():
    text = """
        whole: crowd -> lab equity closed 2025-01-01 30
        one: a -> lab equity closed 2025-01-01 low=1 part_of=whole
        two: b -> lab equity closed 2025-01-01 low=1 part_of=whole
    """
    view = ledger(text, [Company(id="crowd", name="Investors", kind="placeholder")]).view()

    def received(network):
        return network.matrix().sum()

    assert uncertainty(view, received, draws=50).alone.upper == pytest.approx(30)


def test_too_slow_a_measure_is_refused_at_once():
    with pytest.raises(TooManyEvaluationsError, match="3,000,000 draws take about"):
        spread(pair(low=6, high=10), paid_by_a, draws=1_000_000, max_seconds=1)
    with pytest.raises(ValueError, match="below 1"):
        spread(pair(), paid_by_a, draws=0)
