"""What a plan is expected to cost, and whether one machine would be done sooner: a model with constants that were measured.

The constants are seconds of one processor, with all that Java and Spark do beside.

`benchmarks.spark` measures the constants and compares the model with runs; docs/scale.md shows both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PlanKind = Literal["slices", "tasks", "neighbourhoods"]

WORKER_S = 5.0
"""Before the first task of a Python process: to import the engine and load its compiled code."""
TASK_S = 0.2
"""To begin and end a task."""
JOB_S = 1.0
"""To plan a query and start its stages."""
SCAN_S = 0.5e-6
"""To read an edge from a file of columns and look at it once."""
COLLECT_S = 1.8e-6
"""To bring an edge to the driver."""
PREPARE_S = 1.0e-6
"""To number the ends of an edge and sort it into the adjacency."""
SHUFFLE_S = 2.0e-6
"""To send an edge to its slice and hand it to Python."""
JOIN_S = 2.5e-6
"""To move a row of a neighbourhood through the joins that make it."""
TEMPORAL_S = 0.5e-6
"""To read an edge, number it, put it in the order of time if another may follow it, and search from it in a narrow window."""
SIMPLE_S = 0.45e-6
"""To search from an edge for cycles of at most four nodes where a node has five edges."""
EDGE_BYTES = 12
"""An edge of an adjacency, in both directions, with its share of the nodes."""
ROW_BYTES = 24
"""An edge in a shuffle: two numbers and a time."""
TIMED_BYTES = 240
"""An edge in the memory of a search in time."""
SIMPLE_BYTES = 20
"""An edge in the memory of a search of the whole graph: the adjacency and the arrays of the search."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a plan costs.

    Parameters
    ----------
    spark_s, one_machine_s : float
        The time to the last cycle, of a cluster that has started already, and of one process with as many threads as a
        machine has processors.
    moved_bytes : float
        What goes between machines.
    task_bytes : float
        The memory of the largest task.
    processor_s : float
        The time of all processors of the cluster together.
    serial_s : float
        The part of the time on Spark that more machines do not shorten.
    """

    spark_s: float
    one_machine_s: float
    moved_bytes: float
    task_bytes: float
    processor_s: float
    serial_s: float

    @property
    def better(self) -> Literal["spark", "one machine"]:
        """Which of the two is done sooner."""
        return "spark" if self.spark_s < self.one_machine_s else "one machine"


def cost_of_slices(
    *, edges: int, copies: float, largest: int, tasks: int, cores: int, processors: int, row_bytes: float = ROW_BYTES
) -> Cost:
    """Estimate a search in slices of time."""
    sent = edges * copies
    work = edges * 2 * SCAN_S + sent * (SHUFFLE_S + TEMPORAL_S) + tasks * TASK_S
    serial = 3 * JOB_S + WORKER_S
    return Cost(
        spark_s=serial + work / min(cores, max(1, tasks)),
        # To number the edges and put them in order takes one thread, and nearly all of the time.
        one_machine_s=edges * TEMPORAL_S * (0.9 + 0.1 / processors),
        moved_bytes=sent * row_bytes,
        task_bytes=largest * TIMED_BYTES,
        processor_s=serial + work,
        serial_s=serial,
    )


def cost_of_tasks(
    *,
    edges: int,
    mean_degree: float,
    max_length: int | None,
    is_timed: bool,
    tasks: int,
    cores: int,
    processors: int,
    machines: int,
) -> Cost:
    """Estimate a search of a graph that every machine has a copy of."""
    prepare = edges * (COLLECT_S + PREPARE_S)
    search = edges * (TEMPORAL_S if is_timed else simple_s(mean_degree, max_length))
    serial = 2 * JOB_S + WORKER_S + prepare
    each = ROW_BYTES if is_timed else EDGE_BYTES
    if is_timed:
        # Each process puts the edges in order for itself.
        serial += edges * TEMPORAL_S
    return Cost(
        spark_s=serial + edges * SCAN_S / cores + (search + tasks * TASK_S) / min(cores, max(1, tasks)),
        one_machine_s=edges * PREPARE_S + search / processors,
        moved_bytes=edges * each * (1 + machines),
        task_bytes=edges * (TIMED_BYTES if is_timed else SIMPLE_BYTES),
        processor_s=serial + edges * SCAN_S + search + tasks * TASK_S,
        serial_s=serial,
    )


def cost_of_neighbourhoods(
    *, edges: int, mean_degree: float, max_length: int, tasks: int, cores: int, processors: int, task_edges: int
) -> Cost:
    """Estimate a search of neighbourhoods."""
    # A hop multiplies the rows by the mean degree, of which half leads to later nodes; both directions are walked.
    hops = (max_length + 1) // 2
    rows = edges * sum((mean_degree / 2) ** (hop - 1) for hop in range(1, hops + 1)) * 2
    work = edges * (SCAN_S + 4 * JOIN_S) + rows * JOIN_S + tasks * TASK_S
    serial = (4 + 2 * max_length) * JOB_S + WORKER_S
    return Cost(
        spark_s=serial + work / cores,
        one_machine_s=edges * (PREPARE_S + simple_s(mean_degree, max_length) / processors),
        moved_bytes=rows * ROW_BYTES * 2,
        task_bytes=task_edges * 100.0,
        processor_s=serial + work,
        serial_s=serial,
    )


def simple_s(mean_degree: float, max_length: int | None) -> float:
    """Estimate the time to search from an edge: times the mean degree for each hop after the fourth.

    Examples
    --------
    >>> f"{simple_s(5, 4):.2g} {simple_s(5, 5):.2g} {simple_s(5, 6):.2g}"
    '4.5e-07 1.1e-06 5.6e-06'
    """
    hops = max(0, (max_length or 12) - 4)
    return (
        SIMPLE_S * max(0.2, mean_degree / 5) ** 2 * (mean_degree / 2 if hops else 1.0) * mean_degree ** max(0, hops - 1)
    )
