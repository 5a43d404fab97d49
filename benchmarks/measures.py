"""How long each measure takes, and how much memory, on random networks of companies: each in a process of its own.

`python -m benchmarks.measures 2000 20000` prints a table in Markdown. A measure that takes longer than the limit is stopped, and
the table says so.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import time
from collections.abc import Callable
from typing import Any

import networkx as nx
import numpy as np

import aigraph as ag
from aigraph.flows.network import Network, network_of
from aigraph.measures import balanced_circulation, finn_cycling_index, max_circulation, null_model, trophic_levels

MEASURES: dict[str, Callable[[Network, str], Any]] = {
    "largest circulation (F*)": lambda network, _: max_circulation(network),
    "sources and uses": lambda network, _: ag.sources_and_uses(network),
    "round trip of one vendor": ag.round_trip,
    "Finn cycling index": lambda network, _: finn_cycling_index(network),
    "balanced circulation": lambda network, _: balanced_circulation(network),
    "trophic levels": lambda network, _: trophic_levels(network),
    "concentration of one vendor": ag.concentration,
    "shock of one company": lambda network, vendor: ag.shock(network, vendor, cut=0.5),
    "reverse stress of a pair": lambda network, vendor: ag.stress(network, vendor, breaks=_customer(network, vendor)),
    "null model, 99 draws": lambda network, _: null_model(network, draws=99),
}


def random_network(companies: int, deals: int, seed: int = 1) -> Network:
    """Make a network: three deals in ten are funding, the amounts are lognormal, one in ten has a range, and 1% of companies have money."""
    rng = np.random.default_rng(seed)
    payers, payees = (rng.integers(0, companies, deals) for _ in range(2))
    amounts, is_funding, has_range = rng.lognormal(0, 1.5, deals), rng.random(deals) < 0.3, rng.random(deals) < 0.1
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for number in range(companies):
        graph.add_node(f"c{number}", **({"inflow": 50.0} if number % 100 == 0 else {}))
    for payer, payee, amount, funds, ranged in zip(payers, payees, amounts, is_funding, has_range, strict=True):
        if payer != payee:
            ends = {"low": amount / 2, "high": amount * 2} if ranged else {}
            deal_class = "funding" if funds else "purchase"
            graph.add_edge(f"c{payer}", f"c{payee}", weight=float(amount), deal_class=deal_class, **ends)
    return network_of(graph)


def _customer(network: Network, vendor: str) -> str:
    return next(flow.payee for flow in network.flows if flow.payer == vendor and flow.payee != vendor)


def _run(name: str, companies: int, deals: int, answer: Any) -> None:
    network = random_network(companies, deals)
    network.index  # noqa: B018 - worked out before the clock starts
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start, clock = time.process_time(), time.perf_counter()
    error = ""
    try:
        MEASURES[name](network, "c0")
    except Exception as reason:  # noqa: BLE001 - a measure that refuses is an answer
        error = f"refused: {reason}"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    answer.put((time.process_time() - start, time.perf_counter() - clock, peak / 1e6, (peak - before) / 1e6, error))


def main() -> None:
    """Time the measures and print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("companies", type=int)
    arguments.add_argument("deals", type=int)
    arguments.add_argument("--limit", type=float, default=120.0, help="seconds for each measure")
    arguments.add_argument("--only", action="append", help="the name of a measure, or a part of it; may be repeated")
    asked = arguments.parse_args()
    print(f"| {asked.companies:,} companies, {asked.deals:,} deals | processor time | memory in all, GB | |")
    print("|---|---:|---:|---|")
    for name in MEASURES:
        if asked.only and not any(part in name for part in asked.only):
            continue
        answer: Any = multiprocessing.get_context("spawn").Queue()
        worker = multiprocessing.get_context("spawn").Process(
            target=_run, args=(name, asked.companies, asked.deals, answer)
        )
        worker.start()
        worker.join(asked.limit)
        if worker.is_alive():
            worker.terminate()
            worker.join()
            print(f"| {name} | over {asked.limit:g} s | | stopped |", flush=True)
        elif worker.exitcode:
            print(f"| {name} | | | ended with {worker.exitcode} |", flush=True)
        else:
            seconds, _, peak, _, error = answer.get()
            print(f"| {name} | {seconds:.2f} s | {peak:.2f} | {error} |", flush=True)


if __name__ == "__main__":
    main()
