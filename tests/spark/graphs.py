"""Small graphs that are hard in one way each, side by side in one table, and the cycles that one machine finds in them."""

from collections import Counter

import numpy as np

from aigraph.engine import enumerate_cycles, enumerate_multigraph_cycles, enumerate_temporal_cycles


def awkward_graphs():
    """Give rows of (payer, payee): random graphs, hubs, two giants joined by one edge, repeats and self-loops."""
    draw = np.random.default_rng(5)

    def random(nodes, edges):
        return draw.integers(0, nodes, (edges, 2)).tolist()

    ring = [[at, (at + 1) % 12] for at in range(12)]
    giants = [*random(14, 45), *[[tail + 14, head + 14] for tail, head in random(14, 45)], [0, 14]]
    hub = [[0, node] for node in range(1, 25)] + [[node, 0] for node in range(1, 25)] + random(25, 25)
    graphs = [random(12, 40), random(30, 60), hub, giants, ring, [[0, 1], [1, 0], [0, 1], [1, 1], [1, 1]], [[0, 1]]]
    return [(f"{graph}-{tail}", f"{graph}-{head}") for graph, rows in enumerate(graphs) for tail, head in rows]


def deals(seed=6):
    """Give columns payer, payee, time, amount: few moments, so that many deals are at the same time, and a long pause."""
    draw = np.random.default_rng(seed)
    pairs = awkward_graphs()
    order = draw.permutation(len(pairs))
    times = draw.integers(0, 40, len(pairs))
    times[times > 30] += 500
    amounts = draw.integers(1, 6, len(pairs)).astype(float)
    amounts[draw.random(len(pairs)) < 0.05] = np.nan
    return [pairs[at][0] for at in order], [pairs[at][1] for at in order], times.tolist(), amounts.tolist()


def from_first(nodes):
    at = nodes.index(min(nodes))
    return tuple(nodes[at:] + nodes[:at])


def simple_on_one_machine(pairs, max_length=None, **options):
    found = enumerate_cycles(pairs, max_length, engine="python", **options)
    return Counter(from_first(list(cycle)) for cycle in found)


def temporal_on_one_machine(payers, payees, times, amounts=None, **options):
    found = enumerate_temporal_cycles((payers, payees), time=times, weight=amounts, engine="python", **options)
    return Counter(cycle.edges for cycle in found)


def multigraph_on_one_machine(payers, payees, amounts, **options):
    found = enumerate_multigraph_cycles((payers, payees), weight=amounts, engine="python", **options)
    return Counter(frozenset(cycle.edges) for cycle in found)
