"""Networks whose figures others have published, run through the measures as plain graphs.

Flows and printed results of enaR (vignettes and reference pages): the marine coprophagy model after Haven and Morales-Alamo (1966)
and the oyster reef of Dame and Patten (1981); Lake Lanier of Borrett and Osidele (2007), its flows
from the file and its index from the table of models in enaR; Cone Spring after Tilly (1968), as Kay, Graham and Ulanowicz (1989) have its flows. Shapes from the companion code of Homs-Dones et al. (2025) and of MacKay et al. (2020).
"""

import networkx as nx
import pytest

import aigraph as ag
from tests.measures.test_finn_cycling_index import OYSTER

pytestmark = pytest.mark.oracle

COPROPHAGY = (
    {"shrimp": 124.1, "benthos": 255.5},
    [
        ("shrimp", "shrimp feces", 21.9),
        ("shrimp feces", "benthos", 15.3),
        ("benthos", "benthic feces", 79.6),
        ("benthic feces", "benthos", 52.9),
    ],
)
LAKE_LANIER = (
    {1: 6.8331, 2: 20.436, 8: 27.912, 9: 27.430, 11: 13.195},
    [
        *[(1, 3, 25.060), (2, 1, 33.305), (2, 4, 53.735), (3, 1, 4.4679), (3, 5, 5.3833), (3, 6, 4.7299)],
        *[(3, 9, 5.1128), (4, 2, 26.741), (4, 5, 28.951), (4, 9, 29.443), (5, 6, 17.810), (5, 7, 18.277)],
        *[(5, 8, 17.662), (5, 9, 18.165), (6, 8, 27.880), (6, 9, 28.737), (7, 8, 18.033), (7, 9, 17.908)],
        *[(8, 9, 39.360), (9, 4, 31.401), (9, 5, 37.579), (9, 6, 34.077), (9, 7, 36.431), (9, 10, 26.667)],
        *[(10, 11, 26.667), (11, 2, 39.862)],
    ],
)
"""Phosphorus in mg a square metre and day; 1 and 2 dissolved, 3 to 8 living, 9 and 10 detritus, 11 in pores."""


def web(inflow, flows):
    made = nx.DiGraph()
    made.add_weighted_edges_from(flows)
    nx.set_node_attributes(made, inflow, "inflow")
    return made


def test_the_coprophagy_model_cycles_as_printed():
    found = ag.measures.finn_cycling_index(web(*COPROPHAGY))
    assert found.throughflow_usd_bn.on_record == pytest.approx(549.3)
    assert found.path_length.on_record == pytest.approx(1.44705, abs=1e-5)
    assert found.index.on_record == pytest.approx(0.1199863, abs=1e-7)
    assert found.cycled_usd_bn.on_record == pytest.approx(65.90846, abs=1e-5)
    assert found.by_company["benthos"].on_record == pytest.approx(1 - 1 / 1.1953471, abs=1e-7)


def test_lake_lanier_cycles_as_the_list_of_models_says():
    found = ag.measures.finn_cycling_index(web(*LAKE_LANIER))
    assert sum(LAKE_LANIER[0].values()) == pytest.approx(95.8, abs=0.05)
    assert found.throughflow_usd_bn.on_record == pytest.approx(749, abs=0.5)
    assert found.index.on_record == pytest.approx(0.40, abs=0.005)


def test_each_compartment_of_the_oyster_reef_cycles_as_its_printed_visits_say():
    """The diagonal of the integral flow matrix N: the share cycled is 1 - 1/N."""
    visits = {
        "filter": 1,
        "microbiota": 1.1018630,
        "meiofauna": 1.2971032,
        "deposit": 1.12406883,
        "predators": 1.00510642,
        "detritus": 1.3885039,
    }
    names = {"filter": "FF", "microbiota": "Micro", "meiofauna": "Meio", "deposit": "Dep", "predators": "Pred"}
    by_company = ag.measures.finn_cycling_index(web({"FF": 41.47}, OYSTER)).by_company
    found = {name: by_company[names.get(name, "Det")] for name in visits}
    assert {name: share.on_record for name, share in found.items()} == pytest.approx(
        {name: 1 - 1 / visit for name, visit in visits.items()}, abs=1e-6
    )


def test_the_one_loop_of_the_coprophagy_model_is_as_wide_as_its_smaller_leg():
    model = web(*COPROPHAGY)
    assert ag.max_circulation(model).usd_bn.on_record == pytest.approx(2 * 52.9)
    assert ag.measures.balanced_circulation(model).usd_bn.on_record == pytest.approx(2 * 52.9)
    assert ag.measures.throughput_circularity(model).loops == ((("benthic feces", "benthos"), pytest.approx(52.9)),)


def test_a_directed_triangle_is_all_circulation():
    triangle = web({}, [("a", "b", 1), ("b", "c", 1), ("c", "a", 1)])
    found = ag.measures.throughput_circularity(triangle)
    assert found.recycled_usd_bn.on_record == pytest.approx(1)
    assert found.share.on_record == pytest.approx(1)
    assert ag.measures.balanced_circulation(triangle).usd_bn.on_record == pytest.approx(3)


