"""Between a ledger and a folder of CSV tables, in and out."""

from aigraph.engine.lazy_names import attach

__getattr__, __dir__ = attach(__name__, __file__)
