"""How much money goes round if all pass it on in proportion, and how much of what goes round is new."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice, pairwise
from math import prod
from typing import TYPE_CHECKING, Any

from aigraph.engine.enumerate import enumerate_cycles
from aigraph.flows.network import Network, network_of
from aigraph.flows.result import Measure, Row
from aigraph.model.view import View

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Places = NDArray[np.intp]

Cycle = tuple[int, ...]

DEFAULT_CYCLES = 10_000
_NOTHING = "No amount is known."
_DUST = 1e-12
_DENSE = 600


@dataclass(frozen=True, kw_only=True)
class BalancedCirculation:
    """Money that goes round when every company passes on in proportion.

    Parameters
    ----------
    usd_bn : Measure
        The sum of the circulating part of all flows.
    share : Measure
        The same as a share of all recorded money.
    flows : tuple of (str, str, float)
        Payer, payee and the circulating part of what is paid, in US$ billions.
    """

    usd_bn: Measure
    share: Measure
    flows: tuple[tuple[str, str, float], ...]

    def row(self) -> Row:
        """Flatten the answer to one row."""
        return {**self.usd_bn.row(), "share": self.share.central} | {
            f"denominator_{name}": figure for name, figure in self.share.denominators.items()
        }


@dataclass(frozen=True, kw_only=True)
class ThroughputCircularity:
    """Recycled money beside new money.

    Parameters
    ----------
    share : Measure
        Recycled money as a share of recycled and new money.
    recycled_usd_bn : Measure
        What goes round, each loop counted once whatever its length.
    new_usd_bn : Measure
        What companies pay beyond what they receive: the money that enters.
    loops : tuple of (tuple of str, float)
        Each loop with the US$ billions that go round it, largest first; empty if there were too many to list.
    """

    share: Measure
    recycled_usd_bn: Measure
    new_usd_bn: Measure
    loops: tuple[tuple[tuple[str, ...], float], ...]

    def row(self) -> Row:
        """Flatten the answer to one row."""
        return {
            **self.share.row(),
            "recycled_usd_bn": self.recycled_usd_bn.central,
            "new_usd_bn": self.new_usd_bn.central,
        }


def balanced_circulation(given: View | Network | Any) -> BalancedCirculation:
    """Find the money that goes round if every company passes on what comes back in proportion to what it pays.

    Parameters
    ----------
    given : View, Network or networkx.DiGraph
        Cash flows; on a graph the ``weight`` of an edge is its amount in US$ billions.

    Returns
    -------
    BalancedCirculation
        The amount, its share of all recorded money, and its one split over the flows.

    Raises
    ------
    ValueError
        If a graph is undirected or has a negative weight.

    Notes
    -----
    Balanced flow forwarding [1]_: on each strongly connected group take the stationary circulation of the
    row-normalised flows, as large as they can carry; subtract it; repeat on what is left until no loop is. A round uses
    up all that some company pays into its group, so there are at most as many rounds as companies: O(n**4) at worst.
    What a company pays itself is left out. Never more than the largest circulation.

    References
    ----------
    .. [1] M. Homs-Dones, R. S. MacKay, B. Sansom, Y. Zhou, "Circular directional flow decomposition of networks", 2025.
       https://arxiv.org/abs/2506.12546

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_weighted_edges_from([("chips", "lab", 2), ("lab", "cloud", 1), ("cloud", "chips", 1)])
    >>> balanced_circulation(g).share.central
    0.75
    """
    network = network_of(given)
    weights = _flows(network)
    total = float(weights.sum())
    circulation = _balanced(weights)
    amount = float(circulation.sum())
    names = network.companies
    measure = _measures(network, "" if total else _NOTHING)
    return BalancedCirculation(
        usd_bn=measure(name="balanced_circulation", unit="usd_bn", central=amount),
        share=measure(
            name="balanced_circulation_share",
            unit="share",
            central=amount / total if total else None,
            denominators={"recorded_usd_bn": total},
        ),
        flows=tuple(
            (names[i], names[j], float(circulation[i, j])) for i, j in zip(*circulation.nonzero(), strict=True)
        ),
    )


def throughput_circularity(given: View | Network | Any, max_cycles: int = DEFAULT_CYCLES) -> ThroughputCircularity:
    """Measure recycled money as a share of all money in the system, recycled and new.

    Parameters
    ----------
    given : View, Network or networkx.DiGraph
        Cash flows; on a graph the ``weight`` of an edge is its amount in US$ billions.
    max_cycles : int
        The most loops to take apart. If there are more, recycled money has ends but no central value.

    Returns
    -------
    ThroughputCircularity
        The share, the two amounts it is made of, and the loops.

    Raises
    ------
    ValueError
        If a graph is undirected or has a negative weight, or `max_cycles` is below 1.

    Notes
    -----
    T / (T + D): T = sum of the loop-erased weights of all loops of the balanced circulation, D = sum of
    max(out - in, 0) [1]_. With P = c_ij / c_i on a circulation c, a loop through company k has the weight
    c_k (prod p) det N, where N is the inverse of I - P without k, cut to the rest of the loop [2]_. A middleman put on a
    flow changes nothing. With more than `max_cycles` loops, T lies between V/k and V/2 on each group of k companies that
    circulates V. Exponential in the number of loops, hence the limit.

    References
    ----------
    .. [1] M. Homs-Dones, R. S. MacKay, B. Sansom, Y. Zhou, "Circular directional flow decomposition of networks", 2025.
       https://arxiv.org/abs/2506.12546
    .. [2] D.-Q. Jiang, M. Qian, M.-P. Qian, "Mathematical Theory of Nonequilibrium Steady States",
       Lecture Notes in Mathematics 1833, Springer, 2004.

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_weighted_edges_from([("chips", "lab", 2), ("lab", "cloud", 1), ("cloud", "chips", 1)])
    >>> found = throughput_circularity(g)
    >>> round(found.share.central, 6), round(found.new_usd_bn.central, 6)
    (0.5, 1.0)
    """
    if max_cycles < 1:
        raise ValueError(f"max_cycles {max_cycles} is below 1")
    import numpy as np

    network = network_of(given)
    weights = _flows(network)
    total = float(weights.sum())
    entering = float(np.maximum(weights.sum(axis=1) - weights.sum(axis=0), 0).sum())
    new = entering if entering > _DUST * total else 0.0
    circulation = _balanced(weights)
    cycles = list(islice(_cycles(circulation), max_cycles + 1))
    low: float | None = None
    central: float | None = None
    high: float | None = None
    if len(cycles) > max_cycles:
        groups = [(float(circulation[places].sum()), len(places)) for places in _groups(circulation)]
        low, high = sum(v / k for v, k in groups), sum(v / 2 for v, _ in groups)
        note, loops = f"More than {max_cycles:,} loops, so only ends are given; max_cycles sets the limit.", []
    else:
        note, loops = "" if total else _NOTHING, list(zip(cycles, _weights(circulation, cycles), strict=True))
        central = sum(amount for _, amount in loops)

    def share(recycled: float | None) -> float | None:
        return None if recycled is None or recycled + new == 0 else recycled / (recycled + new)

    measure = _measures(network, note)
    ends = sorted(loops, key=lambda row: (-row[1], row[0]))
    return ThroughputCircularity(
        share=measure(
            name="throughput_circularity",
            unit="share",
            low=share(low),
            central=share(central),
            high=share(high),
            denominators={"new_usd_bn": new} if central is None else {"recycled_and_new_usd_bn": central + new},
        ),
        recycled_usd_bn=measure(name="recycled_money", unit="usd_bn", low=low, central=central, high=high),
        new_usd_bn=measure(name="new_money", unit="usd_bn", central=new),
        loops=tuple((tuple(network.companies[place] for place in loop), amount) for loop, amount in ends),
    )


def _measures(network: Network, note: str) -> partial[Measure]:
    return partial(
        Measure,
        n_edges_used=network.n_edges_used,
        n_edges_missing=network.n_edges_missing,
        scenario=network.scenario,
        note=note,
    )


def _flows(network: Network) -> Matrix:
    import numpy as np

    weights = network.matrix()
    np.fill_diagonal(weights, 0)
    return weights


def _groups(weights: Matrix | Any) -> list[Places]:
    """Give the places of each strongly connected group of two or more."""
    import numpy as np
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    _, group_of = connected_components(csr_array(weights), connection="strong")
    order = np.argsort(group_of, kind="stable")
    borders = np.flatnonzero(np.diff(group_of[order])) + 1
    return [places for places in np.split(order, borders) if len(places) > 1]


def _balanced(weights: Matrix) -> Matrix:
    """Forward in proportion, round after round, until nothing can go round any more."""
    import numpy as np
    from scipy.sparse import csr_array, diags_array

    circulation = np.zeros_like(weights)
    start = csr_array(weights)
    waiting = [(places, start[places][:, places], np.ones(len(places))) for places in _groups(start)]
    while waiting:
        places, left, guess = waiting.pop()
        paid = left.sum(axis=1)
        visits = _stationary(diags_array(1 / paid) @ left, guess)
        used = visits / paid
        used /= used.max()
        flows = left.tocoo()
        circulation[places[flows.row], places[flows.col]] += flows.data * used[flows.row]
        # Each company keeps its proportions, so all it pays is used up at once; a tie but for rounding is a tie.
        left = csr_array(diags_array(np.where(used >= 1 - _DUST, 0.0, 1 - used)) @ left)
        left.eliminate_zeros()
        waiting += [(places[inner], left[inner][:, inner], visits[inner]) for inner in _groups(left)]
    return circulation


def _stationary(chances: Any, guess: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give how often each place of an irreducible chain is visited in the long run, in some unit."""
    import numpy as np
    from scipy.sparse.linalg import ArpackNoConvergence, eigs

    size = chances.shape[0]
    if size > _DENSE:
        try:
            _, vectors = eigs(chances.T, k=1, which="LR", v0=guess, tol=0)
        except ArpackNoConvergence:
            pass
        else:
            visits: NDArray[np.float64] = np.abs(vectors[:, 0].real)
            return visits
    # One equation follows from the others; the sum of the shares takes its place.
    system = np.eye(size) - chances.toarray().T
    system[-1] = 1.0
    found: NDArray[np.float64] = np.maximum(np.linalg.solve(system, np.eye(size)[-1]), 0.0)
    return found


