"""The plan for windows: slices of time that overlap by the window, each searched by one task.

A cycle belongs to the slice of its earliest edge, and all of its edges lie within the window after that one. So a slice that also
holds the edges of one more window finds all its cycles, and no other slice finds them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

import pyarrow as pa
from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as sf

from aigraph.spark.arrow_edges import number_edges
from aigraph.spark.edge_columns import TICK, EdgeColumns, TimeKind
from aigraph.spark.edge_statistics import EdgeStatistics
from aigraph.spark.map_batches import map_batches
from aigraph.spark.query import CycleQuery
from aigraph.spark.task_search import temporal_cycles

SLICE, IS_FIRST = "slice", "is_first"
_BINS = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSlices:
    """Slices of time, as ranges of bins of equal length.

    Parameters
    ----------
    first, reach : int or float
        The earliest tick, and the ticks from there to the latest.
    window : int or float
        The ticks by which slices overlap.
    bins : int
        How many bins the reach is divided into.
    starts : tuple of int
        The bin in which each slice begins.
    rows : tuple of int
        The edges of each slice with those of the window after it.
    edges : int
        All edges, each once.
    """

    first: float
    reach: float
    window: float
    bins: int
    starts: tuple[int, ...]
    rows: tuple[int, ...]
    edges: int

    @property
    def copies(self) -> float:
        """How often an edge is sent to a slice."""
        return sum(self.rows) / max(1, self.edges)

    def bin_of(self, tick: Column) -> Column:
        """Give the bin of a tick, as 0, 1, 2, ..."""
        if self.reach <= 0:
            return sf.lit(0)
        share = (tick - sf.lit(self.first)).cast("double") / sf.lit(float(self.reach))
        return sf.least(sf.floor(share * self.bins).cast("int"), sf.lit(self.bins - 1))

    def slice_of_bin(self) -> list[int]:
        """Give the slice to which each bin belongs."""
        ends = [*self.starts[1:], self.bins]
        return [
            number for number, (begin, end) in enumerate(zip(self.starts, ends, strict=True)) for _ in range(begin, end)
        ]

    def first_slice_of_bin(self) -> list[int]:
        """Give for each bin the earliest slice whose window reaches it; it may be one more than needed."""
        ends = [self._tick_of(start) for start in self.starts[1:]]
        found, number = [], 0
        for place in range(self.bins):
            # A bin on either side: a product with floats may be rounded either way.
            while number < len(ends) and ends[number] + self.window < self._tick_of(place - 1):
                number += 1
            found.append(number)
        return [min(pair) for pair in zip(found, self.slice_of_bin(), strict=True)]

    def _tick_of(self, place: int) -> float:
        return self.first + self.reach * place / self.bins


def cut_into_slices(
    edges: DataFrame, statistics: EdgeStatistics, window: float, wanted: int, max_rows: int
) -> TimeSlices:
    """Cut the edges into about so many slices of as many edges each, by an exact histogram of their times.

    A slice is as long as the window at least, so that no edge is sent more than about twice, unless it would have more than
    `max_rows` edges.
    """
    whole = TimeSlices(
        first=statistics.first or 0,
        reach=statistics.reach,
        window=window,
        bins=_BINS if statistics.reach > 0 else 1,
        starts=(0,),
        rows=(statistics.edges,),
        edges=statistics.edges,
    )
    counted = edges.groupBy(whole.bin_of(sf.col(TICK)).alias("bin")).count().collect()
    rows_of = {row["bin"]: row["count"] for row in counted}
    histogram = [rows_of.get(place, 0) for place in range(whole.bins)]
    bin_length = whole.reach / whole.bins
    fair = statistics.edges / max(1, wanted)
    starts, held = [0], 0
    for place, rows in enumerate(histogram):
        is_long = (place - starts[-1]) * bin_length >= window
        if held and ((is_long and held + rows / 2 > fair) or held + rows > max_rows):
            starts.append(place)
            held = 0
        held += rows
    sums = [0, *accumulate(histogram)]
    slices = replace(whole, starts=tuple(starts), rows=())
    reaches = slices.first_slice_of_bin()
    last_bin = [max(place for place, number in enumerate(reaches) if number <= of) for of in range(len(starts))]
    sizes = [sums[last + 1] - sums[start] for start, last in zip(starts, last_bin, strict=True)]
    return replace(slices, rows=tuple(sizes))


def search_slices(edges: DataFrame, columns: EdgeColumns, query: CycleQuery, slices: TimeSlices) -> DataFrame:
    """Send each edge to its slices, and search each slice in a task of its own."""
    place = slices.bin_of(sf.col(TICK)) + 1
    own = sf.element_at(_constant(slices.slice_of_bin()), place)
    earliest = sf.element_at(_constant(slices.first_slice_of_bin()), place)
    sent = edges.withColumn("own", own).withColumn(SLICE, sf.explode(sf.sequence(earliest, sf.col("own"))))
    sent = sent.withColumn(IS_FIRST, sf.col(SLICE) == sf.col("own")).drop("own")
    by_slice = sent.repartitionById(len(slices.starts), SLICE)
    schema = columns.of_cycles(keeps_edges_apart=query.keeps_edges_apart)
    return map_batches(by_slice, _searcher(columns.time_kind, query), schema)


def _constant(numbers: list[int]) -> Column:
    # As one text, since thousands of numbers are thousands of expressions to Spark, which take seconds to plan.
    return sf.split(sf.lit(",".join(map(str, numbers))), ",").cast("array<int>")


def _searcher(kind: TimeKind | None, query: CycleQuery) -> Callable[[Iterator[Any]], Iterator[Any]]:
    def search(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        held = list(batches)
        if not held:
            return
        table = pa.Table.from_batches(held)
        del held
        firsts = int(table.column(IS_FIRST).to_numpy(zero_copy_only=False).sum())
        # The edges of the window after the slice are later than all of these.
        yield from temporal_cycles(number_edges(table.drop_columns([SLICE, IS_FIRST]), kind), query, firsts)

    return search
