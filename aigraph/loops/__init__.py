"""Loops of a view: rings of companies that the engine finds, classified by the deals on their legs."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
