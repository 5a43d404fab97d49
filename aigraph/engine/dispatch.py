"""Chooses which implementation answers a query: plain Python, compiled code, or one after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from time import monotonic
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from aigraph.engine.edge_list import EdgeList
from aigraph.engine.extension import cycles, warn_that_extension_is_missing
from aigraph.engine.frozen import dataclass
from aigraph.engine.protocol import NamingSearch, Query, Search
from aigraph.engine.run import Meter
from aigraph.engine.runtime.jit import can_compile, warn_that_numba_is_missing
from aigraph.engine.simple.extension_search import ExtensionSearch

if TYPE_CHECKING:
    from aigraph.engine.edge_queries import MultigraphQuery, TemporalQuery
    from aigraph.engine.runtime.arrays import Int32Array

Engine: TypeAlias = Literal["auto", "python", "extension", "compiled"]
_ENGINES = get_args(Engine)

# From here on plain Python takes longer to build the adjacency than compiled code takes to load.
_MANY_EDGES = 100_000
# From here on a second thread saves more than it costs to load compiled code where the extension would do.
_VERY_MANY_EDGES = 2_000_000
# The same where edges are ordered by time.
_MANY_TEMPORAL_EDGES = 50_000
# A search that takes longer is begun anew by compiled code: to load it takes half a second, to compile it ten.
_FIRST_TIER_S = 1.0


def check_engine(engine: str, threads: int | None) -> None:
    """Check the options that say how a query is answered.

    Raises
    ------
    ValueError
        If the engine is unknown, or `threads` is below 1.
    """
    if engine not in _ENGINES:
        raise ValueError(f"engine {engine!r} is unknown: expected one of {', '.join(_ENGINES)}")
    if threads is not None and threads < 1:
        raise ValueError(f"threads {threads} is below 1")


def resolve_engine(engine: Engine, edges: int, many: int = _MANY_EDGES) -> Engine:
    """Resolve ``auto`` by graph size: compiled code for many edges, else it stays to be seen."""
    return "compiled" if engine == "auto" and edges >= many else engine


def simple_search(edges: EdgeList, query: Query, engine: Engine, threads: int | None) -> Search:
    """Choose a search for simple cycles."""

    def compiled() -> Search:
        # Imported here because loading numba takes longer than most searches.
        from aigraph.engine.simple.compiled.search import CompiledSearch

        return CompiledSearch(edges, query, threads)

    if cycles is None or engine in ("python", "compiled"):
        if engine == "extension":
            warn_that_extension_is_missing()
            engine = "python"
        return _choose(resolve_engine(engine, len(edges)), _python_search(edges, query), compiled)
    search = ExtensionSearch(edges, query)
    return ListingSearch(search, compiled, len(edges)) if engine == "auto" and can_compile() else search


def _python_search(edges: EdgeList, query: Query) -> Search:
    from aigraph.engine.simple.python.search import PythonSearch

    return PythonSearch(edges, query)


def temporal_search(edges: EdgeList, query: TemporalQuery, engine: Engine, threads: int | None) -> Search:
    """Choose a search for temporal cycles."""
    from aigraph.engine.temporal.python.search import PythonTemporalSearch

    def compiled() -> Search:
        from aigraph.engine.temporal.compiled.search import CompiledTemporalSearch
        from aigraph.engine.temporal.time_slices import SlicedTemporalSearch, slices_of

        slices = slices_of(edges.ticks, query.window)
        return (
            CompiledTemporalSearch(edges, query, threads)
            if slices == 1
            else SlicedTemporalSearch(edges, query, threads, slices)
        )

    chosen = resolve_engine(engine, len(edges), _MANY_TEMPORAL_EDGES)
    return _choose(chosen, PythonTemporalSearch(edges, query), compiled)


def multigraph_search(edges: EdgeList, query: MultigraphQuery, engine: Engine, threads: int | None) -> Search:
    """Make a search for cycles of single edges on top of a search for simple cycles."""
    from aigraph.engine.multigraph.search import MultigraphSearch

    def search_nodes(edges: EdgeList, query: Query) -> Search:
        return simple_search(edges, query, engine, threads)

    return MultigraphSearch(edges, query, search_nodes)


def _choose(engine: Engine, python: Search, make_compiled: Callable[[], Search]) -> Search:
    if engine == "python":
        return python
    if can_compile():
        return make_compiled() if engine == "compiled" else TieredSearch(python, make_compiled)
    if engine == "compiled":
        warn_that_numba_is_missing()
    return python


@dataclass(frozen=True, eq=False, repr=False)
class TieredSearch:
    """A search that is replaced by a compiled one if it takes long.

    A small graph can have more cycles than a large one, so that its size alone does not say which of them ends sooner.

    Parameters
    ----------
    first : Search
        The first tier.
    make_compiled : callable
        Makes the second tier.
    """

    first: Search
    make_compiled: Callable[[], Search]

    def blocks(self, meter: Meter) -> Iterator[Sequence[list[int]]]:
        """Yield the cycles; the second tier skips those that the first one gave."""
        yielded = 0
        # What the caller does with the cycles between two blocks may take far longer, and does not count.
        spent, began = 0.0, monotonic()
        for block in self.first.blocks(meter):
            spent += monotonic() - began
            yielded += len(block)
            yield block
            if spent > _FIRST_TIER_S and not meter.is_cut:
                break
            began = monotonic()
        else:
            return
        for block in self.make_compiled().blocks(meter):
            skipped = min(yielded, len(block))
            yielded -= skipped
            yield block[skipped:]

    def counts(self, meter: Meter) -> Iterator[Mapping[int, int]]:
        """Yield counts; those of the first tier are subtracted before the second one begins."""
        counted = Counter[int]()
        began = monotonic()
        for counts in self.first.counts(meter):
            counted.update(counts)
            yield counts
            if monotonic() - began > _FIRST_TIER_S and meter.roots_done < meter.roots and not meter.is_cut:
                break
        else:
            return
        yield {length: -number for length, number in counted.items()}
        yield from self.make_compiled().counts(meter)

    def tables(self, meter: Meter, max_rows: int) -> Iterator[Int32Array | None]:
        """Yield matrices of the first tier if it ends in time, else of the second one."""
        # Imported here because lists need no numpy.
        from aigraph.engine.runtime.batcher import batch_lists

        found: list[Sequence[list[int]]] = []
        began = monotonic()
        for block in self.first.blocks(meter):
            found.append(block)
            yield None
            if monotonic() - began > _FIRST_TIER_S and not meter.is_cut:
                yield from self.make_compiled().tables(meter, max_rows)
                return
        yield from batch_lists(found, max_rows)


@dataclass(frozen=True, eq=False, repr=False)
class ListingSearch(TieredSearch, NamingSearch):
    """A search by the extension, which no compiled one overtakes where lists are made: those take longer than the search."""

    first: ExtensionSearch
    edges: int = 0

    def counts(self, meter: Meter) -> Iterator[Mapping[int, int]]:
        """Yield counts, of very many edges by compiled code at once."""
        return self.make_compiled().counts(meter) if self.edges >= _VERY_MANY_EDGES else super().counts(meter)

    def tables(self, meter: Meter, max_rows: int) -> Iterator[Int32Array | None]:
        """Yield matrices, of very many edges by compiled code at once."""
        many = self.edges >= _VERY_MANY_EDGES
        return self.make_compiled().tables(meter, max_rows) if many else super().tables(meter, max_rows)

    def blocks(self, meter: Meter) -> Iterator[Sequence[list[int]]]:
        """Yield the cycles."""
        return self.first.blocks(meter)

    def named_blocks(self, meter: Meter, nodes: Sequence[Hashable]) -> Iterator[Sequence[list[Hashable]]]:
        """Yield the cycles as lists of nodes."""
        return self.first.named_blocks(meter, nodes)
