"""The picture as one page: companies, deals and loops, each with its sources."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
