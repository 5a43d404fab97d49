"""Which cycles are looked for, in the terms of the engine."""

from __future__ import annotations

from dataclasses import dataclass

from aigraph.engine.edge_queries import MultigraphQuery, TemporalQuery, Tolerance
from aigraph.engine.protocol import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleQuery:
    """A query for cycles, as it is sent to the workers.

    Parameters
    ----------
    max_length, min_length : int, optional
        The most and the fewest nodes in a cycle.
    is_timed : bool
        Whether each edge is later than the one before.
    window : int or float, optional
        The most ticks from the first edge to the last.
    tolerance : (float, float), optional
        The least and the most that an edge may weigh, as a share of the weight of the edge before.

    Raises
    ------
    TypeError, ValueError
        As the queries of the engine do.
    """

    max_length: int | None = None
    min_length: int = 1
    is_timed: bool = False
    window: float | None = None
    tolerance: Tolerance | None = None

    def __post_init__(self) -> None:
        self.for_engine()

    @property
    def keeps_edges_apart(self) -> bool:
        """Whether parallel edges make cycles of their own."""
        return self.is_timed or self.tolerance is not None

    def for_engine(self, roots: frozenset[int] | None = None) -> TemporalQuery | MultigraphQuery | Query:
        """Give the query in the form that the engine takes, for cycles through some nodes only if so wanted."""
        if self.is_timed:
            return self.temporal(roots)
        if self.tolerance is not None:
            return self.multigraph()
        return Query(max_length=self.max_length, min_length=self.min_length, roots=roots)

    def temporal(self, roots: frozenset[int] | None = None) -> TemporalQuery:
        """Give a query for temporal cycles."""
        return TemporalQuery(
            max_length=self.max_length,
            min_length=self.min_length,
            roots=roots,
            tolerance=self.tolerance,
            window=self.window,
        )

    def multigraph(self) -> MultigraphQuery:
        """Give a query for cycles of single edges in any order."""
        return MultigraphQuery(max_length=self.max_length, min_length=self.min_length, tolerance=self.tolerance)
