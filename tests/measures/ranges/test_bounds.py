"""One definition of bounds: exact ends hold every point of the box and are reached, and all commands give one answer."""

import json
from itertools import product
from pathlib import Path
from random import Random

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aigraph as ag
from aigraph.cli import main
from aigraph.measures import hhi, reciprocity, strong_core, uncertainty
from aigraph.model.amount import Bounds
from tests.command_line import CliRunner
from tests.ledgers import ledger

TOY = ag.load(Path(__file__).parents[2] / "toy_ledger")
DAY, WINDOW = "2026-09-30", "2025-10-01..2026-09-30"
UP_TO = """
    a: v -> l equity closed 2025-01 10
    b: l -> v compute signed 2025-01 high=100
    c: l -> x chips signed 2025-01 20
"""
SLACK = 1e-7


def ends(bounds):
    return bounds.low, bounds.on_record, bounds.high


def toy(**how):
    return TOY.view(as_of=DAY, status="binding", **how)


def test_the_circulation_of_the_toy_ledger_is_bounded_though_a_deal_is_open():
    assert ends(ag.max_circulation(toy(money="contracted")).usd_bn) == pytest.approx((39, 39, 99))
    inside = ag.max_circulation(toy(window=WINDOW)).usd_bn
    assert ends(inside) == pytest.approx((31.212215, 31.212215, 91.212215), abs=1e-6)
    assert inside.is_exact


def test_the_round_trip_of_the_toy_ledger_has_its_ends_and_is_capped_by_revenue():
    found = ag.round_trip(toy(window=WINDOW), "V")
    assert ends(found.revenue_usd_bn) == pytest.approx((0.747263, 4.286110, 40), abs=1e-6)
    assert ends(found.at_record_usd_bn) == pytest.approx((0.747263, 4.286110, 10.747263), abs=1e-6)
    assert ends(found.share) == pytest.approx((0.018682, 0.107153, 1), abs=1e-6)
    uncapped = ag.round_trip(toy(window=WINDOW), "V", revenue={"C": 10, "L": 6})
    assert uncapped.revenue_usd_bn.high == pytest.approx(40.747263, abs=1e-6)


def test_customers_of_the_toy_vendor_are_shares_of_its_revenue_of_the_window():
    found = ag.concentration(toy(window=WINDOW), "V")
    assert found.share_ends == {"c": (0.5, 0.5), "l": (0.05, 0.05), "d": (0, 0.45)}
    assert ends(found.hhi) == pytest.approx((0.2525, 0.2525, 0.4550))
    assert found.hhi.denominators == {"reported_revenue_usd_bn": 40}
    without = ag.concentration(toy(window=WINDOW), "D")
    assert (without.hhi.on_record, without.hhi.why_open) == (None, "no reported figure for this period")


def graph(deals):
    made = nx.DiGraph()
    for payer, payee, *amounts in deals:
        made.add_edge(payer, payee, **dict(zip(("low", "weight", "high"), amounts, strict=False)))
    return made


def test_with_an_unsized_leg_the_ends_are_those_of_up_to_and_with_two_there_is_no_bound():
    one = nx.DiGraph([("l", "v")])
    one.add_weighted_edges_from([("v", "l", 10), ("l", "x", 20)])
    assert ends(ag.max_circulation(one).usd_bn) == (0, 0, 20)
    both = nx.DiGraph([("l", "v"), ("v", "l")])
    found = ag.max_circulation(both).usd_bn
    assert (ends(found), found.why_open) == ((0, 0, None), "l and v deal in sums without a ceiling")


@pytest.fixture
def folder(tmp_path):
    ag.store.save(ledger(UP_TO), tmp_path)
    return tmp_path


