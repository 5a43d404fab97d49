"""Cycles of a graph in a Spark DataFrame, as a Spark DataFrame."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec
from typing import Any, Literal

import numpy as np
from pyspark.sql import DataFrame
from pyspark.sql import functions as sf

from aigraph.engine.edge_queries import Tolerance, Window
from aigraph.engine.timestamps import to_ticks
from aigraph.spark.cost import PlanKind
from aigraph.spark.edge_columns import HEAD, TAIL, WEIGHT, standard_edges
from aigraph.spark.edge_statistics import measure_edges
from aigraph.spark.plan import PLANS, SparkPlan, choose_plan
from aigraph.spark.query import CycleQuery

_MEMORY = 2_000_000_000
_FAR = 2**61


def find_cycles_on_spark(
    df: DataFrame,
    max_length: int | None = None,
    *,
    time: str | None = None,
    window: Window | None = None,
    tolerance: Tolerance | None = None,
    weight: str | None = None,
    edge: str | None = None,
    ends: tuple[str, str] | None = None,
    min_length: int = 1,
    roots: Iterable[Any] | None = None,
    plan: PlanKind | Literal["auto"] = "auto",
    memory: int = _MEMORY,
    tasks: int | None = None,
) -> DataFrame:
    """Find the cycles of a graph on Spark: edges as a DataFrame in, cycles as a DataFrame out, which is never collected.

    The same cycles as on one machine: without a time and a tolerance those of `enumerate_cycles`, with a time those of
    `enumerate_temporal_cycles`, with a tolerance alone those of `enumerate_multigraph_cycles`.

    Parameters
    ----------
    df : pyspark.sql.DataFrame
        The edges, one a row. The same rows must come whenever it is evaluated: Spark evaluates it again if a worker dies.
    max_length, min_length : int, optional
        The most and the fewest nodes in a cycle.
    time : str, optional
        The column with the time of each edge: numbers, dates, timestamps, or texts in ISO 8601. Each edge of a cycle is strictly
        later than the one before. Timestamps without a time zone are taken as they stand.
    window : number or timedelta, optional
        The most time from the first edge of a cycle to its last, that time included; with dates a plain number counts days.
    tolerance : (float, float), optional
        The least and the most that an edge may weigh, as a share of the weight of the edge before.
    weight : str, optional
        The column with the weight of each edge; it may be unknown. Cycles of single edges have a bottleneck then.
    edge : str, optional
        The column that identifies an edge; the cycles name it.
    ends : (str, str), optional
        The columns in which edges begin and end; by default payer and payee, source and target, tail and head, from and to, src
        and dst, or u and v.
    roots : iterable of nodes, optional
        Only cycles that pass at least one of these nodes.
    plan : {"auto", "slices", "tasks", "neighbourhoods"}
        Slices of time that overlap by the window; tasks by roots and first edges on a graph that every machine gets a copy of; or
        neighbourhoods of each root, made by joins, for a graph that fits no worker. All are exact.
    memory : int
        The memory that one task may take, in bytes, by which the plan is chosen.
    tasks : int, optional
        How many tasks there should be; by default four for each core.

    Returns
    -------
    pyspark.sql.DataFrame
        A cycle a row, in no certain order: its length, its nodes, and for cycles of single edges, as far as they are known, the
        edges, times and weights in the order of the cycle, and the bottleneck, null if a weight is unknown. A simple cycle begins
        at the node that sorts first, a temporal one at its earliest edge.

    Raises
    ------
    ValueError, TypeError
        If a column is missing or holds what cannot be used, or no plan serves.
    ModuleNotFoundError
        If PySpark or numba is not installed: ``pip install aigraph[spark]``.

    See Also
    --------
    plan_on_spark : The plan and its expected cost, before anything is searched.
    engine.enumerate_temporal_cycles : The same on one machine.
    engine.enumerate_cycles : The same without times.

    Notes
    -----
    One or two passes over the edges come first, which count them; a graph that is sent to the machines is prepared on the
    driver, as numbers. Each action on the answer searches anew: persist or write it to use it twice.

    Examples
    --------
    A session takes seconds to start, so that the tests of this room run what is shown here, and not the documentation.

    >>> from pyspark.sql import SparkSession  # doctest: +SKIP
    >>> spark = SparkSession.builder.master("local[2]").getOrCreate()  # doctest: +SKIP
    >>> rows = [("a", "b", "2025-01-31"), ("b", "a", "2025-02-03"), ("b", "a", "2025-07-01")]  # doctest: +SKIP
    >>> payments = spark.createDataFrame(rows, ["payer", "payee", "day"])  # doctest: +SKIP
    >>> find_cycles_on_spark(payments, 4, time="day", window=30).select("nodes").collect()  # doctest: +SKIP
    [Row(nodes=['a', 'b'])]
    """
    return restrict(
        plan_on_spark(
            df,
            max_length,
            time=time,
            window=window,
            tolerance=tolerance,
            weight=weight,
            edge=edge,
            ends=ends,
            min_length=min_length,
            plan=plan,
            memory=memory,
            tasks=tasks,
        ).run(),
        roots,
    )


def plan_on_spark(
    df: DataFrame,
    max_length: int | None = None,
    *,
    time: str | None = None,
    window: Window | None = None,
    tolerance: Tolerance | None = None,
    weight: str | None = None,
    edge: str | None = None,
    ends: tuple[str, str] | None = None,
    min_length: int = 1,
    plan: PlanKind | Literal["auto"] = "auto",
    memory: int = _MEMORY,
    tasks: int | None = None,
) -> SparkPlan:
    """Plan a search on Spark: count the edges, choose a plan, and estimate what it costs.

    Parameters
    ----------
    df, max_length, time, window, tolerance, weight, edge, ends, min_length, plan, memory, tasks
        As for `find_cycles_on_spark`.

    Returns
    -------
    SparkPlan
        Its kind, tasks and `cost`, which engine is the better one, and `run`, which gives the cycles.

    Raises
    ------
    ValueError, TypeError, ModuleNotFoundError
        As `find_cycles_on_spark`.

    See Also
    --------
    find_cycles_on_spark : The cycles themselves.

    Examples
    --------
    >>> plan = plan_on_spark(payments, 4, time="day", window=30)  # doctest: +SKIP
    >>> plan.kind, plan.tasks, plan.better  # doctest: +SKIP
    ('slices', 1, 'one machine')
    """
    if find_spec("numba") is None:
        line = "the workers search with compiled code, which needs numba: pip install 'aigraph[spark]'"
        raise ModuleNotFoundError(line, name="numba")
    if window is not None and time is None:
        raise ValueError("a window is of time: give time=, the column with the time of each edge")
    if tolerance is not None and weight is None:
        raise ValueError("a tolerance compares weights: give weight=, the column with the weight of each edge")
    if plan != "auto" and plan not in PLANS:
        raise ValueError(f"plan {plan!r} is unknown: expected one of auto, {', '.join(PLANS)}")
    for name, value in (("memory", memory), ("tasks", tasks)):
        if value is not None and value < 1:
            raise ValueError(f"{name} {value} is below 1")
    edges, columns = standard_edges(df, ends, time, weight, edge)
    query = CycleQuery(
        max_length=max_length,
        min_length=min_length,
        is_timed=time is not None,
        window=_window_in_ticks(window, is_number=columns.time_kind == "number"),
        tolerance=tolerance,
    )
    statistics = measure_edges(edges, columns)
    if query.keeps_edges_apart and not query.is_timed:
        # What has no weight can be compared with nothing, and is a cycle only where it leads back at once.
        edges = edges.where((sf.col(TAIL) == sf.col(HEAD)) | ~sf.isnan(sf.coalesce(WEIGHT, sf.lit(float("nan")))))
    return choose_plan(edges, columns, query, statistics, plan=plan, memory=memory, tasks=tasks)


def restrict(cycles: DataFrame, roots: Iterable[Any] | None) -> DataFrame:
    """Keep the cycles that pass at least one of some nodes; all of them for None."""
    if roots is None:
        return cycles
    wanted = [roots] if isinstance(roots, str) else list(roots)
    return cycles.where(sf.arrays_overlap("nodes", sf.lit(wanted))) if wanted else cycles.limit(0)


def _window_in_ticks(window: Window | None, *, is_number: bool) -> float | None:
    """Give a window as the engine counts it: numbers as they are, with dates in microseconds."""
    far = np.array([-_FAR, _FAR])
    ticks: float | None = to_ticks(far if is_number else far.astype("M8[us]"), window)[1]
    return ticks
