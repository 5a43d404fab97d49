"""Whether companies buy from their funders more often than in networks rewired by degree-preserving edge swaps."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from aigraph.flows.measure import Measure, basis
from aigraph.flows.network import GraphLike, Network, network_of, unnamed_parties
from aigraph.flows.quantiles import quantiles_of
from aigraph.language.translation import gettext
from aigraph.measures.null_model.companies import packaged_pairs, roles_of
from aigraph.measures.null_model.count_pairs import count_pairs
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
from aigraph.model.extras import needs_extra
from aigraph.model.instruments import DealClass

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from aigraph.measures.null_model.edge_swaps import Layer, Roles

    Indices = NDArray[np.int64]

__all__ = ["DEFAULT_DRAWS", "SENTENCES", "Comparison", "NullModel", "TooManySwapsError", "null_model"]

DEFAULT_DRAWS = 999
# Entries of the adjacency tables held at once, over all networks that are rewired together: what a processor keeps near.
_MAX_TABLE = 1 << 20


@needs_extra
def null_model(network: GraphLike, *, draws: int = DEFAULT_DRAWS, seed: int = 0) -> NullModel:
    """Count funders that their recipients buy from, and compare with randomly rewired networks.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        Cash flows of the classes funding and purchase; amounts play no part, so deals of unknown amount count too. Unnamed
        parties of a view are left out. A node of a graph may have a ``role``.
    draws : int
        The number of rewired networks.
    seed : int
        The same seed gives the same draws.

    Returns
    -------
    NullModel
        The count of all pairs, and that without the pairs of one package, which stay where they are, each with the mean and the
        5 to 95 % quantiles of the draws and the number of draws with at least as many; None in place of these where a layer has
        fewer than two edges that can be swapped.

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
    a self-loop or a parallel edge, and only if both payers or both payees have one role, so that the number of edges from each
    role to each role is kept. Each draw starts from the record, and each edge takes part in at least 20 swaps on average, many at once:
    edges are paired at random within roles, three pairs in four are proposed, and none is swapped whose edges before or after
    are also those of another pair, so that every step is as likely as its reverse (detailed balance). A few networks cannot be
    reached by swaps alone, such as a reversed cycle of three; uniform sampling needs other models [1]_. Pairs are of one package
    if a deal of the one leg and a deal of the other have the same package, or the same first source and day. Of N draws of
    which r have as many, p = (r + 1) / (N + 1) [2]_. O(draws * edges) time.

    References
    ----------
    .. [1] T. Squartini, R. Mastrandrea, D. Garlaschelli, "Unbiased sampling of network ensembles", New J. Phys. 17,
       023052, 2015. https://doi.org/10.1088/1367-2630/17/2/023052
    .. [2] B. Phipson, G. K. Smyth, "Permutation p-values should never be zero", Stat. Appl. Genet. Mol. Biol. 9(1), 39,
       2010. https://doi.org/10.2202/1544-6115.1585

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
    roles = _numbers(roles_of(graph, network), names)
    pairs = set(_edges(funding)) & {ends[::-1] for ends in _edges(purchases)}
    index = {name: number for number, name in enumerate(names)}
    packaged = {
        (index[payer], index[payee])
        for payer, payee in packaged_pairs(graph, network)
        if payer in index and payee in index
    }
    draw = partial(_compared, network=network, roles=roles, draws=draws, seed=seed)
    direct, untestable, swaps = draw("funders_bought_from", (funding, purchases), (None, None))
    back = {ends[::-1] for ends in packaged}
    free_funding, kept_funding = _divided(funding, packaged)
    free_purchases, kept_purchases = _divided(purchases, back)
    apart, _, _ = draw(
        "funders_bought_from_without_packages", (free_funding, free_purchases), (kept_funding, kept_purchases)
    )
    return NullModel(
        direct=direct,
        apart=apart,
        pairs=tuple((names[funder], names[recipient]) for funder, recipient in sorted(pairs)),
        packaged=tuple((names[funder], names[recipient]) for funder, recipient in sorted(packaged)),
        funding_edges=len(funding[0]),
        purchase_edges=len(purchases[0]),
        swaps_an_edge=swaps,
        draws=draws,
        seed=seed,
        untestable=untestable,
    )


def _numbers(roles: Mapping[str, str], names: Collection[str]) -> Roles:
    import numpy as np

    order = {role: number for number, role in enumerate(sorted(set(roles.values())))}
    return np.array([order[roles[name]] for name in names], dtype=np.int64)


def _edges(layer: Layer) -> list[tuple[int, int]]:
    return list(zip(*(ends.tolist() for ends in layer), strict=True))


def _divided(layer: Layer, kept: Collection[tuple[int, int]]) -> tuple[Layer, Layer]:
    """Divide a layer into the edges that are swapped and those that are kept."""
    import numpy as np

    mask = np.array([ends in kept for ends in _edges(layer)], dtype=bool)
    return (layer[0][~mask], layer[1][~mask]), (layer[0][mask], layer[1][mask])


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


def _compared(
    name: str,
    layers: tuple[Layer, Layer],
    occupied: tuple[Layer | None, Layer | None],
    *,
    network: Network,
    roles: Roles,
    draws: int,
    seed: int,
) -> tuple[Comparison, str, float | None]:
    """Count pairs on record and in rewired networks; also why it is not testable, and the fewest swaps made an edge."""
    funding, purchases = layers
    observed = count_pairs(funding[0], funding[1][None], purchases[0], purchases[1][None], len(roles))
    note = untestable = why_untestable(funding, purchases, roles)
    drawn: Indices | None = None
    swaps: float | None = None
    if not untestable:
        drawn, swaps = _draw(layers, occupied, roles, draws, seed)
        if swaps < SWAPS:
            note = gettext(
                "Few swaps are possible: each draw made {swaps} an edge instead of {wanted}.",
                swaps=Decimal(f"{swaps:.2g}"),
                wanted=SWAPS,
            )
    compared = _compare(name, int(observed[0]), drawn, network=network, n=draws, note=note)
    return compared, untestable, swaps


def _draw(
    layers: tuple[Layer, Layer], occupied: tuple[Layer | None, Layer | None], roles: Roles, n: int, seed: int
) -> tuple[Indices, float]:
    """Rewire n networks and count in each; give the counts, and the fewest swaps that were made an edge."""
    import numpy as np

    size = len(roles)
    (funders, _), (buyers, _) = layers
    refuse_too_many_swaps(size, n, len(funders) + len(buyers))
    rng = np.random.default_rng(seed)
    widest = max(len(np.unique(payers)) * len(np.unique(payees)) for payers, payees in layers)
    at_once = max(1, _MAX_TABLE // widest)
    counts, made = [], []
    for start in range(0, n, at_once):
        batch = min(at_once, n - start)
        drawn = [
            swap_edges(layer, size, batch, rng, roles, there) for layer, there in zip(layers, occupied, strict=True)
        ]
        counts.append(count_pairs(funders, drawn[0][0], buyers, drawn[1][0], size))
        made.append(min(swaps for _, swaps in drawn))
    return np.concatenate(counts), min(made)


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