def asked(folder, *words):
    result = CliRunner().invoke(main, [*words, "--data", str(folder), "--format", "json"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_five_commands_give_one_answer_to_one_question(folder):
    measured = {row["name"]: row for row in asked(folder, "measures")["measures"]}["max_circulation"]
    ranged = asked(folder, "uncertainty", "max-circulation")["uncertainty"]
    rung = next(row for row in asked(folder, "ladder")["ladder"] if row["level"] == "binding")
    loop = asked(folder, "cycles")["loops"][0]["bottleneck_usd_bn"]
    written = folder.parent / "report.md"
    CliRunner().invoke(main, ["report", "--data", str(folder), "-o", str(written)], catch_exceptions=False)
    report = written.read_text()
    circulation = [(row["low"], row["on_record"], row["high"]) for row in (measured, ranged)]
    circulation.append(tuple(rung[f"max_circulation{end}"] for end in ("_low", "", "_high")))
    assert circulation == [(0, 0, 20)] * 3
    assert "what could be set off, $0 of contracts over whole terms counted leg by leg, falls without it" in report
    largest = (rung["largest_contracted_low_usd_bn"], rung["largest_contracted_high_usd_bn"])
    assert (loop["low"], loop["high"]) == largest == (0, 10)
    assert "| V → L → V | circular | up to $10bn | up to $10bn | up to $10bn |" in report


AMOUNTS = st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)).map(sorted)
NETWORKS = st.dictionaries(
    st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")).filter(lambda pair: pair[0] != pair[1]),
    AMOUNTS,
    max_size=6,
).map(lambda found: [(*pair, *amounts) for pair, amounts in found.items()])
EXACT = {
    "max circulation": lambda network: ag.max_circulation(network).usd_bn,
    "its share": lambda network: ag.max_circulation(network).share,
    "reciprocity": reciprocity,
    "strong core": lambda network: strong_core(network).share,
    "concentration": lambda network: hhi(network, "a") if "a" in network else ag.max_circulation(network).usd_bn,
}


@pytest.mark.oracle
@pytest.mark.parametrize("name", EXACT)
@settings(max_examples=10, deadline=None)
@given(NETWORKS)
def test_exact_ends_hold_every_point_and_are_reached_at_a_corner_or_between(name, deals):
    bounds = EXACT[name](graph(deals)).bounds
    if bounds.on_record is None:
        return
    rng = Random(7)  # noqa: S311 - points of a box
    corners = list(product(*(sorted({low, high}) for *_, low, _, high in deals)))
    points = corners + [[rng.uniform(low, high) for *_, low, _, high in deals] for _ in range(10)]
    values = []
    for point in points:
        fixed = [(payer, payee, size, size, size) for (payer, payee, *_), size in zip(deals, point, strict=True)]
        # A deal of 0 is still on the ring.
        values.append(EXACT[name](graph(fixed)).on_record)
    known = [value for value in values if value is not None]
    assert bounds.low - SLACK <= min(known)
    assert max(known) <= bounds.high + SLACK
    if bounds.is_exact and name != "concentration":
        assert bounds.low == pytest.approx(min(known), abs=1e-6)
    if name in ("max circulation", "strong core"):
        assert bounds.high == pytest.approx(max(known), abs=1e-6)


@pytest.mark.parametrize("name", EXACT)
@settings(max_examples=10, deadline=None)
@given(NETWORKS, st.data())
def test_widening_an_amount_only_widens_the_bounds(name, deals, data):
    if not deals:
        return
    place = data.draw(st.integers(0, len(deals) - 1))
    payer, payee, low, size, high = deals[place]
    wide = [*deals[:place], (payer, payee, max(0, low - 2), size, high + 3), *deals[place + 1 :]]
    before, after = (EXACT[name](graph(each)).bounds for each in (deals, wide))
    if before.on_record is not None:
        assert after.low <= before.low + SLACK
        assert before.high <= after.high + SLACK


@settings(max_examples=8, deadline=None)
@given(NETWORKS)
def test_every_figure_on_record_lies_between_its_ends(deals):
    for figure in ag.measure_system(graph(deals)):
        known = [end for end in ends(figure) if end is not None]
        assert known == sorted(known)
        assert len(known) == 3 or figure.why_open


def test_found_ends_are_no_exact_ones_and_say_so():
    found = {figure.name: figure for figure in ag.measure_system(graph([("a", "b", 1, 2, 4), ("b", "a", 2, 2, 2)]))}
    assert not found["finn_cycling_index"].is_exact
    assert found["max_circulation"].is_exact
    assert uncertainty(graph([("a", "b", 1, 2, 4), ("b", "a", 2, 2, 2)]), reciprocity).interval == found["reciprocity"]


def test_bounds_refuse_what_is_no_interval():
    with pytest.raises(ValueError, match="out of order"):
        Bounds(low=0.038, on_record=0.02, high=None, why_open="open")
    with pytest.raises(ValueError, match="needs its reason"):
        Bounds(low=0, on_record=1, high=None)
