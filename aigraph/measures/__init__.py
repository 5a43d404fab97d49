"""Measures of circularity: one question about money a file or a folder; none imports another."""

from aigraph.engine.lazy_names import attach

__getattr__, __dir__ = attach(__name__, __file__)
