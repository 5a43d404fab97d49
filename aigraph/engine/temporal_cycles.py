"""Temporal cycles: each edge later than the one before, within a window."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from aigraph.engine.dispatch import Engine, check_engine, temporal_search
from aigraph.engine.edge_cycles import EdgeCycles, check_tolerance, make_edge_cycles
from aigraph.engine.edge_queries import TemporalQuery, Tolerance, Window
from aigraph.engine.inputs.read import number_roots, read_edges
from aigraph.engine.limits import Limits, ProgressCallback
from aigraph.engine.timestamps import to_ticks


def enumerate_temporal_cycles(
    graph: Any,
    max_length: int | None = None,
    *,
    time: Any,
    window: Window | None = None,
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
    """Enumerate the temporal cycles of a directed graph: each edge strictly later than the one before, in a window.

    A temporal cycle takes single edges, so that parallel edges make cycles of their own. It passes no node twice, and is
    found once, from its earliest edge. Edges at the same time never follow each other.

    Parameters
    ----------
    graph : graph
        As for `enumerate_cycles`; in networkx usually a MultiDiGraph.
    max_length, min_length : int, optional
        The most and the fewest edges in a cycle.
    time : str, sequence or callable
        The time of each edge, given as `weight` is: numbers, dates, datetimes, datetime64, or texts in ISO 8601. A partial
        date such as 2025-10 counts from its last day.
    window : number, timedelta or timedelta64, optional
        The most time from the first edge of a cycle to its last, that time included; with dates a plain number counts days.
        By default any.
    tolerance : (float, float), optional
        The least and the most that an edge may weigh, as a share of the weight of the edge before: (0.8, 1.0) lets at most a
        fifth be lost at each step. The last edge and the first are not compared.
    weight : str, sequence or callable, optional
        The weight of each edge; it may be unknown.
    roots, ends, max_cycles, max_seconds, max_bytes, keep_on_interrupt, engine, threads, progress
        As for `enumerate_cycles`.

    Returns
    -------
    EdgeCycles
        An iterable of `EdgeCycle`, lists of nodes that also name their edges, times and weights.

    Raises
    ------
    ValueError, TypeError
        As `enumerate_cycles`, and if a time is missing or cannot be read, the window does not go with the times, or there is
        a tolerance without weights.

    See Also
    --------
    enumerate_multigraph_cycles : Cycles of single edges in any order of time.

    Notes
    -----
    Path bundles and blocking as in 2SCENT [1]_, on the edges that earliest arrival and latest departure [2]_ leave. Without
    `max_length` and `tolerance` the time from one bundle to the next is polynomial in the edges of a window.

    References
    ----------
    .. [1] R. Kumar and T. Calders, "2SCENT: an efficient algorithm for enumerating all simple temporal cycles", Proc. VLDB
       Endow. 11(11), 2018. https://doi.org/10.14778/3236187.3236197
    .. [2] H. Wu, J. Cheng, S. Huang, Y. Ke, Y. Lu, Y. Xu, "Path problems in temporal graphs", Proc. VLDB Endow. 7(9), 2014.
       https://doi.org/10.14778/2732939.2732945

    Examples
    --------
    >>> edges = [("a", "b"), ("b", "a"), ("b", "a")]
    >>> list(enumerate_temporal_cycles(edges, time=["2025-01-31", "2025-03", "2026"], window=90))
    [EdgeCycle(['a', 'b'], edges=(0, 1), times=('2025-01-31', '2025-03'))]
    """
    check_engine(engine, threads)
    if time is None:
        raise ValueError("time is None: expected what names, or holds, the time of each edge")
    edges = read_edges(graph, weight=weight, time=time, ends=ends, parallel=True)
    ticks, ticks_in_window = to_ticks(edges.times, window)
    edges = replace(edges, ticks=ticks)
    query = TemporalQuery(
        max_length=max_length,
        min_length=min_length,
        roots=number_roots(roots, edges.nodes),
        tolerance=check_tolerance(tolerance, edges),
        window=ticks_in_window,
    )
    limits = Limits(
        max_cycles=max_cycles, max_seconds=max_seconds, max_bytes=max_bytes, keep_on_interrupt=keep_on_interrupt
    )
    return make_edge_cycles(
        edges, partial(temporal_search, query=query, engine=engine, threads=threads), limits, progress
    )
