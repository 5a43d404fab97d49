"""The ends of a figure at the corners of a box."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph.flows.box_corners import MOST_SIDES, ends_at_corners, most_runs


def brute(run, low, high):
    figures = [run(np.array(point)) for point in product(*zip(low, high, strict=True))]
    return [min(figures), max(figures)]


@given(st.lists(st.integers(-5, 5), min_size=1, max_size=6), st.data())
def test_with_few_sides_every_corner_is_tried(slopes, data):
    low = np.array(data.draw(st.lists(st.integers(0, 5), min_size=len(slopes), max_size=len(slopes))), dtype=float)
    high = low + data.draw(st.lists(st.integers(0, 5), min_size=len(slopes), max_size=len(slopes)))

    def run(point):
        return float(point @ slopes + point[0] * point[-1])

    assert ends_at_corners(run, low, high) == (brute(run, low, high), True)


def test_with_many_sides_a_sum_is_still_bounded_exactly_and_called_inexact():
    slopes = np.array([1.0, -2.0] * MOST_SIDES)
    ends, is_exact = ends_at_corners(lambda point: float(point @ slopes), 0 * slopes, 0 * slopes + 3)
    assert ends == [-72.0, 36.0]
    assert not is_exact


def test_with_many_sides_a_share_is_bounded_from_within():
    rng = np.random.default_rng(5)
    part = rng.random(13) < 0.5
    low = rng.random(13)
    high = low + rng.random(13)

    def run(point):
        return float(point[part].sum() / point.sum())

    ends, is_exact = ends_at_corners(run, low, high)
    assert not is_exact
    assert ends == pytest.approx(brute(run, low, high))


@pytest.mark.parametrize("sides", [3, MOST_SIDES, MOST_SIDES + 1, 30])
def test_it_runs_no_oftener_than_it_says(sides):
    runs = []

    def run(point):
        runs.append(point)
        return float(np.sin(7 * point.sum()) * point[0])

    ends_at_corners(run, np.zeros(sides), np.arange(1.0, sides + 1))
    assert len(runs) <= most_runs(sides)


def test_sides_without_length_cost_no_run():
    runs = []
    ends_at_corners(lambda _: runs.append(1) or 1.0, np.ones(40), np.ones(40))
    assert len(runs) == 1


def test_what_is_undefined_at_a_corner_is_passed_over():
    def run(point):
        return None if point[0] == 0 else float(point.sum())

    assert ends_at_corners(run, np.zeros(2), np.ones(2)) == ([1.0, 2.0], True)
    assert ends_at_corners(run, np.zeros(20), np.ones(20))[0] == [1.0, 20.0]
    assert ends_at_corners(lambda _: None, np.zeros(20), np.ones(20)) == ([], False)
