"""Linear algebra on matrices of some hundred rows keeps to one thread, and gives back the others."""

import numpy as np
import pytest
import scipy.linalg
from threadpoolctl import threadpool_info, threadpool_limits

from aigraph.flows.methods import balanced_flow_forwarding as module
from aigraph.flows.methods.blas_threads import one_blas_thread


def threads():
    assert scipy.linalg  # its library is one of those that are limited
    return [library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"]


@pytest.fixture(autouse=True)
def two_threads():
    with threadpool_limits(2, user_api="blas"):
        yield


def test_some_hundred_places_have_one_thread_and_the_others_are_given_back():
    before = threads()
    with one_blas_thread(300):
        assert set(threads()) == {1}
    assert threads() == before
    with pytest.raises(ZeroDivisionError), one_blas_thread(300):
        1 / 0  # noqa: B018  an error inside gives them back, too
    assert threads() == before


@pytest.mark.parametrize("nodes", [10, 2_000])
def test_few_places_and_thousands_are_left_to_the_libraries(nodes):
    before = threads()
    with one_blas_thread(nodes):
        assert threads() == before


def test_the_balanced_circulation_is_solved_on_one_thread(monkeypatch):
    seen = []
    solve = np.linalg.solve

    def watched(*arguments):
        seen.append(set(threads()))
        return solve(*arguments)

    monkeypatch.setattr(module.np.linalg, "solve", watched)
    nodes = np.arange(100)
    amounts = np.arange(1.0, 101)
    assert module.balanced_flow_forwarding(nodes, (nodes + 1) % 100, amounts, 100).sum() == pytest.approx(100)
    assert seen == [{1}]
