"""Answers as values: rows, frames, graphs, HTML, explanations, lists."""

from aigraph.engine.lazy_names import attach

__getattr__, __dir__ = attach(__name__, __file__)
