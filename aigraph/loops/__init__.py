"""Loops of a view: rings of companies that the engine finds, classified by the deals on their legs."""

from aigraph.engine.lazy_names import attach

__getattr__, __dir__ = attach(__name__, __file__)
