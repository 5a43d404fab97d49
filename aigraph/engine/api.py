"""All questions about the cycles of a graph, behind one function."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from functools import partial
from typing import Any

from aigraph.engine.dispatch import engine_for, settled
from aigraph.engine.edge_list import Arcs, arcs_of
from aigraph.engine.limits import Limits, Told
from aigraph.engine.result import Counts, Cycles
from aigraph.engine.simple.python.search import Question, Search


def enumerate_cycles(
    graph: Any,
    max_length: int | None = None,
    *,
    min_length: int = 1,
    roots: Collection[Hashable] | None = None,
    limit: int | None = None,
    weight: Any = None,
    time: Any = None,
    window: Any = None,
    deals: bool = False,
    tolerance: tuple[float, float] | None = None,
    engine: str = "auto",
    threads: int | None = None,
    max_seconds: float | None = None,
    max_bytes: int | None = None,
    keep_on_interrupt: bool = True,
    progress: Told | None = None,
) -> Cycles:
    """Enumerate the simple cycles (elementary circuits) of a directed graph, each once.

    Two cycles are the same if they visit the same nodes in the same cyclic order; parallel edges make no second
    cycle, a self-loop is a cycle of length 1. Each cycle starts at its node that comes first in the graph. The order
    of the cycles is the same in every run and for every engine.

    Parameters
    ----------
    graph : networkx.DiGraph, networkx.MultiDiGraph, pair of columns, or table
        Any directed graph; it is not changed. A pair (u, v) of lists or arrays holds an arc a row, a table (pandas,
        polars) has columns payer and payee or source and target; nodes are strings or integers, in the order in
        which they appear.
    max_length : int, optional
        The most nodes that a cycle may have; by default there is no bound.
    min_length : int
        The fewest nodes that a cycle may have.
    roots : collection of nodes, optional
        Only cycles that pass at least one of these nodes.
    limit : int, optional
        The most cycles to give.
    weight : str or sequence of float, optional
        What an arc carries, for `Cycles.largest`: the name of an edge attribute or of a column, or a third column.
    time : str or sequence, optional
        When each deal was made: given as `weight` is. Asks for temporal cycles: single deals, each strictly later than the
        one before. Numbers, dates, datetimes, datetime64, and texts such as 2025-10, which count from their last day.
    window : number or timedelta, optional
        The most time from the first deal of a temporal cycle to its last, that time included; with dates a plain number
        counts days. By default any.
    deals : bool
        Tell parallel deals apart: a cycle of deals takes one deal of each leg.
    tolerance : (float, float), optional
        The least and the most that a deal may carry, as a share of the deal before: (0.8, 1.0) follows money that loses
        at most a fifth on each leg. Asks for cycles of deals. The last deal and the first are not compared; without times
        a cycle may begin with any of its deals, and counts once.
    engine : {"auto", "python", "compiled"}
        What answers. The result is the same.
    threads : int, optional
        How many threads compiled code may use; by default as many as there are processors.
    max_seconds, max_bytes : float and int, optional
        The most time to spend, and the most memory that the answer may take if all of it is kept.
    keep_on_interrupt : bool
        Whether Ctrl-C ends the search, with a warning, and leaves what was found; if not, it is raised as usual.
    progress : callable, optional
        Called with a `Progress` some times a second; by default `show_progress` is told, where that is in use.

    Returns
    -------
    Cycles
        An iterable of lists of nodes, which also counts, streams and ranks. Nothing is searched before it is asked. With
        `time`, `deals` or `tolerance` it is a `DealCycles`, whose lists also name their deals.

    Raises
    ------
    ValueError
        If the graph is not directed, or a parameter makes no sense.
    TypeError
        If the graph is of no known form.

    Notes
    -----
    With a bound, a depth-first search that is pruned by the distance back to the root. Without one, Johnson's algorithm
    [1]_, O((n + m)(c + 1)) for c cycles. Cycles are found one by one, so that a caller can stop.

    References
    ----------
    .. [1] D. B. Johnson, "Finding all the elementary circuits of a directed graph", SIAM J. Comput. 4(1), 1975.
       https://doi.org/10.1137/0204007

    Examples
    --------
    >>> import networkx as nx
    >>> triangle = nx.DiGraph([("lab", "cloud"), ("cloud", "chips"), ("chips", "lab"), ("cloud", "lab")])
    >>> sorted(enumerate_cycles(triangle))
    [['lab', 'cloud'], ['lab', 'cloud', 'chips']]
    >>> list(enumerate_cycles(triangle, max_length=2))
    [['lab', 'cloud']]
    >>> cycles = enumerate_cycles(triangle, limit=1)
    >>> len(list(cycles)), cycles.cut.by
    (1, 'count')
    >>> deals = ["lab", "cloud", "cloud"], ["cloud", "lab", "lab"]
    >>> list(enumerate_cycles(deals, time=["2025-01-31", "2025-03", "2026"], window=90))
    [DealCycle(['lab', 'cloud'], deals=(0, 1), times=('2025-01-31', '2025-03'))]
    """
    if max_length is not None and max_length < 1:
        raise ValueError(f"max_length {max_length} is below 1")
    if min_length < 1:
        raise ValueError(f"min_length {min_length} is below 1")
    limits = Limits(limit, max_seconds, max_bytes, keep_on_interrupt)
    ask: Callable[[Arcs, Question], Search] = partial(_ask, engine=engine, threads=threads)
    if time is not None or window is not None or deals or tolerance is not None:
        # Rings of companies, the usual question, need not wait for what single deals are searched with.
        from aigraph.engine.multigraph.dispatch import deal_search
        from aigraph.engine.multigraph.edge_list import deals_of
        from aigraph.engine.multigraph.query import DealQuestion
        from aigraph.engine.multigraph.result import DealCycles
        from aigraph.engine.multigraph.top_k import DealRanking

        given = deals_of(graph, time, weight)
        asked = DealQuestion(
            max_length,
            min_length,
            None if roots is None else _numbers_of(roots, given.nodes),
            timed=time is not None,
            window=window,
            tolerance=tolerance,
        )
        asked.check(given)
        search = partial(deal_search, question=asked, engine=engine, threads=threads, rings=ask)
        ranking = None if given.amounts is None else DealRanking(given, search)
        return DealCycles(given.nodes, search(given), limits, progress, ranking, deals=given)
    arcs = arcs_of(graph, weight)
    question = Question(max_length, min_length, None if roots is None else _numbers_of(roots, arcs.nodes))
    rank = None
    if arcs.weights is not None:
        from aigraph.engine.simple.top_k import Ranking

        rank = Ranking(arcs, question, partial(_ask, engine=settled(engine, arcs), threads=threads))
    return Cycles(arcs.nodes, ask(arcs, question), limits, progress, rank)


def _ask(arcs: Arcs, question: Question, *, engine: str, threads: int | None) -> Search:
    return engine_for(engine, arcs, question, threads)


def _numbers_of(roots: Collection[Hashable], nodes: Sequence[Hashable]) -> frozenset[int]:
    number = {node: place for place, node in enumerate(nodes)}
    strange = [root for root in roots if root not in number]
    if strange:
        raise ValueError(f"roots {strange!r} are not in the graph")
    return frozenset(number[root] for root in roots)


def count_cycles(graph: Any, max_length: int | None = None, **options: Any) -> Counts:
    """Count the simple cycles of a directed graph by length, without listing them.

    Parameters
    ----------
    graph, max_length, **options
        As for `enumerate_cycles`.

    Returns
    -------
    Counts
        A mapping from length to number of cycles.

    Examples
    --------
    >>> import networkx as nx
    >>> count_cycles(nx.complete_graph(5, create_using=nx.DiGraph), max_length=4)
    Counts({2: 10, 3: 20, 4: 30})
    """
    return enumerate_cycles(graph, max_length, **options).count()
