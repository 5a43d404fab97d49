"""Names of a package that are fetched on first use; the stub beside the package is the one list of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any


def attach(package: str, file: str) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Give ``__getattr__`` and ``__dir__`` of a package by its stub, which is read when the first name is asked for.

    A command of the terminal imports modules and asks packages for no name: to read their stubs takes a thirtieth of its time.
    Of a package with a function that is called like its module `lazy_loader.attach_stub` is needed: it guards the function
    from the module from the start.

    Parameters
    ----------
    package, file : str
        ``__name__`` and ``__file__`` of the package.

    Examples
    --------
    >>> import aigraph.engine as engine
    >>> "Limits" in engine.__all__, engine.Limits.__name__
    (True, 'Limits')
    """

    @cache
    def attached() -> tuple[Callable[[str], Any], Callable[[], list[str]], list[str]]:
        import lazy_loader

        found: tuple[Callable[[str], Any], Callable[[], list[str]], list[str]] = lazy_loader.attach_stub(package, file)
        return found

    def fetch(name: str) -> Any:
        get, _, names = attached()
        return names if name == "__all__" else get(name)

    def list_names() -> list[str]:
        return attached()[1]()

    return fetch, list_names
