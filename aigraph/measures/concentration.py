"""On how few names a company depends, and how far its money covers what it owes."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from typing import Any, Literal, get_args

from aigraph.flows.network import Flow, Network, company_in, network_of, payments_of
from aigraph.flows.result import Measure, Row
from aigraph.model.amount import UNKNOWN, Amount
from aigraph.model.instruments import DealClass, Layer
from aigraph.model.metric import Metric
from aigraph.model.view import View

Side = Literal["customers", "funders", "suppliers"]
SIDES: tuple[Side, ...] = get_args(Side)
_CLASS = {"customers": DealClass.PURCHASE, "funders": DealClass.FUNDING, "suppliers": DealClass.PURCHASE}
_YEAR = re.compile(r"(?:FY)?(\d{4})")
# Each open amount doubles the corners of the box to look at.
_MOST_CORNERS = 12
_HALVINGS = 200

Range = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Concentration:
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
            "largest": ";".join(self.largest),
            "names": ";".join(self.shares),
            "unknown_names": ";".join(self.unknown),
            **{f"denominator_{name}": figure for name, figure in self.hhi.denominators.items()},
            "n_edges_used": self.hhi.n_edges_used,
            "n_edges_missing": self.hhi.n_edges_missing,
            "scenario": self.hhi.scenario,
            "note": self.hhi.note,
        }


def concentration(given: View | Network | Any, company: str, side: Side = "customers") -> Concentration:
    """Say how much of what a company gets or pays hangs on few names.

    Parameters
    ----------
    given : View, Network or networkx.DiGraph
        What to look at; cash deals count, and an arrow without a class counts on every side.
    company : str
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
    ValueError
        If the side is none of the three.

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
    >>> found = concentration(g, "v", "customers")
    >>> round(found.hhi.central, 6), found.largest, found.largest_share.central
    (0.68, ('c',), 0.8)
    """
    if side not in SIDES:
        raise ValueError(f"{side!r} is no side: expected {', '.join(SIDES)}")
    given, network, company = _prepare(given, company)
    flows = _flows(network, company, side)
    nobody = (
        {other.id for other in given.ledger.companies if other.is_placeholder} if isinstance(given, View) else set()
    )
    central: dict[str, Decimal] = {}
    for flow in flows:
        name = flow.payee if side == "suppliers" else flow.payer
        central[name] = central.get(name, Decimal(0)) + (flow.amount.central or 0)
    total = sum(central.values(), Decimal(0))
    shares = {name: float(usd_bn / total) for name, usd_bn in central.items() if usd_bn}
    shares = dict(sorted(shares.items(), key=lambda item: (-item[1], item[0])))
    top = max(shares.values(), default=None)
    hhi = sum(share**2 for share in shares.values()) if shares else None
    ranges = _ranges(given, flows, side)
    named = [ranges[name] for name in ranges if name not in nobody]
    unnamed = [ranges[name] for name in ranges if name in nobody]
    if side != "suppliers" and network.inflow.get(company):
        # Money from outside has no class: beside deals that have one it may all be of the other.
        outside = network.inflow[company]
        unnamed.append((0.0 if any(flow.deal_class for flow in flows) else outside, outside))
    low, high = _bounds(named, unnamed)
    top_low, top_high = _top_bounds(named, unnamed)
    hidden = sorted(nobody & ranges.keys())
    basis = _basis(flows, network) | {
        "of": company,
        "denominators": {"recorded_usd_bn": float(total)},
        "note": "" if shares else f"No amount of its {side} is known.",
    }
    if hidden and shares:
        basis["note"] = f"{', '.join(hidden)}: parties without a name, here counted as one."
    return Concentration(
        company=company,
        side=side,
        hhi=Measure(name="hhi", unit="share", low=low, central=hhi, high=high, **basis),
        largest_share=Measure(name="largest_share", unit="share", low=top_low, central=top, high=top_high, **basis),
        effective_number=Measure(
            name="effective_number",
            unit="count",
            low=1 / high if high else None,
            central=1 / hhi if hhi else None,
            high=1 / low if low else None,
            **basis,
        ),
        largest=tuple(name for name, share in shares.items() if share == top),
        shares=shares,
        unknown=tuple(sorted(central.keys() - shares.keys())),
    )


def hhi(given: View | Network | Any, company: str, side: Side = "customers") -> Measure:
    """Give the Herfindahl-Hirschman index of one side of a company; arguments as in `concentration`.

    Examples
    --------
    >>> import networkx as nx
    >>> hhi(nx.DiGraph([("c", "v", {"weight": 20}), ("l", "v", {"weight": 20})]), "v").central
    0.5
    """
    return concentration(given, company, side).hhi


def coverage(given: View | Network | Any, company: str) -> Measure:
    """Say how far the funding and the revenue of a company cover the purchases it has committed to.

    Parameters
    ----------
    given : View, Network or networkx.DiGraph
        What to look at; cash deals count. Revenue is the latest reported year in the metrics of a view's ledger, and the
        `inflow` of a company in a graph.
    company : str
        Which company, by any of its names.

    Returns
    -------
    Measure
        (funding received + own revenue) / purchases owed, with all three as denominators; None if no purchase that it owes
        has a known amount, or its revenue is not known.

    Raises
    ------
    UnknownNameError
        If no company is called that.

    Notes
    -----
    Commitments and funding are of the whole terms of the deals, revenue is of one year: the figure says how much more must
    still be earned or raised, not whether a year's bills are paid.

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_edge("v", "l", weight=10, deal_class="funding")
    >>> g.add_edge("l", "c", weight=30, deal_class="purchase")
    >>> g.add_node("l", inflow=5)
    >>> coverage(g, "l").central
    0.5
    """
    given, network, company = _prepare(given, company)
    funding, owed = _flows(network, company, "funders"), _flows(network, company, "suppliers")
    revenue, said = _revenue(given, network, company)
    known = {name: float(sum(flow.amount.central or 0 for flow in of)) for name, of in (("f", funding), ("o", owed))}
    least_paid, most_paid = _sum(_ranges(given, funding, "funders"))
    least_owed, most_owed = _sum(_ranges(given, owed, "suppliers"))
    own = [float(end) if end is not None else None for end in (revenue.low, revenue.central, revenue.high)]
    notes = [said, "" if known["o"] else "It owes no purchase of known amount."]
    most = most_paid + (math.inf if own[2] is None else own[2])
    return Measure(
        name="coverage",
        of=company,
        unit="share",
        low=(least_paid + (own[0] or 0)) / most_owed if known["o"] else None,
        central=(known["f"] + own[1]) / known["o"] if known["o"] and own[1] is not None else None,
        high=most / least_owed if known["o"] and least_owed and most < math.inf else None,
        denominators={
            "commitments_usd_bn": known["o"],
            "funding_usd_bn": known["f"],
            **({} if own[1] is None else {"revenue_usd_bn": own[1]}),
        },
        note=" ".join(filter(None, notes)),
        **_basis([*funding, *owed], network),
    )


def _prepare(given: View | Network | Any, company: str) -> tuple[View | Network | Any, Network, str]:
    """Keep the cash of a view, and find the company."""
    if isinstance(given, View):
        given = replace(given, layers=tuple(layer for layer in given.layers if layer is Layer.CASH))
    network = network_of(given)
    return given, network, company_in(given, network, company)


def _flows(network: Network, company: str, side: Side) -> list[Flow]:
    return [
        flow
        for flow in network.flows
        if company == (flow.payer if side == "suppliers" else flow.payee)
        and flow.payer != flow.payee
        and flow.deal_class in {_CLASS[side], None}
    ]


def _basis(flows: Collection[Flow], network: Network) -> dict[str, Any]:
    return {
        "n_edges_used": sum(len(flow.deals) for flow in flows),
        "n_edges_missing": sum(len(flow.missing) for flow in flows),
        "scenario": network.scenario,
    }


def _ranges(given: View | Network | Any, flows: Collection[Flow], side: Side) -> dict[str, Range]:
    """Give the least and the most that each name can stand for, deals without a central value included."""
    told = {name: amount for name, _, amount in payments_of(given)} if isinstance(given, View) else {}
    amounts: dict[str, list[Amount]] = {}
    for flow in flows:
        of = amounts.setdefault(flow.payee if side == "suppliers" else flow.payer, [])
        of += [flow.amount, *(told.get(deal, UNKNOWN) for deal in flow.missing)]
    sums = {name: Amount.total(of) for name, of in amounts.items()}
    return {name: (float(x.low), math.inf if x.high is None else float(x.high)) for name, x in sums.items()}


def _sum(ranges: Mapping[str, Range]) -> Range:
    return sum(low for low, _ in ranges.values()), sum(high for _, high in ranges.values())


def _bounds(named: Sequence[Range], unnamed: Sequence[Range]) -> tuple[float | None, float | None]:
    """Give the least and the greatest HHI that the ranges allow."""
    spread_low, spread_high = sum(low for low, _ in unnamed), sum(high for _, high in unnamed)
    everything = [*named, (spread_low, spread_high)] if unnamed else list(named)
    if not any(high for _, high in everything):
        return None, None
    return _least_hhi(named, spread_high), _greatest_hhi(named, (spread_low, spread_high))


def _least_hhi(named: Sequence[Range], spread: float) -> float:
    """Find the common level; what has no name is spread over so many that their squares vanish."""
    if spread == math.inf or not any(high for _, high in named):
        return 0.0

    def at(level: float) -> tuple[float, float]:
        near = [min(max(level, low), high) for low, high in named]
        return sum(x * x for x in near), sum(near) + spread

    below, above = 0.0, max((x for ends in named for x in ends if x < math.inf), default=0.0) or 1.0
    for _ in range(_HALVINGS):
        level = (below + above) / 2
        squares, whole = at(level)
        # At the level squares / whole the index stands still; more there would raise it, less would as well.
        below, above = (level, above) if squares > level * whole else (below, level)
    squares, whole = at(above)
    return squares / whole**2


def _greatest_hhi(named: Sequence[Range], spread: Range) -> float:
    """Try the corners, with all that has no name given to one name."""
    ranges = [*named, (0.0, 0.0)]
    if any(high == math.inf for _, high in (*ranges, spread)):
        return 1.0
    greatest = 0.0
    for joined in range(len(ranges)) if spread[1] else (len(named),):
        ends = [
            (low + spread[0], high + spread[1]) if at == joined else (low, high)
            for at, (low, high) in enumerate(ranges)
        ]
        if sum(low < high for low, high in ends) > _MOST_CORNERS:
            return _top_bounds(named, [spread])[1] or 0.0
        for corner in product(*({low, high} for low, high in ends)):
            if any(corner):
                greatest = max(greatest, sum(x * x for x in corner) / sum(corner) ** 2)
    return greatest


def _top_bounds(named: Sequence[Range], unnamed: Sequence[Range]) -> tuple[float | None, float | None]:
    """Give the least and the greatest share that the largest name can have."""
    spread_high = sum(high for _, high in unnamed)
    if not spread_high and not any(high for _, high in named):
        return None, None
    # The largest name cannot be below the greatest floor, and no other need be above that. Where nobody has a floor all can
    # be alike, and what has no name can be so many that each is next to nothing.
    level = max((low for low, _ in named), default=0.0)
    alike = 0.0 if spread_high else 1 / sum(high > 0 for _, high in named)
    least = level / (sum(min(high, level) for _, high in named) + spread_high) if level else alike
    rest = sum(low for low, _ in named)
    most = 0.0
    for low, high in (*named, (0.0, 0.0)):
        mine = high + spread_high
        most = max(most, 1.0 if mine == math.inf else mine / (mine + rest - low) if mine else 0.0)
    return least, most


def _revenue(given: View | Network | Any, network: Network, company: str) -> tuple[Amount, str]:
    """Give the revenue of the latest year reported by the day of the view, and what it is."""
    if not isinstance(given, View):
        inflow = network.inflow.get(company)
        return (
            (UNKNOWN, "Its revenue is not known.") if inflow is None else (Amount.of(central=Decimal(repr(inflow))), "")
        )
    years = [
        (int(year[1]), source.grade if source else "D", order, metric)
        for order, metric in enumerate(given.ledger.metrics)
        if metric.metric == "revenue"
        and metric.unit == "usd_bn"
        and metric.verdict != "refuted"
        and given.group_of(metric.company) == company
        and metric.company == company
        and (year := _YEAR.fullmatch(metric.period))
        and _is_told(given, metric, int(year[1]))
        and ((source := given.ledger.source_by_id.get(metric.source)) or True)
    ]
    if not years:
        return UNKNOWN, "Its revenue is not on record."
    # The latest year; of it the best source, and among equals the one that stands first.
    _, _, _, metric = min(years, key=lambda row: (-row[0], row[1], row[2]))
    if metric.low is None and metric.high is None:
        amount = Amount.of(central=metric.value)
    else:
        amount = Amount.of(metric.low, metric.value, metric.high)
    return amount, f"Revenue is of one year ({metric.period}, {metric.source}), commitments are of their whole terms."


def _is_told(view: View, metric: Metric, year: int) -> bool:
    source = view.ledger.source_by_id.get(metric.source)
    if source and source.published:
        return source.published.last <= view.as_of
    return year < view.as_of.year
