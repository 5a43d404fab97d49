"""Which engine answers: plain Python, or compiled code from the size where it wins."""

from __future__ import annotations

from aigraph.engine.arcs import Arcs
from aigraph.engine.search import PythonSearch, Question, Search

ENGINES = ("auto", "python", "compiled")


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
    return PythonSearch(arcs, question)
