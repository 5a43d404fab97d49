"""aigraph's own formats, which hold a whole ledger and lose nothing: read and write in one file each."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
