"""What one pass over the edges tells: how many there are, from when to when, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass

from pyspark.sql import DataFrame
from pyspark.sql import functions as sf

from aigraph.spark.edge_columns import HEAD, TAIL, TICK, TIME, EdgeColumns, has_zone


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeStatistics:
    """Sizes of a graph.

    Parameters
    ----------
    edges : int
        The edges, parallel ones apart.
    nodes : int
        The nodes in which edges begin, within some per cent.
    first, last : int or float, optional
        The earliest and the latest tick.
    """

    edges: int
    nodes: int
    first: float | None = None
    last: float | None = None

    @property
    def mean_degree(self) -> float:
        """The edges out of a node."""
        return self.edges / max(1, self.nodes)

    @property
    def reach(self) -> float:
        """The ticks from the earliest edge to the latest."""
        return 0 if self.first is None or self.last is None else self.last - self.first


def measure_edges(edges: DataFrame, columns: EdgeColumns) -> EdgeStatistics:
    """Count edges and nodes, exactly and within some per cent, in one pass.

    Raises
    ------
    ValueError
        If an edge lacks an end or a time, or a part of the times have time zones.
    """
    missing = sf.col(TAIL).isNull() | sf.col(HEAD).isNull()
    wanted = {
        "edges": sf.count(sf.lit(1)),
        "nodes": sf.approx_count_distinct(TAIL),
        "without_end": sf.count_if(missing),
    }
    if columns.time is not None:
        unread = sf.col(TICK).isNull() | sf.isnan(sf.col(TICK).cast("double"))
        wanted |= {
            "without_time": sf.count_if(unread),
            "first": sf.min(TICK),
            "last": sf.max(TICK),
        }
        if columns.time_kind == "text":
            wanted |= {"example": sf.first(sf.when(unread, sf.col(TIME)), ignorenulls=True)}
            wanted |= {"zoned": sf.count_if(has_zone(sf.col(TIME)))}
    found = edges.agg(*(value.alias(name) for name, value in wanted.items())).first()
    assert found is not None
    row = found.asDict()
    if row["without_end"]:
        raise ValueError(
            f"{row['without_end']:,} of {row['edges']:,} edges lack an end: expected two nodes in each row"
        )
    if row.get("without_time"):
        example = f", such as {row['example']!r}" if row.get("example") else ""
        raise ValueError(
            f"{row['without_time']:,} of {row['edges']:,} edges have no time that can be read{example}: "
            "expected a number or a date for every edge"
        )
    if 0 < row.get("zoned", 0) < row["edges"]:
        raise ValueError(
            f"{row['zoned']:,} of {row['edges']:,} times have a time zone: expected one for every edge or for none"
        )
    return EdgeStatistics(edges=row["edges"], nodes=row["nodes"], first=row.get("first"), last=row.get("last"))
