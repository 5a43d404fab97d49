"""Which engine answers: plain Python, or compiled code from the size where it wins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any

from aigraph.engine.edge_list import Arcs
from aigraph.engine.limits import Meter
from aigraph.engine.runtime.jit import can_compile, tell_that_it_is_missing
from aigraph.engine.simple.python.search import PythonSearch, Question, Search, tables_of

ENGINES = ("auto", "python", "compiled")

# From here on plain Python needs longer to make the graph ready than compiled code takes to load.
_MANY_ARCS = 100_000
# A search by plain Python that takes longer than this is begun anew by compiled code.
_PATIENCE_S = 1.0


def engine_for(engine: str, arcs: Arcs, question: Question, threads: int | None) -> Search:
    """Put a question about some arcs to the engine asked for.

    Raises
    ------
    ValueError
        If the engine is unknown, or `threads` below 1.
    """
    if engine not in ENGINES:
        raise ValueError(f"engine {engine!r} is unknown: expected one of {', '.join(ENGINES)}")
    if threads is not None and threads < 1:
        raise ValueError(f"threads {threads} is below 1")
    python = PythonSearch(arcs, question)
    if engine == "python":
        return python

    def compiled() -> Search:
        # Imported here because numba alone takes longer to load than most searches take.
        from aigraph.engine.simple.compiled.search import CompiledSearch

        return CompiledSearch(arcs, question, threads)

    chosen = settled(engine, arcs)
    if chosen == "compiled" and not can_compile():
        tell_that_it_is_missing()
        return python
    return compiled() if chosen == "compiled" else Relay(python, compiled) if can_compile() else python


def settled(engine: str, arcs: Arcs) -> str:
    """Say what the size of a graph settles: ``auto`` is compiled code for many arcs, whatever becomes of them later."""
    return "compiled" if engine == "auto" and len(arcs.tails) >= _MANY_ARCS else engine


@dataclass(eq=False, repr=False)
class Relay:
    """Plain Python begins, and compiled code takes over if that takes long.

    A small graph can have more cycles than a large one, so that its size alone does not say who is sooner done.

    Parameters
    ----------
    python : Search
        Who begins.
    make_compiled : callable
        Gives who goes on.
    """

    python: Search
    make_compiled: Callable[[], Search]

    def blocks(self, meter: Meter) -> Iterator[Sequence[list[int]]]:
        """Yield the cycles; after the change those are left out that were given before."""
        given = 0
        # What is done with the cycles between two blocks is no fault of plain Python, and may take far longer.
        spent, began = 0.0, monotonic()
        for block in self.python.blocks(meter):
            spent += monotonic() - began
            given += len(block)
            yield block
            if spent > _PATIENCE_S and not meter.cut:
                break
            began = monotonic()
        else:
            return
        for block in self.make_compiled().blocks(meter):
            left_out = min(given, len(block))
            given -= left_out
            yield block[left_out:]

    def counts(self, meter: Meter) -> Iterator[Mapping[int, int]]:
        """Yield counts; at the change what was counted before is taken back."""
        counted = Counter[int]()
        began = monotonic()
        for counts in self.python.counts(meter):
            counted.update(counts)
            yield counts
            if monotonic() - began > _PATIENCE_S and not meter.cut:
                break
        else:
            return
        yield {length: -number for length, number in counted.items()}
        yield from self.make_compiled().counts(meter)

    def tables(self, meter: Meter, rows: int) -> Iterator[Any]:
        """Yield matrices: of plain Python if it is soon done, else of compiled code."""
        early: list[Sequence[list[int]]] = []
        began = monotonic()
        for block in self.python.blocks(meter):
            early.append(block)
            yield None
            if monotonic() - began > _PATIENCE_S and not meter.cut:
                yield from self.make_compiled().tables(meter, rows)
                return
        yield from tables_of(early, rows)
