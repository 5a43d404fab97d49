"""A static site: the page, and a page with an address of its own for each loop, company and deal."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
