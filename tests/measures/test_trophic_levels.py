"""Levels and incoherence, against the published path, cycle and triangle."""

import pytest
from hypothesis import given, settings

from aigraph.measures.trophic_levels import trophic_levels
from tests.ledgers import TOY, ledger
from tests.measures.test_max_circulation import NAMES, TOY_GRAPH, TRIANGLE, deals, graph


@pytest.mark.parametrize("network", [TOY_GRAPH, ledger(TOY).view(status="announced", layers=["cash"])])
def test_the_toy_network_has_the_levels_worked_out_on_paper(network):
    found = trophic_levels(network)
    assert dict(found.levels) == pytest.approx({"x": 0, "l": 1, "c": 1.481481, "v": 1.703704}, abs=1e-6)
    assert found.incoherence.on_record == pytest.approx(0.551440, abs=1e-6)
    assert found.row()["level_l"] == pytest.approx(1)


@pytest.mark.oracle
@pytest.mark.parametrize(
    ("given_deals", "incoherence"),
    [
        ([("a", "b", 3), ("b", "c", 8)], 0),
        ([("a", "b", 2), ("b", "c", 2), ("c", "a", 2)], 1),
        (TRIANGLE, 0.9),
        ([], None),
        ([("a", "b", None)], None),
    ],
    ids=["path", "cycle", "triangle", "empty", "unknown"],
)
def test_a_path_is_coherent_a_cycle_is_not_and_the_published_triangle_nearly_not(given_deals, incoherence):
    found = trophic_levels(graph(*given_deals)).incoherence.on_record
    assert found == (incoherence if incoherence is None else pytest.approx(incoherence, abs=1e-6))


def test_each_part_begins_at_zero_and_a_company_without_a_known_deal_stands_there():
    found = trophic_levels(graph(("a", "b", 1), ("c", "d", 1), ("e", "a", None)))
    assert dict(found.levels) == pytest.approx({"a": 0, "b": 1, "c": 0, "d": 1, "e": 0})


@settings(max_examples=16)
@given(deals)
def test_incoherence_lies_between_0_and_1_and_scale_and_names_do_not_matter(found):
    one = trophic_levels(graph(*found))
    scaled = trophic_levels(graph(*((u, v, 4 * w) for u, v, w in found)))
    renamed = trophic_levels(graph(*(("zyxwv"[NAMES.index(u)], "zyxwv"[NAMES.index(v)], w) for u, v, w in found)))
    if one.incoherence.on_record is not None:
        assert -1e-9 <= one.incoherence.on_record <= 1 + 1e-9
        for other in (scaled, renamed):
            assert other.incoherence.on_record == pytest.approx(one.incoherence.on_record, abs=1e-6)
    assert dict(scaled.levels) == pytest.approx(dict(one.levels), abs=1e-6)
    assert all(level >= 0 for level in one.levels.values())
