"""Whether companies buy from their funders more often than in networks rewired by degree-preserving edge swaps."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import TYPE_CHECKING

from aigraph.flows.measure import Measure, basis
from aigraph.flows.network import GraphLike, Network, network_of, unnamed_parties
from aigraph.flows.quantiles import quantiles_of
from aigraph.measures.null_model.count_loops import count_loops
from aigraph.measures.null_model.edge_swaps import (
    SWAPS,
    TooManySwapsError,
    refuse_too_many_swaps,
    swap_edges,
    why_untestable,
)
from aigraph.measures.null_model.result import Comparison, NullModel
from aigraph.measures.null_model.sentences import SENTENCES
from aigraph.model.amount import Bounds
from aigraph.model.instruments import DealClass

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from aigraph.measures.null_model.edge_swaps import Layer

    Indices = NDArray[np.int64]

__all__ = ["DEFAULT_DRAWS", "SENTENCES", "Comparison", "NullModel", "TooManySwapsError", "null_model"]

DEFAULT_DRAWS = 999
# Entries of the adjacency tables held at once, over all networks that are rewired together: as many as fit into a cache.
_MAX_TABLE = 1 << 20


def null_model(network: GraphLike, *, draws: int = DEFAULT_DRAWS, seed: int = 0) -> NullModel:
    """Count funders that their recipients buy from, and compare with randomly rewired networks.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        Cash flows of the classes funding and purchase; amounts play no part, so deals of unknown amount count too. Unnamed
        parties of a view are left out.
    draws : int
        The number of rewired networks.
    seed : int
        The same seed gives the same draws.

    Returns
    -------
    NullModel
        Two counts with the mean and the 5 to 95 % quantiles of the draws, and the share of draws with at least as many; None
        in place of these where a layer has fewer than two edges that can be swapped.

    Raises
    ------
    TooManySwapsError
        If so many draws of so large a network would take more than about a minute.
    ValueError
        If `draws` is below 1, or a graph is undirected.

    See Also
    --------
    measures.reciprocity : Money paid straight back.

    Notes
    -----
    A Markov chain of degree-preserving edge swaps: within each layer (a, b), (c, d) become (a, d), (c, b), unless that makes
    a self-loop or a parallel edge. Each draw starts from the record and makes at least 20 swaps an edge on average, many at
    once: edges are paired at random, three pairs in four are proposed, and none is swapped whose edges before or after are
    also those of another pair, so that every step is as likely as its reverse (detailed balance). A few networks cannot be
    reached by swaps alone, such as a reversed cycle of three; uniform sampling needs other models [1]_. Loops are cycles of
    two or three companies with funding on one leg and a purchase on another. O(draws * edges) time.

    References
    ----------
    .. [1] T. Squartini, R. Mastrandrea, D. Garlaschelli, "Unbiased sampling of network ensembles", New J. Phys. 17,
       023052, 2015. https://doi.org/10.1088/1367-2630/17/2/023052

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_edges_from([("a", "b"), ("c", "d")], deal_class="funding")
    >>> g.add_edges_from([("b", "a"), ("d", "c")], deal_class="purchase")
    >>> found = null_model(g, draws=99)
    >>> found.direct.observed.on_record, 0 < found.direct.expected.on_record < 2
    (2.0, True)
    """
    if draws < 1:
        raise ValueError(f"draws {draws} is below 1")
    graph, network = network, network_of(network)
    anonymous = unnamed_parties(graph, network)
    names = [name for name in network.companies if name not in anonymous]
    funding, purchases = (_layer(network, names, kind) for kind in (DealClass.FUNDING, DealClass.PURCHASE))
    size = len(names)
    observed = count_loops(funding[0], funding[1][None], purchases[0], purchases[1][None], size)
    pairs = set(zip(*(ends.tolist() for ends in funding), strict=True))
    reverse_purchases = set(zip(*(ends.tolist() for ends in reversed(purchases)), strict=True))
    note = untestable = why_untestable(funding, purchases)
    drawn: Indices | None = None
    swaps: float | None = None
    if not untestable:
        drawn, swaps = _draw(funding, purchases, size, draws, seed)
        if swaps < SWAPS:
            note = f"Few swaps are possible: each draw made {swaps:.2g} an edge instead of {SWAPS}."
    compare = partial(_compare, network=network, n=draws, note=note)
    return NullModel(
        direct=compare("funders_bought_from", int(observed[0, 0]), None if drawn is None else drawn[0]),
        loops=compare("loops_of_at_most_3", int(observed[1, 0]), None if drawn is None else drawn[1]),
        pairs=tuple((names[funder], names[recipient]) for funder, recipient in sorted(pairs & reverse_purchases)),
        funding_edges=len(funding[0]),
        purchase_edges=len(purchases[0]),
        swaps_an_edge=swaps,
        draws=draws,
        seed=seed,
        untestable=untestable,
    )


def _layer(network: Network, names: Collection[str], kind: DealClass) -> Layer:
    """Give payers and payees of one class as indices of the names, each pair once."""
    import numpy as np

    index = {name: number for number, name in enumerate(names)}
    ends = sorted(
        (index[flow.payer], index[flow.payee])
        for flow in network.flows
        if flow.deal_class is kind and flow.payer != flow.payee and flow.payer in index and flow.payee in index
    )
    array = np.array(ends, dtype=np.int64).reshape(-1, 2)
    return array[:, 0], array[:, 1]


def _draw(funding: Layer, purchases: Layer, size: int, n: int, seed: int) -> tuple[Indices, float]:
    """Rewire n networks and count in each; give the counts, and the fewest swaps that were made an edge."""
    import numpy as np

    refuse_too_many_swaps(size, n, len(funding[0]) + len(purchases[0]))
    rng = np.random.default_rng(seed)
    at_once = max(1, _MAX_TABLE // size**2)
    counts, made = [], []
    for start in range(0, n, at_once):
        batch = min(at_once, n - start)
        funded, funding_swaps = swap_edges(funding, size, batch, rng)
        bought, purchase_swaps = swap_edges(purchases, size, batch, rng)
        counts.append(count_loops(funding[0], funded, purchases[0], bought, size))
        made.append(min(funding_swaps, purchase_swaps))
    return np.concatenate(counts, axis=1), min(made)


def _compare(name: str, observed: int, drawn: Indices | None, *, network: Network, n: int, note: str) -> Comparison:
    measure = partial(Measure, **basis(network))

    def bounds(value: float | None) -> Bounds:
        return Bounds.undefined("nothing could be drawn") if value is None else Bounds.exactly(value)

    return Comparison(
        observed=measure(name=name, unit="count", bounds=Bounds.exactly(float(observed))),
        expected=measure(
            name=f"{name}_by_chance",
            unit="count",
            bounds=bounds(None if drawn is None else float(drawn.mean())),
            note=note,
        ),
        drawn=quantiles_of([] if drawn is None else drawn.tolist(), is_open=False),
        at_least=measure(
            name=f"draws_with_as_many_{name}",
            unit="share",
            bounds=bounds(None if drawn is None else float((drawn >= observed).mean())),
            denominators={"draws": n},
            note=note,
        ),
    )
