"""Multigraph cycles: cycles of single edges, parallel edges apart."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from functools import partial
from typing import Any

from aigraph.engine.dispatch import Engine, check_engine, multigraph_search
from aigraph.engine.edge_cycles import EdgeCycles, check_tolerance, make_edge_cycles
from aigraph.engine.edge_queries import MultigraphQuery, Tolerance
from aigraph.engine.inputs.read import number_roots, read_edges
from aigraph.engine.limits import Limits, ProgressCallback


def enumerate_multigraph_cycles(
    graph: Any,
    max_length: int | None = None,
    *,
    tolerance: Tolerance | None = None,
    min_length: int = 1,
    roots: Hashable | Iterable[Hashable] | None = None,
    weight: Any = None,
    ends: tuple[str, str] | None = None,
    max_cycles: int | None = None,
    max_seconds: float | None = None,
    max_bytes: int | None = None,
    keep_on_interrupt: bool = True,
    engine: Engine = "auto",
    threads: int | None = None,
    progress: ProgressCallback | None = None,
) -> EdgeCycles:
    """Enumerate the cycles of single edges of a directed multigraph: parallel edges make cycles of their own.

    A simple cycle with 2, 3 and 1 parallel edges at its steps makes 6 of them.

    Parameters
    ----------
    graph : graph
        As for `enumerate_cycles`; in networkx usually a MultiDiGraph.
    max_length, min_length : int, optional
        The most and the fewest edges in a cycle.
    tolerance : (float, float), optional
        The least and the most that an edge may weigh, as a share of the weight of the edge before. The chain may begin with
        any edge of the cycle, and the last and the first are not compared; the cycle counts once.
    weight : str, sequence or callable, optional
        The weight of each edge; it may be unknown.
    roots, ends, max_cycles, max_seconds, max_bytes, keep_on_interrupt, engine, threads, progress
        As for `enumerate_cycles`.

    Returns
    -------
    EdgeCycles
        An iterable of `EdgeCycle`, lists of nodes that also name their edges and weights.

    Raises
    ------
    ValueError, TypeError
        As `enumerate_cycles`, and if there is a tolerance without weights.

    See Also
    --------
    enumerate_cycles : Parallel edges make no second cycle.
    enumerate_temporal_cycles : Each edge later than the one before.

    Notes
    -----
    The simple cycles, with the parallel edges put back: a count is a product for each of them, or with a tolerance a merge of
    its sorted weights.

    Examples
    --------
    >>> edges = [("a", "b"), ("b", "a"), ("b", "a")]
    >>> list(enumerate_multigraph_cycles(edges))
    [EdgeCycle(['a', 'b'], edges=(0, 1)), EdgeCycle(['a', 'b'], edges=(0, 2))]
    >>> enumerate_multigraph_cycles(edges).count()
    Counts({2: 2})
    """
    check_engine(engine, threads)
    edges = read_edges(graph, weight=weight, ends=ends, parallel=True)
    query = MultigraphQuery(
        max_length=max_length,
        min_length=min_length,
        roots=number_roots(roots, edges.nodes),
        tolerance=check_tolerance(tolerance, edges),
    )
    limits = Limits(
        max_cycles=max_cycles, max_seconds=max_seconds, max_bytes=max_bytes, keep_on_interrupt=keep_on_interrupt
    )
    return make_edge_cycles(
        edges, partial(multigraph_search, query=query, engine=engine, threads=threads), limits, progress
    )
