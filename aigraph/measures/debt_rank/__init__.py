"""DebtRank: how a loss of one company's worth spreads to those that hold stakes in it, and on to those that hold them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aigraph.measures.debt_rank.debt_holders import DebtHolder, debt_holders
from aigraph.measures.debt_rank.stakes import Stake, stakes_graph, stakes_in
from aigraph.model.display import Displayed, Records, Row
from aigraph.model.extras import needs_extra
from aigraph.model.ledger import View
from aigraph.model.name_index import NameIndex

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float64]

__all__ = ["DebtHolder", "Distress", "Stake", "debt_holders", "debt_rank", "stakes_graph", "stakes_in"]

_TOLERANCE = 1e-12
_ROUNDS = 100_000
# What has no equity left is wiped out by any loss.
_WIPED_OUT = 1e15


@dataclass(frozen=True, slots=True, kw_only=True)
class Distress(Displayed):
    """What one holder loses.

    Parameters
    ----------
    company : str
        Its name.
    relative_loss : float or None
        The share of its equity that is lost, at most 1; None where its equity is not on record.
    loss_usd_bn : float
        What its stakes lose, in US$ billions; never more than they are worth.
    stakes_usd_bn : float
        What its stakes are worth.
    """

    company: str
    relative_loss: float | None
    loss_usd_bn: float
    stakes_usd_bn: float

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        return {
            "company": self.company,
            "relative_loss": self.relative_loss,
            "loss_usd_bn": self.loss_usd_bn,
            "stakes_usd_bn": self.stakes_usd_bn,
        }


@needs_extra
def debt_rank(
    stakes: Any,
    losses: Mapping[str, float],
    *,
    equity: Mapping[str, float] | None = None,
    is_single_hit: bool = False,
) -> Records[Distress]:
    """Spread losses of worth along stakes, from what is held to its holders.

    Parameters
    ----------
    stakes : View or networkx.DiGraph
        Of a view the stakes of known value. In a graph an edge leads from a holder to what it holds; its ``weight`` is what the
        stake is worth, in US$ billions.
    losses : mapping of str to float
        The share of its worth that a company loses at first, from 0 to 1; in a view companies go by any of their names.
    equity : mapping of str to float, optional
        What each holder is worth, in US$ billions; by default the node attribute ``equity``, which in a view is the newest market
        capitalisation, valuation or equity on record. A holder without one loses dollars
        and passes nothing on.
    is_single_hit : bool
        Whether each company passes a loss on once alone, with each impact capped at 1, as DebtRank was first defined [2]_. By
        default each further loss is passed on [1]_.

    Returns
    -------
    Records of Distress
        All companies of the graph, in their order.

    Raises
    ------
    TypeError
        If the stakes are no directed graph.
    ValueError
        If a stake or an equity is negative, or a loss is not between 0 and 1.
    UnknownNameError
        If a company with a loss or with equity is not in the graph; the message offers the nearest names.

    See Also
    --------
    shock : Payments that stop, in place of worth that falls.
    measures.stakes_in : The stakes of a view, with the days of their values.
    measures.debt_holders : Who has lent to a company.

    Notes
    -----
    ``h_i(t+1) = min(1, h_i(t) + sum_j (V_ij / E_i) (h_j(t) - h_j(t-1)))`` with ``h(1)`` the losses and ``h(0) = 0``; a holder
    loses ``sum_j V_ij h_j``, so never more than its stakes. O(edges) a round.

    References
    ----------
    .. [1] M. Bardoscia, S. Battiston, F. Caccioli, G. Caldarelli, "DebtRank: a microscopic foundation for shock propagation",
       PLoS ONE 10(6), e0130406, 2015. https://doi.org/10.1371/journal.pone.0130406
    .. [2] S. Battiston, M. Puliga, R. Kaushik, P. Tasca, G. Caldarelli, "DebtRank: too central to fail?", Scientific Reports 2,
       541, 2012. https://doi.org/10.1038/srep00541

    Examples
    --------
    >>> import networkx as nx
    >>> ring = nx.DiGraph()
    >>> ring.add_weighted_edges_from([("a", "b", 0.5), ("b", "c", 0.5), ("c", "a", 0.5)])
    >>> found = debt_rank(ring, {"a": 0.5}, equity=dict.fromkeys("abc", 1))
    >>> [(one.company, round(one.relative_loss, 6)) for one in found]
    [('a', 0.571429), ('b', 0.142857), ('c', 0.285714)]
    """
    import numpy as np
    from scipy.sparse import coo_array

    if isinstance(stakes, View):
        losses = {stakes.company(name).id: share for name, share in losses.items()}
        graph = stakes_graph(stakes)
        graph.add_nodes_from(losses)
        stakes = graph
    if not (hasattr(stakes, "is_directed") and stakes.is_directed()):
        raise TypeError(f"expected a networkx.DiGraph of stakes, got {type(stakes).__name__}")
    names = [str(node) for node in stakes]
    index = {name: place for place, name in enumerate(names)}
    nodes = NameIndex.of("company", {name: name for name in names})
    ends = [(index[str(holder)], index[str(held)], float(worth)) for holder, held, worth in stakes.edges(data="weight")]
    for holder, held, value in ends:
        if not value >= 0:
            raise ValueError(f"the stake of {names[holder]!r} in {names[held]!r} is {value}; expected 0 or more")
    if equity is None:
        equity = {str(node): value for node, value in stakes.nodes(data="equity") if value is not None}
    own = np.full(len(names), np.inf)
    for name, value in equity.items():
        if not value >= 0:
            raise ValueError(f"the equity {value} of {name!r} is negative")
        own[index[nodes.find(str(name))]] = value
    shock = np.zeros(len(names))
    for name, share in losses.items():
        if not 0 <= share <= 1:
            raise ValueError(f"the loss {share} of {name!r} is not between 0 and 1")
        shock[index[nodes.find(str(name))]] = share
    rows, columns = (np.array([end[place] for end in ends], dtype=np.int64) for place in (0, 1))
    worths: Vector = np.array([end[2] for end in ends], dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        impact = np.where(worths > 0, worths / own[rows], 0.0)
    impact = np.minimum(impact, 1.0) if is_single_hit else np.minimum(impact, _WIPED_OUT)
    shape = (len(names), len(names))
    spread = _single_hit if is_single_hit else _linear
    lost = spread(coo_array((impact, (rows, columns)), shape=shape).tocsr(), shock)
    held = coo_array((worths, (rows, columns)), shape=shape).tocsr()
    dollars, total = held @ lost, held.sum(axis=1)
    return Records(
        Distress(
            company=name,
            relative_loss=float(lost[place]) if np.isfinite(own[place]) or shock[place] else None,
            loss_usd_bn=float(dollars[place]),
            stakes_usd_bn=float(total[place]),
        )
        for name, place in index.items()
    )


def _linear(impact: Any, shock: Vector) -> Vector:
    """Pass each further loss on, until nothing is left to pass on."""
    import numpy as np

    before, lost = np.zeros_like(shock), shock
    for _ in range(_ROUNDS):
        after: Vector = np.minimum(1.0, lost + impact @ (lost - before))
        if np.abs(after - lost).max(initial=0.0) <= _TOLERANCE:
            return after
        before, lost = lost, after
    return lost


def _single_hit(impact: Any, shock: Vector) -> Vector:
    """Pass a loss on once: in the round after a company is first in distress."""
    import numpy as np

    lost, is_done = shock.copy(), np.zeros(len(shock), dtype=bool)
    active = shock > 0
    while active.any():
        after: Vector = np.minimum(1.0, lost + impact @ np.where(active, lost, 0.0))
        is_done |= active
        active = (after > 0) & ~is_done
        lost = after
    return lost
