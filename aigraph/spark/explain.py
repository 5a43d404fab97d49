"""A plan in sentences: what is done, what it is expected to cost, and which engine is the better one."""

from __future__ import annotations

from aigraph.spark.plan import SparkPlan

_UNITS = ((1e12, "TB"), (1e9, "GB"), (1e6, "MB"), (1e3, "kB"))
_MINUTE = 60


def explain_plan(plan: SparkPlan) -> list[str]:
    """Describe a plan and its expected cost.

    The figures are a model's: docs/scale.md says how far it is from what was measured.
    """
    cost, edges = plan.cost, plan.statistics.edges
    return [
        f"{edges:,} edges of about {plan.statistics.nodes:,} payers, {plan.statistics.mean_degree:.1f} each.",
        f"Plan: {_what(plan)}, because {plan.why}.",
        f"Moves about {_bytes(cost.moved_bytes)} between processes; the largest task takes about {_bytes(cost.task_bytes)}.",
        f"Expected: Spark {_time(cost.spark_s)} on {plan.cores} cores once it runs, {_time(cost.serial_s)} of it for any number of them.",
        f"Expected: one process on this machine {_time(cost.one_machine_s)}.",
        _verdict(plan),
    ]


def _what(plan: SparkPlan) -> str:
    if plan.slices is not None:
        return f"{plan.tasks:,} slices of time, to which each edge is sent {plan.slices.copies:.2f} times on average"
    if plan.kind == "tasks":
        return f"the graph is prepared on the driver and sent to each machine once, and searched in about {plan.tasks:,} tasks"
    return f"joins make the neighbourhood of each root, searched in {plan.tasks:,} partitions"


def _verdict(plan: SparkPlan) -> str:
    if plan.better == "one machine":
        return "The better engine here is one machine: leave out --engine spark."
    return "The better engine here is Spark, as far as the cores above are there."


def _bytes(size: float) -> str:
    for unit, name in _UNITS:
        if size >= unit:
            return f"{size / unit:.3g} {name}"
    return f"{size:.0f} bytes"


def _time(seconds: float) -> str:
    return f"{seconds:.2g} s" if seconds < _MINUTE else f"{seconds / _MINUTE:.2g} min"
