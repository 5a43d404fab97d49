"""No set of amounts that is drawn lies below what is stated of a pair, above what its deals can be, or outside its umbrellas."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aigraph as ag
from aigraph.flows.amount_sampling import WAYS, FlowPart, FlowSampler, flow_floors, flow_parts
from aigraph.flows.network import network_of
from aigraph.measures import tornado, uncertainty
from aigraph.model.amount import Amount
from tests.ledgers import write_folder
from tests.strategies import scheduled_ledgers

VIEWS = [
    {},
    {"money": "due"},
    {"money": "paid"},
    {"money": "due", "window": "2025"},
    {"money": "paid", "window": "2025"},
]
MEASURES = ("max-circulation", "throughput-circularity", "reciprocity", "finn-cycling-index")
NEAR = 1e-6


def part(name, key, rounds=(), **ends):
    return FlowPart(name, key, Amount.of(**ends), rounds=rounds)


def sampled(view, way, n=60, seed=0):
    network = network_of(view)
    flow_of = {(flow.payer, flow.payee, flow.deal_class): flow for flow in network.flows}
    sampler = FlowSampler(flow_parts(view), flow_floors(view))
    return sampler, [flow_of[key] for key in sampler.keys], sampler.sample(n, seed, way)


@given(st.data(), scheduled_ledgers())
@settings(max_examples=80, deadline=None)
def test_a_set_of_amounts_lies_within_the_ends_of_each_flow(data, found):
    view = found.view(**data.draw(st.sampled_from(VIEWS)))
    sampler, flows, drawn = sampled(view, data.draw(st.sampled_from(WAYS)))
    for number, flow in enumerate(flows):
        assert sampler.low[number] == pytest.approx(float(flow.amount.low), abs=NEAR)
        assert sampler.high[number] == pytest.approx(flow.reached, abs=NEAR)
        assert drawn[:, number].min() >= float(flow.amount.low) - NEAR
        assert drawn[:, number].max() <= flow.reached + NEAR


@given(st.data(), scheduled_ledgers())
@settings(max_examples=60, deadline=None)
def test_what_draws_give_lies_within_the_bounds_of_the_measure(data, found):
    view = found.view(**data.draw(st.sampled_from(VIEWS)))
    said = uncertainty(view, data.draw(st.sampled_from(MEASURES)), draws=20)
    for quantiles in filter(None, (said.alone, said.grouped, said.together)):
        for value in (quantiles.lower, quantiles.middle, quantiles.upper):
            bounds = said.interval
            assert value is None or bounds.low is None or value >= bounds.low - NEAR
            assert value is None or bounds.high is None or value <= bounds.high + NEAR


@given(st.data(), scheduled_ledgers())
@settings(max_examples=60, deadline=None)
def test_the_ends_of_one_deal_lie_within_the_bounds_of_the_measure(data, found):
    view = found.view(**data.draw(st.sampled_from(VIEWS)))
    bars = tornado(view, "max-circulation", top=0)
    figure = bars.figure
    for bar, end in product(bars.bars, ("at_low", "at_high")):
        value = getattr(bar, end).on_record
        assert value >= figure.low - NEAR
        assert figure.high is None or value <= figure.high + NEAR


def of_a_pair(tmp_path, statement, low, usd, high):
    sizes = f"{low},{usd},{high}"
    return ag.load(
        write_folder(
            tmp_path,
            deals=[
                "chips-lab-equity,chips,lab,equity,Chips buys shares,,,,,,,total",
                "lab-chips-chips,lab,chips,chips,Lab buys chips,,,,,,,total",
            ],
            events=[
                "chips-lab-equity,2025-01-05,signed,,10,,,$10bn,news,",
                f"lab-chips-chips,2025-01-05,signed,{sizes},,told,news,",
            ],
            evidence=[],
            statements=[f"lab,chips,purchase,2024-02..2025-01,{statement},told,news,"],
        )
    )


@pytest.mark.parametrize(
    ("statement", "sizes", "least", "most"),
    [
        (",24,", ("", "", "300"), 24, 300),
        (",24,", ("", "10", ""), 24, 24),
        ("20,24,30", ("", "10", ""), 20, 30),
        ("20,24,30", ("", "25", ""), 25, 30),
        (",24,", ("30", "40", "50"), 30, 50),
    ],
)
def test_a_statement_lifts_what_is_drawn(tmp_path, statement, sizes, least, most):
    view = of_a_pair(tmp_path, statement, *sizes).view(as_of="2025-06-30")
    if least == most:
        assert FlowSampler(flow_parts(view), flow_floors(view)).keys == ()
        return
    for way in WAYS:
        _, (flow,), drawn = sampled(view, way, n=2_000)
        assert (flow.payer, flow.payee) == ("lab", "chips")
        assert least <= drawn.min() < least + (most - least) / 5
        assert most - (most - least) / 5 < drawn.max() <= most


def test_one_deal_at_an_end_stays_within_what_its_flow_can_be(tmp_path):
    view = of_a_pair(tmp_path, ",24,", "", "", "300").view(as_of="2025-06-30")
    (bar,) = tornado(view, lambda network: network.matrix().sum()).bars
    assert (bar.at_low.on_record, bar.at_high.on_record) == (34, 310)


@pytest.mark.parametrize("way", WAYS)
def test_parts_of_umbrellas_in_umbrellas_fit_all_of_them_and_keep_their_own_low_ends(way):
    inner, outer = ("inner", 13.0), ("outer", 20.0)
    sampler = FlowSampler(
        [
            part("x", ("a", "c", None), (inner, outer), low="9", high="11"),
            part("y", ("b", "c", None), (inner, outer), low="0", high="10"),
            part("z", ("d", "c", None), (outer,), low="2", high="10"),
            part("w", ("e", "c", None), (outer,), central="1"),
        ]
    )
    drawn = dict(zip([key[0] for key in sampler.keys], sampler.sample(3_000, 0, way).T, strict=True))
    assert (drawn["a"] + drawn["b"]).max() <= 13 + NEAR
    assert (drawn["a"] + drawn["b"] + drawn["d"]).max() <= 19 + NEAR
    assert [drawn[name].min() >= low - NEAR for name, low in (("a", 9), ("b", 0), ("d", 2))] == [True] * 3
    assert np.max(drawn["d"]) > 5


def test_one_uncertain_part_beside_exact_ones_fits_what_they_leave():
    whole = ("whole", 10.0)
    parts = [
        part("x", ("a", "c", None), (whole,), central="6"),
        part("y", ("b", "c", None), (whole,), low="1", high="8"),
    ]
    assert FlowSampler(parts).sample(500, 0, "alone").max() <= 4 + NEAR


def test_parts_that_contradict_their_umbrella_are_not_held_to_it():
    whole = ("whole", 10.0)
    parts = [
        part("x", ("a", "c", None), (whole,), low="8", high="9"),
        part("y", ("b", "c", None), (whole,), low="4", high="5"),
    ]
    drawn = FlowSampler(parts).sample(500, 0, "alone")
    assert drawn.min(axis=0) == pytest.approx([8, 4], abs=0.1)
    assert drawn.max(axis=0) == pytest.approx([9, 5], abs=0.1)
