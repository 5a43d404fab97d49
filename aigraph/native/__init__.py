"""aigraph's own formats, which hold a whole ledger and lose nothing: read and write in one file each."""

from aigraph.engine.lazy_names import attach

__getattr__, __dir__ = attach(__name__, __file__)
