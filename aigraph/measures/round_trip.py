"""How much of a company's revenue can be its own money, paid out as funding and come back as purchases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from aigraph.flows.network import Flow, Network, company_in, network_of
from aigraph.flows.result import Measure, Row
from aigraph.flows.revenue import reported_revenue
from aigraph.model.instruments import DealClass, Layer
from aigraph.model.origin import AigraphError
from aigraph.model.view import View
from aigraph.words import company_name, count, dollars

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from aigraph.flows.tracing import Ends, Followed

    Vector = NDArray[np.float64]
    Matrix = NDArray[np.float64]

UPPER = "Upper bound assumes all funds received from {name} are spent first on the way back to {name}."
CLOSED = "Recorded deals only; unrecorded revenue lowers the share."
MOST_WORK = 60_000
"""Companies times flows, above which `round_trips` asks for names instead of beginning: about a minute."""

_FUNDING, _PURCHASE = DealClass.FUNDING, DealClass.PURCHASE
_DUST = 1e-9


@dataclass(frozen=True, kw_only=True)
class ReturnRate:
    """The share of one funding deal that comes back as revenue.

    Parameters
    ----------
    deal, payee : str
        The deal's id (on a graph, the number of the edge), and who got the money.
    usd_bn : float
        Its amount in US$ billions.
    tied_to : tuple of str
        Where it must be spent, if anywhere.
    rate : Measure
        The share of it that comes back.
    """

    deal: str
    payee: str
    usd_bn: float
    tied_to: tuple[str, ...]
    rate: Measure

    def row(self) -> Row:
        """Flatten the answer to one row."""
        return {
            **self.rate.row(),
            "deal": self.deal,
            "payee": self.payee,
            "usd_bn": self.usd_bn,
            "tied_to": ";".join(self.tied_to),
        }


@dataclass(frozen=True, kw_only=True)
class RoundTrip:
    """What part of a company's revenue can be its own money.

    Parameters
    ----------
    company : str
        Whose.
    share : Measure
        The headline: `open_world` where it is defined, else `closed_world`.
    revenue_usd_bn : Measure
        The revenue behind `share` that was paid with the company's own funding.
    closed_world, open_world : Measure
        The share of the purchases on record, and of all reported revenue.
    per_deal : tuple of ReturnRate
        Each funding deal of known size, with the share of it that comes back.
    explanation : str
        Why the interval is as wide as it is.
    """

    company: str
    share: Measure
    revenue_usd_bn: Measure
    closed_world: Measure
    open_world: Measure
    per_deal: tuple[ReturnRate, ...]
    explanation: str

    def row(self) -> Row:
        """Flatten the answer to one row."""
        closed, opened, revenue = self.closed_world, self.open_world, self.revenue_usd_bn
        return {
            "company": self.company,
            "share_low": self.share.low,
            "share": self.share.central,
            "share_high": self.share.high,
            "world": "open" if self.share is opened else "closed",
            "revenue_low_usd_bn": revenue.low,
            "revenue_usd_bn": revenue.central,
            "revenue_high_usd_bn": revenue.high,
            "closed_world_low": closed.low,
            "closed_world": closed.central,
            "closed_world_high": closed.high,
            "denominator_recorded_purchases_usd_bn": closed.denominators.get("recorded_purchases_usd_bn"),
            "open_world_low": opened.low,
            "open_world": opened.central,
            "open_world_high": opened.high,
            "denominator_reported_revenue_usd_bn": opened.denominators.get("reported_revenue_usd_bn"),
            "n_edges_used": self.share.n_edges_used,
            "n_edges_missing": self.share.n_edges_missing,
            "scenario": self.share.scenario,
            "note": self.share.note,
            "explanation": self.explanation,
        }


def round_trip(given: View | Network | Any, company: str, *, revenue: Mapping[str, float] | None = None) -> RoundTrip:
    """Measure what part of a company's revenue is paid with money that it gave out as funding.

    Parameters
    ----------
    given : View, Network or networkx.DiGraph
        Cash flows. A graph needs ``deal_class`` on its edges (``funding`` or ``purchase``); ``weight`` is the amount in
        US$ billions.
    company : str
        Whose revenue; in a view any name of it will do.
    revenue : mapping of str to float, optional
        All revenue of companies in US$ billions, recorded or not. By default a view takes each company's newest
        reported fiscal or calendar year that had ended on its day.

    Returns
    -------
    RoundTrip
        The share with its ends, in the recorded world and in that of reported revenue.

    Raises
    ------
    UnknownNameError
        If there is no such company.
    ValueError
        If a graph is undirected, has a negative weight, or has no ``deal_class`` on any edge.

    Notes
    -----
    The central figure mixes money in proportion: with T_i = max(in_i, out_i, in_i + unrecorded revenue_i), a dollar at i
    returns with the chance A_i = sum_j w_ij/T_i A_j + (purchases from the company)_i/T_i [1]_. The ends are linear programs
    on tagged money: 0 <= x <= w, each company keeps at most T_i - out_i, and the return is made as small or as large as it
    can be; the largest is a maximum flow. Funds that are tied (`Deal.tied_to`) go first, by the shortest purchases that
    lead where they must be spent and as far as those have room; the rest mixes. Amounts stand at their central values.
    One linear system of n companies, and two programs on m flows for the company and each of its funding deals.

    References
    ----------
    .. [1] J. T. Finn, "Measures of ecosystem structure and function derived from analysis of flows",
       J. Theor. Biol. 56, 1976. https://doi.org/10.1016/S0022-5193(76)80080-X

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_edge("chips", "lab", weight=10, deal_class="funding")
    >>> g.add_edge("fund", "lab", weight=10, deal_class="funding")
    >>> g.add_edge("lab", "chips", weight=12, deal_class="purchase")
    >>> found = round_trip(g, "chips")
    >>> [round(end, 6) for end in (found.share.low, found.share.central, found.share.high)]
    [0.166667, 0.5, 0.833333]
    """
    case = _Case.of(given, revenue)
    return case.trace(case.find(company))


def round_trips(
    given: View | Network | Any,
    companies: Collection[str] | None = None,
    *,
    revenue: Mapping[str, float] | None = None,
) -> tuple[RoundTrip, ...]:
    """Measure the round trips of several companies, largest share first.

    Parameters
    ----------
    given : View, Network or networkx.DiGraph
        As for `round_trip`.
    companies : collection of str, optional
        Which; by default all that both fund and sell, on record.
    revenue : mapping of str to float, optional
        As for `round_trip`.

    Raises
    ------
    AigraphError
        If no names are given and the network is too large to go through all companies.

    Notes
    -----
    As many times the work of `round_trip` as there are companies.

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_edge("chips", "lab", weight=10, deal_class="funding")
    >>> g.add_edge("lab", "chips", weight=5, deal_class="purchase")
    >>> [(found.company, found.share.central) for found in round_trips(g)]
    [('chips', 1.0)]
    """
    case = _Case.of(given, revenue)
    if companies is None:
        flows = case.network.flows
        names = sorted(
            {flow.payer for flow in flows if flow.deal_class is _FUNDING}
            & {flow.payee for flow in flows if flow.deal_class is _PURCHASE}
        )
        if len(names) * len(flows) > MOST_WORK:
            minutes = len(names) * len(flows) // MOST_WORK
            raise AigraphError(
                f"{count(len(names), 'company')} over {count(len(flows), 'flow')} would take about "
                f"{count(minutes, 'minute')}: name the companies to trace"
            )
    else:
        names = list(dict.fromkeys(map(case.find, companies)))
    found = [case.trace(name) for name in names]
    return tuple(
        sorted(
            found,
            key=lambda trip: (
                trip.share.central is None,
                -(trip.share.central or 0),
                -(trip.share.high or 0),
                trip.company,
            ),
        )
    )


@dataclass(frozen=True)
class _Funding:
    """One funding deal of the company, or all to one payee where deals are not known."""

    deal: str
    payee: str
    usd_bn: float
    tied_to: tuple[str, ...] = ()

    @property
    def is_tied(self) -> bool:
        """Whether its payee may not spend it wherever it likes."""
        return bool(self.tied_to) and self.payee not in self.tied_to


@dataclass(frozen=True)
class _Case:
    """A network with all revenue that is known of it."""

    network: Network
    view: View | None
    revenue: Mapping[str, float]
    periods: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, given: View | Network | Any, revenue: Mapping[str, float] | None) -> _Case:
        network = network_of(given)
        if network.flows and all(flow.deal_class is None for flow in network.flows):
            raise ValueError("no edge has a deal_class; expected 'funding' and 'purchase' on the edges")
        view = given if isinstance(given, View) else None
        if revenue is None and view is not None:
            reported = reported_revenue(view)
            return cls(
                network,
                view,
                {company: usd_bn for company, (_, usd_bn) in reported.items()},
                {company: period for company, (period, _) in reported.items()},
            )
        case = cls(network, view, {})
        return replace(case, revenue={case.find(name): float(usd_bn) for name, usd_bn in (revenue or {}).items()})

    def find(self, company: str) -> str:
        """Find a company by any of its names."""
        return company_in(self.view or self.network, self.network, company)

    def funding(self, company: str) -> list[Flow]:
        """Give the flows by which the company funds others."""
        return [
            flow for flow in self.network.flows if flow.payer == company != flow.payee and flow.deal_class is _FUNDING
        ]

    def grants(self, company: str) -> list[_Funding]:
        """Give the funding deals of known size that the company made."""
        if self.view is None:
            return [
                _Funding(";".join(flow.deals), flow.payee, float(flow.amount.central))
                for flow in self.funding(company)
                if flow.amount.central
            ]
        return [
            _Funding(
                arrow.deal.id,
                arrow.payee,
                float(arrow.amount.central),
                tuple(map(self.view.group_of, arrow.deal.tied_to)),
            )
            for arrow in sorted(self.view.arrows, key=lambda arrow: arrow.deal.id)
            if arrow.payer == company
            and arrow.deal_class is _FUNDING
            and arrow.layer is Layer.CASH
            and arrow.amount.central
        ]

    @cached_property
    def flows(self) -> Matrix:
        """All flows, what companies pay themselves excepted."""
        return _without_own(self.network.matrix())

    @cached_property
    def purchases(self) -> Matrix:
        """The flows that are purchases."""
        return _without_own(self.network.matrix({_PURCHASE}))

    def through(self, *, is_open: bool) -> Vector:
        """Say what passes through each company, with the revenue that no deal on record explains if the world is open."""
        import numpy as np

        names = self.network.companies
        outside = np.array([self.network.inflow.get(name, 0.0) for name in names])
        if is_open:
            reported = np.array([self.revenue.get(name, 0.0) for name in names])
            outside = np.maximum(outside, reported - self.purchases.sum(axis=0))
        through: Vector = np.maximum(self.flows.sum(axis=0) + outside, self.flows.sum(axis=1))
        return through

    def follow(self, company: str, grants: Sequence[_Funding], *, is_open: bool) -> Followed:
        """Say how much of the company's funding comes home, in all and of each deal."""
        from aigraph.flows.tracing import Followed, Grant, follow

        place = self.network.place
        if company not in place:
            return Followed((0.0, 0.0, 0.0), [], is_rough=False)
        given = [
            Grant(
                place[it.payee],
                it.usd_bn,
                tuple(place[end] for end in it.tied_to if end in place) if it.is_tied else None,
            )
            for it in grants
        ]
        return follow(self.flows, self.purchases, self.through(is_open=is_open), place[company], given)

    def trace(self, company: str) -> RoundTrip:
        """Answer for one company."""
        name = company_name(self.view.ledger, company) if self.view else company
        grants = self.grants(company)
        sold = float(self.purchases[:, self.network.place[company]].sum()) if company in self.network.place else 0.0
        reported = self.revenue.get(company)
        is_open = reported is not None and reported >= sold and reported > 0
        found = self.follow(company, grants, is_open=False)
        closed = found.whole
        found = self.follow(company, grants, is_open=True) if is_open else found
        opened, each = found.whole, found.each
        hidden = self.ways_home(company, known=False) - self.ways_home(company, known=True)
        is_lost = [self._is_lost(grant, ends, hidden) for grant, ends in zip(grants, each, strict=True)]
        gaps = self._gaps(company, name, sum(it.usd_bn for it, lost in zip(grants, is_lost, strict=True) if lost))
        unsized = {flow.payee for flow in self.funding(company) if flow.missing}
        known = closed[2] > 0 or not (any(is_lost) or unsized & self.ways_home(company, known=False))
        measure = partial(
            Measure,
            of=company,
            n_edges_used=self.network.n_edges_used,
            n_edges_missing=self.network.n_edges_missing,
            scenario=self.network.scenario,
        )

        def part(name: str, ends: Ends, whole: float | None, note: str, **denominators: float) -> Measure:
            low, central, high = (min(1.0, end / whole) if whole and known else None for end in ends)
            return measure(
                name=name, unit="share", low=low, central=central, high=high, denominators=denominators, note=note
            )

        closed_note = _join(CLOSED, "" if sold else f"No purchase from {name} of known size is on record.", gaps)
        closed_world = part("round_trip_share_closed_world", closed, sold, closed_note, recorded_purchases_usd_bn=sold)
        open_world = part(
            "round_trip_share_open_world",
            opened,
            reported if is_open else None,
            _join(self._about_revenue(company, name, sold), gaps if is_open else ""),
            **({} if reported is None else {"reported_revenue_usd_bn": reported}),
        )
        return RoundTrip(
            company=company,
            share=open_world if is_open else closed_world,
            revenue_usd_bn=measure(
                name="round_trip_revenue",
                unit="usd_bn",
                low=opened[0] if known else None,
                central=opened[1] if known else None,
                high=opened[2] if known else None,
                note=gaps,
            ),
            closed_world=closed_world,
            open_world=open_world,
            per_deal=tuple(
                ReturnRate(
                    deal=grant.deal,
                    payee=grant.payee,
                    usd_bn=grant.usd_bn,
                    tied_to=grant.tied_to,
                    rate=measure(
                        name="return_rate",
                        unit="share",
                        low=None if lost else min(1.0, ends[0] / grant.usd_bn),
                        central=None if lost else min(1.0, ends[1] / grant.usd_bn),
                        high=None if lost else min(1.0, ends[2] / grant.usd_bn),
                        denominators={"deal_usd_bn": grant.usd_bn},
                        note=_join(
                            "Can come back only by deals of unknown size." if lost else "",
                            "Too many deals to solve for each: low and high are outer bounds."
                            if found.is_rough
                            else "",
                        ),
                    ),
                )
                for grant, ends, lost in zip(grants, each, is_lost, strict=True)
            ),
            explanation=_explain(name, sum(grant.usd_bn for grant in grants), opened if known else None),
        )

    def ways_home(self, company: str, *, known: bool) -> frozenset[str]:
        """Give the companies from which some way of deals ends in a purchase from the company; if asked, of known size."""
        payers: dict[str, set[str]] = defaultdict(set)
        for flow in self.network.flows:
            is_counted = bool(flow.amount.central) or (bool(flow.missing) and not known)
            if flow.payer != company and is_counted and (flow.payee != company or flow.deal_class is _PURCHASE):
                payers[flow.payee].add(flow.payer)
        found: set[str] = set()
        fresh = payers[company]
        while fresh:
            found |= fresh
            fresh = {payer for payee in fresh for payer in payers[payee]} - found
        return frozenset(found)

    def _is_lost(self, grant: _Funding, returned: Ends, hidden: Collection[str]) -> bool:
        """Whether money can come home only by deals of unknown size, so that its return is unknown and not 0."""
        unsized = {flow.payee for flow in self.network.flows if flow.missing and flow.deal_class is _PURCHASE}
        is_tied_so = grant.is_tied and not unsized.isdisjoint(grant.tied_to)
        return returned[2] == 0 and (grant.payee in hidden or is_tied_so)

    def _gaps(self, company: str, name: str, lost_usd_bn: float) -> str:
        """Say what has no amount and is left out, or that there is no funding."""
        funding = self.funding(company)
        sales = [flow for flow in self.network.flows if flow.payee == company and flow.deal_class is _PURCHASE]
        n_funding, n_sales = (sum(len(flow.missing) for flow in flows) for flows in (funding, sales))
        lost = f"{dollars(lost_usd_bn)} of its funding can come back only by such deals."
        return _join(
            "" if funding else f"{name} funds nobody on record.",
            f"Of unknown size and left out: {count(n_funding, 'deal')} by which {name} funds and {n_sales} by which it sells."
            if n_funding or n_sales
            else "",
            lost.replace("such deals", "deals of unknown size") if lost_usd_bn else "",
        )

    def _about_revenue(self, company: str, name: str, sold: float) -> str:
        """Say what revenue the open world rests on, or why there is none."""
        reported = self.revenue.get(company)
        period = f" of {self.periods[company]}" if company in self.periods else ""
        if reported is None:
            return f"No revenue of {name} is given."
        if reported < sold or not reported:
            return f"Purchases on record exceed the revenue{period}, so they are of more than that period."
        years = "Deals count with their whole amounts, which may run over more years." if period else ""
        return _join(f"Share of all revenue{period}.", years)


def _explain(name: str, funding: float, ends: Ends | None) -> str:
    """Say in a sentence why the interval is as wide as it is."""
    paid, low, central, high = map(dollars, (funding, *(ends or (0, 0, 0))))
    if ends is None:
        return f"How much of the funding by {name} comes back is unknown: deals on the way have no amount."
    if not ends[2]:
        return f"No way of deals of known size leads from funding by {name} back to it."
    if ends[2] - ends[0] <= _DUST * funding:
        return (
            f"Of {paid} that {name} paid out as funding {central} comes back as revenue: the deals leave no other way."
        )
    return (
        f"Money is fungible, so the deals fix only ends: of {paid} that {name} paid out as funding, {low} to {high} can "
        f"have come back as revenue, and {central} did if all money mixed in proportion. {UPPER.format(name=name)}"
    )


def _join(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def _without_own(weights: Matrix) -> Matrix:
    import numpy as np

    np.fill_diagonal(weights, 0)
    return weights
