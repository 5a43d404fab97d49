"""A demand shock: what other companies lose if one cuts its spending."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from aigraph.flows.backlog import Backlog, reported_backlog
from aigraph.flows.flow import End, Flow
from aigraph.flows.measure import Measure, basis, recorded
from aigraph.flows.methods.loss_series import total_losses
from aigraph.flows.network import GraphLike, company_in, network_of
from aigraph.flows.open_sums import why_flows_are_open
from aigraph.flows.unpaid import unpaid_network, unpaid_together
from aigraph.language.translation import gettext
from aigraph.model.amount import Bounds
from aigraph.model.company import Name
from aigraph.model.display import Displayed, Row
from aigraph.model.extras import needs_extra
from aigraph.model.ledger import View

if TYPE_CHECKING:
    pass

ASSUMPTIONS = (
    "No substitution, no cash buffers, no change of prices; at the sums on record a pass-through of 1 gives the most."
)


@dataclass(frozen=True, slots=True)
class Loss(Displayed):
    """What one company loses.

    Parameters
    ----------
    company : str
        Its id.
    first_order : Measure
        The inflow that it loses by the cut itself, in US$ billions.
    total : Measure
        The inflow that it loses when every company that loses inflow spends less, in US$ billions.
    share : Measure
        The total as a share of its inflow.
    backlog : Backlog or None
        The backlog that it reported last, where all that is unpaid counts.
    """

    company: str
    first_order: Measure
    total: Measure
    share: Measure
    backlog: Backlog | None = None

    @property
    def share_of_backlog(self) -> float | None:
        """The total as a share of the reported backlog; None without one, and where the loss is more than it."""
        total, backlog = self.total.on_record, self.backlog
        return total / backlog.usd_bn if backlog and total is not None and total <= backlog.usd_bn else None

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        return {
            "company": self.company,
            "first_order_usd_bn": self.first_order.on_record,
            "total_usd_bn": self.total.on_record,
            "share_of_inflow": self.share.on_record,
            "share_of_backlog": self.share_of_backlog,
            "backlog_usd_bn": self.backlog.usd_bn if self.backlog else None,
            "backlog_day": self.backlog.day if self.backlog else None,
            **self.share.denominator_row(),
            **self.total.basis_row(),
        }


@dataclass(frozen=True, kw_only=True)
class Shock(Displayed):
    """A cut in spending and the losses that it causes.

    Parameters
    ----------
    company : str
        The company that cuts.
    cut, pass_through, feedback : float, float, bool
        The arguments.
    spending_cut : Measure
        What it no longer pays, in US$ billions.
    losses : tuple of Loss
        The companies with a loss, by total, largest first.
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
            "spending_cut_usd_bn": self.spending_cut.on_record,
            **self.spending_cut.denominator_row(),
            "losers": len(self.losses),
            **self.spending_cut.basis_row(),
        }

    def rows(self) -> list[Row]:
        """Give one row for each company that loses anything."""
        return [loss.row() for loss in self.losses]


