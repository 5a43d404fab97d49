"""The most funding that can return to its origin as purchases: a maximum flow with every amount at its high end."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

import numpy as np

from aigraph.flows.flow import Flow
from aigraph.flows.methods.maximum_flow import maximum_flow
from aigraph.flows.network import Network
from aigraph.model.instruments import DealClass


def open_way_home(network: Network, company: str) -> tuple[str, ...]:
    """Find the shortest way of flows without a ceiling: funding by a company, any flows, a purchase from it.

    Returns
    -------
    tuple of str
        The company and those on the way; empty if there is none.
    """
    onward: dict[str, list[str]] = {}
    for flow in network.open_flows:
        if company not in (flow.payer, flow.payee):
            onward.setdefault(flow.payer, []).append(flow.payee)
    home = {flow.payer for flow in network.open_flows if flow.payee == company and _is(flow, DealClass.PURCHASE)}
    funded = [flow.payee for flow in network.open_flows if flow.payer == company and _is(flow, DealClass.FUNDING)]
    waiting: deque[tuple[str, ...]] = deque((payee,) for payee in sorted(set(funded)))
    seen = set(funded)
    while waiting:
        path = waiting.popleft()
        if path[-1] in home:
            return company, *path
        for payee in sorted(onward.get(path[-1], ())):
            if payee not in seen:
                seen.add(payee)
                waiting.append((*path, payee))
    return ()


def most_that_can_return(network: Network, company: str) -> float | None:
    """Give the maximum flow from the funding by a company to the purchases from it, all amounts at their high ends.

    Returns
    -------
    float or None
        In US$ billions; None if a way of flows without a ceiling exists.

    Examples
    --------
    >>> import networkx as nx
    >>> from aigraph.flows import network_of
    >>> g = nx.DiGraph()
    >>> g.add_edge("v", "l", deal_class="funding")
    >>> g.add_edge("l", "v", deal_class="purchase", high=100)
    >>> most_that_can_return(network_of(g), "v")
    100.0
    """
    if open_way_home(network, company):
        return None
    carrying = [flow for flow in network.flows if flow.payer != flow.payee and _can_carry(flow, company)]
    kept = _on_ways_home([flow for flow in carrying if flow.end("high") > 0], company)
    if not kept:
        return 0.0
    # What leaves the company and what returns to it meet different nodes, 0 and 1.
    passed = {end for flow in kept for end in (flow.payer, flow.payee)} - {company}
    number = {name: index + 2 for index, name in enumerate(sorted(passed))}
    payers = np.array([0 if flow.payer == company else number[flow.payer] for flow in kept], dtype=np.intp)
    payees = np.array([1 if flow.payee == company else number[flow.payee] for flow in kept], dtype=np.intp)
    capacity = np.array([flow.end("high") for flow in kept])
    return maximum_flow(payers, payees, capacity, len(number) + 2, source=0, sink=1)


def _on_ways_home(flows: list[Flow], company: str) -> list[Flow]:
    """Keep the flows that lie on some way from the company back to it: no others can carry what returns."""
    onward: dict[str, set[str]] = {}
    backward: dict[str, set[str]] = {}
    for flow in flows:
        onward.setdefault(flow.payer, set()).add(flow.payee)
        backward.setdefault(flow.payee, set()).add(flow.payer)
    funded, lead_home = _reachable(onward, company), _reachable(backward, company)
    return [
        flow
        for flow in flows
        if (flow.payer == company or flow.payer in funded) and (flow.payee == company or flow.payee in lead_home)
    ]


def _reachable(neighbours: Mapping[str, set[str]], company: str) -> set[str]:
    """Give the companies that can be reached from one without passing it again."""
    seen = {company}
    waiting = [company]
    while waiting:
        new = neighbours.get(waiting.pop(), set()) - seen
        seen |= new
        waiting += new
    return seen - {company}


def _can_carry(flow: Flow, company: str) -> bool:
    """Whether money that a company paid out as funding can take this flow before it is home."""
    if flow.payer == company:
        return _is(flow, DealClass.FUNDING) and flow.payee != company
    return flow.payee != company or _is(flow, DealClass.PURCHASE)


def _is(flow: Flow, deal_class: DealClass) -> bool:
    return flow.deal_class is deal_class
