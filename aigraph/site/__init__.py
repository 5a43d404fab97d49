"""A static site: the page, and a page with an address of its own for each loop, company and deal."""

from aigraph.engine.lazy_names import attach

__getattr__, __dir__ = attach(__name__, __file__)
