"""Cash flows between companies as a weighted directed network, from a view or any networkx graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast, get_args

from aigraph.flows.flow import End, Flow
from aigraph.flows.flow_sum import HeldPart, flows_of, held_parts, in_order
from aigraph.flows.graph_edges import edges_of, node_amounts, nodes_of
from aigraph.flows.payments import PAYEE_SUFFIX, FlowKey, payments_of
from aigraph.language.sentences import company_name, scope
from aigraph.language.translation import language
from aigraph.model.amount import Amount
from aigraph.model.company import Company, Name
from aigraph.model.instruments import DealClass, Layer
from aigraph.model.ledger import View
from aigraph.model.name_index import NameIndex
from aigraph.model.names import choice_of, choices_of, each

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from aigraph.flows.pairs import Pairs

Classes = str | Iterable[DealClass | str | None]
GRAPH_SCENARIO = "a network given as a graph"
_SELF_PAYMENTS = "; what a company pays itself counts as cycled throughflow only"


@dataclass(frozen=True)
class Network:
    """Companies and the flows between them, in a fixed order.

    Parameters
    ----------
    companies : tuple of str
        The nodes, sorted.
    flows : tuple of Flow
        Deals aggregated by payer, payee and class, sorted by these.
    inflow : mapping of str to float
        External inflow of companies: money from outside the network.
    scenario : str
        Day, certainty and layers, in words.
    outflow : mapping of str to float
        External outflow of companies: money to outside the network.
    labels : mapping of str to str
        The names of companies for sentences, where they differ from the nodes.
    held : tuple of HeldPart
        Parts of several flows that are together no more than the umbrella that contains them.
    """

    companies: tuple[str, ...]
    flows: tuple[Flow, ...]
    inflow: Mapping[str, float] = field(default_factory=dict)
    scenario: str = GRAPH_SCENARIO
    outflow: Mapping[str, float] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    held: tuple[HeldPart, ...] = ()

    @property
    def n_edges_used(self) -> int:
        """The number of deals of which any size is known."""
        return sum(len(flow.deals) for flow in self.flows)

    @property
    def n_edges_missing(self) -> int:
        """The number of deals of unknown size."""
        return sum(len(flow.missing) for flow in self.flows)

    @property
    def is_certain(self) -> bool:
        """Whether every sum is exact, so that every figure is."""
        return all(flow.is_certain for flow in self.flows)

    @property
    def open_flows(self) -> tuple[Flow, ...]:
        """The flows between two companies that have no ceiling."""
        return tuple(flow for flow in self.flows if flow.is_open and flow.payer != flow.payee)

    def at(self, end: End) -> Network:
        """Give the network with every sum fixed at one end, or on record; deals without a ceiling stay as recorded."""

        def sum_of(flow: Flow) -> float:
            return flow.reached if end == "high" else flow.end(end)

        return replace(self, flows=tuple(flow if flow.is_certain else flow.at(sum_of(flow)) for flow in self.flows))

    def label(self, company: str) -> str:
        """Name a company in a sentence."""
        return self.labels.get(company, company)

    @cached_property
    def names(self) -> NameIndex:
        """The companies as people write them."""
        return NameIndex.of("company", {company: company for company in self.companies})

    @cached_property
    def index(self) -> Mapping[str, int]:
        """The row and column of each company."""
        return {company: index for index, company in enumerate(self.companies)}

    @cached_property
    def pairs(self) -> Pairs:
        """The pairs of companies of which one pays the other."""
        from aigraph.flows.pairs import Pairs

        return Pairs.of(
            len(self.companies), (None if payer == payee else (payer, payee) for payer, payee in self._ends)
        )

    @cached_property
    def all_pairs(self) -> Pairs:
        """The same with companies that pay themselves."""
        from aigraph.flows.pairs import Pairs

        return Pairs.of(len(self.companies), self._ends)

    @property
    def _ends(self) -> Iterator[tuple[int, int]]:
        return ((self.index[flow.payer], self.index[flow.payee]) for flow in self.flows)

    def amounts(self, pairs: Pairs, end: End = "on_record", *, finite: bool = False) -> NDArray[np.float64]:
        """Give the sum of each pair at one end, or on record; one without a ceiling is infinite at `high`, or as `reached`."""
        import numpy as np

        sums = (flow.reached if finite and end == "high" else flow.end(end) for flow in self.flows)
        return pairs.add_up(np.fromiter(sums, dtype=float, count=len(self.flows)))

    def matrix(self, classes: Classes | None = None, end: End = "on_record") -> NDArray[np.float64]:
        """Give the whole adjacency matrix, payers as rows, for figures of one's own on networks of some thousand companies.

        Parameters
        ----------
        classes : DealClass, str or iterable of them, optional
            Only flows of these classes; by default all.
        end : {'low', 'on_record', 'high'}
            Which end of the sums, or the figure on record; a sum without a ceiling is infinite at `high`.
        """
        whole: NDArray[np.float64] = self.sparse_matrix(classes, end).toarray()
        return whole

    def sparse_matrix(
        self, classes: Classes | None = None, end: End = "on_record", *, self_payments: bool = True
    ) -> csr_array:
        """Give the same as a sparse array without entries that are 0; with or without what companies pay themselves."""
        import numpy as np

        end = cast(End, choice_of(end, "end of an amount", get_args(End)))
        kept = (
            None
            if classes is None
            else {one and DealClass(one) for one in (each(classes) if isinstance(classes, str) else classes)}
        )
        sums = (flow.end(end) if kept is None or flow.deal_class in kept else 0.0 for flow in self.flows)
        pairs = self.all_pairs if self_payments else self.pairs
        return pairs.matrix(pairs.add_up(np.fromiter(sums, dtype=float, count=len(self.flows))))

    def vector(self, amounts: Mapping[str, float]) -> NDArray[np.float64]:
        """Give amounts by company, such as `inflow`, in the order of the companies; 0 where there is none."""
        import numpy as np

        return np.array([amounts.get(company, 0.0) for company in self.companies])


GraphLike = View | Network | Any
"""What measures take: a View, a Network, or any directed networkx graph."""


def network_of(network: GraphLike, *, layers: str | Iterable[Layer | str] = (Layer.CASH,)) -> Network:
    """Make the network that a measure is computed on.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        A view; or any directed networkx graph with ``weight`` on its edges (an absent weight is unknown: any sum; parallel edges are
        added up), optionally ``low``, ``high`` and ``deal_class`` on its edges and ``inflow`` and ``outflow`` on its
        nodes: money from and to the outside. Nodes of any type are named by their text.
    layers : Layer, str or iterable of them
        Which deals of a view are counted, or ``all``.

    Raises
    ------
    TypeError
        If it is none of the three.
    ValueError
        If the graph is undirected, or an attribute is no number, negative, infinite or out of order.

    See Also
    --------
    to_graph : A view as a networkx graph.

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_edge("lab", "cloud", weight=3)
    >>> g.add_edge("cloud", "lab")
    >>> network = network_of(g)
    >>> network.companies, network.n_edges_used, network.n_edges_missing
    (('cloud', 'lab'), 1, 1)
    """
    if isinstance(network, Network):
        return network
    if isinstance(network, View):
        key = ("network", language(), choices_of(Layer, layers))
        if key not in network.derived:
            # Several measures of one view are computed on the same network.
            network.derived[key] = _network_of_view(network, key[2])
        return cast(Network, network.derived[key])
    parts: dict[FlowKey, list[tuple[str, Amount]]] = defaultdict(list)
    companies = nodes_of(network)
    edges = edges_of(network)
    for edge in edges:
        parts[edge.key].append((edge.name, edge.amount))
    return Network(
        companies=companies,
        flows=flows_of(parts),
        inflow=node_amounts(network, "inflow"),
        outflow=node_amounts(network, "outflow"),
        scenario=GRAPH_SCENARIO + _SELF_PAYMENTS if any(edge.payer == edge.payee for edge in edges) else GRAPH_SCENARIO,
    )


def _network_of_view(view: View, layers: Collection[Layer]) -> Network:
    parts: dict[FlowKey, list[tuple[str, Amount]]] = defaultdict(list)
    for name, key, amount in payments_of(view, layers):
        parts[key].append((name, amount))
    return Network(
        companies=tuple(sorted({end for payer, payee, _ in parts for end in (payer, payee)})),
        flows=flows_of(parts, view),
        held=held_parts(in_order(parts).values(), view.counting.ceilings()),
        labels={name: company_name(view.ledger, name) for name in view.ledger.company_by_id},
        # Only the layers that are counted are named.
        scenario=scope(replace(view, layers=tuple(layer for layer in view.layers if layer in layers))),
    )


def unnamed_parties(graph: GraphLike, network: Network) -> frozenset[str]:
    """Give the nodes of a network that are unnamed parties; only a view knows of any."""
    if not isinstance(graph, View):
        return frozenset()
    return frozenset(name for name in network.companies if name.removesuffix(PAYEE_SUFFIX) in graph.ledger.nameless)


def company_in(graph: GraphLike, network: Network, name: Name) -> str:
    """Find a company: in a view by any of its names, in a graph by its node, in any case.

    Raises
    ------
    UnknownNameError
        If there is none; the message offers the nearest names.
    """
    if isinstance(graph, View):
        return graph.company(name).id
    return network.names.find(name.id if isinstance(name, Company) else str(name))
