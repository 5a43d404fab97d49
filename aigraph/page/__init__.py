"""The picture as one page: companies, deals and loops, each with its sources."""

from aigraph.engine.lazy_names import attach

__getattr__, __dir__ = attach(__name__, __file__)
