"""Cycles of graphs in Spark DataFrames, by exact plans whose tasks need not know of each other."""

from aigraph.engine.lazy_names import attach

_fetch, __dir__ = attach(__name__, __file__)


def __getattr__(name: str) -> object:
    """Fetch a name; without PySpark or pyarrow it says what installs them."""
    try:
        return _fetch(name)
    except ModuleNotFoundError as error:
        line = f"{name} needs {error.name}: pip install 'aigraph[spark]'"
        raise ModuleNotFoundError(line, name=error.name) from error
