"""What measures work on: cash flows between companies as a weighted directed network, from a view or any networkx graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from aigraph.flows.graph_edges import amounts_at, edges_of, nodes_of
from aigraph.language.scopes import scope
from aigraph.model.amount import Amount
from aigraph.model.instruments import DealClass, Layer
from aigraph.model.names import suggest
from aigraph.model.origin import UnknownNameError
from aigraph.model.remainder import remainders_of
from aigraph.model.view import View

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

REST = " (rest)"
"""Stands behind the id of an umbrella of which only what its parts leave is meant."""
PAID = " (paid)"
"""Stands behind the id of parties without a name, where money that reaches them is kept apart from what leaves them."""
End = Literal["low", "central", "high"]
Place = tuple[str, str, DealClass | None]
"""Payer, payee and class: where a flow runs."""

GIVEN = "a network given as a graph"
OWN = "; what a company pays itself counts as cycled throughflow only"


@dataclass(frozen=True, slots=True)
class Flow:
    """All deals of one class from one company to another.

    Parameters
    ----------
    deal_class : DealClass or None
        None in a network whose arrows have no class.
    amount : Amount
        The sum of the deals whose amount has a central value, in US$ billions (or the unit of a foreign graph).
    deals : tuple of str
        The deals that are in the amount.
    missing : tuple of str
        The deals without a central value, which no sum counts.
    """

    payer: str
    payee: str
    deal_class: DealClass | None
    amount: Amount
    deals: tuple[str, ...]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Network:
    """Companies and the flows between them, in a fixed order.

    Parameters
    ----------
    companies : tuple of str
        The nodes, sorted.
    flows : tuple of Flow
        The bundles, sorted by payer, payee and class.
    inflow : mapping of str to float
        Money that a company is known to get from outside the network, beside the flows.
    scenario : str
        What was looked at, in words: day, certainty, layers.
    outflow : mapping of str to float
        Money that a company is known to pay to the outside, beside the flows.
    """

    companies: tuple[str, ...]
    flows: tuple[Flow, ...]
    inflow: Mapping[str, float] = field(default_factory=dict)
    scenario: str = GIVEN
    outflow: Mapping[str, float] = field(default_factory=dict)

    @property
    def n_edges_used(self) -> int:
        """How many deals have an amount that is counted."""
        return sum(len(flow.deals) for flow in self.flows)

    @property
    def n_edges_missing(self) -> int:
        """How many deals have none, and are left out of every sum."""
        return sum(len(flow.missing) for flow in self.flows)

    @property
    def is_known(self) -> bool:
        """Whether sums say anything: not if there are deals and none has an amount, for then they are unknown and not 0."""
        return bool(self.n_edges_used) or not self.n_edges_missing

    @cached_property
    def place(self) -> Mapping[str, int]:
        """The row and column of each company."""
        return {company: place for place, company in enumerate(self.companies)}

    def matrix(self, classes: Collection[DealClass | None] | None = None, end: End = "central") -> NDArray[np.float64]:
        """Give the flows as a square matrix, payers as rows; an open high end counts with its central value.

        Parameters
        ----------
        classes : collection of DealClass, optional
            Only flows of these classes; by default all.
        end : {'low', 'central', 'high'}
            Which end of the amounts to take.
        """
        import numpy as np

        weights = np.zeros((len(self.companies), len(self.companies)))
        for flow in self.flows:
            if classes is None or flow.deal_class in classes:
                figure = getattr(flow.amount, end)
                if figure is None:
                    figure = flow.amount.central
                weights[self.place[flow.payer], self.place[flow.payee]] += float(figure or 0)
        return weights

    def between(self, classes: Collection[DealClass | None] | None = None, end: End = "central") -> NDArray[np.float64]:
        """Give the flows between different companies, as `matrix` does: what a company pays itself is left out."""
        import numpy as np

        weights = self.matrix(classes, end)
        np.fill_diagonal(weights, 0)
        return weights

    def outside(self, amounts: Mapping[str, float]) -> NDArray[np.float64]:
        """Put amounts by company, such as `inflow`, in the order of the companies; 0 where there is none."""
        import numpy as np

        return np.array([amounts.get(company, 0.0) for company in self.companies])

    @cached_property
    def balanced(self) -> NDArray[np.float64]:
        """The circulation in which all pass on in proportion, as a matrix; worked out once for all who ask for it."""
        from aigraph.flows.balanced_flows import balanced_flows

        return balanced_flows(self.between())


def network_of(given: View | Network | Any, layers: Collection[Layer] = (Layer.CASH,)) -> Network:
    """Make the network that a measure works on.

    Parameters
    ----------
    given : View, Network or networkx.DiGraph
        A view; or any directed networkx graph with ``weight`` on its edges (an absent weight is unknown, parallel edges are
        added up), optionally ``low``, ``high`` and ``deal_class`` on its edges and ``inflow`` and ``outflow`` on its
        nodes: money from and to the outside. Nodes of any type are named by their text.
    layers : collection of Layer
        Which deals of a view are counted.

    Raises
    ------
    TypeError
        If it is none of the three.
    ValueError
        If the graph is undirected, or a number on it is none, negative, infinite or out of order.
    """
    if isinstance(given, Network):
        return given
    parts: dict[Place, list[tuple[str, Amount]]] = defaultdict(list)
    if isinstance(given, View):
        for name, place, amount in payments_of(given, layers):
            parts[place].append((name, amount))
        return Network(
            companies=tuple(sorted({end for payer, payee, _ in parts for end in (payer, payee)})),
            flows=_flows(parts),
            # Only the layers that are counted are named.
            scenario=scope(replace(given, layers=tuple(layer for layer in given.layers if layer in layers))),
        )
    companies = nodes_of(given)
    edges = edges_of(given)
    for edge in edges:
        parts[edge.place].append((edge.name, edge.amount))
    return Network(
        companies=companies,
        flows=_flows(parts),
        inflow=amounts_at(given, "inflow"),
        outflow=amounts_at(given, "outflow"),
        scenario=GIVEN + OWN if any(edge.payer == edge.payee for edge in edges) else GIVEN,
    )


def payments_of(view: View, layers: Collection[Layer] = (Layer.CASH,)) -> Iterator[tuple[str, Place, Amount]]:
    """Yield id, place and amount of each deal of a view in some layers, and of what is left of its umbrellas.

    What reaches parties without a name and what leaves them is not the same money, so they get two nodes.
    """
    told = [(arrow.deal.id, arrow) for arrow in view.arrows]
    told += [(f"{arrow.deal.id}{REST}", arrow) for arrow in remainders_of(view)]
    kept = [(name, arrow) for name, arrow in told if arrow.layer in layers]
    passing = view.ledger.nameless & {arrow.payer for _, arrow in kept} & {arrow.payee for _, arrow in kept}
    for name, arrow in kept:
        payee = f"{arrow.payee}{PAID}" if arrow.payee in passing else arrow.payee
        yield name, (arrow.payer, payee, arrow.deal_class), arrow.amount


def nameless_in(given: View | Network | Any, network: Network) -> frozenset[str]:
    """Give the nodes of a network that stand for parties without a name; only a view knows of any."""
    if not isinstance(given, View):
        return frozenset()
    return frozenset(name for name in network.companies if name.removesuffix(PAID) in given.ledger.nameless)


def company_in(given: View | Network | Any, network: Network, name: str) -> str:
    """Find a company: in a view by any of its names, in a graph by its node.

    Raises
    ------
    UnknownNameError
        If there is none; the message offers the nearest names.
    """
    if isinstance(given, View):
        return given.group_of(given.ledger.company(name).id)
    name = str(name)
    if name not in network.place:
        near = suggest(name, network.companies)
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        raise UnknownNameError(f"no company is called {name!r}{hint}")
    return name


def _flows(parts: Mapping[Place, list[tuple[str, Amount]]]) -> tuple[Flow, ...]:
    def order(key: Place) -> tuple[str, str, str]:
        payer, payee, deal_class = key
        return payer, payee, deal_class or ""

    return tuple(
        Flow(
            *key,
            amount=Amount.total(amount for _, amount in parts[key] if amount.central is not None),
            deals=tuple(deal for deal, amount in parts[key] if amount.central is not None),
            missing=tuple(deal for deal, amount in parts[key] if amount.central is None),
        )
        for key in sorted(parts, key=order)
    )
