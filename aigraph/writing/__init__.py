"""A ledger or a view in the formats of other programs, one file each."""

from aigraph.engine.lazy_names import attach

__getattr__, __dir__ = attach(__name__, __file__)
