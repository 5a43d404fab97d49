"""What the others lose if one company cuts its spending."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aigraph.flows.blas_threads import one_thread
from aigraph.flows.network import Network, company_in, network_of
from aigraph.flows.result import Measure, basis
from aigraph.model.company import Name
from aigraph.model.display import Displayed
from aigraph.model.ledger import View
from aigraph.model.origin import AigraphError
from aigraph.model.row import Row

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ASSUMPTIONS = "No substitution, no cash buffers, no change of prices; a pass-through of 1 is an upper bound."
# What a company passes on adds up to all it lost but for rounding.
_NEARLY = 1e-9


class EndlessLossError(AigraphError):
    """A loss comes back undiminished to where it began, so that it has no sum."""


@dataclass(frozen=True, slots=True)
class Loss(Displayed):
    """What one company loses.

    Parameters
    ----------
    company : str or Company
        Its id.
    first_order : Measure
        What the cut itself takes from its inflow, in US$ billions.
    total : Measure
        What it loses when everyone who loses inflow spends less, in US$ billions.
    share : Measure
        The total as a share of its inflow.
    """

    company: str
    first_order: Measure
    total: Measure
    share: Measure

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        return {
            "company": self.company,
            "first_order_usd_bn": self.first_order.central,
            "total_usd_bn": self.total.central,
            "share_of_inflow": self.share.central,
            **{f"denominator_{name}": figure for name, figure in self.share.denominators.items()},
            "n_edges_used": self.total.n_edges_used,
            "n_edges_missing": self.total.n_edges_missing,
            "scenario": self.total.scenario,
            "note": self.total.note,
        }


@dataclass(frozen=True, kw_only=True)
class Shock(Displayed):
    """A cut and what follows from it.

    Parameters
    ----------
    company : str or Company
        Who cuts.
    cut, pass_through, feedback : float, float, bool
        As asked.
    spending_cut : Measure
        What it no longer pays, in US$ billions.
    losses : tuple of Loss
        Who loses anything, by total, largest first.
    """

    company: str
    cut: float
    pass_through: float
    feedback: bool
    spending_cut: Measure
    losses: tuple[Loss, ...]

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        return {
            "company": self.company,
            "cut": self.cut,
            "pass_through": self.pass_through,
            "feedback": self.feedback,
            "spending_cut_usd_bn": self.spending_cut.central,
            **{f"denominator_{name}": figure for name, figure in self.spending_cut.denominators.items()},
            "losers": len(self.losses),
            "n_edges_used": self.spending_cut.n_edges_used,
            "n_edges_missing": self.spending_cut.n_edges_missing,
            "scenario": self.spending_cut.scenario,
            "note": self.spending_cut.note,
        }

    def rows(self) -> list[Row]:
        """Give one row for each company that loses anything."""
        return [loss.row() for loss in self.losses]


def shock(
    network: View | Network | Any, company: Name, cut: float, *, pass_through: float = 1.0, feedback: bool = False
) -> Shock:
    """Say what the others lose if one company cuts what it pays.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        What to look at. Of a view the cash deals count, and companies that stand for unnamed parties pass nothing on.
    company : str or Company
        Who cuts, by any of its names.
    cut : float
        The share of its payments that it cuts, from 0 to 1.
    pass_through : float
        Which share of a relative loss of inflow a company passes on in its own payments, from 0 to 1.
    feedback : bool
        Whether the company cuts further when its own inflow falls.

    Returns
    -------
    Shock
        First-order and total losses of inflow.

    Raises
    ------
    EndlessLossError
        If with feedback the loss goes round without getting smaller, as in a closed ring with full pass-through.
    UnknownNameError
        If no company is called that.
    ValueError
        If `cut` or `pass_through` is not between 0 and 1.

    See Also
    --------
    measures.clearing : What can be paid if all falls due at once.
    measures.keystones : What falls if a company is gone altogether.

    Notes
    -----
    The loss of inflow is ``d = (I - M')^-1 d0`` with ``d0_j = cut * w_kj``, ``M_ij = pass_through * w_ij / T_i`` and
    T_i the larger of inflow (with what is known from outside) and outflow; the row of the company in M is 0 without
    feedback. This is the demand side of input-output analysis [1]_. O(n^3).

    References
    ----------
    .. [1] R. E. Miller, P. D. Blair, "Input-Output Analysis", 2nd ed., 2009. https://doi.org/10.1017/CBO9780511626982

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_weighted_edges_from([("v", "l", 10), ("x", "l", 25), ("l", "c", 30), ("c", "v", 20), ("l", "v", 5)])
    >>> found = shock(g, "l", cut=0.5)
    >>> {loss.company: loss.first_order.central for loss in found.losses}
    {'c': 15.0, 'v': 2.5, 'l': 0.0}
    >>> {loss.company: loss.total.central for loss in found.losses}
    {'c': 15.0, 'v': 12.5, 'l': 5.0}
    """
    for name, share in (("cut", cut), ("pass_through", pass_through)):
        if not 0 <= share <= 1:
            raise ValueError(f"{name} {share} is not between 0 and 1")
    given, network = network, network_of(network)
    company = company_in(given, network, company)
    rests_on = basis(network)
    if company not in network.place:
        spending = Measure(
            name="spending_cut", of=company, unit="usd_bn", central=None, note="It has no cash deal here.", **rests_on
        )
        return Shock(
            company=company, cut=cut, pass_through=pass_through, feedback=feedback, spending_cut=spending, losses=()
        )
    weights = network.matrix()
    inflow = weights.sum(axis=0) + network.outside(network.inflow)
    outflow = weights.sum(axis=1)
    at = network.place[company]
    stopped = set() if feedback else {at}
    first = cut * weights[at]
    total = _total(weights, inflow, first, pass_through, stopped)
    unknown = sum(len(flow.missing) for flow in network.flows if flow.payer == company)
    losses = [
        Loss(
            name,
            Measure(name="first_order_loss", of=name, unit="usd_bn", central=float(first[place]), **rests_on),
            Measure(
                name="total_loss", of=name, unit="usd_bn", central=float(total[place]), note=ASSUMPTIONS, **rests_on
            ),
            Measure(
                name="total_loss_share",
                of=name,
                unit="share",
                central=float(total[place] / inflow[place]),
                denominators={"inflow_usd_bn": float(inflow[place])},
                note=ASSUMPTIONS,
                **rests_on,
            ),
        )
        for name, place in network.place.items()
        if total[place] > 0
    ]
    return Shock(
        company=company,
        cut=cut,
        pass_through=pass_through,
        feedback=feedback,
        spending_cut=Measure(
            name="spending_cut",
            of=company,
            unit="usd_bn",
            central=float(first.sum()) if outflow[at] or not unknown else None,
            denominators={"outflow_usd_bn": float(outflow[at])},
            note=f"{unknown} of its payments have no known amount and are not cut." if unknown else "",
            **rests_on,
        ),
        losses=tuple(sorted(losses, key=lambda loss: (-round(loss.total.central or 0, 9), loss.company))),
    )


def _total(
    weights: NDArray[np.float64],
    inflow: NDArray[np.float64],
    first: NDArray[np.float64],
    pass_through: float,
    stopped: set[int],
) -> NDArray[np.float64]:
    """Add up the rounds in which everyone who loses inflow spends less."""
    import numpy as np

    throughput = np.maximum(inflow, weights.sum(axis=1))
    passed = pass_through * np.divide(weights, throughput[:, None], out=np.zeros_like(weights), where=weights > 0)
    passed[sorted(stopped)] = 0
    # A ring that the loss never reaches may be closed; it must not make the equations unsolvable.
    reached = np.flatnonzero(_reached(passed, first > 0))
    total = np.zeros_like(first)
    if reached.size:
        inside = passed[np.ix_(reached, reached)]
        if _is_endless(inside):
            raise EndlessLossError(
                f"the loss has no sum: with a pass-through of {pass_through:g} it goes round a closed ring of companies without "
                "getting smaller (spectral radius 1, must be below 1); take a smaller pass-through, or no feedback"
            )
        with one_thread(reached.size):
            total[reached] = np.linalg.solve(np.eye(reached.size) - inside.T, first[reached])
    return np.where(total > 0, total, 0.0)


def _reached(passed: NDArray[np.float64], hit: NDArray[np.bool_]) -> NDArray[np.bool_]:
    while True:
        further = hit | (passed[hit] > 0).any(axis=0)
        if (further == hit).all():
            return hit
        hit = further


def _is_endless(passed: NDArray[np.float64]) -> bool:
    """Say whether the spectral radius is 1: nobody passes on more than it lost, so only where a group passes on all inside."""
    import numpy as np
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    _, group = connected_components(csr_array(passed), connection="strong")
    leaks = (passed * (group[:, None] == group)).sum(axis=1) < 1 - _NEARLY
    return bool((~np.isin(group, group[leaks])).any())
