"""The plan for a graph that fits no worker: joins bring together what lies on closed walks through each root.

Nodes are ranked by the product of their degrees, largest first, and a cycle belongs to its node of first rank, its root. From the
root edges are followed through later nodes only, half of the bound forward and half backward; what both ways reach is the root's
neighbourhood. Each is small: hubs come first, and those that follow never pass them again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import reduce
from typing import Any

import numpy as np
import pyarrow as pa
from pyspark import StorageLevel
from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as sf

from aigraph.spark.arrow_edges import EdgeArrays, number_edges
from aigraph.spark.edge_columns import HEAD, TAIL, EdgeColumns, TimeKind
from aigraph.spark.map_batches import map_batches
from aigraph.spark.query import CycleQuery
from aigraph.spark.task_search import cycles_of_nodes, self_loops, simple_cycles_through, temporal_cycles

ROOT, PART = "root", "part"
_WORK, _TAIL_WORK, _HEAD_WORK, _ROOT_WORK, _NODE = "work", "tail_work", "head_work", "root_work", "node"
# Neighbourhoods are searched together until they have so many edges: a search of its own for each would take longer to begin.
_EDGES_AT_ONCE = 500_000


def search_neighbourhoods(
    edges: DataFrame, columns: EdgeColumns, query: CycleQuery, *, partitions: int, max_edges: int, trims: int = 1
) -> DataFrame:
    """Search the neighbourhood of each root; one with more than `max_edges` edges is divided by the first edges of its cycles."""
    assert query.max_length is not None
    schema = columns.of_cycles(keeps_edges_apart=query.keeps_edges_apart)
    loops = map_batches(edges.where(sf.col(TAIL) == sf.col(HEAD)), _loop_searcher(columns.time_kind, query), schema)
    if not query.keeps_edges_apart:
        loops = loops.distinct()
    if query.max_length == 1:
        return loops
    pairs = trim(edges.where(sf.col(TAIL) != sf.col(HEAD)).select(TAIL, HEAD).distinct(), trims)
    # Both are used several times. Kept as Spark keeps them, they are made anew where a machine is lost.
    ranked = rank_by_degree(pairs).persist(StorageLevel.MEMORY_AND_DISK)
    near = neighbourhoods(ranked, query.max_length).persist(StorageLevel.MEMORY_AND_DISK)
    near = divide_hubs(near, max_edges)
    if query.keeps_edges_apart:
        near = near.join(edges, [TAIL, HEAD])
    by_root = near.repartition(partitions, ROOT, PART).sortWithinPartitions(ROOT, PART)
    return map_batches(by_root, _searcher(columns.time_kind, query), schema).unionByName(loops)


def trim(pairs: DataFrame, rounds: int) -> DataFrame:
    """Drop edges from nodes without an edge into them, and to nodes without an edge out: they are on no cycle."""
    for _ in range(rounds):
        pairs = pairs.join(pairs.select(sf.col(HEAD).alias(TAIL)).distinct(), TAIL, "left_semi")
        pairs = pairs.join(pairs.select(sf.col(TAIL).alias(HEAD)).distinct(), HEAD, "left_semi")
    return pairs.select(TAIL, HEAD)


def rank_by_degree(pairs: DataFrame) -> DataFrame:
    """Give each end of each edge the product of its degrees below 0, so that hubs come first."""
    out_degrees = pairs.groupBy(sf.col(TAIL).alias(_NODE)).agg(sf.count(sf.lit(1)).alias("out_degree"))
    in_degrees = pairs.groupBy(sf.col(HEAD).alias(_NODE)).agg(sf.count(sf.lit(1)).alias("in_degree"))
    # A node without an edge in or out is on no cycle, so that an inner join trims once more.
    work = out_degrees.join(in_degrees, _NODE).select(_NODE, (-sf.col("out_degree") * sf.col("in_degree")).alias(_WORK))
    of_tails = work.select(sf.col(_NODE).alias(TAIL), sf.col(_WORK).alias(_TAIL_WORK))
    of_heads = work.select(sf.col(_NODE).alias(HEAD), sf.col(_WORK).alias(_HEAD_WORK))
    return pairs.join(of_tails, TAIL).join(of_heads, HEAD).select(TAIL, HEAD, _TAIL_WORK, _HEAD_WORK)


def neighbourhoods(ranked: DataFrame, max_length: int) -> DataFrame:
    """Give the edges on closed walks of at most `max_length` through each root, as rows of root, tail and head, and a few more."""
    forward_hops, backward_hops = (max_length + 1) // 2, max_length // 2
    forward = _walk(ranked, forward_hops, TAIL, HEAD)
    backward = _walk(ranked, backward_hops, HEAD, TAIL)
    ahead, behind = _reached(forward, HEAD), _reached(backward, TAIL)
    # A cycle passes a node that both ways reach; what the last hop of a way reaches is such a node.
    forward[-1] = forward[-1].join(behind.withColumnRenamed(_NODE, HEAD), [ROOT, HEAD], "left_semi")
    backward[-1] = backward[-1].join(ahead.withColumnRenamed(_NODE, TAIL), [ROOT, TAIL], "left_semi")
    roots = ahead.join(behind, [ROOT, _NODE], "left_semi").select(ROOT).distinct()
    steps = [step.select(ROOT, TAIL, HEAD) for step in (*forward, *backward)]
    return reduce(DataFrame.unionByName, steps).join(roots, ROOT, "left_semi").distinct()


def _walk(ranked: DataFrame, hops: int, near: str, far: str) -> list[DataFrame]:
    """Follow edges from each root through nodes of later rank; give the edges of each hop."""
    works = {TAIL: _TAIL_WORK, HEAD: _HEAD_WORK}
    first = ranked.where(_is_later(far, works[far], near, works[near])).select(
        sf.col(near).alias(ROOT), sf.col(works[near]).alias(_ROOT_WORK), TAIL, HEAD
    )
    steps = [first]
    for _ in range(hops - 1):
        frontier = steps[-1].select(ROOT, _ROOT_WORK, sf.col(far).alias(near)).distinct()
        joined = frontier.join(ranked, near).where(_is_later(far, works[far], ROOT, _ROOT_WORK))
        steps.append(joined.select(ROOT, _ROOT_WORK, TAIL, HEAD))
    return steps


def _is_later(node: str, work: str, than: str, than_work: str) -> Column:
    same = sf.col(work) == sf.col(than_work)
    return (sf.col(work) > sf.col(than_work)) | (same & (sf.col(node) > sf.col(than)))


def _reached(steps: list[DataFrame], far: str) -> DataFrame:
    """Give the nodes that a way reaches, each once for each root."""
    return reduce(DataFrame.unionByName, [step.select(ROOT, sf.col(far).alias(_NODE)) for step in steps]).distinct()


def divide_hubs(near: DataFrame, max_edges: int) -> DataFrame:
    """Divide large neighbourhoods into parts: the first edges of the cycles are dealt out, and each part has all others."""
    parts = sf.ceil(sf.count(sf.lit(1)) / max_edges).cast("int").alias("parts")
    hubs = near.groupBy(ROOT).agg(parts).where(sf.col("parts") > 1)
    marked = near.join(sf.broadcast(hubs), ROOT, "left").withColumn("parts", sf.coalesce("parts", sf.lit(1)))
    dealt = sf.array(sf.pmod(sf.hash(HEAD), sf.col("parts")))
    everywhere = sf.sequence(sf.lit(0), sf.col("parts") - 1)
    part = sf.when(sf.col(TAIL) == sf.col(ROOT), dealt).otherwise(everywhere)
    return marked.withColumn(PART, sf.explode(part)).drop("parts")


def _loop_searcher(kind: TimeKind | None, query: CycleQuery) -> Callable[[Iterator[Any]], Iterator[Any]]:
    def search(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield from self_loops(number_edges(pa.Table.from_batches([batch]), kind), query)

    return search


def _searcher(kind: TimeKind | None, query: CycleQuery) -> Callable[[Iterator[Any]], Iterator[Any]]:
    def search(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for table in _whole_neighbourhoods(batches):
            yield from _search(table, kind, query)

    return search


def _whole_neighbourhoods(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.Table]:
    """Gather rows into tables that end where a neighbourhood ends."""
    held: list[pa.RecordBatch] = []
    rows = 0
    for batch in batches:
        held.append(batch)
        rows += len(batch)
        if rows < _EDGES_AT_ONCE:
            continue
        table = pa.Table.from_batches(held).combine_chunks()
        starts = _starts(table)
        if starts[-1] > 0:
            yield table.slice(0, starts[-1])
            table = table.slice(starts[-1])
        held, rows = table.to_batches(), len(table)
    if held:
        yield pa.Table.from_batches(held).combine_chunks()


def _starts(table: pa.Table) -> Any:
    """Give the rows in which a neighbourhood begins."""
    root = table.column(ROOT).combine_chunks().dictionary_encode()
    codes = _plain(root).indices.to_numpy()
    part = table.column(PART).to_numpy()
    return np.append(0, np.flatnonzero((codes[1:] != codes[:-1]) | (part[1:] != part[:-1])) + 1)


def _plain(column: Any) -> Any:
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column


def _search(table: pa.Table, kind: TimeKind | None, query: CycleQuery) -> Iterator[pa.RecordBatch]:
    """Search many neighbourhoods at once: a node counts as another one in each of them."""
    starts = _starts(table)
    group = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(table))))
    edges = number_edges(table.drop_columns([ROOT, PART]), kind)
    size = len(edges.labels)
    tails, heads = (group * size + ends for ends in (edges.tails, edges.heads))
    nodes, numbers = np.unique(np.concatenate([tails, heads]), return_inverse=True)
    root_labels = table.column(ROOT).combine_chunks().take(pa.array(starts))
    place = _index_in(root_labels, edges.labels)
    roots = (np.arange(len(starts)) * size + place)[place >= 0]
    apart = EdgeArrays(
        labels=edges.labels.take(pa.array(nodes % size)),
        tails=numbers[: len(tails)].astype(np.int32),
        heads=numbers[len(tails) :].astype(np.int32),
        ticks=edges.ticks,
        weights=edges.weights,
        times=edges.times,
        ids=edges.ids,
    )
    at = np.minimum(np.searchsorted(nodes, roots), len(nodes) - 1)
    # In a part of a hub that has no first edge the root may be missing.
    wanted = frozenset(at[nodes[at] == roots].tolist())
    if query.is_timed:
        yield from temporal_cycles(apart, query, roots=wanted)
    else:
        yield from cycles_of_nodes(simple_cycles_through(apart, query, wanted), apart, query)


def _index_in(values: Any, labels: pa.Array) -> Any:
    found = pa.compute.index_in(_plain(values), labels)
    return pa.compute.fill_null(found, -1).to_numpy()