def _cycles(circulation: Matrix) -> Iterator[Cycle]:
    """Yield the loops of a circulation as places."""
    import networkx as nx

    graph = nx.from_numpy_array(circulation, create_using=nx.DiGraph)
    for cycle in enumerate_cycles(graph):
        yield tuple(int(str(place)) for place in cycle)


def _weights(circulation: Matrix, cycles: Collection[Cycle]) -> list[float]:
    """Give the amount that goes round each loop of a circulation; together they are the circulation."""
    import numpy as np

    passing = circulation.sum(axis=1)
    group_of = {int(place): places for places in _groups(circulation) for place in places}
    inverses: dict[int, Matrix] = {}
    weights = []
    for first, *rest in cycles:
        if first not in inverses:
            others = np.setdiff1d(group_of[first], [first])
            chances = circulation[np.ix_(others, others)] / passing[others][:, None]
            # How often money visits each other company between two visits to the first.
            inverses[first] = np.zeros_like(circulation)
            inverses[first][np.ix_(others, others)] = np.linalg.inv(np.eye(len(others)) - chances)
        chance = prod(float(circulation[i, j] / passing[i]) for i, j in pairwise((first, *rest, first)))
        weights.append(float(passing[first] * np.linalg.det(inverses[first][np.ix_(rest, rest)])) * chance)
    return weights
