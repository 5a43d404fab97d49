"""Each company and each bundle of deals removed in turn: the loops through it, and the fall of the maximum circulation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import partial
from itertools import islice

from aigraph.engine.simple_cycles import enumerate_cycles
from aigraph.flows.measure import Measure, basis, recorded
from aigraph.flows.network import GraphLike, Network
from aigraph.loops.cyclic_core import CyclicCore, Pair, arrows_of
from aigraph.loops.deadline import Deadline
from aigraph.loops.find import find_loops
from aigraph.measures.keystones.bundles import Bundle
from aigraph.measures.keystones.circulation import Circulation
from aigraph.measures.keystones.result import KnockOut
from aigraph.model.amount import Bounds
from aigraph.model.ledger import View
from aigraph.model.loop import Kind

MAX_LOOPS = 100_000
_CASH_KINDS = (Kind.CIRCULAR, Kind.TRADE, Kind.CROSS_FUNDING)


def knock_out_each(
    graph: GraphLike,
    network: Network,
    bundles: Mapping[Pair, Bundle],
    circulation: Circulation,
    max_length: int,
    deadline: Deadline,
) -> tuple[KnockOut, ...]:
    """Remove each company, then each bundle; each sort by fall, largest first, then by loops and name.

    Parameters
    ----------
    graph : View, Network or networkx.DiGraph
        What loops are counted in.
    network : Network
        Its cash flows.
    bundles : mapping of (str, str) to Bundle
        The deals, by payer and payee.
    circulation : Circulation
        The maximum circulation on all of them.
    max_length : int
        The most companies in a loop that is counted.
    deadline : Deadline
        When to give up.
    """
    through, circular, cut = _loops_through(graph, bundles, max_length)
    incident: dict[str, list[Pair]] = {name: [] for name in network.companies}
    for pair in bundles:
        for end in pair:
            incident[end].append(pair)

    def knock_out(key: str | Pair, bundle: Bundle | None = None) -> KnockOut:
        deadline.left(f"taking out {len(network.companies):,} companies and {len(bundles):,} bundles, one by one,")
        removed = [(bundle.payer, bundle.payee)] if bundle else incident[str(key)]
        measure = partial(
            Measure,
            of=f"{bundle.payer} -> {bundle.payee}" if bundle else str(key),
            **basis(network, (flow for pair in removed for flow in bundles[pair].flows)),
        )
        unknown = bundle is not None and not bundle.is_priced
        return KnockOut(
            loops=measure(name="loops_through", unit="count", bounds=Bounds.exactly(through[key]), note=cut),
            circular_loops=measure(
                name="circular_loops_through",
                unit="count",
                bounds=Bounds.exactly(circular[key])
                if isinstance(graph, View)
                else Bounds.undefined("the deals have no class"),
            ),
            fall=measure(
                name="fall_of_max_circulation",
                unit="usd_bn",
                bounds=recorded(network, None if unknown else circulation.fall(removed), "its amount is not known"),
                denominators={"max_circulation_usd_bn": circulation.total},
            ),
            bundle=bundle,
        )

    def order(row: KnockOut) -> tuple[object, ...]:
        return -round(row.fall.on_record or 0, 6), -(row.loops.on_record or 0), row.fall.of

    companies = sorted(map(knock_out, network.companies), key=order)
    return (*companies, *sorted((knock_out(pair, bundle) for pair, bundle in bundles.items()), key=order))


def _loops_through(
    graph: GraphLike, bundles: Mapping[Pair, Bundle], max_length: int
) -> tuple[Counter[str | Pair], Counter[str | Pair], str]:
    """Count the loops through each company and each bundle, the circular ones among them, and say if a limit was met."""
    through, circular = Counter[str | Pair](), Counter[str | Pair]()
    if isinstance(graph, View):
        loops = find_loops(
            graph, max_length=max_length, kinds=_CASH_KINDS, max_loops=MAX_LOOPS, keep_on_interrupt=False
        )
        for loop in loops:
            for count in (through, circular) if Kind.CIRCULAR in loop.kinds else (through,):
                count.update(loop.companies)
                count.update(arrows_of(loop.companies))
        return through, circular, f"The count {loops.truncated}." if loops.truncated else ""
    rings = iter(enumerate_cycles(CyclicCore(bundles).arrows, max_length, keep_on_interrupt=False))
    for ring in islice(rings, MAX_LOOPS):
        names = list(map(str, ring))
        through.update(names)
        through.update(arrows_of(names))
    return through, circular, f"The count stopped after {MAX_LOOPS:,} loops." if next(rings, None) else ""
