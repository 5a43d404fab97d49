"""An interrupt while DuckDB works is an interrupt, and no error of a query."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def plain_interrupts() -> Iterator[None]:
    """Raise KeyboardInterrupt where DuckDB says in its own way that it was interrupted.

    Examples
    --------
    >>> try:
    ...     with plain_interrupts():
    ...         raise RuntimeError("Query interrupted")
    ... except KeyboardInterrupt:
    ...     print("stopped")
    stopped
    """
    try:
        yield
    except Exception as error:
        # By name, since tables that DuckDB does not read need not load it.
        if str(error) == "Query interrupted" or type(error).__name__ == "InterruptException":
            raise KeyboardInterrupt from None
        raise
