"""The plan for a graph that fits a worker: it is prepared and sent once, and tasks are ranges of roots, or of branches of a hub."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import pyarrow as pa
from pyspark import SparkFiles
from pyspark.sql import DataFrame
from pyspark.sql import types as st

from aigraph.engine.edge_list import EdgeList
from aigraph.engine.simple.compiled.graph.csr import build_csr
from aigraph.engine.simple.compiled.graph.stored_csr import open_csr, save_csr
from aigraph.engine.simple.compiled.tasks import Task, TaskSearch, divide
from aigraph.engine.temporal.compiled.tasks import search_first_edges
from aigraph.engine.temporal.compiled.timeline import build_timeline
from aigraph.spark.arrow_edges import EdgeArrays, edge_batches, number_edges
from aigraph.spark.edge_columns import EDGE, HEAD, TAIL, TIME, EdgeColumns, TimeKind
from aigraph.spark.map_batches import map_batches
from aigraph.spark.query import CycleQuery
from aigraph.spark.task_search import cycles_of_nodes, self_loops

_BLOB_EDGES = 4_000_000
_RESULT_BYTES = 400_000_000
_LOOPS = Task(-1, -1)
"""The task of the edges from a node to itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedGraph:
    """A graph in files that each machine has a copy of.

    Parameters
    ----------
    prefix : str
        What the names of its files begin with.
    csr : tuple of str
        The files of the adjacency; none where edges are ordered by time.
    edges : str
        The file of the edges, or of the labels of nodes alone.
    """

    prefix: str
    csr: tuple[str, ...]
    edges: str


def share_graph(
    edges: DataFrame, columns: EdgeColumns, query: CycleQuery, tasks: int, expected_bytes: int
) -> tuple[SharedGraph, list[Task]]:
    """Prepare the graph on the driver, send it to every machine, and divide the search into tasks."""
    wanted = edges if query.keeps_edges_apart else edges.select(TAIL, HEAD)
    arrays = number_edges(_receive(wanted, expected_bytes), columns.time_kind)
    folder = Path(tempfile.mkdtemp(prefix="aigraph-"))
    # Machines ask the driver for files as long as tasks may begin: until the process ends.
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    prefix = uuid4().hex[:12]
    paths: list[Path] = []
    if query.is_timed:
        divided = _ranges(len(arrays.tails), tasks)
    else:
        csr, roots, _ = build_csr(_edge_list(arrays), None)
        paths = save_csr(csr, folder)
        divided = [*divide(csr, roots, tasks), _LOOPS]
        del csr
    _write_edges(arrays, folder / "edges.arrow", query)
    context = edges.sparkSession.sparkContext
    for path in [*paths, folder / "edges.arrow"]:
        context.addFile(str(path.rename(folder / f"{prefix}-{path.name}")))
    names = tuple(f"{prefix}-{path.name}" for path in paths)
    return SharedGraph(prefix=prefix, csr=names, edges=f"{prefix}-edges.arrow"), divided


def search_shared(
    session_range: DataFrame, shared: SharedGraph, columns: EdgeColumns, query: CycleQuery, tasks: list[Task]
) -> DataFrame:
    """Search the tasks, one a partition of a DataFrame of their numbers."""
    schema = columns.of_cycles(keeps_edges_apart=query.keeps_edges_apart)
    return map_batches(session_range, _searcher(shared, columns.time_kind, query, tasks), schema)


def _receive(edges: DataFrame, expected_bytes: int) -> pa.Table:
    """Bring edges to the driver in a compact form, all at once or, where they are many, a partition at a time."""
    packed = map_batches(edges, _pack, st.StructType([st.StructField("blob", st.BinaryType(), nullable=False)]))
    few = expected_bytes < _RESULT_BYTES
    rows = packed.collect() if few else packed.toLocalIterator(prefetchPartitions=True)
    tables = [pa.ipc.open_stream(row["blob"]).read_all() for row in rows]
    if not tables:
        from pyspark.sql.pandas.types import to_arrow_schema

        return to_arrow_schema(edges.schema).empty_table()
    return pa.concat_tables(tables)


