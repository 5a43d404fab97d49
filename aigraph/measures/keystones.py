"""What holds the loops together: fewest companies, cheapest deals, and what falls if one of them is gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice
from typing import Any

from aigraph.cycles.cover import Deadline, LoopPart, Pair, arrows_of
from aigraph.cycles.find import DEFAULT_LENGTH, find_loops
from aigraph.engine.enumerate import enumerate_cycles
from aigraph.flows.network import End, Flow, Network, network_of
from aigraph.flows.result import Measure, Row
from aigraph.model.instruments import Layer
from aigraph.model.loop import Kind
from aigraph.model.view import View

MOST_LOOPS = 100_000
DEFAULT_SECONDS = 20.0
_CASH_KINDS = (Kind.CIRCULAR, Kind.TRADE, Kind.CROSS_FUNDING)
_NO_FLOW = 1e-9
# What lies behind is noise of the solver.
_PLACES = 9


@dataclass(frozen=True, slots=True)
class Bundle:
    """All deals from one company to another.

    Parameters
    ----------
    flows : tuple of Flow
        Its deals by class.
    """

    payer: str
    payee: str
    flows: tuple[Flow, ...]

    @property
    def deals(self) -> tuple[str, ...]:
        """The deals of known amount."""
        return tuple(deal for flow in self.flows for deal in flow.deals)

    @property
    def missing(self) -> tuple[str, ...]:
        """The deals of unknown amount."""
        return tuple(deal for flow in self.flows for deal in flow.missing)

    def usd_bn(self, end: End = "central") -> Decimal | None:
        """Add up the known amounts, in US$ billions; None if their high end is open."""
        ends = [getattr(flow.amount, end) for flow in self.flows]
        return None if None in ends else sum(ends, Decimal(0))

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        figure = self.usd_bn()
        return {
            "payer": self.payer,
            "payee": self.payee,
            "usd_bn": float(figure) if self.deals and figure is not None else None,
            "deals": ";".join(self.deals),
            "missing": ";".join(self.missing),
        }


@dataclass(frozen=True, slots=True)
class KnockOut:
    """What is gone without one company, or without one bundle of deals.

    Parameters
    ----------
    loops : Measure
        How many loops go through it.
    circular_loops : Measure
        How many of them go out as funding and come home as a purchase; None where the given deals have no class.
    fall : Measure
        By how much the maximum circulation is smaller without it, in US$ billions.
    bundle : Bundle or None
        The deals, if it is a bundle.
    """

    loops: Measure
    circular_loops: Measure
    fall: Measure
    bundle: Bundle | None = None

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        fall, whole = self.fall.central, self.fall.denominators["max_circulation_usd_bn"]
        return {
            "what": "bundle" if self.bundle else "company",
            "of": self.fall.of,
            "loops": self.loops.central,
            "circular_loops": self.circular_loops.central,
            "fall_usd_bn": fall,
            "fall_share": fall / whole if fall is not None and whole else None,
            "denominator_max_circulation_usd_bn": whole,
            "deals": ";".join((*self.bundle.deals, *self.bundle.missing)) if self.bundle else "",
            "n_edges_used": self.fall.n_edges_used,
            "n_edges_missing": self.fall.n_edges_missing,
            "scenario": self.fall.scenario,
            "note": "; ".join(filter(None, (self.loops.note, self.fall.note))),
        }


@dataclass(frozen=True, kw_only=True)
class Keystones:
    """What holds the loops together.

    Parameters
    ----------
    companies : Measure
        The fewest companies without which no loop is left: how many they are.
    company_sets : tuple of tuple of str
        Every choice of so few companies, up to 20.
    deals : Measure
        The least sum of deals without which no loop of known amounts is left, in US$ billions.
    deal_sets : tuple of tuple of Bundle
        Every choice of deals with that sum, up to 20.
    more_company_sets, more_deal_sets : bool
        Whether there are more choices than are listed.
    unpriced : tuple of Bundle
        Bundles on a loop of which no amount is known: they count for the companies, but have no price to be cut at.
    circulation : Measure
        The maximum circulation, in US$ billions, which falls in the knock-outs.
    knock_outs : tuple of KnockOut
        Companies, then bundles; each by fall, largest first, then by loops and name.
    """

    companies: Measure
    company_sets: tuple[tuple[str, ...], ...]
    more_company_sets: bool
    deals: Measure
    deal_sets: tuple[tuple[Bundle, ...], ...]
    more_deal_sets: bool
    unpriced: tuple[Bundle, ...]
    circulation: Measure
    knock_outs: tuple[KnockOut, ...]

    def row(self) -> Row:
        """Flatten to plain values, without the knock-outs; the names are public."""
        return {
            "companies": self.companies.central,
            "company_sets": " | ".join(";".join(chosen) for chosen in self.company_sets),
            "more_company_sets": self.more_company_sets,
            "deals_low_usd_bn": self.deals.low,
            "deals_usd_bn": self.deals.central,
            "deals_high_usd_bn": self.deals.high,
            "deal_sets": " | ".join(";".join(d for b in chosen for d in b.deals) for chosen in self.deal_sets),
            "more_deal_sets": self.more_deal_sets,
            "unpriced": ";".join(deal for bundle in self.unpriced for deal in bundle.missing),
            "max_circulation_usd_bn": self.circulation.central,
            **{f"denominator_{name}": figure for name, figure in self.deals.denominators.items()},
            "n_edges_used": self.deals.n_edges_used,
            "n_edges_missing": self.deals.n_edges_missing,
            "scenario": self.deals.scenario,
            "note": self.deals.note,
        }


def keystones(
    given: View | Network | Any,
    max_length: int = DEFAULT_LENGTH,
    *,
    knock_out: bool = True,
    time_limit: float = DEFAULT_SECONDS,
) -> Keystones:
    """Say which companies and deals hold the loops of cash together.

    Parameters
    ----------
    given : View, Network or networkx.DiGraph
        What to look at. Of a view the cash deals count, and companies that stand for unnamed parties close no loop.
    max_length : int
        The most companies in a loop that the knock-out table counts. The sets leave no loop of any length.
    knock_out : bool
        Whether to take out each company and each bundle of deals in turn.
    time_limit : float
        After how many seconds to give up.

    Returns
    -------
    Keystones
        The minimum feedback vertex set, the minimum-weight feedback arc set and the knock-out table.

    Raises
    ------
    SearchTooLargeError
        If the answer is not proved within the time limit.
    ValueError
        If a graph is undirected or has a negative weight.

    Notes
    -----
    Both sets are NP-hard to find [1]_. They are exact: an integer programme hits the loops found so far, the loops that
    it leaves are added, until none is left [2]_. Deals between two companies are cut together. Each knock-out is a
    linear programme over one strongly connected part, and none where the circulation does not use what is taken out.
    What a company pays itself is left out.

    References
    ----------
    .. [1] R. M. Karp, "Reducibility among combinatorial problems", 1972. https://doi.org/10.1007/978-1-4684-2001-2_9
    .. [2] A. Baharev, H. Schichl, A. Neumaier, T. Achterberg, "An exact method for the minimum feedback arc set problem",
       ACM J. Exp. Algorithmics 26, 2021. https://doi.org/10.1145/3446429

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_weighted_edges_from([("v", "l", 10), ("x", "l", 25), ("l", "c", 30), ("c", "v", 20), ("l", "v", 5)])
    >>> found = keystones(g)
    >>> found.company_sets
    (('l',), ('v',))
    >>> [(bundle.payer, bundle.payee) for bundle in found.deal_sets[0]], found.deals.central
    ([('v', 'l')], 10.0)
    >>> {fallen.fall.of: fallen.fall.central for fallen in found.knock_outs if not fallen.bundle}
    {'l': 30.0, 'v': 30.0, 'c': 20.0, 'x': 0.0}
    """
    deadline = Deadline(time_limit)
    if isinstance(given, View):
        given = replace(given, layers=(Layer.CASH,))
    network = network_of(given)
    bundles = _bundles(network)
    whole = LoopPart(bundles)
    companies = whole.cover_with_companies(deadline)
    priced = LoopPart([pair for pair, bundle in bundles.items() if bundle.deals])
    deals = priced.cover_with_arrows(_costs(bundles, "central"), deadline)
    unpriced = tuple(bundles[pair] for pair in whole.arrows if not bundles[pair].deals)
    circulation = _Circulation(bundles)
    basis: dict[str, Any] = {
        "n_edges_used": network.n_edges_used,
        "n_edges_missing": network.n_edges_missing,
        "scenario": network.scenario,
    }
    is_priced = bool(network.n_edges_used) or not network.n_edges_missing
    recorded = {"recorded_usd_bn": float(sum(_costs(bundles, "central").values()))}
    return Keystones(
        companies=Measure(
            name="fewest_companies",
            unit="count",
            central=int(companies.cost),
            denominators={"companies_on_loops": len(whole.companies), "companies": len(network.companies)},
            note="Deals of unknown amount count for the companies.",
            **basis,
        ),
        company_sets=companies.sets,
        more_company_sets=companies.more,
        deals=Measure(
            name="cheapest_deals",
            unit="usd_bn",
            low=_least(priced, bundles, "low", deadline) if is_priced else None,
            central=float(deals.cost) if is_priced else None,
            high=_least(priced, bundles, "high", deadline) if is_priced else None,
            denominators=recorded,
            note="Loops that need a deal of unknown amount are left out." if unpriced else "",
            **basis,
        ),
        deal_sets=tuple(tuple(bundles[pair] for pair in chosen) for chosen in deals.sets),
        more_deal_sets=deals.more,
        unpriced=unpriced,
        circulation=Measure(
            name="max_circulation",
            unit="usd_bn",
            central=circulation.total if is_priced else None,
            denominators=recorded,
            **basis,
        ),
        knock_outs=_knock_outs(given, network, bundles, circulation, max_length, deadline) if knock_out else (),
    )


def _bundles(network: Network) -> dict[Pair, Bundle]:
    joined: dict[Pair, list[Flow]] = {}
    for flow in network.flows:
        if flow.payer != flow.payee:
            joined.setdefault((flow.payer, flow.payee), []).append(flow)
    return {pair: Bundle(*pair, tuple(flows)) for pair, flows in joined.items()}


def _costs(bundles: Mapping[Pair, Bundle], end: End) -> dict[Pair, Decimal]:
    return {pair: figure for pair, bundle in bundles.items() if (figure := bundle.usd_bn(end)) is not None}


def _least(priced: LoopPart, bundles: Mapping[Pair, Bundle], end: End, deadline: Deadline) -> float | None:
    """Solve again with all amounts at one end: the least sum grows with each of them, so these are its ends."""
    costs = _costs(bundles, end)
    # A bundle that is open above is cut only if no choice among the others leaves no loop: then there is no high end.
    out_of_reach = sum(costs.values(), Decimal(1))
    costs |= {pair: out_of_reach for pair in priced.arrows if pair not in costs}
    least = priced.cover_with_arrows(costs, deadline, most=1).cost
    return None if least >= out_of_reach else float(least)


class _Circulation:
    """The most money that can go round, as a linear programme that can be asked again without some bundles."""

    def __init__(self, bundles: Mapping[Pair, Bundle]) -> None:
        room = {pair: float(cost) for pair, cost in _costs(bundles, "central").items() if cost}
        part = LoopPart(room)
        self._group_of = part.group_of
        self._room: dict[int, dict[Pair, float]] = {}
        for pair in part.arrows:
            self._room.setdefault(part.group_of[pair[0]], {})[pair] = room[pair]
        self._flow = {pair: x for room in self._room.values() for pair, x in _circulate(room).items()}
        self.total = round(sum(self._flow.values()), _PLACES)

    def fall(self, gone: Collection[Pair]) -> float:
        """Say by how much less goes round without some bundles that share a company."""
        used = [pair for pair in gone if self._flow.get(pair, 0) > _NO_FLOW]
        if not used:
            return 0.0
        room = self._room[self._group_of[used[0][0]]]
        after = sum(_circulate({pair: most for pair, most in room.items() if pair not in gone}).values())
        return max(0.0, round(sum(self._flow[pair] for pair in room) - after, _PLACES))


def _circulate(room: Mapping[Pair, float]) -> dict[Pair, float]:
    import numpy as np

    from aigraph.flows.programs import largest_circulation

    place = {name: number for number, name in enumerate(sorted({end for pair in room for end in pair}))}
    payers, payees = (np.array([place[pair[side]] for pair in room], dtype=np.intp) for side in (0, 1))
    found = largest_circulation(payers, payees, np.array(list(room.values())), len(place))
    return dict(zip(room, map(float, found), strict=True))


def _knock_outs(
    given: View | Network | Any,
    network: Network,
    bundles: Mapping[Pair, Bundle],
    circulation: _Circulation,
    max_length: int,
    deadline: Deadline,
) -> tuple[KnockOut, ...]:
    through, circular, cut = _loops_through(given, bundles, max_length)
    touching: dict[str, list[Pair]] = {name: [] for name in network.companies}
    for pair in bundles:
        for end in pair:
            touching[end].append(pair)

    def take_out(key: str | Pair, bundle: Bundle | None = None) -> KnockOut:
        deadline.left(f"taking out {len(network.companies):,} companies and {len(bundles):,} bundles, one by one,")
        gone = [(bundle.payer, bundle.payee)] if bundle else touching[str(key)]
        basis: dict[str, Any] = {
            "of": f"{bundle.payer} -> {bundle.payee}" if bundle else key,
            "n_edges_used": sum(len(bundles[pair].deals) for pair in gone),
            "n_edges_missing": sum(len(bundles[pair].missing) for pair in gone),
            "scenario": network.scenario,
        }
        unknown = bundle is not None and not bundle.deals
        return KnockOut(
            loops=Measure(name="loops_through", unit="count", central=through[key], note=cut, **basis),
            circular_loops=Measure(
                name="circular_loops_through",
                unit="count",
                central=circular[key] if isinstance(given, View) else None,
                **basis,
            ),
            fall=Measure(
                name="fall_of_max_circulation",
                unit="usd_bn",
                central=None if unknown else circulation.fall(gone),
                denominators={"max_circulation_usd_bn": circulation.total},
                note="The amount is not known." if unknown else "",
                **basis,
            ),
            bundle=bundle,
        )

    def order(fallen: KnockOut) -> tuple[object, ...]:
        return -round(fallen.fall.central or 0, 6), -(fallen.loops.central or 0), fallen.fall.of

    companies = sorted(map(take_out, network.companies), key=order)
    return (*companies, *sorted((take_out(pair, bundle) for pair, bundle in bundles.items()), key=order))


def _loops_through(
    given: View | Network | Any, bundles: Mapping[Pair, Bundle], max_length: int
) -> tuple[Counter[str | Pair], Counter[str | Pair], str]:
    """Count the loops through each company and each bundle, the circular ones among them, and say if a limit was met."""
    through, circular = Counter[str | Pair](), Counter[str | Pair]()
    if isinstance(given, View):
        loops = find_loops(given, max_length, kinds=_CASH_KINDS, max_rings=MOST_LOOPS, keep_on_interrupt=False)
        for loop in loops:
            for count in (through, circular) if loop.kind is Kind.CIRCULAR else (through,):
                count.update(loop.companies)
                count.update(arrows_of(loop.companies))
        return through, circular, f"The count {loops.truncated}." if loops.truncated else ""
    rings = iter(enumerate_cycles(LoopPart(bundles).graph, max_length, keep_on_interrupt=False))
    for ring in islice(rings, MOST_LOOPS):
        names = list(map(str, ring))
        through.update(names)
        through.update(arrows_of(names))
    return through, circular, f"The count stopped after {MOST_LOOPS:,} loops." if next(rings, None) else ""
