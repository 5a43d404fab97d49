"""Programs that run where some libraries cannot be imported, as if they were not installed."""

from collections.abc import Iterable

_HIDE = """
import sys


class Without:
    def __init__(self, finder):
        self.finder = finder

    def __getattr__(self, name):
        return getattr(self.finder, name)

    def find_spec(self, name, path=None, target=None):
        return None if name.partition(".")[0] in {names} else self.finder.find_spec(name, path, target)


sys.meta_path[:] = map(Without, sys.meta_path)
"""


def without(names: Iterable[str], program: str) -> str:
    """Give a program that hides libraries and then does what another does."""
    return _HIDE.format(names=sorted(names)) + program