def test_levels_of_the_published_shapes():
    """A chain is layered, a pair and a ring are not; in parts apart each has its own lowest level, alone is 0."""
    chain = ag.measures.trophic_levels(web({}, [("a", "b", 1), ("b", "c", 1)]))
    assert chain.levels == pytest.approx({"a": 0, "b": 1, "c": 2})
    assert chain.incoherence.on_record == pytest.approx(0)
    pair = ag.measures.trophic_levels(web({}, [("a", "b", 1), ("b", "a", 1)]))
    assert pair.levels == pytest.approx({"a": 0, "b": 0})
    assert pair.incoherence.on_record == pytest.approx(1)
    parts = web({}, [(1, 2, 1), (2, 3, 1), (4, 5, 1)])
    parts.add_node(6)
    assert ag.measures.trophic_levels(parts).levels == pytest.approx({"1": 0, "2": 1, "3": 2, "4": 0, "5": 1, "6": 0})


def test_a_short_cut_past_one_level_leaves_a_ninth_of_incoherence():
    """By the formula of MacKay, Johnson, Sansom (2020): a -> b -> c with a -> c has levels 0, 2/3, 4/3."""
    found = ag.measures.trophic_levels(web({}, [("a", "b", 1), ("b", "c", 1), ("a", "c", 1)]))
    assert found.levels == pytest.approx({"a": 0, "b": 2 / 3, "c": 4 / 3})
    assert found.incoherence.on_record == pytest.approx(1 / 9)


def test_clearing_in_a_ring_follows_the_published_fixed_point():
    """Eisenberg and Noe (2001): p = min(owed, cash + received); with cash of one the ring pays what reaches it."""
    ring = web({}, [("a", "b", 10), ("b", "c", 10), ("c", "a", 10)])
    found = ag.measures.clearing(ring, cash={"a": 1})
    assert (found.greatest.on_record, found.least.on_record) == pytest.approx((30, 30))
    leaking = web({}, [("a", "b", 10), ("b", "a", 5), ("b", "c", 5)])
    found = ag.measures.clearing(leaking, cash={"a": 4})
    # b passes half of what it gets back to a: p_a = 4 + p_b / 2 and p_b = p_a, so both pay 8.
    assert {one.company: one.greatest.on_record for one in found.payments} == pytest.approx({"a": 8, "b": 8})
    assert found.self_clearing.on_record == 0


def test_what_is_owed_to_the_outside_ranks_with_all_else():
    """Three banks of a course on network valuation: owed 4, 3, 2 in a ring and 17, 18, 8 outside, with 18, 18, 9 in hand."""
    ring = web({0: 18, 1: 18, 2: 9}, [(0, 1, 4), (1, 2, 3), (2, 0, 2)])
    nx.set_node_attributes(ring, {0: 17, 1: 18, 2: 8}, "outflow")
    found = ag.measures.clearing(ring)
    # The first gets 18 + 2 of 21 owed; the second has 18 + 4 * 20 / 21 for 21, the third 9 + 3 for 10.
    paid = {one.company: one.greatest.on_record for one in found.payments}
    assert paid == pytest.approx({"0": 20, "1": 21, "2": 10})
    assert found.greatest.denominators["owed_usd_bn"] == 21 + 21 + 10


def test_the_sums_of_a_graph_without_any_amount_have_no_ceiling():
    ring = nx.DiGraph([(1, 2), (2, 1)])
    sums = [one for one in ag.measure_system(ring) if one.unit == "usd_bn"]
    assert len(sums) == 6
    assert {(one.low, one.on_record, one.high) for one in sums} == {(0, 0, None)}
    assert all(one.why_open for one in sums)
    assert {one.n_edges_missing for one in sums} == {2}


CONE_SPRING = (
    {"plants": 11184, "detritus": 635},
    [
        ("plants", "detritus", 8881),
        ("detritus", "bacteria", 5205),
        ("detritus", "detritus feeders", 2309),
        ("bacteria", "detritus feeders", 75),
        ("bacteria", "detritus", 1600),
        ("detritus feeders", "carnivores", 370),
        ("detritus feeders", "detritus", 200),
        ("carnivores", "detritus", 167),
    ],
)


def test_cone_spring_cycles_nine_percent_of_its_throughflow():
    found = ag.measures.finn_cycling_index(web(*CONE_SPRING))
    # The table of fifty trophic models in Borrett and Salas (2010) has 30,626 kcal a square metre and year, and 0.09.
    assert found.throughflow_usd_bn.on_record == pytest.approx(30_626)
    assert round(found.index.on_record, 2) == 0.09
    # Visits to detritus by hand: its way back is through bacteria, feeders and carnivores alone.
    detritus, bacteria, feeders = 11_483, 5_205, 2_384
    home = (5205 / detritus) * (1600 / bacteria + 75 / bacteria * (200 / feeders + 370 / feeders * 167 / 370))
    home += (2309 / detritus) * (200 / feeders + 370 / feeders * 167 / 370)
    assert found.by_company["detritus"].on_record == pytest.approx(home)


def test_what_cone_spring_can_cycle_at_most_is_its_ways_back_to_detritus():
    network = web(*CONE_SPRING)
    # Each way back is the narrower end of its rings: 1,600 through bacteria, 200 and 167 through feeders and carnivores.
    found = ag.max_circulation(network).usd_bn.on_record
    assert found == pytest.approx(2 * 1600 + 75 * 3 + (200 - 75) * 2 + 167 * 3)
    assert ag.measures.balanced_circulation(network).usd_bn.on_record <= found
