"""The part of the engine that is written in C, where it was built; without it Python does the same, only slower.

>>> from aigraph.engine.extension import cycles
>>> cycles is None or cycles.read_pairs([("a", "b"), ("b", "a")]) == (["a", "b"], [0, 1], [1, 0])
True
"""

import warnings
from functools import cache
from typing import Any

cycles: Any
try:
    from aigraph.engine.extension import _cycles

    # What was built from older sources is as good as nothing.
    cycles = _cycles if hasattr(_cycles.Search, "totals") else None
except ImportError:
    cycles = None

__all__ = ["cycles", "warn_that_extension_is_missing"]


@cache
def warn_that_extension_is_missing() -> None:
    """Warn, once in a process, that plain Python answers a query in the place of C."""
    warnings.warn(
        "the engine's extension was not built, so plain Python searches this graph: install a C compiler, then this package anew",
        RuntimeWarning,
        stacklevel=2,
    )
