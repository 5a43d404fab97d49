"""Simple cycles: enumerated, counted, and the largest of them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from aigraph.engine.cycles import Cycles
from aigraph.engine.dispatch import Engine, check_engine, resolve_engine, simple_search
from aigraph.engine.inputs.read import number_roots, read_edges, read_plain
from aigraph.engine.limits import Limits, ProgressCallback
from aigraph.engine.plain_cycles import FEW_EDGES, PlainCycles
from aigraph.engine.protocol import Query, Search
from aigraph.engine.run import CycleList

if TYPE_CHECKING:
    from aigraph.engine.counts import Counts


def enumerate_cycles(
    graph: Any,
    max_length: int | None = None,
    *,
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
) -> Cycles:
    """Enumerate the simple cycles (elementary circuits) of a directed graph, each once.

    Two cycles are the same if they visit the same nodes in the same cyclic order; parallel edges make no second cycle, a
    self-loop is a cycle of length 1. Each cycle starts at its node that comes first in the graph. The order of the cycles is
    the same in every run and for every engine.

    Parameters
    ----------
    graph
        A directed graph, which is not changed: a networkx DiGraph or MultiDiGraph, a list of pairs (tail, head), a tuple
        (tails, heads) of columns, an (m, 2) array, a scipy sparse matrix, a directed graph of igraph or rustworkx, or a table
        of pandas, polars or Arrow. Nodes are numbered as the graph lists them, or as they first appear.
    max_length : int, optional
        The most nodes in a cycle; by default there is no bound.
    min_length : int
        The fewest nodes in a cycle.
    roots : node or iterable of nodes, optional
        Only cycles that pass at least one of these nodes. A text is one node.
    weight : str, sequence or callable, optional
        The weight of each edge, for `Cycles.largest`: the name of an edge attribute or of a column; a column beside a list,
        array, table or igraph graph; ``data``, the entries of a sparse matrix; a function of the edge payload of rustworkx.
    ends : (str, str), optional
        The columns of a table in which edges begin and end; by default source and target, tail and head, from and to, src and
        dst, or u and v.
    max_cycles, max_seconds, max_bytes : int, float and int, optional
        The most cycles that a run may give, its most time in seconds, and the most memory of its answer if all of it is kept.
    keep_on_interrupt : bool
        Whether Ctrl-C ends a run, with a warning, and keeps what was found; if not, it is raised as usual.
    engine : {"auto", "python", "extension", "compiled"}
        Which implementation answers; the answer is the same. By default the extension in C, or plain Python where it was
        not built, and for what is not listed numba's kernels after a second, or at once if there are many edges.
    threads : int, optional
        How many threads compiled code may use; by default as many as there are processors.
    progress : callable, optional
        Called with a `Progress` some times a second; by default that of `use_default_progress`.

    Returns
    -------
    Cycles
        An iterable of lists of nodes, which also counts, batches and ranks. Nothing is searched before it is asked for. Each
        run says what cut it short.

    Raises
    ------
    ValueError
        If the graph is undirected, or a parameter makes no sense.
    TypeError
        If the graph has no known form.

    See Also
    --------
    count_cycles : Count without listing.
    largest_cycles : The cycles with the largest bottlenecks.
    enumerate_temporal_cycles : Each edge later than the one before.
    enumerate_multigraph_cycles : Parallel edges apart.

    Notes
    -----
    With a bound, a depth-first search that is pruned by the distances to the root, and by barriers where dead ends abound
    [1]_: O(k m) from one cycle to the next and O(k m (n + c)) in all, for c cycles of at most k nodes in a graph of n nodes and
    m edges. Without one, Johnson's algorithm [2]_, O((n + m)(c + 1)).

    References
    ----------
    .. [1] Y. Peng, Y. Zhang, X. Lin, W. Zhang, L. Qin, J. Zhou, "Towards bridging theory and practice: hop-constrained
       s-t simple path enumeration", PVLDB 13(4), 2019. https://doi.org/10.14778/3372716.3372720
    .. [2] D. B. Johnson, "Finding all the elementary circuits of a directed graph", SIAM J. Comput. 4(1), 1975.
       https://doi.org/10.1137/0204007

    Examples
    --------
    >>> edges = [("a", "b"), ("b", "c"), ("c", "a"), ("b", "a")]
    >>> sorted(enumerate_cycles(edges))
    [['a', 'b'], ['a', 'b', 'c']]
    >>> list(enumerate_cycles(edges, max_length=2))
    [['a', 'b']]
    >>> run = iter(enumerate_cycles(edges, max_cycles=1))
    >>> len(list(run)), run.cut.limit
    (1, 'max_cycles')
    """
    if (
        engine == "auto"
        and min_length == 1
        and weight is None
        and ends is roots is None
        and max_cycles is max_seconds is max_bytes is threads is None
        and progress is None
        and (max_length is None or (type(max_length) is int and max_length > 1))
    ):
        # Most calls: the graph is small, and is searched in less time than all the rest takes to set up.
        plain = read_plain(graph)
        if plain is not None:
            cycles = _PlainCycles(plain, max_length or 0)
            if len(plain[1]) < FEW_EDGES:
                return cycles if keep_on_interrupt else cycles.raising_interrupts()
            graph = cycles.edges
    check_engine(engine, threads)
    edges = read_edges(graph, weight=weight, ends=ends)
    query = Query(max_length=max_length, min_length=min_length, roots=number_roots(roots, edges.nodes))
    limits = Limits(
        max_cycles=max_cycles, max_seconds=max_seconds, max_bytes=max_bytes, keep_on_interrupt=keep_on_interrupt
    )
    search = partial(simple_search, query=query, threads=threads)
    ranking = None
    if edges.weights is not None:
        # Imported here, as below, because most queries do not rank.
        from aigraph.engine.simple.aggregate import aggregate_by_weight
        from aigraph.engine.top_k import TopK

        # A subgraph is searched by the engine that suits the whole.
        ranking = TopK(edges, aggregate_by_weight, partial(search, engine=resolve_engine(engine, len(edges))))
    return Cycles(edges.nodes, search(edges, engine=engine), limits, progress, ranking)


class _PlainCycles(PlainCycles):
    @cached_property
    def search(self) -> Search:
        """The query, and the implementation that answers it."""
        return simple_search(self.edges, Query(max_length=self._most or None), "auto", None)


def count_cycles(
    graph: Any,
    max_length: int | None = None,
    *,
    min_length: int = 1,
    roots: Hashable | Iterable[Hashable] | None = None,
    ends: tuple[str, str] | None = None,
    max_cycles: int | None = None,
    max_seconds: float | None = None,
    keep_on_interrupt: bool = True,
    engine: Engine = "auto",
    threads: int | None = None,
    progress: ProgressCallback | None = None,
) -> Counts:
    """Count the simple cycles of a directed graph by length, without listing them.

    Parameters
    ----------
    graph, max_length, min_length, roots, ends, max_cycles, max_seconds, keep_on_interrupt, engine, threads, progress
        As for `enumerate_cycles`.

    Returns
    -------
    Counts
        A mapping from length to number of cycles, with what cut it short.

    Raises
    ------
    ValueError, TypeError
        As `enumerate_cycles`.

    See Also
    --------
    enumerate_cycles : The cycles themselves.
    EdgeCycles.count : The same for temporal and multigraph cycles.

    Notes
    -----
    With a bound the last two hops of each path are added up, not walked, so that it takes less time than there are cycles.

    Examples
    --------
    >>> import networkx as nx
    >>> count_cycles(nx.complete_graph(5, create_using=nx.DiGraph), max_length=4)
    Counts({2: 10, 3: 20, 4: 30})
    """
    return enumerate_cycles(
        graph,
        max_length,
        min_length=min_length,
        roots=roots,
        ends=ends,
        max_cycles=max_cycles,
        max_seconds=max_seconds,
        keep_on_interrupt=keep_on_interrupt,
        engine=engine,
        threads=threads,
        progress=progress,
    ).count()


def largest_cycles(
    graph: Any,
    n: int,
    max_length: int | None = None,
    *,
    weight: Any,
    min_length: int = 1,
    roots: Hashable | Iterable[Hashable] | None = None,
    ends: tuple[str, str] | None = None,
    max_seconds: float | None = None,
    keep_on_interrupt: bool = True,
    engine: Engine = "auto",
    threads: int | None = None,
    progress: ProgressCallback | None = None,
) -> CycleList[tuple[float, list[Hashable]]]:
    """Give the n simple cycles with the largest bottleneck, largest first, without visiting all.

    The bottleneck of a cycle is the smallest weight on it, those of parallel edges added up.

    Parameters
    ----------
    graph : graph
        As for `enumerate_cycles`.
    n : int
        How many cycles.
    weight : str, sequence or callable
        The weight of each edge, as for `enumerate_cycles`.
    max_length, min_length, roots, ends, max_seconds, keep_on_interrupt, engine, threads, progress
        As for `enumerate_cycles`.

    Returns
    -------
    CycleList of (float, list)
        Bottlenecks and nodes, with what cut it short.

    Raises
    ------
    ValueError, TypeError
        As `enumerate_cycles`, and if a weight is missing.

    See Also
    --------
    Cycles.largest : The same.
    EdgeCycles.largest : The same for temporal and multigraph cycles.

    Notes
    -----
    About 2 log(m) searches for m different weights, none of which finds more than some hundred cycles.

    Examples
    --------
    >>> edges = [("a", "b"), ("b", "c"), ("c", "a"), ("b", "a")]
    >>> largest_cycles(edges, 1, weight=[5, 4, 3, 1])
    [(3.0, ['a', 'b', 'c'])]
    """
    return enumerate_cycles(
        graph,
        max_length,
        min_length=min_length,
        roots=roots,
        weight=weight,
        ends=ends,
        max_seconds=max_seconds,
        keep_on_interrupt=keep_on_interrupt,
        engine=engine,
        threads=threads,
        progress=progress,
    ).largest(n)
