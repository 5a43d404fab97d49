"""How kernels are compiled: without the interpreter's lock, kept on disk, and only when they are needed."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from typing import Any


@cache
def can_compile() -> bool:
    """Say whether numba is installed, without loading it."""
    return find_spec("numba") is not None


@cache
def tell_that_it_is_missing() -> None:
    """Say once that plain Python answers a question which compiled code would answer sooner."""
    warnings.warn(
        "numba is not installed, so plain Python searches this graph, which takes longer: pip install 'aigraph[fast]'",
        RuntimeWarning,
        stacklevel=2,
    )


def kernel(function: Callable[..., Any]) -> Any:
    """Compile a function on arrays at its first call; later processes read it from disk.

    Kernels drop the interpreter's lock, so that threads run side by side, and they trust their indices: what they are
    given is made by the functions around them.
    """
    import numba

    return numba.njit(function, nogil=True, cache=True, boundscheck=False)
