"""Any table or graph becomes a ledger: one registry of formats, one reader each."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
