"""Random temporal edges, and a search among them that tries everything: slow, and too simple to be wrong."""

from itertools import permutations

from hypothesis import strategies as st

WEIGHTS = (1.0, 2.0, 2.5, 3.0, 5.0)


def temporal_edges(nodes=5, edges=14, times=8):
    """Make rows of (tail, head, time, weight), with ties, parallel edges, self-loops and equal weights."""
    node = st.integers(0, nodes - 1)
    return st.lists(st.tuples(node, node, st.integers(0, times), st.sampled_from(WEIGHTS)), max_size=edges)


def columns(edges):
    """Give the columns of rows of edges: (tails, heads), times, weights."""
    tails, heads, times, weights = ([edge[place] for edge in edges] for place in range(4))
    return (tails, heads), times, weights


def follows(before, after, tolerance):
    return tolerance is None or tolerance[0] * before[3] <= after[3] <= tolerance[1] * before[3]


def temporal_by_brute_force(edges, *, window=None, max_length=None, tolerance=None):
    """Try every chain of edges from every edge on."""
    found = []

    def extend(chain, passed):
        last, first = edges[chain[-1]], edges[chain[0]]
        for number, edge in enumerate(edges):
            if (
                edge[0] == last[1]
                and edge[2] > last[2]
                and follows(last, edge, tolerance)
                and (window is None or edge[2] - first[2] <= window)
                and (max_length is None or len(chain) < max_length)
            ):
                if edge[1] == first[0]:
                    found.append((*chain, number))
                elif edge[1] not in passed:
                    extend((*chain, number), passed | {edge[1]})

    for number, edge in enumerate(edges):
        if edge[0] == edge[1]:
            found.append((number,))
        else:
            extend((number,), {edge[0], edge[1]})
    return sorted(found)


def multigraph_by_brute_force(edges, *, max_length, tolerance=None):
    """Try every sequence of edges; a cycle is known by the set of its edges."""
    found = set()
    for length in range(1, max_length + 1):
        for chain in permutations(range(len(edges)), length):
            steps = [edges[number] for number in chain]
            closes = all(steps[at - 1][1] == step[0] for at, step in enumerate(steps))
            if (
                closes
                and len({step[0] for step in steps}) == length
                and all(follows(steps[at], steps[at + 1], tolerance) for at in range(length - 1))
            ):
                found.add(frozenset(chain))
    return found
