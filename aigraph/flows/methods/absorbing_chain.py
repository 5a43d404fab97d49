"""Tagged money as an absorbing Markov chain: it ends up returned to its origin, retained, or leaked."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, eye_array

from aigraph.flows.methods.maximum_flow import maximum_flow
from aigraph.flows.methods.reachability import reachable
from aigraph.flows.methods.sparse_rows import row_of, scale_rows, without
from aigraph.flows.methods.sparse_solve import solve

Vector = NDArray[np.float64]
Interval = tuple[float, float, float]
"""The least, the proportional and the most, in US$ billions."""

TOLERANCE = 1e-9


class AbsorbingChain:
    """The transient states are companies that tagged money reaches and from which it can return.

    Money is absorbed when it is returned (spent on purchases from the origin), retained (not paid on), or leaked (paid to a
    company from which no path of purchases and other flows returns).

    Parameters
    ----------
    flows : sparse array
        Adjacency matrix in US$ billions with a zero diagonal, payers as rows.
    purchases : sparse array
        The part of `flows` that counts as returned when it is paid to the origin; other payments to it are leaked.
    throughflow : array
        What passes through each company, at least what it pays.
    origin : int
        The company that tagged money left.
    starts : array
        The most tagged US$ billions that each company gets.
    """

    def __init__(
        self, flows: csr_array, purchases: csr_array, throughflow: Vector, origin: int, starts: Vector
    ) -> None:
        self.size = flows.shape[0]
        is_origin = np.arange(self.size) == origin
        edges = without(flows, is_origin, rows=True, columns=True)
        to_origin = row_of(purchases.T.tocsr(), origin)
        to_origin[origin] = 0
        transient = reachable(edges, starts != 0) & reachable(edges.T, to_origin != 0)
        transient[origin] = False
        self.states = np.flatnonzero(transient)
        self.onward = edges[self.states][:, self.states]
        self.to_origin = to_origin[self.states]
        self.throughflow = throughflow[self.states]
        paid_on = np.asarray(self.onward.sum(axis=1))
        self.absorbed_elsewhere = np.maximum(self.throughflow - paid_on - self.to_origin, 0)

    @cached_property
    def return_probabilities(self) -> Vector:
        """For each company the probability that a dollar there is returned, if payments mix in proportion.

        The solution of (I - Q) x = r, with Q the transitions among transient states and r those to the origin.
        """
        found = np.zeros(self.size)
        if len(self.states):
            found[self.states] = self._absorption()
        return found.clip(0, 1)

    def _absorption(self) -> Vector:
        right = self.to_origin / self.throughflow
        transitions = scale_rows(self.onward, 1 / self.throughflow)
        return solve(csr_array(eye_array(len(self.states)) - transitions), right)

    def returned(
        self,
        starts: Vector,
        *,
        all_can_stay: bool = False,
        all_can_return: bool = False,
        outer_bounds_only: bool = False,
    ) -> Interval:
        """Give how much tagged money is returned: the least that is possible, in proportion, and the most.

        Parameters
        ----------
        starts : array
            The tagged US$ billions that each company gets.
        all_can_stay, all_can_return : bool
            Whether it is known that all of it need not, or can, be returned.
        outer_bounds_only : bool
            Whether to give outer bounds where a maximum flow would have to be found.
        """
        total = float(starts.sum())
        central = float(starts @ self.return_probabilities)
        if not len(self.states) or not total:
            return 0.0, central, 0.0
        inside = starts[self.states]
        # Cases that need no search: all can be absorbed elsewhere on the spot, or all be spent at the origin at once.
        all_can_stay = all_can_stay or bool((inside <= self.absorbed_elsewhere).all())
        all_can_return = all_can_return or bool((inside <= self.to_origin).all())
        stays = self.absorbed_elsewhere * (1 + TOLERANCE)
        # All is paid on in the end: what cannot be absorbed elsewhere is returned, and the other way round.
        low = 0.0 if all_can_stay or outer_bounds_only else float(inside.sum()) - self._most(inside, stays)
        high = float(inside.sum()) if all_can_return or outer_bounds_only else self._most(inside, self.to_origin)
        low = 0.0 if low < TOLERANCE * total else low
        return min(low, central), central, max(min(high, total, float(self.to_origin.sum())), central)

    def _most(self, inside: Vector, absorbed: Vector) -> float:
        """Give the most of the tagged money that can be absorbed where each state absorbs at most so much: a maximum flow."""
        payers, payees = self.onward.tocoo().coords
        states = np.arange(len(self.states))
        source, sink = len(states), len(states) + 1
        tails = np.concatenate([payers, np.full(len(states), source), states])
        heads = np.concatenate([payees, states, np.full(len(states), sink)])
        capacity = np.concatenate([self.onward.tocoo().data, inside, absorbed])
        return maximum_flow(tails, heads, capacity, len(states) + 2, source, sink)
