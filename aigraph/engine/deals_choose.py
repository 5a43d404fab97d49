"""Which search answers a question about deals: with times or without, in plain Python or compiled."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec

from aigraph.engine.arcs import Arcs
from aigraph.engine.deals_of import Deals
from aigraph.engine.deals_question import DealQuestion
from aigraph.engine.deals_search import DealSearch
from aigraph.engine.search import Question, Search
from aigraph.engine.temporal_search import PythonTemporal

# Plain Python takes some 20 to 100 microseconds a deal; to load the compiled search takes half a second.
_COMPILED_FROM = 10_000


def deal_search(
    deals: Deals,
    question: DealQuestion,
    engine: str,
    threads: int | None,
    rings: Callable[[Arcs, Question], Search],
) -> Search:
    """Put a question to some deals; `rings` answers which rings of nodes there are, for deals without times."""
    if not question.timed:
        return DealSearch(deals, question, rings)
    large = engine == "auto" and len(deals.names) >= _COMPILED_FROM and find_spec("numba") is not None
    if engine == "compiled" or large:
        from aigraph.engine.temporal_threads import CompiledTemporal

        return CompiledTemporal(deals, question, threads)
    return PythonTemporal(deals, question)
