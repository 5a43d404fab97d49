"""Of a large table that is read for loops of single payments only the rows on one become deals, and none is missed."""

import csv
import random
from itertools import product

import pytest

from aigraph import find_temporal_loops, load
from aigraph.reading import registry

ASKED = [
    {"within": 20, "tolerance": (0.8, 1.0)},
    {"within": 5, "tolerance": None},
    {"within": None, "tolerance": (0.5, 1.5)},
]


def table(path, rows, header=("id", "payer", "payee", "amount", "date")):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def payments(draw, number, days):
    names = [f"acct {at}" for at in range(12)]
    return [
        [f"p{at}", *draw.sample(names, 2), round(draw.uniform(50, 100), 2), draw.choice(days)] for at in range(number)
    ]


def as_small(path):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(registry, "LARGE_ROWS", 10**12)
        patch.setattr(registry, "LARGE_BYTES", 10**12)
        return load(path)


def found(ledger, asked):
    loops = find_temporal_loops(ledger.view(), max_length=4, in_order=True, max_loops=None, **asked)
    return sorted((loop.companies, loop.days, loop.usd_bn) for loop in loops)


@pytest.fixture(autouse=True)
def every_table_is_large(monkeypatch):
    monkeypatch.setattr(registry, "LARGE_ROWS", 0)
    monkeypatch.setattr(registry, "LARGE_BYTES", 0)


@pytest.mark.parametrize(("seed", "asked"), list(product(range(3), ASKED)))
def test_loops_of_payments_are_those_of_the_whole_table(tmp_path, seed, asked):
    draw = random.Random(seed)  # noqa: S311  a sample, not a secret
    days = [f"2026-{month:02}-{day:02}" for month in (1, 2, 3) for day in range(1, 29)]
    path = table(tmp_path / "t.csv", payments(draw, 120, days))
    ledger = load(path, max_length=4, max_loops=None, in_order=True, **asked)
    expected = found(as_small(path), asked)
    assert expected
    assert found(ledger, asked) == expected
    on_loops = {
        (payer, payee) for nodes, _, _ in expected for payer, payee in zip(nodes, (*nodes[1:], nodes[0]), strict=True)
    }
    assert {(deal.payer, deal.payee) for deal in ledger.deals} == on_loops


@pytest.mark.parametrize("untimed", [0, 1, 40])
def test_times_of_day_count_where_all_have_one_and_days_where_one_has_none(tmp_path, untimed):
    draw = random.Random(4)  # noqa: S311  as above
    moments = [f"2026-01-{day:02} {hour:02}:{hour:02}:0{day}.25" for day in range(1, 4) for hour in range(0, 24, 2)]
    rows = payments(draw, 90, moments)
    for row in rows[:untimed]:
        row[-1] = row[-1][:10]
    path = table(tmp_path / "t.csv", rows)
    asked = {"within": 1, "tolerance": (0.7, 1.1)}
    small = as_small(path)
    assert bool(small.intake.times) == (not untimed)
    expected = found(small, asked)
    assert any(len(set(days)) == 1 for _, days, _ in expected) == (not untimed)
    assert found(load(path, max_length=4, max_loops=None, in_order=True, **asked), asked) == expected


@pytest.mark.parametrize("odd", ["2026-02", "", "3 Feb 2026"])
def test_a_row_that_does_not_say_its_day_plainly_loses_no_loop(tmp_path, odd):
    draw = random.Random(9)  # noqa: S311  as above
    days = [f"2026-01-{day:02}" for day in range(1, 29)] + [odd] * 4
    path = table(tmp_path / "t.csv", payments(draw, 100, days))
    asked = {"within": 15, "tolerance": (0.7, 1.1)}
    expected = found(as_small(path), asked)
    assert expected
    assert found(load(path, max_length=4, max_loops=None, in_order=True, **asked), asked) == expected


def test_rows_of_one_deal_and_amounts_in_words_are_read_as_in_a_small_table(tmp_path):
    rows = [
        ["a", "X", "Y", "100", "2026-01-01"],
        ["b", "Y", "X", "about 95", "2026-01-05"],
        ["a", "X", "Y", "100", "2026-01-09"],
        ["c", "Y", "X", "90", "2026-01-12"],
    ]
    path = table(tmp_path / "t.csv", rows)
    asked = {"within": 30, "tolerance": (0.5, 1.5)}
    assert found(load(path, in_order=True, **asked), asked) == found(as_small(path), asked)


def test_a_search_that_is_cut_says_so(tmp_path):
    draw = random.Random(1)  # noqa: S311  as above
    path = table(tmp_path / "t.csv", payments(draw, 200, [f"2026-01-{day:02}" for day in range(1, 29)]))
    ledger = load(path, max_length=5, max_loops=3, in_order=True, within=30)
    assert "cycles of payments stopped at the limit with 3 cycles" in ledger.intake.cut


@pytest.mark.parametrize(("amount", "loops"), [(80, 1), (79.99, 0)])
def test_an_amount_at_the_edge_of_the_tolerance_is_within_it(amount, loops, tmp_path):
    rows = [["p1", "A", "B", 100, "2026-01-01"], ["p2", "B", "A", amount, "2026-01-03"]]
    asked = {"within": 30, "tolerance": (0.8, 1.0)}
    path = table(tmp_path / "t.csv", rows)
    assert len(found(load(path, in_order=True, **asked), asked)) == loops == len(found(as_small(path), asked))
