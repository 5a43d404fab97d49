"""Clearing of all obligations at once (Eisenberg and Noe): greatest and least clearing vectors, with external cash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aigraph.flows.measure import Measure, basis, recorded
from aigraph.flows.network import GraphLike, Network, company_in, network_of
from aigraph.language.translation import gettext
from aigraph.model.display import Displayed, Row
from aigraph.model.extras import needs_extra
from aigraph.model.origin import UnknownNameError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

# Further decimals are noise of the solver.
_DECIMALS = 9


@dataclass(frozen=True, slots=True)
class Payment(Displayed):
    """What one company owes and pays.

    Parameters
    ----------
    company : str
        Its id.
    greatest : Measure
        Its payment in the greatest clearing vector, where each relies on the payments of the others, in US$ billions.
    least : Measure
        Its payment in the least clearing vector, where only cash that has arrived is paid on, in US$ billions.
    """

    company: str
    greatest: Measure
    least: Measure

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        owed = self.greatest.denominators["owed_usd_bn"]
        return {
            "company": self.company,
            "greatest_usd_bn": self.greatest.on_record,
            "least_usd_bn": self.least.on_record,
            "greatest_share": (self.greatest.on_record or 0) / owed if owed else None,
            "denominator_owed_usd_bn": owed,
            **self.greatest.basis_row(),
        }


@dataclass(frozen=True, kw_only=True)
class Clearing(Displayed):
    """A clearing of all obligations.

    Parameters
    ----------
    payments : tuple of Payment
        All companies with obligations, by name.
    greatest, least : Measure
        The sum of all payments in either clearing vector, in US$ billions.
    self_clearing : Measure
        The greatest clearing without any external cash: what circular payments could set off, in US$ billions.
    """

    payments: tuple[Payment, ...]
    greatest: Measure
    least: Measure
    self_clearing: Measure

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        return {
            "greatest_usd_bn": self.greatest.on_record,
            "least_usd_bn": self.least.on_record,
            "self_clearing_usd_bn": self.self_clearing.on_record,
            **self.greatest.denominator_row(),
            **self.greatest.basis_row(),
            "note": self.self_clearing.note,
        }

    def rows(self) -> list[Row]:
        """Give one row for each company that owes anything."""
        return [payment.row() for payment in self.payments]


@needs_extra
def clearing(network: GraphLike, *, cash: Mapping[str, float] | None = None) -> Clearing:
    """Clear all obligations at once: each pays what it owes, or all it gets, in proportion.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        Each edge is an obligation of its payer, and on a graph the `outflow` of a node one to the outside, of equal
        seniority. Of a view the cash deals count, and unnamed parties pay no more than their cash: what they receive and
        what they pay is not the same money.
    cash : mapping of str to float, optional
        External cash by company, in US$ billions; by default the `inflow` of the network, which a view does not have.

    Returns
    -------
    Clearing
        The greatest and the least clearing vector, and the self-clearing capacity.

    Raises
    ------
    UnknownNameError
        If a company that has cash is not known.
    ValueError
        If an amount of cash is negative.

    See Also
    --------
    shock : One company cuts what it pays.

    Notes
    -----
    A clearing vector solves ``p_i = min(owed_i, cash_i + sum_j share_ji p_j)`` [1]_. The greatest one is the linear
    program ``max sum p`` under both limits. The least one is the same for companies that external cash can reach along the
    edges, since there the solution is unique (conditions in [2]_), and 0 for all others. Two linear programs over the
    edges, three with the self-clearing capacity.

    References
    ----------
    .. [1] L. Eisenberg, T. H. Noe, "Systemic risk in financial systems", Management Science 47(2), 2001.
       https://doi.org/10.1287/mnsc.47.2.236.9835
    .. [2] G. Calafiore, G. Fracastoro, A. V. Proskurnikov, "Optimal clearing payments in a financial contagion model",
       2021. arXiv:2103.10872

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_weighted_edges_from([("v", "l", 10), ("l", "c", 30), ("l", "v", 5), ("c", "v", 20)])
    >>> found = clearing(g, cash={"l": 20})
    >>> {payment.company: payment.greatest.on_record for payment in found.payments}
    {'c': 20.0, 'l': 30.0, 'v': 10.0}
    >>> round(found.self_clearing.on_record, 6)
    28.571429
    """
    import numpy as np

    from aigraph.flows.methods.reachability import reachable

    graph, network = network, network_of(network)
    held = np.zeros(len(network.companies))
    for name, amount in (network.inflow if cash is None else cash).items():
        if not amount >= 0:
            raise ValueError(f"the cash {amount} of {name!r} is negative")
        held[_index(graph, network, name)] += amount
    system = _System.of(network)
    owed = system.owed
    greatest = system.clear(held)
    least = system.clear(held, only=reachable(system.shares, held > 0))
    self_clearing = float(round(system.clear(np.zeros_like(held)).sum(), _DECIMALS))
    total = {"owed_usd_bn": float(round(owed.sum(), _DECIMALS))}
    shared: dict[str, Any] = {"unit": "usd_bn", **basis(network)}

    def payment(name: str, index: int) -> Payment:
        of: dict[str, Any] = {"of": name, "denominators": {"owed_usd_bn": float(owed[index])}, **shared}
        return Payment(
            name,
            Measure(name="greatest_payment", bounds=recorded(network, float(greatest[index])), **of),
            Measure(name="least_payment", bounds=recorded(network, float(least[index])), **of),
        )

    return Clearing(
        payments=tuple(payment(name, index) for name, index in network.index.items() if owed[index] > 0),
        greatest=Measure(
            name="greatest_clearing",
            bounds=recorded(network, float(round(greatest.sum(), _DECIMALS))),
            denominators=total,
            **shared,
        ),
        least=Measure(
            name="least_clearing",
            bounds=recorded(network, float(round(least.sum(), _DECIMALS))),
            denominators=total,
            **shared,
        ),
        self_clearing=Measure(
            name="self_clearing_capacity",
            bounds=recorded(network, self_clearing),
            denominators=total,
            note=gettext("With no outside cash so much clears if everybody believes it, and 0 if nobody does."),
            **shared,
        ),
    )


def _index(graph: GraphLike, network: Network, name: str) -> int:
    company = company_in(graph, network, name)
    if company not in network.index:
        raise UnknownNameError(f"{name!r} has no cash deal in this view")
    return network.index[company]


@dataclass(frozen=True, slots=True)
class _System:
    """What each company owes, and the relative liabilities: to whom, in which shares."""

    owed: NDArray[np.float64]
    shares: csr_array

    @classmethod
    def of(cls, network: Network) -> _System:
        import numpy as np

        from aigraph.flows.methods.sparse_rows import scale_rows

        weights = network.sparse_matrix(self_payments=False)
        # What is owed to the outside is paid in proportion with all else, and does not return.
        owed = np.asarray(weights.sum(axis=1)) + network.vector(network.outflow)
        return cls(owed, scale_rows(weights, np.divide(1.0, owed, out=np.zeros_like(owed), where=owed > 0)))

    def clear(self, cash: NDArray[np.float64], only: NDArray[np.bool_] | None = None) -> NDArray[np.float64]:
        """Give the greatest clearing vector, or that in which only some companies pay."""
        import numpy as np
        from scipy.optimize import linprog
        from scipy.sparse import eye_array

        most = self.owed if only is None else np.where(only, self.owed, 0)
        if not most.any():
            return np.zeros_like(most)
        # In units of the largest obligation the tolerances of the solver are relative.
        unit = most.max()
        received = self.shares.T.tocsr()
        answer = linprog(
            -np.ones(most.size),
            A_ub=eye_array(most.size, format="csr") - received,
            b_ub=cash / unit,
            bounds=np.column_stack([np.zeros(most.size), most / unit]),
            method="highs",
            # Presolve finds nothing to remove where everybody owes, and takes longer than the simplex method.
            options={"presolve": False},
        )
        # Rounding leaves a negative zero where the solver ended just below 0.
        paid: NDArray[np.float64] = np.minimum(np.round(answer.x * unit, _DECIMALS), most) + 0.0
        return paid
