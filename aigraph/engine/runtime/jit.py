"""Compilation of kernels by numba: without the global interpreter lock, cached on disk, at the first call."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from typing import ParamSpec, TypeVar, cast

_Parameters = ParamSpec("_Parameters")
_Result = TypeVar("_Result")


@cache
def can_compile() -> bool:
    """Say whether numba is installed, without importing it."""
    return find_spec("numba") is not None


@cache
def warn_that_numba_is_missing() -> None:
    """Warn, once in a process, that plain Python answers a query for which compiled code is faster."""
    warnings.warn(
        "numba is not installed, so plain Python searches this graph, which takes longer: pip install numba",
        RuntimeWarning,
        stacklevel=2,
    )


def kernel(function: Callable[_Parameters, _Result]) -> Callable[_Parameters, _Result]:
    """Compile a function of arrays and numbers at its first call; later processes load it from the disk cache.

    Kernels release the interpreter lock, so that threads run in parallel, and do not check bounds: their callers make
    the indices.
    """
    import numba

    compiled = numba.njit(function, nogil=True, cache=True, boundscheck=False)
    return cast("Callable[_Parameters, _Result]", compiled)
