"""Concentration of the counterparties of a company."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import cast

from aigraph.flows.counterparties import SIDES, Side, cash_network_of, counterparty, counterparty_ranges, flows_on_side
from aigraph.flows.ends.concentration_bounds import hhi_bounds, largest_share_bounds
from aigraph.flows.ends.customers_of_revenue import shares_of_revenue
from aigraph.flows.flow import Flow
from aigraph.flows.measure import Measure, basis
from aigraph.flows.network import GraphLike, Network, unnamed_parties
from aigraph.flows.open_sums import why_flows_are_open
from aigraph.flows.sources.window_revenue import window_revenue
from aigraph.language.sentences import dollars
from aigraph.language.translation import gettext, gettext_noop
from aigraph.model.amount import Bounds
from aigraph.model.company import Name
from aigraph.model.display import Displayed, Row
from aigraph.model.extras import needs_extra
from aigraph.model.ledger import View
from aigraph.model.names import choice_of

__all__ = ["SIDES", "Concentration", "Side", "concentration", "hhi"]

_MANY = gettext_noop("parties without a name can be any number")
"""Why a number of names has no upper end although each sum has one."""


@dataclass(frozen=True, kw_only=True)
class Concentration(Displayed):
    """How concentrated the counterparties of a company are on one side.

    Parameters
    ----------
    side : str
        ``customers``, ``funders`` or ``suppliers``.
    hhi : Measure
        The Herfindahl-Hirschman index: the sum of the squared shares, from 0 (many counterparties) to 1 (one).
    largest_share : Measure
        The share of the largest counterparty.
    effective_number : Measure
        1 / HHI: as many equal counterparties would be as concentrated.
    largest : tuple of str
        The largest counterparty; several if they are equal.
    shares : mapping of str to float
        Each counterparty's share of the amounts on record, largest first.
    share_ends : mapping of str to (float, float)
        The least and the most that each customer's share of reported revenue can be; empty without a window.
    unknown : tuple of str
        Counterparties of whose deals no amount is on record.
    """

    company: str
    side: Side
    hhi: Measure
    largest_share: Measure
    effective_number: Measure
    largest: tuple[str, ...]
    shares: Mapping[str, float]
    share_ends: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    unknown: tuple[str, ...]

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        return {
            "company": self.company,
            "side": self.side,
            **{
                f"{measure.name}{end}": getattr(measure, figure)
                for measure in (self.hhi, self.largest_share, self.effective_number)
                for end, figure in (("_low", "low"), ("", "on_record"), ("_high", "high"))
            },
            "largest": self.largest,
            "names": tuple(self.shares),
            "unknown_names": self.unknown,
            **self.hhi.denominator_row(),
            **self.hhi.basis_row(),
        }


@needs_extra
def concentration(network: GraphLike, company: Name, *, side: Side = "customers") -> Concentration:
    """Measure how concentrated the counterparties of a company are on one side.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        Cash flows; a view without a window counts whole terms, whose shares are of what is recorded and not of sales. On a
        graph an edge without a class counts on every side.
    company : str or Company
        Which company, by any of its names.
    side : {'customers', 'funders', 'suppliers'}
        Who buys from it, who funds it, or from whom it buys.

    Returns
    -------
    Concentration
        Herfindahl-Hirschman index, share of the largest counterparty and effective number. The ends allow each amount
        all that its sources allow, an unknown one anything.

    Raises
    ------
    UnknownNameError
        If no company is called that.
    UnknownChoiceError
        If the side is none of the three.

    See Also
    --------
    measures.hhi : The index alone.
    measures.coverage : How far a company's money covers what it owes.

    Notes
    -----
    In a window customers are shares of the revenue that the company reported for it, or of nothing. HHI = sum of s_j^2 [1]_, with s_j the share of counterparty j. Its lower bound is exact: there each amount is clipped to
    one common level. Its upper bound is attained at a vertex of the box of amounts; with more than 12 amounts of two
    ends it is the greatest of some vertices, found and not exact. Unnamed parties, and the `inflow` of a
    graph, may be one or very many.

    References
    ----------
    .. [1] A. O. Hirschman, "The paternity of an index", American Economic Review 54(5), 1964.
       https://www.jstor.org/stable/1818582

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_weighted_edges_from([("c", "v", 20), ("l", "v", 5)])
    >>> found = concentration(g, "v", side="customers")
    >>> round(found.hhi.on_record, 6), found.largest, found.largest_share.on_record
    (0.68, ('c',), 0.8)
    """
    side = cast(Side, choice_of(side, "side", SIDES))
    graph, network, company = cash_network_of(network, company)
    flows = flows_on_side(network, company, side)
    anonymous = unnamed_parties(graph, network)
    if side == "customers" and isinstance(graph, View) and graph.window is not None:
        return _of_revenue(graph, network, company, flows)
    recorded: dict[str, float] = {}
    for flow in flows:
        name = counterparty(flow, side)
        recorded[name] = recorded.get(name, 0.0) + flow.on_record
    total = sum(recorded.values())
    shares = {name: usd_bn / total for name, usd_bn in recorded.items() if usd_bn}
    shares = dict(sorted(shares.items(), key=lambda item: (-item[1], item[0])))
    top = max(shares.values(), default=None)
    index = sum(share**2 for share in shares.values()) if shares else None
    ranges = counterparty_ranges(flows, side)
    named = [ranges[name] for name in ranges if name not in anonymous]
    unnamed = [ranges[name] for name in ranges if name in anonymous]
    if side != "suppliers" and network.inflow.get(company):
        # Money from outside has no class: beside deals that have one it may all be of the other.
        outside = network.inflow[company]
        unnamed.append((0.0 if any(flow.deal_class for flow in flows) else outside, outside))
    low, high, is_exact = hhi_bounds(named, unnamed)
    top_low, top_high = largest_share_bounds(named, unnamed)
    hidden = sorted(anonymous & ranges.keys())
    note = (
        gettext("{parties}: parties without a name, here counted as one.", parties=", ".join(hidden))
        if hidden and shares
        else ""
    )
    measure = partial(Measure, of=company, denominators={"recorded_usd_bn": total}, note=note, **basis(network, flows))
    undefined = Bounds.undefined(gettext("no amount of its {side} is known", side=gettext(side)))

    def bounds(least: float | None, on_record: float | None, most: float | None, *, is_exact: bool) -> Bounds:
        why = why_flows_are_open(network, flows) or (gettext(_MANY) if None in (least, most) else "")
        return Bounds.around(on_record, least, most, is_exact=is_exact, why_open=why) if on_record else undefined

    return Concentration(
        company=company,
        side=side,
        hhi=measure(name="hhi", unit="share", bounds=bounds(low, index, high, is_exact=is_exact)),
        largest_share=measure(name="largest_share", unit="share", bounds=bounds(top_low, top, top_high, is_exact=True)),
        effective_number=measure(
            name="effective_number",
            unit="count",
            bounds=bounds(
                1 / high if high else None,
                1 / index if index else None,
                1 / low if low else None,
                is_exact=is_exact,
            ),
        ),
        largest=tuple(name for name, share in shares.items() if share == top),
        shares=shares,
        unknown=tuple(sorted(recorded.keys() - shares.keys())),
    )


def _of_revenue(view: View, network: Network, company: str, flows: list[Flow]) -> Concentration:
    """Measure the customers of a company against the revenue that it reported for the same window."""
    window = view.window
    reported = window_revenue(view, window).get(company) if window else None
    revenue = reported.usd_bn.on_record or 0.0 if reported else 0.0
    carried = f" ({reported.carried_text})" if reported and reported.carried_days else ""
    recorded: dict[str, float] = {}
    for flow in flows:
        name = counterparty(flow, "customers")
        recorded[name] = recorded.get(name, 0.0) + flow.on_record
    total = sum(recorded.values())
    found = shares_of_revenue(counterparty_ranges(flows, "customers"), recorded, revenue) if revenue else None
    if not revenue:
        bounds = dict.fromkeys(("hhi", "largest", "number"), Bounds.undefined("no reported figure for this period"))
    elif found is None:
        why = (
            f"deals on record due in {window} ({dollars(total)}) are more than the revenue reported for it "
            f"({dollars(revenue)}{carried}): a schedule or a figure is wrong"
        )
        bounds = dict.fromkeys(("hhi", "largest", "number"), Bounds.undefined(why))
    else:
        least, index, most = found.hhi
        none = "no customer has a sum on record"
        bounds = {
            "hhi": Bounds.around(index, least, most, is_exact=found.is_exact),
            "largest": Bounds.around(found.largest[1], found.largest[0], found.largest[2]),
            "number": Bounds.around(
                1 / index if index else None,
                1 / most if most else None,
                1 / least if least else None,
                is_exact=found.is_exact,
                why_open="" if least else none,
            ),
        }
    shares = {name: usd_bn / revenue for name, usd_bn in recorded.items() if usd_bn} if found else {}
    shares = dict(sorted(shares.items(), key=lambda item: (-item[1], item[0])))
    measure = partial(
        Measure,
        of=company,
        denominators={"reported_revenue_usd_bn": revenue} if revenue else {"recorded_usd_bn": total},
        note=f"Shares of the revenue of {window}{carried}; what no recorded deal explains may be one customer or many.",
        **basis(network, flows),
    )
    return Concentration(
        company=company,
        side="customers",
        hhi=measure(name="hhi", unit="share", bounds=bounds["hhi"]),
        largest_share=measure(name="largest_share", unit="share", bounds=bounds["largest"]),
        effective_number=measure(name="effective_number", unit="count", bounds=bounds["number"]),
        largest=tuple(name for name, share in shares.items() if share == max(shares.values())),
        shares=shares,
        share_ends=found.each if found else {},
        unknown=tuple(sorted(recorded.keys() - shares.keys())),
    )


@needs_extra
def hhi(network: GraphLike, company: Name, *, side: Side = "customers") -> Measure:
    """Give the Herfindahl-Hirschman index of the counterparties on one side; arguments as in `concentration`.

    Raises
    ------
    UnknownNameError
        If no company is called that; the message offers the nearest names.
    UnknownChoiceError
        If the side is none of the three.

    See Also
    --------
    concentration : The same with shares and names.

    Examples
    --------
    >>> import networkx as nx
    >>> hhi(nx.DiGraph([("c", "v", {"weight": 20}), ("l", "v", {"weight": 20})]), "v").on_record
    0.5
    """
    return concentration(network, company, side=side).hhi
