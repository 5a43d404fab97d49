"""Balanced circulation of large networks: compiled code finds what the steps of plain SciPy find."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from aigraph.flows.methods import balanced_flow_forwarding as method
from aigraph.flows.methods.balanced_flow_forwarding import balanced_flow_forwarding


def _random(size: int, edges: int, seed: int, spread: float = 1.5) -> tuple[Any, Any, Any]:
    draw = np.random.default_rng(seed)
    pairs = np.unique(draw.integers(0, size * size, edges))
    payers, payees = pairs // size, pairs % size
    other = payers != payees
    return payers[other], payees[other], draw.lognormal(0, spread, int(other.sum()))


@pytest.mark.parametrize(
    ("size", "edges", "spread"), [(60, 90, 1.5), (60, 400, 3.0), (80, 2000, 1.5), (300, 700, 1.5), (700, 2500, 1.5)]
)
@pytest.mark.parametrize("seed", range(3))
def test_compiled_steps_find_the_circulation_of_the_plain_ones(size: int, edges: int, spread: float, seed: int) -> None:
    pytest.importorskip("numba")
    payers, payees, amounts = _random(size, edges, seed, spread)
    plain = method.by_plain_steps(payers, payees, amounts, size)
    compiled = method.by_compiled_steps(payers, payees, amounts, size)
    assert np.abs(compiled - plain).max() <= 1e-6 * amounts.max()
    assert compiled.sum() == pytest.approx(plain.sum(), rel=1e-6)


def test_a_long_ring_whose_order_is_against_the_money_goes_round_whole() -> None:
    pytest.importorskip("numba")
    size = 501
    around = np.arange(size)
    for payees in ((around + 1) % size, (around - 1) % size):
        found = method.by_compiled_steps(around, payees, np.full(size, 2.0), size)
        assert found == pytest.approx(np.full(size, 2.0))


def test_two_dense_parts_that_hang_together_by_a_thread_are_exact() -> None:
    pytest.importorskip("numba")
    left, right = _random(40, 500, 1), _random(40, 500, 2)
    payers = np.concatenate([left[0], right[0] + 40, [0, 40]])
    payees = np.concatenate([left[1], right[1] + 40, [40, 0]])
    amounts = np.concatenate([left[2], right[2], [1e-6, 1e-6]])
    plain = method.by_plain_steps(payers, payees, amounts, 80)
    compiled = method.by_compiled_steps(payers, payees, amounts, 80)
    assert np.abs(compiled - plain).max() <= 1e-6 * amounts.max()


def test_what_circulates_of_a_large_network_balances_and_leaves_no_ring(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("numba")
    size = 900
    payers, payees, amounts = _random(size, 6000, 4)
    slow: list[int] = []
    monkeypatch.setattr(method, "by_plain_steps", lambda *_: slow.append(1))
    found = balanced_flow_forwarding(payers, payees, amounts, size)
    assert not slow
    balance = np.bincount(payers, found, size) - np.bincount(payees, found, size)
    assert np.abs(balance).max() <= 1e-6 * amounts.max()
    assert (found >= 0).all()
    assert (found <= amounts * (1 + 1e-12)).all()
    rest = np.flatnonzero(found < amounts * (1 - 1e-9))
    assert not method.edge_groups(payers[rest], payees[rest], size)
