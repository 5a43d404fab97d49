"""A measure by its name: of a view or a graph, of a company or of all, with ends and as a number to be drawn again and again."""

import sys
from pathlib import Path

import networkx as nx
import pytest

import aigraph as ag
from aigraph.flows.network import network_of
from aigraph.flows.sources.due_window import in_default_window
from aigraph.measures import list_measures, measure_named, round_trips, sources_and_uses, uncertainty
from aigraph.measures.catalogue.statistic import statistic_of
from tests.ledgers import ledger

BOOK = ag.load(Path(__file__).parents[1] / "toy_ledger")
WHOLE = BOOK.view(as_of="2026-09-30")
YEAR = BOOK.view(as_of="2026-09-30", window="2025")
PLAIN = nx.DiGraph([("a", "b", {"weight": 3}), ("b", "a", {"weight": 1})])


def ends(measure):
    return measure.low, measure.on_record, measure.high


def test_each_measure_has_a_row_with_the_name_that_is_typed_and_what_it_says():
    rows = [one.row() for one in list_measures()]
    assert {row["about"] for row in rows} == {"network", "loops", "company", "window"}
    for one, row in zip(list_measures(), rows, strict=True):
        assert (row["name"], row["meaning"]) == (one.name, one.meaning)
        assert measure_named(one.typed.upper()) is one
        assert "_" not in one.typed


def test_a_part_of_the_sources_is_of_all_of_a_company_or_nothing_for_one_that_pays_nothing():
    uses = measure_named("uses")
    assert ends(uses.of(YEAR)) == (6, 6, 56)
    assert ends(uses.of(YEAR, "V")) == (4, 4, 4)
    assert ends(uses.of(YEAR, "B")) == (0, 0, 0)


@pytest.mark.parametrize("share", ["debt_share", "recycled_share"])
def test_a_share_of_all_is_that_of_the_whole_answer(share):
    assert ends(measure_named(share).of(YEAR)) == ends(getattr(sources_and_uses(YEAR), share))


def test_without_a_search_for_ends_there_is_what_is_on_record():
    assert ends(measure_named("uses").of(YEAR, ends=False)) == (None, 6, None)


def test_without_a_company_the_round_trip_share_is_the_largest():
    largest = measure_named("round-trip share").of(WHOLE)
    assert largest.of == "v"
    assert largest.on_record == max(
        trip.share.on_record for trip in round_trips(in_default_window(WHOLE)) if trip.share.on_record is not None
    )
    assert measure_named("round-trip share").of(WHOLE, "V") == largest


def test_where_nobody_funds_and_sells_the_reason_stands_in_the_place_of_the_share():
    found = measure_named("round-trip share").of(ledger("a -> b equity signed 2025-01 3").view())
    assert ends(found) == (None, None, None)
    assert found.why_open == "no company that funds and sells has such a share"


def test_where_all_companies_would_take_minutes_that_stands_in_the_place_of_the_share(monkeypatch):
    monkeypatch.setattr(sys.modules["aigraph.measures.round_trip"], "MAX_WORK", 5)
    found = measure_named("round-trip share").of(WHOLE)
    assert found.on_record is None
    assert "would take about" in found.why_open


def test_loops_are_counted_and_a_search_that_was_cut_has_no_most(monkeypatch):
    assert ends(measure_named("direct loops").of(WHOLE)) == (3, 3, 3)
    found = ag.find_loops(WHOLE, max_loops=1)
    monkeypatch.setattr("aigraph.measures.catalogue.of_view.find_loops", lambda *_, **__: found)
    cut = measure_named("loops").of(WHOLE)
    assert ends(cut) == (len(found), len(found), None)
    assert cut.why_open.startswith("the search stopped after")


@pytest.mark.parametrize(
    ("name", "graph", "company", "message"),
    [
        ("direct-loops", WHOLE, "V", "direct-loops is about the whole network, and not about V"),
        ("reciprocity", WHOLE, "V", "reciprocity is about the whole network, and not about V"),
        ("direct-loops", PLAIN, None, "direct-loops is asked of a view, and not of a graph"),
        ("uses", PLAIN, None, "uses is asked of a view, and not of a graph"),
    ],
)
def test_what_a_measure_is_not_asked_of_is_said(name, graph, company, message):
    for asked in (measure_named(name).of, lambda graph, company: statistic_of(name, graph, company)):
        with pytest.raises(ag.AigraphError, match=message):
            asked(graph, company)


def test_a_measure_of_a_company_cannot_be_drawn_without_one():
    with pytest.raises(ag.AigraphError, match="round-trip-share is about a company: name one"):
        statistic_of("round-trip-share", WHOLE)


@pytest.mark.parametrize(
    ("name", "of"), [("uses", "L"), ("uses", None), ("round-trip-share", "V"), ("direct-loops", None)]
)
@pytest.mark.parametrize("view", [WHOLE, YEAR], ids=["whole", "window"])
def test_a_statistic_of_what_is_on_record_is_the_measure_and_one_with_ends_has_its_ends(name, of, view):
    graph, statistic = statistic_of(name, view, of)
    network = network_of(graph)
    whole = measure_named(name).of(graph, of)
    assert ends(statistic(network)) == ends(whole)
    assert statistic.__name__ == measure_named(name).name
    assert statistic(network.at("on_record")).on_record == pytest.approx(whole.on_record)


def test_what_is_drawn_lies_within_the_ends_of_the_measure():
    row = uncertainty(WHOLE, "round-trip-share", of="V", draws=20).row()
    assert row["low"] <= row["alone_lower"] <= row["alone_middle"]
    assert row["on_record"] == measure_named("round-trip-share").of(WHOLE, "V").on_record


def test_of_a_graph_the_share_is_of_whole_amounts_for_there_is_no_window():
    graph = nx.DiGraph()
    graph.add_node("v", inflow=10)
    graph.add_edge("v", "l", weight=10, deal_class="funding")
    graph.add_edge("l", "v", weight=5, deal_class="purchase")
    _, statistic = statistic_of("round-trip-share", graph, "v")
    assert statistic(network_of(graph)).on_record == measure_named("round-trip-share").of(graph, "v").on_record == 1
