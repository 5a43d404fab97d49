"""Which of the three exact plans a search takes, what it is expected to cost, and the search itself."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Literal

from pyspark.sql import DataFrame
from pyspark.sql import types as st

from aigraph.spark.cost import (
    ROW_BYTES,
    SIMPLE_BYTES,
    TIMED_BYTES,
    Cost,
    PlanKind,
    cost_of_neighbourhoods,
    cost_of_slices,
    cost_of_tasks,
)
from aigraph.spark.edge_columns import EdgeColumns
from aigraph.spark.edge_statistics import EdgeStatistics
from aigraph.spark.neighbourhoods import search_neighbourhoods
from aigraph.spark.query import CycleQuery
from aigraph.spark.shared_graph import search_shared, share_graph
from aigraph.spark.time_slices import TimeSlices, cut_into_slices, search_slices

PLANS = ("slices", "tasks", "neighbourhoods")
_TASKS_A_CORE = 4
_NEIGHBOURHOOD_EDGE_BYTES = 100
_TEXT_BYTES = 24


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class SparkPlan:
    """How a search for cycles is done on Spark.

    Parameters
    ----------
    kind : {"slices", "tasks", "neighbourhoods"}
        Slices of time, tasks on a graph that every machine has a copy of, or neighbourhoods made by joins.
    why : str
        Why this one.
    tasks : int
        The tasks of the search; of a graph that is sent, about so many.
    cores, machines : int
        What Spark has.
    slices : TimeSlices, optional
        The slices of time.
    cost : Cost
        What is expected.
    """

    kind: PlanKind
    why: str
    tasks: int
    cores: int
    machines: int
    edges: DataFrame
    columns: EdgeColumns
    query: CycleQuery
    statistics: EdgeStatistics
    memory: int
    cost: Cost
    slices: TimeSlices | None = None

    @property
    def better(self) -> Literal["spark", "one machine"]:
        """Which engine is expected to be done sooner."""
        return self.cost.better

    def run(self) -> DataFrame:
        """Give the cycles as a DataFrame. A graph that is sent is sent now; the search itself is left to Spark."""
        if self.slices is not None:
            return search_slices(self.edges, self.columns, self.query, self.slices)
        if self.kind == "tasks":
            timed = self.query.keeps_edges_apart
            expected = self.statistics.edges * (ROW_BYTES + (_TEXT_BYTES if timed else 0))
            shared, tasks = share_graph(self.edges, self.columns, self.query, self.tasks, expected)
            numbers = self.edges.sparkSession.range(0, len(tasks), 1, max(1, len(tasks)))
            return search_shared(numbers, shared, self.columns, self.query, tasks)
        return search_neighbourhoods(
            self.edges,
            self.columns,
            self.query,
            partitions=self.tasks,
            max_edges=max(1, self.memory // _NEIGHBOURHOOD_EDGE_BYTES),
        )


def choose_plan(
    edges: DataFrame,
    columns: EdgeColumns,
    query: CycleQuery,
    statistics: EdgeStatistics,
    *,
    plan: PlanKind | Literal["auto"] = "auto",
    memory: int,
    tasks: int | None = None,
) -> SparkPlan:
    """Choose a plan.

    Raises
    ------
    ValueError
        If no exact plan serves, or the one that was wished for does not.
    """
    cores = edges.sparkSession.sparkContext.defaultParallelism
    machines = int(edges.sparkSession.conf.get("spark.executor.instances", "1") or 1)
    processors = len(os.sched_getaffinity(0))
    wanted = tasks or cores * _TASKS_A_CORE
    kind, why = _kind(query, statistics, plan, memory, cores)
    slices = None
    if kind == "slices":
        assert query.window is not None
        max_rows = max(1, memory // TIMED_BYTES)
        slices = cut_into_slices(
            edges, statistics, query.window, max(wanted, -(-statistics.edges // max_rows)), max_rows
        )
        wanted = len(slices.starts)
        if max(slices.rows) > max_rows:
            why += f"; the densest window holds {max(slices.rows):,} edges, more than memory= is for"
        cost = cost_of_slices(
            edges=statistics.edges,
            copies=slices.copies,
            largest=max(slices.rows),
            tasks=wanted,
            cores=cores,
            processors=processors,
            row_bytes=ROW_BYTES + (_TEXT_BYTES if isinstance(columns.node, st.StringType) else 0),
        )
    elif kind == "tasks":
        cost = cost_of_tasks(
            edges=statistics.edges,
            mean_degree=statistics.mean_degree,
            max_length=query.max_length,
            is_timed=query.is_timed,
            tasks=wanted,
            cores=cores,
            processors=processors,
            machines=machines,
        )
    else:
        assert query.max_length is not None
        wanted = max(wanted, -(-4 * statistics.edges * _NEIGHBOURHOOD_EDGE_BYTES // memory))
        cost = cost_of_neighbourhoods(
            edges=statistics.edges,
            mean_degree=statistics.mean_degree,
            max_length=query.max_length,
            tasks=wanted,
            cores=cores,
            processors=processors,
            task_edges=min(statistics.edges, memory // _NEIGHBOURHOOD_EDGE_BYTES),
        )
    return SparkPlan(
        kind=kind,
        why=why,
        tasks=wanted,
        cores=cores,
        machines=machines,
        edges=edges,
        columns=columns,
        query=query,
        statistics=statistics,
        memory=memory,
        cost=cost,
        slices=slices,
    )


def _kind(query: CycleQuery, statistics: EdgeStatistics, plan: str, memory: int, cores: int) -> tuple[PlanKind, str]:
    """Choose the kind of plan, and say why."""
    needed = statistics.edges * (TIMED_BYTES if query.keeps_edges_apart else SIMPLE_BYTES)
    if plan == "slices" or (plan == "auto" and query.window is not None):
        if query.window is None:
            raise ValueError("slices of time need a window: give time= and window=")
        widths = statistics.reach / query.window if query.window else float("inf")
        if plan == "slices" or widths >= cores or needed > memory:
            return "slices", "cycles lie within a window, so that slices of time can be searched apart"
    if plan == "tasks":
        return "tasks", "chosen by plan="
    if plan == "neighbourhoods":
        if query.max_length is None:
            raise ValueError("neighbourhoods need a bound: give max_length=")
        return "neighbourhoods", "chosen by plan="
    if needed <= memory:
        return "tasks", f"the graph takes {needed / 1e9:.2g} GB of the {memory / 1e9:.2g} GB that a task may"
    if query.max_length is None:
        raise ValueError(
            f"the graph takes {needed / 1e9:.3g} GB and a task may take {memory / 1e9:.3g} GB: expected a bound, max_length=, "
            "by which it can be divided, or more memory="
        )
    return (
        "neighbourhoods",
        f"the graph takes {needed / 1e9:.3g} GB, more than the {memory / 1e9:.3g} GB that a task may",
    )
