"""Compilation of kernels by numba: without the global interpreter lock, cached on disk, at the first call."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from typing import Any, ParamSpec, TypeVar, cast

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

    compiled: Any = numba.njit(function, nogil=True, boundscheck=False)
    compiled._cache = _disk_cache()(function)  # noqa: SLF001 - as `cache=True` does
    return cast("Callable[_Parameters, _Result]", compiled)


def inlined(function: Callable[_Parameters, _Result]) -> Callable[_Parameters, _Result]:
    """Copy a function into the kernels that call it, where a call would cost a tenth of what it does."""
    import numba

    return cast("Callable[_Parameters, _Result]", numba.njit(function, inline="always", boundscheck=False))


@cache
def _disk_cache() -> type[Any]:
    """Give numba's disk cache, but for one thing: a file that cannot be read is a miss, and is written anew.

    numba reads all of a file before it sees that it is out of date, and fails where a class that it names has moved since, or
    where a write was interrupted (https://github.com/numba/numba/issues/10434).
    """
    from numba.core.caching import FunctionCache

    class DiskCache(FunctionCache):
        def load_overload(self, sig: Any, target_context: Any) -> Any:
            try:
                return super().load_overload(sig, target_context)  # type: ignore[no-untyped-call]  # numba has no types
            except Exception:  # noqa: BLE001 - what reading a pickle can raise is anyone's guess
                self.flush()  # type: ignore[no-untyped-call]  # as above
                return None

    return DiskCache
