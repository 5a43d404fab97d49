"""Figures for print: SVG with real text, and PNG and PDF made from it."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
