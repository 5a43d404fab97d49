"""Follows tagged money through a network of flows until it is home, kept, or spent where it never comes home from."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_array, hstack

from aigraph.flows.blas_threads import one_thread
from aigraph.flows.linear_programs import balance

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]
Ends = tuple[float, float, float]
"""The least, the figure in proportion, and the most."""

MOST_WORK = 1_500_000
"""Grants times flows up to which the ends of each grant are solved for: about a minute."""

_DUST = 1e-9


@dataclass(frozen=True)
class Grant:
    """Money paid out as funding.

    Parameters
    ----------
    start : int
        The place that got it.
    usd_bn : float
        How much, in US$ billions.
    targets : tuple of int or None
        The places where it must be spent; None if it may go anywhere.
    """

    start: int
    usd_bn: float
    targets: tuple[int, ...] | None = None


@dataclass(frozen=True)
class Followed:
    """What comes home.

    Parameters
    ----------
    whole : (float, float, float)
        Of all grants together, in US$ billions.
    each : list of (float, float, float)
        Of each alone.
    is_rough : bool
        Whether the ends of single grants are only outer bounds, since there are too many to solve.
    """

    whole: Ends
    each: list[Ends]
    is_rough: bool


def follow(flows: Matrix, purchases: Matrix, through: Vector, home: int, grants: Sequence[Grant]) -> Followed:
    """Say how much of the funding that left home comes back to it as purchases, in all and of each grant.

    Parameters
    ----------
    flows : array
        What each place (row) pays each other (column), in US$ billions, itself excepted.
    purchases : array
        The part of `flows` that is paid for goods and services.
    through : array
        What passes through each place, at least what it pays.
    home : int
        Who funded and who sells.
    grants : sequence of Grant
        What it gave; they are part of `flows`.
    """
    flows, purchases, through = flows.copy(), purchases.copy(), through.copy()
    starts, at_once = np.zeros((len(grants), len(flows))), np.zeros(len(grants))
    for number, grant in enumerate(grants):
        if grant.targets is None:
            starts[number, grant.start] = grant.usd_bn
            continue
        made = earmark(purchases, grant, None if home in grant.targets else home)
        flows, purchases = (flows - made).clip(0), (purchases - made).clip(0)
        # What is tied and finds no room is kept; neither it nor what went through mixes with other money.
        through -= made.sum(axis=1)
        through[grant.start] -= grant.usd_bn - made[grant.start].sum()
        starts[number, list(grant.targets)] = made[:, list(grant.targets)].sum(axis=0)
        at_once[number], starts[number, home] = starts[number, home], 0.0
    paths = Paths(flows, purchases, np.maximum(through, flows.sum(axis=1)), home, starts.sum(axis=0))
    whole = paths.returned(starts.sum(axis=0))
    # Where all of it can be kept, or all come home, so can each part of it.
    can_stay, can_return = whole[0] == 0, whole[2] >= float(starts.sum()) * (1 - _DUST)
    work = 0 if can_stay and can_return else len(grants) * len(paths.inner.data)
    each = [
        paths.returned(begun, can_stay=can_stay, can_return=can_return, is_rough=work > MOST_WORK) for begun in starts
    ]
    return Followed(
        _add(whole, float(at_once.sum())),
        [_add(ends, float(already)) for ends, already in zip(each, at_once, strict=True)],
        is_rough=work > MOST_WORK,
    )


def _add(ends: Ends, already: float) -> Ends:
    low, central, high = ends
    return low + already, central + already, high + already


class Paths:
    """The ways on which money gets home.

    Parameters
    ----------
    flows : array
        What each place (row) pays each other (column), in US$ billions, itself excepted.
    purchases : array
        The part of `flows` that counts as coming home when it reaches home; the rest is absorbed there.
    through : array
        What passes through each place, at least what it pays.
    home : int
        The place that tagged money leaves and comes back to.
    starts : array
        The US$ billions of tagged money that each place may get; only places it can reach are looked at.
    """

    def __init__(self, flows: Matrix, purchases: Matrix, through: Vector, home: int, starts: Vector) -> None:

        onward = flows.copy()
        onward[home], onward[:, home] = 0, 0
        ways = csr_array(onward)
        last = purchases[:, home].copy()
        last[home] = 0
        reached = _reach(ways, np.flatnonzero(starts)) & _reach(ways.T, np.flatnonzero(last))
        reached[home] = False
        self.size = len(flows)
        self.places = np.flatnonzero(reached)
        self.inner = ways[self.places][:, self.places]
        self.last = last[self.places]
        self.through = through[self.places]
        self.leak = np.maximum(self.through - self.inner.sum(axis=1) - self.last, 0)
        self._chances: Vector | None = None

    @property
    def chances(self) -> Vector:
        """For each place the share of a dollar there that gets home if all is mixed in proportion."""
        if self._chances is None:
            found = np.zeros(self.size)
            if len(self.places):
                mixed = np.eye(len(self.places)) - self.inner.toarray() / self.through[:, None]
                with one_thread(len(self.places)):
                    found[self.places] = np.linalg.solve(mixed, self.last / self.through)
            self._chances = found.clip(0, 1)
        return self._chances

    def returned(
        self, starts: Vector, *, can_stay: bool = False, can_return: bool = False, is_rough: bool = False
    ) -> Ends:
        """Say how much of tagged money gets home: the least that is possible, in proportion, and the most.

        Parameters
        ----------
        starts : array
            The tagged US$ billions that each place gets.
        can_stay, can_return : bool
            Whether it is known that all of it need not, or can, come home.
        is_rough : bool
            Whether to give outer bounds where ends would have to be solved for.
        """
        given = float(starts.sum())
        central = float(starts @ self.chances)
        if not len(self.places) or not given:
            return 0.0, central, 0.0
        inside = starts[self.places]
        # Short cuts that need no program: all can be kept on the spot, or all be spent at home at once.
        can_stay = can_stay or bool((inside <= self.leak).all())
        can_return = can_return or bool((inside <= self.last).all())
        low = 0.0 if can_stay or is_rough else self._extreme(inside, 1)
        high = float(inside.sum()) if can_return or is_rough else self._extreme(inside, -1)
        dust = _DUST * given
        low = 0.0 if low < dust else low
        return min(low, central), central, max(min(high, given, float(self.last.sum())), central)

    def _extreme(self, inside: Vector, sign: int) -> float:
        """Make the tagged money that gets home as small (1) or as large (-1) as the flows allow."""
        payers, payees = self.inner.tocoo().coords
        n, m = len(self.places), len(payers)
        # Behind the flows between places stand, for each place, what it sends home and what it keeps or loses.
        same = csr_array((np.ones(n), (np.arange(n), np.arange(n))), shape=(n, n))
        unit = float(inside.max())
        answer = linprog(
            sign * np.concatenate([np.zeros(m), np.ones(n), np.zeros(n)]),
            A_eq=hstack([balance(payers, payees, n), same, same]).tocsr(),
            b_eq=inside / unit,
            bounds=np.column_stack(
                [np.zeros(m + 2 * n), np.concatenate([self.inner.data, self.last, self.leak * (1 + _DUST)]) / unit]
            ),
            method="highs",
        )
        if not answer.success:
            raise ArithmeticError(f"the bounds of tagged money could not be found: {answer.message}")
        return max(0.0, sign * float(answer.fun) * unit)


def earmark(purchases: Matrix, grant: Grant, avoid: int | None) -> Matrix:
    """Route tied money along purchases to where it must be spent.

    Parameters
    ----------
    purchases : array
        What each place pays each other for goods and services, in US$ billions.
    grant : Grant
        The money, and where it must be spent.
    avoid : int or None
        A place that it must not pass through.

    Returns
    -------
    array
        The purchases made with it: as much as there is room for, by ways as short as possible.
    """
    start, targets = grant.start, list(grant.targets or ())
    open_ways = purchases.copy()
    open_ways[targets], open_ways[:, start] = 0, 0
    if avoid is not None:
        open_ways[avoid], open_ways[:, avoid] = 0, 0
    useful = _reach(csr_array(open_ways), [start]) & _reach(csr_array(open_ways.T), targets)
    open_ways[~useful], open_ways[:, ~useful] = 0, 0
    payers, payees = open_ways.nonzero()
    made = np.zeros_like(purchases)
    if not len(payers):
        return made
    n, m = len(purchases), len(payers)
    kept = balance(payers, payees, n)
    between = [place for place in np.flatnonzero(useful) if place != start and place not in targets]
    # A dollar delivered is worth more than any way is long, so short ways are only a second wish.
    worth = np.where(np.isin(payees, targets), 1.0, 0.0) - 1 / (2 * (n + 1))
    answer = linprog(
        -worth,
        A_ub=kept[[start]],
        b_ub=[1.0],
        A_eq=kept[between] if between else None,
        b_eq=np.zeros(len(between)) if between else None,
        bounds=np.column_stack([np.zeros(m), open_ways[payers, payees] / grant.usd_bn]),
        method="highs",
    )
    made[payers, payees] = answer.x.clip(0) * grant.usd_bn
    return made


def _reach(ways: Any, starts: Collection[int] | NDArray[np.intp]) -> NDArray[np.bool_]:
    """Mark the places that can be reached from any of some, those included."""
    seen = np.zeros(ways.shape[0], dtype=bool)
    seen[list(starts)] = True
    pattern = csr_array((ways != 0).astype(float)).T.tocsr()
    fresh = seen
    while fresh.any():
        fresh = (pattern @ fresh.astype(float) > 0) & ~seen
        seen = seen | fresh
    return seen
