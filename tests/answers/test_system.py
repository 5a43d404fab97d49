"""All figures about a network in one list."""

import pytest

from aigraph import load
from aigraph.answers.system import measure_system
from aigraph.measures import list_measures
from tests.ledgers import TOY, ledger
from tests.measures.test_max_circulation import TOY_GRAPH, graph


def test_each_figure_comes_once_in_order_with_a_meaning():
    found = measure_system(TOY_GRAPH)
    assert [measure.name for measure in found] == [one.name for one in list_measures() if one.about == "network"]
    assert all(sentence.endswith(".") for sentence in (one.meaning for one in list_measures()))


def test_every_share_has_a_denominator():
    for measure in measure_system(ledger(TOY).view(status="announced", layers=["cash"])):
        assert measure.unit != "share" or measure.denominators
        assert (measure.n_edges_used, measure.n_edges_missing) == (6, 0)


@pytest.mark.parametrize("deals", [[], [("a", "b", None), ("b", "a", None)]])
def test_without_amounts_no_share_is_made_up(deals):
    for measure in measure_system(graph(*deals)):
        if measure.unit == "share" and measure.name != "strong_core_share_of_pairs":
            assert measure.on_record is None


def test_the_shipped_data_give_the_same_figures_twice():
    view = load().view()
    assert measure_system(view) == measure_system(load().view())
