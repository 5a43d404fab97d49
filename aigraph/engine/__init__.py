"""Cycles of any directed graph: it knows vertices, edges, times and weights, and nothing else of this package."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
