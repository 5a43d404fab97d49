"""Limits the threads of BLAS, the library behind dense linear algebra."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

_SMALL = 64
"""Up to here the libraries use one thread of their own accord, and a limit would take longer than the work."""
_LARGE = 1_000
"""From here on several threads are worth what they cost, also on a machine that has other work."""


@contextmanager
def one_blas_thread(size: int) -> Iterator[None]:
    """Keep dense linear algebra on matrices of some size to one thread.

    A system of some hundred equations takes milliseconds. Cut up for two threads on a machine that had other work it took
    4 to 27 times as long where it was measured: each thread waits, busily, for one that has no processor.

    Examples
    --------
    >>> import numpy as np
    >>> with one_blas_thread(100):
    ...     float(np.linalg.solve(2 * np.eye(100), np.ones(100)).sum())
    50.0
    """
    if _SMALL < size < _LARGE:
        with _libraries().limit(limits=1, user_api="blas"):
            yield
    else:
        yield


@cache
def _libraries() -> Any:
    """Find the libraries once, which takes milliseconds; numpy and scipy bring one each."""
    import numpy as np  # noqa: F401  loaded to be found
    import scipy.linalg  # noqa: F401  loaded to be found
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
