"""The report: sections of plain values, rendered as HTML and as Markdown by two templates."""

from aigraph.engine.lazy_names import attach

__getattr__, __dir__ = attach(__name__, __file__)
