"""Any table or graph becomes a ledger: one registry of formats, one reader each."""

from aigraph.engine.lazy_names import attach

__getattr__, __dir__ = attach(__name__, __file__)
