"""The extremes of a function at the vertices of a box."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph.flows.methods.box_vertices import MAX_ENUMERATED, extremes_at_vertices, max_evaluations


def brute(function, low, high):
    figures = [function(np.array(point)) for point in product(*zip(low, high, strict=True))]
    return [min(figures), max(figures)]


@given(st.lists(st.integers(-5, 5), min_size=1, max_size=6), st.data())
def test_in_few_dimensions_every_vertex_is_evaluated(slopes, data):
    low = np.array(data.draw(st.lists(st.integers(0, 5), min_size=len(slopes), max_size=len(slopes))), dtype=float)
    high = low + data.draw(st.lists(st.integers(0, 5), min_size=len(slopes), max_size=len(slopes)))

    def function(point):
        return float(point @ slopes + point[0] * point[-1])

    assert extremes_at_vertices(function, low, high) == (brute(function, low, high), True)


def test_in_many_dimensions_a_sum_is_still_bounded_exactly_and_called_inexact():
    slopes = np.array([1.0, -2.0] * MAX_ENUMERATED)
    extremes, is_exact = extremes_at_vertices(lambda point: float(point @ slopes), 0 * slopes, 0 * slopes + 3)
    assert extremes == [-72.0, 36.0]
    assert not is_exact


def test_in_many_dimensions_a_share_is_bounded_from_within():
    rng = np.random.default_rng(5)
    part = rng.random(13) < 0.5
    low = rng.random(13)
    high = low + rng.random(13)

    def function(point):
        return float(point[part].sum() / point.sum())

    extremes, is_exact = extremes_at_vertices(function, low, high)
    assert not is_exact
    assert extremes == pytest.approx(brute(function, low, high))


@pytest.mark.parametrize("dimensions", [3, MAX_ENUMERATED, MAX_ENUMERATED + 1, 30])
def test_it_evaluates_no_oftener_than_it_says(dimensions):
    calls = []

    def function(point):
        calls.append(point)
        return float(np.sin(7 * point.sum()) * point[0])

    extremes_at_vertices(function, np.zeros(dimensions), np.arange(1.0, dimensions + 1))
    assert len(calls) <= max_evaluations(dimensions)


def test_dimensions_without_width_cost_no_evaluation():
    calls = []
    extremes_at_vertices(lambda _: calls.append(1) or 1.0, np.ones(40), np.ones(40))
    assert len(calls) == 1


def test_what_is_undefined_at_a_vertex_is_passed_over():
    def function(point):
        return None if point[0] == 0 else float(point.sum())

    assert extremes_at_vertices(function, np.zeros(2), np.ones(2)) == ([1.0, 2.0], True)
    assert extremes_at_vertices(function, np.zeros(20), np.ones(20))[0] == [1.0, 20.0]
    assert extremes_at_vertices(lambda _: None, np.zeros(20), np.ones(20)) == ([], False)
