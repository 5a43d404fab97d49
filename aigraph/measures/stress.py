"""Reverse stress: the smallest cut of one company's payments that leaves another short by more than a sum."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, get_args

from aigraph.flows.flow import End
from aigraph.flows.network import GraphLike, Network, company_in, network_of
from aigraph.flows.sources.due_window import due_window, in_window
from aigraph.flows.sources.outside import outside_payers
from aigraph.flows.sources.window_revenue import revenue_on_record
from aigraph.language.sentences import dollars
from aigraph.language.translation import gettext, gettext_noop
from aigraph.model.amount import Bounds
from aigraph.model.company import Name
from aigraph.model.display import Displayed, Row
from aigraph.model.extras import needs_extra
from aigraph.model.ledger import View

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from aigraph.flows.sources.inputs import Vector

ASSUMPTIONS = gettext_noop(
    "Outside money and own business stay as they are; nobody finds another customer or funder. What is not found on record is "
    "no forecast of default."
)
SOME_UNDONE = gettext_noop("at some of the amounts tried no cut does")
TRIED = gettext_noop(
    "Tried: what the one is to pay, what the other is to pay, and all other payments, each at its low end, on record and at its high "
    "end; the true range can be wider. A sum without a ceiling goes no higher than on record."
)
_ENDS: tuple[End, ...] = get_args(End)
_PRECISION = 1e-9
_ROUNDS = 100_000
_TOLERANCE = 1e-12


@dataclass(frozen=True, kw_only=True)
class Stress(Displayed):
    """The smallest cut that leaves a company short by more than a sum.

    Parameters
    ----------
    company, breaks : str
        Ids of the company whose payments are cut, and of the one that is left short.
    gap_usd_bn : float
        The sum that must be exceeded, in US$ billions.
    cut : Bounds
        The share from which on a larger cut leaves a larger gap, within a billionth; undefined where no cut does. Its ends are
        found: those of the amounts tried.
    unfunded_usd_bn, unfunded_at_full_cut_usd_bn : float
        What the company cannot pay on record without a cut, and if all payments are cut.
    uses_usd_bn : float
        What it is to pay in the window.
    scenario : str
        Day, certainty, layers and window.
    """

    company: str
    breaks: str
    gap_usd_bn: float
    cut: Bounds
    unfunded_usd_bn: float
    unfunded_at_full_cut_usd_bn: float
    uses_usd_bn: float
    scenario: str

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        return {
            "company": self.company,
            "breaks": self.breaks,
            "gap_usd_bn": self.gap_usd_bn,
            **{f"cut_{name}": value for name, value in self.cut.ends().items()},
            "unfunded_usd_bn": self.unfunded_usd_bn,
            "unfunded_at_full_cut_usd_bn": self.unfunded_at_full_cut_usd_bn,
            "uses_usd_bn": self.uses_usd_bn,
            "scenario": self.scenario,
            "note": gettext(ASSUMPTIONS),
        }


@needs_extra
def stress(network: GraphLike, company: Name, *, breaks: Name, gap: float = 0.0) -> Stress:
    """Find the smallest cut of a company's payments that leaves another short by more than a sum.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        Cash flows; of a view what falls due in its window, by default the last four calendar quarters that had ended. On a graph
        the `inflow` of a node is money from outside.
    company : str or Company
        Whose payments are cut, by any of its names.
    breaks : str or Company
        Who is left short.
    gap : float
        The sum that must be exceeded, in US$ billions.

    Returns
    -------
    Stress
        The cut, from 0 to 1; undefined with the reason where even a full cut does not exceed the sum.

    Raises
    ------
    UnknownNameError
        If no company is called so.
    ValueError
        If both are one company, one has no cash flow in the window, or the sum is negative.

    See Also
    --------
    shock : What others lose by a cut of a given size.
    sources_and_uses : What is found on record without a cut.

    Notes
    -----
    What is paid without a cut is the least clearing vector [1]_. With the payments of the company scaled by 1 - s, payments fall
    from there to the next vector with p_i = min(uses_i, outside money_i + own business_i + sum_j received_ji); what a company is
    short of never falls with s, so that the cut is found by bisection. More that falls due can both pay and need, so the ends
    are found: what the one is to pay, what the other is, and all other payments, each at its low end, on record and high.

    References
    ----------
    .. [1] L. Eisenberg, T. H. Noe, "Systemic risk in financial systems", Management Science 47(2), 2001.
       https://doi.org/10.1287/mnsc.47.2.236.9835

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_weighted_edges_from([("v", "l", 10), ("l", "c", 30), ("l", "v", 5), ("c", "v", 20)])
    >>> g.nodes["l"]["inflow"] = 25
    >>> round(stress(g, "l", breaks="c", gap=5).cut.on_record, 6), round(stress(g, "l", breaks="v").cut.on_record, 6)
    (0.5, 0.714286)
    """
    if not gap >= 0:
        raise ValueError(f"the gap {gap} is negative")
    if isinstance(network, View):
        network = in_window(network)
    graph, network = network, network_of(network)
    cutting, short = company_in(graph, network, company), company_in(graph, network, breaks)
    if cutting == short:
        raise ValueError(f"{cutting} cannot be both the one that cuts and the one that is left short")
    for name in (cutting, short):
        if name not in network.index:
            raise ValueError(f"{name} has no cash flow that falls due {network.scenario}")
    origin, target = network.index[cutting], network.index[short]
    systems = _systems(graph, network, cutting, short)
    system = next(systems)
    before, full = (system.unfunded(origin, cut)[target] for cut in (0.0, 1.0))
    on_record = system.smallest_cut(origin, target, gap)
    undone = gettext("no cut does: a full cut leaves {short} not found on record", short=dollars(float(full)))
    if network.is_certain:
        bounds = Bounds.undefined(undone) if on_record is None else Bounds.exactly(on_record)
    else:
        found = [on_record, *(one.smallest_cut(origin, target, gap) for one in systems)]
        cuts = [cut for cut in found if cut is not None]
        bounds = Bounds(
            low=min(cuts, default=None),
            on_record=on_record,
            high=max(cuts) if None not in found else None,
            is_exact=False,
            why_open=undone if on_record is None else gettext(SOME_UNDONE) if None in found else "",
        )
    return Stress(
        company=cutting,
        breaks=short,
        gap_usd_bn=float(gap),
        cut=bounds,
        unfunded_usd_bn=float(before),
        unfunded_at_full_cut_usd_bn=float(full),
        uses_usd_bn=float(system.uses[target]),
        scenario=network.scenario,
    )


def _systems(graph: GraphLike, network: Network, cutting: str, short: str) -> Iterator[_System]:
    """Yield the system on record, and then at other amounts: each group of flows at either end."""
    view = graph if isinstance(graph, View) else None
    known = revenue_on_record(view, due_window(view)) if view else {}
    outside = outside_payers(network, view, known)
    yield _System.of(network.at("on_record"), outside, known)
    groups = [cutting if flow.payer == cutting else short if flow.payer == short else "" for flow in network.flows]
    moving = [
        group
        for group in (cutting, short, "")
        if any(of == group and not flow.is_certain for of, flow in zip(groups, network.flows, strict=True))
    ]
    for ends in product(_ENDS, repeat=len(moving)):
        chosen = dict(zip(moving, ends, strict=True))
        if set(ends) == {"on_record"}:
            continue
        flows = tuple(
            flow.at(flow.reached if (end := chosen.get(group, "on_record")) == "high" else flow.end(end))
            for group, flow in zip(groups, network.flows, strict=True)
        )
        yield _System.of(replace(network, flows=flows), outside, known)


@dataclass(frozen=True, slots=True)
class _System:
    """What companies are to pay, what they pay without a cut, what reaches them in any case, and who receives what is paid.

    `received` has a row for each payee: the share of what each company pays that it receives.
    """

    uses: Vector
    paid: Vector
    fixed: Vector
    received: csr_array

    @classmethod
    def of(cls, network: Network, outside: frozenset[str], revenue: Mapping[str, float]) -> _System:
        """Read it from a network whose sums are fixed."""
        import numpy as np

        from aigraph.flows.methods.sparse_rows import scale_rows
        from aigraph.flows.sources.funded import funded_payments
        from aigraph.flows.sources.inputs import Inputs

        inputs = Inputs.of(network, outside, revenue)
        uses = inputs.uses
        per_dollar = np.divide(1.0, uses, out=np.zeros_like(uses), where=uses > 0)
        funding = scale_rows(inputs.funding, per_dollar).T.tocsr()
        purchases = scale_rows(inputs.purchases, per_dollar).T.tocsr()
        paid = funded_payments(inputs)
        own = np.maximum(0.0, inputs.revenue - purchases @ paid - inputs.outside_sales)
        return cls(uses, paid, inputs.equity + inputs.debt + inputs.outside_sales + own, funding + purchases)

    def smallest_cut(self, origin: int, target: int, gap: float) -> float | None:
        """Give the cut from which on more than the gap is short; None if even a full cut leaves less."""
        low, high = 0.0, 1.0
        if self.unfunded(origin, low)[target] > gap:
            return low
        if self.unfunded(origin, high)[target] <= gap:
            return None
        while high - low > _PRECISION:
            middle = (low + high) / 2
            low, high = (low, middle) if self.unfunded(origin, middle)[target] > gap + _TOLERANCE else (middle, high)
        return low

    def unfunded(self, origin: int, cut: float) -> Vector:
        """Give what each company is short of if one pays the less by a share."""
        import numpy as np

        paid = self.paid
        tolerance = _TOLERANCE * max(1.0, float(self.uses.max(initial=0.0)))
        for _ in range(_ROUNDS):
            passed = paid.copy()
            passed[origin] *= 1.0 - cut
            after = np.minimum(paid, self.fixed + self.received @ passed)
            if np.abs(after - paid).max(initial=0.0) <= tolerance:
                break
            paid = after
        short: Vector = np.maximum(0.0, self.uses - paid)
        return short
