"""On how few names a company depends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any, cast

from aigraph.flows.concentration_bounds import hhi_bounds, top_bounds
from aigraph.flows.counterparties import SIDES, Side, cash_of, flows_on, other_end, ranges_of
from aigraph.flows.network import Network, nameless_in
from aigraph.flows.result import Measure, basis
from aigraph.model.choice import choice_of
from aigraph.model.company import Name
from aigraph.model.display import Displayed
from aigraph.model.ledger import View
from aigraph.model.row import Row

__all__ = ["SIDES", "Concentration", "Side", "concentration", "hhi"]


@dataclass(frozen=True, kw_only=True)
class Concentration(Displayed):
    """How much of what a company gets or pays hangs on few names.

    Parameters
    ----------
    side : str
        ``customers``, ``funders`` or ``suppliers``.
    hhi : Measure
        The sum of the squared shares, from 0 (many names) to 1 (a single one).
    largest_share : Measure
        The share of the largest name.
    effective_number : Measure
        1 / HHI: as many equal names would be as concentrated.
    largest : tuple of str
        The largest name; several if they are equal.
    shares : mapping of str to float
        Each name's share of the known amounts, largest first.
    unknown : tuple of str
        Names of whose deals no amount is known.
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
            **{f"denominator_{name}": figure for name, figure in self.hhi.denominators.items()},
            "n_edges_used": self.hhi.n_edges_used,
            "n_edges_missing": self.hhi.n_edges_missing,
            "scenario": self.hhi.scenario,
            "note": self.hhi.note,
        }


def concentration(network: View | Network | Any, company: Name, *, side: Side = "customers") -> Concentration:
    """Say how much of what a company gets or pays hangs on few names.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        What to look at; cash deals count, and an arrow without a class counts on every side.
    company : str or Company
        Which company, by any of its names.
    side : {'customers', 'funders', 'suppliers'}
        Who buys from it, who funds it, or from whom it buys.

    Returns
    -------
    Concentration
        Herfindahl-Hirschman index, share of the largest name and effective number. The central values are of the
        known amounts; the ends allow each amount all that its sources allow, an unknown one anything.

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
    HHI = sum of s_j^2 [1]_, with s_j the share of name j. Its low end is exact: there each amount is as near to one
    common level as its bounds allow. Its high end lies at a corner of the bounds; with more than 12 open amounts the
    greatest possible share of one name stands in for it, which is never too low. Names hidden behind a placeholder, or in
    the `inflow` of a graph, may be one or very many.

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
    given, network, company = cash_of(network, company)
    flows = flows_on(network, company, side)
    nobody = nameless_in(given, network)
    central: dict[str, Decimal] = {}
    for flow in flows:
        name = other_end(flow, side)
        central[name] = central.get(name, Decimal(0)) + (flow.amount.central or 0)
    total = sum(central.values(), Decimal(0))
    shares = {name: float(usd_bn / total) for name, usd_bn in central.items() if usd_bn}
    shares = dict(sorted(shares.items(), key=lambda item: (-item[1], item[0])))
    top = max(shares.values(), default=None)
    hhi = sum(share**2 for share in shares.values()) if shares else None
    ranges = ranges_of(given, flows, side)
    named = [ranges[name] for name in ranges if name not in nobody]
    unnamed = [ranges[name] for name in ranges if name in nobody]
    if side != "suppliers" and network.inflow.get(company):
        # Money from outside has no class: beside deals that have one it may all be of the other.
        outside = network.inflow[company]
        unnamed.append((0.0 if any(flow.deal_class for flow in flows) else outside, outside))
    low, high = hhi_bounds(named, unnamed)
    top_low, top_high = top_bounds(named, unnamed)
    hidden = sorted(nobody & ranges.keys())
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


def hhi(network: View | Network | Any, company: Name, *, side: Side = "customers") -> Measure:
    """Give the Herfindahl-Hirschman index of one side of a company; arguments as in `concentration`.

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
