"""Cycles of graphs in Spark DataFrames, by exact plans whose tasks need not know of each other."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