@needs_extra
def shock(network: GraphLike, company: Name, cut: float, *, pass_through: float = 1.0, feedback: bool = False) -> Shock:
    """Compute what other companies lose if one cuts its payments.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        Cash flows. Of a view what is contracted and not known to be paid, for only that can be cut; of one that counts a kind of
        money, or has a window, what it counts. Unnamed parties of a view pass nothing on.
    company : str or Company
        The company that cuts, by any of its names.
    cut : float
        The share of its payments that it cuts, from 0 to 1.
    pass_through : float
        The share of a relative loss of inflow that a company passes on in its own payments, from 0 to 1.
    feedback : bool
        Whether the company cuts further when its own inflow falls.

    Returns
    -------
    Shock
        First-order and total losses of inflow.

    Raises
    ------
    EndlessLossError
        If the sum of losses diverges: the spectral radius of M is 1, as in a closed cycle with full pass-through.
    UnknownNameError
        If no company is called that.
    ValueError
        If `cut` or `pass_through` is not between 0 and 1.

    See Also
    --------
    measures.unpaid_cuts : The same by the year in which it falls due, and what the contracts allow to end.
    measures.clearing : What can be paid if all falls due at once.
    measures.keystones : What falls if a company is removed altogether.

    Notes
    -----
    The loss of inflow is ``d = (I - M')^-1 d0`` with ``d0_j = cut * w_kj``, ``M_ij = pass_through * w_ij / T_i`` and
    T_i the larger of inflow (with that from outside) and outflow; the row of the company in M is 0 without feedback. This is
    the demand side (Leontief) of input-output analysis [1]_. O(n^3).

    References
    ----------
    .. [1] R. E. Miller, P. D. Blair, "Input-Output Analysis", 2nd ed., 2009. https://doi.org/10.1017/CBO9780511626982

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_weighted_edges_from([("v", "l", 10), ("x", "l", 25), ("l", "c", 30), ("c", "v", 20), ("l", "v", 5)])
    >>> found = shock(g, "l", cut=0.5)
    >>> {loss.company: loss.first_order.on_record for loss in found.losses}
    {'c': 15.0, 'v': 2.5, 'l': 0.0}
    >>> {loss.company: loss.total.on_record for loss in found.losses}
    {'c': 15.0, 'v': 12.5, 'l': 5.0}
    """
    for name, share in (("cut", cut), ("pass_through", pass_through)):
        if not 0 <= share <= 1:
            raise ValueError(f"{name} {share} is not between 0 and 1")
    graph = network
    is_whole = isinstance(network, View) and network.money is None and network.window is None
    network = unpaid_network(network) if isinstance(network, View) and is_whole else network_of(network)
    company = company_in(graph, network, company)
    based_on = basis(network)
    if company not in network.index:
        spending = Measure(
            name="spending_cut",
            of=company,
            unit="usd_bn",
            bounds=Bounds.undefined("it has no cash deal here"),
            **based_on,
        )
        return Shock(
            company=company, cut=cut, pass_through=pass_through, feedback=feedback, spending_cut=spending, losses=()
        )
    import numpy as np

    from aigraph.flows.methods.sparse_rows import row_of

    weights = network.sparse_matrix()
    inflow = np.asarray(weights.sum(axis=0)) + network.vector(network.inflow)
    outflow = np.asarray(weights.sum(axis=1))
    origin = network.index[company]
    first = cut * row_of(weights, origin)
    total = total_losses(weights, inflow, first, pass_through, None if feedback else origin)
    paying = [flow for flow in network.flows if flow.payer == company]
    to: dict[str, list[Flow]] = {}
    for flow in paying:
        to.setdefault(flow.payee, []).append(flow)
    unknown = sum(len(flow.missing) for flow in paying)

    def scaled(payee: str | None = None) -> Bounds:
        """Cut the payments to one company, or to all: the cut rises with each, so its ends are exact."""
        cuts = paying if payee is None else to.get(payee, [])
        low, on_record, high = (cut * sum(flow.end(end) for flow in cuts) if cut else 0.0 for end in get_args(End))
        if payee is None and isinstance(graph, View) and is_whole:
            # Parts of one umbrella can be payments to several companies.
            together, recorded_ = unpaid_together(graph, company)
            on_record = min(on_record, cut * float(recorded_))
            high = high if together.high is None else min(high, cut * float(together.high))
        why = why_flows_are_open(network, cuts) if cut else ""
        return Bounds.around(on_record, low, None if why else high, why_open=why)

    losses = [
        Loss(
            name,
            Measure(name="first_order_loss", of=name, unit="usd_bn", bounds=scaled(name), **based_on),
            Measure(
                name="total_loss",
                of=name,
                unit="usd_bn",
                bounds=recorded(network, float(total[index])),
                note=ASSUMPTIONS,
                **based_on,
            ),
            Measure(
                name="total_loss_share",
                of=name,
                unit="share",
                bounds=recorded(network, float(total[index] / inflow[index])),
                denominators={"inflow_usd_bn": float(inflow[index])},
                note=ASSUMPTIONS,
                **based_on,
            ),
            reported_backlog(graph, name) if isinstance(graph, View) and is_whole else None,
        )
        for name, index in network.index.items()
        if total[index] > 0
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
            bounds=scaled(),
            denominators={"outflow_usd_bn": float(outflow[origin])},
            note=gettext("{number} of its payments have no known amount and count 0 on record.", number=unknown)
            if unknown
            else "",
            **based_on,
        ),
        losses=tuple(sorted(losses, key=lambda loss: (-round(loss.total.on_record or 0, 9), loss.company))),
    )
