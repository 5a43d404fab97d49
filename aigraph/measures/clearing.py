"""How much can be paid: clearing of all obligations at once, with cash from outside and on belief alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aigraph.flows.network import Network, company_in, network_of
from aigraph.flows.result import Measure, basis
from aigraph.model.display import Displayed
from aigraph.model.ledger import View
from aigraph.model.origin import UnknownNameError
from aigraph.model.row import Row

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# What lies behind is noise of the solver.
_PLACES = 9


@dataclass(frozen=True, slots=True)
class Payment(Displayed):
    """What one company owes and can pay.

    Parameters
    ----------
    company : str
        Its id.
    greatest : Measure
        What it pays if everybody believes that the others pay, in US$ billions.
    least : Measure
        What it pays if nobody does, in US$ billions.
    """

    company: str
    greatest: Measure
    least: Measure

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        owed = self.greatest.denominators["owed_usd_bn"]
        return {
            "company": self.company,
            "greatest_usd_bn": self.greatest.central,
            "least_usd_bn": self.least.central,
            "greatest_share": (self.greatest.central or 0) / owed if owed else None,
            "denominator_owed_usd_bn": owed,
            "n_edges_used": self.greatest.n_edges_used,
            "n_edges_missing": self.greatest.n_edges_missing,
            "scenario": self.greatest.scenario,
            "note": self.greatest.note,
        }


@dataclass(frozen=True, kw_only=True)
class Clearing(Displayed):
    """A clearing of all obligations.

    Parameters
    ----------
    payments : tuple of Payment
        Who owes anything, by name.
    greatest, least : Measure
        The sum of all payments in either, in US$ billions.
    self_clearing : Measure
        By how much the two differ when nobody has any cash: what clears on belief alone, in US$ billions.
    """

    payments: tuple[Payment, ...]
    greatest: Measure
    least: Measure
    self_clearing: Measure

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        return {
            "greatest_usd_bn": self.greatest.central,
            "least_usd_bn": self.least.central,
            "self_clearing_usd_bn": self.self_clearing.central,
            **{f"denominator_{name}": figure for name, figure in self.greatest.denominators.items()},
            "n_edges_used": self.greatest.n_edges_used,
            "n_edges_missing": self.greatest.n_edges_missing,
            "scenario": self.greatest.scenario,
            "note": self.self_clearing.note,
        }

    def rows(self) -> list[Row]:
        """Give one row for each company that owes anything."""
        return [payment.row() for payment in self.payments]


def clearing(network: View | Network | Any, *, cash: Mapping[str, float] | None = None) -> Clearing:
    """Clear all obligations at once: each pays what it owes, or all it gets, in proportion.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        Each arrow is owed by its payer, and on a graph the `outflow` of a node to the outside, at the same rank. Of a view the cash deals count, and companies that stand for unnamed parties
        pay no more than their cash: what they get and what they pay is not the same money.
    cash : mapping of str to float, optional
        Cash from outside the network by company, in US$ billions; by default the `inflow` of the given network, which
        a view does not have.

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
    programme ``max sum p`` under both limits. The least one is the same for those whom some cash reaches along the
    arrows, since there the solution is unique (conditions in [2]_), and 0 for all others. Two linear programmes over the arrows, three
    with the self-clearing capacity.

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
    >>> {payment.company: payment.greatest.central for payment in found.payments}
    {'c': 20.0, 'l': 30.0, 'v': 10.0}
    >>> round(found.self_clearing.central, 6)
    28.571429
    """
    import numpy as np

    given, network = network, network_of(network)
    held = np.zeros(len(network.companies))
    for name, amount in (network.inflow if cash is None else cash).items():
        if not amount >= 0:
            raise ValueError(f"the cash {amount} of {name!r} is negative")
        held[_place(given, network, name)] += amount
    system = _System.of(network)
    owed = system.owed
    greatest = system.clear(held)
    least = system.clear(held, only=system.reached(held))
    believed = float(round(system.clear(np.zeros_like(held)).sum(), _PLACES))
    whole = {"owed_usd_bn": float(round(owed.sum(), _PLACES))}
    rests_on: dict[str, Any] = {"unit": "usd_bn", **basis(network)}

    def payment(name: str, place: int) -> Payment:
        of: dict[str, Any] = {"of": name, "denominators": {"owed_usd_bn": float(owed[place])}, **rests_on}
        return Payment(
            name,
            Measure(name="greatest_payment", central=float(greatest[place]), **of),
            Measure(name="least_payment", central=float(least[place]), **of),
        )

    return Clearing(
        payments=tuple(payment(name, place) for name, place in network.place.items() if owed[place] > 0),
        greatest=Measure(
            name="greatest_clearing",
            central=float(round(greatest.sum(), _PLACES)) if network.is_known else None,
            denominators=whole,
            **rests_on,
        ),
        least=Measure(
            name="least_clearing",
            central=float(round(least.sum(), _PLACES)) if network.is_known else None,
            denominators=whole,
            **rests_on,
        ),
        self_clearing=Measure(
            name="self_clearing_capacity",
            central=believed if network.is_known else None,
            denominators=whole,
            note="With no outside cash so much clears if everybody believes it, and 0 if nobody does.",
            **rests_on,
        ),
    )


def _place(given: View | Network | Any, network: Network, name: str) -> int:
    known = company_in(given, network, name)
    if known not in network.place:
        raise UnknownNameError(f"{name!r} has no cash deal in this view")
    return network.place[known]


@dataclass(frozen=True, slots=True)
class _System:
    """What each owes, and to whom in which shares."""

    owed: NDArray[np.float64]
    shares: NDArray[np.float64]

    @classmethod
    def of(cls, network: Network) -> _System:
        import numpy as np

        weights = network.between()
        # What is owed to the outside is paid in the same proportion as all else, and does not come back.
        owed = weights.sum(axis=1) + network.outside(network.outflow)
        shares = np.divide(weights, owed[:, None], out=np.zeros_like(weights), where=weights > 0)
        return cls(owed, shares)

    def clear(self, cash: NDArray[np.float64], only: NDArray[np.bool_] | None = None) -> NDArray[np.float64]:
        """Give the greatest clearing vector in which only some pay."""
        import numpy as np
        from scipy.optimize import linprog
        from scipy.sparse import csr_array, eye_array

        most = self.owed if only is None else np.where(only, self.owed, 0)
        if not most.any():
            return np.zeros_like(most)
        # In units of the largest sum owed the tolerances of the solver are relative ones.
        unit = most.max()
        received = csr_array(self.shares.T)
        answer = linprog(
            -np.ones(most.size),
            A_ub=eye_array(most.size, format="csr") - received,
            b_ub=cash / unit,
            bounds=np.column_stack([np.zeros(most.size), most / unit]),
            method="highs",
            # Nothing to remove on a network where everybody owes: presolve takes longer than the simplex.
            options={"presolve": False},
        )
        paid: NDArray[np.float64] = np.minimum(np.round(answer.x * unit, _PLACES), most)
        return paid

    def reached(self, cash: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Say whom cash from outside reaches, directly or along the arrows."""
        hit = cash > 0
        while True:
            further = hit | (self.shares[hit] > 0).any(axis=0)
            if (further == hit).all():
                return hit
            hit = further
