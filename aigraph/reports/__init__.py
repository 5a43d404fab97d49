"""The report: sections of plain values, rendered as HTML and as Markdown by two templates."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
