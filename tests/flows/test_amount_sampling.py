"""Amounts between their ends, and how they are drawn."""

from decimal import Decimal

import networkx as nx
import numpy as np
import pytest

from aigraph.flows.amount_sampling import Item, Spread, items_of
from aigraph.model.amount import Amount
from tests.ledgers import ledger


def item(name="d", place=("a", "b", None), **ends):
    return Item(name, place, Amount.of(**ends))


def test_a_view_gives_its_cash_deals_of_which_anything_is_known():
    view = ledger("""
        up: a -> b equity signed 2025-01 high=10
        floor: a -> b equity signed 2025-01 low=3
        nothing: a -> b equity signed 2025-01
        exact: b -> a chips signed 2025-01 5
        paper: b -> a warrant signed 2025-01 5
    """).view()
    found = items_of(view)
    assert [each.name for each in found] == ["floor", "up", "exact"]
    assert [each.ends for each in found] == [(3, 3), (0, 10), (5, 5)]
    assert [each.is_open for each in found] == [True, False, False]
    assert [each.moves for each in found] == [True, True, False]


def test_an_open_amount_reaches_its_central_value():
    assert item(low="2", central="7").ends == (2, 7)


def test_edges_of_a_graph_have_ends():
    graph = nx.MultiDiGraph()
    graph.add_edge("b", "a", weight=2)
    graph.add_edge("a", "b", weight=3, low=1, high=4)
    graph.add_edge("a", "b", low=1, high=4)
    graph.add_edge("a", "b")
    assert [(each.name, each.amount.central) for each in items_of(graph)] == [
        ("1", Decimal(3)),
        ("2", None),
        ("0", Decimal(2)),
    ]


@pytest.mark.parametrize("ends", [{"low": 3, "high": 2}, {"weight": 1, "low": -1, "high": 2}])
def test_ends_that_cannot_be_are_refused(ends):
    graph = nx.DiGraph()
    graph.add_edge("a", "b", **ends)
    with pytest.raises(ValueError, match="'a' -> 'b'"):
        items_of(graph)


def test_parts_of_a_flow_are_added_up_and_flows_that_cannot_move_are_left_alone():
    spread = Spread(
        [
            item("x", low="1", central="2", high="4"),
            item("y", central="10"),
            item("z", ("b", "a", None), central="3"),
        ]
    )
    assert spread.places == (("a", "b", None),)
    assert (spread.low.tolist(), spread.high.tolist()) == ([11], [14])
    assert [each.name for each in spread.moving] == ["x"]


def test_draws_follow_the_triangle():
    drawn = Spread([item(low="6", central="8", high="13")]).draw(200_000, 0, together=False)[:, 0]
    assert drawn.min() >= 6
    assert drawn.max() <= 13
    assert drawn.mean() == pytest.approx((6 + 8 + 13) / 3, abs=0.02)
    assert (drawn < 8).mean() == pytest.approx(2 / 7, abs=0.005)


def test_an_amount_without_a_central_value_is_drawn_evenly_between_its_ends():
    drawn = Spread([item(high="10")]).draw(100_000, 0, together=False)[:, 0]
    assert np.quantile(drawn, [0.1, 0.5, 0.9]) == pytest.approx([1, 5, 9], abs=0.1)


def test_amounts_drawn_together_rise_together():
    spread = Spread([item(low="6", central="8", high="10"), item("e", ("b", "a", None), high="3")])
    together = spread.draw(500, 1, together=True)
    assert (np.diff(together[np.argsort(together[:, 0])], axis=0) >= 0).all()
    apart = spread.draw(500, 1, together=False)
    assert abs(np.corrcoef(apart.T)[0, 1]) < 0.2


@pytest.mark.parametrize("together", [False, True])
def test_the_seed_fixes_the_draws(together):
    spread = Spread([item(high="10"), item("e", ("b", "a", None), high="3")])
    one, same, other = (spread.draw(5, seed, together=together) for seed in (3, 3, 4))
    assert (one == same).all()
    assert (one != other).any()


def test_peaks_at_an_end_and_no_width_at_all_are_fine():
    for ends in ({"low": "2", "central": "2", "high": "5"}, {"low": "2", "central": "5", "high": "5"}, {"low": "2"}):
        spread = Spread([item(**ends)])
        drawn = spread.draw(100, 0, together=False)
        assert np.isfinite(drawn).all()
        assert drawn.min() >= 2
        assert drawn.max() <= 5


def test_nothing_to_draw_is_an_empty_row():
    spread = Spread([])
    assert spread.draw(3, 0, together=False).shape == (3, 0)
    assert spread.low.shape == (0,)