def _pack(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    held: list[pa.RecordBatch] = []
    for batch in batches:
        held.append(batch)
        if sum(map(len, held)) >= _BLOB_EDGES:
            yield _blob(held)
            held = []
    if held:
        yield _blob(held)


def _blob(batches: list[pa.RecordBatch]) -> pa.RecordBatch:
    table = pa.Table.from_batches(batches).combine_chunks()
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return pa.RecordBatch.from_arrays([pa.array([sink.getvalue().to_pybytes()], pa.binary())], ["blob"])


def _edge_list(arrays: EdgeArrays) -> EdgeList:
    return EdgeList(nodes=range(len(arrays.labels)), tails=arrays.tails, heads=arrays.heads)  # type: ignore[arg-type]  # arrays are sequences


def _ranges(edges: int, tasks: int) -> list[Task]:
    cuts = np.unique(np.linspace(0, edges, tasks + 1).astype(np.int64)).tolist()
    return [Task(begin, end) for begin, end in pairwise(cuts)]


def _write_edges(arrays: EdgeArrays, path: Path, query: CycleQuery) -> None:
    """Write what the workers need beside the adjacency: labels, and the edges themselves where they are kept apart."""
    found: dict[str, Any] = {"tails": pa.array(arrays.tails), "heads": pa.array(arrays.heads)}
    if not query.keeps_edges_apart:
        loops = np.flatnonzero(arrays.tails == arrays.heads)
        found = {name: column.take(pa.array(loops)) for name, column in found.items()}
    else:
        if arrays.ticks is not None:
            found["ticks"] = pa.array(arrays.ticks)
        if arrays.weights is not None:
            found["weights"] = pa.array(arrays.weights)
        if arrays.ids is not None:
            found[EDGE] = arrays.ids
        if arrays.times is not None and pa.types.is_string(arrays.times.type):
            found[TIME] = arrays.times
    with pa.OSFile(str(path), "wb") as file:
        for table in (pa.table({"labels": arrays.labels}), pa.table(found)):
            with pa.ipc.new_stream(file, table.schema) as writer:
                writer.write_table(table)


def _read_edges(path: str, kind: TimeKind | None) -> EdgeArrays:
    from aigraph.spark.arrow_edges import times_of

    # Two streams, one after the other in a file that is mapped: processes of one machine share its pages.
    with pa.memory_map(path) as file:
        labels = pa.ipc.open_stream(file).read_all()
        table = pa.ipc.open_stream(file).read_all().combine_chunks()
    names = set(table.column_names)
    ticks = table.column("ticks").to_numpy() if "ticks" in names else None
    return EdgeArrays(
        labels=_one(labels.column("labels")),
        tails=table.column("tails").to_numpy(),
        heads=table.column("heads").to_numpy(),
        ticks=ticks,
        weights=table.column("weights").to_numpy() if "weights" in names else None,
        times=_one(table.column(TIME)) if TIME in names else times_of(ticks, kind),
        ids=_one(table.column(EDGE)) if EDGE in names else None,
    )


def _one(column: pa.ChunkedArray) -> pa.Array:
    made = column.combine_chunks()
    return pa.concat_arrays(made.chunks) if isinstance(made, pa.ChunkedArray) else made


class _Worker:
    """What a process keeps from one task to the next: the graph, mapped, and the arrays of the search."""

    held: tuple[Any, ...] = (None, None)

    @classmethod
    def of(cls, shared: SharedGraph, kind: TimeKind | None, query: CycleQuery) -> tuple[EdgeArrays, Any]:
        key = (shared, query)
        if cls.held[0] != key:
            cls.held = (None, None)
            edges = _read_edges(SparkFiles.get(shared.edges), kind)
            search: Any
            if query.is_timed:
                search = build_timeline(
                    len(edges.labels), edges.tails, edges.heads, edges.ticks, query.window, edges.weights
                )
            else:
                csr = open_csr([Path(SparkFiles.get(name)) for name in shared.csr])
                search = TaskSearch(csr, query.max_length or 0, query.min_length)
            cls.held = (key, (edges, search))
        found: tuple[EdgeArrays, Any] = cls.held[1]
        return found


def _searcher(
    shared: SharedGraph, kind: TimeKind | None, query: CycleQuery, tasks: list[Task]
) -> Callable[[Iterator[Any]], Iterator[Any]]:
    def search(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for number in batch.column(0).to_pylist():
                task = tasks[number]
                edges, search = _Worker.of(shared, kind, query)
                if query.is_timed:
                    found = search_first_edges(search, query.temporal(), task.root, task.end)
                    yield from edge_batches(found, edges)
                elif task == _LOOPS:
                    yield from self_loops(edges, query)
                else:
                    yield from cycles_of_nodes(search.tables(task), edges, query)

    return search
