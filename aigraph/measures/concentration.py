"""Concentration of the counterparties of a company."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import cast

from aigraph.flows.concentration_bounds import hhi_bounds, largest_share_bounds
from aigraph.flows.counterparties import SIDES, Side, cash_network_of, counterparty, counterparty_ranges, flows_on_side
from aigraph.flows.measure import Measure, basis
from aigraph.flows.network import GraphLike, unnamed_parties
from aigraph.model.company import Name
from aigraph.model.display import Displayed
from aigraph.model.names import choice_of
from aigraph.model.row import Row

__all__ = ["SIDES", "Concentration", "Side", "concentration", "hhi"]


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
        Each counterparty's share of the known amounts, largest first.
    unknown : tuple of str
        Counterparties of whose deals no amount is known.
    """

    company: str
    side: Side
    hhi: Measure
    largest_share: Measure
    effective_number: Measure
    largest: tuple[str, ...]
    shares: Mapping[str, float]
    unknown: tuple[str, ...]

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        return {
            "company": self.company,
            "side": self.side,
            **{
                f"{measure.name}{end}": getattr(measure, figure)
                for measure in (self.hhi, self.largest_share, self.effective_number)
                for end, figure in (("_low", "low"), ("", "central"), ("_high", "high"))
            },
            "largest": self.largest,
            "names": tuple(self.shares),
            "unknown_names": self.unknown,
            **self.hhi.denominator_row(),
            **self.hhi.basis_row(),
        }


def concentration(network: GraphLike, company: Name, *, side: Side = "customers") -> Concentration:
    """Measure how concentrated the counterparties of a company are on one side.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        Cash flows; on a graph an edge without a class counts on every side.
    company : str or Company
        Which company, by any of its names.
    side : {'customers', 'funders', 'suppliers'}
        Who buys from it, who funds it, or from whom it buys.

    Returns
    -------
    Concentration
        Herfindahl-Hirschman index, share of the largest counterparty and effective number. The central values are of the
        known amounts; the bounds allow each amount all that its sources allow, an unknown one anything.

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
    HHI = sum of s_j^2 [1]_, with s_j the share of counterparty j. Its lower bound is exact: there each amount is clipped to
    one common level. Its upper bound is attained at a vertex of the box of amounts; with more than 12 open amounts the
    greatest possible share of one counterparty replaces it, which is never too low. Unnamed parties, and the `inflow` of a
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
    >>> round(found.hhi.central, 6), found.largest, found.largest_share.central
    (0.68, ('c',), 0.8)
    """
    side = cast(Side, choice_of(side, "side", SIDES))
    graph, network, company = cash_network_of(network, company)
    flows = flows_on_side(network, company, side)
    anonymous = unnamed_parties(graph, network)
    central: dict[str, Decimal] = {}
    for flow in flows:
        name = counterparty(flow, side)
        central[name] = central.get(name, Decimal(0)) + (flow.amount.central or 0)
    total = sum(central.values(), Decimal(0))
    shares = {name: float(usd_bn / total) for name, usd_bn in central.items() if usd_bn}
    shares = dict(sorted(shares.items(), key=lambda item: (-item[1], item[0])))
    top = max(shares.values(), default=None)
    hhi = sum(share**2 for share in shares.values()) if shares else None
    ranges = counterparty_ranges(graph, flows, side)
    named = [ranges[name] for name in ranges if name not in anonymous]
    unnamed = [ranges[name] for name in ranges if name in anonymous]
    if side != "suppliers" and network.inflow.get(company):
        # Money from outside has no class: beside deals that have one it may all be of the other.
        outside = network.inflow[company]
        unnamed.append((0.0 if any(flow.deal_class for flow in flows) else outside, outside))
    low, high = hhi_bounds(named, unnamed)
    top_low, top_high = largest_share_bounds(named, unnamed)
    hidden = sorted(anonymous & ranges.keys())
    note = "" if shares else f"No amount of its {side} is known."
    if hidden and shares:
        note = f"{', '.join(hidden)}: parties without a name, here counted as one."
    measure = partial(
        Measure, of=company, denominators={"recorded_usd_bn": float(total)}, note=note, **basis(network, flows)
    )
    return Concentration(
        company=company,
        side=side,
        hhi=measure(name="hhi", unit="share", low=low, central=hhi, high=high),
        largest_share=measure(name="largest_share", unit="share", low=top_low, central=top, high=top_high),
        effective_number=measure(
            name="effective_number",
            unit="count",
            low=1 / high if high else None,
            central=1 / hhi if hhi else None,
            high=1 / low if low else None,
        ),
        largest=tuple(name for name, share in shares.items() if share == top),
        shares=shares,
        unknown=tuple(sorted(central.keys() - shares.keys())),
    )


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
    >>> hhi(nx.DiGraph([("c", "v", {"weight": 20}), ("l", "v", {"weight": 20})]), "v").central
    0.5
    """
    return concentration(network, company, side=side).hhi
