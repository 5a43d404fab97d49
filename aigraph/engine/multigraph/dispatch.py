"""Which search answers a question about deals: with times or without, in plain Python or compiled."""

from __future__ import annotations

from collections.abc import Callable

from aigraph.engine.dispatch import Relay
from aigraph.engine.edge_list import Arcs
from aigraph.engine.multigraph.edge_list import Deals
from aigraph.engine.multigraph.query import DealQuestion
from aigraph.engine.multigraph.search import DealSearch
from aigraph.engine.runtime.jit import can_compile, tell_that_it_is_missing
from aigraph.engine.simple.python.search import Question, Search
from aigraph.engine.temporal.python.search import PythonTemporal

# From here on plain Python needs longer to put the deals in order than compiled code takes to load.
_MANY_DEALS = 50_000


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
    python = PythonTemporal(deals, question)
    if engine == "python":
        return python

    def compiled() -> Search:
        # Imported here because numba alone takes longer to load than most searches take.
        from aigraph.engine.temporal.compiled.search import CompiledTemporal

        return CompiledTemporal(deals, question, threads)

    many = len(deals.names) >= _MANY_DEALS
    if not can_compile():
        if many or engine == "compiled":
            tell_that_it_is_missing()
        return python
    return Relay(python, compiled) if engine == "auto" and not many else compiled()
