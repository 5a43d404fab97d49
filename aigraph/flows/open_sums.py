"""Sums without a ceiling: which of them leave a figure without a bound, and the reason in words."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from aigraph.flows.flow import Flow
from aigraph.flows.network import Network
from aigraph.language.bounds import arrow_has_no_ceiling, companies_have_no_ceiling


def shortest_open_ring(network: Network) -> tuple[str, ...]:
    """Find the shortest ring of flows that all have no ceiling; empty if there is none.

    Notes
    -----
    One breadth-first search a company on such flows, never deeper than the best ring so far; O(n m) at worst. Of rings of
    one length the first by name is taken.

    Examples
    --------
    >>> import networkx as nx
    >>> from aigraph.flows import network_of
    >>> g = nx.DiGraph()
    >>> g.add_edges_from([("a", "b"), ("b", "c"), ("c", "a"), ("c", "b")])
    >>> shortest_open_ring(network_of(g))
    ('b', 'c')
    """
    payees: dict[str, list[str]] = {}
    for flow in network.open_flows:
        payees.setdefault(flow.payer, []).append(flow.payee)
    best: tuple[str, ...] = ()
    for start in sorted(payees):
        ring = _shortest_ring_from(start, payees, len(best))
        if ring:
            best = ring
    return best


def _shortest_ring_from(start: str, payees: dict[str, list[str]], shorter_than: int) -> tuple[str, ...]:
    paths: dict[str, tuple[str, ...]] = {start: (start,)}
    waiting = deque([start])
    while waiting:
        path = paths[waiting.popleft()]
        if shorter_than and len(path) >= shorter_than:
            return ()
        for payee in payees.get(path[-1], ()):
            if payee == start:
                return path
            if payee not in paths:
                paths[payee] = (*path, payee)
                waiting.append(payee)
    return ()


def why_ring_is_open(network: Network, ring: Sequence[str]) -> str:
    """Say that the companies of a ring deal in sums without a ceiling; empty for no ring."""
    return companies_have_no_ceiling([network.label(company) for company in ring]) if ring else ""


def why_flows_are_open(network: Network, flows: Iterable[Flow]) -> str:
    """Say which of some flows have no ceiling, the first by name and the number of the others; empty if all have one."""
    arrows = [(network.label(flow.payer), network.label(flow.payee)) for flow in flows if flow.is_open]
    return arrow_has_no_ceiling(arrows[0], len(arrows) - 1) if arrows else ""
