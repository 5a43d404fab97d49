"""Measures of circularity: one question about money a file or a folder; none imports another."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
